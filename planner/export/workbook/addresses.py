"""Cell addresses in A1 notation, from row and column numbers counted from 0."""

from functools import cache

Cell = tuple[int, int]
"""Row and column, counted from 0."""


@cache
def column_name(column: int) -> str:
    """Return a column's letters: 0 is A, 26 is AA."""
    letters = ""
    while column >= 0:
        letters = chr(ord("A") + column % 26) + letters
        column = column // 26 - 1
    return letters


def fixed(row: int, column: int) -> str:
    """Return an address that stays when the formula is copied: ``$E$12``."""
    return f"${column_name(column)}${row + 1}"


def relative(row: int, column: int) -> str:
    """Return an address that moves with the formula: ``E12``."""
    return f"{column_name(column)}{row + 1}"


def fixed_column(row: int, column: int) -> str:
    """Return an address whose column stays: ``$E12``."""
    return f"${column_name(column)}{row + 1}"


def fixed_range(first: Cell, last: Cell) -> str:
    """Return a range that stays when the formula is copied: ``$A$1:$B$9``."""
    return f"{fixed(*first)}:{fixed(*last)}"


def on_sheet(sheet_name: str, address: str) -> str:
    """Return an address on another sheet."""
    return f"{_quoted(sheet_name)}!{address}"


@cache
def _quoted(sheet_name: str) -> str:
    return "'" + sheet_name.replace("'", "''") + "'"
