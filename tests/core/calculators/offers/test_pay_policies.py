"""Pay policies by hand, and two published formulas."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from math import exp, log
from statistics import pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculators.offers.location_factor import factored_pay, step_range
from planner.calculators.offers.pay_policies import (
    PolicyOutcome,
    compared_policies,
    policy_outcome,
    tier_of,
)
from planner.calculators.offers.pay_spread import typical_spread
from planner.market.role import RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Position
from planner.plan.place_choice import PayPolicy, PayPolicyKind
from planner.quantities.identifiers import CurrencyCode, PlaceId
from planner.quantities.money import Money

PlanMaker = Callable[..., Plan]
PositionMaker = Callable[..., Position]
AUSTIN, MADRID, RECIFE = PlaceId("us-austin"), PlaceId("es-madrid"), PlaceId("br-recife")
USD = CurrencyCode("USD")


@pytest.fixture
def team(make_plan: PlanMaker, make_position: PositionMaker) -> Plan:
    """A senior in each of three places, and one where there is no band."""
    return make_plan(
        make_position("us-austin", 100_000, seat_id="P-1"),
        make_position("es-madrid", 50_000, seat_id="P-2"),
        make_position("br-recife", 80_000, seat_id="P-3"),
        make_position("mt-valletta", 30_000, seat_id="P-4"),
    )


def offered(outcome: PolicyOutcome) -> list[Decimal]:
    return [each.offer.base.amount for each in outcome.offers]


def under(plan: Plan, market: Snapshot, kind: PayPolicyKind, **terms: object) -> PolicyOutcome:
    policy = replace(PayPolicy(reference_id=AUSTIN, kind=kind), **terms)  # type: ignore[arg-type]
    return policy_outcome(policy, plan, market)


def test_that_the_market_is_paid_place_by_place(team: Plan, paying_market: Snapshot) -> None:
    outcome = under(team, paying_market, PayPolicyKind.MARKET)
    assert offered(outcome) == [100_000, 40_000, 100_000]
    # 40,000 euros are 50,000 dollars, 100,000 reais 20,000.
    assert [each.factor for each in outcome.offers] == [1, Decimal("0.5"), Decimal("0.2")]
    assert outcome.ratio_spread == 0
    assert outcome.without == ("P-4",)


def test_that_one_rate_is_paid_everywhere(team: Plan, paying_market: Snapshot) -> None:
    outcome = under(team, paying_market, PayPolicyKind.ONE_RATE)
    assert offered(outcome) == [100_000, 80_000, 500_000]
    assert (outcome.below_band, outcome.above_band) == (0, 1)  # 500,000 is over P90 of 400,000


def test_that_a_blend_lies_between_market_and_reference(
    team: Plan, paying_market: Snapshot
) -> None:
    outcome = under(team, paying_market, PayPolicyKind.BLEND, blend_share=Decimal("0.25"))
    assert offered(outcome) == [100_000, 50_000, 200_000]


def test_that_a_tier_pays_its_factor_and_places_fall_into_the_nearest(
    team: Plan, paying_market: Snapshot
) -> None:
    factors = (Decimal(1), Decimal("0.8"), Decimal("0.6"))
    outcome = under(team, paying_market, PayPolicyKind.TIERS, tier_factors=factors)
    assert [each.tier for each in outcome.offers] == [0, 2, 2]
    assert offered(outcome) == [100_000, 48_000, 300_000]
    put = under(team, paying_market, PayPolicyKind.TIERS, tier_factors=factors, tiers={MADRID: 1})
    assert [each.tier for each in put.offers] == [0, 1, 2]


def test_that_a_tier_that_is_gone_falls_back_to_the_nearest() -> None:
    policy = PayPolicy(tier_factors=(Decimal(1), Decimal("0.5")), tiers={MADRID: 2})
    assert tier_of(policy, MADRID, Decimal("0.7")) == 1


def test_that_no_place_is_paid_less_than_a_published_floor(
    team: Plan, paying_market: Snapshot
) -> None:
    """GitLab's handbook: no location factor lies below 0.411."""
    floor = Decimal("0.411")
    assert factored_pay(Decimal(100_000), Decimal("0.2"), floor) == Decimal(41_100)
    assert factored_pay(Decimal(100_000), Decimal("0.7"), floor) == Decimal(70_000)
    factors = (Decimal(1), Decimal("0.7"), floor)
    outcome = under(team, paying_market, PayPolicyKind.TIERS, tier_factors=factors)
    recife = outcome.offers[2]
    assert recife.tier == 2
    assert recife.offer.base.amount == 206_000  # 41,100 dollars are 205,500 reais
    assert recife.factor == floor


def test_that_a_published_step_range_comes_out() -> None:
    """PostHog's calculator: 236,000 dollars in San Francisco, at steps of 0.95 to 1.04."""
    low, high = step_range(Money(Decimal(236_000), USD), 2)
    assert (low.amount, high.amount) == (Decimal(224_200), Decimal(245_440))


def test_that_policies_are_compared_on_the_same_seats(team: Plan, paying_market: Snapshot) -> None:
    planned, *kinds = compared_policies(
        replace(team, pay_policy=PayPolicy(reference_id=AUSTIN)), paying_market
    )
    assert planned.policy is None
    assert offered(planned) == [100_000, 50_000, 80_000]
    assert planned.change_reporting == 0
    assert [each.policy.kind for each in kinds if each.policy] == list(PayPolicyKind)
    for each in kinds:
        assert [offer.seat_id for offer in each.offers] == ["P-1", "P-2", "P-3"]
        assert each.change_reporting == each.annual_reporting - planned.annual_reporting


def test_that_the_market_is_paid_without_a_reference_and_nothing_else(
    team: Plan, paying_market: Snapshot
) -> None:
    nowhere = PlaceId("mt-valletta")
    market = under(team, paying_market, PayPolicyKind.MARKET, reference_id=nowhere)
    assert [each.factor for each in market.offers] == [None, None, None]
    one_rate = under(team, paying_market, PayPolicyKind.ONE_RATE, reference_id=nowhere)
    assert one_rate.offers == ()
    assert one_rate.without == ("P-1", "P-2", "P-3", "P-4")
    assert one_rate.ratio_spread is None


def test_that_one_rate_spreads_ratios_and_evens_out_no_purchasing_power(
    team: Plan, paying_market: Snapshot
) -> None:
    outcome = under(team, paying_market, PayPolicyKind.ONE_RATE)
    # Of the medians 100,000, 40,000 and 100,000 the offers are once, twice and five times.
    assert float(outcome.ratio_spread or 0) == pytest.approx(
        exp(pstdev(map(log, (1, 2, 5)))) - 1, abs=1e-4
    )
    # They buy 100,000, 133,333 and 200,000 international dollars.
    assert float(outcome.power_spread or 0) == pytest.approx(
        exp(pstdev(map(log, (100_000, 80_000 / 0.6, 200_000)))) - 1, abs=1e-4
    )


def test_that_one_figure_of_a_group_has_nobody_to_be_compared_with() -> None:
    assert typical_spread([("A", Decimal(1)), ("B", Decimal(2))]) is None
    roles = (RoleFamily.MLOPS_ENGINEER, RoleFamily.STORAGE_ENGINEER)
    evens = [(role, Decimal(amount)) for role, amount in zip(roles * 2, (1, 5, 1, 5), strict=True)]
    assert typical_spread(evens) == 0


@given(st.lists(st.integers(1, 10**6).map(Decimal), min_size=2, max_size=8), st.integers(1, 1000))
def test_that_a_spread_does_not_depend_on_the_unit(figures: list[Decimal], unit: int) -> None:
    spread = typical_spread(("A", figure) for figure in figures)
    scaled = typical_spread(("A", figure * unit) for figure in figures)
    assert spread is not None
    assert float(scaled or 0) == pytest.approx(float(spread), abs=2e-4, rel=1e-6)
