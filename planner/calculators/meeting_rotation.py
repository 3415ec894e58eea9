"""Times that a weekly meeting takes turns at, so that over the year its burden is shared evenly.

Week after week the meeting moves on to the next of its times and begins anew after the last. Each
time is a weekday and a wall time of the anchor and holds through clock changes; by the clocks of
others it moves when clocks change apart. Chosen are the times with which whoever bears most over
all weeks bears the least, and of those the ones that cost all together least; they may coincide
where one fixed time is best. A wall time that a clock change skips or repeats in one of the weeks
is none of them. On public holidays, which count as burden, limits ask what they ask on other days:
who is off need not attend.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from planner.calculators.burden_ledger import BurdenLedger, LedgerEntry
from planner.calculators.group_burden import Burdens, GroupBurden
from planner.calculators.meeting_burden import (
    Attendee,
    MeetingRules,
)
from planner.calculators.meeting_limits import BrokenLimit
from planner.calculators.meeting_slots import MeetingTime
from planner.calculators.rotation_search import MOST_STEPS, EvenestChoice, evenest_choice
from planner.calculators.wall_clock import DAY_MINUTES, Clock, Minutes, date_of, shown_at
from planner.calculators.working_intervals import EPOCH_ORDINAL, instant
from planner.quantities.identifiers import ZoneName

MOST_TURNS = 6
MOST_WEEKS = 104
_WEEK = 7 * DAY_MINUTES


class RotationTurnsError(ValueError):
    """A rotation has 1 to 6 times, and at least a week for each."""

    def __init__(self, turns: int, weeks: int) -> None:
        super().__init__(turns, weeks)
        self.turns = turns
        self.weeks = weeks


@dataclass(frozen=True)
class RotationTime:
    """When a weekly meeting may be.

    Attributes:
        zone: The anchor's, whose weekdays and wall clock count.
        monday: The first day of the first week.
        weeks: How many weeks, at most 104.
        turns: How many times it takes turns at, 1 to 6.
        length: Minutes, 1 to 720.
        grid: Minutes between starts by the wall clock, 5 to 60.
        weekdays: The weekdays on which it may begin, Monday = 0.

    Raises:
        RotationTurnsError: If turns or weeks are out of range.
        MeetingLengthError, MeetingGridError: If length or grid are.
        BeyondZoneRulesError: If the clock changes of these weeks are not known.
    """

    zone: ZoneName
    monday: date
    weeks: int
    turns: int
    length: int
    grid: int = 15
    weekdays: frozenset[int] = frozenset(range(5))

    def __post_init__(self) -> None:
        """Refuse what cannot be answered."""
        if not 1 <= self.turns <= MOST_TURNS or not self.turns <= self.weeks <= MOST_WEEKS:
            raise RotationTurnsError(self.turns, self.weeks)
        self.whole  # noqa: B018 -- checks length, grid and years

    @cached_property
    def whole(self) -> MeetingTime:
        """All weeks as one stretch of time."""
        last = self.monday + timedelta(days=7 * self.weeks - 1)
        return MeetingTime(self.zone, self.monday, last, self.length, self.grid)

    @cached_property
    def candidates(self) -> tuple[Minutes, Minutes]:
        """Minutes after Monday's midnight by the wall clock, and when each of them is.

        The second has a row for each week and a column for each candidate, in minutes since 1970
        in UTC.
        """
        starts = np.arange(0, DAY_MINUTES, self.grid)
        in_week = np.concatenate(
            [weekday * DAY_MINUTES + starts for weekday in sorted(self.weekdays)]
            or [np.zeros(0, np.int64)]
        )
        monday = (self.monday.toordinal() - EPOCH_ORDINAL) * DAY_MINUTES
        shown = Clock(self.zone, self.whole.begin, self.whole.end).shown()
        walls = monday + _WEEK * np.arange(self.weeks)[:, None] + in_week
        first = int(min(shown.min(), monday))
        length = int(max(shown.max(), walls.max(initial=monday))) - first + 1
        times_shown = np.bincount(shown - first, minlength=length)
        when = np.zeros(length, np.int64)
        when[shown - first] = np.arange(self.whole.begin, self.whole.end)
        once = (times_shown[walls - first] == 1).all(axis=0)
        return in_week[once], when[walls - first][:, once]


@dataclass(frozen=True, slots=True)
class LocalTime:
    """From which of their dates on somebody meets on which weekday at which wall time."""

    first_day: date
    weekday: int
    start: time


@dataclass(frozen=True, slots=True)
class RotationSlot:
    """One of the times of a rotation.

    Attributes:
        weekday: Of the anchor, Monday = 0.
        start: By the anchor's wall clock.
        starts_utc: Every time it is met at, in order.
        local_times: For each attendee when that is, anew whenever it moves by their clock.
    """

    weekday: int
    start: time
    starts_utc: tuple[datetime, ...]
    local_times: tuple[tuple[LocalTime, ...], ...]


@dataclass(frozen=True, slots=True)
class MeetingRotation:
    """The evenest times for a meeting to take turns at.

    Attributes:
        attendees: Who meets.
        time: What was asked.
        slots: The times, in turn.
        ledger: What each attendee bears over all weeks.
        fixed: What each would bear, were the best single time kept; None where none keeps limits.
        bound: What whoever bears most bears with any times, at least.
        is_proven: Whether no other times are better.
    """

    attendees: tuple[Attendee, ...]
    time: RotationTime
    slots: tuple[RotationSlot, ...]
    ledger: BurdenLedger
    fixed: BurdenLedger | None
    bound: float
    is_proven: bool


@dataclass(frozen=True, slots=True)
class RotationMiss:
    """Of the times that break limits by the fewest minutes, the first.

    Attributes:
        weekday: Of the anchor, Monday = 0.
        start: By the anchor's wall clock.
        broken: Which limits, by how many minutes over the weeks of the turn that has no time.
    """

    weekday: int
    start: time
    broken: tuple[BrokenLimit, ...]


def meeting_rotation(
    attendees: Sequence[Attendee],
    time: RotationTime,
    rules: MeetingRules | None = None,
    most_steps: int = MOST_STEPS,
) -> MeetingRotation | RotationMiss | None:
    """Return the evenest times for a meeting to take turns at.

    Args:
        attendees: Who meets, one or more.
        time: How often, how long, and on which weekdays.
        rules: What holds for everybody.
        most_steps: After how many steps of the search to stop proving.

    Returns:
        The rotation; what comes closest where a turn has no time that keeps every limit in its
        weeks; None where no time begins on these weekdays.

    Raises:
        NobodyError: If there is nobody.
        UnknownZoneError: If a zone does not exist.
    """
    rules = rules or MeetingRules()
    minutes = time.whole.begin, time.whole.end
    group = GroupBurden(attendees, minutes, rules, replace(rules, with_holidays=False))
    in_week, starts = time.candidates
    if not len(in_week):
        return None
    shape = (-1, *starts.shape)
    weekly = group.burdens(starts.ravel(), time.length).reshape(shape)
    broken = group.broken(starts.ravel(), time.length).reshape(shape)
    turns = _by_turn(weekly, time.turns)
    choice = _evenest(turns, _by_turn(broken, time.turns), group.heads, most_steps)
    if choice is None:
        return _miss(in_week, _by_turn(broken, time.turns), group)
    fixed = _evenest(_by_turn(weekly, 1), _by_turn(broken, 1), group.heads, most_steps)
    return MeetingRotation(
        tuple(attendees),
        time,
        tuple(
            _slot(int(in_week[option]), starts[turn :: time.turns, option], attendees)
            for turn, option in enumerate(choice.options)
        ),
        _ledger(attendees, turns, choice.options),
        None if fixed is None else _ledger(attendees, _by_turn(weekly, 1), fixed.options),
        choice.bound,
        choice.is_proven,
    )


def _by_turn(weekly: NDArray[np.float64], turns: int) -> list[Burdens]:
    """Return for each turn what its weeks sum up to: a row for each attendee or limit."""
    return [weekly[:, turn::turns].sum(axis=1) for turn in range(turns)]


def _evenest(
    turns: Sequence[Burdens], broken: Sequence[Burdens], heads: NDArray[np.float64], steps: int
) -> EvenestChoice | None:
    return evenest_choice(
        [burdens.T for burdens in turns],
        heads,
        [minutes.sum(axis=0) == 0 for minutes in broken],
        steps,
    )


def _ledger(
    attendees: Sequence[Attendee], turns: Sequence[Burdens], options: Sequence[int]
) -> BurdenLedger:
    chosen = zip(turns, options, strict=True)
    borne = sum((burdens[:, option] for burdens, option in chosen), np.zeros(len(attendees)))
    return BurdenLedger(
        tuple(
            LedgerEntry(each.label, each.heads, burden)
            for each, burden in zip(attendees, borne.tolist(), strict=True)
        )
    )


def _miss(in_week: Minutes, broken: Sequence[Burdens], group: GroupBurden) -> RotationMiss:
    """Return what comes closest in the first turn that has no time."""
    without = next(minutes for minutes in broken if (minutes.sum(axis=0) > 0).all())
    option = int(without.sum(axis=0).argmin())
    weekday, start = _clock(int(in_week[option]))
    return RotationMiss(weekday, start, group.broken_limits(without[:, option]))


def _slot(in_week: int, starts: Minutes, attendees: Sequence[Attendee]) -> RotationSlot:
    weekday, start = _clock(in_week)
    minutes = starts.tolist()
    return RotationSlot(
        weekday,
        start,
        tuple(instant(minute * 60) for minute in minutes),
        tuple(tuple(_local_times(each.worker.zone, minutes)) for each in attendees),
    )


def _local_times(zone: ZoneName, minutes: Sequence[int]) -> Iterator[LocalTime]:
    before = None
    for minute in minutes:
        wall = shown_at(zone, minute)
        day = date_of(wall)
        weekday, start = _clock(day.weekday() * DAY_MINUTES + wall % DAY_MINUTES)
        if (weekday, start) != before:
            yield LocalTime(day, weekday, start)
        before = weekday, start


def _clock(in_week: int) -> tuple[int, time]:
    """Return the weekday and wall time of a minute after Monday's midnight."""
    weekday, minute = divmod(in_week, DAY_MINUTES)
    return weekday, time(*divmod(minute, 60))
