from decimal import Decimal

import pytest

from planner.localization.typed_numbers import (
    NumberTextError,
    parse_money,
    parse_number,
    parse_percent,
)

ARABIC_DIGITS = {ord("0") + digit: 0x660 + digit for digit in range(10)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("60000", "60000"),
        ("312 000", "312000"),
        ("312\u202f000", "312000"),
        ("312,000.50", "312000.50"),
        ("312.000,50", "312000.50"),
        ("68,40,000", "6840000"),
        ("1,234,567.89", "1234567.89"),
        ("1.234.567", "1234567"),
        ("1’234.50", "1234.50"),
        ("R$ 480.000,00", "480000"),
        ("92.000,00 €", "92000"),
        ("312 000 zł", "312000"),
        ("EUR 60,000.00", "60000"),
        ("-5", "-5"),
        ("−$5", "-5"),
        ("€-5", "-5"),
        (".5", "0.5"),
        ("12.5", "12.5"),
        ("12,5", "12.5"),
        ("312\u066c000".translate(ARABIC_DIGITS), "312000"),
        ("312\u066b5".translate(ARABIC_DIGITS), "312.5"),
        ("\u2066$103,900\u2069", "103900"),
    ],
)
@pytest.mark.parametrize("locale", ["en", "de", "ar"])
def test_that_a_number_is_read_in_any_usual_form(text: str, value: str, locale: str) -> None:
    assert parse_money(text, locale) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "abc",
        "12 abc",
        "1,2,3",
        "1.2.3",
        "1,,000",
        "1e5",
        "nan",
        "Infinity",
        "--5",
        "5 5,5,5",
        "1 2",
        "=1+2",
    ],
)
def test_that_what_is_not_one_number_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(NumberTextError) as caught:
        parse_number(text, "en")
    assert caught.value.text == text


def test_that_a_lone_separator_follows_the_locale_in_numbers_but_groups_in_money() -> None:
    assert parse_number("92.000", "en") == Decimal(92)
    assert parse_number("92.000", "de") == Decimal(92000)
    assert parse_money("92.000", "en") == Decimal(92000)
    assert parse_money("92,000", "de") == Decimal(92000)
    assert parse_money("0.125", "en") == Decimal("0.125")


@pytest.mark.parametrize(
    ("text", "fraction"),
    [("22.5 %", "0.225"), ("22,5", "0.225"), ("٪25".translate(ARABIC_DIGITS), "0.25"), ("0", "0")],
)
def test_that_percentages_are_read_as_fractions(text: str, fraction: str) -> None:
    assert parse_percent(text, "en") == Decimal(fraction)


def test_that_a_bad_percentage_names_what_was_typed() -> None:
    with pytest.raises(NumberTextError, match="a lot %"):
        parse_percent("a lot %", "en")
