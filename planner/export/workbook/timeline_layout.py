"""Where the levers and the open seats stand on the Timeline sheet."""

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from planner.export.workbook.addresses import Cell, fixed, fixed_range, on_sheet
from planner.export.workbook.contents import Contents, SeatFacts
from planner.export.workbook.lever_states import LeverStates
from planner.market.lever import LeverKind

STATE_ROW = 3
FIRST_FIGURE = 4
FIGURES = 3
BEGIN_ROW = FIRST_FIGURE + FIGURES
"""The day that the dates of combinations are counted from."""

LEVER_HEADING = BEGIN_ROW + 3
"""Below an empty row and a title."""

FIRST_LEVER = LEVER_HEADING + 1
_GAP = 4
"""From a table's last row to the first of the next: an empty row, a title and headings."""


class LeverColumn(IntEnum):
    """The columns of the levers."""

    NAME = 0
    SWITCH = 1
    NUMBER = 2
    STARTS = 3
    STRENGTH = 4
    LOW = 5
    LIKELY = 6
    HIGH = 7
    MONTHLY = 8
    ONCE = 9
    EVIDENCE = 10
    SOURCE = 11


class SeatColumn(IntEnum):
    """The columns of the seats."""

    ID = 0
    ROLE = 1
    PLACE = 2
    STATUS = 3
    START = 4
    OPENED = 5
    ELAPSED = 6
    BASELINE = 7
    OF_ROLE = 8
    OF_LEVEL = 9
    OF_COUNTRY = 10
    OF_POOL = 11
    OF_PAY = 12
    OF_HISTORY = 13
    OF_ELAPSED = 14
    OF_LEVERS = 15
    MEDIAN = 16
    DECLINES = 17
    WAIT = 18
    ACCEPTED = 19
    TO_START = 20
    FIRST_DAY = 21
    RAMP_UP = 22
    PRODUCTIVE = 23
    LATE = 24
    P10 = 25
    P90 = 26


CHOSEN = (
    SeatColumn.OPENED,
    SeatColumn.OF_LEVERS,
    SeatColumn.DECLINES,
    SeatColumn.WAIT,
    SeatColumn.TO_START,
    SeatColumn.RAMP_UP,
    SeatColumn.P10,
    SeatColumn.P90,
)
"""What each combination of levers makes of a seat; the switches choose among them."""

FIRST_STATE = SeatColumn.P90 + 2


@dataclass(frozen=True)
class TimelineLayout:
    """Rows and columns of the Timeline sheet."""

    name: str
    levers: LeverStates
    seats: tuple[SeatFacts, ...]

    @classmethod
    def of(cls, contents: Contents, name: str) -> "TimelineLayout":
        """Lay the sheet out for a plan."""
        levers = contents.lever_states
        known = levers.shown.timeline.seats if levers.states else {}
        return cls(name, levers, tuple(seat for seat in contents.seats if seat.seat.id in known))

    @property
    def is_needed(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.seats or self.levers.levers)

    @property
    def state_cell(self) -> Cell:
        """Which combination of levers is chosen."""
        return STATE_ROW, LeverColumn.SWITCH

    @property
    def begin_cell(self) -> Cell:
        """Which day the dates of combinations are counted from."""
        return BEGIN_ROW, LeverColumn.SWITCH

    @property
    def state(self) -> str:
        """The address of that, from other sheets."""
        return on_sheet(self.name, fixed(*self.state_cell))

    @property
    def first_seat(self) -> int:
        """The first row of the seats."""
        return FIRST_LEVER + max(1, len(self.levers.levers)) - 1 + _GAP

    @cached_property
    def _lever_rows(self) -> dict[LeverKind, int]:
        return {lever.kind: row for row, lever in enumerate(self.levers.levers, FIRST_LEVER)}

    def lever_cell(self, kind: LeverKind, column: LeverColumn) -> Cell:
        """Return where a figure of a lever stands."""
        return self._lever_rows[kind], column

    def lever(self, kind: LeverKind, column: LeverColumn) -> str:
        """Return the address of a figure of a lever from other sheets."""
        return on_sheet(self.name, fixed(*self.lever_cell(kind, column)))

    def states_of(self, row: int, column: SeatColumn | None = None) -> str:
        """Return the range of what the combinations make of a row: of a seat by its column."""
        first = self.first_state(column)
        return fixed_range((row, first), (row, first + len(self.levers.states) - 1))

    def first_state(self, column: SeatColumn | None = None) -> int:
        """Return the column of the first combination."""
        at = 0 if column is None else CHOSEN.index(column)
        return FIRST_STATE + at * len(self.levers.states)
