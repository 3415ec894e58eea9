"""Working intervals in UTC seconds: made from wall time, joined, intersected."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Self

from planner.calculators.wall_hours import DAY_SECONDS, WallHours
from planner.market.time_zone import OffsetTable, offset_table
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import ZoneName

Interval = tuple[int, int]
"""UTC seconds since 1970; the end is exclusive and later than the start."""

Intervals = tuple[Interval, ...]
"""The intervals of one date, in order and without overlaps."""

REACH = timedelta(days=3)
"""Intervals that meet one of a date start at most so many local dates away: zones are up to 26
hours apart and the hours of a date are up to a day long."""

EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
_EPOCH_UTC = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """Wall hours in a zone."""

    zone: ZoneName
    wall: WallHours

    @classmethod
    def of(cls, zone: ZoneName, pattern: WorkingPattern, weekend: frozenset[int]) -> Self:
        """Return a pattern's hours in a zone; the weekend holds where it names no weekdays."""
        return cls(zone, WallHours.of(pattern, weekend))

    def intervals_on(self, day: date) -> Intervals:
        """Return what is worked of the hours that start on a local date, whatever its weekday.

        One interval, two around a break; none where a clock change skips all of it.

        Raises:
            UnknownZoneError: If there is no such zone.
        """
        return intervals_by_clock(offset_table(self.zone), self.wall, day)


def intervals_by_clock(clock: OffsetTable, wall: WallHours, day: date) -> Intervals:
    """Return the intervals of a local date by a clock, whatever its weekday.

    Starts, ends and breaks are wall times: one that a clock change skips becomes the first real
    instant after the gap, one that happens twice the first of the two.
    """
    midnight = (day.toordinal() - EPOCH_ORDINAL) * DAY_SECONDS
    found = []
    for start, end in wall.stretches_on(day):
        since, until = clock.to_utc(midnight + start), clock.to_utc(midnight + end)
        if since < until:
            found.append((since, until))
    return tuple(found)


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
