"""The columns of Annual contributions: what each line is, and what it charges on each level of pay.

A level of pay is the base pay as stated, or that after one raise, two, as many as the horizon can
hold. The levels of one kind stand side by side, so that a month finds its own by counting raises.
"""

from enum import Enum, auto

from planner.calculators.raises import most_raises
from planner.export.workbook.addresses import fixed, fixed_range, on_sheet
from planner.export.workbook.contents import SeatFacts
from planner.export.workbook.context import Context
from planner.market.employer_cost import CostLine


class ContributionKind(Enum):
    """The kinds of columns, in order."""

    SEAT = auto()
    LABEL = auto()
    PLACE = auto()
    LINE = auto()
    TIMING = auto()
    GROSS = auto()
    EXCLUDED = auto()
    IN_FORCE = auto()
    BASE = auto()
    AMOUNT = auto()
    IN_TOTAL = auto()

    # Members are keys of every line's cells; an enumeration's own hash is that of the name.
    __hash__ = object.__hash__


_BY_LEVEL = (
    ContributionKind.GROSS,
    ContributionKind.EXCLUDED,
    ContributionKind.IN_FORCE,
    ContributionKind.IN_TOTAL,
)
"""The kinds that have a column for each level of pay."""


class ContributionColumns:
    """Where the columns stand in a workbook of so many months."""

    def __init__(self, months: int) -> None:
        self.levels = most_raises(months) + 1
        columns: list[tuple[ContributionKind, int]] = []
        for kind in ContributionKind:
            columns += [(kind, level) for level in range(self.levels if kind in _BY_LEVEL else 1)]
        self.order = tuple(columns)
        self._at = {each: column for column, each in enumerate(columns)}

    def at(self, kind: ContributionKind, level: int = 0) -> int:
        """Return a column's number, counted from 0."""
        return self._at[kind, level]


def contribution_range(context: Context, seat: SeatFacts, kind: ContributionKind) -> str:
    """Return a kind's columns of a seat's lines from other sheets; the country has lines."""
    first = context.lines.seat_rows[seat.seat.id]
    return _levels(context, kind, first, first + len(seat.facts.lines) - 1)


def stated_total_range(context: Context, seat: SeatFacts) -> str:
    """Return what a seat's lines add to the total on pay as stated, from other sheets."""
    first = context.lines.seat_rows[seat.seat.id]
    column = ContributionColumns(len(context.contents.months)).at(ContributionKind.IN_TOTAL)
    rows = fixed_range((first, column), (first + len(seat.facts.lines) - 1, column))
    return on_sheet(context.names.contributions, rows)


def in_force_cell(context: Context, seat: SeatFacts, line: CostLine) -> str:
    """Return the address, from other sheets, of whether a line applies to a seat's stated pay."""
    column = ContributionColumns(len(context.contents.months)).at(ContributionKind.IN_FORCE)
    return on_sheet(context.names.contributions, fixed(_line_row(context, seat, line), column))


def in_force_levels(context: Context, seat: SeatFacts, line: CostLine) -> str:
    """Return the range, from other sheets, of whether a line applies on each level of pay."""
    row = _line_row(context, seat, line)
    return _levels(context, ContributionKind.IN_FORCE, row, row)


def _line_row(context: Context, seat: SeatFacts, line: CostLine) -> int:
    return context.lines.seat_rows[seat.seat.id] + seat.facts.lines.index(line)


def _levels(context: Context, kind: ContributionKind, first_row: int, last_row: int) -> str:
    columns = ContributionColumns(len(context.contents.months))
    first, last = columns.at(kind), columns.at(kind)
    if kind in _BY_LEVEL:
        last = columns.at(kind, columns.levels - 1)
    rows = fixed_range((first_row, first), (last_row, last))
    return on_sheet(context.names.contributions, rows)
