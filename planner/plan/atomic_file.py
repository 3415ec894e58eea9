"""Replaces a file in one step: a reader, or a crash, meets the old content or the new, never half.

The new content goes to a temporary file in the same folder, is forced to the disk, and takes the
old file's name; then the folder is forced to the disk too. Only a kill between the two can leave
the temporary file behind (``.planner-*.tmp``); the old content is untouched even then, and a later
process that writes to the folder removes what is left there.
"""

import errno
import os
import re
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

OWNER_ONLY = 0o600
_LEFT_OVER = re.compile(r"\.planner-[0-9a-f]{16}\.tmp")
_OLD = 3600.0
"""Seconds; no write takes an hour."""


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a file whose content replaces ``path`` when the block ends without an exception.

    A symbolic link is followed: the file it points at is replaced and the link stays. The file is
    readable and writable by its owner only, from its creation on; an existing file whose mode is
    stricter keeps it.

    Raises:
        OSError: If the folder, the file or the disk does not allow it; nothing has changed then.
    """
    target = Path(os.path.realpath(path))
    _refuse_unsuitable(target)
    _remove_left_over(target.parent)
    temporary = target.with_name(f".planner-{secrets.token_hex(8)}.tmp")
    descriptor = os.open(temporary, _CREATE, _mode_for(target))
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _force_folder(target.parent)


_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@lru_cache(maxsize=64)  # once a folder: a process that runs leaves nothing
def _remove_left_over(folder: Path) -> None:
    """Remove temporary files old enough to be of a process that was killed."""
    for file in folder.glob(".planner-*.tmp"):
        with suppress(OSError):
            if _LEFT_OVER.fullmatch(file.name) and time.time() - file.stat().st_mtime > _OLD:
                file.unlink()


def _refuse_unsuitable(target: Path) -> None:
    """Refuse what a rename would replace although it should not."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(target))
    # A rename needs no write permission on the file, yet a write-protected file says "keep me".
    if not mode & 0o222 or not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))


def _mode_for(target: Path) -> int:
    try:
        return stat.S_IMODE(target.stat().st_mode) & OWNER_ONLY
    except FileNotFoundError:
        return OWNER_ONLY


def _force_folder(folder: Path) -> None:
    """Force a rename to the disk, where the system can open a folder."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network file systems cannot; the file itself is already safe.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)
