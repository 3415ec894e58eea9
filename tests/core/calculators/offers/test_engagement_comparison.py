"""Engagements side by side, and when an own entity pays off, against counting month by month."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculators.loaded_cost import price_seat
from planner.calculators.offers.engagement_comparison import (
    MOST_HEADS,
    EngagementTerms,
    engagement_comparison,
)
from planner.calculators.offers.misclassification import (
    MisclassificationSign,
    misclassification_signs,
)
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.provenance import Grade
from planner.market.snapshot import Snapshot
from planner.plan.model import Assumptions, Engagement, Plan, Position
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import Money

PlanMaker = Callable[..., Plan]
PositionMaker = Callable[..., Position]
EUR = CurrencyCode("EUR")
FREE = EngagementTerms(Money(Decimal(0), EUR), Money(Decimal(0), EUR))


def terms(setup: int, yearly: int, years: int = 3) -> EngagementTerms:
    return EngagementTerms(Money(Decimal(setup), EUR), Money(Decimal(yearly), EUR), years=years)


def test_that_each_engagement_costs_what_the_seat_would_cost_by_it(
    make_plan: PlanMaker, make_position: PositionMaker, paying_market: Snapshot
) -> None:
    position = make_position("es-madrid", 40_000)
    plan = make_plan(position, assumptions=Assumptions(benefits_share=Decimal("0.1")))
    compared = engagement_comparison(position, plan, paying_market)
    for engagement in Engagement:
        alone = price_seat(replace(position, engagement=engagement), plan, paying_market)
        assert compared.costs[engagement].cost == alone
    # 500 dollars are 400 euros a month: what the employer of record charges.
    assert compared.break_even is not None
    assert compared.break_even.saved_per_head == 4800


def test_that_a_contractor_asks_for_the_uplift_of_the_terms(
    make_plan: PlanMaker, make_position: PositionMaker, paying_market: Snapshot
) -> None:
    position = make_position("es-madrid", 40_000)
    uplifted = replace(FREE, contractor_uplift=Decimal("0.25"))
    compared = engagement_comparison(position, make_plan(position), paying_market, uplifted)
    assert compared.costs[Engagement.CONTRACTOR].cost.base_pay == 50_000
    assert compared.costs[Engagement.OWN_ENTITY].cost.base_pay == 40_000


@given(st.integers(0, 60_000), st.integers(0, 30_000), st.integers(1, 6))
def test_that_an_entity_pays_off_at_the_heads_and_months_counting_finds(
    make_plan: PlanMaker,
    make_position: PositionMaker,
    paying_market: Snapshot,
    setup: int,
    yearly: int,
    years: int,
) -> None:
    position = make_position("es-madrid", 40_000)
    asked = terms(setup, yearly, years)
    found = engagement_comparison(position, make_plan(position), paying_market, asked).break_even
    assert found is not None

    def is_paid_off(heads: int, months: int) -> bool:
        return heads * 4800 * months >= setup * 12 + yearly * months

    assert found.heads == next(n for n in range(1, 1000) if is_paid_off(n, years * 12))
    assert list(found.months) == list(range(1, MOST_HEADS + 1))
    for heads, months in found.months.items():
        if months is None:
            assert not is_paid_off(heads, 10**6)
        else:
            assert is_paid_off(heads, months)
            assert months == 1 or not is_paid_off(heads, months - 1)


def test_that_an_entity_with_dear_overhead_never_pays_off(
    make_plan: PlanMaker, make_position: PositionMaker, paying_market: Snapshot
) -> None:
    position = make_position("es-madrid", 40_000)
    plan = make_plan(position, assumptions=Assumptions(overhead_share=Decimal("0.2")))
    found = engagement_comparison(position, plan, paying_market, terms(1, 1)).break_even
    assert found is not None
    assert found.saved_per_head == 4800 - 8000
    assert found.heads is None
    assert set(found.months.values()) == {None}


def test_that_a_country_without_cost_lines_is_compared_for_contractors_only(
    make_plan: PlanMaker, make_position: PositionMaker, paying_market: Snapshot
) -> None:
    market = replace(paying_market, employer_cost={})
    position = make_position("es-madrid", 40_000)
    compared = engagement_comparison(position, make_plan(position), market)
    assert set(compared.costs) == {Engagement.CONTRACTOR}
    assert compared.break_even is None


def test_that_a_cost_of_nothing_but_assumptions_is_graded_as_one(
    make_plan: PlanMaker, make_position: PositionMaker, paying_market: Snapshot
) -> None:
    position = make_position("es-madrid", 40_000)
    plan = make_plan(position, assumptions=Assumptions(contractor_fee_usd=Decimal(10)))
    compared = engagement_comparison(position, plan, paying_market)
    assert compared.costs[Engagement.CONTRACTOR].grade is Grade.D
    assert compared.costs[Engagement.OWN_ENTITY].grade is Grade.A


def test_that_pay_without_a_rate_is_refused(
    make_plan: PlanMaker, make_position: PositionMaker, paying_market: Snapshot
) -> None:
    position = make_position("es-madrid", 1, base_pay=Money(Decimal(1), CurrencyCode("XXX")))
    with pytest.raises(UnknownCurrencyError):
        engagement_comparison(position, make_plan(position), paying_market)


def test_that_a_seat_like_an_employees_shows_every_sign(
    make_plan: PlanMaker, make_position: PositionMaker, paying_market: Snapshot
) -> None:
    position = make_position("es-madrid", 40_000)
    assert misclassification_signs(position, make_plan(), paying_market) == (
        MisclassificationSign.SET_HOURS,
        MisclassificationSign.FULL_TIME,
        MisclassificationSign.OPEN_ENDED,
    )


def test_that_a_short_contract_of_few_free_hours_shows_no_sign(
    make_plan: PlanMaker, make_position: PositionMaker, paying_market: Snapshot
) -> None:
    pattern = WorkingPattern(start=time(9), end=time(16), flex_minutes=120)  # 35 of 40 hours
    position = make_position(
        "es-madrid", 40_000, working_pattern=pattern, start=date(2026, 1, 1), end=date(2027, 1, 1)
    )
    assert misclassification_signs(position, make_plan(), paying_market) == ()


def test_that_a_contract_of_more_than_a_year_is_a_sign(
    make_plan: PlanMaker, make_position: PositionMaker, paying_market: Snapshot
) -> None:
    position = make_position("es-madrid", 40_000, start=date(2026, 1, 1), end=date(2027, 1, 3))
    signs = misclassification_signs(position, make_plan(), paying_market)
    assert MisclassificationSign.OVER_A_YEAR in signs
    assert MisclassificationSign.OPEN_ENDED not in signs


def test_that_nine_tenths_of_the_standard_week_are_full_time(
    make_plan: PlanMaker, make_position: PositionMaker, paying_market: Snapshot
) -> None:
    for end, is_full in ((time(16, 12), True), (time(16, 11), False)):  # of 40 hours 36
        pattern = WorkingPattern(start=time(9), end=end)
        position = make_position("es-madrid", 40_000, working_pattern=pattern)
        signs = misclassification_signs(position, make_plan(), paying_market)
        assert (MisclassificationSign.FULL_TIME in signs) is is_full
