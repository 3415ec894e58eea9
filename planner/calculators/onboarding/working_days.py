"""The days one person works, by index, so that counting them takes no search.

Days are ordinals of dates. They are worked out by whole years and further years are added when
somebody asks beyond those known.
"""

from collections.abc import Sequence
from datetime import date
from enum import Enum, auto
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from planner.calculators.wall_hours import WallHours
from planner.calculators.working_intervals import Intervals, WorkingHours
from planner.market.place import Place
from planner.market.working_calendar import NamedDay, WorkingCalendar, calendar_of
from planner.plan.model import Plan, Seat
from planner.plan.onboarding import Leave
from planner.plan.place_calendar import company_days_in
from planner.plan.working_pattern import WorkingPattern

_WEEK = frozenset(range(7))


class DayOff(Enum):
    """Why somebody does not work on a day."""

    LEAVE = auto()
    WEEKEND = auto()
    COMPANY_DAY = auto()
    HOLIDAY = auto()


class WorkingDays:
    """The working days of somebody: their working week less public holidays, company days, leave.

    People with equal days share one object (``working_days_of``), so that it can stand for them.

    Args:
        place: Where they work.
        pattern: When.
        company_days: The company's days off there.
        leave: When they are away.
    """

    __slots__ = (
        "_calendar",
        "_intervals",
        "_known",
        "_leave",
        "hours",
        "place",
        "weekdays",
        "works_on_holidays",
    )

    def __init__(
        self,
        place: Place,
        pattern: WorkingPattern,
        company_days: tuple[NamedDay, ...],
        leave: tuple[Leave, ...],
    ) -> None:
        self.place = place
        named = pattern.weekdays and pattern.weekdays & _WEEK
        self.weekdays: frozenset[int] = named or _WEEK - place.weekend
        self.hours = WorkingHours(place.zone, WallHours.of(pattern, place.weekend))
        self._intervals = _intervals_of(self.hours)
        self._calendar = WorkingCalendar(
            place.country, place.holiday_subdivision, frozenset(), company_days
        )
        self.works_on_holidays = pattern.works_on_holidays
        self._leave = tuple((each.first_day, each.last_day) for each in leave)
        # Replaced as a whole, so that whoever reads it in another thread reads one state of it.
        self._known = _Known(0, -1, [], [])

    def intervals(self, day: int) -> Intervals:
        """Return what is worked of the hours that start on a day, whether it is worked or not."""
        found = self._intervals.get(day)
        if found is None:
            found = self._intervals[day] = self.hours.intervals_on(date.fromordinal(day))
        return found

    def works_on(self, day: int) -> bool:
        """Tell whether somebody works on a day."""
        first, last, _, before = self._known
        if not first <= day <= last:
            first, last, _, before = self._covering(day)
        return before[day - first + 1] > before[day - first]

    def on_or_after(self, day: int) -> int:
        """Return the first working day on or after a day."""
        return self.counted(day, 0)

    def on_or_before(self, day: int) -> int:
        """Return the last working day on or before a day."""
        return self.counted(day + 1, -1)

    def counted(self, day: int, number: int) -> int:
        """Return the working day so many after the first one on or after a day; before if < 0."""
        first, last, days, before = self._known
        if not first <= day <= last:
            first, last, days, before = self._covering(day)
        at = before[day - first] + number
        while not 0 <= at < len(days):
            first, last, days, before = self._covering(day, first - 1 if at < 0 else last + 1)
            at = before[day - first] + number
        return days[at]

    def all_counted(self, day: int, numbers: Sequence[int]) -> list[int]:
        """Return the days ``counted`` gives for several numbers."""
        return [self.counted(day, number) for number in numbers]

    def between(self, day: int, other: int) -> int:
        """Count the working days from a day to a later one that is not counted itself."""
        first, _, _, before = self._covering(day, other)
        return before[other - first] - before[day - first]

    def day_off(self, day: date) -> tuple[DayOff, str] | None:
        """Return why somebody does not work on a day and its name, None if they do."""
        if day.weekday() not in self.weekdays:
            return DayOff.WEEKEND, ""
        if not self.works_on_holidays:
            name = self._calendar.holiday_name(day)
            if name is not None:
                public = calendar_of(self.place).holiday_name(day)
                return (DayOff.COMPANY_DAY, name) if public is None else (DayOff.HOLIDAY, public)
        if any(first <= day <= last for first, last in self._leave):
            return DayOff.LEAVE, ""
        return None

    def _covering(self, *days: int) -> "_Known":
        """Return the days of some years with those of these days, worked out if they were not."""
        known = self._known
        if not all(known.first <= day <= known.last for day in days):
            bounds = (known.first, known.last) if known.days else ()
            years = [date.fromordinal(max(1, day)).year for day in bounds]
            for day in days:
                year = date.fromordinal(max(1, day)).year
                years += [year - 1, year + 1]
            known = self._known = self._worked_out(max(1, min(years)), max(years))
        return known

    def _worked_out(self, first_year: int, last_year: int) -> "_Known":
        first = date(first_year, 1, 1).toordinal()
        last = date(last_year, 12, 31).toordinal()
        off = self._days_off(first_year, last_year)
        span = range(first, last + 1)
        works = [(day - 1) % 7 in self.weekdays and day not in off for day in span]
        days = [day for day, is_worked in zip(span, works, strict=True) if is_worked]
        return _Known(first, last, days, list(accumulate(works, initial=0)))

    def _days_off(self, first_year: int, last_year: int) -> set[int]:
        """Return the public holidays, company days and leave of some years."""
        begin, end = date(first_year, 1, 1), date(last_year, 12, 31)
        off = {
            day
            for first, last in self._leave
            for day in range(max(first, begin).toordinal(), min(last, end).toordinal() + 1)
        }
        if not self.works_on_holidays:
            off.update(day.toordinal() for day in self._calendar.holidays(begin, end))
        return off


class _Known(NamedTuple):
    """The working days of some whole years.

    Attributes:
        first: The first day.
        last: The last one.
        days: The days worked.
        before: Of each day, and of the one after the last, how many of them lie before it.
    """

    first: int
    last: int
    days: list[int]
    before: list[int]


def working_days_of(plan: Plan, seat: Seat, place: Place) -> WorkingDays:
    """Return the working days of somebody of a plan: their own hours and leave."""
    return _working_days(
        place, plan.pattern_of(seat), company_days_in(plan, place.country), seat.leave
    )


def working_days_at(plan: Plan, place: Place) -> WorkingDays:
    """Return the working days of anybody in a place under a plan."""
    return _working_days(place, plan.pattern_at(place.id), company_days_in(plan, place.country), ())


@lru_cache(maxsize=4096)
def _intervals_of(_hours: WorkingHours) -> dict[int, Intervals]:
    """Return what is known of some hours by day; those who work the same hours share it."""
    return {}


@lru_cache(maxsize=4096)
def _working_days(
    place: Place,
    pattern: WorkingPattern,
    company_days: tuple[NamedDay, ...],
    leave: tuple[Leave, ...],
) -> WorkingDays:
    return WorkingDays(place, pattern, company_days, leave)
