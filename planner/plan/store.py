"""Loads and saves plan files, atomically and for their owner only."""

import errno
import hashlib
import stat
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NewType

from planner.plan.atomic_file import replacing
from planner.plan.codec import MAX_BYTES, FormatFault, PlanFormatError, decode, encode
from planner.plan.model import Plan

Fingerprint = NewType("Fingerprint", str)
"""A digest of a file's content; equal fingerprints mean equal files."""


class FileFault(StrEnum):
    """Why a plan file could not be loaded or saved."""

    MISSING = "missing"
    IS_A_FOLDER = "is-a-folder"
    NOT_A_FILE = "not-a-file"
    """A device, pipe or socket."""
    UNREADABLE = "unreadable"
    """No permission to read."""
    NOT_A_PLAN = "not-a-plan"
    """``PlanFileError.detail`` says what and where."""
    TORN = "torn"
    """The content ends in the middle."""
    NEWER_VERSION = "newer-version"
    """``PlanFileError.detail`` holds both versions."""
    READ_ONLY = "read-only"
    """The file, its folder or the disk is write-protected."""
    DISK_FULL = "disk-full"
    """No space, or over the user's quota or file size limit."""
    FOLDER_MISSING = "folder-missing"
    CHANGED_ON_DISK = "changed-on-disk"
    """Somebody else saved the file since it was loaded."""
    UNSTORABLE = "unstorable"
    """The plan holds a value no file can; ``PlanFileError.detail`` says which."""
    DEVICE = "device"
    """Anything else the system reports; ``PlanFileError.reason`` is its text."""


class PlanFileError(Exception):
    """A plan file could not be loaded or saved; a file that existed is as it was.

    Attributes:
        path: The file.
        fault: Why.
        detail: What is wrong with the content and where, for faults of content.
        reason: The system's own words, for ``FileFault.DEVICE``.
    """

    def __init__(
        self,
        path: Path,
        fault: FileFault,
        detail: PlanFormatError | None = None,
        reason: str = "",
    ) -> None:
        super().__init__(path, fault)
        self.path = path
        self.fault = fault
        self.detail = detail
        self.reason = reason


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A plan as it was on the disk."""

    plan: Plan
    fingerprint: Fingerprint


def load_plan(path: Path) -> Plan:
    """Load a plan.

    Raises:
        PlanFileError: If there is no readable plan.
    """
    return load_stored_plan(path).plan


def load_stored_plan(path: Path) -> StoredPlan:
    """Load a plan with the fingerprint to hand to ``save_plan`` later.

    Raises:
        PlanFileError: If there is no readable plan.
    """
    data = file_content(path)
    try:
        return StoredPlan(decode(data), _fingerprint(data))
    except PlanFormatError as error:
        fault = _CONTENT_FAULTS.get(error.fault, FileFault.NOT_A_PLAN)
        raise PlanFileError(path, fault, error) from None


def fingerprint(path: Path) -> Fingerprint | None:
    """Return the fingerprint of the file as it is now; None if there is no file.

    Raises:
        PlanFileError: If the file cannot be read.
    """
    try:
        return _fingerprint(file_content(path))
    except PlanFileError as error:
        if error.fault is FileFault.MISSING:
            return None
        raise


def save_plan(
    plan: Plan, path: Path, *, unless_changed_since: Fingerprint | None = None
) -> Fingerprint:
    """Save a plan in one step; the previous file stays whole until the new one is on the disk.

    Args:
        plan: What to save.
        path: Where; a symbolic link is followed.
        unless_changed_since: The fingerprint of the last load or save; if the file holds anything
            else by now, it is left alone. A file that was removed meanwhile is written anew.

    Returns:
        The fingerprint of the saved file.

    Raises:
        PlanFileError: If it cannot be saved; the previous file is as it was.
    """
    try:
        data = encode(plan)
    except PlanFormatError as error:
        raise PlanFileError(path, FileFault.UNSTORABLE, error) from None
    if unless_changed_since is not None and fingerprint(path) not in (None, unless_changed_since):
        raise PlanFileError(path, FileFault.CHANGED_ON_DISK)
    write_content(path, data)
    return _fingerprint(data)


def write_content(path: Path, data: bytes) -> None:
    """Write a plan file, or a file of a part of a plan, in one step.

    Raises:
        PlanFileError: If it cannot be written; the previous file is as it was.
    """
    try:
        with replacing(path) as file:
            file.write(data)
    except OSError as error:
        raise _file_error(path, error, _SAVE_FAULTS) from None


def file_content(path: Path) -> bytes:
    """Return the bytes of a plan file, or of a file of a part of a plan; at most a plan's size.

    Raises:
        PlanFileError: If it cannot be read.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise PlanFileError(path, FileFault.IS_A_FOLDER)
        # Opening a pipe would wait for a writer that may never come.
        if not stat.S_ISREG(mode):
            raise PlanFileError(path, FileFault.NOT_A_FILE)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _file_error(path, error, _LOAD_FAULTS) from None


def _fingerprint(data: bytes) -> Fingerprint:
    return Fingerprint(hashlib.sha256(data).hexdigest())


def _file_error(path: Path, error: OSError, faults: dict[int, FileFault]) -> PlanFileError:
    fault = faults.get(error.errno or 0, FileFault.DEVICE)
    return PlanFileError(path, fault, reason=error.strerror or "")


_CONTENT_FAULTS = {
    FormatFault.TORN: FileFault.TORN,
    FormatFault.NEWER_VERSION: FileFault.NEWER_VERSION,
}
_LOAD_FAULTS = {
    errno.ENOENT: FileFault.MISSING,
    errno.ENOTDIR: FileFault.MISSING,
    errno.EISDIR: FileFault.IS_A_FOLDER,
    errno.EACCES: FileFault.UNREADABLE,
    errno.EPERM: FileFault.UNREADABLE,
}
_SAVE_FAULTS = {
    errno.ENOENT: FileFault.FOLDER_MISSING,
    errno.ENOTDIR: FileFault.FOLDER_MISSING,
    errno.EISDIR: FileFault.IS_A_FOLDER,
    errno.EINVAL: FileFault.NOT_A_FILE,
    errno.EACCES: FileFault.READ_ONLY,
    errno.EPERM: FileFault.READ_ONLY,
    errno.EROFS: FileFault.READ_ONLY,
    errno.ENOSPC: FileFault.DISK_FULL,
    errno.EDQUOT: FileFault.DISK_FULL,
    errno.EFBIG: FileFault.DISK_FULL,
}
