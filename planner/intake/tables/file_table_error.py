"""Why a file cannot be read as a table."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

Facts = Mapping[str, int | str | tuple[str, ...]]


class FileTableFault(StrEnum):
    """Why a file cannot be read as a table; the names after it are facts the error carries."""

    MISSING = "missing"
    IS_A_FOLDER = "is-a-folder"
    NOT_A_FILE = "not-a-file"
    """A device, pipe or socket."""
    UNREADABLE = "unreadable"
    """No permission to read."""
    LINKS_IN_A_CIRCLE = "links-in-a-circle"
    DEVICE = "device"
    """Anything else the system reports. ``reason``: its own words."""
    TOO_LARGE = "too-large"
    """``limit``: bytes a file may have."""

    NO_CELLS = "no-cells"
    TOO_MANY_ROWS = "too-many-rows"
    """``limit``"""
    BEYOND_SHEETS = "beyond-sheets"
    """More rows, blank ones among them, than a sheet has. ``limit``"""
    TOO_MANY_COLUMNS = "too-many-columns"
    """``limit``"""
    TOO_MANY_CELLS = "too-many-cells"
    """``limit``"""
    CELL_TOO_LONG = "cell-too-long"
    """``limit``: characters"""

    NUL = "nul"
    """A NUL byte, which no text has."""
    OPEN_QUOTE = "open-quote"
    """A quote that nothing closes, so that the rest of the file would be one cell."""
    MIXED_ENCODING = "mixed-encoding"
    """``byte``: the first byte, counted from 1, that is not UTF-8 as others are."""
    UNKNOWN_ENCODING = "unknown-encoding"
    """``byte``: the first byte, counted from 1, that is not UTF-8."""

    OLD_WORKBOOK = "old-workbook"
    OTHER_WORKBOOK = "other-workbook"
    """A spreadsheet of another format. ``format``: its file name ending."""
    NOT_A_TABLE = "not-a-table"
    """Some other kind of file altogether."""
    ENCRYPTED = "encrypted"
    """It has a password, and none was given."""
    WRONG_PASSWORD = "wrong-password"  # noqa: S105 -- the name of a fault
    DAMAGED = "damaged"
    """A workbook that is torn, or no workbook inside."""
    DAMAGED_SHEET = "damaged-sheet"
    """A sheet that cannot be read from a row on. ``sheet``"""
    UNPACKS_TOO_LARGE = "unpacks-too-large"
    """``limit``: bytes"""
    TOO_MANY_TEXTS = "too-many-texts"
    """More texts than there may be cells. ``limit``"""
    DECLARES_ENTITIES = "declares-entities"
    """XML with a document type of its own, which no spreadsheet writes. ``part``: where."""
    NO_SUCH_SHEET = "no-such-sheet"
    """``sheet``, and ``sheets``: the names there are."""


class FileTableError(Exception):
    """A file cannot be read as a table; nothing of it was taken.

    Attributes:
        path: The file.
        fault: Why.
        row: The row as a spreadsheet counts, from 1; None where it is not about a row.
        column: The column, from 1; None where it is not about a column.
        facts: What else the sentence tells, by the names the fault lists.
    """

    def __init__(
        self,
        path: Path,
        fault: FileTableFault,
        row: int | None = None,
        column: int | None = None,
        facts: Facts | None = None,
    ) -> None:
        super().__init__(path, fault, row, column)
        self.path = path
        self.fault = fault
        self.row = row
        self.column = column
        self.facts = facts or {}


class FileTableCancelledError(Exception):
    """Whoever asked for a file wants it no more."""
