"""Working hours moved to see what they would do, and kept if they please."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TypeVar

from planner.plan.edits import change_seats, set_place_pattern
from planner.plan.model import Plan
from planner.plan.working_pattern import DatedHours, WeekdayHours, WorkingPattern
from planner.quantities.identifiers import PlaceId, SeatId

STEP_MINUTES = 15
_DAY_MINUTES = 24 * 60

_Hours = WorkingPattern | WeekdayHours | DatedHours
Rule = TypeVar("Rule", WorkingPattern, WeekdayHours, DatedHours)


@dataclass(frozen=True, slots=True)
class HoursMove:
    """How hours are to be moved: start and end by minutes, later or (negative) earlier."""

    start_by: int
    end_by: int

    @property
    def is_whole(self) -> bool:
        """Whether the whole day moves."""
        return self.start_by == self.end_by


def moved_pattern(pattern: WorkingPattern, day: date, move: HoursMove) -> WorkingPattern:
    """Return a pattern with moved hours, as far as they can move.

    The whole day moves on all days alike, break and special hours with it. An end moves in the
    hours that hold on the date alone. A day begins on its own date, and lasts from a quarter of an
    hour to 24 hours.

    Args:
        pattern: The hours.
        day: The date whose hours are moved.
        move: By how much.
    """
    if move.is_whole:
        return _shifted(pattern, move.start_by)
    for at, dated in enumerate(pattern.dated_hours):
        if dated.first_day <= day <= dated.last_day:
            ranges = list(pattern.dated_hours)
            ranges[at] = _stretched(dated, move)
            return replace(pattern, dated_hours=tuple(ranges))
    for at, weekly in enumerate(pattern.weekday_hours):
        if weekly.weekday == day.weekday():
            week = list(pattern.weekday_hours)
            week[at] = _stretched(weekly, move)
            return replace(pattern, weekday_hours=tuple(week))
    return _stretched(pattern, move)


def can_move(pattern: WorkingPattern, by: int) -> bool:
    """Tell whether a whole day can be moved so far without beginning on another date."""
    return _clamped(pattern, by) == by


def with_kept_hours(
    plan: Plan, place_id: PlaceId, seat_ids: Iterable[SeatId], pattern: WorkingPattern
) -> Plan:
    """Return the plan in which a place has these hours, and those of its seats that are named.

    Seats that follow the place need none of their own; those with hours of their own, or of their
    team, get these as their own.

    Raises:
        PlanEditError: If the plan does not take it.
    """
    kept = set_place_pattern(plan, place_id, pattern)
    return with_seat_hours(kept, seat_ids, pattern)


def with_seat_hours(plan: Plan, seat_ids: Iterable[SeatId], pattern: WorkingPattern) -> Plan:
    """Return the plan in which these seats work these hours.

    Raises:
        PlanEditError: If the plan does not take it.
    """
    wanted = frozenset(seat_ids)
    others = [s.id for s in plan.seats if s.id in wanted and plan.pattern_of(s) != pattern]
    return change_seats(plan, others, working_pattern=pattern) if others else plan


def _shifted(pattern: WorkingPattern, by: int) -> WorkingPattern:
    by = _clamped(pattern, by)
    pause = pattern.break_start
    return replace(
        pattern,
        start=_later(pattern.start, by),
        end=_later(pattern.end, by),
        break_start=None if pause is None else _later(pause, by),
        weekday_hours=tuple(
            replace(each, start=_later(each.start, by), end=_later(each.end, by))
            for each in pattern.weekday_hours
        ),
        dated_hours=tuple(
            replace(each, start=_later(each.start, by), end=_later(each.end, by))
            for each in pattern.dated_hours
        ),
    )


def _clamped(pattern: WorkingPattern, by: int) -> int:
    starts = [_minutes(rule.start) for rule in _rules(pattern)]
    steps_back = min(starts) // STEP_MINUTES
    steps_on = (_DAY_MINUTES - 1 - max(starts)) // STEP_MINUTES
    return max(-steps_back * STEP_MINUTES, min(by, steps_on * STEP_MINUTES))


def _rules(pattern: WorkingPattern) -> Iterator[_Hours]:
    yield pattern
    yield from pattern.weekday_hours
    yield from pattern.dated_hours


def _stretched(rule: Rule, move: HoursMove) -> Rule:
    start, end = _minutes(rule.start), _minutes(rule.end)
    end += _DAY_MINUTES if end <= start else 0
    wanted = start + move.start_by, end + move.end_by
    is_possible = 0 <= wanted[0] < _DAY_MINUTES
    if not is_possible or not STEP_MINUTES <= wanted[1] - wanted[0] <= _DAY_MINUTES:
        return rule
    return replace(rule, start=_time(wanted[0]), end=_time(wanted[1]))


def _later(moment: time, by: int) -> time:
    return _time(_minutes(moment) + by)


def _minutes(moment: time) -> int:
    return 60 * moment.hour + moment.minute


def _time(minutes: int) -> time:
    return time(*divmod(minutes % _DAY_MINUTES, 60))
