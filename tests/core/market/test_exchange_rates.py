"""Exchange rates between any two currencies through the US dollar."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.market.exchange_rates import ExchangeRates, QuotedRate, UnknownCurrencyError
from planner.market.loader import load_snapshot
from planner.market.provenance import Grade, Provenance
from planner.quantities.identifiers import CurrencyCode, SourceId

USD, EUR, JPY, IDR = map(CurrencyCode, ("USD", "EUR", "JPY", "IDR"))
NOTED = Provenance(SourceId("test"), date(2026, 10, 30), Grade.A)


def rates(**units_per_usd: str) -> ExchangeRates:
    latest = {
        CurrencyCode(code): QuotedRate(Decimal(rate), NOTED) for code, rate in units_per_usd.items()
    }
    return ExchangeRates(latest, {})


QUOTED = rates(USD="1", EUR="0.8950948801", JPY="157.2502685", IDR="18148.20086")


def test_that_a_rate_is_units_of_the_target_for_one_of_the_source() -> None:
    assert QUOTED.rate(USD, EUR) == Decimal("0.89509488")
    assert QUOTED.rate(EUR, USD) == Decimal("1.1172000")


def test_that_a_rate_has_eight_significant_digits_however_small() -> None:
    assert QUOTED.rate(IDR, EUR) == Decimal("0.000049321411")
    assert len(QUOTED.rate(IDR, EUR).as_tuple().digits) == 8
    assert len(QUOTED.rate(EUR, IDR).as_tuple().digits) == 8


def test_that_a_currency_is_worth_itself() -> None:
    assert QUOTED.rate(JPY, JPY) == 1
    assert rates(USD="1").rate(CurrencyCode("XXX"), CurrencyCode("XXX")) == 1


@pytest.mark.parametrize(("source", "target"), [("XXX", "USD"), ("USD", "XXX")])
def test_that_a_currency_without_a_rate_is_named(source: str, target: str) -> None:
    with pytest.raises(UnknownCurrencyError) as caught:
        QUOTED.rate(CurrencyCode(source), CurrencyCode(target))
    assert caught.value.currency == "XXX"


positive = st.decimals("0.000001", "1000000", allow_nan=False, allow_infinity=False, places=8)


@given(positive, positive)
def test_that_there_and_back_is_one_to_seven_digits(first: Decimal, second: Decimal) -> None:
    pair = rates(AAA=str(first), BBB=str(second))
    there = pair.rate(CurrencyCode("AAA"), CurrencyCode("BBB"))
    back = pair.rate(CurrencyCode("BBB"), CurrencyCode("AAA"))
    assert abs(there * back - 1) < Decimal("2e-7")


def test_that_shipped_rates_are_the_reference_rates_of_the_day() -> None:
    # European Central Bank, 30 October 2026: units per euro.
    shipped = load_snapshot().exchange_rates
    published = {
        "USD": "1.1172",
        "JPY": "175.68",
        "GBP": "0.8338",
        "PLN": "4.4038",
        "INR": "106.084",
    }
    for code, per_euro in published.items():
        rate = shipped.rate(EUR, CurrencyCode(code))
        assert abs(rate / Decimal(per_euro) - 1) < Decimal("1e-7"), code
