"""Fairness of pay: ratios, outliers and compression by hand, raises against the whole budget."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.calculators.compensation import PercentileRangeError
from planner.calculators.monthly_budget import monthly_budget
from planner.calculators.offers.raise_to_percentile import raise_to_percentile
from planner.calculators.offers.team_equity import team_equity
from planner.market.role import Level
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan, Position, PositionStatus, TeamMember
from planner.quantities.identifiers import PlaceId, SeatId

PlanMaker = Callable[..., Plan]
PositionMaker = Callable[..., Position]
MemberMaker = Callable[..., TeamMember]
MEDIAN = Decimal("0.5")


def test_that_the_same_level_is_compared_across_places(
    make_plan: PlanMaker, make_position: PositionMaker, paying_market: Snapshot
) -> None:
    plan = make_plan(
        make_position("es-madrid", 40_000, seat_id="P-1"),
        make_position("us-austin", 105_000, seat_id="P-2"),
        make_position("br-recife", 120_000, seat_id="P-3"),
        make_position("es-madrid", 50_000, seat_id="P-4", level=Level.STAFF),
    )
    senior, staff = team_equity(plan, paying_market).groups
    assert [(each.seat.id, each.offer.compa_ratio) for each in senior.seats] == [
        ("P-1", Decimal(1)),
        ("P-2", Decimal("1.05")),
        ("P-3", Decimal("1.2")),
    ]
    ratios = [senior.lowest_ratio, senior.median_ratio, senior.highest_ratio]
    assert ratios == [Decimal(1), Decimal("1.05"), Decimal("1.2")]
    assert [each.seat.id for each in senior.seats if each.is_outlier] == ["P-3"]
    assert staff.level is Level.STAFF
    assert staff.seats[0].offer.compa_ratio == 1


def test_that_what_pay_buys_stands_beside_it(
    make_plan: PlanMaker, make_position: PositionMaker, paying_market: Snapshot
) -> None:
    plan = make_plan(make_position("es-madrid", 60_000))
    power = team_equity(plan, paying_market).groups[0].seats[0].power
    assert power is not None
    assert power.international_dollars == 100_000


def test_that_compression_is_found_beside_each_other_only(
    make_plan: PlanMaker, make_position: PositionMaker, paying_market: Snapshot
) -> None:
    contractor = Engagement.CONTRACTOR
    plan = make_plan(
        make_position("es-madrid", 40_000, seat_id="P-1", level=Level.MID),
        make_position("es-madrid", 50_000, seat_id="P-2", level=Level.MID),
        make_position("es-madrid", 45_000, seat_id="P-3", level=Level.SENIOR),
        make_position("es-madrid", 50_000, seat_id="P-4", level=Level.STAFF),
        make_position("us-austin", 40_000, seat_id="P-5", level=Level.STAFF),
        make_position("es-madrid", 1_000, seat_id="P-6", level=Level.STAFF, engagement=contractor),
    )
    found = team_equity(plan, paying_market).compressions
    assert [(each.higher, each.lower, each.gap) for each in found] == [
        ("P-3", "P-2", Decimal("0.1")),
        ("P-4", "P-2", 0),
    ]


def test_that_seats_without_a_market_are_named_and_others_left_out(
    make_plan: PlanMaker,
    make_position: PositionMaker,
    make_member: MemberMaker,
    paying_market: Snapshot,
) -> None:
    plan = make_plan(
        make_position("mt-valletta", 40_000, seat_id="P-1"),
        make_position("es-madrid", 40_000, seat_id="P-2", engagement=Engagement.CONTRACTOR),
        make_position("es-madrid", 40_000, seat_id="P-3", status=PositionStatus.ON_HOLD),
        make_member("es-madrid", 40_000, seat_id="M-1", end=date(2025, 12, 31)),
        make_position("es-madrid", 1, seat_id="P-4", place_id=PlaceId("zz-nowhere")),
    )
    equity = team_equity(plan, paying_market)
    assert equity.without_band == ("P-1", "P-2")
    assert equity.groups == ()


def test_that_an_empty_plan_has_nothing_to_compare(
    make_plan: PlanMaker, paying_market: Snapshot
) -> None:
    equity = team_equity(make_plan(), paying_market)
    assert (equity.groups, equity.compressions, equity.without_band) == ((), (), ())


@pytest.mark.parametrize("percentile", ["0.10", "0.25", "0.5", "0.6", "0.75", "0.90"])
def test_that_a_raise_costs_what_the_whole_budget_says(
    make_plan: PlanMaker,
    make_position: PositionMaker,
    make_member: MemberMaker,
    paying_market: Snapshot,
    percentile: str,
) -> None:
    plan = make_plan(
        make_member("es-madrid", 30_000, seat_id="M-1"),
        make_position("us-austin", 150_000, seat_id="P-1", start=date(2026, 5, 11)),
        make_position("br-recife", 60_000, seat_id="P-2", start=date(2026, 3, 1)),
        make_position("mt-valletta", 30_000, seat_id="P-3"),
    )
    found = raise_to_percentile(plan, paying_market, Decimal(percentile))
    pay = {seat_id: offer.base for seat_id, offer in found.raised}

    raised = replace(
        plan,
        members=tuple(replace(m, base_pay=pay.get(m.id, m.base_pay)) for m in plan.members),
        positions=tuple(replace(p, base_pay=pay.get(p.id, p.base_pay)) for p in plan.positions),
    )
    before, after = (monthly_budget(each, paying_market).totals for each in (plan, raised))
    assert found.added == tuple(new - old for new, old in zip(after, before, strict=True))
    assert found.total == sum(found.added)
    assert raise_to_percentile(raised, paying_market, Decimal(percentile)).raised == ()


def test_that_a_raise_reaches_those_below_and_no_others(
    make_plan: PlanMaker, make_position: PositionMaker, paying_market: Snapshot
) -> None:
    plan = make_plan(
        make_position("es-madrid", 30_000, seat_id="P-1"),
        make_position("es-madrid", 40_000, seat_id="P-2"),
        make_position("es-madrid", 90_000, seat_id="P-3"),
    )
    found = raise_to_percentile(plan, paying_market, MEDIAN)
    assert [(seat_id, offer.base.amount) for seat_id, offer in found.raised] == [
        (SeatId("P-1"), Decimal(40_000))
    ]
    assert found.total > 10_000


def test_that_no_raise_goes_beyond_the_bands(
    make_plan: PlanMaker, make_position: PositionMaker, paying_market: Snapshot
) -> None:
    plan = make_plan(make_position("es-madrid", 30_000))
    with pytest.raises(PercentileRangeError):
        raise_to_percentile(plan, paying_market, Decimal("0.95"))
