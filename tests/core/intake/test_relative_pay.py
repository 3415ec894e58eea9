from decimal import Decimal

import pytest

from planner.intake.cells.relative_pay import read_factor


@pytest.mark.parametrize(
    ("text", "locale", "factor"),
    [
        ("+5%", "en", "1.05"),
        ("-10 %", "en", "0.9"),
        ("−2.5%", "en", "0.975"),
        ("+ 2,5 %", "de", "1.025"),
        ("x1.1", "en", "1.1"),
        ("×1,1", "de", "1.1"),
        ("* 2", "en", "2"),
        (" X 1.05 ", "en", "1.05"),
        ("+\u0665\u066a", "ar", "1.05"),
    ],
)
def test_that_shares_and_factors_are_read_as_people_type_them(
    text: str, locale: str, factor: str
) -> None:
    assert read_factor(text, locale) == Decimal(factor)


@pytest.mark.parametrize("text", ["", "85000", "5%", "+5", "x", "€85k", "+x%", "100x", "1.1"])
def test_that_other_texts_are_no_change(text: str) -> None:
    assert read_factor(text, "en") is None
