"""Coverage of a real week: with its holidays, those who come and go, and its clock change."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import time

import numpy as np

from planner.calculators.coverage import CoverageSlots, WeekCoverage
from planner.calculators.coverage_crews import Crew
from planner.calculators.coverage_gaps import CoverageGap, week_gaps
from planner.calculators.coverage_minutes import (
    SLOT_MINUTES,
    SLOTS,
    WEEK_MINUTES,
    Counts,
    Period,
    people_by_minute,
)

_DAY_MINUTES = 24 * 60


def dated_week_coverage(
    crews: Sequence[Crew], week: Period, required: int, *, with_holidays: bool
) -> WeekCoverage:
    """Return the coverage of one week from its Monday to its Sunday, which does not go round.

    An hour that a clock change skips is like the minute before it and belongs to no gap; one that
    happens twice has the fewest of both. ``gap_minutes`` counts real minutes, so that a slot can
    have more than a quarter hour of them.

    Args:
        crews: Who counts (``plan_crews`` of the week).
        week: Monday to Sunday.
        required: How many people have to be at work at any time.
        with_holidays: Whether public holidays and company days are days off.

    Raises:
        UnknownZoneError: If a zone does not exist.
    """
    wall = _wall_minutes(week)
    by_place: dict[str, Counts] = {}
    total = np.zeros(week.minutes, np.int32)
    for crew in crews:
        people = people_by_minute([crew], week, with_holidays=with_holidays)
        total += people
        label, on_clock = crew.worker.label, _on_clock(people, wall, np.minimum)
        by_place[label] = by_place[label] + on_clock if label in by_place else on_clock
    least, most = _on_clock(total, wall, np.minimum), _on_clock(total, wall, np.maximum)
    slot = wall // SLOT_MINUTES
    slots = CoverageSlots(
        tuple(least.reshape(-1, SLOT_MINUTES).min(axis=1).tolist()),
        tuple(most.reshape(-1, SLOT_MINUTES).max(axis=1).tolist()),
        tuple(np.bincount(slot, total, SLOTS).astype(int).tolist()),
        tuple(np.bincount(slot[total < required], minlength=SLOTS).tolist()),
    )
    gaps = week_gaps(least < required, by_place)
    return WeekCoverage(week, required, slots, tuple(_cut(gaps)))


def _wall_minutes(week: Period) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return for each minute of the week which minute from Monday midnight the clock shows."""
    slots = week.slots()
    firsts = np.flatnonzero(np.diff(slots, prepend=slots[0] - 1))
    since = (
        np.arange(len(slots)) - firsts[np.searchsorted(firsts, np.arange(len(slots)), "right") - 1]
    )
    return slots * SLOT_MINUTES + since


def _on_clock(
    people: Counts, wall: np.ndarray[tuple[int], np.dtype[np.int64]], take: np.ufunc
) -> Counts:
    """Return figures of real minutes for those that the clock shows."""
    clock = np.full(WEEK_MINUTES, -1, np.int32)
    order = np.argsort(wall, kind="stable")
    minutes, starts = np.unique(wall[order], return_index=True)
    clock[minutes] = take.reduceat(people[order], starts)
    skipped = clock < 0
    if skipped.any():
        known = np.maximum.accumulate(np.where(skipped, 0, np.arange(WEEK_MINUTES)))
        clock = clock[known]
    return clock


def _cut(gaps: Sequence[CoverageGap]) -> Iterator[CoverageGap]:
    """Yield gaps so that none runs over the end of the week into its beginning."""
    tails: list[CoverageGap] = []
    heads: list[CoverageGap] = []
    for gap in gaps:
        begin = gap.start.hour * 60 + gap.start.minute
        over = [
            day for day in gap.weekdays if day * _DAY_MINUTES + begin + gap.minutes > WEEK_MINUTES
        ]
        rest = tuple(day for day in gap.weekdays if day not in over)
        if rest:
            tails.append(replace(gap, weekdays=rest))
        for day in over:
            left = WEEK_MINUTES - day * _DAY_MINUTES - begin
            tails.append(replace(gap, weekdays=(day,), minutes=left, opens=()))
            heads.append(
                replace(gap, weekdays=(0,), start=time(0), minutes=gap.minutes - left, closes=())
            )
    yield from heads
    yield from tails
