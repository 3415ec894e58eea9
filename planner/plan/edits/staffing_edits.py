"""Takes a staffing into a plan: open positions for the people it still needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.market.role import Level, RoleFamily
from planner.plan.edits.seat_edits import add_positions, next_position_ids
from planner.plan.model import Engagement, Plan, Position
from planner.quantities.identifiers import PlaceId, TeamId
from planner.quantities.money import Money


@dataclass(frozen=True, slots=True)
class Opening:
    """So many people of equal pay to hire in a place."""

    place_id: PlaceId
    heads: int
    base_pay: Money


@dataclass(frozen=True, slots=True)
class OpeningTerms:
    """What all positions of a staffing have in common."""

    team_id: TeamId
    role: RoleFamily
    level: Level
    engagement: Engagement
    start: date


def adopt_staffing(plan: Plan, openings: Sequence[Opening], terms: OpeningTerms) -> Plan:
    """Add an open position for everybody who is still to be hired, at the end, place by place.

    Args:
        plan: The plan.
        openings: How many people are missing where, and what they are paid.
        terms: What the positions have in common.

    Raises:
        PlanEditError: ``UNKNOWN_TEAM``; nothing is added then.
    """
    each = [opening for opening in openings for _head in range(opening.heads)]
    return add_positions(
        plan,
        [
            Position(
                id=seat_id,
                team_id=terms.team_id,
                role=terms.role,
                level=terms.level,
                place_id=opening.place_id,
                engagement=terms.engagement,
                base_pay=opening.base_pay,
                start=terms.start,
            )
            for seat_id, opening in zip(next_position_ids(plan, len(each)), each, strict=True)
        ],
    )
