"""What each minute of a clock would cost somebody in a meeting, by their own hours and dates.

The burden of a meeting for a person is the sum of the weights of its minutes, in weighted minutes.
A minute weighs

- nothing within the hours they prefer, which are their working hours unless said;
- ``pause`` in a break of these hours;
- else the heaviest of what holds: ``night`` by their wall clock, ``day_off`` on a local date they
  do not work on, ``near`` up to two hours before or after their hours, and ``far`` beyond.

So an hour at 18:00 after a day until 17:00 is 60, one at 20:00 is 120, one at 23:00 is 240.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, time, timedelta
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from planner.calculators.overlap import Worker, days_off, hours_of, intervals_by_date
from planner.calculators.working_intervals import EPOCH_ORDINAL, REACH
from planner.market.time_zone import offset_table
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import ZoneName

DAY_MINUTES = 24 * 60
NEAR_MINUTES = 120
_STEPS_OF_WEIGHTS = 4

Minutes = NDArray[np.int64]
Kinds = NDArray[np.uint8]

ClockRange = tuple[time, time]
"""From a wall time to another; one at or before the first lies on the next day."""

NIGHT: ClockRange = (time(22), time(7))


class BurdenKind(IntEnum):
    """What a minute is to somebody."""

    WORKING = 0
    PAUSE = 1
    NEAR = 2
    FAR = 3
    DAY_OFF = 4
    NIGHT = 5


class BurdenWeightError(ValueError):
    """A weight is negative, or no multiple of a quarter, whose sums are exact."""

    def __init__(self, weight: float) -> None:
        super().__init__(weight)
        self.weight = weight


@dataclass(frozen=True, slots=True)
class BurdenWeights:
    """How much a minute weighs: an assumption, to be set by those who meet.

    Raises:
        BurdenWeightError: If one is negative or no multiple of 0.25.
    """

    pause: float = 0.5
    near: float = 1.0
    far: float = 2.0
    day_off: float = 3.0
    night: float = 4.0

    def __post_init__(self) -> None:
        """Refuse weights whose sums would not be exact."""
        for field in fields(self):
            weight = getattr(self, field.name)
            if weight < 0 or not float(weight * _STEPS_OF_WEIGHTS).is_integer():
                raise BurdenWeightError(weight)

    @property
    def by_kind(self) -> NDArray[np.float64]:
        """The weight of each kind of minute, by its number."""
        return np.array([0.0, self.pause, self.near, self.far, self.day_off, self.night])


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who is to meet, or several people with the same hours in a place.

    Attributes:
        worker: Their place and working hours.
        heads: How many people they are.
        preferred: The hours they prefer in place of their working hours.
        is_protected: Whether they never meet outside working hours, breaks aside.
        kept_free: Local times of every day at which they never meet, such as a school run.
    """

    worker: Worker
    heads: int = 1
    preferred: WorkingPattern | None = None
    is_protected: bool = False
    kept_free: tuple[ClockRange, ...] = ()

    @property
    def label(self) -> str:
        """What they are called."""
        return self.worker.label

    @property
    def preferring(self) -> Worker:
        """Them with the hours they prefer, without a name."""
        pattern = self.worker.pattern if self.preferred is None else self.preferred
        return replace(self.worker, label="", pattern=pattern)


@dataclass(frozen=True, slots=True)
class MeetingRules:
    """What holds for everybody who meets.

    Attributes:
        weights: How much a minute weighs.
        night: When it is night by the local clock.
        within: The local times of a day within which everybody has to meet, if any.
        with_holidays: Whether public holidays and company days are days off.
    """

    weights: BurdenWeights = BurdenWeights()
    night: ClockRange = NIGHT
    within: ClockRange | None = None
    with_holidays: bool = True


def wall_minutes(zone: ZoneName, begin: int, end: int) -> Minutes:
    """Return what a clock shows in each minute of UTC, as minutes since 1970 on that clock.

    Args:
        zone: Whose clock.
        begin: The first minute since 1970 in UTC.
        end: The one after the last.

    Raises:
        UnknownZoneError: If there is no such zone.
    """
    table = offset_table(zone)
    since = bisect_right(table.starts, begin * 60) - 1
    until = bisect_right(table.starts, end * 60)
    utc = np.arange(begin, end, dtype=np.int64)
    starts = np.array(table.starts[since + 1 : until], np.int64) // 60
    offsets = np.array(table.offsets[since:until], np.int64) // 60
    shown: Minutes = utc + offsets[np.searchsorted(starts, utc, "right")]
    return shown


def is_within(wall: Minutes, hours: ClockRange) -> NDArray[np.bool_]:
    """Tell of each minute of a clock whether it lies within some hours of a day."""
    start, end = (each.hour * 60 + each.minute for each in hours)
    length = (end - start) % DAY_MINUTES or DAY_MINUTES
    return (wall - start) % DAY_MINUTES < length


def burden_kinds(worker: Worker, begin: int, end: int, rules: MeetingRules) -> Kinds:
    """Return what each minute of UTC is to somebody with the hours they prefer.

    Args:
        worker: Whose zone, hours and calendar count.
        begin: The first minute since 1970 in UTC.
        end: The one after the last.
        rules: What is night, what weighs more, and whether holidays count.

    Raises:
        UnknownZoneError: If the zone does not exist.
    """
    wall = wall_minutes(worker.zone, begin, end)
    hours, worked = working_bounds(worker, wall, with_holidays=rules.with_holidays)
    is_near = _distances(hours, begin, end) <= NEAR_MINUTES
    kinds: Kinds = np.where(is_near, BurdenKind.NEAR, BurdenKind.FAR).astype(np.uint8)
    outside = (
        (BurdenKind.DAY_OFF, is_day_off(worker, wall, with_holidays=rules.with_holidays)),
        (BurdenKind.NIGHT, is_within(wall, rules.night)),
    )
    weights = rules.weights.by_kind
    for kind, holds in outside:
        kinds[holds & (weights[kinds] <= weights[kind])] = kind
    _mark(kinds, hours, begin, BurdenKind.PAUSE)
    _mark(kinds, worked, begin, BurdenKind.WORKING)
    return kinds


def working_bounds(
    worker: Worker, wall: Minutes, *, with_holidays: bool
) -> tuple[Minutes, Minutes]:
    """Return the working days around minutes of somebody's clock, with and without the breaks.

    Each has a row of begin and end, in minutes since 1970 in UTC, for each stretch.
    """
    first, last = _date_of(int(wall[0])) - REACH, _date_of(int(wall[-1])) + REACH
    by_date = intervals_by_date(worker, first, last, with_holidays=with_holidays)
    whole = _rows((each[0][0], each[-1][1]) for each in by_date.values())
    return whole, _rows(interval for each in by_date.values() for interval in each)


def is_day_off(worker: Worker, wall: Minutes, *, with_holidays: bool) -> NDArray[np.bool_]:
    """Tell of each minute of somebody's clock whether it is on a date they do not work on."""
    dates = wall // DAY_MINUTES
    first, last = _date_of(int(wall[0])), _date_of(int(wall[-1]))
    off = days_off(worker, first, last) if with_holidays else {}
    hours = hours_of(worker).wall
    by_date = [
        day in off or not hours.works_on(day)
        for day in (first + timedelta(days=n) for n in range(int(dates[-1] - dates[0]) + 1))
    ]
    found: NDArray[np.bool_] = np.array(by_date)[dates - dates[0]]
    return found


def _distances(hours: Minutes, begin: int, end: int) -> Minutes:
    """Return how many minutes each minute is away from the nearest working day."""
    utc = np.arange(begin, end, dtype=np.int64)
    beyond = np.array([np.iinfo(np.int64).max // 2])
    starts = np.concatenate([hours[:, 0], beyond])
    ends = np.concatenate([-beyond, np.maximum.accumulate(hours[:, 1])])
    to_next = starts[np.searchsorted(starts[:-1], utc, "right")] - utc
    since_last = utc - ends[np.searchsorted(ends[1:], utc, "right")] + 1
    nearest: Minutes = np.minimum(to_next, since_last)
    return nearest


def _mark(
    kinds: Kinds, stretches: Sequence[Sequence[int]] | Minutes, begin: int, kind: int
) -> None:
    for since, until in stretches:
        kinds[max(0, since - begin) : max(0, until - begin)] = kind


def _rows(intervals: Iterable[tuple[int, int]]) -> Minutes:
    rows: Minutes = np.array(list(intervals), np.int64).reshape(-1, 2) // 60
    return rows


def _date_of(wall_minute: int) -> date:
    return date.fromordinal(wall_minute // DAY_MINUTES + EPOCH_ORDINAL)
