"""The dates on which a clock change moved what a group shares, and whose clock it was.

Whether a change moved anything is asked of the day itself: when, by the anchor's clock, would time
be shared had the clocks that changed since the last workday stayed as they were? Clocks that change
together move nothing between their people, and a day with other hours than the one before is no
change of a clock.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain

from planner.calculators.group_minutes import (
    GroupMinutes,
    Minutes,
    bits,
    shared_by,
    stretches,
)
from planner.calculators.overlap import Worker, days_off, hours_of
from planner.calculators.working_intervals import (
    REACH,
    Interval,
    dates_between,
    instant,
    intervals_by_clock,
)
from planner.market.time_zone import OffsetTable, offset_table, transitions
from planner.quantities.identifiers import ZoneName

_PENDING_MINUTES = 5 * 24 * 60
"""A change that moves nothing on the workdays of the days after it moves nothing."""


@dataclass(frozen=True, slots=True)
class WallWindow:
    """A shared window by the anchor's clock; ``minutes`` is how long it really is."""

    start: time
    end: time
    minutes: int


@dataclass(frozen=True, slots=True)
class ClockChange:
    """The first workday on which other clocks make another shared time.

    Attributes:
        day: The anchor's date.
        zones: Whose clocks changed and matter.
        windows_before: What would be shared on that day by the clocks as they were, in wall times
            of the anchor by the clock it had.
        windows: What is shared, in wall times of the anchor.
    """

    day: date
    zones: tuple[ZoneName, ...]
    windows_before: tuple[WallWindow, ...]
    windows: tuple[WallWindow, ...]

    @property
    def minutes_before(self) -> int:
        """How much would be shared by the clocks as they were."""
        return sum(window.minutes for window in self.windows_before)

    @property
    def minutes(self) -> int:
        """How much is shared."""
        return sum(window.minutes for window in self.windows)


@dataclass(frozen=True, slots=True)
class _Change:
    """A zone's clock change: the minute since 1970 in UTC, and the offset before in seconds."""

    zone: ZoneName
    minute: int
    offset_before: int


def clock_changes(group: GroupMinutes) -> tuple[ClockChange, ...]:
    """Return the dates on which a clock change moved what a group shares, in order.

    Raises:
        BeyondZoneRulesError: If the clock changes of the days are not known.
    """
    if not group.days:
        return ()
    coming = _changes(group)
    pending: dict[ZoneName, _Change] = {}
    found = []
    for at, day in enumerate(group.days):
        end = group.begins[at] + group.on(at)[0].bit_length()
        while coming and coming[0].minute <= end:
            change = coming.pop(0)
            pending.setdefault(change.zone, change)
        pending = {z: c for z, c in pending.items() if c.minute > end - _PENDING_MINUTES}
        if not pending or not group.on(at)[0]:
            continue
        windows, before = (_windows(group, at, changes) for changes in ({}, pending))
        if before != windows:
            zones = tuple(
                zone
                for zone, change in pending.items()
                if _windows(group, at, {zone: change}) != windows
            )
            found.append(ClockChange(day, zones or tuple(pending), before, windows))
            pending = {}
    return tuple(found)


def _changes(group: GroupMinutes) -> list[_Change]:
    """Return the clock changes of all zones over the group's days, in order."""
    first = datetime.fromtimestamp(60 * group.begins[0], UTC)
    last = datetime.fromtimestamp(60 * group.begins[-1], UTC) + timedelta(days=4)
    zones = dict.fromkeys(worker.zone for worker in group.workers)
    found = [
        _Change(zone, int(each.instant_utc.timestamp()) // 60, int(each.before.total_seconds()))
        for zone in zones
        for each in transitions(zone, first, last)
    ]
    return sorted(found, key=lambda change: change.minute)


def _windows(
    group: GroupMinutes, at: int, changes: Mapping[ZoneName, _Change]
) -> tuple[WallWindow, ...]:
    """Return what would be shared on a day had some zones' clocks not changed."""
    clocks = {
        zone: OffsetTable((-(2**60),), (change.offset_before,), ())
        for zone, change in changes.items()
    }
    minutes = list(group.on(at))
    for n, worker in enumerate(group.workers):
        if worker.zone in clocks:
            minutes[n] = _minutes_by(clocks[worker.zone], worker, group, at, is_anchor=n == 0)
    anchor = group.workers[0].zone
    clock = clocks.get(anchor) or offset_table(anchor)
    return tuple(
        WallWindow(
            _wall_time(clock, group.begins[at] + start),
            _wall_time(clock, group.begins[at] + end),
            end - start,
        )
        for start, end in stretches(shared_by(minutes))
    )


def _wall_time(clock: OffsetTable, utc_minute: int) -> time:
    wall = instant(60 * utc_minute + clock.offset_at(60 * utc_minute))
    return wall.time()


def _minutes_by(
    clock: OffsetTable, worker: Worker, group: GroupMinutes, at: int, *, is_anchor: bool
) -> Minutes:
    reach = timedelta() if is_anchor else REACH
    first, last = group.days[at] - reach, group.days[at] + reach
    off: Collection[date] = days_off(worker, first, last) if group.with_holidays else ()
    intervals = _intervals(clock, worker, first, last, off)
    return bits(intervals, group.begins[at])


def _intervals(
    clock: OffsetTable, worker: Worker, first: date, last: date, off: Collection[date]
) -> Iterator[Interval]:
    wall = hours_of(worker).wall
    return chain.from_iterable(
        intervals_by_clock(clock, wall, day)
        for day in dates_between(first, last)
        if wall.works_on(day) and day not in off
    )
