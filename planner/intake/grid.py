"""Cells as they were copied: plain text in rows, bounded, without characters that mislead."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from planner.plan.visible_text import clean_text

MAX_ROWS = 10_000
"""Rows with anything in them; beyond this a file is the better way."""
MAX_COLUMNS = 256
MAX_CELL_LENGTH = 32_767
"""What a cell of Excel can hold."""
MAX_TEXT_LENGTH = 64_000_000
"""Characters of all that was copied."""


class GridFault(StrEnum):
    """Why copied cells are refused as a whole."""

    NO_CELLS = "no-cells"
    TOO_MUCH_TEXT = "too-much-text"
    TOO_MANY_ROWS = "too-many-rows"
    TOO_MANY_COLUMNS = "too-many-columns"
    CELL_TOO_LONG = "cell-too-long"


class CopiedCellsError(Exception):
    """Copied cells cannot be taken.

    Attributes:
        fault: Why.
        row: The row it was noticed in, counted from 1; 0 where it is not about a row.
        column: The column, counted from 1; 0 where it is not about a column.
        limit: How much there may be, 0 where that says nothing.
    """

    def __init__(self, fault: GridFault, row: int = 0, column: int = 0, limit: int = 0) -> None:
        super().__init__(fault, row, column, limit)
        self.fault = fault
        self.row = row
        self.column = column
        self.limit = limit


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row with something in it; ``number`` counts all rows that were copied, from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of equally many cells, without blank rows.

    Attributes:
        cleaned: In how many cells characters were left out that nobody sees.
    """

    rows: tuple[GridRow, ...]
    cleaned: int = 0

    @property
    def width(self) -> int:
        """How many cells each row has."""
        return len(self.rows[0].cells) if self.rows else 0

    def column(self, number: int) -> tuple[str, ...]:
        """Return the cells of a column, counted from 0."""
        return tuple(row.cells[number] for row in self.rows)

    def with_cell(self, row_number: int, column: int, text: str) -> "Grid":
        """Return the grid with another text in one cell."""
        return replace(
            self,
            rows=tuple(
                replace(row, cells=_with(row.cells, column, text))
                if row.number == row_number
                else row
                for row in self.rows
            ),
        )


def grid_of(rows: Iterable[Sequence[str]]) -> Grid:
    """Return copied rows as a grid, as far as its bounds allow.

    Raises:
        CopiedCellsError: If there is nothing in them, or more than may be.
    """
    kept: list[tuple[int, list[str]]] = []
    cleaned = 0
    for number, cells in enumerate(rows, 1):
        if not any(cells):
            continue
        texts = []
        for column, cell in enumerate(cells, 1):
            text = clean_text(cell) if cell else ""
            cleaned += _lost_letters(cell, text)
            if len(text) > MAX_CELL_LENGTH:
                raise CopiedCellsError(GridFault.CELL_TOO_LONG, number, column, MAX_CELL_LENGTH)
            texts.append(text)
        while texts and not texts[-1]:
            texts.pop()
        if not texts:
            continue
        if len(texts) > MAX_COLUMNS:
            raise CopiedCellsError(GridFault.TOO_MANY_COLUMNS, number, limit=MAX_COLUMNS)
        if len(kept) == MAX_ROWS:
            raise CopiedCellsError(GridFault.TOO_MANY_ROWS, number, limit=MAX_ROWS)
        kept.append((number, texts))
    if not kept:
        raise CopiedCellsError(GridFault.NO_CELLS)
    width = max(len(texts) for _, texts in kept)
    padded = (
        GridRow(number, tuple(texts) + ("",) * (width - len(texts))) for number, texts in kept
    )
    return Grid(tuple(padded), cleaned)


def _lost_letters(before: str, after: str) -> bool:
    """Whether anything but blanks was left out."""
    return len(before) != len(after) and not before.isprintable() and _ink(before) != _ink(after)


def _ink(text: str) -> int:
    return sum(not character.isspace() for character in text)


def _with(cells: tuple[str, ...], column: int, text: str) -> tuple[str, ...]:
    return (*cells[:column], text, *cells[column + 1 :])
