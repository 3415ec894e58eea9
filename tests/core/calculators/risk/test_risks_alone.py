"""Each risk by itself: its stream, its bar of the tornado, and what it is drawn from."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from planner.calculators.hiring.timeline import expected_timeline
from planner.calculators.monthly_budget import monthly_budget
from planner.calculators.risk.draw_record import DrawRecord
from planner.calculators.risk.drawn_batch import ALL_RISKS
from planner.calculators.risk.first_days import Batch, drawn_first_days
from planner.calculators.risk.random_bits import mirrored_bits
from planner.calculators.risk.risk_model import plan_at_rest, risk_model
from planner.calculators.risk.simulated import RiskKind
from planner.calculators.risk.simulation import drawn_record, simulate
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.levers import HiringAssumptions
from planner.plan.model import Plan, Priority
from planner.plan.samples import load_sample
from planner.quantities.identifiers import SeatId
from planner.quantities.money import Money
from tests.core.calculators.risk.conftest import SURE

D = Decimal


@pytest.fixture(scope="module")
def sample() -> Plan:
    plan = load_sample("cloud-provider")
    return replace(plan, assumptions=replace(plan.assumptions, attrition_share=D("0.15")))


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return load_snapshot()


def whole(record: DrawRecord) -> np.ndarray[tuple[int]]:
    found: np.ndarray[tuple[int]] = record.cost.sum(axis=0)
    return found


@pytest.mark.parametrize(
    "kind", [kind for kind in RiskKind if kind not in (RiskKind.RAMP_UP, RiskKind.ATTRITION)]
)
def test_that_a_bar_of_the_tornado_is_the_simulation_of_that_risk_alone(
    sample: Plan, shipped: Snapshot, kind: RiskKind
) -> None:
    model = risk_model(sample, shipped)
    alone = drawn_record(model, frozenset({kind}), 2_000, seed=1)
    bar = drawn_record(model, ALL_RISKS, 2_000, seed=1).alone[kind]
    assert np.ptp(bar) > 1_000
    assert whole(alone) == pytest.approx(bar, abs=5)


def test_that_leavers_alone_are_nearly_the_simulation_of_leavers(
    sample: Plan, shipped: Snapshot
) -> None:
    model = risk_model(sample, shipped)
    record = drawn_record(model, frozenset({RiskKind.ATTRITION}), 4_000, seed=1)
    bar = record.alone[RiskKind.ATTRITION]
    found = np.quantile(whole(record)[: len(bar)], (0.1, 0.9))
    assert np.quantile(bar, (0.1, 0.9)) == pytest.approx(found, rel=0.15)


def test_that_ramp_ups_move_productive_heads_and_no_cost(sample: Plan, shipped: Snapshot) -> None:
    record = drawn_record(risk_model(sample, shipped), frozenset({RiskKind.RAMP_UP}), 500, seed=1)
    assert np.ptp(record.cost) == 0
    assert np.ptp(record.heads, axis=1).max() == 0
    assert np.ptp(record.productive, axis=1).max() > 0.1


def test_that_a_risk_at_rest_leaves_the_draws_of_the_others_as_they_are(
    sample: Plan, shipped: Snapshot
) -> None:
    model, batch = risk_model(sample, shipped), Batch(seed=4, number=0, draws=100)
    for gone in (RiskKind.PAY, RiskKind.ATTRITION, RiskKind.EXCHANGE_RATES):
        left = drawn_first_days(model, ALL_RISKS - {gone}, batch)
        assert np.array_equal(left, drawn_first_days(model, ALL_RISKS, batch))
    rates = drawn_record(model, frozenset({RiskKind.EXCHANGE_RATES}), 100, seed=4).alone
    assert np.array_equal(
        rates[RiskKind.EXCHANGE_RATES],
        drawn_record(model, ALL_RISKS, 100, seed=4).alone[RiskKind.EXCHANGE_RATES],
    )


def test_that_half_of_the_bits_mirror_the_other_half() -> None:
    bits = mirrored_bits(9, (RiskKind.PAY, 0), 2, (3, 50)).astype(int)
    assert (bits[:, :25] + bits[:, 25:] == 65_535).all()
    assert np.array_equal(bits[:2], mirrored_bits(9, (RiskKind.PAY, 0), 2, (2, 50)))
    others = [(8, (RiskKind.PAY, 0), 2), (9, (RiskKind.PAY, 1), 2), (9, (RiskKind.RAMP_UP, 0), 2)]
    for seed, stream, batch in (*others, (9, (RiskKind.PAY, 0), 3)):
        assert not np.array_equal(bits, mirrored_bits(seed, stream, batch, (3, 50)))


def test_that_pay_ends_between_the_quarters_of_the_band_around_the_plans(
    sample: Plan, shipped: Snapshot
) -> None:
    plan = replace(sample, members=(), positions=(sample.positions[4],))
    position = plan.positions[0]
    band = shipped.pay_bands.at(position.role, position.level, shipped.places[position.place_id])
    assert band is not None
    record = drawn_record(risk_model(plan, shipped), frozenset({RiskKind.PAY}), 2_000, seed=1)
    ends = []
    for quarter in (band.p25, band.p75):
        pay = position.base_pay.amount * quarter / band.p50
        paid = replace(position, base_pay=Money(round(pay, 2), position.base_pay.currency))
        at_rest = plan_at_rest(plan, shipped)
        moved = replace(paid, start=at_rest.positions[0].start)
        totals = monthly_budget(replace(at_rest, positions=(moved,)), shipped).totals
        ends.append(float(sum(totals) - sum(monthly_budget(at_rest, shipped).totals)))
    assert whole(record).min() == pytest.approx(ends[0], rel=0.03)
    assert whole(record).max() == pytest.approx(ends[1], rel=0.03)
    assert np.median(whole(record)) == pytest.approx(0, abs=0.01 * ends[1])


def test_that_few_recruiters_hold_seats_up(
    make_plan: Any, make_position: Any, market: Snapshot
) -> None:
    seats = [
        make_position("es-madrid", 60_000, seat_id=f"P-{n}", start=date(2026, 6, 1))
        for n in range(6)
    ]
    hiring = HiringAssumptions(coefficients={"unknown-pool-chance": D(1)})
    many = make_plan(*seats, horizon_months=36, hiring=hiring)
    few = replace(many, hiring=replace(hiring, recruiters=1, requisitions_per_recruiter=2))
    waits = [simulate(plan, market, draws=1_000).filled_on[1] for plan in (many, few)]
    assert waits[0] is not None
    assert waits[1] is not None
    assert (waits[1] - waits[0]).days > 30


def test_that_without_chance_recruiters_take_seats_up_as_the_timeline_says(
    make_plan: Any, make_position: Any, market: Snapshot
) -> None:
    priorities = [Priority.LOW, Priority.HIGH, Priority.MEDIUM, Priority.HIGH, Priority.LOW]
    plan = make_plan(
        *(
            make_position(
                "es-madrid", 60_000, seat_id=f"P-{n}", start=date(2026, 5 + n, 1), priority=priority
            )
            for n, priority in enumerate(priorities)
        ),
        horizon_months=36,
        hiring=replace(SURE, recruiters=1, requisitions_per_recruiter=2),
    )
    found = simulate(plan, market, draws=10).seats
    for seat_id, seat in expected_timeline(plan, market).seats.items():
        assert set(found[seat_id].first_day) == {seat.expected.first_day}


def test_that_a_plan_without_recruiters_fills_no_seat(
    make_plan: Any, make_position: Any, market: Snapshot
) -> None:
    plan = make_plan(make_position("es-madrid", 60_000), hiring=HiringAssumptions(recruiters=0))
    assert simulate(plan, market, draws=10).filled_on == (None, None, None)


def test_that_without_recruiters_the_time_to_fill_alone_keeps_all_seats_empty(
    sample: Plan, shipped: Snapshot
) -> None:
    nobody = replace(sample, hiring=HiringAssumptions(recruiters=0))
    model = risk_model(nobody, shipped)
    alone = drawn_record(model, frozenset({RiskKind.TIME_TO_FILL}), 200, seed=1)
    without = drawn_record(model, frozenset({RiskKind.TIME_TO_FILL, RiskKind.DECLINES}), 200, 1)
    assert np.ptp(whole(alone)) == 0
    assert whole(alone)[0] == pytest.approx(whole(without)[0], abs=1)


def test_that_recruiters_take_up_urgent_seats_first(
    make_plan: Any, make_position: Any, market: Snapshot
) -> None:
    opened = date(2026, 1, 10)
    seats = [
        make_position(
            "es-madrid",
            60_000,
            seat_id=seat_id,
            start=date(2026, 9, 1),
            opened=opened,
            priority=priority,
        )
        for seat_id, priority in (("P-1", Priority.LOW), ("P-2", Priority.HIGH))
    ]
    hiring = replace(SURE, recruiters=1, requisitions_per_recruiter=1)
    found = simulate(make_plan(*seats, horizon_months=24, hiring=hiring), market, draws=4).seats
    late, urgent = (found[SeatId(seat_id)].first_day[1] for seat_id in ("P-1", "P-2"))
    assert late is not None
    assert urgent is not None
    assert (late - urgent).days > 30


def test_that_a_seat_not_filled_in_time_costs_nothing_whatever_its_pay(
    sample: Plan, shipped: Snapshot
) -> None:
    position = replace(sample.positions[4], start=date(2028, 6, 1))
    plan = replace(sample, members=(), positions=(position,))
    model = risk_model(plan, shipped)
    risks = frozenset({RiskKind.TIME_TO_FILL, RiskKind.PAY})
    record = drawn_record(model, risks, 2_000, seed=1)
    never = record.heads[-1] == 0
    assert 20 < never.sum() < 1_900
    at_rest = model.at_rest.sum()
    assert at_rest > 1_000
    assert record.cost.sum(axis=0)[never] == pytest.approx(-at_rest, abs=1)


def test_that_mirrored_draws_lie_beside_each_other(sample: Plan, shipped: Snapshot) -> None:
    record = drawn_record(risk_model(sample, shipped), frozenset({RiskKind.PAY}), 400, seed=1)
    assert np.corrcoef(record.whole_cost[::2], record.whole_cost[1::2])[0, 1] < -0.9
