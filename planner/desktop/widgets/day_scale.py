"""Where days lie along charts that share one stretch of time; days are ordinals of dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor

from planner.quantities.month import Month

WEEKS_ZOOM, MONTHS_ZOOM = 10.0, 3.6
"""Pixels of a day."""

_WEEK = 7


@dataclass(frozen=True, slots=True)
class DayScale:
    """A stretch of days at so many pixels each, from the leading edge.

    Attributes:
        first: The first day, a Monday.
        count: How many days.
        pixels: Of a day.
    """

    first: int
    count: int
    pixels: float

    @property
    def width(self) -> float:
        """The pixels of all days."""
        return self.count * self.pixels

    def x(self, day: float) -> float:
        """Return where a day begins."""
        return (day - self.first) * self.pixels

    def day_at(self, x: float) -> int:
        """Return the day at a place."""
        return self.first + floor(x / self.pixels)

    def in_sight(self, offset: float, room: float) -> range:
        """Return the days of which anything shows in a window over the stretch."""
        begin = max(0, floor(offset / self.pixels))
        end = min(self.count, ceil((offset + room) / self.pixels))
        return range(self.first + begin, self.first + max(begin, end))

    def months(self, days: range) -> Iterator[tuple[int, Month]]:
        """Yield the months that touch some days, each with the first of its days among them."""
        if not days:
            return
        day = date.fromordinal(days.start)
        while day.toordinal() < days.stop:
            yield day.toordinal(), Month(day.year, day.month)
            day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)

    def mondays(self, days: range, every: int = 1) -> Iterator[int]:
        """Yield the first days of each so manieth week among some days."""
        step = every * _WEEK
        first = self.first + ceil((days.start - self.first) / step) * step
        yield from range(first, days.stop, step)
