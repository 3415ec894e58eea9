"""How the plan's seats fall into groups of the table."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from planner.calculators.evaluation import Evaluation
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.localization.terms import role_name, status_name
from planner.market.place_search import plain
from planner.market.role import RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Position, PositionStatus, Seat
from planner.quantities.identifiers import PlaceId, TeamId

MEMBERS_GROUP = "members"
FLAT_GROUP = "all"
_TEAM = "team:"

Key = TypeVar("Key", bound=Hashable)


class Grouping(StrEnum):
    """What positions of one group have in common."""

    TEAM = "team"
    PLACE = "place"
    ROLE = "role"
    STATUS = "status"
    NOTHING = "nothing"
    """One flat list, the people already there at its end."""


@dataclass(frozen=True, slots=True)
class SeatGroup:
    """Seats under a title, in the plan's order; a flat list has none."""

    key: str
    title: str
    seats: Sequence[Seat]


def grouping_name(grouping: Grouping) -> str:
    """Return what positions are grouped by, in the active language."""
    return {
        Grouping.TEAM: _("Team"),
        Grouping.PLACE: _("Location"),
        Grouping.ROLE: _("Position"),
        Grouping.STATUS: _("Status"),
        Grouping.NOTHING: _("None"),
    }[grouping]


def seat_groups(evaluation: Evaluation, grouping: Grouping) -> list[SeatGroup]:
    """Return every team's group, empty ones too, or the groups there are of something else."""
    plan, market = evaluation.plan, evaluation.market
    if grouping is Grouping.NOTHING:
        return [SeatGroup(FLAT_GROUP, "", [*plan.positions, *plan.members])]
    groups = {
        Grouping.TEAM: lambda: _by_team(plan),
        Grouping.PLACE: lambda: _by_place(plan, market),
        Grouping.ROLE: lambda: _by_role(plan),
        Grouping.STATUS: lambda: _by_status(plan),
    }[grouping]()
    return [*groups, SeatGroup(MEMBERS_GROUP, _("Current team"), list(plan.members))]


def team_of(group_key: str) -> TeamId | None:
    """Return the team a group stands for, None for a group of something else or of no team."""
    is_team = group_key.startswith(_TEAM) and group_key != _TEAM
    return TeamId(group_key.removeprefix(_TEAM)) if is_team else None


def _by_team(plan: Plan) -> list[SeatGroup]:
    seats: dict[TeamId, list[Seat]] = {team.id: [] for team in plan.teams}
    homeless: list[Seat] = []
    for position in plan.positions:
        seats.get(position.team_id, homeless).append(position)
    groups = [SeatGroup(f"{_TEAM}{team.id}", team.name, seats[team.id]) for team in plan.teams]
    if homeless:
        groups.append(SeatGroup(_TEAM, _("No team"), homeless))
    return groups


def _by_place(plan: Plan, market: Snapshot) -> list[SeatGroup]:
    def title(place_id: PlaceId) -> str:
        place = market.places.get(place_id)
        return place_id if place is None else listed((place.name, place.country))

    found = _gathered(plan.positions, lambda seat: seat.place_id)
    groups = [SeatGroup(f"place:{place}", title(place), seats) for place, seats in found.items()]
    return sorted(groups, key=lambda group: plain(group.title))


def _by_role(plan: Plan) -> list[SeatGroup]:
    found = _gathered(plan.positions, lambda seat: seat.role)
    roles = (role for role in RoleFamily if role in found)
    return [SeatGroup(f"role:{role}", role_name(role), found[role]) for role in roles]


def _by_status(plan: Plan) -> list[SeatGroup]:
    found = _gathered(plan.positions, lambda seat: seat.status)
    statuses = (status for status in PositionStatus if status in found)
    return [SeatGroup(f"status:{each}", status_name(each), found[each]) for each in statuses]


def _gathered(
    positions: Sequence[Position], key: Callable[[Position], Key]
) -> dict[Key, list[Seat]]:
    found: dict[Key, list[Seat]] = {}
    for position in positions:
        found.setdefault(key(position), []).append(position)
    return found
