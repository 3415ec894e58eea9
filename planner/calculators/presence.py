"""How many people of a group are at work through a day, exact to the minute and by quarter hour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from planner.calculators.overlap import Worker, intervals_by_date
from planner.calculators.wall_hours import DAY_SECONDS
from planner.calculators.working_intervals import EPOCH_ORDINAL, REACH, Interval, instant
from planner.market.time_zone import offset_table, require_known_year
from planner.quantities.identifiers import ZoneName

SLOT_MINUTES = 15
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PresentPeople:
    """A stretch of a day in which the same people are at work.

    ``people`` are their places in the group; none where nobody works.
    """

    start_utc: datetime
    end_utc: datetime
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PresenceSlot:
    """A quarter of an hour.

    ``person_minutes`` sums everybody's minutes at work in it; ``least`` and ``most`` are the fewest
    and the most people at once.
    """

    start_utc: datetime
    person_minutes: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class PresenceDay:
    """Who is at work on a local date, from midnight to midnight, 23 to 25 hours or otherwise."""

    day: date
    stretches: tuple[PresentPeople, ...]
    slots: tuple[PresenceSlot, ...]


def people_at_work(
    workers: Sequence[Worker], zone: ZoneName, day: date, *, with_holidays: bool = False
) -> PresenceDay:
    """Return who of a group is at work on a date in a zone.

    Args:
        workers: The group.
        zone: Whose midnights begin and end the day.
        day: The date there.
        with_holidays: Whether public holidays and company days are days off.

    Raises:
        UnknownZoneError: If a zone does not exist.
        BeyondZoneRulesError: If the clock changes of that year are not known.
    """
    require_known_year(zone, day.year)
    begin, end = _midnight(zone, day), _midnight(zone, day + _DAY)
    worked = [_worked(worker, day, begin, end, with_holidays=with_holidays) for worker in workers]
    moments = sorted({begin, end}.union(*(moment for each in worked for moment in each)))
    stretches = [
        (start, until, tuple(n for n, each in enumerate(worked) if _holds(each, start)))
        for start, until in pairwise(moments)
    ]
    return PresenceDay(
        day,
        tuple(PresentPeople(instant(start), instant(end), who) for start, end, who in stretches),
        tuple(
            _slot(stretches, start, min(start + 60 * SLOT_MINUTES, end))
            for start in range(begin, end, 60 * SLOT_MINUTES)
        ),
    )


def _midnight(zone: ZoneName, day: date) -> int:
    return offset_table(zone).to_utc((day.toordinal() - EPOCH_ORDINAL) * DAY_SECONDS)


def _worked(
    worker: Worker, day: date, begin: int, end: int, *, with_holidays: bool
) -> list[Interval]:
    around = intervals_by_date(worker, day - REACH, day + REACH, with_holidays=with_holidays)
    return [
        (max(start, begin), min(until, end))
        for intervals in around.values()
        for start, until in intervals
        if start < end and until > begin
    ]


def _holds(intervals: Sequence[Interval], moment: int) -> bool:
    return any(start <= moment < end for start, end in intervals)


def _slot(
    stretches: Sequence[tuple[int, int, tuple[int, ...]]], start: int, end: int
) -> PresenceSlot:
    within = [
        (min(until, end) - max(since, start), len(people))
        for since, until, people in stretches
        if since < end and until > start
    ]
    return PresenceSlot(
        instant(start),
        sum(seconds * people for seconds, people in within) // 60,
        min(people for _, people in within),
        max(people for _, people in within),
    )
