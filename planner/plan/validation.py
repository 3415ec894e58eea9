"""Finds what is wrong or doubtful in a plan, as data."""

from collections.abc import Iterable

from planner.market.snapshot import Snapshot
from planner.plan.hiring_checks import check_hiring
from planner.plan.model import Plan, Seat
from planner.plan.onboarding_checks import check_onboarding
from planner.plan.plan_checks import check_plan
from planner.plan.problem import Fact, Problem, ProblemKind, Severity
from planner.plan.seat_checks import check_seats

__all__ = ["Fact", "Problem", "ProblemKind", "Severity", "find_problems"]


def find_problems(
    plan: Plan, market: Snapshot, seats: Iterable[Seat] | None = None
) -> tuple[Problem, ...]:
    """Return everything wrong or doubtful: the plan's own first, then seat by seat in order.

    Args:
        plan: The plan.
        market: The market with the plan's overrides in it.
        seats: The seats of the plan to look at; None looks at all.
    """
    looked_at = plan.seats if seats is None else seats
    return (
        *check_plan(plan, market),
        *check_onboarding(plan, market),
        *check_hiring(plan, market),
        *check_seats(plan, market, looked_at),
    )
