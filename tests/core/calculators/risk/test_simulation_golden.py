"""A plan's chances as they were: a seed means the same on any machine.

Bits are the same everywhere, and so are days, which come from tables in double precision. Amounts
go through single precision, where one machine multiplies and adds in one step and another in two,
so they are compared to a millionth. After a deliberate change of the model, take the figures anew
from the failure.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.calculators.risk.simulation import simulate
from planner.market.snapshot import Snapshot
from planner.plan.levers import HiringAssumptions
from planner.plan.model import Plan
from planner.quantities.identifiers import SeatId

SAME = 1e-6


@pytest.fixture
def plan(mixed_plan: Plan) -> Plan:
    """The mixed plan with coefficients of its own, so that better defaults change nothing here."""
    pinned = {
        "baseline-days": 60,
        "spread": 0.5,
        "unknown-pool-chance": 0.9,
        "decline-at-median": 0.2,
        "decline-elasticity": 0.5,
        "decline-share": 0.35,
        "pay-elasticity": 0.2,
        "least-notice-days": 30,
    }
    values = {name: Decimal(str(value)) for name, value in pinned.items()}
    return replace(
        mixed_plan,
        hiring=HiringAssumptions(recruiters=1, requisitions_per_recruiter=3, coefficients=values),
        assumptions=replace(mixed_plan.assumptions, attrition_share=Decimal("0.12")),
    )


def test_that_a_seed_gives_the_figures_it_gave_before(plan: Plan, moving_market: Snapshot) -> None:
    found = simulate(plan, moving_market, draws=3_000, seed=42)
    whole = found.horizon_cost
    assert (whole.p10, whole.p50, whole.p90) == pytest.approx(
        (698108.04125, 838369.7209375, 924133.35765625), rel=SAME
    )
    assert [found.cost[at].p50 for at in (0, 6, 12, 23)] == pytest.approx(
        [20106.2809216404, 35404.943632812494, 34269.19354492187, 45898.240703125], rel=SAME
    )
    assert [found.productive_heads[at].p50 for at in (4, 8, 15)] == pytest.approx(
        [2.075855255126953, 4.137826919555664, 4.84902811050415], rel=SAME
    )
    assert [each.p90 for each in found.heads[3:9]] == [3, 3, 5, 5, 6, 6]


def test_that_a_seed_gives_the_days_and_chances_it_gave_before(
    plan: Plan, moving_market: Snapshot
) -> None:
    found = simulate(plan, moving_market, draws=3_000, seed=42)
    assert found.filled_on == (date(2027, 2, 10), date(2027, 4, 7), None)
    assert [found.seats[SeatId(f"P-0{n}")].first_day for n in (1, 2, 5)] == [
        (date(2026, 6, 19), date(2026, 7, 23), date(2027, 1, 15)),
        (date(2026, 4, 8), date(2026, 5, 15), None),
        (date(2026, 6, 1),) * 3,
    ]
    assert found.seats[SeatId("P-01")].by_target == 0.464
    assert [chances[-1] for chances in found.chance_filled[2:]] == pytest.approx(
        [0.995, 0.9443333333333334, 0.6473333333333333]
    )
