"""The gaps of a week in wall time, equal ones of several weekdays as one, and who borders them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

import numpy as np

from planner.calculators.coverage_minutes import WEEK_MINUTES, Counts, Mask

_DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class CoverageGap:
    """A stretch in which too few people are at work, on one weekday or at the same time of several.

    Attributes:
        weekdays: Where it begins, Monday = 0, in order.
        start: Its first minute by the wall clock.
        minutes: How long one of them is; up to the whole week.
        closes: Where people leave as the first of them begins.
        opens: Where people arrive as it ends.
    """

    weekdays: tuple[int, ...]
    start: time
    minutes: int
    closes: tuple[str, ...]
    opens: tuple[str, ...]

    @property
    def total_minutes(self) -> int:
        """The minutes of all of them in a week."""
        return len(self.weekdays) * self.minutes

    @property
    def end(self) -> time:
        """The wall time at which each is over."""
        return _time(_minute(self.start) + self.minutes)

    @property
    def days_until_end(self) -> int:
        """How many days after the start the end lies; a midnight belongs to the day it ends."""
        return (_minute(self.start) + self.minutes - 1) // _DAY_MINUTES


def week_gaps(uncovered: Mask, people: Mapping[str, Counts]) -> tuple[CoverageGap, ...]:
    """Return the gaps of a week that goes round, in order of their first weekday.

    Args:
        uncovered: Of each minute from Monday midnight, whether too few are at work.
        people: By what a place is called, of each minute how many are at work there.
    """
    by_hours: dict[tuple[int, int], list[int]] = defaultdict(list)
    for begin, minutes in _stretches(uncovered):
        by_hours[begin % _DAY_MINUTES, minutes].append(begin // _DAY_MINUTES)
    gaps = [
        CoverageGap(
            tuple(weekdays),
            _time(begin),
            minutes,
            *_at_the_ends(weekdays[0] * _DAY_MINUTES + begin, minutes, people),
        )
        for (begin, minutes), weekdays in by_hours.items()
    ]
    return tuple(sorted(gaps, key=lambda gap: (gap.weekdays, gap.start)))


def _stretches(mask: Mask) -> list[tuple[int, int]]:
    """Return where the unbroken stretches of a round week begin, and how long they are."""
    if mask.all():
        return [(0, WEEK_MINUTES)]
    before = np.roll(mask, 1)
    starts = np.flatnonzero(mask & ~before)
    ends = np.flatnonzero(~mask & before)
    if len(starts) and ends[0] <= starts[0]:
        ends = np.roll(ends, -1)
    lengths = (ends - starts) % WEEK_MINUTES
    return list(zip(starts.tolist(), lengths.tolist(), strict=True))


def _at_the_ends(
    begin: int, minutes: int, people: Mapping[str, Counts]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if minutes == WEEK_MINUTES:
        return (), ()
    end = (begin + minutes) % WEEK_MINUTES
    closes = tuple(name for name, there in people.items() if there[begin - 1] > there[begin])
    opens = tuple(name for name, there in people.items() if there[end - 1] < there[end])
    return closes, opens


def _minute(wall: time) -> int:
    return wall.hour * 60 + wall.minute


def _time(minute: int) -> time:
    hours, minutes = divmod(minute % _DAY_MINUTES, 60)
    return time(hours, minutes)
