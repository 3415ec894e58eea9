"""Edits that make scenarios of the cloud provider's sample plan."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from planner.plan.edits import add_scenario, change_assumptions, set_plan_rate
from planner.plan.model import Engagement, Plan, Position, PositionStatus, Team, TeamMember
from planner.plan.scenario_plans import scenario_plan, with_scenario_plan
from planner.quantities.identifiers import CurrencyCode, SeatId, TeamId
from planner.quantities.money import Money

Edit = Callable[[Plan], Plan]
Moved = TypeVar("Moved", Position, TeamMember)


def with_scenario(plan: Plan, name: str, edit: Edit) -> Plan:
    """Return a document with one more scenario, which is what an edit makes of its base."""
    grown = add_scenario(plan, name)
    shown = scenario_plan(grown, grown.scenarios[-1].id)
    return with_scenario_plan(grown, edit(shown), shown)


def mixed(plan: Plan) -> Plan:
    """Change a little of everything: rates, assumptions, teams, members and positions."""
    plan = set_plan_rate(plan, CurrencyCode("EUR"), Decimal("1.30"))
    plan = change_assumptions(plan, benefits_share=Decimal("0.11"), raise_share=Decimal("0.07"))
    first, second, third, *others = plan.positions
    first = paid(replace(first, start=date(2027, 3, 1)), Decimal("1.2"))
    second = replace(second, engagement=Engagement.CONTRACTOR, team_id=TeamId("T-9"))
    added = replace(second, id=SeatId("P-90"), start=date(2027, 1, 11))
    third = replace(third, status=PositionStatus.ON_HOLD)
    return replace(
        plan,
        teams=(*plan.teams, Team(id=TeamId("T-9"), name="New")),
        members=plan.members[1:],
        positions=(third, first, *others[1:], second, added),
    )


def without_a_team(plan: Plan) -> Plan:
    """Move everybody of the first team into another one, and drop it."""
    lost, other = plan.teams[0].id, Team(id=TeamId("T-8"), name="Other")

    def moved(seat: Moved) -> Moved:
        return replace(seat, team_id=other.id) if seat.team_id == lost else seat

    return replace(
        plan,
        teams=(*plan.teams[1:], other),
        members=tuple(map(moved, plan.members)),
        positions=tuple(map(moved, plan.positions)),
    )


def paid(position: Position, factor: Decimal) -> Position:
    """Return a position with its pay multiplied."""
    pay = position.base_pay
    return replace(position, base_pay=Money(pay.amount * factor, pay.currency))
