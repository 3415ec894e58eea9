"""That the steps from the base to a scenario add up exactly, and that each is what it says."""

import random
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import Any

import pytest

from planner.calculators.evaluation import evaluate
from planner.calculators.scenario_comparison.compared import ScenarioColumn
from planner.calculators.scenario_comparison.comparison import compare
from planner.calculators.scenario_comparison.waterfall import steps
from planner.market.snapshot import Snapshot
from planner.plan.change import Subject
from planner.plan.edits import change_plan, change_reporting_currency, set_budget
from planner.plan.model import Plan, PositionStatus
from planner.plan.patching import patched
from planner.plan.scenario_plans import scenario_differences, scenario_plan
from planner.quantities.identifiers import CurrencyCode, SeatId
from tests.core.calculators.scenario_comparison.scenario_edits import (
    Edit,
    mixed,
    paid,
    with_scenario,
    without_a_team,
)

EUR = CurrencyCode("EUR")


def _cost(plan: Plan, market: Snapshot) -> Decimal:
    return sum(evaluate(plan, market).budget.totals, Decimal(0))


def _only_scenario(document: Plan, market: Snapshot) -> ScenarioColumn:
    _base, column = compare(document, market)
    return column


def _shorter(plan: Plan) -> Plan:
    return change_plan(mixed(plan), horizon_months=14)


@pytest.mark.parametrize("edit", [mixed, without_a_team, _shorter, lambda plan: plan])
def test_that_the_steps_add_up_to_the_whole_difference_exactly(
    sample: Plan, shipped_market: Snapshot, edit: Edit
) -> None:
    document = with_scenario(sample, "Other", edit)
    found = _only_scenario(document, shipped_market).waterfall
    assert found.start == _cost(document, shipped_market)
    assert found.end == _cost(scenario_plan(document, document.scenarios[0].id), shipped_market)
    assert found.start + sum(step.amount for step in found.steps) == found.end


def test_that_the_steps_add_up_for_any_mix_of_edits(sample: Plan, shipped_market: Snapshot) -> None:
    chance = random.Random(9)  # noqa: S311 -- repeatable on purpose
    for _round in range(12):
        positions = [
            paid(each, Decimal(chance.randrange(80, 130)) / 100)
            for each in sample.positions
            if chance.random() < 0.8
        ]
        chance.shuffle(positions)
        members = [each for each in sample.members if chance.random() < 0.8]
        seats: dict[str, Any] = {"positions": tuple(positions), "members": tuple(members)}
        document = with_scenario(sample, "Other", partial(replace, **seats))
        found = _only_scenario(document, shipped_market).waterfall
        assert found.start + sum(step.amount for step in found.steps) == found.end
        assert found.end == _cost(replace(sample, **seats), shipped_market)


def test_that_a_step_is_what_its_changes_add_to_what_was_changed_before(
    sample: Plan, shipped_market: Snapshot
) -> None:
    document = with_scenario(sample, "Other", mixed)
    found = _only_scenario(document, shipped_market).waterfall
    plans = [document]
    for step in found.steps:
        plans.append(patched(plans[-1], step.changes))
    costs = [_cost(plan, shipped_market) for plan in plans]
    assert [step.amount for step in found.steps] == [
        after - before for before, after in pairwise(costs)
    ]


def test_that_the_changes_of_a_seat_make_one_step_and_a_lost_team_goes_last(
    sample: Plan, shipped_market: Snapshot
) -> None:
    document = with_scenario(sample, "Other", lambda plan: without_a_team(mixed(plan)))
    found = _only_scenario(document, shipped_market).waterfall.steps
    of_first = [step for step in found if step.changes[0].subject_id == "P-01"]
    assert [{change.field_name for change in step.changes} for step in of_first] == [
        {"base_pay", "start", "team_id"}
    ]
    assert found[-1].changes[0].subject is Subject.TEAM
    assert [step.amount for step in found if step.changes[0].subject is Subject.TEAM] == [0, 0, 0]


def test_that_every_difference_is_in_one_step(sample: Plan) -> None:
    document = with_scenario(sample, "Other", mixed)
    changes = scenario_differences(document, document.scenarios[0])
    found = [change for step in steps(changes) for change in step]
    assert sorted(map(repr, found)) == sorted(map(repr, changes))


def test_that_a_change_without_effect_on_cost_adds_nothing(
    sample: Plan, shipped_market: Snapshot
) -> None:
    document = with_scenario(
        sample, "Other", lambda plan: set_budget(plan, {plan.months[0]: Decimal(1)})
    )
    (step,) = _only_scenario(document, shipped_market).waterfall.steps
    assert step.amount == 0


def test_that_putting_a_seat_on_hold_saves_what_it_costs(
    sample: Plan, shipped_market: Snapshot
) -> None:
    seat_id = SeatId("P-05")

    def hold(plan: Plan) -> Plan:
        return replace(
            plan,
            positions=tuple(
                replace(each, status=PositionStatus.ON_HOLD) if each.id == seat_id else each
                for each in plan.positions
            ),
        )

    document = with_scenario(sample, "Other", hold)
    months = evaluate(sample, shipped_market).budget.seats
    (step,) = _only_scenario(document, shipped_market).waterfall.steps
    (of_seat,) = (each for each in months if each.seat_id == seat_id)
    assert step.amount == -sum(of_seat.reporting_total)


def test_that_a_scenario_in_another_currency_starts_from_the_base_in_that_currency(
    sample: Plan, shipped_market: Snapshot
) -> None:
    def in_euro(plan: Plan) -> Plan:
        return change_reporting_currency(mixed(plan), EUR, shipped_market)

    document = with_scenario(sample, "Other", in_euro)
    shown = scenario_plan(document, document.scenarios[0].id)
    found = _only_scenario(document, shipped_market).waterfall
    base = replace(sample, reporting_currency=EUR, plan_rates=shown.plan_rates)
    assert found.start == _cost(base, shipped_market) != _cost(sample, shipped_market)
    assert found.start + sum(step.amount for step in found.steps) == found.end
    assert "reporting_currency" not in {
        change.field_name for step in found.steps for change in step.changes
    }
