"""Fills the value of one seat into others, as one edit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planner.calculators.moved_pay import moved_pay
from planner.desktop.viewmodels.seat_cells import BASE_PAY, ENGAGEMENT, PLACE, ROLE, START, STATUS
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_each_seat
from planner.plan.model import Plan, Position, Seat
from planner.quantities.identifiers import SeatId

FILLABLE = frozenset({ROLE, PLACE, ENGAGEMENT, START, BASE_PAY, STATUS})
"""The columns whose values other seats can take."""


@dataclass(frozen=True, slots=True)
class Filling:
    """A plan in which seats took a value.

    Attributes:
        filled: The seats that have the value now.
        left: The seats that cannot take it and stay as they were.
        converted: Those filled whose pay is in another currency now, at plan rates.
    """

    plan: Plan
    filled: tuple[SeatId, ...]
    left: tuple[SeatId, ...]
    converted: tuple[SeatId, ...]


def fill_down(plan: Plan, market: Snapshot, seat_ids: Sequence[SeatId], key: str) -> Filling:
    """Give the seats after the first the first one's value of a column.

    A seat that moves to another currency's place has its pay converted at plan rates, as when it
    is moved alone. Left are seats paid in another currency where pay is filled, members where
    the status is, and seats that end before the start.

    Args:
        plan: The plan to change.
        market: The market data, for the currencies of places and their rates.
        seat_ids: Seats of the plan, the one to take the value from first.
        key: A column out of ``FILLABLE``.
    """
    seats = {seat.id: seat for seat in plan.seats}
    source = seats[seat_ids[0]]
    changes: dict[SeatId, dict[str, Any]] = {}
    left = []
    for seat_id in seat_ids[1:]:
        values = _values(source, seats[seat_id], plan, market, key)
        if values is None:
            left.append(seat_id)
        else:
            changes[seat_id] = values
    converted = [
        seat_id
        for seat_id, values in changes.items()
        if "base_pay" in values and values["base_pay"].currency != seats[seat_id].base_pay.currency
    ]
    filled = change_each_seat(plan, changes)
    return Filling(filled, tuple(changes), tuple(left), tuple(converted))


def _values(
    source: Seat, seat: Seat, plan: Plan, market: Snapshot, key: str
) -> dict[str, Any] | None:
    """Return what a seat takes over, None where it cannot."""
    if key == ROLE:
        return {"role": source.role, "level": source.level}
    if key == STATUS:
        both = isinstance(source, Position) and isinstance(seat, Position)
        return {"status": source.status} if both else None  # type: ignore[attr-defined]
    if key == PLACE:
        return _moved(source, seat, plan, market)
    if key == BASE_PAY:
        stays = source.base_pay.currency == seat.base_pay.currency
        return {"base_pay": source.base_pay} if stays else None
    if key == START:
        is_before = seat.end is None or source.start <= seat.end
        return {"start": source.start} if is_before else None
    return {"engagement": source.engagement}


def _moved(source: Seat, seat: Seat, plan: Plan, market: Snapshot) -> dict[str, Any] | None:
    currency = market.currency_of(source.place_id)
    try:
        pay = moved_pay(seat.base_pay, currency, plan, market)
    except UnknownCurrencyError:
        return None
    return {"place_id": source.place_id, "base_pay": pay}
