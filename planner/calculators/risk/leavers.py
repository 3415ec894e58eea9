"""Who leaves a seat, when, and when it is filled again, draw by draw.

Whoever is there at the end of a month may leave with the end of each later one, with the chance
that makes the yearly attrition (``months_to_leave``). Notice is given so late that the search for
the next one begins on the first day after; it takes the seat's own time to fill, and who comes may
leave again. These searches do not wait for a recruiter: how many there are, nobody plans.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.calculators.risk.drawn_days import days_at, medians, months_to_leave, whole
from planner.calculators.risk.drawn_seat import Entries, RiskModel
from planner.calculators.risk.first_days import Dates
from planner.calculators.risk.random_bits import Bits, BitSupply
from planner.calculators.risk.rows_by_draw import RowsByDraw


@dataclass(frozen=True, slots=True, eq=False)
class Leavers:
    """Those who leave: the first ones of each seat by seat and draw, then who came after them.

    Attributes:
        members: How many of them, all at the beginning, nobody had to hire in the plan.
        seats: Which seats.
        draws: In which draws.
        began: When they began, as an entry.
        left: The month with whose end they leave, as an index.
        again: When the seat is filled again, as an entry; the last one if not in the horizon.
        by_draw: What sums them up by draw.
    """

    members: int
    seats: Entries
    draws: Entries
    began: Entries
    left: Entries
    again: Entries
    by_draw: RowsByDraw


_Some = tuple[Entries, Entries, Entries, Entries, Entries]
"""Seats, draws, and when they began, left and are replaced."""


def drawn_leavers(model: RiskModel, began: Entries, bits: Bits, supply: BitSupply) -> Leavers:
    """Return who leaves.

    Args:
        model: The plan.
        began: When seats are first filled, as an entry by seat and draw.
        bits: Random bits likewise, which tell when the first ones leave.
        supply: Random bits for all that comes after.
    """
    parts = [_replaced(model, *_first_to_leave(model, began, bits), supply)]
    members = int(parts[0][0].searchsorted(model.hired_rows.start))
    months, row = _months_to_leave(model)
    while len(parts[-1][0]):
        seats, draws, _began, _left, entries = parts[-1]
        back = np.flatnonzero(entries <= model.days)
        seats, draws, entries = seats.take(back), draws.take(back), entries.take(back)
        left = model.month_of_entry.take(entries)
        left += months.take(supply.take(len(seats)) + row.take(seats))
        leave = np.flatnonzero(left < model.ends.take(seats))
        found = seats.take(leave), draws.take(leave), entries.take(leave), left.take(leave)
        parts.append(_replaced(model, *found, supply))
    return _joined(members, parts, began.shape[1])


def _joined(members: int, parts: Sequence[_Some], count: int) -> Leavers:
    seats, draws, began, left, again = map(np.concatenate, zip(*parts, strict=True))
    return Leavers(members, seats, draws, began, left, again, RowsByDraw.of(draws, count))


def _replaced(
    model: RiskModel,
    seats: Entries,
    draws: Entries,
    began: Entries,
    left: Entries,
    supply: BitSupply,
) -> _Some:
    """Return some who leave with when their seats are filled again."""
    again = _filled_again(model, seats, left, _refill_days(model, seats, supply))
    return seats, draws, began, left, again


def _first_to_leave(
    model: RiskModel, began: Entries, bits: Bits
) -> tuple[Entries, Entries, Entries, Entries]:
    """Return in which seats and draws the first ones leave, when they began and when they leave.

    Few leave: when, is looked up only for those whose bits are low enough for their first month.
    """
    cells = np.flatnonzero(bits < _leaving_below(model, began))
    seats, draws = np.divmod(cells, bits.shape[1])
    entries = began.take(cells)
    months, row = _months_to_leave(model)
    left = model.month_of_entry.take(entries)
    left += months.take(bits.take(cells) + row.take(seats))
    return seats, draws, entries, left


def _leaving_below(model: RiskModel, began: Entries) -> NDArray[np.uint32]:
    """Return by seat and draw below which bits the first one leaves before the seat ends."""
    tables: dict[tuple[float, int], NDArray[np.uint32]] = {}
    for share, ends in {(seat.yearly_attrition, seat.ends) for seat in model.seats}:
        after = months_to_leave(share, model.months)
        stays = np.maximum(ends - model.month_of_entry, 0)
        tables[share, ends] = np.searchsorted(after, stays).astype(np.uint32)
    found = np.empty(began.shape, np.uint32)
    for seat, entries, below in zip(model.seats, began, found, strict=True):
        tables[seat.yearly_attrition, seat.ends].take(entries, out=below, mode="clip")
    return found


def first_leaving(model: RiskModel, bits: Bits) -> tuple[Entries, Entries, Entries]:
    """Return in which seats, draws and months the first ones leave, all others at rest."""
    begins = np.repeat(model.entries(model.begins)[:, np.newaxis], bits.shape[1], axis=1)
    seats, draws, _entries, left = _first_to_leave(model, begins, bits)
    return seats, draws, left


def expected_refills(model: RiskModel) -> Entries:
    """Return when seats are filled again at the median, as an entry by seat and month left."""
    shape = len(model.seats), model.months
    fill, declines = model.times_to_refill
    days = whole(medians(fill) + medians(declines)) + _lead(model)
    left = np.tile(np.arange(model.months), len(model.seats))
    seats = np.repeat(np.arange(len(model.seats)), model.months)
    return _filled_again(model, seats, left, days.take(seats)).reshape(shape)


def _months_to_leave(model: RiskModel) -> tuple[NDArray[np.int16], Entries]:
    """Return months to leave by random bits, and where those of each seat begin."""
    shares = sorted({seat.yearly_attrition for seat in model.seats})
    tables = [months_to_leave(share, model.months) for share in shares]
    row = [shares.index(seat.yearly_attrition) * len(tables[0]) for seat in model.seats]
    return np.concatenate(tables), np.array(row, np.intp)


def _refill_days(model: RiskModel, seats: Entries, supply: BitSupply) -> Dates:
    fill, declines = model.times_to_refill
    days = days_at(fill, seats, supply.take(len(seats)))
    days += days_at(declines, seats, supply.take(len(seats)))
    return whole(days) + _lead(model).take(seats)


def _lead(model: RiskModel) -> Dates:
    """Return the days from an accepted offer to the first day, after the leaver's last one."""
    refills = [seat.refill for seat in model.seats]
    return np.array([0 if each is None else 1 + each.days_to_start for each in refills], np.int32)


def _filled_again(model: RiskModel, seats: Entries, left: Entries, days: Dates) -> Entries:
    again = model.entries(model.month_ends.take(left) + days)
    is_over = model.month_of_entry.take(again) >= model.ends.take(seats)
    has_refill = np.array([seat.refill is not None for seat in model.seats], bool)
    return np.where(is_over | ~has_refill.take(seats), model.days + 1, again)
