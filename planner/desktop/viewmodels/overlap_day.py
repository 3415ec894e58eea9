"""One day of the overlap: who works when by the anchor's clock, what is shared, what limits it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Self

from planner.calculators.group_minutes import group_minutes
from planner.calculators.overlap import Worker, days_off, hours_of, overlap_on
from planner.calculators.overlap_day_pairs import pairs_on
from planner.calculators.overlap_limits import WindowLimits, window_limits
from planner.calculators.overlap_shifts import Mover, ShiftGain, best_shift
from planner.calculators.presence import PresenceDay, people_at_work
from planner.calculators.wall_hours import DAY_SECONDS
from planner.calculators.working_intervals import EPOCH_ORDINAL, REACH, dates_between, instant
from planner.desktop.viewmodels.overlap_rows import OverlapRow, are_excluded
from planner.market.place import Place
from planner.market.time_zone import offset_table, require_known_year, to_wall
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import PlaceId, ZoneName

Stretch = tuple[int, int]
"""Minutes after the anchor's midnight; before 0 and past the end lies outside the day."""

CLOCK_LABEL = "@clock"
_WHOLE_PLACE = "@place:"
_EVERY_MINUTE = WorkingPattern(
    start=time(0), end=time(0), weekdays=frozenset(range(7)), works_on_holidays=True
)


@dataclass(frozen=True, slots=True)
class DayAxis:
    """A local date of a zone, from midnight to midnight: 23 to 25 hours or otherwise.

    ``begin`` is its first minute since 1970 in UTC.
    """

    zone: ZoneName
    day: date
    begin: int
    minutes: int

    @classmethod
    def of(cls, zone: ZoneName, day: date) -> Self:
        """Return the axis of a date.

        Raises:
            BeyondZoneRulesError: If the clock changes of that year are not known.
        """
        require_known_year(zone, day.year)
        table = offset_table(zone)
        midnight = (day.toordinal() - EPOCH_ORDINAL) * DAY_SECONDS
        begin, end = table.to_utc(midnight), table.to_utc(midnight + DAY_SECONDS)
        return cls(zone, day, begin // 60, (end - begin) // 60)

    def moment(self, minute: int) -> datetime:
        """Return the instant of a minute."""
        return instant(60 * (self.begin + minute))

    def minute(self, at_utc: datetime) -> int:
        """Return the minute of an instant."""
        return int(at_utc.timestamp()) // 60 - self.begin

    def wall(self, minute: int) -> datetime:
        """Return what the zone's clocks show at a minute."""
        return to_wall(self.zone, self.moment(minute))


@dataclass(frozen=True, slots=True)
class RulerBar:
    """What somebody works of one of their local dates.

    Attributes:
        day: The local date.
        pieces: The stretches worked, more than one around a break.
        start: When the hours begin by the local clock.
        end: When they end.
        day_off: What the holiday on it is called; None where it is worked.
    """

    day: date
    pieces: tuple[Stretch, ...]
    start: time
    end: time
    day_off: str | None = None

    @property
    def span(self) -> Stretch:
        """From its first minute to the one after its last."""
        return self.pieces[0][0], self.pieces[-1][1]


@dataclass(frozen=True, slots=True)
class DayRow:
    """A row with its bars on the day."""

    row: OverlapRow
    bars: tuple[RulerBar, ...]
    is_ticked: bool
    is_anchor: bool

    @property
    def main_bar(self) -> RulerBar | None:
        """The bar that is most in sight, None where there is none."""
        return max(self.bars, key=lambda bar: min(bar.span[1], 1440) - max(bar.span[0], 0),
                   default=None)  # fmt: skip


@dataclass(frozen=True)
class OverlapDay:
    """Everything about a day.

    Attributes:
        axis: The anchor's date.
        anchor: The place it is measured against.
        rows: All rows, from east to west.
        groups: Places with equal hours, for the pairs; the rows themselves unless people are shown.
        windows: What the ticked rows share.
        limits: What opens and closes the longest of it.
        gain: What moving one of them would gain most that day.
        with_holidays: Whether holidays are days off.
    """

    axis: DayAxis
    anchor: Place
    rows: tuple[DayRow, ...]
    groups: tuple[OverlapRow, ...]
    windows: tuple[Stretch, ...]
    limits: WindowLimits | None
    gain: ShiftGain | None
    with_holidays: bool

    @property
    def minutes(self) -> int:
        """How long what is shared is."""
        return sum(end - start for start, end in self.windows)

    @property
    def ticked(self) -> tuple[DayRow, ...]:
        """The core group."""
        return tuple(row for row in self.rows if row.is_ticked)

    @property
    def people(self) -> int:
        """How many people there are."""
        return sum(len(each.row.seat_ids) for each in self.rows)

    @cached_property
    def pairs(self) -> tuple[tuple[int, ...], ...]:
        """Shared minutes of every two groups."""
        workers = [group.worker for group in self.groups]
        return pairs_on(workers, self.axis.day, with_holidays=self.with_holidays)

    @cached_property
    def presence(self) -> PresenceDay:
        """How many people are at work through the day."""
        everybody = [each.row.worker for each in self.rows for _seat in each.row.seat_ids]
        return people_at_work(
            everybody, self.axis.zone, self.axis.day, with_holidays=self.with_holidays
        )

    def people_at(self, minute: int) -> int:
        """Return how many people are at work at a minute."""
        moment = self.axis.moment(minute)
        for stretch in self.presence.stretches:
            if stretch.start_utc <= moment < stretch.end_utc:
                return len(stretch.people)
        return 0

    def gaining_rows(self) -> tuple[OverlapRow, ...]:
        """Return whose shift gains most: a row, or all of a place in the core group."""
        label = "" if self.gain is None else self.gain.shifts[0].label
        rows = (each.row for each in self.ticked)
        if label.startswith(_WHOLE_PLACE):
            place_id = label.removeprefix(_WHOLE_PLACE)
            return tuple(row for row in rows if row.place.id == place_id)
        return tuple(row for row in rows if row.key == label)

    def row_of(self, key: str) -> OverlapRow | None:
        """Return a row by its key."""
        return next((each.row for each in self.rows if each.row.key == key), None)


def overlap_day(
    rows: Sequence[OverlapRow],
    groups: Sequence[OverlapRow],
    anchor: Place,
    day: date,
    excluded: Collection[str],
    *,
    with_holidays: bool,
) -> OverlapDay:
    """Work out a day.

    Args:
        rows: The rows shown.
        groups: Places with equal hours.
        anchor: The place overlap is measured against.
        day: Its date.
        excluded: Who is not in the core group.
        with_holidays: Whether holidays are days off.

    Raises:
        BeyondZoneRulesError: If the clock changes of that year are not known.
    """
    axis = DayAxis.of(anchor.zone, day)
    shown = tuple(
        DayRow(
            row,
            tuple(_bars(row.worker, axis, with_holidays=with_holidays)),
            not are_excluded(row, excluded),
            row.place.id == anchor.id,
        )
        for row in rows
    )
    ticked = [each.row for each in shown if each.is_ticked]
    core = core_group(ticked, anchor)
    found = OverlapDay(axis, anchor, shown, tuple(groups), (), None, None, with_holidays)
    if not ticked:
        return found
    windows = overlap_on(core, day, with_holidays=with_holidays).windows
    limits, gain = _limits_and_gain(core, ticked, day, with_holidays=with_holidays)
    return replace(
        found,
        windows=tuple((axis.minute(each.start_utc), axis.minute(each.end_utc)) for each in windows),
        limits=limits,
        gain=gain,
    )


def core_group(ticked: Sequence[OverlapRow], anchor: Place) -> tuple[Worker, ...]:
    """Return the core group with the anchor first, whose dates count.

    Where nobody in the anchor place is in it, a clock that is always at work stands there.
    """
    here = next((row for row in ticked if row.place.id == anchor.id), None)
    others = tuple(row.worker for row in ticked if row is not here)
    first = Worker(CLOCK_LABEL, anchor.zone, _EVERY_MINUTE) if here is None else here.worker
    return first, *others


def _limits_and_gain(
    core: Sequence[Worker], ticked: Sequence[OverlapRow], day: date, *, with_holidays: bool
) -> tuple[WindowLimits | None, ShiftGain | None]:
    group = group_minutes(core, day, day, with_holidays=with_holidays)
    if not group.days:
        return None, None
    gain = best_shift(group, list(_movers(core, ticked))) if len(core) > 1 else None
    return window_limits(group, 0), gain


def _movers(core: Sequence[Worker], ticked: Sequence[OverlapRow]) -> Iterator[Mover]:
    """Yield each row, then each place with several rows: all its people at once."""
    places = {row.key: row.place.id for row in ticked}
    members: dict[PlaceId, list[int]] = {}
    for at, worker in enumerate(core):
        if worker.label in places:
            yield Mover(worker.label, (at,))
            members.setdefault(places[worker.label], []).append(at)
    for place_id, several in members.items():
        if len(several) > 1:
            yield Mover(f"{_WHOLE_PLACE}{place_id}", tuple(several))


def _bars(worker: Worker, axis: DayAxis, *, with_holidays: bool) -> Iterator[RulerBar]:
    """Yield what lies within the day, of whatever local date it is."""
    hours, reach = hours_of(worker), REACH - timedelta(days=1)
    first, last = axis.day - reach, axis.day + reach
    off = days_off(worker, first, last) if with_holidays else {}
    for day in dates_between(first, last):
        if not hours.wall.works_on(day):
            continue
        pieces = tuple(
            (start // 60 - axis.begin, end // 60 - axis.begin)
            for start, end in hours.intervals_on(day)
        )
        flex = worker.pattern.flex_minutes
        if pieces and pieces[0][0] - flex < axis.minutes and pieces[-1][1] + flex > 0:
            start, end = (_wall_time(seconds) for seconds in hours.wall.hours_on(day))
            yield RulerBar(day, pieces, start, end, off.get(day))


def _wall_time(seconds: int) -> time:
    return time(*divmod(seconds % DAY_SECONDS // 60, 60))
