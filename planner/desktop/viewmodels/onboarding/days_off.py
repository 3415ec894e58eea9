"""The days somebody does not work, as they are painted and stepped over.

Days are ordinals of dates.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from planner.calculators.onboarding.working_days import DayOff, WorkingDays

_STEPS = 400
"""Further than any holidays in a row."""


@dataclass(frozen=True, slots=True, eq=False)
class DaysOff:
    """What somebody has off within some years; beyond them every day counts as one at work.

    Attributes:
        weekends: First day and length of each weekend.
        named: Holidays, company days and leave by day, with what they are called.
        days: All of them.
    """

    weekends: tuple[tuple[int, int], ...]
    named: dict[int, str]
    days: frozenset[int]

    def step(self, day: int, count: int) -> int:
        """Return the working day so many before or after a day."""
        return stepped(self.days, day, count)


NO_DAYS_OFF = DaysOff((), {}, frozenset())


def stepped(off: frozenset[int], day: int, count: int) -> int:
    """Return the day that is not off so many before or after a day."""
    sign = 1 if count > 0 else -1
    for _number in range(abs(count)):
        day += sign
        for _step in range(_STEPS):
            if day not in off:
                break
            day += sign
    return day


@lru_cache(maxsize=1024)
def days_off_of(days: WorkingDays, first_year: int, last_year: int) -> DaysOff:
    """Return the days off of somebody in some years."""
    first, last = date(first_year, 1, 1).toordinal(), date(last_year, 12, 31).toordinal()
    off = [day for day in range(first, last + 1) if not days.works_on(day)]
    weekends: list[tuple[int, int]] = []
    named: dict[int, str] = {}
    for day in off:
        reason = days.day_off(date.fromordinal(day))
        if reason is None or reason[0] is DayOff.WEEKEND:
            start, length = weekends[-1] if weekends else (day, 0)
            if weekends and start + length == day:
                weekends[-1] = start, length + 1
            else:
                weekends.append((day, 1))
        else:
            named[day] = reason[1]
    return DaysOff(tuple(weekends), named, frozenset(off))
