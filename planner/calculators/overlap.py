"""Shared working time of a group, exact to the minute, on a day and over a year."""

from dataclasses import dataclass
from datetime import date, datetime

from planner.plan.model import WorkingPattern
from planner.quantities.identifiers import CountryCode, ZoneName


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody whose working time is compared: a zone, a pattern and a calendar.

    ``weekend`` holds weekday numbers, Monday = 0, used where the pattern names no weekdays.
    ``country`` and ``holiday_subdivision`` matter only where holidays are asked for; a bare zone
    has neither.
    """

    label: str
    zone: ZoneName
    pattern: WorkingPattern = WorkingPattern()
    weekend: frozenset[int] = frozenset({5, 6})
    country: CountryCode | None = None
    holiday_subdivision: str | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time between two UTC instants."""

    start_utc: datetime
    end_utc: datetime

    @property
    def minutes(self) -> int:
        """Its length in whole minutes."""
        return int((self.end_utc - self.start_utc).total_seconds()) // 60


@dataclass(frozen=True, slots=True)
class DayOverlap:
    """A group's shared time on the anchor's local date.

    ``working`` gives, per worker in order, the working interval nearest to that day that meets
    the anchor's, or None if there is none; the anchor is the first worker.
    """

    day: date
    windows: tuple[Window, ...]
    working: tuple[Window | None, ...]

    @property
    def minutes(self) -> int:
        """Shared minutes."""
        return sum(window.minutes for window in self.windows)


@dataclass(frozen=True, slots=True)
class YearOverlap:
    """Shared minutes on every calendar day of a year, with figures over the anchor's workdays.

    ``days`` and ``minutes`` run in parallel over all calendar days. Minimum, median and maximum
    are taken over the days on which the anchor works.
    """

    year: int
    days: tuple[date, ...]
    minutes: tuple[int, ...]
    min_minutes: int
    median_minutes: float
    max_minutes: int


@dataclass(frozen=True, slots=True)
class SeatOverlap:
    """A seat's shared minutes with its anchor over the horizon's common workdays."""

    anchor_label: str
    min_minutes: int
    median_minutes: float
    max_minutes: int
