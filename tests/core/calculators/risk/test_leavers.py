"""Who leaves, held against expected heads, and what it costs, against seats that end."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from planner.calculators.expected_heads import expected_heads
from planner.calculators.monthly_budget import monthly_budget
from planner.calculators.risk.draw_record import DrawRecord
from planner.calculators.risk.drawn_seat import RiskModel
from planner.calculators.risk.risk_model import plan_at_rest, risk_model
from planner.calculators.risk.simulated import RiskKind
from planner.calculators.risk.simulation import drawn_record, simulate
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.model import Assumptions, Plan
from planner.quantities.identifiers import SeatId
from tests.core.calculators.risk.conftest import SURE

D = Decimal
LEAVING = frozenset({RiskKind.ATTRITION})


@pytest.fixture
def team(make_plan: Any, make_member: Any, make_position: Any) -> Plan:
    """Four who are there, one of them for a while, and two hires, of whom a quarter leave a year."""
    plan: Plan = make_plan(
        make_member("us-austin", 100_000),
        make_member("es-madrid", 50_000, seat_id="M-02"),
        make_member("es-madrid", 50_000, seat_id="M-03", start=date(2026, 5, 4)),
        make_member("es-madrid", 50_000, seat_id="M-04", end=date(2027, 2, 10)),
        make_position("br-recife", 90_000, start=date(2026, 7, 1)),
        make_position("es-madrid", 60_000, seat_id="P-02", start=date(2026, 10, 12)),
        horizon_months=24,
        hiring=SURE,
        assumptions=Assumptions(attrition_share=D("0.25")),
    )
    return plan


def without_refills(model: RiskModel) -> RiskModel:
    return replace(model, seats=tuple(replace(seat, refill=None) for seat in model.seats))


def drawn(model: RiskModel, draws: int = 20_000) -> DrawRecord:
    return drawn_record(model, LEAVING, draws, seed=3)


def test_that_heads_without_refills_are_the_expected_heads(team: Plan, market: Snapshot) -> None:
    record = drawn(without_refills(risk_model(team, market)))
    at_rest = plan_at_rest(team, market)
    expected = expected_heads(at_rest, [seat.id for seat in at_rest.seats])
    found = record.heads.mean(axis=1)
    assert found == pytest.approx([float(each) for each in expected], abs=0.03)


def test_that_nobody_is_counted_beyond_the_end_of_their_seat(
    make_plan: Any, make_member: Any, market: Snapshot
) -> None:
    plan = make_plan(
        make_member("es-madrid", 50_000, end=date(2026, 6, 20)),
        assumptions=Assumptions(attrition_share=D("0.9")),
        hiring=SURE,
    )
    record = drawn(risk_model(plan, market), 2_000)
    assert record.heads.min() >= 0
    assert record.heads[:5].max() == 1
    assert record.heads[5:].max() == 0
    assert record.productive[5:].max() == 0


def test_that_seats_are_filled_again_and_whoever_comes_may_leave(
    team: Plan, market: Snapshot
) -> None:
    model = risk_model(team, market)
    again, gone = drawn(model), drawn(without_refills(model))
    assert again.heads[-1].mean() > gone.heads[-1].mean() + 0.5
    assert again.heads[-1].mean() < 5
    assert again.heads.max() <= 6
    assert (again.productive <= again.heads + 1e-4).all()
    assert again.productive[-1].mean() < again.heads[-1].mean()


def test_that_who_leaves_costs_nothing_after_the_month(
    make_plan: Any, make_member: Any, market: Snapshot
) -> None:
    plan = make_plan(
        make_member("us-austin", 100_000),
        horizon_months=18,
        assumptions=Assumptions(attrition_share=D("0.5")),
        hiring=SURE,
    )
    model = without_refills(risk_model(plan, market))
    record = drawn(model, 4_000)
    whole = [float(each) for each in monthly_budget(plan, market).totals]
    for at in range(18):
        there = record.heads[at] if at == 0 else record.heads[at - 1]
        cost = record.cost[at] + whole[at]
        assert cost == pytest.approx(there * whole[at], abs=0.05)
    ended = replace(plan, members=(replace(plan.members[0], end=date(2026, 11, 30)),))
    by_then = [float(each) for each in monthly_budget(ended, market).totals]
    left_then = (record.heads[9] == 1) & (record.heads[10] == 0)
    assert left_then.any()
    for cost in record.cost[:, left_then].T + np.array(whole):
        assert cost == pytest.approx(by_then, abs=0.05)


def test_that_more_people_leave_when_more_are_assumed_to(team: Plan, market: Snapshot) -> None:
    heads = []
    for share in ("0", "0.1", "0.4", "1"):
        plan = replace(team, assumptions=Assumptions(attrition_share=D(share)))
        heads.append(simulate(plan, market, draws=2_000).productive_heads[-1].p10)
    assert heads == sorted(heads, reverse=True)
    assert heads[0] > heads[1] > heads[2] > heads[3]


def test_that_a_member_is_replaced_by_a_hire_who_ramps_up(
    make_plan: Any, make_member: Any, market: Snapshot
) -> None:
    plan = make_plan(
        make_member("us-austin", 100_000),
        horizon_months=24,
        assumptions=Assumptions(attrition_share=D("0.3")),
    )
    model = risk_model(plan, market)
    seat = model.seats[0]
    assert seat.seat_id == SeatId("M-01")
    assert seat.refill is not None
    assert seat.refill.median_days > 20
    assert seat.ramp_days == 20 * 7


def test_that_members_who_are_replaced_do_not_share_a_pool(
    make_plan: Any, make_member: Any
) -> None:
    market = load_snapshot()
    assumptions = Assumptions(attrition_share=D("0.3"))
    members = [make_member("mt-valletta", 60_000, seat_id=f"M-{n}") for n in range(4)]
    alone, together = (
        risk_model(make_plan(*some, assumptions=assumptions), market).seats[0].refill
        for some in (members[:1], members)
    )
    assert alone is not None
    assert together is not None
    assert together.median_days == alone.median_days
    assert together.fill_probability == alone.fill_probability
