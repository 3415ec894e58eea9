"""Reads the file of one table, and refuses what is no table before it is read."""

import csv
from io import StringIO
from pathlib import Path
from stat import S_ISREG

from planner.market.table_fault import MarketDataError, TableFault

LARGEST_TABLE_BYTES = 32 * 2**20
"""Ten times the biggest table a pack has; a bigger file is not even opened."""

_BYTE_ORDER_MARK = "\ufeff"


def read_rows(path: Path, within: Path | None = None) -> list[list[str]]:
    """Return the rows of a table, the header first, and at least one more.

    Args:
        path: The file.
        within: The folder it must lie in once links are followed; None where it may lie anywhere.

    Raises:
        MarketDataError: If there is no such file, it is no regular file, too big, unreadable, no
            UTF-8 text, no CSV, or holds no rows.
    """
    text = _text(path, within)
    try:
        rows = _split(text) if _is_plain(text) else _parsed(text)
    except csv.Error:
        raise MarketDataError(path, None, None, TableFault.NOT_CSV) from None
    if len(rows) < 2:
        raise MarketDataError(path, None, None, TableFault.NO_ROWS)
    return rows


def read_bytes(path: Path, within: Path | None = None) -> bytes:
    """Return what a file holds.

    Raises:
        MarketDataError: If there is no such file, it lies elsewhere, is no regular file, too big or
            unreadable.
    """
    try:
        if within is not None and not path.resolve().is_relative_to(within.resolve()):
            raise MarketDataError(path, None, None, TableFault.OUTSIDE)
        # Asked before it is opened: opening a pipe waits for whoever writes into it.
        told = path.stat()
        if not S_ISREG(told.st_mode):
            raise MarketDataError(path, None, None, TableFault.NOT_A_FILE)
        if told.st_size > LARGEST_TABLE_BYTES:
            raise MarketDataError(path, None, None, TableFault.TOO_BIG)
        return path.read_bytes()
    except FileNotFoundError:
        raise MarketDataError(path, None, None, TableFault.MISSING_FILE) from None
    except (OSError, RuntimeError):  # the latter for links in a circle
        raise MarketDataError(path, None, None, TableFault.UNREADABLE) from None


def _is_plain(text: str) -> bool:
    """Tell whether rows are their lines split at commas, which takes a fifth of the time."""
    return '"' not in text and "\r" not in text


def _split(text: str) -> list[list[str]]:
    rows = [line.split(",") if line else [] for line in text.split("\n")]
    return rows if rows[-1] else rows[:-1]


def _parsed(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline=""), strict=True))


def _text(path: Path, within: Path | None) -> str:
    data = read_bytes(path, within)
    end = data.find(0)  # UTF-16 of English text decodes, with a zero after every letter
    if end < 0:
        try:
            return data.decode().removeprefix(_BYTE_ORDER_MARK)  # spreadsheets write one
        except UnicodeDecodeError as error:
            end = error.start
    raise MarketDataError(path, data.count(b"\n", 0, end) + 1, None, TableFault.NOT_TEXT)
