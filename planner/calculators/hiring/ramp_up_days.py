"""How long the hires of a plan take to full productivity, with what its levers make of that."""

from collections.abc import Mapping, Sequence
from math import ceil

from planner.calculators.hiring.last_known import LastKnown
from planner.calculators.hiring.seat_hiring import SeatHiring
from planner.calculators.onboarding.ramp_up import ramp_ups
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.quantities.identifiers import SeatId

_WEEK = 7
_last_weeks: LastKnown[Mapping[SeatId, float]] = LastKnown({})


def ramp_up_days(
    plan: Plan, market: Snapshot, hirings: Sequence[SeatHiring]
) -> Mapping[SeatId, int]:
    """Return the calendar days from first day to full productivity of each seat.

    The weeks are those of the plan's start (``ramp_ups``), times the levers' factor; whether a
    mentor has time is asked for then, too.
    """
    weeks = _last_weeks.of(_inputs(plan, market), lambda: _weeks(plan, market))
    return {
        hiring.seat_id: ceil(weeks[hiring.seat_id] * hiring.ramp_up_factor * _WEEK)
        for hiring in hirings
    }


def _weeks(plan: Plan, market: Snapshot) -> Mapping[SeatId, float]:
    """Return the weeks of ramp-up by position, before any lever."""
    return {ramp.hire.position.id: float(ramp.weeks) for ramp in ramp_ups(plan, market)}


def _inputs(plan: Plan, market: Snapshot) -> tuple[object, ...]:
    """Return all of a plan that ramp-ups follow from, and the market."""
    return (
        market,
        plan.positions,
        plan.members,
        plan.teams,
        plan.onboarding_rules,
        plan.onboarding_templates,
        plan.working_pattern,
        plan.place_patterns,
        plan.company_days,
    )
