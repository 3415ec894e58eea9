"""Edits of teams: add, rename, give an anchor or hours, reorder, remove."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from planner.plan.edits.edit_fault import EditFault, PlanEditError, named, settable_fields
from planner.plan.edits.seat_edits import assign_team
from planner.plan.model import Plan, Team
from planner.plan.record_numbers import TEAM_PREFIX, highest_team_number
from planner.quantities.identifiers import TeamId


def next_team_id(plan: Plan) -> TeamId:
    """Return an ID above every team's, such as ``T-4``."""
    return next_team_ids(plan, 1)[0]


def next_team_ids(plan: Plan, count: int) -> tuple[TeamId, ...]:
    """Return as many new IDs in a row."""
    highest = highest_team_number(plan)
    return tuple(TeamId(f"{TEAM_PREFIX}-{highest + 1 + number}") for number in range(count))


def add_team(plan: Plan, name: str) -> Plan:
    """Add an empty team at the end.

    Raises:
        PlanEditError: ``BLANK_NAME``.
    """
    return add_teams(plan, (name,))


def add_teams(plan: Plan, names: Collection[str]) -> Plan:
    """Add empty teams at the end, in their order, under ``next_team_ids``.

    Raises:
        PlanEditError: ``BLANK_NAME``.
    """
    ids = next_team_ids(plan, len(names))
    added = (Team(id=each, name=named(name)) for each, name in zip(ids, names, strict=True))
    return replace(plan, teams=(*plan.teams, *added))


def change_team(plan: Plan, team_id: TeamId, **changes: Any) -> Plan:  # noqa: ANN401 -- any field
    """Set a team's ``name``, ``anchor_id`` or ``working_pattern`` (None follows the plan's).

    Raises:
        PlanEditError: ``UNKNOWN_TEAM``, ``UNKNOWN_FIELD``, or ``BLANK_NAME``.
    """
    _check_known(plan, team_id)
    settable_fields(Team, changes, frozenset({"id"}))
    if "name" in changes:
        changes["name"] = named(changes["name"])
    teams = tuple(replace(t, **changes) if t.id == team_id else t for t in plan.teams)
    return replace(plan, teams=teams)


def reorder_team(plan: Plan, team_id: TeamId, before: TeamId | None) -> Plan:
    """Move a team in the plan's order, in front of ``before`` or to the end.

    Raises:
        PlanEditError: ``UNKNOWN_TEAM``.
    """
    _check_known(plan, team_id)
    if before == team_id:
        return plan
    moving = next(team for team in plan.teams if team.id == team_id)
    others = [team for team in plan.teams if team is not moving]
    if before is not None:
        _check_known(plan, before)
    place = next((n for n, team in enumerate(others) if team.id == before), len(others))
    return replace(plan, teams=(*others[:place], moving, *others[place:]))


def remove_team(plan: Plan, team_id: TeamId, *, move_seats_to: TeamId | None = None) -> Plan:
    """Remove a team; its seats move to another team, or it must be empty.

    Raises:
        PlanEditError: ``UNKNOWN_TEAM`` or ``TEAM_NOT_EMPTY``.
    """
    _check_known(plan, team_id)
    seat_ids = [seat.id for seat in plan.seats if seat.team_id == team_id]
    if seat_ids and move_seats_to in (None, team_id):
        raise PlanEditError(EditFault.TEAM_NOT_EMPTY, team_id=team_id, seats=len(seat_ids))
    if seat_ids and move_seats_to is not None:
        plan = assign_team(plan, seat_ids, move_seats_to)
    return replace(plan, teams=tuple(team for team in plan.teams if team.id != team_id))


def _check_known(plan: Plan, team_id: TeamId) -> None:
    if all(team.id != team_id for team in plan.teams):
        raise PlanEditError(EditFault.UNKNOWN_TEAM, team_id=team_id)
