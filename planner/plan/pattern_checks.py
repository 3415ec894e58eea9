"""Checks of a working pattern: what contradicts itself, and what hardly can be meant."""

from collections.abc import Iterator, Mapping
from datetime import time

from planner.plan.bounds import MINUTES_OF_A_DAY
from planner.plan.problem import Fact, ProblemKind
from planner.plan.working_pattern import WorkingPattern

MOST_FLEX_MINUTES = 6 * 60
"""A start that may move further has no hours of its own any more; an assumption of this program."""

Fault = tuple[ProblemKind, Mapping[str, Fact]]


def pattern_faults(pattern: WorkingPattern) -> Iterator[Fault]:
    """Find what is wrong or doubtful about a pattern, with the facts its sentence needs."""
    if pattern.start == pattern.end:
        yield ProblemKind.WORKING_DAY_OF_24_HOURS, {"time": _shown(pattern.start)}
    yield from _weekday_faults(pattern)
    yield from _break_faults(pattern)
    if pattern.flex_minutes > MOST_FLEX_MINUTES:
        facts: Mapping[str, Fact] = {"minutes": pattern.flex_minutes, "most": MOST_FLEX_MINUTES}
        yield ProblemKind.FLEX_OF_HOURS, facts
    yield from _weekday_hours_faults(pattern)
    yield from _dated_hours_faults(pattern)


def _weekday_faults(pattern: WorkingPattern) -> Iterator[Fault]:
    if pattern.weekdays is None:
        return
    if not pattern.weekdays:
        yield ProblemKind.NO_WEEKDAYS, {}
    strange = sorted(day for day in pattern.weekdays if not 0 <= day <= 6)
    if strange:
        yield ProblemKind.WEEKDAYS_OUT_OF_RANGE, {"weekdays": ", ".join(map(str, strange))}


def _break_faults(pattern: WorkingPattern) -> Iterator[Fault]:
    """Find a break as long as the day, else one that is not held by its hours."""
    if not pattern.break_minutes:
        return
    day = length_minutes(pattern.start, pattern.end)
    if pattern.break_minutes >= day:
        yield ProblemKind.BREAK_LONGER_THAN_DAY, {"minutes": pattern.break_minutes}
        return
    if pattern.break_start is None:
        return
    after_start = (_minutes(pattern.break_start) - _minutes(pattern.start)) % MINUTES_OF_A_DAY
    if after_start + pattern.break_minutes > day:
        yield (
            ProblemKind.BREAK_OUTSIDE_HOURS,
            {
                "minutes": pattern.break_minutes,
                "time": _shown(pattern.break_start),
                "start": _shown(pattern.start),
                "end": _shown(pattern.end),
            },
        )


def _weekday_hours_faults(pattern: WorkingPattern) -> Iterator[Fault]:
    seen: set[int] = set()
    for hours in pattern.weekday_hours:
        if hours.weekday in seen:
            yield ProblemKind.WEEKDAY_HOURS_REPEATED, {"weekday": hours.weekday}
        seen.add(hours.weekday)
        if hours.start == hours.end:
            facts: Mapping[str, Fact] = {"weekday": hours.weekday, "time": _shown(hours.start)}
            yield ProblemKind.WEEKDAY_OF_24_HOURS, facts


def _dated_hours_faults(pattern: WorkingPattern) -> Iterator[Fault]:
    for hours in pattern.dated_hours:
        days: Mapping[str, Fact] = {"first_day": hours.first_day, "last_day": hours.last_day}
        if hours.last_day < hours.first_day:
            yield ProblemKind.DATED_HOURS_END_BEFORE_START, days
        if hours.start == hours.end:
            yield ProblemKind.DATED_HOURS_OF_24_HOURS, {**days, "time": _shown(hours.start)}


def length_minutes(start: time, end: time) -> int:
    """Return how long hours are in minutes; an end at or before the start is the next day's."""
    return (_minutes(end) - _minutes(start) - 1) % MINUTES_OF_A_DAY + 1


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _shown(moment: time) -> str:
    return f"{moment:%H:%M}"
