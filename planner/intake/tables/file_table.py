"""Reads a file that holds a table, CSV text or a workbook, into plain cells."""

import errno
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from planner.intake.tables.delimited_text import read_delimited_text, require_encoding
from planner.intake.tables.file_table_error import FileTableError, FileTableFault
from planner.intake.tables.grid import CopiedCellsError, Grid, GridBounds, GridFault, grid_of
from planner.intake.tables.workbook_password import (
    UnreadableEncryptionError,
    WrongPasswordError,
    decrypted_workbook,
)

FILE_BOUNDS = GridBounds(rows=200_000, cells=4_000_000)
"""20 columns of all rows; that many cells take some 300 MB."""
MAX_BYTES = 100_000_000
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
"""Under this name a workbook with a password stands in a container of the old format."""
_MARKUP = (b"<html", b"<!doctype html", b"<head", b"<meta", b"<style", b"<table")
_STARTS = 200
_OTHER_FILES = (
    _OLD_OFFICE,
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
)

Reader = Callable[[Path, bytes, str | None, Callable[[], bool]], "FileTable"]


@dataclass(frozen=True, slots=True)
class FileTable:
    """The table of a file.

    Attributes:
        grid: Its cells as plain text; a workbook's dates as ISO dates, its numbers as plain
            decimals with a point, with their currency where the cell shows one.
        sheet: The sheet taken; None for text.
        sheets: The names of all visible sheets.
        encoding: How the text was encoded, as Python names it; None for a workbook.
        is_encoding_assumed: Whether the encoding is a likelihood, as for all but Unicode.
        delimiter: What stands between cells; None for a workbook, or text of one column.
    """

    grid: Grid
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    encoding: str | None = None
    is_encoding_assumed: bool = False
    delimiter: str | None = None


def read_file_table(
    path: Path,
    *,
    sheet: str | None = None,
    password: str = "",
    is_cancelled: Callable[[], bool] | None = None,
) -> FileTable:
    """Read the table of a file; its content, not its name, tells what it is.

    Args:
        path: The file.
        sheet: Which sheet of a workbook; without one, the one that looks most like people.
        password: What opens a workbook that is encrypted; it does not matter for others.
        is_cancelled: Is asked now and then whether to stop.

    Raises:
        FileTableError: If there is no table in it, or more than may be.
        FileTableCancelledError: If it is cancelled.
    """
    data = _opened(path, _content(path), password)
    if data.startswith(_OTHER_FILES):
        raise FileTableError(path, _fault_of_other(data))
    try:
        return _reader(path, data)(path, data, sheet, is_cancelled or _never)
    except CopiedCellsError as error:
        fault = _GRID_FAULTS[error.fault]
        row, column = error.row or None, error.column or None
        raise FileTableError(path, fault, row, column, {"limit": error.limit}) from None


def workbook_content(path: Path, password: str = "") -> bytes:
    """Return the bytes of a file that should be a workbook, decrypted.

    Raises:
        FileTableError: If it is none, or cannot be read.
    """
    data = _opened(path, _content(path), password)
    if not data.startswith(_ZIP):
        raise FileTableError(path, _fault_of_other(data))
    return data


def _reader(path: Path, data: bytes) -> Reader:
    if data.startswith(_ZIP):
        return _workbook
    start = data[:_STARTS].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<?xml"):
        raise FileTableError(path, FileTableFault.OTHER_WORKBOOK, facts={"format": ".xml"})
    return _web_page if start.startswith(_MARKUP) else _text


def _web_page(
    path: Path, data: bytes, sheet: str | None, _is_cancelled: Callable[[], bool]
) -> FileTable:
    """Read the table of a web page, as some programs export under the name of a workbook."""
    from planner.intake.tables.html_table import read_html_table

    _require_no_sheet(path, sheet)
    encoding = require_encoding(path, data)
    grid = read_html_table(data.decode(encoding.name))
    return FileTable(grid, encoding=encoding.name, is_encoding_assumed=encoding.is_assumed)


def _text(
    path: Path, data: bytes, sheet: str | None, is_cancelled: Callable[[], bool]
) -> FileTable:
    _require_no_sheet(path, sheet)
    text = read_delimited_text(path, data, is_cancelled)
    return FileTable(
        grid_of(text.rows, FILE_BOUNDS),
        encoding=text.encoding,
        is_encoding_assumed=text.is_encoding_assumed,
        delimiter=text.delimiter,
    )


def _workbook(
    path: Path, data: bytes, sheet: str | None, is_cancelled: Callable[[], bool]
) -> FileTable:
    from planner.intake.tables.workbook import read_workbook

    table = read_workbook(path, data, sheet, is_cancelled)
    return FileTable(grid_of(table.rows, FILE_BOUNDS), sheet=table.sheet, sheets=table.sheets)


def _require_no_sheet(path: Path, sheet: str | None) -> None:
    if sheet is not None:
        raise FileTableError(path, FileTableFault.NO_SUCH_SHEET, facts={"sheet": sheet})


def _opened(path: Path, data: bytes, password: str) -> bytes:
    """Return the content of a workbook that is encrypted; any other file as it is.

    Raises:
        FileTableError: If the password does not open it.
    """
    if not data.startswith(_OLD_OFFICE) or _ENCRYPTED_PACKAGE not in data:
        return data
    if not password:
        raise FileTableError(path, FileTableFault.ENCRYPTED)
    try:
        return decrypted_workbook(data, password)
    except WrongPasswordError:
        raise FileTableError(path, FileTableFault.WRONG_PASSWORD) from None
    except UnreadableEncryptionError:
        raise FileTableError(path, FileTableFault.DAMAGED) from None


def _fault_of_other(data: bytes) -> FileTableFault:
    is_old = data.startswith(_OLD_OFFICE)
    return FileTableFault.OLD_WORKBOOK if is_old else FileTableFault.NOT_A_TABLE


def _never() -> bool:
    return False


def _content(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise FileTableError(path, FileTableFault.IS_A_FOLDER)
        # Opening a pipe would wait for a writer that may never come.
        if not stat.S_ISREG(status.st_mode):
            raise FileTableError(path, FileTableFault.NOT_A_FILE)
        with path.open("rb") as file:
            data = b"" if status.st_size > MAX_BYTES else file.read(MAX_BYTES + 1)
    except OSError as error:
        fault = _FAULTS.get(error.errno or 0, FileTableFault.DEVICE)
        raise FileTableError(path, fault, facts={"reason": error.strerror or ""}) from None
    except ValueError:  # a NUL in the name
        raise FileTableError(path, FileTableFault.MISSING) from None
    if max(status.st_size, len(data)) > MAX_BYTES:
        raise FileTableError(path, FileTableFault.TOO_LARGE, facts={"limit": MAX_BYTES})
    return data


_FAULTS = {
    errno.ENOENT: FileTableFault.MISSING,
    errno.ENOTDIR: FileTableFault.MISSING,
    errno.ENAMETOOLONG: FileTableFault.MISSING,
    errno.EISDIR: FileTableFault.IS_A_FOLDER,
    errno.EACCES: FileTableFault.UNREADABLE,
    errno.EPERM: FileTableFault.UNREADABLE,
    errno.ELOOP: FileTableFault.LINKS_IN_A_CIRCLE,
}
_GRID_FAULTS = {
    GridFault.TOO_MUCH_TEXT: FileTableFault.TOO_LARGE,
    GridFault.NO_CELLS: FileTableFault.NO_CELLS,
    GridFault.TOO_MANY_ROWS: FileTableFault.TOO_MANY_ROWS,
    GridFault.TOO_MANY_COLUMNS: FileTableFault.TOO_MANY_COLUMNS,
    GridFault.TOO_MANY_CELLS: FileTableFault.TOO_MANY_CELLS,
    GridFault.CELL_TOO_LONG: FileTableFault.CELL_TOO_LONG,
}
