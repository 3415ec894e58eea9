"""How long the hires of a plan take to full productivity, with what its levers make of that."""

from collections.abc import Mapping, Sequence
from math import ceil
from operator import is_

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
    weeks = _LAST.weeks(plan, market)
    return {
        hiring.seat_id: ceil(weeks[hiring.seat_id] * hiring.ramp_up_factor * _WEEK)
        for hiring in hirings
    }


class _LastWeeks:
    """Keeps the weeks of the plan that was last asked for: trying levers leaves them as they are.

    They are known again by the very objects that they follow from.
    """

    def __init__(self) -> None:
        self._last: tuple[tuple[object, ...], Mapping[SeatId, float]] = ((), {})

    def weeks(self, plan: Plan, market: Snapshot) -> Mapping[SeatId, float]:
        """Return the weeks of ramp-up by position, before any lever."""
        inputs = _inputs(plan, market)
        known, weeks = self._last
        if len(known) == len(inputs) and all(map(is_, known, inputs)):
            return weeks
        weeks = {ramp.hire.position.id: float(ramp.weeks) for ramp in ramp_ups(plan, market)}
        self._last = inputs, weeks
        return weeks


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


_LAST = _LastWeeks()
