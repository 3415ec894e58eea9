"""The teams' shared minutes by workday, and where they stand on the sheet Overlap by day."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cached_property
from typing import Self

from planner.calculators.team_days import TeamDays, team_days
from planner.calculators.team_groups import team_groups
from planner.export.workbook.addresses import fixed, fixed_range
from planner.export.workbook.contents import Contents
from planner.market.time_zone import LAST_YEAR

DATES_ROW = 2
FIRST_DAY, LAST_DAY, END_OF_WEEKS = 1, 4, 7
"""Columns of the horizon's first and last day, and of the Monday after its last whole week."""

HEADING = 5
DAY, WEEK, FIRST_TEAM = 0, 1, 2


class TeamColumn(IntEnum):
    """The columns of a team, from its first one on."""

    LEAST = 0
    TOGETHER = 1
    WEEK = 2
    LOST = 3
    WHO = 4


COLUMNS_A_TEAM = len(TeamColumn)


@dataclass(frozen=True)
class OverlapDaysLayout:
    """A row for each date, some columns for each team.

    Attributes:
        name: The sheet.
        first: The horizon's first day.
        last: Its last day as far as clock changes are known.
        teams: The teams with their days.
    """

    name: str
    first: date
    last: date
    teams: tuple[TeamDays, ...]

    @classmethod
    def of(cls, contents: Contents, name: str) -> Self:
        """Work out the days of a plan's teams over its horizon."""
        first = contents.months[0].first_day
        last = min(contents.months[-1].last_day, date(LAST_YEAR, 12, 31))
        if last < first:
            return cls(name, first, first, ())
        evaluation = contents.evaluation
        groups = team_groups(evaluation.plan, evaluation.market, first, last)
        return cls(name, first, last, tuple(team_days(group, first, last) for group in groups))

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The dates on which any team has a workday."""
        return tuple(sorted({each.day for team in self.teams for each in team.days}))

    @property
    def last_row(self) -> int:
        """The row of the last date; the first row below the headings where there is none."""
        return HEADING + max(1, len(self.days))

    def column(self, team: int, column: TeamColumn) -> int:
        """Return a column of a team."""
        return FIRST_TEAM + team * COLUMNS_A_TEAM + column

    def cells(self, team: int, column: TeamColumn) -> str:
        """Return the address of a team's cells of one column."""
        return self.whole_column(self.column(team, column))

    def whole_column(self, column: int) -> str:
        """Return the address of a column over all dates."""
        return fixed_range((HEADING + 1, column), (self.last_row, column))

    @property
    def first_day(self) -> str:
        """The address of the horizon's first day."""
        return fixed(DATES_ROW, FIRST_DAY)

    @property
    def last_day(self) -> str:
        """The address of the horizon's last day."""
        return fixed(DATES_ROW, LAST_DAY)

    @property
    def end_of_weeks(self) -> str:
        """The address of the Monday after the last whole week."""
        return fixed(DATES_ROW, END_OF_WEEKS)
