"""The story of the sample of operations around the clock: one on shift today, two with the hires."""

from collections import Counter
from dataclasses import replace

import pytest

from planner.calculators.coverage import typical_week, week_coverage
from planner.calculators.coverage_crews import plan_crews
from planner.calculators.coverage_question import CoverageQuestion
from planner.calculators.coverage_year import year_coverage
from planner.calculators.hiring.timeline import expected_timeline
from planner.calculators.monthly_budget import monthly_budget
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.samples import load_sample
from planner.plan.scenario_plans import scenario_plan
from planner.plan.validation import find_problems
from planner.quantities.identifiers import ZoneName

DUBLIN = ZoneName("Europe/Dublin")


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_sample("follow-the-sun")


def gaps(plan: Plan, shipped: Snapshot, required: int) -> tuple[int, int]:
    """Return the minutes without so many people: in the typical week and in the whole time."""
    first, last = plan.months[0].first_day, plan.months[-1].last_day
    question = CoverageQuestion(DUBLIN, first, last, required, with_holidays=True)
    crews = plan_crews(plan, shipped, first, last, None)
    week = week_coverage(crews, typical_week(crews, question), required)
    return week.gap_minutes, year_coverage(crews, question).gap_minutes


def test_that_nine_people_and_six_seats_are_on_three_continents(plan: Plan) -> None:
    assert (len(plan.members), len(plan.positions)) == (9, 6)
    sites = Counter(seat.place_id for seat in plan.seats)
    assert sites == {"sg-singapore": 5, "ie-dublin": 5, "ca-vancouver": 5}


def test_that_today_one_person_is_on_shift_at_any_time_holidays_and_clock_changes_included(
    plan: Plan, shipped: Snapshot
) -> None:
    today = replace(plan, positions=())
    assert gaps(today, shipped, 1) == (0, 0)
    assert min(gaps(today, shipped, 2)) > 0


def test_that_with_the_hires_two_are_on_shift_in_all_168_hours(
    plan: Plan, shipped: Snapshot
) -> None:
    week, _until_all_are_there = gaps(plan, shipped, 2)
    assert week == 0


def test_that_nobody_works_at_night_or_more_than_five_days(plan: Plan) -> None:
    for seat in plan.seats:
        pattern = plan.pattern_of(seat)
        assert pattern.start.hour >= 7
        assert pattern.end.hour <= 17
        assert pattern.weekdays is None or len(pattern.weekdays) == 5


def test_that_a_second_recruiter_ends_the_wait(plan: Plan, shipped: Snapshot) -> None:
    helped = scenario_plan(plan, plan.scenarios[0].id)
    alone = expected_timeline(plan, shipped).seats
    two = expected_timeline(helped, shipped).seats
    assert any(seat.wait_days > 30 for seat in alone.values())
    assert sum(seat.wait_days for seat in two.values()) < 0.5 * sum(
        seat.wait_days for seat in alone.values()
    )
    assert find_problems(helped, shipped) == ()


def test_that_every_hire_has_a_buddy_and_a_mentor_at_the_same_site(plan: Plan) -> None:
    places = {member.id: member.place_id for member in plan.members}
    for position in plan.positions:
        assert position.buddy_id != position.mentor_id
        assert position.buddy_id is not None
        assert position.mentor_id is not None
        assert places[position.buddy_id] == places[position.mentor_id] == position.place_id


def test_that_the_budget_is_within_a_tenth_of_the_cost(plan: Plan, shipped: Snapshot) -> None:
    months = monthly_budget(plan, shipped)
    for total, budget in zip(months.totals, months.budget, strict=True):
        assert budget is not None
        assert abs(total / budget - 1) < 0.1
