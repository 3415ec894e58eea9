"""The stories of hiring that the samples tell, within stated tolerances."""

from dataclasses import replace

import pytest

from planner.calculators.hiring.levers import lever_costs
from planner.calculators.hiring.timeline import expected_timeline
from planner.market.lever import LeverKind
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.past_hires import past_hire_fault
from planner.plan.samples import load_sample, sample_names
from planner.plan.scenario_plans import scenario_plan

SIX_MONTHS, THREE_MONTHS = 180, 90
TOLERANCE = 0.1
THREE_LEVERS = {LeverKind.PAY_UPLIFT, LeverKind.UNIVERSITY, LeverKind.INTERNSHIPS}


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="module")
def cloud_provider() -> Plan:
    return load_sample("cloud-provider")


@pytest.fixture(scope="module")
def levered(cloud_provider: Plan) -> Plan:
    return scenario_plan(cloud_provider, cloud_provider.scenarios[0].id)


def test_that_three_levers_take_the_cloud_provider_from_six_months_to_three(
    cloud_provider: Plan, levered: Plan, shipped: Snapshot
) -> None:
    before = expected_timeline(cloud_provider, shipped).median_days_to_fill
    after = expected_timeline(levered, shipped).median_days_to_fill
    assert before == pytest.approx(SIX_MONTHS, rel=TOLERANCE)
    assert after == pytest.approx(THREE_MONTHS, rel=TOLERANCE)


def test_that_the_levers_are_set_in_the_base_and_pulled_in_the_scenario_alone(
    cloud_provider: Plan, levered: Plan, shipped: Snapshot
) -> None:
    assert cloud_provider.levers.keys() == levered.levers.keys() == THREE_LEVERS
    assert not any(setting.is_on for setting in cloud_provider.levers.values())
    assert all(setting.is_on for setting in levered.levers.values())
    assert lever_costs(cloud_provider, shipped).total == 0
    assert lever_costs(levered, shipped).total > 0
    assert replace(levered, levers=cloud_provider.levers) == cloud_provider


def test_that_no_single_lever_does_it_alone(cloud_provider: Plan, shipped: Snapshot) -> None:
    base = expected_timeline(cloud_provider, shipped).median_days_to_fill
    assert base is not None
    for kind in THREE_LEVERS:
        one = replace(cloud_provider.levers[kind], is_on=True)
        plan = replace(cloud_provider, levers={**cloud_provider.levers, kind: one})
        days = expected_timeline(plan, shipped).median_days_to_fill
        assert days is not None
        assert 0.6 * base < days < 0.95 * base


def test_that_every_seat_fills_sooner_with_the_levers(
    cloud_provider: Plan, levered: Plan, shipped: Snapshot
) -> None:
    before = expected_timeline(cloud_provider, shipped).seats
    after = expected_timeline(levered, shipped).seats
    for seat_id, seat in before.items():
        assert after[seat_id].expected.days_to_fill <= seat.expected.days_to_fill


@pytest.mark.parametrize("name", sample_names())
def test_that_past_hires_of_a_sample_can_have_been(name: str) -> None:
    for hire in load_sample(name).past_hires:
        assert past_hire_fault(hire) is None
        assert hire.opened.weekday() < 5
        assert hire.accepted.weekday() < 5


def test_that_the_history_is_what_makes_the_cloud_provider_slow(
    cloud_provider: Plan, shipped: Snapshot
) -> None:
    without = expected_timeline(replace(cloud_provider, past_hires=()), shipped)
    assert without.median_days_to_fill is not None
    assert without.median_days_to_fill < THREE_MONTHS
