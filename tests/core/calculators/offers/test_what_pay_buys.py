"""What pay buys, and all a person is paid in parts."""

from collections.abc import Callable
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from planner.calculators.offers.purchasing_power import equivalent_pay, purchasing_power
from planner.calculators.offers.total_compensation import total_compensation
from planner.market.snapshot import Snapshot
from planner.plan.model import Assumptions, Engagement, Plan, Position
from planner.quantities.identifiers import CurrencyCode, PlaceId
from planner.quantities.money import Money

PlanMaker = Callable[..., Plan]
PositionMaker = Callable[..., Position]
MADRID, AUSTIN, VALLETTA = PlaceId("es-madrid"), PlaceId("us-austin"), PlaceId("mt-valletta")
EUR, USD, BRL = CurrencyCode("EUR"), CurrencyCode("USD"), CurrencyCode("BRL")


def test_that_pay_buys_more_where_prices_are_lower(
    make_plan: PlanMaker, paying_market: Snapshot
) -> None:
    power = purchasing_power(MADRID, Money(Decimal(60_000), EUR), make_plan(), paying_market)
    assert power is not None
    assert power.international_dollars == 100_000
    assert power.price_level == Decimal("0.75")  # 0.60 euros are 0.75 dollars
    assert equivalent_pay(power, AUSTIN, paying_market) == Money(Decimal("100000.00"), USD)


def test_that_the_price_level_follows_the_plans_rates(
    make_plan: PlanMaker, paying_market: Snapshot
) -> None:
    plan = make_plan(plan_rates={USD: Decimal(1)})
    power = purchasing_power(MADRID, Money(Decimal(1), EUR), plan, paying_market)
    assert power is not None
    assert power.price_level == Decimal("0.6")


def test_that_nothing_is_said_without_prices_in_the_currency_of_the_pay(
    make_plan: PlanMaker, paying_market: Snapshot
) -> None:
    euros, plan = Money(Decimal(1), EUR), make_plan()
    assert purchasing_power(VALLETTA, euros, plan, paying_market) is None
    assert purchasing_power(AUSTIN, euros, plan, paying_market) is None
    power = purchasing_power(MADRID, euros, plan, paying_market)
    assert power is not None
    assert equivalent_pay(power, VALLETTA, paying_market) is None


@given(st.decimals(1, 10**7, places=2))
def test_that_equivalent_pay_comes_back(
    make_plan: PlanMaker, paying_market: Snapshot, amount: Decimal
) -> None:
    plan = make_plan()
    power = purchasing_power(MADRID, Money(amount, EUR), plan, paying_market)
    assert power is not None
    there = equivalent_pay(power, AUSTIN, paying_market)
    assert there is not None
    back = purchasing_power(AUSTIN, there, plan, paying_market)
    assert back is not None
    home = equivalent_pay(back, MADRID, paying_market)
    assert home is not None
    assert abs(home.amount - amount) <= Decimal("0.01")


def test_that_the_parts_of_compensation_stay_apart(
    make_plan: PlanMaker, make_position: PositionMaker, paying_market: Snapshot
) -> None:
    position = make_position(
        "es-madrid",
        50_000,
        bonus_share=Decimal("0.1"),
        equity_per_year=Money(Decimal(10_000), USD),
    )
    plan = make_plan(
        position,
        reporting_currency=USD,
        assumptions=Assumptions(benefits_share=Decimal("0.04")),
    )
    total = total_compensation(position, plan, paying_market)
    assert total.base == Money(Decimal(50_000), EUR)
    assert total.bonus.amount == 5000
    assert total.equity.amount == 8000
    assert total.benefits.amount == 2000
    assert total.total.amount == 65_000
    assert total.total_reporting == Money(Decimal("81250.00"), USD)


def test_that_a_contractor_has_base_pay_alone(
    make_plan: PlanMaker, make_position: PositionMaker, paying_market: Snapshot
) -> None:
    position = make_position("es-madrid", 50_000, engagement=Engagement.CONTRACTOR)
    plan = make_plan(position, assumptions=Assumptions(benefits_share=Decimal("0.04")))
    total = total_compensation(position, plan, paying_market)
    assert total.total == total.base
