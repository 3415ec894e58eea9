"""A plan's typical week: how much of it somebody is at work, and whom its meeting burdens.

Counted are the people who stay: those who are there at the end of the horizon, whenever they begin.
"""

from collections import defaultdict
from decimal import Decimal
from functools import lru_cache

from planner.calculators.coverage import typical_week, week_coverage
from planner.calculators.coverage_crews import Crew, plan_crews, staying
from planner.calculators.coverage_minutes import Period
from planner.calculators.coverage_question import CoverageQuestion
from planner.calculators.meeting_burden import Attendee, MeetingRules
from planner.calculators.meeting_slots import MeetingTime, rank_slots
from planner.calculators.overlap import hours_of, known_horizon
from planner.calculators.team_groups import plan_worker
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.quantities.identifiers import PlaceId
from planner.quantities.money import round_half_up

MEETING_MINUTES = 60
"""The meeting whose burden is looked at: an hour a week for everybody together."""

_KEPT = 64
"""Weeks that are remembered: a plan's scenarios share most of their people's hours."""


def coverage_share(plan: Plan, market: Snapshot) -> float | None:
    """Return the share of the week's 168 hours with somebody at work.

    None without anybody who stays, a known anchor or known clock changes.
    """
    question = _question(plan, market)
    crews = () if question is None else _crews(plan, market, question)
    return None if question is None or not crews else _covered_share(crews, question)


def meeting_burden_spread(plan: Plan, market: Snapshot) -> Decimal | None:
    """Return how unevenly a weekly hour of everybody falls on the plan's places.

    Everybody meets on a workday of the anchor at the time that burdens the most burdened person
    least (``rank_slots``; without holidays). The spread is what a head in the most burdened place
    bears, less what one in the least burdened place does, in weighted hours a week
    (``meeting_burden``), to a hundredth. None where ``coverage_share`` has none, and where the
    anchor has no workday.
    """
    question = _question(plan, market)
    crews = () if question is None else _crews(plan, market, question)
    if question is None or not crews:
        return None
    anchor = market.places[plan.anchor_id]
    hours = hours_of(plan_worker(plan, anchor, plan.pattern_at(anchor.id)))
    return _burden_spread(crews, question, frozenset(hours.wall.weekdays))


def _question(plan: Plan, market: Snapshot) -> CoverageQuestion | None:
    anchor, days = market.places.get(plan.anchor_id), known_horizon(plan)
    return None if anchor is None or days is None else CoverageQuestion(anchor.zone, *days)


def _crews(plan: Plan, market: Snapshot, question: CoverageQuestion) -> tuple[Crew, ...]:
    """Return who stays, those with the same hours in a place as one crew, whatever their team."""
    alike: dict[tuple[PlaceId, object], Crew] = {}
    for crew in staying(plan_crews(plan, market, question.first, question.last)):
        known = alike.setdefault((crew.place_id, crew.worker), crew)
        if known is not crew:
            seats = (*known.seats, *crew.seats)
            alike[crew.place_id, crew.worker] = Crew(
                known.worker, known.place_id, known.team_id, seats
            )
    return tuple(alike.values())


@lru_cache(_KEPT)
def _typical_week(crews: tuple[Crew, ...], question: CoverageQuestion) -> Period:
    return typical_week(crews, question)


@lru_cache(_KEPT)
def _covered_share(crews: tuple[Crew, ...], question: CoverageQuestion) -> float:
    return week_coverage(crews, _typical_week(crews, question)).covered_share


@lru_cache(_KEPT)
def _burden_spread(
    crews: tuple[Crew, ...], question: CoverageQuestion, workdays: frozenset[int]
) -> Decimal | None:
    week = _typical_week(crews, question)
    time = MeetingTime(question.zone, week.first, week.last, MEETING_MINUTES, weekdays=workdays)
    attendees = [Attendee(crew.worker, crew.heads) for crew in crews]
    best = rank_slots(attendees, time, MeetingRules(with_holidays=False), most=1).slots
    if not best:
        return None
    by_place: defaultdict[PlaceId, float] = defaultdict(float)
    for crew, burden in zip(crews, best[0].burdens, strict=True):
        by_place[crew.place_id] = max(by_place[crew.place_id], burden)
    spread = max(by_place.values()) - min(by_place.values())
    return round_half_up(Decimal(spread) / 60, 2)
