from decimal import Decimal

import pytest

from planner.intake.cells.pay_text import MonthlyPayError, NegativePayError, PayRangeError, read_pay
from planner.localization.typed_numbers import NumberTextError
from planner.market.snapshot import Snapshot


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("85k", "85000", ""),
        ("€85.000", "85000", "EUR"),
        ("85 000,50 zł", "85000.50", "PLN"),
        ("PLN 310 000 p.a.", "310000", "PLN"),
        ("$1.2m", "1200000", "USD"),
        ("42 lakh", "4200000", ""),
        ("CHF 120’000", "120000", "CHF"),
        ("85 Tsd. €/Jahr", "85000", "EUR"),
        ("100,000 USD per year", "100000", "USD"),
        ("\u0668\u0665\u066c\u0660\u0660\u0660", "85000", ""),
        ("kr 900 000", "900000", "SEK"),
    ],
)
def test_that_pay_is_read_as_people_write_it(
    text: str, amount: str, currency: str, market: Snapshot
) -> None:
    read = read_pay(text, "en", market.exchange_rates.latest)
    assert read.amount == Decimal(amount)
    assert next(iter(read.currencies), "") == currency


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("about 85", NumberTextError),
        ("=85000+1", NumberTextError),
        ("80k-90k", PayRangeError),
        ("80k-", NumberTextError),
        ("2027-01-01", NumberTextError),
        ("€5000/month", MonthlyPayError),
        ("-5", NegativePayError),
        ("9" * 40, NumberTextError),
        ("9" * 100_000, NumberTextError),
    ],
)
def test_that_what_is_no_annual_pay_is_refused(
    text: str, error: type[Exception], market: Snapshot
) -> None:
    with pytest.raises(error):
        read_pay(text, "en", market.exchange_rates.latest)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("80k–90k", 80_000, 90_000),
        ("80-90k", 80_000, 90_000),
        ("€80.000 - 90.000", 80_000, 90_000),
        ("von 80.000 bis 90.000 €", 80_000, 90_000),
        ("$7-6k/month", 72_000, 84_000),
        ("₹42-48 lakh", 4_200_000, 4_800_000),
    ],
)
def test_that_both_ends_of_a_range_are_read(
    text: str, low: int, high: int, market: Snapshot
) -> None:
    with pytest.raises(PayRangeError) as caught:
        read_pay(text, "en", market.exchange_rates.latest)
    assert (caught.value.low, caught.value.high) == (Decimal(low), Decimal(high))
