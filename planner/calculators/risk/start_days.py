"""The days of a horizon as starts: in which month each falls, and what of that month is worked."""

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from planner.market.working_calendar import WorkingCalendar
from planner.quantities.month import Month

Horizon = tuple[Month, int]
"""First month and number of months."""


@dataclass(frozen=True, slots=True, eq=False)
class StartDays:
    """Each day of a horizon as the first day of work in a place.

    The first entry is for the days before the horizon, the last one for those after it.

    Attributes:
        month: Index of the month in which work begins: the next one where no working day is left,
            the number of months where it is after the horizon.
        worked: Fraction of that month's working days that are worked, above 0 to 1.
        missed: The rest of it.
        is_on_first: Whether work begins with a month: on its first, on days off before it, or
            before the horizon.
        is_new: Whether the day lies within the horizon, so that a hire's own costs are paid then.
    """

    month: NDArray[np.intp]
    worked: NDArray[np.float32]
    missed: NDArray[np.float32]
    is_on_first: NDArray[np.bool_]
    is_new: NDArray[np.bool_]

    @property
    def last(self) -> int:
        """The last entry."""
        return len(self.month) - 1


@lru_cache(maxsize=16)
def month_ends(horizon: Horizon) -> NDArray[np.int32]:
    """Return the last day of each month, counted from the first day of the horizon as 0."""
    first, count = horizon
    begin = first.first_day.toordinal()
    ends = [first.plus(at).last_day.toordinal() - begin for at in range(count)]
    return np.array(ends, np.int32)


def days_in(horizon: Horizon) -> int:
    """Return how many days a horizon has."""
    return int(month_ends(horizon)[-1]) + 1


@lru_cache(maxsize=16)
def month_of_day(horizon: Horizon) -> NDArray[np.intp]:
    """Return the index of the month of each day of a horizon."""
    ends = month_ends(horizon)
    return np.repeat(np.arange(len(ends)), np.diff(ends, prepend=-1))


@lru_cache(maxsize=512)
def start_days(calendar: WorkingCalendar, horizon: Horizon) -> StartDays:
    """Return the days of a horizon as first days of work by a place's calendar."""
    first, count = horizon
    begin = first.first_day
    works = np.array(
        [calendar.is_working_day(begin + timedelta(days=n)) for n in range(days_in(horizon))]
    )
    month = month_of_day(horizon)
    of_month = np.bincount(month, works, count)
    before_month = np.concatenate(([0.0], np.cumsum(of_month)))[month]
    passed = np.cumsum(works) - works - before_month
    worked = 1.0 - passed / np.maximum(of_month, 1.0)[month]
    is_over = worked <= 0
    begins = np.concatenate(([0], month + is_over, [count]))
    worked = np.concatenate(([1.0], np.where(is_over, 1.0, worked), [1.0]))
    return StartDays(
        month=begins,
        worked=worked.astype(np.float32),
        missed=(1.0 - worked).astype(np.float32),
        is_on_first=np.concatenate(([True], (np.diff(month, prepend=-1) > 0) | is_over, [False])),
        is_new=np.concatenate(([False], begins[1:-1] < count, [False])),
    )
