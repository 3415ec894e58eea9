"""The published durations of countries and roles come out again within the ranges that are stated.

The figures are typed here from the publications, apart from the tables that the build makes of
them: Glassdoor Economic Research 2017, mean days from application to answer by country; Glassdoor
2015 and Workable (about 2019) for roles.
"""

from decimal import Decimal

import pytest

from planner.market.hiring_coefficient import HiringCoefficients
from planner.market.loader import load_snapshot

ALL_COUNTRIES = Decimal("23.7")
BY_COUNTRY = {
    "BR": "39.6",
    "FR": "38.9",
    "CH": "37.6",
    "IT": "36.0",
    "BE": "36.0",
    "AE": "35.8",
    "EG": "35.2",
    "ES": "31.7",
    "MX": "31.2",
    "JP": "30.9",
    "DE": "28.5",
    "GB": "27.5",
    "PL": "25.9",
    "IE": "25.5",
    "NL": "25.4",
    "SG": "25.4",
    "CN": "24.7",
    "US": "23.8",
    "AU": "23.3",
    "PH": "21.8",
    "MY": "21.7",
    "CA": "20.1",
    "RO": "19.2",
    "IL": "16.9",
    "IN": "16.1",
}


@pytest.fixture(scope="module")
def coefficients() -> HiringCoefficients:
    return load_snapshot().hiring_coefficients


@pytest.mark.parametrize(("country", "days"), BY_COUNTRY.items())
def test_that_a_countrys_published_days_lie_in_its_range(
    coefficients: HiringCoefficients, country: str, days: str
) -> None:
    factor = coefficients[f"country.{country}"]
    published = Decimal(days)
    rounding = ALL_COUNTRIES / 200  # factors have two digits
    assert ALL_COUNTRIES * factor.low - rounding <= published
    assert published <= ALL_COUNTRIES * factor.high + rounding
    # What is planned with goes the same way, and no further than the publication does.
    apart = published - ALL_COUNTRIES
    expected = ALL_COUNTRIES * (factor.likely - 1)
    assert abs(expected) <= abs(apart) + rounding
    assert abs(apart) < rounding or apart * expected >= -rounding


def test_that_countries_stand_in_the_published_order(coefficients: HiringCoefficients) -> None:
    by_days = sorted(BY_COUNTRY, key=lambda country: Decimal(BY_COUNTRY[country]))
    factors = [coefficients[f"country.{country}"].likely for country in by_days]
    assert factors == sorted(factors)


@pytest.mark.parametrize(
    ("days", "country"), [("35.0", "US"), ("56.0", None), ("51.0", "US"), ("51.0", "CA")]
)
@pytest.mark.parametrize("role", ["site-reliability-engineer", "cloud-platform-engineer"])
def test_that_published_days_of_engineers_and_of_all_it_roles_lie_in_the_range(
    coefficients: HiringCoefficients, role: str, days: str, country: str | None
) -> None:
    factors = [coefficients["baseline-days"], coefficients[f"role.{role}"]]
    if country is not None:
        factors.append(coefficients[f"country.{country}"])
    low = high = Decimal(1)
    for factor in factors:
        low, high = low * factor.low, high * factor.high
    assert low <= Decimal(days) <= high


def test_that_what_is_planned_with_for_all_it_roles_is_what_was_published(
    coefficients: HiringCoefficients,
) -> None:
    likely = coefficients["baseline-days"].likely
    assert likely * coefficients["role.cloud-platform-engineer"].likely == 56
    for country in ("GB", "IE"):
        found = likely * coefficients[f"country.{country}"].likely
        assert found == pytest.approx(Decimal(55), rel=Decimal("0.12"))
