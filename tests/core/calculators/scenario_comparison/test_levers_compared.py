"""That a scenario costs what its levers make of it, and nothing changes while they are off."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from planner.calculators.evaluation import evaluate
from planner.calculators.hiring.levers import lever_costs, levered_plan
from planner.calculators.hiring.timeline import expected_timeline
from planner.calculators.scenario_comparison.comparison import compare
from planner.calculators.scenario_comparison.costed_plan import costed_plan
from planner.market.lever import LeverKind
from planner.market.snapshot import Snapshot
from planner.plan.change import Subject
from planner.plan.edits import change_lever
from planner.plan.model import Plan
from planner.quantities.identifiers import CurrencyCode
from tests.core.calculators.scenario_comparison.scenario_edits import mixed, with_scenario

PULLED: dict[LeverKind, dict[str, Any]] = {
    LeverKind.PAY_UPLIFT: {"strength": Decimal("0.2")},
    LeverKind.UNIVERSITY: {
        "monthly_cost": Decimal(3_000),
        "once_cost": Decimal(10_000),
        "starts": None,  # with the horizon, so that what is paid once is in it
    },
    LeverKind.EMPLOYER_OF_RECORD: {},
}


def pulled(plan: Plan) -> Plan:
    for lever, fields in PULLED.items():
        plan = change_lever(plan, lever, is_on=True, **fields)
    return plan


def test_that_a_scenario_with_levers_costs_its_levered_plan_and_its_levers(
    sample: Plan, shipped_market: Snapshot
) -> None:
    base, found = compare(with_scenario(sample, "Faster", pulled), shipped_market)
    plan = pulled(sample)
    levered = evaluate(levered_plan(plan, shipped_market), shipped_market).budget
    costs = lever_costs(plan, shipped_market)
    assert costs.total >= 3_000 * len(plan.months) + 10_000
    assert found.figures.cost == sum(levered.totals) + costs.total > base.figures.cost
    assert found.figures.run_rate == levered.run_rate + 12 * costs.by_month[-1]
    assert sum(found.figures.cost_by_year.values()) == found.figures.cost


def test_that_each_lever_is_a_step_and_they_add_up_exactly(
    sample: Plan, shipped_market: Snapshot
) -> None:
    document = with_scenario(sample, "Faster", lambda plan: pulled(mixed(plan)))
    found = compare(document, shipped_market)[1].waterfall
    assert found.start + sum(step.amount for step in found.steps) == found.end
    steps = {
        step.changes[0].subject_id: step.amount
        for step in found.steps
        if step.changes[0].subject is Subject.LEVER
    }
    assert set(steps) == set(PULLED)
    assert (
        steps[LeverKind.UNIVERSITY]
        == lever_costs(
            change_lever(sample, LeverKind.UNIVERSITY, is_on=True, **PULLED[LeverKind.UNIVERSITY]),
            shipped_market,
        ).total
    )


def test_that_levers_that_are_off_change_nothing(sample: Plan, shipped_market: Snapshot) -> None:
    def off(plan: Plan) -> Plan:
        return change_lever(plan, LeverKind.UNIVERSITY, monthly_cost=Decimal(3_000))

    base, found = compare(with_scenario(sample, "Off", off), shipped_market)
    assert found.figures == base.figures
    assert [step.amount for step in found.waterfall.steps] == [0]
    assert base.figures.cost == sum(evaluate(sample, shipped_market).budget.totals)


def test_that_when_seats_fill_is_what_the_timeline_says(
    sample: Plan, shipped_market: Snapshot
) -> None:
    base, found = compare(with_scenario(sample, "Faster", pulled), shipped_market)
    for column, plan in ((base, sample), (found, pulled(sample))):
        timeline = expected_timeline(plan, shipped_market)
        figures = column.figures
        assert figures.open_seats == len(timeline.seats) == len(sample.positions)
        assert figures.filled_by_p50 == timeline.filled_by_p50
        assert figures.filled_by_p90 == timeline.filled_by_p90
        assert figures.median_days_to_fill == timeline.median_days_to_fill
    assert found.figures.median_days_to_fill is not None
    assert base.figures.median_days_to_fill is not None
    assert found.figures.median_days_to_fill < base.figures.median_days_to_fill


def test_that_levers_that_cannot_be_priced_leave_the_rest_to_be_compared(
    sample: Plan, shipped_market: Snapshot
) -> None:
    plan = pulled(sample)
    unknown = replace(plan, reporting_currency=CurrencyCode("XXX"))
    assert costed_plan(unknown, shipped_market).levers.by_lever == {}
    in_euro = replace(plan, reporting_currency=CurrencyCode("EUR"), plan_rates={})
    rates = shipped_market.exchange_rates
    without_dollar = replace(
        shipped_market,
        exchange_rates=replace(
            rates, latest={code: rate for code, rate in rates.latest.items() if code != "USD"}
        ),
    )
    assert costed_plan(in_euro, without_dollar).levers.by_lever == {}
    assert costed_plan(in_euro, shipped_market).levers.by_lever


@pytest.mark.parametrize("lever", list(LeverKind))
def test_that_any_lever_alone_adds_up(
    sample: Plan, shipped_market: Snapshot, lever: LeverKind
) -> None:
    document = with_scenario(sample, "One", lambda plan: change_lever(plan, lever, is_on=True))
    found = compare(document, shipped_market)[1].waterfall
    assert found.start + sum(step.amount for step in found.steps) == found.end
