"""Working time that a hire and a helper have in common on the days of the first 90."""

from bisect import bisect_left
from datetime import date
from functools import lru_cache
from statistics import median

from planner.calculators.group_minutes import group_minutes
from planner.calculators.onboarding.mentoring.helped_time import HELPED_DAYS
from planner.calculators.onboarding.mentoring.helper_fit import SharedHours
from planner.calculators.overlap import Worker
from planner.market.time_zone import LAST_YEAR


@lru_cache(maxsize=65_536)
def shared_hours(hire: Worker, helper: Worker, first_day: date) -> SharedHours:
    """Return what two share in the hire's first days.

    Of dates whose clock changes are not yet known, those of the last known year count.

    Args:
        hire: The hire, whose local dates count; the label does not matter.
        helper: The helper.
        first_day: The hire's first day at work.

    Raises:
        UnknownZoneError: If a zone does not exist.
    """
    year = min(first_day.year, LAST_YEAR - 1)
    days, minutes = _minutes_by_day(hire, helper, year)
    begin = date(year, first_day.month, min(first_day.day, 28)).toordinal()
    if first_day.year == year:
        begin = first_day.toordinal()
    found = minutes[bisect_left(days, begin) : bisect_left(days, begin + HELPED_DAYS)]
    return SharedHours(round(median(found)), min(found)) if found else SharedHours(0, 0)


@lru_cache(maxsize=4096)
def _minutes_by_day(
    hire: Worker, helper: Worker, year: int
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return ordinals of dates that begin in a year or the three months after, and minutes."""
    found = group_minutes((hire, helper), date(year, 1, 1), date(year + 1, 4, 1))
    return tuple(day.toordinal() for day in found.days), found.shared_minutes
