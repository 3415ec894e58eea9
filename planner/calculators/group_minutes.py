"""A group's working minutes on each of its workdays, a bit for every minute.

The bits of a date lie in a frame that begins a day before the anchor's local midnight and holds
four days, so that all bits anybody can be moved by stay inside. What is shared is the bits all have
set; how long it is, is their count. Most dates of a year look alike: dates whose bits are the same
for everybody are one kind, and whatever is asked is worked out once for each kind.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import reduce
from itertools import chain
from operator import and_

from planner.calculators.overlap import Worker, hours_of, intervals_by_date
from planner.calculators.wall_hours import DAY_SECONDS
from planner.calculators.working_intervals import EPOCH_ORDINAL, Interval, dates_between
from planner.market.time_zone import offset_table, require_known_year
from planner.quantities.identifiers import ZoneName

Minutes = int
"""Bit n is the minute n of a frame."""

BEFORE_MIDNIGHT = 24 * 60
_FRAME_MINUTES = 4 * 24 * 60
_AROUND = timedelta(days=6)
EVERY_MINUTE = (1 << _FRAME_MINUTES) - 1


@dataclass(frozen=True, slots=True)
class GroupMinutes:
    """The working minutes of a group on the dates on whose weekday everybody works.

    Attributes:
        workers: The group; the first is the anchor, whose local dates count.
        days: Those dates, in order.
        begins: Of each date, the minute since 1970 in UTC at which its frame begins.
        kind_of_day: Of each date, which of the kinds it is.
        kinds: Of each kind the bits of each worker: the anchor's are those of the date, the others'
            those of any date.
        with_holidays: Whether public holidays and company days are days off.
    """

    workers: tuple[Worker, ...]
    days: tuple[date, ...]
    begins: tuple[int, ...]
    kind_of_day: tuple[int, ...]
    kinds: tuple[tuple[Minutes, ...], ...]
    with_holidays: bool

    def on(self, at: int) -> tuple[Minutes, ...]:
        """Return each worker's minutes on one of the days."""
        return self.kinds[self.kind_of_day[at]]

    def by_day(self, by_kind: Sequence[int]) -> tuple[int, ...]:
        """Spread figures of the kinds over the days."""
        return tuple(by_kind[kind] for kind in self.kind_of_day)

    @property
    def shared_minutes(self) -> tuple[int, ...]:
        """How many minutes everybody shares on each day."""
        return self.by_day([shared_by(kind).bit_count() for kind in self.kinds])


class NobodyError(ValueError):
    """A group without anybody shares nothing that could be asked for."""


def group_minutes(
    workers: Sequence[Worker], first: date, last: date, *, with_holidays: bool = False
) -> GroupMinutes:
    """Return a group's working minutes; the first worker is the anchor.

    Args:
        workers: The group, one or more.
        first: The first local date of the anchor.
        last: The last one, included.
        with_holidays: Whether public holidays and company days are days off for those whose
            pattern does not work on them. Such a date stays among the days, without minutes.

    Raises:
        NobodyError: If there is nobody.
        UnknownZoneError: If a worker's zone does not exist.
        BeyondZoneRulesError: If the clock changes of these dates are not known.
    """
    if not workers:
        raise NobodyError
    for year in (first.year, last.year):
        require_known_year(workers[0].zone, year)
    days = common_workdays(workers, first, last)
    begins = tuple(frame_begin(workers[0].zone, day) for day in days)
    masks = [anchor_minutes(workers[0], days, begins, with_holidays=with_holidays)]
    known: dict[Worker, list[Minutes]] = {}
    for worker in (replace(each, label="") for each in workers[1:]):
        if worker not in known:
            known[worker] = worker_minutes(worker, days, begins, with_holidays=with_holidays)
        masks.append(known[worker])
    kinds: dict[tuple[Minutes, ...], int] = {}
    kind_of_day = tuple(kinds.setdefault(kind, len(kinds)) for kind in zip(*masks, strict=True))
    return GroupMinutes(tuple(workers), days, begins, kind_of_day, tuple(kinds), with_holidays)


def common_workdays(workers: Sequence[Worker], first: date, last: date) -> tuple[date, ...]:
    """Return the dates on whose weekday everybody works, holidays or not."""
    weekdays = set(range(7)).intersection(*(hours_of(each).wall.weekdays for each in workers))
    return tuple(day for day in dates_between(first, last) if day.weekday() in weekdays)


def frame_begin(zone: ZoneName, day: date) -> int:
    """Return the minute since 1970 in UTC at which the frame of an anchor's date begins."""
    midnight = (day.toordinal() - EPOCH_ORDINAL) * DAY_SECONDS
    return offset_table(zone).to_utc(midnight) // 60 - BEFORE_MIDNIGHT


def anchor_minutes(
    worker: Worker, days: Sequence[date], begins: Sequence[int], *, with_holidays: bool
) -> list[Minutes]:
    """Return what somebody works of each date itself."""
    if not days:
        return []
    worked = intervals_by_date(worker, days[0], days[-1], with_holidays=with_holidays)
    return [bits(worked.get(day, ()), begin) for day, begin in zip(days, begins, strict=True)]


def worker_minutes(
    worker: Worker, days: Sequence[date], begins: Sequence[int], *, with_holidays: bool
) -> list[Minutes]:
    """Return what somebody works within the frame of each date, of whatever date it is."""
    if not days:
        return []
    around = days[0] - _AROUND, days[-1] + _AROUND
    worked = intervals_by_date(worker, *around, with_holidays=with_holidays)
    minutes = [(start // 60, end // 60) for start, end in chain.from_iterable(worked.values())]
    starts, ends = [start for start, _ in minutes], [end for _, end in minutes]
    # Most frames of a year hold the same hours at the same places.
    known: dict[tuple[int, ...], Minutes] = {}
    found = []
    for begin in begins:
        first = bisect_right(ends, begin)
        last = bisect_right(starts, begin + _FRAME_MINUTES - 1)
        within = minutes[first:last]
        key = tuple([minute - begin for each in within for minute in each])
        if key not in known:
            known[key] = bits([(start * 60, end * 60) for start, end in within], begin)
        found.append(known[key])
    return found


def bits(intervals: Iterable[Interval], begin: int) -> Minutes:
    """Return intervals in UTC seconds as the bits of a frame, less what lies outside of it."""
    found = 0
    for start, end in intervals:
        since, until = max(0, start // 60 - begin), end // 60 - begin
        if until > since:
            found |= ((1 << (until - since)) - 1) << since
    return found & EVERY_MINUTE


def shared_by(minutes: Iterable[Minutes]) -> Minutes:
    """Return the minutes that all have."""
    return reduce(and_, minutes, EVERY_MINUTE)


def shifted(minutes: Minutes, by: int) -> Minutes:
    """Return minutes moved later, or earlier where ``by`` is negative."""
    return minutes << by if by >= 0 else minutes >> -by


def stretches(minutes: Minutes) -> list[tuple[int, int]]:
    """Return the unbroken stretches among minutes: first minute, and the one after the last."""
    found = []
    at = 0
    while minutes:
        gap = (minutes & -minutes).bit_length() - 1
        minutes >>= gap
        length = (~minutes & (minutes + 1)).bit_length() - 1
        found.append((at + gap, at + gap + length))
        minutes >>= length
        at += gap + length
    return found
