"""Where heads stand on the Headcount sheet: a corkscrew of all, then one of each team."""

from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from planner.calculators.headcount import Headcount, headcount
from planner.export.workbook.addresses import fixed_range, on_sheet
from planner.export.workbook.budget_slices import SlicedCost, as_compared
from planner.export.workbook.month_columns import FIRST_MONTH, MonthColumns
from planner.plan.model import Seat

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
    by_team: SlicedCost
    """The cost split by team: its teams are these."""

    @property
    def teams(self) -> tuple[str, ...]:
        """The teams, in the order of their corkscrews."""
        return self.by_team.entries

    @cached_property
    def all_heads(self) -> tuple[Headcount, ...]:
        """The heads of all budgeted seats by month."""
        contents = self.by_team.contents
        return headcount(self._seats(None), contents.months)

    def heads(self, team: str | None) -> tuple[Headcount, ...]:
        """Return the heads by month of the budgeted seats of a team; of all for None."""
        if team is None:
            return self.all_heads
        return headcount(self._seats(team), self.by_team.contents.months)

    def _seats(self, team: str | None) -> list[Seat]:
        """Return the budgeted seats of a team; all for None."""
        texts = self.by_team.texts
        return [
            each.seat
            for each in self.by_team.contents.seats
            if each.months is not None
            and (team is None or as_compared(texts[each.seat.id]) == as_compared(team))
        ]

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
