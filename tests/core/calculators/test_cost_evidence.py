from dataclasses import replace
from decimal import Decimal

import pytest

from planner.calculators.cost_evidence import plan_cost_evidence, seat_cost_evidence
from planner.calculators.evaluation import Evaluation, evaluate
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_assumptions, change_seat
from planner.plan.model import Engagement, PositionStatus
from planner.plan.samples import load_sample
from planner.quantities.identifiers import CurrencyCode


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="module")
def evaluation(shipped: Snapshot) -> Evaluation:
    return evaluate(replace(load_sample("cloud-provider"), plan_rates={}), shipped)


def test_that_a_cost_rests_on_each_charge_in_it_and_on_its_exchange_rate(
    evaluation: Evaluation,
) -> None:
    plan, market = evaluation.plan, evaluation.market
    for seat in plan.seats:
        cost = evaluation.seat_costs[seat.id]
        found = set(seat_cost_evidence(seat, cost, plan, market))
        if cost.statutory is not None:
            counted = [each for each in cost.statutory.lines if each.line.in_total and each.amount]
            assert {each.line.provenance for each in counted} <= found
        if cost.currency != plan.reporting_currency:
            assert market.exchange_rates.latest[cost.currency].provenance in found


def test_that_what_the_plan_fixes_itself_is_no_evidence_of_the_market(
    evaluation: Evaluation, shipped: Snapshot
) -> None:
    seat = evaluation.plan.positions[0]
    local = evaluation.seat_costs[seat.id].currency
    rates = {local: Decimal("0.3"), CurrencyCode("EUR"): Decimal("1.1")}
    plan = change_seat(
        replace(evaluation.plan, plan_rates=rates), seat.id, engagement=Engagement.CONTRACTOR
    )
    fee = shipped.service_prices.contractor_management.provenance
    priced = evaluate(plan, shipped)
    hired = next(each for each in plan.positions if each.id == seat.id)
    cost = priced.seat_costs[seat.id]
    assert fee in seat_cost_evidence(hired, cost, plan, shipped)
    own = change_assumptions(plan, contractor_fee_usd=Decimal(49))
    priced = evaluate(own, shipped)
    assert seat_cost_evidence(hired, priced.seat_costs[seat.id], own, shipped) == ()


def test_that_a_plan_rests_on_all_its_budgeted_seats_and_names_nothing_twice(
    evaluation: Evaluation, shipped: Snapshot
) -> None:
    found = plan_cost_evidence(evaluation)
    assert len(set(found)) == len(found)
    plan = evaluation.plan
    each_seat = [
        seat_cost_evidence(seat, evaluation.seat_costs[seat.id], plan, shipped)
        for seat in plan.seats
    ]
    assert set(found) == {one for many in each_seat for one in many}
    held = replace(
        plan,
        members=(),
        positions=tuple(replace(p, status=PositionStatus.ON_HOLD) for p in plan.positions),
    )
    assert plan_cost_evidence(evaluate(held, shipped)) == ()
