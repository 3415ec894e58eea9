"""Where heads stand on the Headcount sheet: a corkscrew of all, then one of each team."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from planner.calculators.headcount import Headcount, headcount
from planner.export.workbook.addresses import fixed_range, on_sheet
from planner.export.workbook.budget_slices import SlicedCost, as_compared
from planner.export.workbook.contents import Contents
from planner.export.workbook.month_columns import FIRST_MONTH, MonthColumns

CHART_ROWS = 18


class HeadRow(Enum):
    """The rows of a corkscrew."""

    OPENING = auto()
    HIRES = auto()
    LEAVERS = auto()
    CLOSING = auto()


@dataclass(frozen=True)
class HeadcountLayout:
    """Rows of the Headcount sheet."""

    name: str
    section_row: int
    teams: tuple[str, ...]

    @classmethod
    def of(cls, name: str, section_row: int, by_team: SlicedCost) -> "HeadcountLayout":
        """Lay the sheet out for a plan.

        Args:
            name: The sheet's name.
            section_row: The first row below the month headings.
            by_team: The cost split by team, whose teams these are.
        """
        return cls(name, section_row, by_team.entries)

    def row(self, row: HeadRow, team: int | None = None) -> int:
        """Return a row of the corkscrew of all, or of a team by its number."""
        first = self.section_row + 1
        if team is not None:
            first = self.team_title_row + 1 + team * (len(HeadRow) + 1)
        return first + list(HeadRow).index(row)

    @property
    def counted_row(self) -> int:
        """The heads after each month, counted at once, which the corkscrew must come to."""
        return self.row(HeadRow.CLOSING) + 1

    @property
    def memo_row(self) -> int:
        """What is told beside the heads of the plan."""
        return self.counted_row + 1

    @property
    def chart_row(self) -> int:
        """Where the chart begins."""
        return self.memo_row + 2

    @property
    def team_title_row(self) -> int:
        """The title of the teams."""
        return self.chart_row + CHART_ROWS

    @property
    def last_row(self) -> int:
        """The last row in use."""
        teams = len(self.teams)
        return self.row(HeadRow.CLOSING, teams - 1) if teams else self.team_title_row

    def months(self, row: int, columns: MonthColumns) -> str:
        """Return the months of a row, from other sheets."""
        return on_sheet(self.name, fixed_range((row, FIRST_MONTH), (row, columns.last)))


def heads(contents: Contents, by_team: SlicedCost, team: str | None = None) -> Sequence[Headcount]:
    """Return the heads of all budgeted seats, or of those of a team, by month."""
    seats = (
        seat.seat
        for seat in contents.seats
        if seat.months is not None
        and (team is None or as_compared(by_team.texts[seat.seat.id]) == as_compared(team))
    )
    return headcount(seats, contents.months)
