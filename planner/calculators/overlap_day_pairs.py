"""Shared minutes of every pair of a group on one date, days off included if asked for."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain

from planner.calculators.overlap import Worker, intervals_by_date
from planner.calculators.working_intervals import REACH, Intervals, joined, shared
from planner.market.time_zone import require_known_year


def pairs_on(
    workers: Sequence[Worker], day: date, *, with_holidays: bool = False
) -> tuple[tuple[int, ...], ...]:
    """Return the minutes each of a group shares with each: a row per worker, in their order.

    Entry (i, j) is over i's own hours of that local date, shared with j's hours of any date, as in
    ``overlap_pairs``. The diagonal is somebody's own hours.

    Args:
        workers: The group.
        day: The local date, wherever somebody is.
        with_holidays: Whether public holidays and company days are days off.

    Raises:
        UnknownZoneError: If a worker's zone does not exist.
        BeyondZoneRulesError: If the clock changes of that year are not known.
    """
    for worker in workers:
        require_known_year(worker.zone, day.year)
    around = [
        intervals_by_date(worker, day - REACH, day + REACH, with_holidays=with_holidays)
        for worker in workers
    ]
    own: list[Intervals] = [intervals.get(day, ()) for intervals in around]
    others = [_joined(intervals) for intervals in around]
    return tuple(
        tuple(sum(end - start for start, end in shared(mine, theirs)) // 60 for theirs in others)
        for mine in own
    )


def _joined(intervals: Mapping[date, Intervals]) -> Intervals:
    return tuple(joined(chain.from_iterable(intervals.values())))
