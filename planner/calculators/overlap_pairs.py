"""Shared minutes of every pair of a large group over a year or any other time.

People with equal hours on clocks that agree all the time (Singapore, Manila) share one row. A row
holds the intervals, aligned by local date, made in bulk from the zone's transition table; what
follows a break is a row of its own that adds to the first. Two rows meet only at a few distances of
dates, so a pair costs a handful of vector operations over the days, and no pair keeps its days.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Self

from planner.calculators.overlap import Worker
from planner.calculators.wall_hours import DAY_SECONDS, Stretch, WallHours
from planner.calculators.working_intervals import EPOCH_ORDINAL, REACH, WorkingHours
from planner.market.time_zone import OffsetTable, offset_table, require_known_year
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import ZoneName

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Minutes = NDArray[np.int32]
    Figures = NDArray[np.float32]
    Indices = NDArray[np.intp]

_REACH_DAYS = REACH.days
_DAY_MINUTES = DAY_SECONDS // 60

Span = tuple[int, int]
"""Ordinals of the first date and of the one after the last."""


@dataclass(frozen=True, slots=True, eq=False)
class PairwiseOverlap:
    """Shared minutes of N people over some days; each figure is N x N, in the workers' order.

    Entry (i, j) is over the local dates of i on whose weekday both i and j work: of each, the
    minutes that i's hours share with j's hours of any date. It is 0 where no weekday is common. The
    diagonal is a person's own hours. Public holidays are not days off.

    Attributes:
        first_day: The first local date.
        last_day: The last one, included.
        figures: Minimum, median and mean: 3 x N x N.
        hours: The distinct hours in the group.
        hours_of_worker: Which of them each worker has.
    """

    first_day: date
    last_day: date
    figures: "Figures"
    hours: "tuple[SpanHours, ...]"
    hours_of_worker: "Indices"

    @property
    def min_minutes(self) -> "Figures":
        """The least."""
        figures: Figures = self.figures[0]
        return figures

    @property
    def median_minutes(self) -> "Figures":
        """The median."""
        figures: Figures = self.figures[1]
        return figures

    @property
    def mean_minutes(self) -> "Figures":
        """The mean."""
        figures: Figures = self.figures[2]
        return figures


def pairwise_year(workers: Sequence[Worker], year: int) -> PairwiseOverlap:
    """Return the shared minutes of every pair of a group over a calendar year.

    Raises:
        UnknownZoneError: If a worker's zone does not exist.
        BeyondZoneRulesError: If the clock changes of that year are not known.
    """
    if workers:
        require_known_year(workers[0].zone, year)
    return pairwise_overlap(workers, date(year, 1, 1), date(year, 12, 31))


def pairwise_overlap(workers: Sequence[Worker], first: date, last: date) -> PairwiseOverlap:
    """Return the shared minutes of every pair of a group over some days.

    Args:
        workers: The group.
        first: The first local date.
        last: The last one, included.

    Raises:
        UnknownZoneError: If a worker's zone does not exist.
        BeyondZoneRulesError: If the clock changes of these dates are not known.
    """
    for year in (first.year, last.year) if workers else ():
        require_known_year(workers[0].zone, year)
    span = first.toordinal(), last.toordinal() + 1
    hours, hours_of_worker = _grouped(workers, span)
    distinct = _distinct_pairs(hours, span)
    # One block for all three: NumPy asks for large pages from 4 MiB on, which saves a third of all.
    figures = distinct.take(hours_of_worker, 2).take(hours_of_worker, 1)
    return PairwiseOverlap(first, last, figures, hours, hours_of_worker)


def with_worker(pairs: PairwiseOverlap, at: int, worker: Worker) -> PairwiseOverlap:
    """Return the pairs after one person changed, whose pairs alone are worked out anew.

    Args:
        pairs: The pairs before.
        at: Who changed, by place in the group.
        worker: The changed person.

    Raises:
        UnknownZoneError: If the worker's zone does not exist.
    """
    span = pairs.first_day.toordinal(), pairs.last_day.toordinal() + 1
    changed = _span_hours(worker.zone, worker.pattern, worker.weekend, span)
    hours, mine = _put(pairs, at, changed)
    hours_of_worker = pairs.hours_of_worker.copy()
    hours_of_worker[at] = mine
    distinct = _distinct_pairs(hours, span, only=mine)
    figures = pairs.figures.copy()
    figures[:, at, :] = distinct[:, mine, :].take(hours_of_worker, 1)
    figures[:, :, at] = distinct[:, :, mine].take(hours_of_worker, 1)
    return replace(pairs, figures=figures, hours=hours, hours_of_worker=hours_of_worker)


def _put(
    pairs: PairwiseOverlap, at: int, changed: "SpanHours"
) -> "tuple[tuple[SpanHours, ...], int]":
    """Return the distinct hours with changed ones, in place of those nobody works any longer."""
    if changed in pairs.hours:
        return pairs.hours, pairs.hours.index(changed)
    before = int(pairs.hours_of_worker[at])
    if int((pairs.hours_of_worker == before).sum()) == 1:
        return (*pairs.hours[:before], changed, *pairs.hours[before + 1 :]), before
    return (*pairs.hours, changed), len(pairs.hours)


def _grouped(workers: Sequence[Worker], span: Span) -> "tuple[tuple[SpanHours, ...], Indices]":
    """Return the distinct hours of a group and which of them each worker has."""
    import numpy as np

    places: dict[SpanHours, int] = {}
    place_of_key: dict[tuple[ZoneName, WorkingPattern, frozenset[int]], int] = {}
    hours_of_worker = np.empty(len(workers), np.intp)
    for n, worker in enumerate(workers):
        key = (worker.zone, worker.pattern, worker.weekend)
        place = place_of_key.get(key)
        if place is None:
            hours = _span_hours(*key, span)
            place = place_of_key[key] = places.setdefault(hours, len(places))
        hours_of_worker[n] = place
    return tuple(places), hours_of_worker


@dataclass(frozen=True, slots=True)
class SpanHours:
    """Working hours on a clock that is known only as far as some days need it."""

    clock: OffsetTable
    wall: WallHours


@lru_cache(maxsize=4096)
def _span_hours(
    zone: ZoneName, pattern: WorkingPattern, weekend: frozenset[int], span: Span
) -> SpanHours:
    hours = WorkingHours.of(zone, pattern, weekend)
    margin = _REACH_DAYS + 2
    first, last = span[0] - margin, span[1] + margin
    clock = offset_table(hours.zone).between(
        (first - EPOCH_ORDINAL) * DAY_SECONDS, (last - EPOCH_ORDINAL) * DAY_SECONDS
    )
    return SpanHours(clock, hours.wall)


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """Intervals of distinct hours over the dates with a margin at both ends.

    ``starts`` and ``ends`` are rows x dates, in minutes since the first date began in UTC; a date
    not worked has end = start. ``earliest`` and ``latest`` bound each row's intervals, in minutes
    since their own date began in UTC. The first rows are those of each hours in order; the rows
    that follow hold what is worked after a break, and ``owners`` says of whose hours each row is.
    """

    starts: "Minutes"
    ends: "Minutes"
    earliest: "Minutes"
    latest: "Minutes"
    owners: "Indices"

    def of(self, owner: int) -> "Indices":
        """Return the rows of some hours: one, or two with a break."""
        import numpy as np

        return np.flatnonzero(self.owners == owner)


def _distinct_pairs(hours: Sequence[SpanHours], span: Span, only: int | None = None) -> "Figures":
    """Return min, median and mean of each pair of hours: 3 x K x K.

    Args:
        hours: The distinct hours.
        span: The days.
        only: Work out only the pairs of these hours, by their place; other entries mean nothing.
    """
    import numpy as np

    rows = _rows_of(hours, span)
    figures = np.zeros((3, len(hours), len(hours)), np.float32)
    groups: dict[frozenset[int], list[int]] = defaultdict(list)
    for at, one in enumerate(hours):
        groups[one.wall.weekdays].append(at)
    for (mine, my_hours), (theirs, their_hours) in product(groups.items(), repeat=2):
        days = _days_on(mine & theirs, span)
        if not days.size:
            continue
        others = _Batches.of(rows, np.array(their_hours))
        for at in my_hours if only is None else {only}.intersection(my_hours):
            figures[:, at, their_hours] = _figures(_minutes_of(rows, at, others, days))
        if only in their_hours:
            us = _Batches.of(rows, np.array(my_hours))
            minutes = _minutes_of(rows, only, us, days, are_dates_of_others=True)
            figures[:, my_hours, only] = _figures(minutes)
    return figures


@dataclass(frozen=True, slots=True, eq=False)
class _Batches:
    """Some hours whose pairs with one are worked out together.

    ``batches`` holds one or two lists of rows, each with any hours once, and where among the hours
    each row belongs. All questions are about dates of the same weekdays.
    """

    rows: _Rows
    count: int
    batches: "tuple[tuple[Indices, Indices], ...]"
    taken: "dict[tuple[int, int], tuple[Minutes, Minutes]]"

    @classmethod
    def of(cls, rows: _Rows, hours: "Indices") -> Self:
        import numpy as np

        first_after_break = int(rows.owners.max()) + 1
        later = np.flatnonzero(np.isin(rows.owners[first_after_break:], hours)) + first_after_break
        place_of = {int(owner): at for at, owner in enumerate(hours)}
        places = np.array([place_of[int(rows.owners[row])] for row in later], np.intp)
        batches = ((hours, np.arange(hours.size)), (later, places))
        return cls(rows, hours.size, batches if later.size else batches[:1], {})

    def on(self, n: int, days: "Indices") -> "tuple[Minutes, Minutes]":
        """Return starts and ends of a batch on some dates, kept for the next who asks."""
        import numpy as np

        key = n, int(days[0])
        if key not in self.taken:
            cells = np.ix_(self.batches[n][0], days)
            self.taken[key] = self.rows.starts[cells], self.rows.ends[cells]
        return self.taken[key]


def _minutes_of(
    rows: _Rows, owner: int, others: _Batches, days: "Indices", *, are_dates_of_others: bool = False
) -> "Minutes":
    """Return the minutes some hours share with each of others: others x days.

    Args:
        rows: All intervals.
        owner: The hours, by their place.
        others: The other hours.
        days: Columns of the dates: the owner's, unless they are the others'.
        are_dates_of_others: Whether they are the others'.
    """
    import numpy as np

    minutes = np.zeros((others.count, days.size), np.int32)
    for row, (n, (batch, places)), distance in product(
        rows.of(owner), enumerate(others.batches), range(-_REACH_DAYS, _REACH_DAYS + 1)
    ):
        shift = distance * _DAY_MINUTES * (-1 if are_dates_of_others else 1)
        met = np.flatnonzero(
            (rows.earliest[batch] + shift < rows.latest[row])
            & (rows.latest[batch] + shift > rows.earliest[row])
        )
        if met.size:
            mine, theirs = days, days + distance
            if are_dates_of_others:
                mine, theirs = theirs, mine
            starts, ends = others.on(n, theirs)
            common = np.minimum(ends[met], rows.ends[row, mine])
            common -= np.maximum(starts[met], rows.starts[row, mine])
            minutes[places[met]] += np.maximum(common, 0)
    return minutes


def _figures(minutes: "Minutes") -> "tuple[Figures, Figures, Figures]":
    return minutes.min(axis=1), _medians(minutes), minutes.mean(axis=1)


def _medians(minutes: "Minutes") -> "Figures":
    """Return each row's median; most rows never change, and those need no sorting."""
    import numpy as np

    medians = minutes[:, 0].astype(np.float32)
    changing = np.flatnonzero(minutes.min(axis=1) != minutes.max(axis=1))
    medians[changing] = np.median(minutes[changing], axis=1)
    return medians


def _rows_of(hours: Sequence[SpanHours], span: Span) -> _Rows:
    import numpy as np

    paused = [at for at, one in enumerate(hours) if one.wall.pause is not None]
    ordinals = _ordinals_around(span)
    before = [_row(one, 0, span) for one in hours]
    both = np.array([*before, *(_row(hours[at], 1, span) for at in paused)], np.int32)
    starts, ends = both.reshape(-1, 2, ordinals.size).swapaxes(0, 1)
    dates_begin = ((ordinals - span[0]) * _DAY_MINUTES).astype(np.int32)
    return _Rows(
        starts,
        ends,
        (starts - dates_begin).min(axis=1),
        (ends - dates_begin).max(axis=1),
        np.array([*range(len(hours)), *paused], np.intp),
    )


@lru_cache(maxsize=1024)
def _row(hours: SpanHours, which: int, span: Span) -> "Minutes":
    """Return starts and ends of the first or second stretch of each date: 2 x dates."""
    import numpy as np

    ordinals = _ordinals_around(span)
    wall = np.array([_stretch(hours.wall, which, ordinals)], np.int64)
    if not hours.wall.is_alike_each_day:
        wall = np.array([_stretch(hours.wall, which, (each,)) for each in ordinals], np.int64)
    midnights = (ordinals - EPOCH_ORDINAL) * DAY_SECONDS
    begin = (span[0] - EPOCH_ORDINAL) * DAY_SECONDS
    starts = (_utc_seconds(hours.clock, midnights + wall[:, 0]) - begin) // 60
    ends = (_utc_seconds(hours.clock, midnights + wall[:, 1]) - begin) // 60
    is_off = np.isin((ordinals - 1) % 7, list(hours.wall.weekdays), invert=True)
    return np.array([starts, np.where(is_off, starts, ends)], np.int32)


def _ordinals_around(span: Span) -> "NDArray[np.int64]":
    import numpy as np

    return np.arange(span[0] - _REACH_DAYS, span[1] + _REACH_DAYS)


def _stretch(wall: WallHours, which: int, ordinals: "Iterable[int]") -> Stretch:
    """Return the first or second stretch of the first date; one of no length where it has none."""
    stretches = wall.stretches_on(date.fromordinal(int(next(iter(ordinals)))))
    return stretches[which] if which < len(stretches) else (0, 0)


def _utc_seconds(clock: OffsetTable, wall: "NDArray[np.int64]") -> "NDArray[np.int64]":
    """Return ``OffsetTable.to_utc`` of many wall seconds at once."""
    import numpy as np

    stretch = np.searchsorted(np.array(clock.wall_ends, np.int64), wall, side="right")
    offsets, starts = np.array(clock.offsets, np.int64), np.array(clock.starts, np.int64)
    utc: NDArray[np.int64] = np.maximum(wall - offsets[stretch], starts[stretch])
    return utc


def _days_on(weekdays: frozenset[int], span: Span) -> "Indices":
    """Return the columns of the dates that fall on given weekdays."""
    import numpy as np

    ordinals = np.arange(*span)
    return np.flatnonzero(np.isin((ordinals - 1) % 7, list(weekdays))) + _REACH_DAYS
