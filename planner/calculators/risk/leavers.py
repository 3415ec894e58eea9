"""Who leaves a seat, when, and when it is filled again, draw by draw.

Whoever is there at the end of a month may leave with the end of each later one, with the chance
that makes the yearly attrition (``months_to_leave``). Notice is given so late that the search for
the next one begins on the first day after; it takes the seat's own time to fill, and who comes may
leave again. These searches do not wait for a recruiter: how many there are, nobody plans.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from planner.calculators.hiring.seat_hiring import SeatHiring
from planner.calculators.risk.drawn_days import (
    days_of,
    decline_days,
    fill_days,
    months_to_leave,
    whole,
)
from planner.calculators.risk.drawn_seat import DrawnSeat, Entries, RiskModel
from planner.calculators.risk.first_days import Dates
from planner.calculators.risk.random_bits import LEVELS, Bits, BitSupply


@dataclass(frozen=True, slots=True, eq=False)
class Leavers:
    """Some draws in which somebody leaves a seat.

    Attributes:
        draws: Which.
        began: When they began, as an entry.
        left: The month with whose end they leave, as an index.
        again: When the seat is filled again, as an entry; the last one if not in the horizon.
    """

    draws: Entries
    began: Entries
    left: Entries
    again: Entries


def leavers_of(
    seat: DrawnSeat, model: RiskModel, began: Entries, bits: Bits, supply: BitSupply
) -> Iterator[Leavers]:
    """Yield who leaves a seat: the first ones, those who came after them, and so on.

    Args:
        seat: The seat.
        model: Its plan.
        began: When it is first filled, as an entry by draw.
        bits: Random bits by draw, which tell when the first ones leave.
        supply: Random bits for all that comes after.
    """
    months = months_to_leave(seat.yearly_attrition, model.months)
    draws = np.arange(len(began))
    while len(draws):
        left = model.month_of_entry[began] + months[bits]
        who = np.flatnonzero(left < seat.ends)
        draws, began, left = draws[who], began[who], left[who]
        again = np.full(len(draws), model.days + 1)
        if seat.refill is not None and len(draws):
            again = _filled_again(seat, model, left, _refill_days(seat.refill, supply, len(draws)))
        yield Leavers(draws, began, left, again)
        back = np.flatnonzero(again <= model.days)
        draws, began, bits = draws[back], again[back], supply.take(len(back))


def expected_refill(seat: DrawnSeat, model: RiskModel) -> Entries:
    """Return when a seat is filled again at the median, as an entry by month left."""
    left = np.arange(model.months)
    if seat.refill is None:
        return np.full(model.months, model.days + 1)
    middle = np.array([LEVELS // 2], np.uint16)
    days = _days(seat.refill, middle, middle)
    return _filled_again(seat, model, left, np.broadcast_to(days, left.shape))


def _refill_days(refill: SeatHiring, supply: BitSupply, count: int) -> Dates:
    return _days(refill, supply.take(count), supply.take(count))


def _days(refill: SeatHiring, fill: Bits, declines: Bits) -> Dates:
    accepted = days_of(fill_days(refill), fill) + days_of(decline_days(refill), declines)
    return whole(accepted) + np.int32(1 + refill.days_to_start)


def _filled_again(seat: DrawnSeat, model: RiskModel, left: Entries, days: Dates) -> Entries:
    again = model.entries(model.month_ends[left] + days)
    is_over = model.month_of_entry[again] >= seat.ends
    return np.where(is_over, model.days + 1, again)
