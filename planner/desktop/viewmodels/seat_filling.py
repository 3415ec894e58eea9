"""Fills the value of one seat into others, as one edit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planner.calculators.moved_pay import moved_pay
from planner.desktop.viewmodels.seat_cells import (
    BASE_PAY,
    COST_CENTER,
    END,
    ENGAGEMENT,
    HIRING_MANAGER,
    LEVEL,
    NOTES,
    PLACE,
    PRIORITY,
    ROLE,
    START,
    STATUS,
    TEAM,
)
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_each_seat
from planner.plan.model import Plan, Seat
from planner.quantities.identifiers import SeatId

_PLAIN = frozenset({ENGAGEMENT, STATUS, LEVEL, TEAM, PRIORITY, HIRING_MANAGER, COST_CENTER, NOTES})
"""Fields that every seat which has them takes over as they are."""
FILLABLE = frozenset({ROLE, PLACE, START, END, BASE_PAY}) | _PLAIN
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
    the status is, and seats that would end before they start.

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
    if key in _PLAIN:
        return {key: getattr(source, key)} if hasattr(source, key) and hasattr(seat, key) else None
    if key == PLACE:
        return _moved(source, seat, plan, market)
    if key == BASE_PAY:
        stays = source.base_pay.currency == seat.base_pay.currency
        return {"base_pay": source.base_pay} if stays else None
    if key == START:
        is_before = seat.end is None or source.start <= seat.end
        return {"start": source.start} if is_before else None
    is_after = source.end is None or source.end >= seat.start
    return {"end": source.end} if is_after else None


def _moved(source: Seat, seat: Seat, plan: Plan, market: Snapshot) -> dict[str, Any] | None:
    currency = market.currency_of(source.place_id)
    try:
        pay = moved_pay(seat.base_pay, currency, plan, market)
    except UnknownCurrencyError:
        return None
    return {"place_id": source.place_id, "base_pay": pay}
