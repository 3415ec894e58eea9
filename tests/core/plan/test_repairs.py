"""Each problem with one obvious way out is gone after its repair, and nothing else has changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.localization.formatting import Formatter
from planner.localization.repair_texts import repair_text
from planner.market.snapshot import Snapshot
from planner.plan.changes import differences
from planner.plan.edits import repair, repaired_pattern
from planner.plan.model import Plan, Position
from planner.plan.pattern_checks import pattern_faults
from planner.plan.problem import Problem, ProblemKind
from planner.plan.validation import find_problems
from planner.plan.working_pattern import DatedHours, WeekdayHours, WorkingPattern
from planner.quantities.identifiers import CurrencyCode, PlaceId, SeatId
from planner.quantities.money import Money

Kind = ProblemKind
EN = Formatter("en")
MUNICH = PlaceId("de-munich")
FRIDAY = WeekdayHours(4, time(9), time(14))
FAULTY_PATTERNS = [
    (WorkingPattern(weekdays=frozenset()), Kind.NO_WEEKDAYS, WorkingPattern()),
    (WorkingPattern(weekdays=frozenset({0, 9})), Kind.WEEKDAYS_OUT_OF_RANGE,
     WorkingPattern(weekdays=frozenset({0}))),
    (WorkingPattern(weekdays=frozenset({9})), Kind.WEEKDAYS_OUT_OF_RANGE, WorkingPattern()),
    (WorkingPattern(break_start=time(10), break_minutes=500), Kind.BREAK_LONGER_THAN_DAY,
     WorkingPattern()),
    (WorkingPattern(break_start=time(18), break_minutes=30), Kind.BREAK_OUTSIDE_HOURS,
     WorkingPattern(break_start=time(12, 45), break_minutes=30)),
    (WorkingPattern(start=time(22), end=time(6), break_start=time(12), break_minutes=60),
     Kind.BREAK_OUTSIDE_HOURS,
     WorkingPattern(start=time(22), end=time(6), break_start=time(1, 30), break_minutes=60)),
    (WorkingPattern(flex_minutes=400), Kind.FLEX_OF_HOURS, WorkingPattern(flex_minutes=360)),
    (WorkingPattern(weekday_hours=(FRIDAY, WeekdayHours(0, time(8), time(12)),
                                   WeekdayHours(4, time(9), time(15)))),
     Kind.WEEKDAY_HOURS_REPEATED,
     WorkingPattern(weekday_hours=(FRIDAY, WeekdayHours(0, time(8), time(12))))),
    (WorkingPattern(dated_hours=(DatedHours(date(2027, 3, 9), date(2027, 2, 8), time(9), time(15)),)),
     Kind.DATED_HOURS_END_BEFORE_START,
     WorkingPattern(dated_hours=(
         DatedHours(date(2027, 2, 8), date(2027, 3, 9), time(9), time(15)),))),
]  # fmt: skip


def named(market: Snapshot) -> Callable[[PlaceId], str]:
    return lambda place_id: market.places[place_id].name


def only_problem(plan: Plan, market: Snapshot) -> Problem:
    [problem] = find_problems(plan, market)
    return problem


@pytest.mark.parametrize(("pattern", "kind", "expected"), FAULTY_PATTERNS)
@pytest.mark.parametrize("whose", ["seat", "team", "place", "plan"])
def test_that_a_pattern_is_mended_wherever_it_is_kept(
    plan: Plan,
    market: Snapshot,
    pattern: WorkingPattern,
    kind: ProblemKind,
    expected: WorkingPattern,
    whose: str,
) -> None:
    def holding(held: WorkingPattern) -> Plan:
        match whose:
            case "seat":
                seat = replace(plan.positions[0], working_pattern=held)
                return replace(plan, positions=(seat, *plan.positions[1:]))
            case "team":
                team = replace(plan.teams[0], working_pattern=held)
                return replace(plan, teams=(team, *plan.teams[1:]))
            case "place":
                return replace(plan, place_patterns={MUNICH: held})
        return replace(plan, working_pattern=held)

    problem = only_problem(holding(pattern), market)
    assert problem.kind is kind
    assert repair(holding(pattern), problem, named(market)) == holding(expected)
    assert find_problems(holding(expected), market) == ()
    assert "{" not in repair_text(problem, EN)
    assert repair_text(problem, EN)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"start": date(2027, 2, 6)}, "Start on 8 Feb 27"),
        ({"buddy_id": SeatId("M-77")}, "Leave out the buddy"),
        ({"base_pay": Money(Decimal(9500), CurrencyCode("PLN"))}, "Make it PLN\xa0114,000 a year"),
    ],
)
def test_that_a_seats_field_is_mended_and_said_how(
    plan: Plan,
    market: Snapshot,
    make_position: Callable[..., Position],
    fields: dict[str, Any],
    said: str,
) -> None:
    broken = replace(plan, positions=(*plan.positions, make_position("P-04", **fields)))
    problem = only_problem(broken, market)
    assert repair_text(problem, EN) == said
    mended = repair(broken, problem, named(market))
    assert mended is not None
    assert find_problems(mended, market) == ()
    assert [(c.subject_id, c.field_name) for c in differences(broken, mended)] == [
        ("P-04", next(iter(fields)))
    ]


def test_that_a_rate_of_the_reporting_currency_goes(plan: Plan, market: Snapshot) -> None:
    broken = replace(plan, plan_rates={plan.reporting_currency: Decimal(2)})
    mended = repair(broken, only_problem(broken, market), named(market))
    assert mended is not None
    assert mended.plan_rates == {}


def test_that_what_only_the_user_can_know_is_left(plan: Plan, market: Snapshot) -> None:
    broken = replace(plan, anchor_id=PlaceId("nowhere"))
    problem = only_problem(broken, market)
    assert repair(broken, problem, named(market)) is None
    assert repair_text(problem, EN) == ""


def test_that_a_problem_of_a_seat_that_is_gone_is_left(plan: Plan, market: Snapshot) -> None:
    problem = Problem(Kind.FLEX_OF_HOURS, Kind.FLEX_OF_HOURS.severity, SeatId("P-99"))
    assert repair(plan, problem, named(market)) is None


@given(
    start=st.times(), end=st.times(), pause=st.none() | st.times(),
    minutes=st.integers(0, 24 * 60), flex=st.integers(0, 24 * 60),
    weekdays=st.none() | st.frozensets(st.integers(-2, 8)),
)  # fmt: skip
def test_that_a_mended_pattern_lacks_the_fault_it_was_mended_for(
    start: time,
    end: time,
    pause: time | None,
    minutes: int,
    flex: int,
    weekdays: frozenset[int] | None,
) -> None:
    pattern = WorkingPattern(
        start=start.replace(second=0, microsecond=0),
        end=end.replace(second=0, microsecond=0),
        break_start=pause.replace(second=0, microsecond=0) if pause else None,
        break_minutes=minutes,
        flex_minutes=flex,
        weekdays=weekdays,
    )
    for kind, _facts in pattern_faults(pattern):
        mended = repaired_pattern(pattern, kind)
        if mended is not None:
            assert kind not in {left for left, _facts in pattern_faults(mended)}
