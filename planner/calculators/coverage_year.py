"""Coverage from one date to another: gap minutes of each week and of each slot of the week."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from planner.calculators.coverage_crews import Crew
from planner.calculators.coverage_minutes import SLOTS, Period, people_by_minute, within
from planner.calculators.coverage_question import CoverageQuestion


@dataclass(frozen=True, slots=True)
class WeekGap:
    """A week from Monday to Sunday, shorter at the ends of the time looked at.

    ``minutes`` is how long it is: an hour less or more with a clock change.
    """

    first_day: date
    last_day: date
    minutes: int
    gap_minutes: int


@dataclass(frozen=True, slots=True)
class YearCoverage:
    """Gaps from one date to another.

    Attributes:
        weeks: Its weeks, in order.
        gap_minutes_by_slot: For each quarter hour of the week, from Monday midnight, the minutes of
            all weeks in which too few people are at work.
        balance: How evenly the time at work is spread over people (``load_balance``), taken by the
            days each of them is there.
    """

    weeks: tuple[WeekGap, ...]
    gap_minutes_by_slot: tuple[int, ...]
    balance: float

    @property
    def minutes(self) -> int:
        """How long the whole time is."""
        return sum(week.minutes for week in self.weeks)

    @property
    def gap_minutes(self) -> int:
        """How much of it is not covered."""
        return sum(week.gap_minutes for week in self.weeks)

    @property
    def covered_share(self) -> float:
        """The covered fraction of it."""
        return 1 - self.gap_minutes / self.minutes

    @property
    def worst_week(self) -> WeekGap:
        """The week with the most gap minutes, the first of several."""
        return max(self.weeks, key=lambda week: week.gap_minutes)


def year_coverage(crews: Sequence[Crew], question: CoverageQuestion) -> YearCoverage:
    """Return the coverage of every week, each crew from its first day to its last.

    Args:
        crews: Who counts.
        question: What is asked.

    Raises:
        UnknownZoneError: If a zone does not exist.
    """
    period, with_holidays = question.period, question.with_holidays
    counts = people_by_minute(crews, period, with_holidays=with_holidays)
    uncovered = counts < question.required
    starts = period.week_starts()
    gaps = np.add.reduceat(uncovered, starts, dtype=np.int64).tolist()
    lengths = np.diff(np.append(starts, period.minutes)).tolist()
    next_mondays = [*period.mondays[1:], period.last + timedelta(days=1)]
    by_slot = np.bincount(period.slots()[uncovered], minlength=SLOTS)
    return YearCoverage(
        tuple(
            WeekGap(first, following - timedelta(days=1), minutes, gap)
            for first, following, minutes, gap in zip(
                period.mondays, next_mondays, lengths, gaps, strict=True
            )
        ),
        tuple(by_slot.tolist()),
        load_balance(_daily_minutes(crews, period, with_holidays=with_holidays)),
    )


def _daily_minutes(
    crews: Sequence[Crew], period: Period, *, with_holidays: bool
) -> Iterable[float]:
    """Yield everybody's minutes at work for each day of employment."""
    for crew in crews:
        worked = crew.intervals(period.first, period.last, with_holidays=with_holidays)
        starts, ends = within(worked, period)
        minutes = int((ends - starts).sum())
        there = crew.days_there(period.first, period.last)
        yield from [minutes / there if there else 0.0] * crew.heads


def load_balance(loads: Iterable[float]) -> float:
    """Return how evenly loads are spread: 1 where all are equal, toward 0 where one bears all.

    The mean over all pairs of two loads h of their Ružička similarity, which for two single
    figures is the smaller over the larger:

        balance = 2 / (n (n - 1)) * sum over i < j of min(h_i, h_j) / max(h_i, h_j)

    Two loads of nothing are equal; fewer than two are balanced. Source of the similarity:
    M. Ružička, "Anwendung mathematisch-statistischer Methoden in der Geobotanik", Biológia 13
    (1958).

    Args:
        loads: None of them below zero.
    """
    ordered = sorted(loads)
    count = len(ordered)
    if count < 2:
        return 1.0
    total = smaller = 0.0
    for at, load in enumerate(ordered):
        total += smaller / load if load else at  # all the smaller ones are nothing as well
        smaller += load
    return total / (count * (count - 1) / 2)
