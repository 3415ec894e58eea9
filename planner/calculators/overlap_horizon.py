"""What a group shares on every workday of a horizon: least, median, worst week, days lost."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from planner.calculators.group_minutes import (
    GroupMinutes,
    Minutes,
    bits,
    group_minutes,
    shared_by,
)
from planner.calculators.overlap import Worker, days_off, hours_of
from planner.calculators.overlap_flex import flexible_minutes
from planner.calculators.working_intervals import REACH, dates_between

_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class SharedMinutes:
    """Least, median and most minutes shared on a workday; all 0 where there is none."""

    min_minutes: int
    median_minutes: float
    max_minutes: int


@dataclass(frozen=True, slots=True)
class WeekOverlap:
    """What is shared in a week from Monday to Sunday, by the anchor's dates."""

    first_day: date
    minutes: int


@dataclass(frozen=True, slots=True)
class Absence:
    """Who is off on which of their own dates, and what the day is called."""

    label: str
    day: date
    name: str


@dataclass(frozen=True, slots=True)
class LostDay:
    """A date on which days off cost shared minutes, and whose they are."""

    day: date
    lost_minutes: int
    left_minutes: int
    absences: tuple[Absence, ...]


@dataclass(frozen=True, slots=True)
class HorizonOverlap:
    """A group's shared time over a horizon.

    Workdays are the anchor's dates on whose weekday everybody works. With holidays, a date of which
    days off leave nothing of what would be shared is no workday for the figures, but counts as
    nothing in its week.

    Attributes:
        group: The working minutes of the group.
        minutes: What is shared on each of its days.
        flexible: The most that can be shared on each within everybody's flex.
        shared: The figures of ``minutes``.
        with_flex: The figures of ``flexible``.
        worst_week: The week, among those wholly within the horizon, in which least is shared
            altogether, the first of several; None where no week is whole.
        least_day: The first date on which the least is shared; None without workdays.
        lost: The dates on which days off cost something, whether or not the figures count them.
    """

    group: GroupMinutes
    minutes: tuple[int, ...]
    flexible: tuple[int, ...]
    shared: SharedMinutes
    with_flex: SharedMinutes
    worst_week: WeekOverlap | None
    least_day: date | None
    lost: tuple[LostDay, ...]


def overlap_over_horizon(
    workers: Sequence[Worker], first: date, last: date, *, with_holidays: bool = False
) -> HorizonOverlap:
    """Return what a group shares on every workday; the first worker is the anchor.

    Args:
        workers: The group, one or more.
        first: The first local date of the anchor.
        last: The last one, included.
        with_holidays: Whether public holidays and company days are days off.

    Raises:
        NobodyError: If there is nobody.
        UnknownZoneError: If a worker's zone does not exist.
        BeyondZoneRulesError: If the clock changes of these dates are not known.
    """
    plain = group_minutes(workers, first, last)
    lost = lost_days(plain)
    group = plain
    if with_holidays:
        group = group_minutes(workers, first, last, with_holidays=True)
    gone = {each.day for each in lost if with_holidays and not each.left_minutes}
    minutes, flexible = group.shared_minutes, flexible_minutes(group)
    by_day = {d: n for d, n in zip(group.days, minutes, strict=True) if d not in gone}
    by_day_flexible = (n for d, n in zip(group.days, flexible, strict=True) if d not in gone)
    return HorizonOverlap(
        group=group,
        minutes=minutes,
        flexible=flexible,
        shared=figures(by_day.values()),
        with_flex=figures(by_day_flexible),
        worst_week=worst_week(group.days, minutes, first, last),
        least_day=min(by_day, key=by_day.__getitem__, default=None),
        lost=lost,
    )


@dataclass(frozen=True, slots=True)
class PairOverlap:
    """What two share over the workdays common to both, as it is and within their flex."""

    shared: SharedMinutes
    with_flex: SharedMinutes


def pair_overlap(anchor: Worker, other: Worker, first: date, last: date) -> PairOverlap:
    """Return what somebody shares with an anchor; public holidays are not days off here.

    Args:
        anchor: Whose local dates count.
        other: The other one.
        first: The first date.
        last: The last one, included.

    Raises:
        UnknownZoneError: If a zone does not exist.
        BeyondZoneRulesError: If the clock changes of these dates are not known.
    """
    group = group_minutes((anchor, other), first, last)
    return PairOverlap(figures(group.shared_minutes), figures(flexible_minutes(group)))


def figures(minutes: Iterable[int]) -> SharedMinutes:
    """Return least, median and most of some days' minutes."""
    found = list(minutes) or [0]
    return SharedMinutes(min(found), float(median(found)), max(found))


def worst_week(
    days: Sequence[date], minutes: Sequence[int], first: date, last: date
) -> WeekOverlap | None:
    """Return the whole week from Monday to Sunday in which least is shared altogether."""
    totals: dict[date, int] = defaultdict(int)
    for day, shared in zip(days, minutes, strict=True):
        totals[day - timedelta(days=day.weekday())] += shared
    whole = {monday: n for monday, n in totals.items() if first <= monday <= last - _WEEK}
    worst = min(sorted(whole), key=whole.__getitem__, default=None)
    return None if worst is None else WeekOverlap(worst, whole[worst])


def lost_days(group: GroupMinutes) -> tuple[LostDay, ...]:
    """Return the dates on which days off cost minutes that a group would share without them.

    Args:
        group: Its working minutes without holidays.
    """
    if not group.days:
        return ()
    at_of_day = {day: at for at, day in enumerate(group.days)}
    shared = [shared_by(kind) for kind in group.kinds]
    taken: dict[int, Minutes] = defaultdict(int)
    absences: dict[int, list[Absence]] = defaultdict(list)
    for absence, at, minutes in _minutes_off(group, at_of_day):
        if lost := shared[group.kind_of_day[at]] & minutes:
            taken[at] |= lost
            absences[at].append(absence)
    return tuple(
        LostDay(
            group.days[at],
            taken[at].bit_count(),
            (shared[group.kind_of_day[at]] & ~taken[at]).bit_count(),
            tuple(absences[at]),
        )
        for at in sorted(taken)
    )


def _minutes_off(
    group: GroupMinutes, at_of_day: Mapping[date, int]
) -> Iterator[tuple[Absence, int, Minutes]]:
    """Yield every day off with the days it may touch and the minutes it takes there."""
    for n, worker in enumerate(group.workers):
        reach = REACH if n else timedelta()  # of the anchor only the date itself counts
        hours = hours_of(worker)
        for day, name in days_off(worker, group.days[0] - reach, group.days[-1] + reach).items():
            if not hours.wall.works_on(day):
                continue
            intervals = hours.intervals_on(day)
            for near in dates_between(day - reach, day + reach):
                if (at := at_of_day.get(near)) is not None:
                    yield Absence(worker.label, day, name), at, bits(intervals, group.begins[at])
