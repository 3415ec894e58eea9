from decimal import Decimal

import pytest

from planner.desktop.viewmodels.typed_amount import amount_in
from planner.localization.formatting import Formatter
from planner.localization.typed_numbers import NumberTextError
from planner.quantities.identifiers import CurrencyCode

USD = CurrencyCode("USD")
KNOWN = frozenset({USD, CurrencyCode("EUR"), CurrencyCode("AED")})


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("225k", 225_000), ("-$5,000", -5000), ("−5,000 USD", -5000), ("$ 1.5m", 1_500_000)],
)
def test_that_an_amount_may_name_its_own_currency(typed: str, amount: int) -> None:
    assert amount_in(USD, typed, Formatter("en"), KNOWN) == Decimal(amount)


@pytest.mark.parametrize("typed", ["€5,000", "-€5,000", "5,000 EUR", "-5,000 EUR", "XAF 500"])
def test_that_an_amount_in_another_currency_is_refused_below_0_too(typed: str) -> None:
    with pytest.raises(NumberTextError):
        amount_in(USD, typed, Formatter("en"), KNOWN)


def test_that_a_sign_only_the_readers_language_has_is_known() -> None:
    own = CurrencyCode("AED")
    assert amount_in(own, "5000 د.إ.\N{RIGHT-TO-LEFT MARK}", Formatter("ar"), KNOWN) == Decimal(
        5000
    )
