"""A position that is only tried: what a role in a place would cost, in no plan yet."""

from planner.market.role import Level, RoleFamily
from planner.plan.model import Engagement, Plan, Position
from planner.quantities.identifiers import PlaceId, SeatId, TeamId
from planner.quantities.money import Money


def trial_position(
    role: RoleFamily,
    level: Level,
    place_id: PlaceId,
    engagement: Engagement,
    base_pay: Money,
    plan: Plan,
) -> Position:
    """Return a position from the first day of the plan's horizon, without ID and team."""
    return Position(
        id=SeatId(""),
        team_id=TeamId(""),
        role=role,
        level=level,
        place_id=place_id,
        engagement=engagement,
        base_pay=base_pay,
        start=plan.horizon_start.first_day,
    )
