"""A working pattern as wall hours of each local date, in seconds after that date's midnight."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Self

from planner.plan.working_pattern import WorkingPattern

DAY_SECONDS = 86_400

Stretch = tuple[int, int]
"""Seconds after the midnight of the date it belongs to; past 86,400 lies on the next date."""


@dataclass(frozen=True, slots=True)
class WallHours:
    """Which stretches of the wall clock are worked on which dates.

    The hours of a date end where those of the next worked date begin, should they reach so far.
    A break counts on dates whose hours hold all of it; one that begins before the hours do lies
    after midnight.

    Attributes:
        usual: Start and end on dates of which no rule of its own speaks.
        weekdays: Weekday numbers worked, Monday = 0.
        pause: When the break begins and how long it is, in seconds; None without one.
        by_weekday: Other hours of single weekdays.
        by_date: Other hours from one ordinal of a date to another, both included; the first that
            holds a date counts, and before those of a weekday.
    """

    usual: Stretch
    weekdays: frozenset[int]
    pause: tuple[int, int] | None = None
    by_weekday: tuple[tuple[int, Stretch], ...] = ()
    by_date: tuple[tuple[int, int, Stretch], ...] = ()

    @classmethod
    def of(cls, pattern: WorkingPattern, weekend: frozenset[int]) -> Self:
        """Return a pattern's wall hours; the weekend holds where it names no weekdays."""
        weekdays = pattern.weekdays
        pause = None
        if pattern.break_start is not None and pattern.break_minutes > 0:
            pause = _seconds(pattern.break_start), 60 * pattern.break_minutes
        return cls(
            _stretch(pattern.start, pattern.end),
            frozenset(range(7)) - weekend if weekdays is None else weekdays,
            pause,
            tuple((each.weekday, _stretch(each.start, each.end)) for each in pattern.weekday_hours),
            tuple(
                (
                    each.first_day.toordinal(),
                    each.last_day.toordinal(),
                    _stretch(each.start, each.end),
                )
                for each in pattern.dated_hours
            ),
        )

    @property
    def is_alike_each_day(self) -> bool:
        """Whether every worked date has the same hours."""
        return not self.by_weekday and not self.by_date

    def works_on(self, day: date) -> bool:
        """Tell whether a date is worked, holidays aside."""
        return day.weekday() in self.weekdays

    def hours_on(self, day: date) -> Stretch:
        """Return start and end on a date as if it were worked, the break within."""
        if self.is_alike_each_day:
            return self.usual
        ordinal = day.toordinal()
        start, end = self._rule_on(ordinal)
        if (ordinal % 7) in self.weekdays:  # the next date's weekday: ordinal 1 was a Monday
            end = min(end, DAY_SECONDS + self._rule_on(ordinal + 1)[0])
        return start, end

    def stretches_on(self, day: date) -> tuple[Stretch, ...]:
        """Return what is worked on a date as if it were worked: one stretch, two with a break."""
        hours = self.hours_on(day)
        return (hours,) if self.pause is None else tuple(around(hours, self.pause))

    def _rule_on(self, ordinal: int) -> Stretch:
        for first, last, hours in self.by_date:
            if first <= ordinal <= last:
                return hours
        weekday = (ordinal - 1) % 7
        return next((hours for day, hours in self.by_weekday if day == weekday), self.usual)


def around(hours: Stretch, pause: tuple[int, int]) -> Iterator[Stretch]:
    """Yield what is left of hours around a break, all of them where they do not hold it."""
    start, end = hours
    since, length = pause
    since += DAY_SECONDS if since < start else 0
    if since + length > end:
        yield hours
        return
    if start < since:
        yield start, since
    if since + length < end:
        yield since + length, end


def _stretch(start: time, end: time) -> Stretch:
    begins, ends = _seconds(start), _seconds(end)
    return begins, ends if ends > begins else ends + DAY_SECONDS


def _seconds(wall: time) -> int:
    return wall.hour * 3600 + wall.minute * 60 + wall.second
