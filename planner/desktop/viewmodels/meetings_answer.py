"""What is asked of a weekly meeting, and the answer: its times, what each costs whom, the best."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from planner.calculators.group_burden import GroupBurden
from planner.calculators.meeting_burden import Attendee, BurdenKind, MeetingRules, burden_kinds
from planner.calculators.meeting_rotation import (
    MeetingRotation,
    RotationMiss,
    RotationTime,
    meeting_rotation,
)
from planner.calculators.meeting_slots import MeetingTime, SlotRanking, rank_slots
from planner.calculators.overlap import Worker, days_off
from planner.desktop.viewmodels.overlap_day import DayAxis
from planner.market.place import Place
from planner.market.time_zone import to_wall, utc_offset
from planner.quantities.identifiers import ZoneName

GRID = 15
"""Minutes between starts, and of a step of a day."""

_MOST_SLOTS = 10


@dataclass(frozen=True, slots=True)
class MeetingsQuestion:
    """What is asked.

    Attributes:
        attendees: Who meets, one or more.
        anchor: Whose clock and weekdays count.
        monday: The first day of the first week.
        weeks: How many weeks.
        turns: How many times it takes turns at; 1 for a fixed time.
        length: Minutes.
        weekdays: The weekdays on which it may begin, Monday = 0.
        with_holidays: Whether holidays are days off.
    """

    attendees: tuple[Attendee, ...]
    anchor: Place
    monday: date
    weeks: int
    turns: int
    length: int
    weekdays: frozenset[int]
    with_holidays: bool

    @property
    def rules(self) -> MeetingRules:
        """What holds for everybody."""
        return MeetingRules(with_holidays=self.with_holidays)

    @property
    def week(self) -> MeetingTime:
        """The first week."""
        last = self.monday + timedelta(days=6)
        return MeetingTime(self.anchor.zone, self.monday, last, self.length, GRID, self.weekdays)

    def time(self, turns: int) -> RotationTime:
        """Return all the weeks, for so many turns."""
        return RotationTime(
            self.anchor.zone, self.monday, self.weeks, turns, self.length, GRID, self.weekdays
        )


@dataclass(frozen=True, slots=True)
class MeetingCell:
    """A meeting for one attendee.

    Attributes:
        local: When it begins on their clock.
        burden: What it costs each of them, in weighted minutes.
        kind: Its heaviest minute.
        day_off: What the holiday on their date is called; None on other days.
        moved: By how many minutes it is later on their clock than clock changes had it before.
    """

    local: datetime
    burden: float
    kind: BurdenKind
    day_off: str | None
    moved: int


@dataclass(frozen=True, slots=True)
class MeetingDay:
    """The anchor's date of a meeting, by steps of a quarter of an hour.

    Attributes:
        axis: The date.
        kinds: What each step is to each attendee, as ``BurdenKind``.
        totals: What a meeting from each step on would cost all heads, in weighted minutes.
    """

    axis: DayAxis
    kinds: tuple[tuple[int, ...], ...]
    totals: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """One of the meetings.

    Attributes:
        start_utc: When it begins.
        turn: Which of the times in turn it is, from 0.
        cells: What it is to each attendee.
        day: Its date.
    """

    start_utc: datetime
    turn: int
    cells: tuple[MeetingCell, ...]
    day: MeetingDay

    @property
    def step(self) -> int:
        """The step of the day at which it begins."""
        return self.day.axis.minute(self.start_utc) // GRID


@dataclass(frozen=True, slots=True)
class MeetingsAnswer:
    """The answer.

    Attributes:
        question: What was asked.
        ranking: The best times of the first week.
        rotation: The times in turn, or the fixed one; a miss where none keeps every limit; None
            where no time begins on these weekdays.
        fixed: The best fixed time; None where none keeps every limit.
        meetings: All of them, in order.
    """

    question: MeetingsQuestion
    ranking: SlotRanking
    rotation: MeetingRotation | RotationMiss | None
    fixed: MeetingRotation | None
    meetings: tuple[Meeting, ...]


def meetings_answer(question: MeetingsQuestion) -> MeetingsAnswer:
    """Work the times out.

    Raises:
        BeyondZoneRulesError: If the clock changes of these weeks are not known.
    """
    ranking = rank_slots(question.attendees, question.week, question.rules, _MOST_SLOTS)
    fixed = meeting_rotation(question.attendees, question.time(1), question.rules)
    chosen = fixed
    if question.turns > 1:
        time = question.time(question.turns)
        chosen = meeting_rotation(question.attendees, time, question.rules)
    return MeetingsAnswer(
        question,
        ranking,
        chosen,
        fixed if isinstance(fixed, MeetingRotation) else None,
        _meetings(question, chosen) if isinstance(chosen, MeetingRotation) else (),
    )


def _meetings(question: MeetingsQuestion, rotation: MeetingRotation) -> tuple[Meeting, ...]:
    whole = rotation.time.whole
    group = GroupBurden(question.attendees, (whole.begin, whole.end), question.rules)
    kinds = _kinds(question, whole.begin, whole.end)
    off = [_days_off(each.worker, question) for each in question.attendees]
    found: list[Meeting] = []
    starts = sorted(
        (start, turn) for turn, slot in enumerate(rotation.slots) for start in slot.starts_utc
    )
    for start, turn in starts:
        minute = int(start.timestamp()) // 60
        burdens = group.burdens(np.array([minute]), question.length)[:, 0].tolist()
        heaviest = group.heaviest(minute, question.length)
        before = found[-1].start_utc if found else start
        cells = tuple(
            MeetingCell(
                local := to_wall(each.worker.zone, start),
                burden,
                kind,
                days.get(local.date()),
                _moved(each.worker.zone, question.anchor.zone, before, start),
            )
            for each, burden, kind, days in zip(
                question.attendees, burdens, heaviest, off, strict=True
            )
        )
        day = to_wall(question.anchor.zone, start).date()
        found.append(Meeting(start, turn, cells, _day(question, day, group, kinds, whole.begin)))
    return tuple(found)


def _moved(zone: ZoneName, anchor: ZoneName, before: datetime, start: datetime) -> int:
    def ahead(moment: datetime) -> timedelta:
        return utc_offset(zone, moment) - utc_offset(anchor, moment)

    return (ahead(start) - ahead(before)) // timedelta(minutes=1)


def _day(
    question: MeetingsQuestion,
    day: date,
    group: GroupBurden,
    kinds: list[NDArray[np.uint8]],
    begin: int,
) -> MeetingDay:
    axis = DayAxis.of(question.anchor.zone, day)
    steps = np.arange(axis.begin, axis.begin + axis.minutes, GRID)
    totals = group.heads @ group.burdens(steps, question.length)
    return MeetingDay(
        axis,
        tuple(tuple(each[steps - begin].tolist()) for each in kinds),
        tuple(totals.tolist()),
    )


def _kinds(question: MeetingsQuestion, begin: int, end: int) -> list[NDArray[np.uint8]]:
    known: dict[Worker, NDArray[np.uint8]] = {}
    found = []
    for each in question.attendees:
        worker = each.preferring
        if worker not in known:
            known[worker] = burden_kinds(worker, begin, end, question.rules)
        found.append(known[worker])
    return found


def _days_off(worker: Worker, question: MeetingsQuestion) -> Mapping[date, str]:
    if not question.with_holidays:
        return {}
    last = question.monday + timedelta(days=7 * question.weeks)
    return days_off(worker, question.monday - timedelta(days=1), last)
