"""How long the hires of a plan take to full productivity, with what its levers make of that."""

from collections.abc import Mapping, Sequence
from math import ceil

from planner.calculators.hiring.seat_hiring import SeatHiring
from planner.calculators.onboarding.ramp_up import ramp_ups
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.quantities.identifiers import SeatId

_WEEK = 7


def ramp_up_days(
    plan: Plan, market: Snapshot, hirings: Sequence[SeatHiring]
) -> Mapping[SeatId, int]:
    """Return the calendar days from first day to full productivity of each seat.

    The weeks are those of the plan's start (``ramp_ups``), times the levers' factor; whether a
    mentor has time is asked for then, too.
    """
    weeks = {ramp.hire.position.id: ramp.weeks for ramp in ramp_ups(plan, market)}
    return {
        hiring.seat_id: ceil(float(weeks[hiring.seat_id]) * hiring.ramp_up_factor * _WEEK)
        for hiring in hirings
    }
