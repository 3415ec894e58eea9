"""What each minute of a clock would cost somebody in a meeting, by their own hours and dates.

The burden of a meeting for a person is the sum of the weights of its minutes, in weighted minutes.
A minute weighs

- nothing within the hours they prefer, which are their working hours unless said;
- ``pause`` in a break of these hours;
- else the heaviest of what holds: ``night`` by their wall clock, ``day_off`` on a local date they
  do not work on, ``near`` up to two hours before or after their hours, and ``far`` beyond.

So an hour at 18:00 after a day until 17:00 is 60, one at 20:00 is 120, one at 23:00 is 240.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import time
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from planner.calculators.overlap import Worker, days_off, hours_of, intervals_by_date
from planner.calculators.wall_clock import Clock, ClockRange
from planner.calculators.working_intervals import REACH, Interval
from planner.plan.working_pattern import WorkingPattern

NEAR_MINUTES = 120
_STEPS_OF_WEIGHTS = 4

Kinds = NDArray[np.uint8]

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
    clock = Clock(worker.zone, begin, end)
    hours, worked = working_stretches(worker, clock, with_holidays=rules.with_holidays)
    kinds: Kinds = np.full(end - begin, BurdenKind.FAR, np.uint8)
    for since, until in hours:
        clock.within(kinds, since - NEAR_MINUTES, until + NEAR_MINUTES)[:] = BurdenKind.NEAR
    weights = rules.weights.by_kind
    heavier = (
        (BurdenKind.DAY_OFF, _days_off(worker, clock, with_holidays=rules.with_holidays)),
        (BurdenKind.NIGHT, clock.stretches_of(rules.night)),
    )
    for kind, stretches in heavier:
        outweighed = weights <= weights[kind]
        for stretch in stretches:
            part = clock.within(kinds, *stretch)
            part[outweighed[part]] = kind
    for kind, known in ((BurdenKind.PAUSE, hours), (BurdenKind.WORKING, worked)):
        for stretch in known:
            clock.within(kinds, *stretch)[:] = kind
    return kinds


def working_stretches(
    worker: Worker, clock: Clock, *, with_holidays: bool
) -> tuple[list[Interval], list[Interval]]:
    """Return somebody's working days around a time, with and without the breaks, in minutes."""
    first, last = clock.first - REACH, clock.last + REACH
    by_date = intervals_by_date(worker, first, last, with_holidays=with_holidays)
    whole = [(each[0][0] // 60, each[-1][1] // 60) for each in by_date.values()]
    parts = [(since // 60, until // 60) for each in by_date.values() for since, until in each]
    return whole, parts


def _days_off(worker: Worker, clock: Clock, *, with_holidays: bool) -> Iterator[Interval]:
    """Yield the stretches of dates on somebody's clock that they do not work on."""
    off = days_off(worker, clock.first, clock.last) if with_holidays else {}
    hours = hours_of(worker).wall
    for day, stretch in clock.dates():
        if day in off or not hours.works_on(day):
            yield stretch
