"""The story of the healthcare sample: train strong engineers, or wait for the double profile."""

from datetime import date
from decimal import Decimal

import pytest

from planner.calculators.hiring.timeline import expected_timeline
from planner.calculators.monthly_budget import monthly_budget
from planner.calculators.onboarding.mentoring.load import load_by_week
from planner.calculators.onboarding.mentoring.proposal import propose
from planner.calculators.onboarding.ramp_up import MentorEffect, productive_heads, ramp_ups
from planner.calculators.onboarding.schedule import schedule_hires
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Position
from planner.plan.samples import load_sample
from planner.plan.scenario_plans import scenario_plan
from planner.plan.validation import find_problems

TODAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="module")
def base() -> Plan:
    return load_sample("healthcare-startup")


@pytest.fixture(scope="module")
def waiting(base: Plan) -> Plan:
    return scenario_plan(base, base.scenarios[0].id)


def test_that_the_scenario_is_as_sound_as_the_base(waiting: Plan, shipped: Snapshot) -> None:
    assert find_problems(waiting, shipped) == ()


def test_that_every_hire_has_dated_tasks_with_training_on_regulation(
    base: Plan, shipped: Snapshot
) -> None:
    schedules = schedule_hires(base, shipped, TODAY)
    assert len(schedules) == len(base.positions) == 8
    for schedule in schedules.values():
        titles = " ".join(each.task.title for each in schedule.tasks)
        assert "ISO 13485" in titles
        assert schedule.productive_on is not None
        assert not any(each.owner.is_assumed for each in schedule.tasks)
    assert any(each.moves for schedule in schedules.values() for each in schedule.tasks)


def test_that_nobody_trains_on_regulation_in_the_scenario(waiting: Plan, shipped: Snapshot) -> None:
    schedules = schedule_hires(waiting, shipped, TODAY)
    assert len(schedules) == 6
    titles = {each.task.title for schedule in schedules.values() for each in schedule.tasks}
    assert not any("ISO 13485" in title for title in titles)


def test_that_the_mentors_are_those_the_program_proposes_and_none_is_overloaded(
    base: Plan, shipped: Snapshot
) -> None:
    loads = load_by_week(base, shipped)
    assert loads
    assert all(load.overload is None for load in loads)
    assert {each.mentor for each in ramp_ups(base, shipped)} == {MentorEffect.SAVES}
    anew = propose(base, shipped, anew={each.id for each in base.positions})
    assert anew.without == ()
    assert {
        each.hire_id: each.fit.member_id for each in anew.helpers if each.fit.kind == "mentor"
    } == {each.id: each.mentor_id for each in base.positions}


def test_that_the_double_profile_ramps_faster_and_is_productive_later(
    base: Plan, waiting: Plan, shipped: Snapshot
) -> None:
    trained = {each.hire.position.id: each for each in ramp_ups(base, shipped)}
    waited = {each.hire.position.id: each for each in ramp_ups(waiting, shipped)}
    for seat_id, ramp in waited.items():
        assert ramp.days < trained[seat_id].days
        assert ramp.full_on > trained[seat_id].full_on


def test_that_in_a_year_training_leaves_more_productive_heads_for_less_pay_each(
    base: Plan, waiting: Plan, shipped: Snapshot
) -> None:
    trained, waited = (productive_heads(plan, shipped)[11] for plan in (base, waiting))
    assert trained.productive > waited.productive + 2
    pay = {each.id: each.base_pay.amount for each in base.positions}
    assert all(each.base_pay.amount > pay[each.id] for each in waiting.positions)


def test_that_the_budget_is_within_a_tenth_of_the_cost(base: Plan, shipped: Snapshot) -> None:
    months = monthly_budget(base, shipped)
    for total, budget in zip(months.totals, months.budget, strict=True):
        assert budget is not None
        assert abs(total / budget - 1) < 0.1


def test_that_the_double_profile_takes_three_times_as_long_to_find(
    base: Plan, waiting: Plan, shipped: Snapshot
) -> None:
    trained = expected_timeline(base, shipped)
    waited = expected_timeline(waiting, shipped)
    assert trained.median_days_to_fill is not None
    assert waited.median_days_to_fill is not None
    assert waited.median_days_to_fill == pytest.approx(3 * trained.median_days_to_fill, rel=0.25)
    assert trained.filled_by_p50 is not None
    assert waited.filled_by_p50 is not None
    assert (waited.filled_by_p50 - trained.filled_by_p50).days > 150


def test_that_training_is_productive_sooner_although_its_ramp_up_is_longer(
    base: Plan, waiting: Plan, shipped: Snapshot
) -> None:
    trained = expected_timeline(base, shipped).seats
    waited = expected_timeline(waiting, shipped).seats
    assert len(waited) == len(trained) - 2
    for seat_id, seat in waited.items():
        there, here = seat.expected, trained[seat_id].expected
        assert there.productive - there.first_day < here.productive - here.first_day
        assert (there.productive - here.productive).days > 90


def test_that_a_filled_seat_costs_more_with_the_double_profile(
    base: Plan, waiting: Plan, shipped: Snapshot
) -> None:
    def last_month(plan: Plan) -> Decimal:
        return monthly_budget(plan, shipped).totals[-1]

    heads = {id(plan): len(plan.members) + len(budgeted(plan)) for plan in (base, waiting)}
    assert heads[id(waiting)] == heads[id(base)] - 2
    a_head = {key: last_month(plan) / heads[id(plan)] for key, plan in enumerate((base, waiting))}
    assert a_head[1] > a_head[0] * Decimal("1.1")


def budgeted(plan: Plan) -> list[Position]:
    return [position for position in plan.positions if position.status.is_budgeted]
