"""Edits of the order seats stand in."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from planner.plan.edits.edit_fault import EditFault, PlanEditError
from planner.plan.model import Plan, Seat
from planner.quantities.identifiers import SeatId

AnySeat = TypeVar("AnySeat", bound=Seat)


def arrange_seats(plan: Plan, seat_ids: Sequence[SeatId]) -> Plan:
    """Put seats into an order among the places they hold together; all others stay in theirs.

    So the seats of one team can be ordered without touching those of the others between them.

    Args:
        plan: The plan.
        seat_ids: Positions and members; the two keep apart whatever the order.

    Raises:
        PlanEditError: ``UNKNOWN_SEAT``; nothing is moved then.
    """
    known = {seat.id for seat in plan.seats}
    for seat_id in seat_ids:
        if seat_id not in known:
            raise PlanEditError(EditFault.UNKNOWN_SEAT, seat_id=seat_id)
    positions = _arranged(plan.positions, seat_ids)
    members = _arranged(plan.members, seat_ids)
    if (positions, members) == (plan.positions, plan.members):
        return plan
    return replace(plan, positions=positions, members=members)


def _arranged(seats: tuple[AnySeat, ...], order: Sequence[SeatId]) -> tuple[AnySeat, ...]:
    by_id = {seat.id: seat for seat in seats}
    wanted = [by_id[seat_id] for seat_id in dict.fromkeys(order) if seat_id in by_id]
    moving = {seat.id for seat in wanted}
    following = iter(wanted)
    return tuple(next(following) if seat.id in moving else seat for seat in seats)
