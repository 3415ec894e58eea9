import math
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from statistics import NormalDist
from typing import Any

import pytest

from planner.calculators.hiring.timeline import expected_timeline
from planner.calculators.monthly_budget import monthly_budget
from planner.calculators.risk.risk_model import plan_at_rest
from planner.calculators.risk.simulated import Range, RiskKind
from planner.calculators.risk.simulation import SimulationCancelledError, simulate
from planner.market.snapshot import Snapshot
from planner.plan.levers import HiringAssumptions
from planner.plan.model import Plan
from planner.quantities.identifiers import SeatId
from tests.core.calculators.risk.conftest import SURE

D = Decimal


def flat(figures: tuple[Range, ...]) -> list[tuple[float, float, float]]:
    return [(each.p10, each.p50, each.p90) for each in figures]


def test_that_without_chance_every_draw_is_the_expected_path_to_the_cent(
    mixed_plan: Plan, market: Snapshot
) -> None:
    late = replace(mixed_plan.positions[2], opened=date(2027, 3, 1))
    positions = (*mixed_plan.positions[:2], late, *mixed_plan.positions[3:])
    plan = replace(mixed_plan, hiring=SURE, positions=positions)
    assert expected_timeline(plan, market).seats[late.id].days_late > 30
    found = simulate(plan, market, draws=20)
    budget = monthly_budget(plan_at_rest(plan, market), market)
    for drawn, month in zip(found.cost, budget.totals, strict=True):
        assert drawn.p10 == drawn.p50 == drawn.p90 == pytest.approx(float(month), abs=0.001)
    for seat_id, seat in expected_timeline(plan, market).seats.items():
        assert set(found.seats[seat_id].first_day) == {seat.expected.first_day}
        starts = {each.id: each.start for each in plan_at_rest(plan, market).positions}
        assert starts[seat_id] == seat.expected.first_day
    assert {swing.low for swing in found.swings} == {swing.high for swing in found.swings}


def test_that_the_days_of_one_seat_are_lognormal_around_its_median(
    make_plan: Any, make_position: Any, market: Snapshot
) -> None:
    plan = make_plan(
        make_position("es-madrid", 60_000, start=date(2026, 3, 1)),
        horizon_months=36,
        hiring=HiringAssumptions(coefficients={**SURE.coefficients, "spread": D("0.6")}),
    )
    hiring = expected_timeline(plan, market).seats[SeatId("P-01")].hiring
    low, middle, high = simulate(plan, market, draws=10_000).seats[SeatId("P-01")].first_day
    for found, chance in ((low, 0.1), (middle, 0.5), (high, 0.9)):
        days = hiring.median_days * math.exp(0.6 * NormalDist().inv_cdf(chance))
        expected = hiring.opened + timedelta(days=round(days) + hiring.days_to_start)
        assert found is not None
        assert abs((found - expected).days) <= max(2, 0.03 * days)


def test_that_the_same_seed_gives_the_same_result_and_another_one_another(
    mixed_plan: Plan, moving_market: Snapshot
) -> None:
    first, again = (simulate(mixed_plan, moving_market, draws=400) for _ in range(2))
    other = simulate(mixed_plan, moving_market, draws=400, seed=2)
    assert first == again
    assert first.cost != other.cost


def test_that_progress_is_told_and_the_simulation_can_be_given_up(
    mixed_plan: Plan, market: Snapshot
) -> None:
    told: list[float] = []
    simulate(mixed_plan, market, draws=6_000, progress=told.append)
    assert told == pytest.approx([2_500 / 6_000, 5_000 / 6_000, 1.0])
    with pytest.raises(SimulationCancelledError):
        simulate(
            mixed_plan,
            market,
            draws=6_000,
            progress=told.append,
            is_cancelled=lambda: len(told) == 4,
        )
    assert len(told) == 4


def test_that_a_plan_without_open_seats_still_has_a_cost(
    make_plan: Any, make_member: Any, moving_market: Snapshot
) -> None:
    plan = make_plan(make_member("us-austin", 100_000))
    found = simulate(plan, moving_market, draws=1_000)
    assert found.seats == {}
    assert found.chance_filled == ()
    assert found.filled_on == (None, None, None)
    assert [each.p50 for each in found.heads] == [1] * 12
    assert found.cost[-1].p10 < found.cost[-1].p50 < found.cost[-1].p90
    assert found.swings[0].kind is RiskKind.EXCHANGE_RATES


def test_that_an_empty_plan_costs_nothing(make_plan: Any, market: Snapshot) -> None:
    found = simulate(make_plan(), market, draws=10)
    assert flat(found.cost) == [(0, 0, 0)] * 12
    assert flat(found.heads) == [(0, 0, 0)] * 12


def test_that_chances_to_stay_in_budget_follow_the_cost(
    mixed_plan: Plan, moving_market: Snapshot
) -> None:
    drawn = simulate(mixed_plan, moving_market, draws=2_000)
    months = mixed_plan.months
    budget = {month: D(str(drawn.cost[at].p90)) for at, month in enumerate(months[:12])}
    plan = replace(mixed_plan, budget=budget)
    found = simulate(plan, moving_market, draws=2_000)
    assert found.chance_in_budget[11] == pytest.approx(0.9, abs=0.001)
    assert found.chance_in_budget[12] is None
    assert set(found.chance_in_budget_by_year) == {2026}
    assert found.chance_in_horizon_budget is None
    whole = replace(plan, budget={month: D(str(drawn.horizon_cost.p50 / 24)) for month in months})
    again = simulate(whole, moving_market, draws=2_000)
    assert again.chance_in_horizon_budget == pytest.approx(0.5, abs=0.001)


def test_that_filled_seats_are_counted_by_month(mixed_plan: Plan, market: Snapshot) -> None:
    found = simulate(mixed_plan, market, draws=2_000)
    assert len(found.chance_filled) == 5
    by_month = zip(*found.chance_filled, strict=True)
    expected = zip(*(seat.by_month for seat in found.seats.values()), strict=True)
    for counted, seats in zip(by_month, expected, strict=True):
        assert sum(counted) == pytest.approx(sum(seats))
        assert list(counted) == sorted(counted, reverse=True)


def test_that_a_seat_that_nobody_can_fill_has_no_day(
    make_plan: Any, make_position: Any, market: Snapshot
) -> None:
    hiring = HiringAssumptions(coefficients={"unknown-pool-chance": D(0)})
    found = simulate(make_plan(make_position("es-madrid", 60_000), hiring=hiring), market, draws=50)
    assert found.seats[SeatId("P-01")].first_day == (None, None, None)
    assert found.filled_on == (None, None, None)
    assert found.chance_filled == ((0.0,) * 12,)
    assert found.cost[-1].p90 == pytest.approx(0, abs=0.01)


def test_that_fiscal_years_are_those_of_the_plan(mixed_plan: Plan, market: Snapshot) -> None:
    plan = replace(mixed_plan, fiscal_year_start_month=7)
    assert list(simulate(plan, market, draws=10).cost_by_year) == [2026, 2027, 2028]


def test_that_the_error_shrinks_with_the_root_of_the_draws(
    mixed_plan: Plan, moving_market: Snapshot
) -> None:
    few, many = (
        [
            simulate(mixed_plan, moving_market, draws=draws, seed=seed).horizon_cost.p90
            for seed in range(24)
        ]
        for draws in (200, 3_200)
    )
    shrunk = math.sqrt(variance(many) / variance(few))
    assert shrunk == pytest.approx(1 / 4, rel=0.4)


def variance(figures: list[float]) -> float:
    mean = sum(figures) / len(figures)
    return sum((each - mean) ** 2 for each in figures) / (len(figures) - 1)
