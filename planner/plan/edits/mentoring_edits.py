"""Edits of who helps new hires in."""

from collections.abc import Mapping
from typing import Any

from planner.plan.edits.edit_fault import EditFault, PlanEditError
from planner.plan.edits.seat_edits import change_each_seat
from planner.plan.model import Plan
from planner.quantities.identifiers import SeatId

Helpers = Mapping[SeatId, SeatId | None]
"""The helper of each hire; None for nobody."""


def choose_helpers(plan: Plan, *, buddies: Helpers, mentors: Helpers) -> Plan:
    """Set buddies and mentors of hires, in one step.

    Args:
        plan: The plan.
        buddies: The buddies to set, by hire.
        mentors: The mentors to set, by hire.

    Raises:
        PlanEditError: ``UNKNOWN_SEAT`` for a hire that is no position or a helper who is no member;
            nothing is set then.
    """
    positions = {position.id for position in plan.positions}
    members = {member.id for member in plan.members}
    changes: dict[SeatId, dict[str, Any]] = {}
    for field, helpers in (("buddy_id", buddies), ("mentor_id", mentors)):
        for hire_id, helper_id in helpers.items():
            if hire_id not in positions:
                raise PlanEditError(EditFault.UNKNOWN_SEAT, seat_id=hire_id)
            if helper_id is not None and helper_id not in members:
                raise PlanEditError(EditFault.UNKNOWN_SEAT, seat_id=helper_id)
            changes.setdefault(hire_id, {})[field] = helper_id
    return change_each_seat(plan, changes)
