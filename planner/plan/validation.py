"""Finds what is wrong or doubtful in a plan, as data."""

from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.plan_checks import check_plan
from planner.plan.problem import Fact, Problem, ProblemKind, Severity
from planner.plan.seat_checks import check_seats

__all__ = ["Fact", "Problem", "ProblemKind", "Severity", "find_problems"]


def find_problems(plan: Plan, market: Snapshot) -> tuple[Problem, ...]:
    """Return everything wrong or doubtful: the plan's own first, then seat by seat in order."""
    return (*check_plan(plan, market), *check_seats(plan, market))
