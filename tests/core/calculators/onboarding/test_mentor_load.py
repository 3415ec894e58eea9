"""The load of mentors by week, overload with its remedy, and edits of who helps."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from planner.calculators.onboarding.hires import hires_of
from planner.calculators.onboarding.mentoring.balancing import rebalances
from planner.calculators.onboarding.mentoring.helped_time import (
    hours_on,
    least_days_between_starts,
)
from planner.calculators.onboarding.mentoring.helper_fit import HelpKind
from planner.calculators.onboarding.mentoring.load import load_by_week, ramping_by_week
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.edits import EditFault, PlanEditError, choose_helpers
from planner.plan.onboarding import OnboardingRules
from planner.quantities.identifiers import SeatId, TeamId
from tests.core.calculators.onboarding.helped_plans import member, plan_of, position

M1, M2 = SeatId("M-01"), SeatId("M-02")
RULES = OnboardingRules()


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return load_snapshot()


def test_that_the_hours_of_weeks_sum_to_those_of_ninety_days(shipped: Snapshot) -> None:
    first_day = date(2027, 3, 3)  # a Wednesday
    plan = plan_of(member(1), position(1, start=first_day, mentor_id=M1))
    (load,) = load_by_week(plan, shipped)
    days = [first_day + timedelta(days=n) for n in range(90)]
    assert sum(week.hours for week in load.weeks) * 7 == sum(
        hours_on(RULES, first_day, day) for day in days
    )
    assert load.weeks[0].hours == Decimal(6) * 5 / 7
    assert load.weeks[1].hours == 6
    assert load.weeks[-1].hours > 0
    assert load.overload is None


def test_that_each_hire_counts_once_a_week_in_the_phase_it_reaches(shipped: Snapshot) -> None:
    plan = plan_of(member(1), position(1, mentor_id=M1))
    (load,) = load_by_week(plan, shipped)
    phases = [[len(phase) for phase in week.hires].index(1) for week in load.weeks]
    # 1 March is a Monday; day 31 is 31 March, in the fifth week, day 61 30 April, in the ninth.
    assert phases == [0] * 4 + [1] * 4 + [2] * 5
    assert [week.hires for week in ramping_by_week(hires_of(plan, shipped))] == [
        week.hires for week in load.weeks
    ]


def test_that_an_overload_names_its_weeks_and_its_hires(shipped: Snapshot) -> None:
    plan = plan_of(
        member(1),
        position(1, mentor_id=M1),
        position(2, start=date(2027, 3, 15), mentor_id=M1),
        position(3, start=date(2027, 8, 2), mentor_id=M1),
    )
    (load,) = load_by_week(plan, shipped)
    overload = load.overload
    assert overload is not None
    assert (overload.first, overload.peak.monday) == (date(2027, 3, 15), date(2027, 3, 15))
    # From 14 April on both are past their first 30 days: 3 and 3 hours.
    assert overload.last == date(2027, 4, 5)
    assert overload.peak.hours == 12
    assert overload.hires == ("P-01", "P-02")


def test_that_a_buddy_is_overloaded_by_heads_not_by_hours(shipped: Snapshot) -> None:
    seats = [position(n, buddy_id=M1) for n in (1, 2, 3)]
    (two,) = load_by_week(plan_of(member(1), *seats[:2]), shipped)
    assert two.overload is None
    (three,) = load_by_week(plan_of(member(1), *seats), shipped)
    assert three.overload is not None
    assert three.overload.peak.at_once == 3
    (able,) = load_by_week(plan_of(member(1, hires_at_once=3), *seats), shipped)
    assert able.overload is None


def test_that_the_hire_who_starts_last_is_handed_to_the_best_who_can(shipped: Snapshot) -> None:
    plan = plan_of(
        member(1),
        member(2, team_id=TeamId("T-2")),
        member(3),
        member(4, "jp-tokyo"),
        position(1, mentor_id=M1),
        position(2, start=date(2027, 3, 15), mentor_id=M1, buddy_id=SeatId("M-03")),
    )
    (found,) = rebalances(plan, shipped)
    assert found.hire_id == "P-02"
    assert found.fit is not None
    assert found.fit.member_id == M2  # M-03 is the buddy, M-04 shares too little
    assert found.after is not None
    assert [found.overload.peak.hours, found.after.hours] == [12, 6]
    balanced = choose_helpers(plan, buddies={}, mentors={found.hire_id: M2})
    assert rebalances(balanced, shipped) == ()


def test_that_an_overload_nobody_can_relieve_says_so(shipped: Snapshot) -> None:
    plan = plan_of(
        member(1),
        member(2),
        *(position(n, mentor_id=M1) for n in (1, 2)),
        position(3, mentor_id=M2),
    )
    (found,) = rebalances(plan, shipped)
    assert (found.hire_id, found.fit) == (None, None)
    assert found.overload.load.member_id == M1
    assert found.overload.load.kind is HelpKind.MENTOR


def test_that_helpers_are_set_in_one_step_and_taken_away_again() -> None:
    plan = plan_of(member(1), member(2), position(1), position(2))
    one, two = (each.id for each in plan.positions)
    set_ = choose_helpers(plan, buddies={one: M2}, mentors={one: M1, two: M1})
    assert [(each.buddy_id, each.mentor_id) for each in set_.positions] == [(M2, M1), (None, M1)]
    assert choose_helpers(set_, buddies={one: None}, mentors={one: None, two: None}) == plan


@pytest.mark.parametrize(
    ("hire", "helper"), [("M-01", "M-01"), ("P-01", "P-01"), ("P-01", "M-09"), ("P-9", "M-01")]
)
def test_that_only_members_help_and_only_hires_are_helped(hire: str, helper: str) -> None:
    plan = plan_of(member(1), position(1))
    with pytest.raises(PlanEditError) as refusal:
        choose_helpers(plan, buddies={}, mentors={SeatId(hire): SeatId(helper)})
    assert refusal.value.fault is EditFault.UNKNOWN_SEAT


@pytest.mark.parametrize(
    ("hours", "limit", "apart"),
    [
        (("6", "3", "1.5"), "8", 60),
        (("6", "3", "1.5"), "9", 30),
        (("6", "3", "1.5"), "12", 0),
        (("6", "6", "6"), "8", 90),
        (("1", "2", "4"), "5", 60),
    ],
)
def test_that_starts_lie_as_far_apart_as_the_hours_ask_for(
    hours: tuple[str, str, str], limit: str, apart: int
) -> None:
    one, two, three = map(Decimal, hours)
    rules = OnboardingRules(mentor_hours=(one, two, three), mentor_hours_limit=Decimal(limit))
    assert least_days_between_starts(rules) == apart


def test_that_who_helps_nobody_has_no_load(shipped: Snapshot) -> None:
    assert load_by_week(plan_of(member(1), position(1)), shipped) == ()
