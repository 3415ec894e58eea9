"""What a zone's wall clock shows over some time: its dates, and the hours of its days.

Times are minutes since 1970 in UTC. Between two clock changes a clock runs evenly, so whatever it
shows follows from the offsets of these stretches, skipped and repeated hours included.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from planner.calculators.working_intervals import EPOCH_ORDINAL, Interval
from planner.market.time_zone import offset_table
from planner.quantities.identifiers import ZoneName

DAY_MINUTES = 24 * 60

Minutes = NDArray[np.int64]

ClockRange = tuple[time, time]
"""From a wall time to another; one at or before the first lies on the next day."""

Item = TypeVar("Item", bound=np.generic)


@dataclass(frozen=True)
class Clock:
    """A zone's wall clock over some time.

    Attributes:
        zone: Whose.
        begin: The first minute since 1970 in UTC.
        end: The one after the last.
    """

    zone: ZoneName
    begin: int
    end: int

    @property
    def first(self) -> date:
        """The first date shown, unless clocks go back right then."""
        return date_of(shown_at(self.zone, self.begin))

    @property
    def last(self) -> date:
        """The last date shown."""
        return date_of(shown_at(self.zone, self.end - 1))

    @cached_property
    def offsets(self) -> tuple[tuple[int, int, int], ...]:
        """Begin and end of each stretch without a clock change, and what to add to UTC then.

        Raises:
            UnknownZoneError: If there is no such zone.
        """
        table = offset_table(self.zone)
        changes = [start // 60 for start in table.starts]
        stretches = zip(changes, [*changes[1:], self.end], table.offsets, strict=True)
        return tuple(
            (max(since, self.begin), min(until, self.end), offset // 60)
            for since, until, offset in stretches
            if since < self.end and until > self.begin
        )

    def shown(self) -> Minutes:
        """Return what the clock shows in each minute, as minutes since 1970 on that clock."""
        parts = [np.arange(since, until) + offset for since, until, offset in self.offsets]
        minutes: Minutes = np.concatenate(parts)
        return minutes

    def dates(self) -> Iterator[tuple[date, Interval]]:
        """Yield the dates shown and when; one that a clock change breaks into two comes twice."""
        for since, until, offset in self.offsets:
            for day in range((since + offset) // DAY_MINUTES, -((-until - offset) // DAY_MINUTES)):
                midnight = day * DAY_MINUTES - offset
                stretch = max(since, midnight), min(until, midnight + DAY_MINUTES)
                yield date.fromordinal(day + EPOCH_ORDINAL), stretch

    def stretches_of(self, hours: ClockRange) -> Iterator[Interval]:
        """Yield when the clock shows a time within some hours of a day."""
        start, end = (each.hour * 60 + each.minute for each in hours)
        length = (end - start) % DAY_MINUTES or DAY_MINUTES
        for since, until, offset in self.offsets:
            first = (since + offset - start) // DAY_MINUTES * DAY_MINUTES + start - offset
            for begins in range(first, until, DAY_MINUTES):
                if begins + length > since:
                    yield max(since, begins), min(until, begins + length)

    def within(self, by_minute: NDArray[Item], since: int, until: int) -> NDArray[Item]:
        """Return the part of an array over all minutes that lies between two of them."""
        return by_minute[max(0, since - self.begin) : max(0, until - self.begin)]


def shown_at(zone: ZoneName, minute: int) -> int:
    """Return what a zone's clock shows at a minute, as minutes since 1970 on that clock.

    Raises:
        UnknownZoneError: If there is no such zone.
    """
    return minute + offset_table(zone).offset_at(minute * 60) // 60


def date_of(shown: int) -> date:
    """Return the date of a minute since 1970 on a clock."""
    return date.fromordinal(shown // DAY_MINUTES + EPOCH_ORDINAL)
