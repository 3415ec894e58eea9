from datetime import date

import pytest

from planner.localization.formatting import Formatter
from planner.localization.typed_dates import DateTextError, parse_date

ARABIC_DIGITS = {ord("0") + digit: 0x660 + digit for digit in range(10)}
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "locale", "day"),
    [
        ("2027-02-01", "en", date(2027, 2, 1)),
        ("2027-02-01T00:00:00", "en", date(2027, 2, 1)),
        ("2027-02-01 09:30:00.000", "en", date(2027, 2, 1)),
        ("2/1/2027 12:00 AM", "en_US", date(2027, 2, 1)),
        ("01.02.2027 0:00", "de", date(2027, 2, 1)),
        ("1 Feb 27", "en", date(2027, 2, 1)),
        ("Feb 1, 2027", "en", date(2027, 2, 1)),
        ("1st March 2027", "en", date(2027, 3, 1)),
        ("Mon 1 Feb 2027", "en", date(2027, 2, 1)),
        ("1. Februar 2027", "de", date(2027, 2, 1)),
        ("1 feb 27", "de", date(2027, 2, 1)),
        ("1 فبراير 2027", "ar", date(2027, 2, 1)),
        ("1/2/2027".translate(ARABIC_DIGITS), "ar", date(2027, 2, 1)),
        ("2027年2月1日", "ja", date(2027, 2, 1)),
        ("01.02.27", "de", date(2027, 2, 1)),
        ("2/1/2027", "en_US", date(2027, 2, 1)),
        ("14/9/26", "en", date(2026, 9, 14)),
        ("9/14/26", "en", date(2026, 9, 14)),
        ("5/5/27", "en", date(2027, 5, 5)),
        ("Feb 2027", "en", date(2027, 2, 1)),
        ("next month", "en", date(2026, 12, 1)),
        ("nächsten Monat", "en", date(2026, 12, 1)),
        ("Nächster Monat", "de", date(2026, 12, 1)),
        ("naechsten monat", "de", date(2026, 12, 1)),
        ("الشهر المقبل", "ar", date(2026, 12, 1)),
        ("غدًا", "ar", date(2026, 11, 25)),
        ("Tomorrow", "de", date(2026, 11, 25)),
        ("next week", "en", date(2026, 11, 30)),
        ("1 Dec", "en", date(2026, 12, 1)),
        ("1 Nov", "en", date(2027, 11, 1)),
    ],
)
def test_that_a_date_is_read_in_its_usual_forms(text: str, locale: str, day: date) -> None:
    assert parse_date(text, locale, TODAY) == day


def test_that_an_american_or_british_order_is_never_guessed() -> None:
    with pytest.raises(DateTextError) as caught:
        parse_date("3/4/27", "en", TODAY)
    assert caught.value.readings == (date(2027, 3, 4), date(2027, 4, 3))


@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "31 Feb 27", "2027-13-01", "32/1/27", "1 Feb Mar 27", "soon", "29 Feb"),
        *("2027-02-01T23:00:00Z", "2027-02-01 23:00+01:00", "9:30"),  # of which zone's day?
    ],
)
def test_that_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateTextError) as caught:
        parse_date(text, "en", TODAY)
    assert caught.value.readings == ()


@pytest.mark.parametrize("locale", ["en", "de", "ar", "fr", "es", "ja", "pl"])
def test_that_a_date_as_shown_is_read_back(locale: str) -> None:
    shown = Formatter(locale)
    for month in range(1, 13):
        day = date(2027, month, 3)
        assert shown.parse_date(shown.date_long(day), TODAY) == day
