"""Edits that mend a problem where there is one obvious way to."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import time
from decimal import Decimal

from planner.plan.bounds import MINUTES_OF_A_DAY
from planner.plan.edits.money_edits import set_plan_rate
from planner.plan.edits.onboarding_edits import change_tasks
from planner.plan.edits.seat_edits import change_seat
from planner.plan.model import Plan, Seat, Team
from planner.plan.onboarding import Leave, TaskKey
from planner.plan.pattern_checks import MOST_FLEX_MINUTES, length_minutes, pattern_faults
from planner.plan.problem import Problem, ProblemKind
from planner.plan.working_pattern import DatedHours, WeekdayHours, WorkingPattern
from planner.quantities.identifiers import CurrencyCode, PlaceId, SeatId
from planner.quantities.money import Money

_QUARTER_MINUTES = 15

PlaceName = Callable[[PlaceId], str]
"""Writes a place's name as checks do in the fact ``whose``."""


def repair(plan: Plan, problem: Problem, place_name: PlaceName) -> Plan | None:
    """Return the plan without a problem; None where nobody but the user knows how.

    A start that is a day off moves to the next working day, pay that looks like a month's becomes
    twelve times as much, a buddy, mentor or assignee who left, a template that is gone and a rate
    of the reporting currency itself go, leave whose days stand in the wrong order exchanges them,
    and a working pattern is mended as ``repaired_pattern`` says.
    """
    match problem.kind:
        case (
            ProblemKind.START_ON_WEEKEND
            | ProblemKind.START_ON_HOLIDAY
            | ProblemKind.START_ON_COMPANY_DAY
        ):
            return _changed(plan, problem, "start", problem.facts.get("next_working_day"))
        case ProblemKind.PAY_LOOKS_MONTHLY:
            currency = CurrencyCode(str(problem.facts["currency"]))
            yearly = problem.facts["yearly"]
            pay = Money(yearly, currency) if isinstance(yearly, Decimal) else None
            return _changed(plan, problem, "base_pay", pay)
        case ProblemKind.PLAN_RATE_OF_REPORTING_CURRENCY:
            return set_plan_rate(plan, CurrencyCode(str(problem.facts["currency"])), None)
    mend = _ONBOARDING_REPAIRS.get(problem.kind)
    return _with_pattern(plan, problem, place_name) if mend is None else mend(plan, problem)


def _without_helper(plan: Plan, problem: Problem) -> Plan | None:
    """Leave out the buddy, mentor or template that is not there any more."""
    if problem.seat_id is None or problem.field_name is None:
        return None
    return change_seat(plan, problem.seat_id, **{problem.field_name: None})


def _without_assignee(plan: Plan, problem: Problem) -> Plan:
    key = TaskKey.parsed(str(problem.facts["key"]))
    return change_tasks(plan, (key,), assignee_id=None)


def _with_leave_in_order(plan: Plan, problem: Problem) -> Plan | None:
    seat = next((each for each in plan.seats if each.id == problem.seat_id), None)
    if seat is None:
        return None
    leave = tuple(Leave(*sorted((each.first_day, each.last_day))) for each in seat.leave)
    return change_seat(plan, seat.id, leave=leave)


_ONBOARDING_REPAIRS: Mapping[ProblemKind, Callable[[Plan, Problem], Plan | None]] = {
    ProblemKind.UNKNOWN_BUDDY: _without_helper,
    ProblemKind.UNKNOWN_MENTOR: _without_helper,
    ProblemKind.UNKNOWN_TEMPLATE: _without_helper,
    ProblemKind.UNKNOWN_ASSIGNEE: _without_assignee,
    ProblemKind.LEAVE_ENDS_BEFORE_START: _with_leave_in_order,
}


def _changed(plan: Plan, problem: Problem, field: str, value: object) -> Plan | None:
    if problem.seat_id is None or value is None:
        return None
    return change_seat(plan, problem.seat_id, **{field: value})


def _with_pattern(plan: Plan, problem: Problem, place_name: PlaceName) -> Plan | None:
    """Mend the pattern a problem is about: a seat's, a team's, a place's or the plan's."""
    kind = problem.kind
    if problem.seat_id is not None:
        return _with_seat_pattern(plan, problem.seat_id, kind)
    if "whose" not in problem.facts:
        pattern = repaired_pattern(plan.working_pattern, kind)
        return None if pattern is None else replace(plan, working_pattern=pattern)
    whose = problem.facts["whose"]
    patterns: Mapping[PlaceId, WorkingPattern] = {
        place_id: (repaired_pattern(pattern, kind) or pattern)
        if place_name(place_id) == whose
        else pattern
        for place_id, pattern in plan.place_patterns.items()
    }
    teams = tuple(
        _with_team_pattern(team, kind) if team.name == whose else team for team in plan.teams
    )
    mended = replace(plan, place_patterns=patterns, teams=teams)
    return None if mended == plan else mended


def _with_seat_pattern(plan: Plan, seat_id: SeatId, kind: ProblemKind) -> Plan | None:
    seat: Seat | None = next((each for each in plan.seats if each.id == seat_id), None)
    if seat is None or seat.working_pattern is None:
        return None
    pattern = repaired_pattern(seat.working_pattern, kind)
    return None if pattern is None else change_seat(plan, seat_id, working_pattern=pattern)


def _with_team_pattern(team: Team, kind: ProblemKind) -> Team:
    if team.working_pattern is None:
        return team
    pattern = repaired_pattern(team.working_pattern, kind)
    return team if pattern is None else replace(team, working_pattern=pattern)


def repaired_pattern(pattern: WorkingPattern, kind: ProblemKind) -> WorkingPattern | None:
    """Return a pattern without a fault; None where it has none such, or several ways lead out.

    A week without days follows the place's own, a break outside the hours moves to their middle
    (to the quarter of an hour), one as long as the day goes, flex is cut to its most, further
    hours of a weekday go, and days in the wrong order change places.
    """
    if kind not in {found for found, _facts in pattern_faults(pattern)}:
        return None
    mend = _PATTERN_REPAIRS.get(kind)
    return None if mend is None else mend(pattern)


def _with_real_weekdays(pattern: WorkingPattern) -> WorkingPattern:
    days = frozenset(day for day in pattern.weekdays or () if 0 <= day <= 6)
    return replace(pattern, weekdays=days or None)


def _with_first_weekday_hours(pattern: WorkingPattern) -> WorkingPattern:
    first: dict[int, WeekdayHours] = {}
    for hours in pattern.weekday_hours:
        first.setdefault(hours.weekday, hours)
    return replace(pattern, weekday_hours=tuple(first.values()))


def _with_days_in_order(pattern: WorkingPattern) -> WorkingPattern:
    return replace(pattern, dated_hours=tuple(map(_in_order, pattern.dated_hours)))


_PATTERN_REPAIRS: Mapping[ProblemKind, Callable[[WorkingPattern], WorkingPattern]] = {
    ProblemKind.NO_WEEKDAYS: lambda pattern: replace(pattern, weekdays=None),
    ProblemKind.WEEKDAYS_OUT_OF_RANGE: _with_real_weekdays,
    ProblemKind.BREAK_LONGER_THAN_DAY: lambda pattern: replace(
        pattern, break_start=None, break_minutes=0
    ),
    ProblemKind.BREAK_OUTSIDE_HOURS: lambda pattern: replace(
        pattern, break_start=middle_break(pattern)
    ),
    ProblemKind.FLEX_OF_HOURS: lambda pattern: replace(pattern, flex_minutes=MOST_FLEX_MINUTES),
    ProblemKind.WEEKDAY_HOURS_REPEATED: _with_first_weekday_hours,
    ProblemKind.DATED_HOURS_END_BEFORE_START: _with_days_in_order,
}


def middle_break(pattern: WorkingPattern) -> time:
    """Return when a break begins that lies in the middle of the hours."""
    free = length_minutes(pattern.start, pattern.end) - pattern.break_minutes
    before = free // 2 // _QUARTER_MINUTES * _QUARTER_MINUTES
    start = pattern.start.hour * 60 + pattern.start.minute
    hour, minute = divmod((start + before) % MINUTES_OF_A_DAY, 60)
    return time(hour, minute)


def _in_order(hours: DatedHours) -> DatedHours:
    first, last = sorted((hours.first_day, hours.last_day))
    return replace(hours, first_day=first, last_day=last)
