"""Reads the references of formulas, and moves them as copying a formula does."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from planner.intake.audit.formula_tokens import (
    ANY_ADDRESS,
    Token,
    TokenKind,
    addresses_in,
    tokens_of,
    without_addresses,
)
from planner.intake.tables.sheet_bounds import (
    MAX_SHEET_COLUMNS,
    MAX_SHEET_ROWS,
    column_letters,
    column_number,
)

_CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})")
_COLUMNS = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})")
_POSITIONS = frozenset({"COLUMN", "COLUMNS", "ROW", "ROWS"})
"""Functions that tell where a range stands, whatever is in it."""
_PLAIN_CELLS = (ANY_ADDRESS, f"{ANY_ADDRESS}:{ANY_ADDRESS}")
_ROWS = re.compile(r"\$?([0-9]+):\$?([0-9]+)")


@dataclass(frozen=True, slots=True)
class Place:
    """A cell as a reference names it: from 0, and whether its parts stay when copied."""

    row: int
    column: int
    keeps_row: bool = False
    keeps_column: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A cell or a range; ``sheet`` is empty for the sheet of the formula itself."""

    sheet: str
    first: tuple[int, int]
    last: tuple[int, int]

    @property
    def is_cell(self) -> bool:
        """Whether it is one cell."""
        return self.first == self.last


def parsed_cell(address: str) -> Place | None:
    """Return the cell of an address such as ``$E$12``; None if it is none."""
    found = _CELL.fullmatch(address)
    column = column_number(found[2].upper()) if found else None
    if found is None or column is None or not 1 <= int(found[4]) <= MAX_SHEET_ROWS:
        return None
    return Place(int(found[4]) - 1, column, bool(found[3]), bool(found[1]))


def references_of(formula: str) -> Iterator[Reference]:
    """Return the cells and ranges whose figures a formula reads.

    Formulas that differ in their addresses only, as nearly all of a model do, are parted into
    tokens once.
    """
    pattern, addresses = _pattern(without_addresses(formula)), addresses_in(formula)
    texts = _texts_read(formula) if pattern is None else _filled_in(pattern, addresses)
    yield from filter(None, map(_reference, texts))


def _texts_read(formula: str) -> Iterator[str]:
    for token in tokens_of(formula):
        if token.kind is TokenKind.CELL and _is_read(token):
            yield token.text


def _is_read(token: Token) -> bool:
    return not token.inside or token.inside[-1][0] not in _POSITIONS


_Pattern = tuple[tuple[str, int, int], ...]
"""Of each reference what stands before its address, and which of the formula's addresses are its
first and its last one; below 0 for one without an address, such as ``$A:$B``."""


def _filled_in(pattern: _Pattern, addresses: Sequence[str]) -> Iterator[str]:
    for text, first, last in pattern:
        if first < 0:
            yield text
        elif first == last:
            yield text + addresses[first]
        else:
            yield f"{text}{addresses[first]}:{addresses[last]}"


@lru_cache(maxsize=20_000)
def _pattern(form: str) -> _Pattern | None:
    """Return what formulas of a form read; None where their tokens alone can tell."""
    found: list[tuple[str, int, int]] = []
    count = 0
    for token in tokens_of(form):
        sheet, mark, cells = token.text.rpartition("!")
        begin, count = count, count + len(addresses_in(token.text))
        if token.kind is not TokenKind.CELL:
            continue
        is_plain = cells in _PLAIN_CELLS and count - begin == cells.count(ANY_ADDRESS)
        if not is_plain and count > begin:
            return None  # its sheet is called like a cell
        if _is_read(token) and is_plain:
            found.append((sheet + mark, begin, count - 1))
        elif _is_read(token):
            found.append((token.text, -1, -1))
    return tuple(found) if count == len(addresses_in(form)) else None


@lru_cache(maxsize=200_000)
def _reference(text: str) -> Reference | None:
    sheet, _mark, cells = text.rpartition("!")
    if sheet.startswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    if columns := _COLUMNS.fullmatch(cells):
        left, right = (column_number(letters.upper()) for letters in columns.groups())
        if left is None or right is None:
            return None
        return Reference(sheet, (0, left), (MAX_SHEET_ROWS - 1, right))
    if rows := _ROWS.fullmatch(cells):
        return Reference(sheet, (int(rows[1]) - 1, 0), (int(rows[2]) - 1, MAX_SHEET_COLUMNS - 1))
    ends = [parsed_cell(end) for end in cells.split(":")]
    first, last = ends[0], ends[-1]
    if first is None or last is None:
        return None
    return Reference(sheet, (first.row, first.column), (last.row, last.column))


def shifted(formula: str, rows: int, columns: int) -> str:
    """Return a formula as it reads when it is copied so many rows down and columns on."""
    return "".join(
        each if isinstance(each, str) else _moved(each, rows, columns)
        for each in _movable_parts(formula)
    )


@lru_cache(maxsize=10_000)
def _movable_parts(formula: str) -> tuple[str | Place, ...]:
    """Part a formula that many cells share into its cells and what stands between them."""
    parts: list[str | Place] = []
    for kind, part in _parts(formula):
        end = 0
        for found in _CELL.finditer(part) if kind is TokenKind.CELL else ():
            parts += (part[end : found.start()], parsed_cell(found[0]) or found[0])
            end = found.end()
        parts.append(part[end:])
    return tuple(parts)


def relative_form(formula: str, at: tuple[int, int]) -> str:
    """Return a formula with what moves as distances from its own cell, so that copies are equal."""
    return "".join(
        _CELL.sub(lambda found: _distance(found, at), part) if kind is TokenKind.CELL else part
        for kind, part in _parts(formula)
    )


def _parts(formula: str) -> Iterator[tuple[TokenKind, str]]:
    """Part a formula so that names of sheets, which may look like cells, stand apart."""
    for token in tokens_of(formula):
        sheet, mark, cells = token.text.rpartition("!")
        if token.kind is TokenKind.CELL and mark:
            yield TokenKind.TEXT, sheet + mark
            yield TokenKind.CELL, cells
        else:
            yield token.kind, token.text


def _moved(place: Place, rows: int, columns: int) -> str:
    row = place.row + (0 if place.keeps_row else rows)
    column = place.column + (0 if place.keeps_column else columns)
    if row < 0 or column < 0:
        return "#REF!"
    marks = "$" if place.keeps_column else "", "$" if place.keeps_row else ""
    return f"{marks[0]}{column_letters(column)}{marks[1]}{row + 1}"


def _distance(found: re.Match[str], at: tuple[int, int]) -> str:
    place = parsed_cell(found[0])
    if place is None:
        return found[0]
    row = f"R{place.row}" if place.keeps_row else f"R[{place.row - at[0]}]"
    column = f"C{place.column}" if place.keeps_column else f"C[{place.column - at[1]}]"
    return row + column
