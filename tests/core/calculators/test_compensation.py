"""Offers and percentiles: exact at the quantiles, log-linear between, bounded outside."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.calculators.compensation import (
    PERCENTILES,
    BandSide,
    PercentileRangeError,
    offer_at,
    standing_of,
)
from planner.market.pay_band import NATIONWIDE, PayBand
from planner.market.provenance import Grade, Provenance
from planner.market.role import Level, RoleFamily
from planner.quantities.identifiers import CountryCode, CurrencyCode, SourceId


@pytest.fixture
def band() -> PayBand:
    """Quantiles that double, so that logarithms are easy."""
    return PayBand(
        role=RoleFamily.SITE_RELIABILITY_ENGINEER,
        level=Level.SENIOR,
        country=CountryCode("DE"),
        area=NATIONWIDE,
        currency=CurrencyCode("EUR"),
        p10=Decimal(10_000),
        p25=Decimal(20_000),
        p50=Decimal(40_000),
        p75=Decimal(80_000),
        p90=Decimal(160_000),
        rows=10,
        country_rows=100,
        standard_error=0.1,
        model_share=0.0,
        sources=(SourceId("survey"),),
        provenance=Provenance(SourceId("survey"), date(2025, 6, 24), Grade.B),
    )


def test_that_an_offer_at_a_quantile_is_the_quantile(band: PayBand) -> None:
    offers = tuple(offer_at(band, percentile) for percentile in PERCENTILES)
    assert offers == band.quantiles


def test_that_an_offer_between_quantiles_is_their_geometric_mean_half_way(band: PayBand) -> None:
    half_way = (Decimal("0.50") + Decimal("0.75")) / 2
    assert offer_at(band, half_way) == Decimal(56_600)  # sqrt(40,000 x 80,000) = 56,569


@pytest.mark.parametrize("percentile", ["0.0999", "0.9001", "-1", "50"])
def test_that_no_offer_is_made_up_beyond_the_band(band: PayBand, percentile: str) -> None:
    with pytest.raises(PercentileRangeError) as caught:
        offer_at(band, Decimal(percentile))
    assert caught.value.percentile == Decimal(percentile)


def test_that_a_quantile_stands_at_its_percentile(band: PayBand) -> None:
    standings = [standing_of(band, quantile) for quantile in band.quantiles]
    assert tuple(standing.percentile for standing in standings) == PERCENTILES
    assert {standing.side for standing in standings} == {BandSide.WITHIN}


@pytest.mark.parametrize(
    ("offer", "percentile", "side"),
    [
        (Decimal("9999.99"), Decimal("0.10"), BandSide.BELOW),
        (Decimal(0), Decimal("0.10"), BandSide.BELOW),
        (Decimal(-5), Decimal("0.10"), BandSide.BELOW),
        (Decimal("160000.01"), Decimal("0.90"), BandSide.ABOVE),
        (Decimal("56568.54"), Decimal("0.625"), BandSide.WITHIN),
    ],
)
def test_that_an_offer_stands_where_logarithms_put_it(
    band: PayBand, offer: Decimal, percentile: Decimal, side: BandSide
) -> None:
    standing = standing_of(band, offer)
    assert (standing.percentile, standing.side) == (percentile, side)


def test_that_equal_quantiles_give_the_highest_percentile_reached(band: PayBand) -> None:
    flat = replace(band, p25=Decimal(40_000), p50=Decimal(40_000))
    assert standing_of(flat, Decimal(40_000)).percentile == Decimal("0.50")
    assert offer_at(flat, Decimal("0.40")) == Decimal(40_000)


def test_that_a_band_of_one_amount_answers(band: PayBand) -> None:
    one = Decimal(500)
    flat = replace(band, p10=one, p25=one, p50=one, p75=one, p90=one)
    assert standing_of(flat, one).percentile == Decimal("0.90")
    assert offer_at(flat, Decimal("0.33")) == one


@pytest.fixture
def there_and_back(band: PayBand) -> Callable[[int], Decimal]:
    return lambda percent: standing_of(band, offer_at(band, Decimal(percent) / 100)).percentile


@pytest.mark.parametrize("percent", range(10, 91, 5))
def test_that_the_percentile_of_an_offer_is_the_one_it_was_made_at(
    there_and_back: Callable[[int], Decimal], percent: int
) -> None:
    # Three digits of an offer are up to half a percent, and a doubling spans 15 to 25 percentiles.
    assert abs(there_and_back(percent) - Decimal(percent) / 100) < Decimal("0.002")


def test_that_higher_percentiles_never_offer_less(band: PayBand) -> None:
    offers = [offer_at(band, Decimal(permille) / 1000) for permille in range(100, 901)]
    assert offers == sorted(offers)
