"""Cells as they were copied: plain text in rows, bounded, without characters that mislead."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from planner.plan.visible_text import clean_text

MAX_ROWS = 10_000
"""Rows with anything in them; beyond this a file is the better way."""
MAX_COLUMNS = 256
MAX_CELLS = MAX_ROWS * MAX_COLUMNS
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
    TOO_MANY_CELLS = "too-many-cells"
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
class GridBounds:
    """How much a grid may hold.

    Attributes:
        rows: Rows with anything in them.
        cells: Rows times columns, which is what memory goes by.
        columns: Columns up to the last one with anything in it.
        cell_length: Characters of a cell.
    """

    rows: int = MAX_ROWS
    cells: int = MAX_CELLS
    columns: int = MAX_COLUMNS
    cell_length: int = MAX_CELL_LENGTH


PASTE_BOUNDS = GridBounds()


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


def grid_of(rows: Iterable[Sequence[str]], bounds: GridBounds = PASTE_BOUNDS) -> Grid:
    """Return rows of cells as a grid, as far as its bounds allow.

    Raises:
        CopiedCellsError: If there is nothing in them, or more than may be.
    """
    numbers: list[int] = []
    kept: list[tuple[str, ...]] = []
    cleaned = width = 0
    for number, cells in enumerate(rows, 1):
        whole = "".join(cells)
        if not whole:
            continue
        texts, lost = _texts(cells, whole, number, bounds)
        if not texts:
            continue
        cleaned += lost
        width = max(width, len(texts))
        if width > bounds.columns:
            raise CopiedCellsError(GridFault.TOO_MANY_COLUMNS, number, limit=bounds.columns)
        if len(kept) == bounds.rows:
            raise CopiedCellsError(GridFault.TOO_MANY_ROWS, number, limit=bounds.rows)
        numbers.append(number)
        kept.append(texts)
        if len(kept) * width > bounds.cells:
            raise CopiedCellsError(GridFault.TOO_MANY_CELLS, number, limit=bounds.cells)
    if not kept:
        raise CopiedCellsError(GridFault.NO_CELLS)
    padded = (
        GridRow(number, texts if len(texts) == width else texts + ("",) * (width - len(texts)))
        for number, texts in zip(numbers, kept, strict=True)
    )
    return Grid(tuple(padded), cleaned)


def _texts(
    cells: Sequence[str], whole: str, number: int, bounds: GridBounds
) -> tuple[tuple[str, ...], int]:
    """Return a row's texts up to its last, and in how many of them something was left out."""
    lost = 0
    if len(whole) <= bounds.cell_length and whole.isprintable():
        texts = tuple(map(str.strip, cells))  # all at once, as most rows of a big file go
    else:
        texts = tuple(clean_text(cell) if cell else "" for cell in cells)
        lost = sum(map(_lost_letters, cells, texts))
        for column, text in enumerate(texts, 1):
            if len(text) > bounds.cell_length:
                raise CopiedCellsError(GridFault.CELL_TOO_LONG, number, column, bounds.cell_length)
    last = len(texts)
    while last and not texts[last - 1]:
        last -= 1
    return texts[:last], lost


def _lost_letters(before: str, after: str) -> bool:
    """Whether anything but blanks was left out."""
    return len(before) != len(after) and not before.isprintable() and _ink(before) != _ink(after)


def _ink(text: str) -> int:
    return sum(not character.isspace() for character in text)


def _with(cells: tuple[str, ...], column: int, text: str) -> tuple[str, ...]:
    return (*cells[:column], text, *cells[column + 1 :])
