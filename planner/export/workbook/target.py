"""The file an export replaces: refused in words when it cannot be, whole or not at all."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from planner.export.workbook.export_error import ExportError, ExportFault
from planner.plan.atomic_file import replacing

_FAULTS = {
    errno.ENOENT: ExportFault.FOLDER_MISSING,
    errno.ENOTDIR: ExportFault.FOLDER_MISSING,
    errno.EACCES: ExportFault.READ_ONLY,
    errno.EPERM: ExportFault.READ_ONLY,
    errno.EROFS: ExportFault.READ_ONLY,
    errno.ETXTBSY: ExportFault.IN_USE,
    errno.EBUSY: ExportFault.IN_USE,
    errno.ENOSPC: ExportFault.DISK_FULL,
    errno.EDQUOT: ExportFault.DISK_FULL,
    errno.EFBIG: ExportFault.DISK_FULL,
    errno.EISDIR: ExportFault.IS_A_FOLDER,
    errno.EINVAL: ExportFault.NOT_A_FILE,
}


@contextmanager
def writing_to(path: Path) -> Iterator[BinaryIO]:
    """Open the content of an export; it takes the place of ``path`` when the block ends well.

    Raises:
        ExportError: If the file cannot be written; a file that existed is as it was.
    """
    if _is_open_elsewhere(path):
        raise ExportError(path, ExportFault.IN_USE)
    try:
        with replacing(path) as file:
            yield file
    except OSError as error:
        raise ExportError(path, _fault_of(error, path), error.strerror or str(error)) from error


def folder_for(path: Path) -> None:
    """Make a folder for exports, unless it is there already.

    Raises:
        ExportError: If it cannot be made, or a file has its name.
    """
    try:
        path.mkdir(exist_ok=True)
    except FileExistsError as error:
        raise ExportError(path, ExportFault.NOT_A_FOLDER) from error
    except OSError as error:
        raise ExportError(path, _fault_of(error, path), error.strerror or str(error)) from error


def _fault_of(error: OSError, path: Path) -> ExportFault:
    # Windows refuses to replace a file that a program holds open, as if by permission.
    if isinstance(error, PermissionError) and sys.platform == "win32" and _may_write(path):
        return ExportFault.IN_USE
    return _FAULTS.get(error.errno or 0, ExportFault.DEVICE)


def _may_write(path: Path) -> bool:
    return path.is_file() and os.access(path, os.W_OK)


def _is_open_elsewhere(path: Path) -> bool:
    """Tell whether an office program marks the file as open by a lock file beside it.

    LibreOffice writes ``.~lock.NAME#``, Excel ``~$NAME``. Where a mark's name would be too long
    for the disk, or the folder cannot be looked into, there is none to be seen.
    """
    marks = (path.with_name(f".~lock.{path.name}#"), path.with_name(f"~${path.name}"))
    return any(os.path.exists(mark) for mark in marks)  # noqa: PTH110 -- no OSError, unlike Path's
