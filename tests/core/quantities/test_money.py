"""Money and its rounding."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import CurrencyMismatchError, Money, round_half_up

EUR, USD = CurrencyCode("EUR"), CurrencyCode("USD")


@pytest.mark.parametrize(
    ("amount", "digits", "rounded"),
    [
        ("2.675", 2, "2.68"),  # 2.67 as a binary fraction, and 2.68 in a spreadsheet
        ("2.665", 2, "2.67"),  # half to even would give 2.66
        ("-2.675", 2, "-2.68"),  # away from zero, as ROUND() does
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("-0.5", 0, "-1"),
        ("1234.5", -2, "1200"),
        ("1250", -2, "1300"),
        ("1.2345", 3, "1.235"),
        ("7", 2, "7.00"),
    ],
)
def test_that_halves_round_away_from_zero(amount: str, digits: int, rounded: str) -> None:
    assert round_half_up(Decimal(amount), digits) == Decimal(rounded)


@given(st.decimals(-(10**12), 10**12, places=6), st.integers(0, 4))
def test_that_rounding_moves_an_amount_by_half_a_unit_at_most(amount: Decimal, digits: int) -> None:
    assert abs(round_half_up(amount, digits) - amount) * 2 <= Decimal(1).scaleb(-digits)


@given(st.decimals(-(10**12), 10**12, places=6), st.integers(0, 4))
def test_that_rounding_twice_changes_nothing_more(amount: Decimal, digits: int) -> None:
    once = round_half_up(amount, digits)
    assert round_half_up(once, digits) == once


def test_that_rounding_yen_leaves_no_decimals() -> None:
    assert str(round_half_up(Decimal("14200000.49"), 0)) == "14200000"


def test_that_amounts_of_one_currency_add_up_exactly() -> None:
    total = Money(Decimal("0.1"), EUR) + Money(Decimal("0.2"), EUR)
    assert total == Money(Decimal("0.3"), EUR)


def test_that_two_currencies_do_not_add_up() -> None:
    with pytest.raises(CurrencyMismatchError, match=r"USD \+ EUR"):
        Money(Decimal(1), USD) + Money(Decimal(1), EUR)


def test_that_money_rounds_in_its_own_currency() -> None:
    assert Money(Decimal("2.675"), EUR).rounded(2) == Money(Decimal("2.68"), EUR)


def test_that_equal_amounts_with_other_decimals_are_the_same_money() -> None:
    assert Money(Decimal(85000), EUR) == Money(Decimal("85000.00"), EUR)
    assert len({Money(Decimal(85000), EUR), Money(Decimal("85000.00"), EUR)}) == 1
