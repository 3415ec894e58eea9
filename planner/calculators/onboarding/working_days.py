"""The days one person works, by index, so that counting them takes no search.

Days are ordinals of dates. They are worked out by whole years and further years are added when
somebody asks beyond those known.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum, auto
from functools import lru_cache
from itertools import accumulate

from planner.calculators.wall_hours import WallHours
from planner.calculators.working_intervals import WorkingHours
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
        "_before",
        "_calendar",
        "_days",
        "_first",
        "_last",
        "_leave",
        "_works_on_holidays",
        "hours",
        "place",
        "weekdays",
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
        self._calendar = WorkingCalendar(
            place.country, place.holiday_subdivision, frozenset(), company_days
        )
        self._works_on_holidays = pattern.works_on_holidays
        self._leave = tuple((each.first_day, each.last_day) for each in leave)
        self._first = self._last = 0
        self._days: list[int] = []
        self._before: list[int] = []

    def works_on(self, day: int) -> bool:
        """Tell whether somebody works on a day."""
        if self._first <= day < self._last:
            at = day - self._first
            return self._before[at + 1] > self._before[at]
        return self.between(day, day + 1) > 0

    def index(self, day: int) -> int:
        """Return how many working days lie before a day, from an arbitrary one on.

        Indices hold until an earlier year is asked for: compare and keep none of them.
        """
        if not self._first <= day <= self._last:
            self._cover(day)
        return self._before[day - self._first]

    def on_or_after(self, day: int) -> int:
        """Return the first working day on or after a day."""
        return self.counted(day, 0)

    def on_or_before(self, day: int) -> int:
        """Return the last working day on or before a day."""
        return self.counted(day + 1, -1)

    def counted(self, day: int, number: int) -> int:
        """Return the working day so many after the first one on or after a day; before if < 0."""
        if self._first <= day <= self._last:
            at = self._before[day - self._first] + number
            if 0 <= at < len(self._days):
                return self._days[at]
        at = self.index(day) + number
        while not 0 <= at < len(self._days):
            self._cover(self._first - 1 if at < 0 else self._last + 1)
            at = self.index(day) + number
        return self._days[at]

    def all_counted(self, day: int, numbers: Sequence[int]) -> list[int]:
        """Return the days ``counted`` gives for several numbers."""
        self.counted(day, min(numbers, default=0))
        self.counted(day, max(numbers, default=0))
        at, days = self.index(day), self._days
        return [days[at + number] for number in numbers]

    def between(self, day: int, other: int) -> int:
        """Count the working days from a day to a later one that is not counted itself."""
        before = self.index(day)  # first: it may add earlier years, and then indices change
        return self.index(other) - before

    def day_off(self, day: date) -> tuple[DayOff, str] | None:
        """Return why somebody does not work on a day and its name, None if they do."""
        if day.weekday() not in self.weekdays:
            return DayOff.WEEKEND, ""
        if not self._works_on_holidays:
            name = self._calendar.holiday_name(day)
            if name is not None:
                public = calendar_of(self.place).holiday_name(day)
                return (DayOff.COMPANY_DAY, name) if public is None else (DayOff.HOLIDAY, public)
        if any(first <= day <= last for first, last in self._leave):
            return DayOff.LEAVE, ""
        return None

    def _cover(self, day: int) -> None:
        """Work out the days of further years, up to that of a day and the one beyond it."""
        years = date.fromordinal(max(1, day)).year
        known = (
            (date.fromordinal(self._first).year, date.fromordinal(self._last).year)
            if self._last
            else (years, years)
        )
        first_year = max(1, min(known[0], years - 1))
        last_year = max(known[1], years + 1)
        self._first = date(first_year, 1, 1).toordinal()
        self._last = date(last_year, 12, 31).toordinal()
        off = self._days_off(range(first_year, last_year + 1))
        span = range(self._first, self._last + 1)
        works = [(day - 1) % 7 in self.weekdays and day not in off for day in span]
        self._days = [day for day, is_worked in zip(span, works, strict=True) if is_worked]
        self._before = list(accumulate(works, initial=0))[:-1]

    def _days_off(self, years: Iterable[int]) -> set[int]:
        """Return the public holidays, company days and leave of some years."""
        off = {
            day
            for first, last in self._leave
            for day in range(first.toordinal(), last.toordinal() + 1)
            if self._first <= day <= self._last
        }
        if not self._works_on_holidays:
            for year in years:
                named = self._calendar.holidays(date(year, 1, 1), date(year, 12, 31))
                off.update(day.toordinal() for day in named)
        return off


def working_days_of(plan: Plan, seat: Seat, place: Place) -> WorkingDays:
    """Return the working days of somebody of a plan: their own hours and leave."""
    return _working_days(
        place, plan.pattern_of(seat), company_days_in(plan, place.country), seat.leave
    )


def working_days_at(plan: Plan, place: Place) -> WorkingDays:
    """Return the working days of anybody in a place under a plan."""
    return _working_days(place, plan.pattern_at(place.id), company_days_in(plan, place.country), ())


@lru_cache(maxsize=4096)
def _working_days(
    place: Place,
    pattern: WorkingPattern,
    company_days: tuple[NamedDay, ...],
    leave: tuple[Leave, ...],
) -> WorkingDays:
    return WorkingDays(place, pattern, company_days, leave)
