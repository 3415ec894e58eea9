"""Which row of copied cells holds headings, and what each column means."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from planner.intake.columns.headings import heading_of
from planner.intake.columns.seat_fields import PASTED_FIELDS, SeatField
from planner.intake.tables.grid import Grid, GridRow
from planner.quantities.identifiers import CurrencyCode

_ROWS_TO_LOOK_AT = 6
"""Titles above a table are short."""
_SAMPLE = 40
_ENOUGH = 0.6
"""Share of a column's cells that must read as a field for it to be guessed."""
_GUESSED = (
    SeatField.ROLE,
    SeatField.PLACE,
    SeatField.START,
    SeatField.BASE_PAY,
    SeatField.ENGAGEMENT,
    SeatField.STATUS,
    SeatField.LEVEL,
    SeatField.CURRENCY,
)

Reads = Callable[[SeatField, str], bool]
"""Whether a cell reads as a field."""


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """What a column means.

    Attributes:
        field: None where the column is left aside.
        is_certain: Whether a heading or the reader said so, rather than a look at the cells.
        currency: A currency the heading names.
        is_day_first: The order of day and month the reader chose for it.
        is_converted: Whether the reader wants pay in other currencies converted at plan rates.
        takes_middle: Whether the reader wants the middle of each range of pay.
    """

    field: SeatField | None = None
    is_certain: bool = False
    currency: CurrencyCode | None = None
    is_day_first: bool | None = None
    is_converted: bool = False
    takes_middle: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The meaning of copied cells; ``heading_row`` is an index of the grid's rows or None."""

    heading_row: int | None
    columns: tuple[ColumnMeaning, ...]

    @property
    def is_clear(self) -> bool:
        """Whether every column is certain and rows say what a seat is."""
        return self.is_usable and all(column.is_certain for column in self.columns)

    @property
    def is_usable(self) -> bool:
        """Whether rows say which role or place a seat is for."""
        return SeatField.ROLE in self.fields or SeatField.PLACE in self.fields

    @property
    def fields(self) -> dict[SeatField, int]:
        """The columns by what they mean."""
        found = enumerate(self.columns)
        return {column.field: number for number, column in found if column.field is not None}

    def rows(self, grid: Grid) -> tuple[GridRow, ...]:
        """Return the rows below the headings."""
        return grid.rows if self.heading_row is None else grid.rows[self.heading_row + 1 :]

    def headings(self, grid: Grid) -> tuple[str, ...]:
        """Return the headings, empty ones where there are none."""
        if self.heading_row is None:
            return ("",) * grid.width
        return grid.rows[self.heading_row].cells

    def choosing(self, number: int, field: SeatField | None) -> "Layout":
        """Return the layout with another meaning of a column; one column has it, not two."""
        columns = [
            replace(column, field=None, is_certain=True)
            if field is not None and column.field is field
            else column
            for column in self.columns
        ]
        columns[number] = replace(columns[number], field=field, is_certain=True)
        return replace(self, columns=_with_names(columns))

    def reading_days_first(self, number: int, *, is_day_first: bool) -> "Layout":
        """Return the layout with an order of day and month for a column."""
        columns = list(self.columns)
        columns[number] = replace(columns[number], is_day_first=is_day_first)
        return replace(self, columns=tuple(columns))

    def taking_middles(self, number: int) -> "Layout":
        """Return the layout with the middle of each range of pay in a column."""
        columns = list(self.columns)
        columns[number] = replace(columns[number], takes_middle=True)
        return replace(self, columns=tuple(columns))

    def converting(self, number: int) -> "Layout":
        """Return the layout with pay of a column converted at plan rates."""
        columns = list(self.columns)
        columns[number] = replace(columns[number], is_converted=True)
        return replace(self, columns=tuple(columns))


def layout_of(
    grid: Grid,
    currencies: Collection[CurrencyCode],
    reads: Reads,
    fields: Collection[SeatField] = PASTED_FIELDS,
    *,
    may_be_empty: bool = False,
) -> Layout:
    """Find headings and match columns, by name where there is a heading, else by their cells.

    Args:
        grid: The cells.
        currencies: The codes a heading may name.
        reads: Whether a cell reads as a field.
        fields: What columns can mean here; the heading of any other is one nobody knows.
        may_be_empty: Whether there can be headings with nothing below them.
    """
    heading_row = heading_row_of(grid, currencies, may_be_empty=may_be_empty)
    if heading_row is None:
        columns = [ColumnMeaning() for _ in range(grid.width)]
    else:
        headings = grid.rows[heading_row].cells
        columns = _named(headings, currencies, fields)
    rows = grid.rows if heading_row is None else grid.rows[heading_row + 1 :]
    _guess(columns, rows, reads, fields)
    return Layout(heading_row, _with_names(columns))


def layout_for(fields: Sequence[SeatField | None]) -> Layout:
    """Return the layout of cells pasted over columns whose meaning is known."""
    return Layout(None, tuple(ColumnMeaning(field, is_certain=True) for field in fields))


def heading_row_of(
    grid: Grid, currencies: Collection[CurrencyCode], *, may_be_empty: bool = False
) -> int | None:
    """Return the index of the row that holds headings; None where no row does."""
    for number, row in enumerate(grid.rows[:_ROWS_TO_LOOK_AT]):
        if number + 1 == len(grid.rows) and not may_be_empty:
            return None
        filled = [cell for cell in row.cells if cell]
        known = sum(heading_of(cell, currencies) is not None for cell in filled)
        if known >= 2 or known == len(filled):
            return number
    return None


def _named(
    headings: Sequence[str], currencies: Collection[CurrencyCode], fields: Collection[SeatField]
) -> list[ColumnMeaning]:
    taken: set[SeatField] = set()
    columns = []
    for text in headings:
        heading = heading_of(text, currencies)
        field = None if heading is None else heading.field
        if heading is None or field in taken or (field is not None and field not in fields):
            columns.append(ColumnMeaning())
            continue
        columns.append(ColumnMeaning(field, is_certain=True, currency=heading.currency))
        if field is not None:
            taken.add(field)
    return columns


def _with_names(columns: Sequence[ColumnMeaning]) -> tuple[ColumnMeaning, ...]:
    """Let a part of names stand for names where nothing else does; the other part joins it."""
    fields = {column.field for column in columns}
    parts = (SeatField.GIVEN_NAME, SeatField.FAMILY_NAME)
    part = next((part for part in parts if part in fields), None)
    if part is None or SeatField.NAME in fields:
        return tuple(columns)
    return tuple(
        replace(column, field=SeatField.NAME) if column.field is part else column
        for column in columns
    )


def _guess(
    columns: list[ColumnMeaning],
    rows: Sequence[GridRow],
    reads: Reads,
    fields: Collection[SeatField],
) -> None:
    """Give columns without a name the field most of their cells read as."""
    for number, column in enumerate(columns):
        if column.is_certain:
            continue
        cells = [row.cells[number] for row in rows[: 4 * _SAMPLE] if row.cells[number]][:_SAMPLE]
        if not cells:
            columns[number] = ColumnMeaning(None, is_certain=True)
            continue
        taken = {each.field for each in columns}
        open_fields = [each for each in _GUESSED if each in fields and each not in taken]
        field = _best(cells, open_fields, reads)
        columns[number] = ColumnMeaning(field)


def _best(cells: list[str], fields: list[SeatField], reads: Reads) -> SeatField | None:
    shares = {field: sum(reads(field, cell) for cell in cells) / len(cells) for field in fields}
    best = max(shares, key=shares.__getitem__, default=None)
    return best if best is not None and shares[best] >= _ENOUGH else None
