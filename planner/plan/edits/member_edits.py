"""Edits of many team members at once."""

from collections.abc import Sequence
from dataclasses import replace

from planner.plan.edits.edit_fault import EditFault, PlanEditError, cleaned, settable_fields
from planner.plan.model import Plan, TeamMember
from planner.plan.record_numbers import MEMBER_PREFIX, highest_member_number
from planner.quantities.identifiers import SeatId

_CHECKED = ("base_pay", "start", "end")
_TEXTS = ("name", "manager", "cost_center", "notes")


def next_member_ids(plan: Plan, count: int) -> tuple[SeatId, ...]:
    """Return as many new IDs in a row, above every member's of the plan and its scenarios."""
    highest = highest_member_number(plan)
    return tuple(SeatId(f"{MEMBER_PREFIX}-{highest + 1 + number:02d}") for number in range(count))


def add_members(plan: Plan, members: Sequence[TeamMember]) -> Plan:
    """Add team members at the end, in their order.

    Raises:
        PlanEditError: ``SEAT_ID_TAKEN``, ``UNKNOWN_TEAM``, or a value no file can hold; nobody is
            added then.
    """
    taken = {seat.id for seat in plan.seats}
    teams = {team.id for team in plan.teams}
    added = []
    for member in members:
        if member.id in taken:
            raise PlanEditError(EditFault.SEAT_ID_TAKEN, seat_id=member.id)
        if member.team_id not in teams:
            raise PlanEditError(EditFault.UNKNOWN_TEAM, team_id=member.team_id)
        values = {name: getattr(member, name) for name in _CHECKED}
        settable_fields(TeamMember, values, frozenset({"id"}))
        taken.add(member.id)
        texts = {name: getattr(member, name) for name in _TEXTS}
        added.append(replace(member, **cleaned(texts)))
    return replace(plan, members=(*plan.members, *added))
