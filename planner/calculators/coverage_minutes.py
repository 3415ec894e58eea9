"""How many people are at work in each minute of some weeks, and which slot of the week it is."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from planner.calculators.coverage_crews import Crew
from planner.calculators.wall_hours import DAY_SECONDS
from planner.calculators.working_intervals import EPOCH_ORDINAL, Interval, dates_between
from planner.market.time_zone import offset_table
from planner.quantities.identifiers import ZoneName

SLOT_MINUTES = 15
WEEK_MINUTES = 7 * 24 * 60
SLOTS = WEEK_MINUTES // SLOT_MINUTES
_EPOCH_WEEKDAY = 3
"""1 January 1970 was a Thursday."""

Counts = NDArray[np.int32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Period:
    """The local dates of a zone from one to another, both included, minute by minute.

    Attributes:
        zone: Whose midnights and weekdays count; ``UTC`` is one too.
        first: The first date.
        last: The last one.
    """

    zone: ZoneName
    first: date
    last: date

    @cached_property
    def begin(self) -> int:
        """The minute since 1970 in UTC at which the first date begins."""
        return self.minute_of(self.first)

    @cached_property
    def end(self) -> int:
        """The minute at which the last date is over."""
        return self.minute_of(self.last + timedelta(days=1))

    @property
    def minutes(self) -> int:
        """How long it is: with clock changes not always whole days."""
        return self.end - self.begin

    @cached_property
    def mondays(self) -> tuple[date, ...]:
        """The first date, if it is no Monday, and every Monday."""
        return tuple(
            day
            for day in dates_between(self.first, self.last)
            if day == self.first or day.weekday() == 0
        )

    def minute_of(self, day: date) -> int:
        """Return the minute since 1970 in UTC at which a date begins."""
        midnight = (day.toordinal() - EPOCH_ORDINAL) * DAY_SECONDS
        return offset_table(self.zone).to_utc(midnight) // 60

    def week_starts(self) -> NDArray[np.intp]:
        """Return the minute of the period at which each of its weeks begins."""
        return np.array([self.minute_of(day) - self.begin for day in self.mondays], np.intp)

    def slots(self) -> NDArray[np.int64]:
        """Return for each minute which quarter hour of the week the clock shows."""
        utc = np.arange(self.begin, self.end, dtype=np.int64)
        table = offset_table(self.zone)
        since = bisect_right(table.starts, self.begin * 60) - 1
        until = bisect_right(table.starts, self.end * 60)
        starts = np.array(table.starts[since + 1 : until], np.int64) // 60
        offsets = np.array(table.offsets[since:until], np.int64) // 60
        wall = utc + offsets[np.searchsorted(starts, utc, "right")]
        return (wall + _EPOCH_WEEKDAY * 24 * 60) % WEEK_MINUTES // SLOT_MINUTES


def people_by_minute(crews: Iterable[Crew], period: Period, *, with_holidays: bool) -> Counts:
    """Return how many people are at work in each minute of a period.

    Args:
        crews: Who counts.
        period: The time looked at.
        with_holidays: Whether public holidays and company days are days off.

    Raises:
        UnknownZoneError: If a zone does not exist.
    """
    changes = np.zeros(period.minutes + 1, np.int32)
    for crew in crews:
        worked = crew.intervals(period.first, period.last, with_holidays=with_holidays)
        starts, ends = within(worked, period)
        np.add.at(changes, starts, crew.heads)
        np.subtract.at(changes, ends, crew.heads)
    counts: Counts = np.cumsum(changes[:-1], dtype=np.int32)
    return counts


def within(
    intervals: Sequence[Interval], period: Period
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where intervals in UTC seconds begin and end, in minutes of a period, cut to it."""
    bounds = np.array(intervals, np.int64).reshape(-1, 2) // 60 - period.begin
    bounds = np.clip(bounds, 0, period.minutes)
    return bounds[:, 0], bounds[:, 1]
