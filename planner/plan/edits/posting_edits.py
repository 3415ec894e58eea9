"""Edits of what postings say: of single positions, of a team, of the whole plan."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from planner.plan.edits.edit_fault import (
    EditFault,
    PlanEditError,
    check_storable,
    settable_fields,
)
from planner.plan.edits.seat_edits import change_each_seat
from planner.plan.edits.team_edits import change_team
from planner.plan.model import Plan
from planner.plan.posting import PayRangeChoice, Posting
from planner.plan.visible_text import clean_text
from planner.quantities.identifiers import SeatId, TeamId

_ONE_LINE = frozenset({"title", "contact", "language"})


def change_postings(
    plan: Plan,
    seat_ids: Collection[SeatId],
    **changes: Any,  # noqa: ANN401 -- any field of a posting
) -> Plan:
    """Set fields of the postings of positions.

    Raises:
        PlanEditError: ``UNKNOWN_SEAT``, ``NOT_A_POSITION``, ``UNKNOWN_FIELD`` or
            ``VALUE_OUT_OF_RANGE``; nothing is changed then.
    """
    values = posting_values(changes)
    postings = {position.id: position.posting for position in plan.positions}
    members = {member.id for member in plan.members}
    for seat_id in seat_ids:
        if seat_id in members:
            raise PlanEditError(EditFault.NOT_A_POSITION, seat_id=seat_id)
        if seat_id not in postings:
            raise PlanEditError(EditFault.UNKNOWN_SEAT, seat_id=seat_id)
    return change_each_seat(
        plan, {seat_id: {"posting": replace(postings[seat_id], **values)} for seat_id in seat_ids}
    )


def change_team_posting(
    plan: Plan,
    team_id: TeamId,
    **changes: Any,  # noqa: ANN401 -- any field of a posting
) -> Plan:
    """Set fields of what the postings of a team's positions say.

    Raises:
        PlanEditError: ``UNKNOWN_TEAM``, ``UNKNOWN_FIELD`` or ``VALUE_OUT_OF_RANGE``.
    """
    values = posting_values(changes)
    for team in plan.teams:
        if team.id == team_id:
            changed = change_team(plan, team_id, posting=replace(team.posting, **values))
            return plan if changed == plan else changed
    raise PlanEditError(EditFault.UNKNOWN_TEAM, team_id=team_id)


def change_plan_posting(plan: Plan, **changes: Any) -> Plan:  # noqa: ANN401 -- any field
    """Set fields of what every posting of the plan says.

    Raises:
        PlanEditError: ``UNKNOWN_FIELD`` or ``VALUE_OUT_OF_RANGE``.
    """
    posting = replace(plan.posting, **posting_values(changes))
    return plan if posting == plan.posting else replace(plan, posting=posting)


def posting_values(changes: dict[str, Any]) -> dict[str, Any]:
    """Return values freed of characters that mislead, lists without their blank entries.

    Raises:
        PlanEditError: ``UNKNOWN_FIELD`` or ``VALUE_OUT_OF_RANGE``.
    """
    settable_fields(Posting, changes, frozenset())
    return {name: _cleaned(name, value) for name, value in changes.items()}


def _cleaned(name: str, value: Any) -> Any:  # noqa: ANN401 -- any field of a posting
    if isinstance(value, tuple):
        lines = (_one_line(name, each) for each in value)
        return tuple(line for line in lines if line)
    if isinstance(value, str) and not isinstance(value, PayRangeChoice):
        return _one_line(name, value) if name in _ONE_LINE else clean_text(value)
    return value


def _one_line(name: str, text: str) -> str:
    check_storable(name, text)
    return " ".join(clean_text(text).split())
