"""Why a workbook could not be exported."""

from enum import StrEnum
from pathlib import Path


class ExportFault(StrEnum):
    """What stood in the way; the value is the stable key of the sentence shown."""

    FOLDER_MISSING = "folder-missing"
    READ_ONLY = "read-only"
    """The file, its folder or the disk is write-protected."""
    IN_USE = "in-use"
    """Another program holds the file open."""
    DISK_FULL = "disk-full"
    IS_A_FOLDER = "is-a-folder"
    NOT_A_FOLDER = "not-a-folder"
    """A file where a folder is to be."""
    NOT_A_FILE = "not-a-file"
    """A device, pipe or socket."""
    DEVICE = "device"
    """Anything else the system reports; ``ExportError.reason`` is its text."""


class ExportError(Exception):
    """A workbook could not be written; a file that existed is as it was.

    Attributes:
        path: The workbook.
        fault: What stood in the way.
        reason: The system's own words, for ``ExportFault.DEVICE``.
    """

    def __init__(self, path: Path, fault: ExportFault, reason: str = "") -> None:
        super().__init__(path, fault)
        self.path = path
        self.fault = fault
        self.reason = reason


class ExportCancelledError(Exception):
    """The export was asked to stop; nothing was left behind."""
