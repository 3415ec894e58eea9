"""Shared working time of a group, exact to the minute, on a day and over a year.

Working time belongs to the local date on which the working day starts. A day's shared time is
the anchor's hours of that date, without the break, intersected with everybody's hours of whatever
date they are. Starts, ends and breaks are wall times: one that a clock change skips moves to the
first real instant, a repeated one takes the first. Where hours differ from date to date, those of
one date end at the latest where those of the next one worked begin.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import chain
from statistics import median

from planner.calculators.working_intervals import (
    REACH,
    Interval,
    Intervals,
    WorkingHours,
    dates_between,
    instant,
    joined,
    shared,
)
from planner.market.place import Place
from planner.market.snapshot import Snapshot
from planner.market.time_zone import LAST_YEAR, require_known_year
from planner.market.working_calendar import NamedDay, WorkingCalendar
from planner.plan.model import Plan, Seat
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import CountryCode, SeatId, ZoneName


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody whose working time is compared: a zone, a pattern and a calendar.

    ``weekend`` holds weekday numbers, Monday = 0, used where the pattern names no weekdays.
    ``country``, ``holiday_subdivision`` and ``company_days`` (the plan's days off there) matter
    only where holidays are asked for; a bare zone has none of them.
    """

    label: str
    zone: ZoneName
    pattern: WorkingPattern = WorkingPattern()
    weekend: frozenset[int] = frozenset({5, 6})
    country: CountryCode | None = None
    holiday_subdivision: str | None = None
    company_days: tuple[NamedDay, ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time between two UTC instants."""

    start_utc: datetime
    end_utc: datetime

    @property
    def minutes(self) -> int:
        """Its length in whole minutes."""
        return int((self.end_utc - self.start_utc).total_seconds()) // 60


@dataclass(frozen=True, slots=True)
class DayOverlap:
    """A group's shared time on the anchor's local date.

    ``working`` gives, per worker in order, the working day that shares most with the anchor's (the
    first worker's), from its start to its end with any break in it; where none meets it, the
    worker's own of that date; None if it does not work on that date either.
    """

    day: date
    windows: tuple[Window, ...]
    working: tuple[Window | None, ...]

    @property
    def minutes(self) -> int:
        """Shared minutes."""
        return sum(window.minutes for window in self.windows)


@dataclass(frozen=True, slots=True)
class YearOverlap:
    """Shared minutes on every calendar day of a year, with figures over the anchor's workdays.

    ``days`` and ``minutes`` run in parallel over all calendar days. Minimum, median and maximum
    are taken over the days on which the anchor works.
    """

    year: int
    days: tuple[date, ...]
    minutes: tuple[int, ...]
    min_minutes: int
    median_minutes: float
    max_minutes: int


@dataclass(frozen=True, slots=True)
class SeatOverlap:
    """Somebody's shared minutes with an anchor over the workdays common to both."""

    anchor_label: str
    min_minutes: int
    median_minutes: float
    max_minutes: int


def worker_at(
    place: Place,
    pattern: WorkingPattern,
    label: str | None = None,
    company_days: tuple[NamedDay, ...] = (),
) -> Worker:
    """Return somebody working a pattern in a place, named after the place unless labeled.

    Args:
        place: Where.
        pattern: When.
        label: The name.
        company_days: Days off there beyond public holidays (``place_calendar.company_days_in``).
    """
    return Worker(
        label=place.name if label is None else label,
        zone=place.zone,
        pattern=pattern,
        weekend=place.weekend,
        country=place.country,
        holiday_subdivision=place.holiday_subdivision,
        company_days=company_days,
    )


def hours_of(worker: Worker) -> WorkingHours:
    """Return somebody's working hours in their zone, holidays aside."""
    return WorkingHours.of(worker.zone, worker.pattern, worker.weekend)


def overlap_on(workers: Sequence[Worker], day: date, *, with_holidays: bool = False) -> DayOverlap:
    """Return a group's shared time on the anchor's local date; the first worker is the anchor.

    Args:
        workers: The group, one or more.
        day: The anchor's local date.
        with_holidays: Whether public holidays and company days are days off, as weekends are,
            for those whose pattern does not work on them.

    Raises:
        UnknownZoneError: If a worker's zone does not exist.
        BeyondZoneRulesError: If the clock changes of that year are not known.
    """
    require_known_year(workers[0].zone, day.year)
    everybody = [
        intervals_by_date(worker, day - REACH, day + REACH, with_holidays=with_holidays)
        for worker in workers
    ]
    anchor = everybody[0].get(day, ())
    common: Sequence[Interval] = anchor
    for intervals in everybody[1:]:
        common = shared(common, joined(chain.from_iterable(intervals.values())))
    return DayOverlap(
        day,
        tuple(map(_window, common)),
        tuple(_day_to_show(intervals, day, anchor) for intervals in everybody),
    )


def overlap_in_year(
    workers: Sequence[Worker], year: int, *, with_holidays: bool = False
) -> YearOverlap:
    """Return a group's shared minutes on each local date of the anchor, the first worker.

    Args:
        workers: The group, one or more.
        year: The anchor's calendar year.
        with_holidays: Whether public holidays and company days are days off, as weekends are,
            for those whose pattern does not work on them.

    Raises:
        UnknownZoneError: If a worker's zone does not exist.
        BeyondZoneRulesError: If the clock changes of that year are not known.
    """
    require_known_year(workers[0].zone, year)
    first, last = date(year, 1, 1), date(year, 12, 31)
    anchor = intervals_by_date(workers[0], first, last, with_holidays=with_holidays)
    around = first - REACH, last + REACH
    others = [
        joined(
            chain.from_iterable(
                intervals_by_date(worker, *around, with_holidays=with_holidays).values()
            )
        )
        for worker in workers[1:]
    ]
    by_date = _minutes_by_date(anchor, others)
    days = tuple(dates_between(first, last))
    figures = list(by_date.values()) or [0]
    return YearOverlap(
        year=year,
        days=days,
        minutes=tuple(by_date.get(day, 0) for day in days),
        min_minutes=min(figures),
        median_minutes=float(median(figures)),
        max_minutes=max(figures),
    )


def overlap_between(anchor: Worker, other: Worker, first: date, last: date) -> SeatOverlap:
    """Return what somebody shares with an anchor over the dates on whose weekday both work.

    Public holidays are not days off here. Figures are 0 where no weekday is common.

    Args:
        anchor: Whose local dates count.
        other: The other one.
        first: The first date.
        last: The last date, included.

    Raises:
        UnknownZoneError: If a zone does not exist.
        BeyondZoneRulesError: If the clock changes of these dates are not known.
    """
    require_known_year(anchor.zone, first.year)
    require_known_year(anchor.zone, last.year)
    lowest, middle, highest = _common_days(
        hours_of(anchor),
        hours_of(other),
        first,
        last,
    )
    return SeatOverlap(anchor.label, lowest, middle, highest)


def seat_overlaps(plan: Plan, market: Snapshot) -> Mapping[SeatId, SeatOverlap]:
    """Return each seat's shared minutes with its team's anchor place over the plan's horizon.

    The anchor works the pattern of its place, the seat its own. Counted are the dates on whose
    weekday both work; public holidays are not days off here. Seats in a place the market does
    not know, or measured against one, are left out. Days whose clock changes are not yet published
    (after 2037) are not counted; a horizon of nothing else has no overlaps.
    """
    found: dict[tuple[object, ...], SeatOverlap | None] = {}
    overlaps: dict[SeatId, SeatOverlap] = {}
    anchors = {team_id: plan.anchor_of(team_id) for team_id in {s.team_id for s in plan.seats}}
    for seat in plan.seats:
        anchor_id = anchors[seat.team_id]
        key = (seat.place_id, seat.working_pattern, seat.team_id, anchor_id)
        if key not in found:
            found[key] = _seat_overlap(plan, market, seat, market.places.get(anchor_id))
        overlap = found[key]
        if overlap is not None:
            overlaps[seat.id] = overlap
    return overlaps


def known_horizon(plan: Plan) -> tuple[date, date] | None:
    """Return a plan's first and last day as far as clock changes are known, None if not at all."""
    first = plan.horizon_start.first_day
    last = plan.horizon_start.plus(plan.horizon_months - 1).last_day
    if first.year > LAST_YEAR:
        return None
    return first, min(last, date(LAST_YEAR, 12, 31))


def _seat_overlap(
    plan: Plan, market: Snapshot, seat: Seat, anchor: Place | None
) -> SeatOverlap | None:
    place = market.places.get(seat.place_id)
    if place is None or anchor is None:
        return None
    days = known_horizon(plan)
    if days is None:
        return None
    lowest, middle, highest = _common_days(
        WorkingHours.of(anchor.zone, plan.pattern_at(anchor.id), anchor.weekend),
        WorkingHours.of(place.zone, plan.pattern_of(seat), place.weekend),
        *days,
    )
    return SeatOverlap(anchor.name, lowest, middle, highest)


@lru_cache(maxsize=4096)
def _common_days(
    anchor: WorkingHours, other: WorkingHours, first: date, last: date
) -> tuple[int, float, int]:
    """Return min, median and max shared minutes over the dates on whose weekday both work."""
    ours = {
        day: intervals
        for day, intervals in _worked(anchor, first, last).items()
        if other.wall.works_on(day)
    }
    theirs = joined(chain.from_iterable(_worked(other, first - REACH, last + REACH).values()))
    figures = list(_minutes_by_date(ours, [theirs]).values()) or [0]
    return min(figures), float(median(figures)), max(figures)


@lru_cache(maxsize=256)
def _worked(hours: WorkingHours, first: date, last: date) -> Mapping[date, Intervals]:
    return {
        day: intervals
        for day in dates_between(first, last)
        if hours.wall.works_on(day) and (intervals := hours.intervals_on(day))
    }


def intervals_by_date(
    worker: Worker, first: date, last: date, *, with_holidays: bool
) -> Mapping[date, Intervals]:
    """Return what somebody works from one local date to another, by the dates worked, in order.

    Raises:
        UnknownZoneError: If the zone does not exist.
    """
    worked = _worked(hours_of(worker), first, last)
    off = days_off(worker, first, last) if with_holidays else {}
    return (
        {day: intervals for day, intervals in worked.items() if day not in off} if off else worked
    )


def days_off(worker: Worker, first: date, last: date) -> Mapping[date, str]:
    """Return somebody's public holidays and company days, in order, none if they work on them."""
    if worker.pattern.works_on_holidays:
        return {}
    calendar = WorkingCalendar(
        worker.country, worker.holiday_subdivision, frozenset(), worker.company_days
    )
    return calendar.holidays(first, last)


def _minutes_by_date(
    anchor: Mapping[date, Intervals], others: Sequence[Sequence[Interval]]
) -> dict[date, int]:
    """Sum the shared minutes of each of the anchor's dates, in one pass over the others."""
    common = list(chain.from_iterable(anchor.values()))
    for intervals in others:
        common = shared(common, intervals)
    totals = dict.fromkeys(anchor, 0)
    pieces = iter(common)
    piece = next(pieces, None)
    for day, intervals in anchor.items():
        end = intervals[-1][1]
        while piece is not None and piece[0] < end:
            totals[day] += (piece[1] - piece[0]) // 60
            piece = next(pieces, None)
    return totals


def _day_to_show(
    intervals: Mapping[date, Intervals], day: date, anchor: Intervals
) -> Window | None:
    def shared_seconds(working: Intervals) -> int:
        return sum(end - start for start, end in shared(anchor, working))

    best = max(intervals.values(), key=shared_seconds, default=None)
    if best is None or shared_seconds(best) <= 0:
        best = intervals.get(day)
    return None if best is None else _window((best[0][0], best[-1][1]))


def _window(interval: Interval) -> Window:
    return Window(instant(interval[0]), instant(interval[1]))
