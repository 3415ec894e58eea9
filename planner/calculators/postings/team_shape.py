"""The team around a position: how many people, where, and who leads it."""

from collections import Counter
from dataclasses import dataclass

from planner.market.place import Place
from planner.market.role import RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Position, PositionStatus


@dataclass(frozen=True, slots=True)
class TeamPlace:
    """How many people of a team are in a place, and how many more are to come."""

    place: Place
    members: int
    openings: int


@dataclass(frozen=True, slots=True)
class TeamShape:
    """A position's team.

    Attributes:
        name: The team's name; empty where the plan knows none.
        members: People employed in it.
        openings: Positions to fill in it, this one included.
        places: Where, those with most people first.
        manager: Who leads it; empty where nobody is named.
        other_teams: The plan's other teams that have people or openings.
    """

    name: str
    members: int
    openings: int
    places: tuple[TeamPlace, ...]
    manager: str
    other_teams: tuple[str, ...]


def team_shape(plan: Plan, market: Snapshot, position: Position) -> TeamShape:
    """Return the team a position belongs to; places the market does not know are left out.

    The manager is the position's hiring manager, else the team's engineering manager, else the
    one whom most of its members report to.
    """
    members = [member for member in plan.members if member.team_id == position.team_id]
    openings = [
        each
        for each in plan.positions
        if each.team_id == position.team_id
        and (each.id == position.id or each.status not in _NOT_COMING)
    ]
    employed = Counter(member.place_id for member in members)
    coming = Counter(each.place_id for each in openings)
    found = [
        TeamPlace(market.places[place_id], employed[place_id], coming[place_id])
        for place_id in dict.fromkeys((*employed, *coming))
        if place_id in market.places
    ]
    names = {team.id: team.name for team in plan.teams}
    busy = {seat.team_id for seat in plan.seats} - {position.team_id}
    return TeamShape(
        name=names.get(position.team_id, ""),
        members=len(members),
        openings=len(openings),
        places=tuple(sorted(found, key=lambda each: -(each.members + each.openings))),
        manager=position.hiring_manager or _manager(plan, position),
        other_teams=tuple(team.name for team in plan.teams if team.id in busy),
    )


_NOT_COMING = frozenset({PositionStatus.ON_HOLD, PositionStatus.CLOSED})


def _manager(plan: Plan, position: Position) -> str:
    members = [member for member in plan.members if member.team_id == position.team_id]
    for member in members:
        if member.role is RoleFamily.ENGINEERING_MANAGER:
            return member.name
    named = Counter(member.manager for member in members if member.manager)
    return named.most_common(1)[0][0] if named else ""
