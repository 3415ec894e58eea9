"""A staffing beside the plan's own people: who is missing, what that costs, which gaps close."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from decimal import Decimal

from planner.calculators.coverage_crews import Crew, staying
from planner.calculators.coverage_question import CoverageQuestion
from planner.calculators.coverage_year import year_coverage
from planner.calculators.overlap import Worker
from planner.calculators.place_cost import PlaceCost
from planner.calculators.staffing import SiteStaffing, Staffing
from planner.calculators.staffing_limits import StaffingSite
from planner.calculators.working_intervals import dates_between
from planner.market.snapshot import Snapshot
from planner.plan.edits import Opening
from planner.plan.model import Plan
from planner.plan.place_calendar import calendar_for
from planner.quantities.identifiers import PlaceId, SeatId, TeamId
from planner.quantities.money import Money

_YEAR_DAYS = 365


@dataclass(frozen=True, slots=True)
class SiteComparison:
    """A site's staffing beside the plan.

    Attributes:
        staffing: The site's people and shifts.
        present: How many of the people counted are there already, to the end of the time.
        cost_per_head: What a person costs a year in the reporting currency; None where the place
            has no pay band or no cost lines.
        weekend_days: On how many days of the place's weekend each person is on call in a year of
            365 days, by the time looked at and on average.
        holidays: On how many public holidays and company days that are no weekend, likewise.
        opening: The people to hire; None where nobody is missing or nothing is known of pay.
    """

    staffing: SiteStaffing
    present: int
    cost_per_head: Decimal | None
    weekend_days: float
    holidays: float
    opening: Opening | None

    @property
    def extra_heads(self) -> int:
        """How many people are missing."""
        return max(0, self.staffing.heads - self.present)

    @property
    def extra_cost(self) -> Decimal | None:
        """What those cost a year; None where nobody knows what a person costs."""
        if not self.extra_heads:
            return Decimal(0)
        return None if self.cost_per_head is None else self.extra_heads * self.cost_per_head


@dataclass(frozen=True, slots=True)
class StaffingComparison:
    """A staffing beside the plan's people.

    Attributes:
        staffing: The staffing.
        sites: Its sites.
        gap_minutes_before: In how many minutes of the time looked at fewer of the plan's people are
            at work than the staffing has on call at any time.
        gap_minutes_after: In how many the staffing has fewer: none, counted minute by minute.
    """

    staffing: Staffing
    sites: tuple[SiteComparison, ...]
    gap_minutes_before: int
    gap_minutes_after: int

    @property
    def extra_heads(self) -> int:
        """How many people are missing."""
        return sum(site.extra_heads for site in self.sites)

    @property
    def extra_cost(self) -> Decimal | None:
        """What those cost a year in the reporting currency; None where that is not known of all."""
        costs = [site.extra_cost for site in self.sites]
        known = [cost for cost in costs if cost is not None]
        return sum(known, Decimal(0)) if len(known) == len(costs) else None


def staffing_site(
    place_id: PlaceId,
    hours: tuple[time, time],
    costs: Mapping[PlaceId, PlaceCost],
    market: Snapshot,
) -> StaffingSite:
    """Return a place as a site.

    Args:
        place_id: The place.
        hours: Between which local times shifts may lie; equal ones are the whole day.
        costs: What a person of the role costs in each place (``place_costs``).
        market: The market.
    """
    place, cost = market.places[place_id], costs.get(place_id)
    annual = Decimal(0) if cost is None else cost.cost.annual_reporting
    return StaffingSite(place_id, place.name, place.zone, *hours, annual)


def compare_staffing(
    staffing: Staffing,
    crews: Sequence[Crew],
    question: CoverageQuestion,
    costs: Mapping[PlaceId, PlaceCost],
    plan_and_market: tuple[Plan, Snapshot],
) -> StaffingComparison:
    """Return a staffing beside the plan.

    Args:
        staffing: The staffing.
        crews: The plan's people who count.
        question: The time looked at.
        costs: What a person of the role costs in each place.
        plan_and_market: The plan and its market.
    """
    present: Counter[PlaceId] = Counter()
    for crew in staying(crews):
        present[crew.place_id] += crew.heads
    asked = replace(question, required=staffing.limits.posts)
    return StaffingComparison(
        staffing,
        tuple(
            _site(each, present[each.site.place_id], question, costs, plan_and_market)
            for each in staffing.sites
        ),
        year_coverage(crews, asked).gap_minutes,
        year_coverage(rota_crews(staffing), asked).gap_minutes,
    )


def rota_crews(staffing: Staffing) -> tuple[Crew, ...]:
    """Return those on call as crews that work their shifts, one person for each at once."""
    return tuple(
        Crew(
            Worker(each.site.label, each.site.zone, line.shift.pattern),
            each.site.place_id,
            TeamId(""),
            (SeatId(""),) * line.people,
        )
        for each in staffing.sites
        for line in each.lines
    )


def _site(
    each: SiteStaffing,
    present: int,
    question: CoverageQuestion,
    costs: Mapping[PlaceId, PlaceCost],
    plan_and_market: tuple[Plan, Snapshot],
) -> SiteComparison:
    plan, market = plan_and_market
    place, cost = market.places[each.site.place_id], costs.get(each.site.place_id)
    extra = max(0, each.heads - present)
    weekend = [
        day
        for day in dates_between(question.first, question.last)
        if day.weekday() in place.weekend
    ]
    off = calendar_for(plan, place).holidays(question.first, question.last)
    days = (question.last - question.first).days + 1
    a_year = _YEAR_DAYS / days * each.on_call_at_once / each.heads if each.heads else 0.0
    return SiteComparison(
        each,
        present,
        None if cost is None else cost.cost.annual_reporting,
        len(weekend) * a_year,
        len(off.keys() - set(weekend)) * a_year,
        Opening(place.id, extra, Money(cost.cost.base_pay, cost.cost.currency))
        if cost is not None and extra
        else None,
    )
