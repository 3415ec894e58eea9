"""Where each seat stands: its row of Positions, its lines, and its block of monthly rows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import accumulate

from planner.export.workbook.addresses import fixed, fixed_range, on_sheet
from planner.export.workbook.contents import Contents, CountryFacts, SeatFacts
from planner.export.workbook.sheet_column import SheetColumn
from planner.quantities.identifiers import CountryCode, PlaceId, SeatId

_PROPOSALS = 10
"""Empty rows for seats that finance proposes."""


class PositionColumn(SheetColumn):
    """The columns of Positions, in order."""

    ID = auto()
    KIND = auto()
    NAME = auto()
    ROLE = auto()
    LEVEL = auto()
    TEAM = auto()
    PLACE = auto()
    COUNTRY = auto()
    CURRENCY = auto()
    STATUS = auto()
    ENGAGEMENT = auto()
    BASE_PAY = auto()
    START = auto()
    END = auto()
    BENEFITS_SHARE = auto()
    COST_CENTER = auto()
    CONTRIBUTIONS = auto()
    BENEFITS = auto()
    OVERHEAD = auto()
    SERVICE_FEE = auto()
    ANNUAL = auto()
    ANNUAL_REPORTING = auto()
    EQUIPMENT = auto()
    AGENCY_FEE = auto()
    RUN_RATE = auto()
    IS_BUDGETED = auto()
    IS_EMPLOYEE = auto()
    DECIMALS = auto()
    PLAN_RATE = auto()
    BENEFITS_COUNTED = auto()
    OVERHEAD_COUNTED = auto()
    MONTHLY_FEE = auto()
    FIRST_DAY = auto()
    LAST_DAY = auto()
    RAISES_FROM = auto()
    RAISES_CLOSING = auto()
    PAY_CLOSING = auto()
    CONTRIBUTIONS_CLOSING = auto()
    ANNUAL_CLOSING = auto()
    PLAN_FROM = auto()


@dataclass(frozen=True)
class PositionsLayout:
    """Rows of Positions."""

    name: str
    rows: Mapping[SeatId, int]
    heading_row: int = 3

    @classmethod
    def of(cls, contents: Contents, name: str) -> "PositionsLayout":
        """Lay the sheet out for a plan."""
        return cls(name, {each.seat.id: row for row, each in enumerate(contents.seats, 4)})

    @property
    def first(self) -> int:
        """The first seat's row."""
        return self.heading_row + 1

    @property
    def last(self) -> int:
        """The last seat's row; an empty one where there is no seat."""
        return self.heading_row + max(1, len(self.rows))

    @property
    def total(self) -> int:
        """The row of totals."""
        return self.last + 1

    @property
    def first_proposal(self) -> int:
        """The first of the empty rows for seats to propose, below their title and a note."""
        return self.total + 4

    @property
    def last_proposal(self) -> int:
        """The last of them."""
        return self.first_proposal + _PROPOSALS - 1

    def cell(self, seat: SeatFacts, column: PositionColumn) -> str:
        """Return the address of a seat's figure from other sheets."""
        return on_sheet(self.name, fixed(self.rows[seat.seat.id], column.column))

    def column(self, column: PositionColumn) -> str:
        """Return a column's range from other sheets."""
        return on_sheet(self.name, self.column_here(column))

    def column_here(self, column: PositionColumn) -> str:
        """Return a column's range on this sheet."""
        return fixed_range((self.first, column.column), (self.last, column.column))


@dataclass(frozen=True)
class LinesLayout:
    """Rows of Cost lines, by country, and of Annual contributions, by seat."""

    cost_lines: str
    contributions: str
    line_rows: Mapping[tuple[CountryCode, str], int]
    seat_rows: Mapping[SeatId, int]
    heading_row: int = 3
    timing_row: int = 2

    @classmethod
    def of(cls, contents: Contents, cost_lines: str, contributions: str) -> "LinesLayout":
        """Lay both sheets out for a plan."""
        first = cls.heading_row + 1
        lines = (
            (code, line.id) for code, facts in contents.countries.items() for line in facts.lines
        )
        heights = (len(each.facts.lines) for each in contents.seats)
        seats = (each.seat.id for each in contents.seats)
        rows = accumulate(heights, initial=first)
        return cls(
            cost_lines,
            contributions,
            {key: row for row, key in enumerate(lines, first)},
            dict(zip(seats, rows, strict=False)),
        )


class Row(Enum):
    """The rows of a seat's monthly block, in order; not every seat has each."""

    HEAD = auto()
    WORKED = auto()
    RAISES = auto()
    ANNUAL_PAY = auto()
    EXTRA_PAID = auto()
    EXTRA_UNPAID = auto()
    PAY_SHARE = auto()
    YEAR_TO_DATE = auto()
    CHARGED_TO_DATE = auto()
    """One row per line whose ceiling is used up over the tax year."""
    FIXED = auto()
    BASE_PAY = auto()
    CONTRIBUTIONS = auto()
    EXTRA_SALARIES = auto()
    BENEFITS = auto()
    OVERHEAD = auto()
    SERVICE_FEE = auto()
    EQUIPMENT = auto()
    AGENCY_FEE = auto()
    LOCAL_TOTAL = auto()
    REPORTING_TOTAL = auto()

    # Members are keys of every seat's rows; an enumeration's own hash is that of the name.
    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True)
class Block:
    """The rows of one seat on a sheet with months."""

    first: int
    rows: tuple[Row, ...]

    def __contains__(self, row: Row) -> bool:
        """Tell whether the seat has such a row."""
        return row in self.rows

    def row(self, row: Row) -> int:
        """Return a row's number (the first one where there are several), counted from 0."""
        return self.first + self.rows.index(row)

    def number(self, row: Row) -> int:
        """Return a row's number as formulas write it."""
        return self.row(row) + 1

    @property
    def after(self) -> int:
        """The first row below the block."""
        return self.first + len(self.rows)


@dataclass(frozen=True)
class MonthlyLayout:
    """Rows of a sheet with months: calendars by place, then a block per seat."""

    name: str
    first_place: int
    places: tuple[PlaceId, ...]
    blocks: Mapping[SeatId, Block]

    @property
    def first_block(self) -> int:
        """The first row of the seats' blocks."""
        return self.first_place + max(1, len(self.places)) + 3

    @property
    def last_row(self) -> int:
        """The last row in use; an empty one where there is no seat."""
        return max([self.first_block, *(block.after - 1 for block in self.blocks.values())])

    def place_row(self, seat: SeatFacts) -> int:
        """Return the row of the working days of a seat's place, counted from 1."""
        return self.first_place + self.places.index(seat.place.id) + 1


def monthly_layout(contents: Contents, name: str, first_place: int) -> MonthlyLayout:
    """Lay out the sheet of the horizon's months."""
    return _layout(
        name,
        first_place,
        tuple(place.id for place in contents.places),
        contents.seats,
        monthly_rows,
    )


def opening_layout(contents: Contents, name: str, first_place: int) -> MonthlyLayout:
    """Lay out the sheet of the months before the horizon."""
    seats = [each for each in contents.seats if each.facts.needs_opening]
    places = tuple(dict.fromkeys(each.place.id for each in seats))
    return _layout(name, first_place, places, seats, opening_rows)


def monthly_rows(seat: SeatFacts) -> tuple[Row, ...]:
    """Return the rows of a seat's block."""
    facts = seat.facts
    return (
        *(Row.HEAD, Row.WORKED, Row.RAISES, Row.ANNUAL_PAY),
        *_pay_share_rows(facts),
        *((Row.YEAR_TO_DATE,) if facts.cumulative_lines else ()),
        *(Row.CHARGED_TO_DATE for _line in facts.cumulative_lines),
        *((Row.FIXED,) if facts.has_fixed_lines else ()),
        *(Row.BASE_PAY, Row.CONTRIBUTIONS),
        *((Row.EXTRA_SALARIES,) if facts.has_extra_salary_lines else ()),
        *(Row.BENEFITS, Row.OVERHEAD, Row.SERVICE_FEE),
        *((Row.EQUIPMENT, Row.AGENCY_FEE) if seat.is_position else ()),
        *(Row.LOCAL_TOTAL, Row.REPORTING_TOTAL),
    )


def opening_rows(seat: SeatFacts) -> tuple[Row, ...]:
    """Return the rows of a seat's block before the horizon: what its balances are made of."""
    facts = seat.facts
    return (
        *(Row.HEAD, Row.WORKED),
        *_pay_share_rows(facts),
        *((Row.BASE_PAY, Row.YEAR_TO_DATE) if facts.cumulative_lines else ()),
    )


def _pay_share_rows(facts: CountryFacts) -> tuple[Row, ...]:
    return (
        *((Row.EXTRA_PAID,) if facts.pays_extra_salaries else ()),
        *((Row.EXTRA_UNPAID,) if facts.pays_in_due_months else ()),
        Row.PAY_SHARE,
    )


def _layout(
    name: str,
    first_place: int,
    places: tuple[PlaceId, ...],
    seats: Sequence[SeatFacts],
    rows_of: Callable[[SeatFacts], tuple[Row, ...]],
) -> MonthlyLayout:
    empty = MonthlyLayout(name, first_place, places, {})
    blocks: dict[SeatId, Block] = {}
    at = empty.first_block
    for each in seats:
        block = blocks[each.seat.id] = Block(at, rows_of(each))
        at = block.after
    return MonthlyLayout(name, first_place, places, blocks)
