"""Small plans of members who help hires in, with the market that ships."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from planner.market.role import Level, RoleFamily
from planner.plan.model import Engagement, Plan, Position, Team, TeamMember
from planner.plan.onboarding import OnboardingRules
from planner.quantities.identifiers import CurrencyCode, PlaceId, SeatId, TeamId
from planner.quantities.money import Money
from planner.quantities.month import Month

PAY = Money(Decimal(100_000), CurrencyCode("EUR"))
START = date(2027, 3, 1)


def member(number: int, place: str = "ie-dublin", **fields: object) -> TeamMember:
    known: dict[str, object] = {
        "id": SeatId(f"M-{number:02d}"),
        "name": f"Member {number}",
        "team_id": TeamId("T-1"),
        "role": RoleFamily.GPU_CLUSTER_ENGINEER,
        "level": Level.STAFF,
        "place_id": PlaceId(place),
        "engagement": Engagement.OWN_ENTITY,
        "base_pay": PAY,
        "start": date(2022, 1, 10),
    }
    return TeamMember(**(known | fields))  # type: ignore[arg-type]


def position(number: int, place: str = "ie-dublin", **fields: object) -> Position:
    known: dict[str, object] = {
        "id": SeatId(f"P-{number:02d}"),
        "team_id": TeamId("T-1"),
        "role": RoleFamily.GPU_CLUSTER_ENGINEER,
        "level": Level.SENIOR,
        "place_id": PlaceId(place),
        "engagement": Engagement.OWN_ENTITY,
        "base_pay": PAY,
        "start": START,
    }
    return Position(**(known | fields))  # type: ignore[arg-type]


def plan_of(*seats: TeamMember | Position, **rules: object) -> Plan:
    return Plan(
        name="Test",
        reporting_currency=CurrencyCode("EUR"),
        horizon_start=Month(2027, 1),
        anchor_id=PlaceId("ie-dublin"),
        teams=(Team(id=TeamId("T-1"), name="One"), Team(id=TeamId("T-2"), name="Two")),
        members=tuple(seat for seat in seats if isinstance(seat, TeamMember)),
        positions=tuple(seat for seat in seats if isinstance(seat, Position)),
        onboarding_rules=replace(OnboardingRules(), **rules),  # type: ignore[arg-type]
    )
