"""The calendars that dates of onboarding are counted on: of hires, of owners, and of two together.

They are those of the schedule: the working week, public holidays, company days and leave of the
person, not of the place alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planner.calculators.onboarding.working_days import DayOff, WorkingDays
from planner.localization.messages import _
from planner.localization.terms import company_day_name
from planner.market.place import Place
from planner.plan.company_day import CompanyDay

_WEEK = 7


@dataclass(frozen=True, slots=True)
class ListedDay:
    """A day off as it is listed; of the company's, which one."""

    day: date
    name: str
    company_day: CompanyDay | None = None


@dataclass(frozen=True, eq=False)
class TaskCalendar:
    """Days that somebody works, or two both work, as a spreadsheet counts them.

    Attributes:
        name: What it is called.
        weekend: The weekdays off, 0 for Monday.
        days: The days off beside them, in the order they are listed.
    """

    name: str
    weekend: frozenset[int]
    days: tuple[ListedDay, ...]

    @cached_property
    def off(self) -> frozenset[int]:
        """The ordinals of the days listed."""
        return frozenset(each.day.toordinal() for each in self.days)

    def works_on(self, day: int) -> bool:
        """Tell whether a day is none of the days off."""
        return (day - 1) % _WEEK not in self.weekend and day not in self.off

    def on_or_after(self, day: int) -> int:
        """Return what ``WORKDAY.INTL(day - 1, 1)`` does."""
        while not self.works_on(day):
            day += 1
        return day

    def on_or_before(self, day: int) -> int:
        """Return what ``WORKDAY.INTL(day + 1, -1)`` does."""
        while not self.works_on(day):
            day -= 1
        return day

    def between(self, day: int, later: int) -> int:
        """Count the working days after a day up to a later one."""
        return sum(self.works_on(each) for each in range(day + 1, later + 1))

    def reason(self, nominal: int, weekend_word: str) -> str:
        """Return why a day moves on: the name of the first day off that is no weekend, else that.

        It is empty where the day is a working one.
        """
        if self.works_on(nominal):
            return ""
        while (nominal - 1) % _WEEK in self.weekend:
            nominal += 1
        names = (each.name for each in self.days if each.day.toordinal() == nominal)
        return next(names, weekend_word)


class TaskCalendars:
    """The calendars asked for, each made once and kept in the order they were first asked for.

    Args:
        company_days: The company's days off with their names.
        first: The first day whose days off are listed.
        last: The last one.
    """

    def __init__(self, company_days: Mapping[CompanyDay, str], first: date, last: date) -> None:
        self._company_days = company_days
        self._span = range(first.toordinal(), last.toordinal() + 1)
        self._of_one: dict[WorkingDays, TaskCalendar] = {}
        self._of_two: dict[tuple[WorkingDays, WorkingDays], TaskCalendar] = {}
        self._names: dict[str, int] = {}

    @property
    def made(self) -> tuple[TaskCalendar, ...]:
        """Those of one person, then those of two."""
        return (*self._of_one.values(), *self._of_two.values())

    def of(self, days: WorkingDays) -> TaskCalendar:
        """Return the calendar of somebody's working days."""
        found = self._of_one.get(days)
        if found is None:
            weekend = frozenset(range(_WEEK)) - days.weekdays
            listed = (*self._days_off(days), *self._company(days))
            found = TaskCalendar(self._named(days.place.name), weekend, listed)
            self._of_one[days] = found
        return found

    def of_both(self, days: WorkingDays, others: WorkingDays) -> TaskCalendar:
        """Return the calendar of the days that two both work; the first one's if there is none."""
        one, other = self.of(days), self.of(others)
        weekend = one.weekend | other.weekend
        if days is others or len(weekend) == _WEEK:
            return one
        found = self._of_two.get((days, others))
        if found is None:
            name = self._named(f"{days.place.name} + {others.place.name}")
            listed = (*_at(one, days.place), *_at(other, others.place))
            found = self._of_two[days, others] = TaskCalendar(name, weekend, listed)
        return found

    def _named(self, name: str) -> str:
        """Return a name that tells it from the others of the same place."""
        count = self._names[name] = self._names.get(name, 0) + 1
        return name if count == 1 else f"{name} ({count})"

    def _days_off(self, days: WorkingDays) -> Iterator[ListedDay]:
        for ordinal in self._span:
            if (ordinal - 1) % _WEEK not in days.weekdays or days.works_on(ordinal):
                continue
            day = date.fromordinal(ordinal)
            off = days.day_off(day)
            if off is not None and off[0] is DayOff.HOLIDAY:
                yield ListedDay(day, off[1])
            elif off is not None and off[0] is DayOff.LEAVE:
                yield ListedDay(day, _("Leave"))

    def _company(self, days: WorkingDays) -> Iterator[ListedDay]:
        """Yield all company days of a place, on weekends too: they may be moved from there."""
        if days.works_on_holidays:
            return
        by_day: dict[date, CompanyDay] = {}
        for each in sorted(self._company_days, key=str):
            is_own = each.country == days.place.country
            if is_own or (each.country is None and each.day not in by_day):
                by_day[each.day] = each
        for day, each in by_day.items():
            if day.toordinal() in self._span:
                yield ListedDay(day, company_day_name(self._company_days[each]), each)


def _at(calendar: TaskCalendar, place: Place) -> Iterator[ListedDay]:
    for each in calendar.days:
        name = _("{holiday} in {place}").format(holiday=each.name, place=place.name)
        yield ListedDay(each.day, name, each.company_day)
