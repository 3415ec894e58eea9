"""Shared minutes of every pair of a large group over a year.

People with equal hours on clocks that agree all year (Singapore, Manila) share one row. A row holds
the year's intervals, aligned by local date, made in bulk from the zone's transition table. Two rows
meet only at a few distances of dates, so a pair costs a handful of vector operations over the days
of the year, and no pair keeps its days.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Self

from planner.calculators.overlap import Worker
from planner.calculators.working_intervals import (
    DAY_SECONDS,
    EPOCH_ORDINAL,
    REACH,
    WorkingHours,
)
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


@dataclass(frozen=True, slots=True, eq=False)
class PairwiseYear:
    """Shared minutes of N people over a year; each array is N x N, in the workers' order.

    Entry (i, j) is over the local dates of i on whose weekday both i and j work: of each, the
    minutes that i's interval shares with j's intervals of any date. It is 0 where no weekday is
    common. The diagonal is a person's own hours. Public holidays are not days off.
    """

    year: int
    min_minutes: "Figures"
    median_minutes: "Figures"
    mean_minutes: "Figures"


def pairwise_year(workers: Sequence[Worker], year: int) -> PairwiseYear:
    """Return the shared minutes of every pair of a group over a calendar year.

    Raises:
        UnknownZoneError: If a worker's zone does not exist.
        BeyondZoneRulesError: If the clock changes of that year are not known.
    """
    import numpy as np

    if workers:
        require_known_year(workers[0].zone, year)
    rows: dict[_YearHours, int] = {}
    row_of_hours: dict[tuple[ZoneName, WorkingPattern, frozenset[int]], int] = {}
    row_of_worker = np.empty(len(workers), np.intp)
    for n, worker in enumerate(workers):
        key = (worker.zone, worker.pattern, worker.weekend)
        row = row_of_hours.get(key)
        if row is None:
            hours = _YearHours.of(WorkingHours.of(*key), year)
            row = row_of_hours[key] = rows.setdefault(hours, len(rows))
        row_of_worker[n] = row
    distinct = _distinct_pairs(tuple(rows), year)
    # One block for all three: NumPy asks for large pages from 4 MiB on, which saves a third of all.
    lowest, middle, mean = distinct.take(row_of_worker, 2).take(row_of_worker, 1)
    return PairwiseYear(year, lowest, middle, mean)


@dataclass(frozen=True, slots=True)
class _YearHours:
    """Working hours on a clock that is known only as far as one year needs it."""

    clock: OffsetTable
    start: int
    end: int
    weekdays: frozenset[int]

    @classmethod
    def of(cls, hours: WorkingHours, year: int) -> Self:
        margin = _REACH_DAYS + 2
        first, last = _first_ordinal(year) - margin, _first_ordinal(year + 1) + margin
        clock = offset_table(hours.zone).between(
            (first - EPOCH_ORDINAL) * DAY_SECONDS, (last - EPOCH_ORDINAL) * DAY_SECONDS
        )
        return cls(clock, hours.start, hours.end, hours.weekdays)


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """Intervals of K distinct hours over the year's dates with a margin at both ends.

    ``starts`` and ``ends`` are K x dates, in minutes since the year began in UTC; a date not
    worked has end = start. ``earliest`` and ``latest`` bound each row's intervals, in minutes
    since their own date began in UTC.
    """

    starts: "Minutes"
    ends: "Minutes"
    earliest: "Minutes"
    latest: "Minutes"


def _distinct_pairs(hours: Sequence[_YearHours], year: int) -> "Figures":
    """Return min, median and mean of each pair of rows: 3 x K x K."""
    import numpy as np

    rows = _rows(hours, year)
    figures = np.zeros((3, len(hours), len(hours)), np.float32)
    groups: dict[frozenset[int], list[int]] = defaultdict(list)
    for row, one in enumerate(hours):
        groups[one.weekdays].append(row)
    for (mine, my_rows), (theirs, their_rows) in product(groups.items(), repeat=2):
        days = _days_on(mine & theirs, year)
        if days.size:
            for row, minutes in _minutes_by_row(rows, my_rows, np.array(their_rows), days):
                figures[:, row, their_rows] = (
                    minutes.min(axis=1),
                    _medians(minutes),
                    minutes.mean(axis=1),
                )
    return figures


def _minutes_by_row(
    rows: _Rows, my_rows: Sequence[int], their_rows: "Indices", days: "Indices"
) -> Iterator[tuple[int, "Minutes"]]:
    """Yield each of my rows with the minutes it shares with theirs: their rows x days."""
    import numpy as np

    theirs = {
        distance: (
            rows.starts[np.ix_(their_rows, days + distance)],
            rows.ends[np.ix_(their_rows, days + distance)],
        )
        for distance in range(-_REACH_DAYS, _REACH_DAYS + 1)
    }
    earliest, latest = rows.earliest[their_rows], rows.latest[their_rows]
    for row in my_rows:
        my_starts, my_ends = rows.starts[row, days], rows.ends[row, days]
        minutes = np.zeros((their_rows.size, days.size), np.int32)
        for distance, (starts, ends) in theirs.items():
            shift = distance * _DAY_MINUTES
            met = np.flatnonzero(
                (earliest + shift < rows.latest[row]) & (latest + shift > rows.earliest[row])
            )
            if met.size:
                common = np.minimum(ends[met], my_ends) - np.maximum(starts[met], my_starts)
                minutes[met] += np.maximum(common, 0)
        yield row, minutes


def _medians(minutes: "Minutes") -> "Figures":
    """Return each row's median; most rows never change, and those need no sorting."""
    import numpy as np

    medians = minutes[:, 0].astype(np.float32)
    changing = np.flatnonzero(minutes.min(axis=1) != minutes.max(axis=1))
    medians[changing] = np.median(minutes[changing], axis=1)
    return medians


def _rows(hours: Sequence[_YearHours], year: int) -> _Rows:
    import numpy as np

    first = _first_ordinal(year)
    ordinals = np.arange(first - _REACH_DAYS, _first_ordinal(year + 1) + _REACH_DAYS)
    midnights = (ordinals - EPOCH_ORDINAL) * DAY_SECONDS
    new_year = (first - EPOCH_ORDINAL) * DAY_SECONDS
    starts = np.empty((len(hours), ordinals.size), np.int32)
    ends = np.empty_like(starts)
    for row, one in enumerate(hours):
        starts[row] = (_utc_seconds(one.clock, midnights + one.start) - new_year) // 60
        ends[row] = (_utc_seconds(one.clock, midnights + one.end) - new_year) // 60
        is_off = np.isin((ordinals - 1) % 7, list(one.weekdays), invert=True)
        ends[row, is_off] = starts[row, is_off]
    dates_begin = ((midnights - new_year) // 60).astype(np.int32)
    return _Rows(starts, ends, (starts - dates_begin).min(axis=1), (ends - dates_begin).max(axis=1))


def _utc_seconds(clock: OffsetTable, wall: "NDArray[np.int64]") -> "NDArray[np.int64]":
    """Return ``OffsetTable.to_utc`` of many wall seconds at once."""
    import numpy as np

    stretch = np.searchsorted(np.array(clock.wall_ends, np.int64), wall, side="right")
    offsets, starts = np.array(clock.offsets, np.int64), np.array(clock.starts, np.int64)
    utc: NDArray[np.int64] = np.maximum(wall - offsets[stretch], starts[stretch])
    return utc


def _days_on(weekdays: frozenset[int], year: int) -> "Indices":
    """Return the columns of a year's dates that fall on given weekdays."""
    import numpy as np

    ordinals = np.arange(_first_ordinal(year), _first_ordinal(year + 1))
    return np.flatnonzero(np.isin((ordinals - 1) % 7, list(weekdays))) + _REACH_DAYS


def _first_ordinal(year: int) -> int:
    return date(year, 1, 1).toordinal()
