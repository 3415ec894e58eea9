"""Coverage of the typical week: how many people are on shift, where too few are, and for how long.

A week is covered where at least the required number of people is at work. The typical week is a
real one: of the weeks with 168 hours that look most often like one another, the first, with those
who are there at the end of the time looked at and without holidays.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

import numpy as np

from planner.calculators.coverage_crews import Crew, staying
from planner.calculators.coverage_gaps import CoverageGap, week_gaps
from planner.calculators.coverage_minutes import (
    SLOT_MINUTES,
    WEEK_MINUTES,
    Counts,
    Period,
    people_by_minute,
)
from planner.calculators.coverage_question import CoverageQuestion
from planner.quantities.identifiers import ZoneName

_SIX_DAYS = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class CoverageSlots:
    """The quarter hours of a week from Monday midnight, in one tuple for each figure.

    Attributes:
        least: The fewest people at once.
        most: The most people at once.
        person_minutes: Everybody's minutes at work.
        gap_minutes: The minutes in which fewer than required are at work.
    """

    least: tuple[int, ...]
    most: tuple[int, ...]
    person_minutes: tuple[int, ...]
    gap_minutes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WeekCoverage:
    """Who is on shift through a week of 168 hours.

    Attributes:
        period: The week, from Monday to Sunday.
        required: How many people make a minute covered.
        slots: Its quarter hours.
        gaps: Its gaps, equal ones of several weekdays together; the week goes round, so that a gap
            from Sunday into Monday is one.
    """

    period: Period
    required: int
    slots: CoverageSlots
    gaps: tuple[CoverageGap, ...]

    @property
    def gap_minutes(self) -> int:
        """How many minutes are not covered."""
        return sum(self.slots.gap_minutes)

    @property
    def covered_share(self) -> float:
        """The covered fraction of the week."""
        return 1 - self.gap_minutes / WEEK_MINUTES


def typical_week(crews: Sequence[Crew], question: CoverageQuestion) -> Period:
    """Return the typical week of the time asked for; where no week of it is whole, one near it.

    Args:
        crews: Who counts.
        question: What is asked.

    Raises:
        UnknownZoneError: If a zone does not exist.
    """
    period, zone = question.period, question.zone
    counts = people_by_minute(staying(crews), period, with_holidays=False)
    pictures: dict[date, bytes] = {}
    for monday, start in zip(period.mondays, period.week_starts().tolist(), strict=True):
        if monday.weekday() == 0 and monday + _SIX_DAYS <= period.last:
            week = _week_of(monday, zone)
            if week.minutes == WEEK_MINUTES:
                pictures[monday] = counts[start : start + WEEK_MINUTES].tobytes()
    frequent = Counter(pictures.values())
    if pictures:
        return _week_of(max(pictures, key=lambda day: frequent[pictures[day]]), zone)
    monday = period.first - timedelta(days=period.first.weekday())
    weeks = (_week_of(monday + n * timedelta(days=7), zone) for n in count())
    return next(week for week in weeks if week.minutes == WEEK_MINUTES)


def _week_of(monday: date, zone: ZoneName) -> Period:
    return Period(zone, monday, monday + _SIX_DAYS)


def week_coverage(crews: Sequence[Crew], week: Period, required: int = 1) -> WeekCoverage:
    """Return the coverage of a week by those who stay, without holidays.

    Args:
        crews: Who counts.
        week: Monday to Sunday without a clock change (``typical_week``).
        required: How many people have to be at work at any time.

    Raises:
        UnknownZoneError: If a zone does not exist.
    """
    by_place: dict[str, Counts] = {}
    for crew in staying(crews):
        people = people_by_minute([crew], week, with_holidays=False)
        label = crew.worker.label
        by_place[label] = by_place[label] + people if label in by_place else people
    counts = np.zeros(WEEK_MINUTES, np.int32)
    for people in by_place.values():
        counts += people
    return WeekCoverage(
        week, required, _slots(counts, required), week_gaps(counts < required, by_place)
    )


def _slots(counts: Counts, required: int) -> CoverageSlots:
    by_slot = counts.reshape(-1, SLOT_MINUTES)
    return CoverageSlots(
        tuple(by_slot.min(axis=1).tolist()),
        tuple(by_slot.max(axis=1).tolist()),
        tuple(by_slot.sum(axis=1).tolist()),
        tuple((by_slot < required).sum(axis=1).tolist()),
    )
