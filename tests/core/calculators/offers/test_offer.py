"""Offers: at a percentile, rounded as offers are, converted, questioned, and raised."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculators.compensation import (
    BandSide,
    PercentileRangeError,
    pay_at,
    standing_of,
)
from planner.calculators.employer_cost import NegativeGrossError
from planner.calculators.loaded_cost import price_seat
from planner.calculators.offers.offer import (
    NoPayBandError,
    OfferConcern,
    as_offers_are_rounded,
    band_at,
    offer_at_percentile,
    posting_range,
    typed_offer,
)
from planner.calculators.offers.offer_uplift import UPLIFTS, offer_uplifts
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.pay_band import PayBand
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Position
from planner.quantities.identifiers import CurrencyCode, PlaceId
from planner.quantities.money import CurrencyMismatchError, Money

PlanMaker = Callable[..., Plan]
PositionMaker = Callable[..., Position]
EUR, USD = CurrencyCode("EUR"), CurrencyCode("USD")


def euros(amount: int | str) -> Money:
    return Money(Decimal(amount), EUR)


@given(st.integers(1000, 9000))
def test_that_the_pay_at_a_percentile_stands_at_that_percentile(
    madrid_band: PayBand, ten_thousandths: int
) -> None:
    percentile = Decimal(ten_thousandths) / 10_000
    standing = standing_of(madrid_band, pay_at(madrid_band, percentile))
    assert abs(standing.percentile - percentile) <= Decimal("0.0001")
    assert standing.side is BandSide.WITHIN


@given(st.integers(1000, 9000))
def test_that_rounding_an_offer_hardly_moves_its_percentile(
    madrid_band: PayBand, ten_thousandths: int
) -> None:
    percentile = Decimal(ten_thousandths) / 10_000
    offer = offer_at_percentile(madrid_band, percentile)
    # Half a hundredth of pay is at most 0.0018 of a percentile in a band that doubles.
    assert abs(offer.standing.percentile - percentile) < Decimal("0.002")


@pytest.mark.parametrize(
    ("pay", "offered"),
    [
        ("72345", "72500"),
        ("4213400", "4210000"),
        ("12345678", "12300000"),
        ("49999", "50000"),
        ("99.4", "99.5"),
        ("0.3", "0.3"),
    ],
)
def test_that_offers_are_rounded_to_a_step_of_at_most_a_hundredth(pay: str, offered: str) -> None:
    assert as_offers_are_rounded(Decimal(pay)) == Decimal(offered)


@given(st.decimals(1, 10**9, places=2))
def test_that_rounding_moves_pay_by_half_a_hundredth_at_most(pay: Decimal) -> None:
    assert abs(Fraction(as_offers_are_rounded(pay)) - Fraction(pay)) <= Fraction(pay) / 200


def test_that_an_offer_tells_its_compa_ratio(
    madrid_band: PayBand, make_plan: PlanMaker, paying_market: Snapshot
) -> None:
    offer = typed_offer(madrid_band, euros(50_000), make_plan(), paying_market)
    assert offer.compa_ratio == Decimal("1.25")
    assert offer.typed is None


@pytest.mark.parametrize(
    ("amount", "concerns"),
    [
        ("40000", ()),
        ("10000", ()),
        ("9999", (OfferConcern.BELOW_BAND,)),
        ("4999", (OfferConcern.BELOW_BAND, OfferConcern.FAR_BELOW)),
        ("160001", (OfferConcern.ABOVE_BAND,)),
        ("320001", (OfferConcern.ABOVE_BAND, OfferConcern.FAR_ABOVE)),
    ],
)
def test_that_an_offer_far_from_the_band_is_questioned_but_kept(
    madrid_band: PayBand,
    make_plan: PlanMaker,
    paying_market: Snapshot,
    amount: str,
    concerns: tuple[OfferConcern, ...],
) -> None:
    offer = typed_offer(madrid_band, euros(amount), make_plan(), paying_market)
    assert offer.concerns == concerns
    assert offer.base == euros(amount)


def test_that_an_offer_in_another_currency_is_converted_at_the_plans_rate_and_said(
    madrid_band: PayBand, make_plan: PlanMaker, paying_market: Snapshot
) -> None:
    dollars = Money(Decimal(50_000), USD)
    plan = make_plan(plan_rates={USD: Decimal("0.9")})
    offer = typed_offer(madrid_band, dollars, plan, paying_market)
    assert (offer.base, offer.typed, offer.rate) == (euros("45000.00"), dollars, Decimal("0.9"))


def test_that_an_offer_in_a_currency_without_a_rate_is_refused(
    madrid_band: PayBand, make_plan: PlanMaker, paying_market: Snapshot
) -> None:
    with pytest.raises(UnknownCurrencyError):
        typed_offer(madrid_band, Money(Decimal(1), CurrencyCode("XXX")), make_plan(), paying_market)


def test_that_a_negative_offer_is_refused(
    madrid_band: PayBand, make_plan: PlanMaker, paying_market: Snapshot
) -> None:
    with pytest.raises(NegativeGrossError):
        typed_offer(madrid_band, euros(-1), make_plan(), paying_market)


@pytest.mark.parametrize("percentile", ["0.09", "0.91", "1"])
def test_that_no_offer_is_made_beyond_the_band(madrid_band: PayBand, percentile: str) -> None:
    with pytest.raises(PercentileRangeError):
        offer_at_percentile(madrid_band, Decimal(percentile))


def test_that_a_posting_names_a_quarter_of_the_market_each_way(madrid_band: PayBand) -> None:
    assert posting_range(madrid_band, Decimal("0.5")) == (euros(20_000), euros(80_000))
    low, high = posting_range(madrid_band, Decimal("0.8"))
    assert low.amount > 40_000
    assert high == euros(160_000)


def test_that_a_place_without_a_band_is_named(paying_market: Snapshot) -> None:
    role = RoleFamily.MLOPS_ENGINEER
    with pytest.raises(NoPayBandError) as caught:
        band_at(role, Level.SENIOR, PlaceId("mt-valletta"), paying_market)
    assert caught.value.place.id == "mt-valletta"


def test_that_an_uplift_costs_what_the_raised_seat_costs_more(
    make_plan: PlanMaker, make_position: PositionMaker, paying_market: Snapshot
) -> None:
    position = make_position("es-madrid", 40_000)
    plan = make_plan(position)
    uplifts = {each.share: each for each in offer_uplifts(position, plan, paying_market)}
    assert tuple(uplifts) == UPLIFTS
    raised = uplifts[Decimal("0.2")]
    dearer = price_seat(make_position("es-madrid", 48_000), plan, paying_market)
    # 23.6% + 5.5% of 8,000 beyond it, all below the ceiling of 61,214.40
    assert raised.added_reporting == Decimal(8000) * Decimal("1.291")
    assert raised.cost.annual_reporting == dearer.annual_reporting
    assert raised.offer.compa_ratio == Decimal("1.2")
    assert uplifts[Decimal(0)].added_reporting == 0


def test_that_pay_in_another_currency_than_the_bands_is_not_raised(
    make_plan: PlanMaker, make_position: PositionMaker, paying_market: Snapshot
) -> None:
    position = make_position("es-madrid", 40_000, base_pay=Money(Decimal(40_000), USD))
    with pytest.raises(CurrencyMismatchError):
        offer_uplifts(position, make_plan(position), paying_market)
