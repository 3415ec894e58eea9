"""Costs for wider circulation: totals in which at least three seats count, and no others."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from planner.calculators.disclosure import ToldGroup, tells_of_one, told_groups, told_months
from planner.calculators.seat_months import SeatMonths
from planner.export.workbook.contents import Contents
from planner.quantities.identifiers import SeatId


@dataclass(frozen=True)
class RedactedCosts:
    """What of a plan's costs is told.

    A group's cost is that of the months told only, so that nothing is left over between the two.
    """

    contents: Contents

    @property
    def _seats(self) -> tuple[SeatMonths, ...]:
        return self.contents.evaluation.budget.seats

    @cached_property
    def told(self) -> tuple[bool, ...]:
        """Of each month whether its total is told."""
        return told_months(self._seats, len(self.contents.months))

    @cached_property
    def heads(self) -> tuple[int, ...]:
        """How many seats cost something in each month."""
        months = range(len(self.contents.months))
        return tuple(sum(1 for seat in self._seats if seat.reporting_total[n]) for n in months)

    @cached_property
    def by_place(self) -> tuple[ToldGroup[str], ...]:
        """Costs by place; None for the places told together."""
        return told_groups(self._seats, self._names("place"), self.told)

    @cached_property
    def by_team(self) -> tuple[ToldGroup[str], ...]:
        """Costs by team; none where they would tell of one seat beside those by place."""
        teams = told_groups(self._seats, self._names("team"), self.told)
        both = [group.seats for group in (*self.by_place, *teams)]
        return () if tells_of_one(both) else teams

    @property
    def total(self) -> Decimal:
        """The cost of the months told."""
        totals = self.contents.evaluation.budget.totals
        told = zip(totals, self.told, strict=True)
        return sum((total for total, is_told in told if is_told), Decimal(0))

    def _names(self, kind: str) -> Mapping[SeatId, str]:
        seats, teams = self.contents.seats, self.contents.team_names
        if kind == "place":
            return {each.seat.id: each.place.name for each in seats}
        return {each.seat.id: teams.get(each.seat.team_id, "") for each in seats}
