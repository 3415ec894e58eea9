"""Working intervals in UTC seconds: made from wall time, joined, intersected."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Self

from planner.market.time_zone import offset_table
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import ZoneName

Interval = tuple[int, int]
"""UTC seconds since 1970; the end is exclusive and later than the start."""

REACH = timedelta(days=3)
"""Intervals that meet one of a date start at most so many local dates away: zones are up to 26
hours apart and an interval is up to a day long."""

DAY_SECONDS = 86_400
EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
_EPOCH_UTC = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """Wall hours on given weekdays (Monday = 0) in a zone.

    ``start`` and ``end`` are seconds after local midnight; an end past 86,400 is the next day's.
    """

    zone: ZoneName
    start: int
    end: int
    weekdays: frozenset[int]

    @classmethod
    def of(cls, zone: ZoneName, pattern: WorkingPattern, weekend: frozenset[int]) -> Self:
        """Return a pattern's hours in a zone; the weekend holds where it names no weekdays."""
        start, end = _seconds(pattern.start), _seconds(pattern.end)
        weekdays = pattern.weekdays
        if weekdays is None:
            weekdays = frozenset(range(7)) - weekend
        return cls(zone, start, end if end > start else end + DAY_SECONDS, weekdays)

    def interval_on(self, day: date) -> Interval | None:
        """Return the interval that starts on a local date, whatever its weekday.

        None where a clock change skips all of it.

        Raises:
            UnknownZoneError: If there is no such zone.
        """
        table = offset_table(self.zone)
        midnight = (day.toordinal() - EPOCH_ORDINAL) * DAY_SECONDS
        start, end = table.to_utc(midnight + self.start), table.to_utc(midnight + self.end)
        return (start, end) if start < end else None


def dates_between(first: date, last: date) -> Iterable[date]:
    """Yield the dates from ``first`` to ``last``, both included."""
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


def joined(intervals: Iterable[Interval]) -> list[Interval]:
    """Join intervals that touch; they come in order and do not overlap."""
    whole: list[Interval] = []
    for start, end in intervals:
        if whole and whole[-1][1] == start:
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    return whole


def shared(mine: Sequence[Interval], theirs: Sequence[Interval]) -> list[Interval]:
    """Intersect two lists of intervals, each in order and without overlaps."""
    common: list[Interval] = []
    n = 0
    for start, end in mine:
        while n < len(theirs) and theirs[n][1] <= start:
            n += 1
        k = n
        while k < len(theirs) and theirs[k][0] < end:
            common.append((max(start, theirs[k][0]), min(end, theirs[k][1])))
            k += 1
    return common


def instant(utc_seconds: int) -> datetime:
    """Return UTC seconds since 1970 as an aware datetime."""
    return _EPOCH_UTC + timedelta(seconds=utc_seconds)


def _seconds(wall: time) -> int:
    return wall.hour * 3600 + wall.minute * 60 + wall.second
