"""Who leaves a seat, when, and when it is filled again, draw by draw.

Whoever is there at the end of a month may leave with the end of each later one, with the chance
that makes the yearly attrition (``months_to_leave``). Notice is given so late that the search for
the next one begins on the first day after; it takes the seat's own time to fill, and who comes may
leave again. These searches do not wait for a recruiter: how many there are, nobody plans.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from planner.calculators.risk.drawn_days import days_at, medians, months_to_leave, whole
from planner.calculators.risk.drawn_seat import Entries, RiskModel
from planner.calculators.risk.first_days import Dates
from planner.calculators.risk.random_bits import Bits, BitSupply


@dataclass(frozen=True, eq=False)
class Leavers:
    """Some of those who leave.

    Attributes:
        seats: Which seats.
        draws: In which draws.
        began: When they began, as an entry.
        left: The month with whose end they leave, as an index.
        again: When the seat is filled again, as an entry; the last one if not in the horizon.
    """

    seats: Entries
    draws: Entries
    began: Entries
    left: Entries
    again: Entries

    @cached_property
    def of_seat(self) -> Mapping[int, slice]:
        """Where those of each seat are, of the first ones, which come by seat and draw."""
        begins = np.flatnonzero(np.diff(self.seats, prepend=-1)).tolist()
        bounds = zip(begins, [*begins[1:], len(self.seats)], strict=True)
        return {int(self.seats[begin]): slice(begin, end) for begin, end in bounds}


def drawn_leavers(
    model: RiskModel, began: Entries, bits: Bits, supply: BitSupply
) -> tuple[Leavers, Leavers]:
    """Return who leaves: the first ones of all seats, and all who came after them.

    Args:
        model: The plan.
        began: When seats are first filled, as an entry by seat and draw.
        bits: Random bits likewise, which tell when the first ones leave.
        supply: Random bits for all that comes after.
    """
    first = last = _replaced(model, *_first_to_leave(model, began, bits), supply)
    later = []
    months, row = _months_to_leave(model)
    while len(last.seats):
        back = np.flatnonzero(last.again <= model.days)
        seats, draws, entries = last.seats[back], last.draws[back], last.again[back]
        left = model.month_of_entry.take(entries)
        left += months.take(supply.take(len(seats)) + row.take(seats))
        leave = np.flatnonzero(left < model.ends.take(seats))
        found = seats[leave], draws[leave], entries[leave], left[leave]
        last = _replaced(model, *found, supply)
        later.append(last)
    return first, _joined(later)


def _joined(parts: Sequence[Leavers]) -> Leavers:
    none = np.zeros(0, np.intp)
    return Leavers(
        np.concatenate([none, *(each.seats for each in parts)]),
        np.concatenate([none, *(each.draws for each in parts)]),
        np.concatenate([none, *(each.began for each in parts)]),
        np.concatenate([none, *(each.left for each in parts)]),
        np.concatenate([none, *(each.again for each in parts)]),
    )


def _replaced(
    model: RiskModel,
    seats: Entries,
    draws: Entries,
    began: Entries,
    left: Entries,
    supply: BitSupply,
) -> Leavers:
    """Return some who leave with when their seats are filled again."""
    again = _filled_again(model, seats, left, _refill_days(model, seats, supply))
    return Leavers(seats, draws, began, left, again)


def _first_to_leave(
    model: RiskModel, began: Entries, bits: Bits
) -> tuple[Entries, Entries, Entries, Entries]:
    """Return in which seats and draws the first ones leave, when they began and when they leave."""
    draws, left = [], []
    for seat, entries, row in zip(model.seats, began, bits, strict=True):
        month = model.month_of_entry.take(entries)
        month += months_to_leave(seat.yearly_attrition, model.months).take(row)
        draws.append(np.flatnonzero(month < seat.ends))
        left.append(month.take(draws[-1]))
    counts = [len(each) for each in draws]
    seats = np.repeat(np.arange(len(counts)), counts)
    found = np.concatenate(draws)
    return seats, found, began[seats, found], np.concatenate(left)


def first_leaving(model: RiskModel, bits: Bits) -> Entries:
    """Return by seat and draw the month in which the first one leaves, all others at rest.

    The number of months where nobody does.
    """
    months, row = _months_to_leave(model)
    left = model.month_of_entry.take(model.entries(model.begins))[:, np.newaxis]
    left = left + months.take(bits + row[:, np.newaxis])
    return np.where(left < model.ends[:, np.newaxis], left, model.months)


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
