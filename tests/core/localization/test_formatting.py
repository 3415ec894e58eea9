import random
import re
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent

from planner.localization.formatting import Formatter
from planner.localization.number_forms import currency_digits, currency_form, local_locale
from planner.quantities.identifiers import CountryCode, CurrencyCode
from planner.quantities.month import Month

USD, EUR = CurrencyCode("USD"), CurrencyCode("EUR")
EN, DE, AR = Formatter("en"), Formatter("de"), Formatter("ar")

LOCALES = [
    "en",
    "de",
    "fr",
    "es",
    "pt_BR",
    "ja",
    "en_IN",
    "pl_PL",
    "de_CH",
    "sv_SE",
    "bn_BD",
    "vi_VN",
]
CURRENCIES = ["USD", "EUR", "INR", "PLN", "JPY", "CHF", "KWD", "EGP", "BRL", "CAD"]


def as_babel(amount: Decimal, currency: str, locale: str) -> str:
    """Babel's text, rounded half up, with the two documented differences applied to it."""
    with localcontext(rounding=ROUND_HALF_UP):
        text = format_currency(amount, currency, locale=locale, currency_digits=True)
    text = re.sub(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])", "\xa0", text)
    return text.replace("-", "−")


@pytest.mark.parametrize("locale", LOCALES)
def test_that_money_equals_babels_for_random_values(locale: str) -> None:
    chance = random.Random(locale)  # noqa: S311 -- repeatable, not secret
    for currency in CURRENCIES:
        for _ in range(100):
            amount = Decimal(chance.randint(-(10**9), 10**10)).scaleb(-chance.randint(0, 4))
            digits = currency_digits(CurrencyCode(currency))
            written = currency_form(locale, CurrencyCode(currency)).text(amount, digits)
            assert written == as_babel(amount, currency, locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_that_numbers_and_percentages_equal_babels(locale: str) -> None:
    chance = random.Random(locale)  # noqa: S311 -- repeatable, not secret
    shown = Formatter(locale)
    for _ in range(200):
        value = Decimal(chance.randint(-(10**8), 10**8)).scaleb(-3)
        with localcontext(rounding=ROUND_HALF_UP):
            plain = format_decimal(value, "#,##0.00", locale="de").replace("-", "−")
            share = format_percent(value, locale=locale).replace("-", "−")
            whole = format_decimal(int(value), locale=locale).replace("-", "−")
        assert DE.number(value, 2) == plain
        assert shown.percent(value) == share
        assert shown.integer(int(value)) == whole


@pytest.mark.parametrize(
    ("amount", "currency", "country", "code", "text"),
    [
        ("6840000", "INR", "IN", "", "₹68,40,000"),
        ("92000", "EUR", "DE", "", "92.000\xa0€"),
        ("312000", "PLN", "PL", "", "312\xa0000\xa0zł"),
        ("480000", "BRL", "BR", "", "R$\xa0480.000,00"),
        ("14200000", "JPY", "JP", "", "￥14,200,000"),
        ("168000", "CAD", "CA", "CAD", "$168,000"),
        ("156000", "SGD", "SG", "SGD", "$156,000"),
        ("960000", "MXN", "MX", "MXN", "$960,000"),
        ("150000", "USD", "US", "", "$150,000"),
        ("1980000", "EGP", "EG", "", "EGP\xa01,980,000"),
        ("92000", "EUR", "IE", "", "€92,000"),
        ("92000", "CHF", "CH", "", "CHF\xa092’000"),
        ("92000.5", "EUR", "DE", "", "92.001\xa0€"),
    ],
)
def test_that_local_money_follows_the_countrys_own_habit(
    amount: str, currency: str, country: str, code: str, text: str
) -> None:
    written = EN.local_money(Decimal(amount), CurrencyCode(currency), CountryCode(country))
    assert (written.code, written.text) == (code, text)


def test_that_local_money_in_one_line_puts_the_code_first() -> None:
    assert (
        str(EN.local_money(Decimal(168000), CurrencyCode("CAD"), CountryCode("CA")))
        == "CAD $168,000"
    )


@pytest.mark.parametrize(
    "country", ["EG", "AE", "SA", "IL", "PK", "BD", "NP", "IN", "TW", "RS", "ZZ"]
)
def test_that_local_money_always_has_western_digits(country: str) -> None:
    text = EN.local_money(Decimal(1234567), EUR, CountryCode(country)).text
    assert re.sub(r"[^0-9]", "", text) == "1234567"
    assert not re.search("[\u0590-\u08ff]", text)


def test_that_every_country_with_a_currency_has_a_form() -> None:
    for country in ("DE", "XK", "HK", "KZ", "MA", "VN", "KR", "UA"):
        assert local_locale(CountryCode(country)).endswith(country)


@pytest.mark.parametrize(
    ("amount", "english", "german"),
    [
        ("1432999", "$1.43M", "1,43\xa0Mio.\xa0$"),
        ("970000", "$0.97M", "0,97\xa0Mio.\xa0$"),
        ("-1750000", "−$1.75M", "−1,75\xa0Mio.\xa0$"),
        ("480999", "$481k", "481.000\xa0$"),
        ("950", "$950", "950\xa0$"),
        ("0", "$0", "0\xa0$"),
    ],
)
def test_that_headlines_have_two_decimals_of_a_million(
    amount: str, english: str, german: str
) -> None:
    assert EN.headline_money(Decimal(amount), USD) == english
    assert DE.headline_money(Decimal(amount), USD) == german


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (300_000, "$300k"),
        (0, "0"),
        (1_500_000, "$1.5M"),
        (2_500, "$2.5k"),
        (800, "$800"),
        (10**9, "$1B"),
    ],
)
def test_that_axis_money_is_as_short_as_its_value_allows(amount: int, text: str) -> None:
    assert EN.axis_money(amount, USD) == text


def test_that_reporting_money_is_rounded_to_hundreds_and_halves_go_up() -> None:
    assert EN.reporting_rounded(Decimal("103949.99"), USD) == "$103,900"
    assert EN.reporting_rounded(Decimal(103950), USD) == "$104,000"
    assert EN.reporting_rounded(Decimal(-103950), USD) == "−$104,000"


def test_that_money_keeps_the_minor_unit_unless_told_otherwise() -> None:
    assert EN.money(Decimal(73350), EUR) == "€73,350.00"
    assert EN.money(Decimal("2.675"), EUR) == "€2.68"
    assert EN.money(Decimal(1234), CurrencyCode("JPY")) == "¥1,234"
    assert DE.money(Decimal(73350), EUR, 0) == "73.350\xa0€"


def test_that_an_amount_rounding_to_zero_has_no_sign() -> None:
    assert EN.money(Decimal("-0.004"), EUR) == "€0.00"


def test_that_figures_inside_arabic_are_isolated_and_run_left_to_right() -> None:
    assert AR.money(Decimal(103900), USD, 0) == "\u2066$103,900\u2069"
    assert AR.percent(Decimal("0.82")) == "\u206682%\u2069"
    assert AR.time_range(time(9), time(15, 30)) == "\u206609:00 – 15:30\u2069"
    assert AR.headline_money(Decimal(1430000), USD) == "\u2066$1.43M\u2069"
    assert AR.date_short(date(2026, 9, 14)) == "\u206614/09/26\u2069"
    assert AR.is_right_to_left
    assert not DE.is_right_to_left


def test_that_dates_are_written_as_the_design_asks() -> None:
    day = date(2026, 9, 14)
    assert EN.date_short(day) == "14 Sep 26"
    assert EN.date_long(day) == "14 September 2026"
    assert EN.day_and_month(day) == "14 Sep"
    assert DE.date_long(day) == "14. September 2026"
    assert AR.date_long(day) == "14 سبتمبر 2026"


@pytest.mark.parametrize("locale", ["de", "fr", "es", "pt_BR", "ja", "pl", "ar"])
def test_that_long_dates_equal_babels_in_every_month(locale: str) -> None:
    for month in range(1, 13):
        day = date(2026, month, 4)
        assert Formatter(locale).date_long(day) == format_date(day, "long", locale=locale)


def test_that_month_names_stay_apart_when_many_languages_are_read() -> None:
    months = {
        locale: Formatter(locale).month_name(Month(2026, 2))
        for locale in ("ja", "fr", "es", "de", "en")
    }
    assert months == {"ja": "2月", "fr": "févr.", "es": "feb", "de": "Feb.", "en": "Feb"}


def test_that_months_and_fiscal_years_are_short() -> None:
    first = Month(2026, 7)
    assert EN.month_short(first) == "Jul 26"
    assert EN.month_range(first, first.plus(11)) == "Jul 26 – Jun 27"
    assert EN.fiscal_year_label(2027) == "FY27"
    assert EN.fiscal_year_label(2105) == "FY05"


def test_that_hours_come_from_minutes() -> None:
    assert EN.hours(390) == "6.5"
    assert DE.hours(390) == "6,5"
    assert EN.hours(0) == "0.0"
    assert EN.hours(187.5) == "3.1"
    assert EN.hours_and_minutes(390) == "6 h 30 min"
    assert EN.hours_and_minutes(120) == "2 h"
    assert EN.hours_and_minutes(45) == "45 min"


def test_that_rates_keep_every_digit() -> None:
    assert EN.rate(Decimal("0.000061234")) == "0.000061234"
    assert EN.rate(Decimal("1.2784470")) == "1.278447"
    assert DE.rate(Decimal(1)) == "1"


def test_that_differences_carry_their_sign() -> None:
    assert EN.signed_money(Decimal(1200), USD) == "+$1,200"
    assert EN.signed_money(Decimal(-300), USD) == "−$300"
    assert EN.signed_money(Decimal("0.2"), USD) == "$0"


def test_that_an_unknown_territory_falls_back_to_its_language() -> None:
    assert Formatter("de_XX").money(Decimal(5), EUR) == DE.money(Decimal(5), EUR)
    assert Formatter("tlh").money(Decimal(5), EUR) == EN.money(Decimal(5), EUR)


def test_that_typed_text_is_read_in_the_formatters_locale() -> None:
    assert DE.parse_number("92.000") == Decimal(92000)
    assert EN.parse_money("92.000") == Decimal(92000)
    assert DE.parse_percent("22,5 %") == Decimal("0.225")
    assert DE.parse_date("1. März 2027", date(2027, 1, 1)) == date(2027, 3, 1)


def test_that_a_locale_that_counts_otherwise_gets_full_figures() -> None:
    assert Formatter("ja").headline_money(Decimal(1432999), USD) == "$1,430,000"


def test_that_constructing_a_formatter_again_gives_an_equal_one() -> None:
    assert Formatter("de") == DE
    assert hash(Formatter("de")) == hash(DE)
