"""A plan without the seats that cannot be priced: what is held against the market of a plan."""

from dataclasses import replace

from planner.calculators.evaluation import Evaluation
from planner.plan.model import Plan


def priced_plan(evaluation: Evaluation) -> Plan:
    """Return the plan with the seats whose cost is known; the problems name the others."""
    plan, costs = evaluation.plan, evaluation.seat_costs
    return replace(
        plan,
        members=tuple(seat for seat in plan.members if seat.id in costs),
        positions=tuple(seat for seat in plan.positions if seat.id in costs),
    )
