"""The best times of some days for a group to meet.

Ranked is by the burden of the person who bears most, then by that of all people together, then by
time. Meetings may begin wherever the anchor's wall clock shows a multiple of the grid; a time that
a clock change repeats counts twice. Exact to the minute, whatever the zone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from planner.calculators.coverage_minutes import Period
from planner.calculators.group_burden import GroupBurden
from planner.calculators.meeting_burden import (
    Attendee,
    BurdenKind,
    MeetingRules,
)
from planner.calculators.meeting_limits import BrokenLimit
from planner.calculators.wall_clock import DAY_MINUTES, Clock, Minutes
from planner.calculators.working_intervals import instant
from planner.market.time_zone import require_known_year
from planner.quantities.identifiers import ZoneName

LONGEST_MINUTES = 12 * 60
LEAST_GRID_MINUTES, MOST_GRID_MINUTES = 5, 60
_THURSDAY = 3
"""The weekday of 1 January 1970, Monday = 0."""


class MeetingLengthError(ValueError):
    """A meeting takes at least a minute and at most twelve hours."""

    def __init__(self, minutes: int) -> None:
        super().__init__(minutes)
        self.minutes = minutes


class MeetingGridError(ValueError):
    """Starts lie 5 to 60 minutes apart."""

    def __init__(self, minutes: int) -> None:
        super().__init__(minutes)
        self.minutes = minutes


@dataclass(frozen=True)
class MeetingTime:
    """When a group may meet and for how long.

    Attributes:
        zone: The anchor's, whose dates, weekdays and wall clock count.
        first: The first date on which it may begin.
        last: The last one, included.
        length: Minutes, 1 to 720.
        grid: Minutes between starts by the wall clock, 5 to 60.
        weekdays: The weekdays on which it may begin, Monday = 0; every one if None.

    Raises:
        MeetingLengthError: If the length is out of range.
        MeetingGridError: If the grid is.
        BeyondZoneRulesError: If the clock changes of these dates are not known.
    """

    zone: ZoneName
    first: date
    last: date
    length: int
    grid: int = 15
    weekdays: frozenset[int] | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be answered."""
        if not 1 <= self.length <= LONGEST_MINUTES:
            raise MeetingLengthError(self.length)
        if not LEAST_GRID_MINUTES <= self.grid <= MOST_GRID_MINUTES:
            raise MeetingGridError(self.grid)
        for year in (self.first.year, self.last.year):
            require_known_year(self.zone, year)

    @cached_property
    def begin(self) -> int:
        """The minute since 1970 in UTC at which the first date begins."""
        return Period(self.zone, self.first, self.last).begin

    @cached_property
    def end(self) -> int:
        """The minute at which the last date is over and a meeting begun in its last one too."""
        return Period(self.zone, self.first, self.last).end + self.length

    @cached_property
    def starts(self) -> Minutes:
        """The minutes since 1970 in UTC at which it may begin, rising."""
        wall = Clock(self.zone, self.begin, self.end - self.length).shown()
        may_begin = wall % DAY_MINUTES % self.grid == 0
        if self.weekdays is not None:
            weekday = (wall // DAY_MINUTES + _THURSDAY) % 7
            may_begin &= np.isin(weekday, list(self.weekdays))
        starts: Minutes = np.flatnonzero(may_begin) + self.begin
        return starts


@dataclass(frozen=True, slots=True)
class MeetingSlot:
    """A time to meet.

    Attributes:
        start_utc: When it begins.
        minutes: How long it is.
        burdens: What it costs each of the attendees a head, in weighted minutes.
        kinds: The heaviest of its minutes for each of them.
        total: What it costs all heads together.
    """

    start_utc: datetime
    minutes: int
    burdens: tuple[float, ...]
    kinds: tuple[BurdenKind, ...]
    total: float

    @property
    def worst(self) -> float:
        """What it costs whom it costs most."""
        return max(self.burdens)

    @property
    def end_utc(self) -> datetime:
        """When it is over."""
        return self.start_utc + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class NearestMiss:
    """The time that breaks the limits by the fewest minutes, and which limits it breaks."""

    slot: MeetingSlot
    broken: tuple[BrokenLimit, ...]


@dataclass(frozen=True, slots=True)
class SlotRanking:
    """The best times to meet.

    Attributes:
        attendees: Who meets.
        time: When they may.
        slots: The best times, best first; none where no time keeps every limit.
        qualifying: How many times keep every limit.
        considered: How many times there are.
        nearest_miss: The time that comes closest, where none keeps every limit; None as well where
            there is no time at all.
    """

    attendees: tuple[Attendee, ...]
    time: MeetingTime
    slots: tuple[MeetingSlot, ...]
    qualifying: int
    considered: int
    nearest_miss: NearestMiss | None


def rank_slots(
    attendees: Sequence[Attendee],
    time: MeetingTime,
    rules: MeetingRules | None = None,
    most: int = 10,
) -> SlotRanking:
    """Return the best times for a group to meet.

    Args:
        attendees: Who meets, one or more.
        time: When they may.
        rules: What holds for everybody.
        most: How many times to return.

    Raises:
        NobodyError: If there is nobody.
        UnknownZoneError: If a zone does not exist.
    """
    group = GroupBurden(attendees, (time.begin, time.end), rules or MeetingRules())
    starts = time.starts
    burdens, broken = group.burdens(starts, time.length), group.broken(starts, time.length)
    totals, misses = group.heads @ burdens, broken.sum(axis=0)
    order = np.lexsort((starts, totals, burdens.max(axis=0), misses))
    qualifying = int((misses == 0).sum())
    nearest = None
    if len(order) and not qualifying:
        slot = _slot(group, time, int(starts[order[0]]), burdens[:, order[0]])
        nearest = NearestMiss(slot, group.broken_limits(broken[:, order[0]]))
    best = order[: min(most, qualifying)]
    return SlotRanking(
        tuple(attendees),
        time,
        tuple(_slot(group, time, int(starts[at]), burdens[:, at]) for at in best),
        qualifying,
        len(starts),
        nearest,
    )


def _slot(
    group: GroupBurden, time: MeetingTime, start: int, burdens: NDArray[np.float64]
) -> MeetingSlot:
    return MeetingSlot(
        instant(start * 60),
        time.length,
        tuple(burdens.tolist()),
        group.heaviest(start, time.length),
        float(group.heads @ burdens),
    )
