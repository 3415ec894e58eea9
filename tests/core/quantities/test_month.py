"""Calendar months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.quantities.month import Month

MONTHS = st.builds(Month, st.integers(1000, 3000), st.integers(1, 12))


@pytest.mark.parametrize(("year", "number"), [(2027, 0), (2027, 13), (0, 1), (10000, 1)])
def test_that_no_month_lies_outside_the_calendar(year: int, number: int) -> None:
    with pytest.raises(ValueError, match="not a month"):
        Month(year, number)


@pytest.mark.parametrize(
    "text",
    [
        "2027-13",
        "2027-00",
        "2027-1",
        "27-01",
        "2027/01",
        "",
        "2027-01-01",
        "\u0662\u0660\u0662\u0667-\u0660\u0661",
        "2027-01\n",
    ],
)
def test_that_other_text_is_no_month(text: str) -> None:
    with pytest.raises(ValueError, match="not a month"):
        Month.parse(text)


@given(MONTHS)
def test_that_a_month_reads_back_what_it_writes(month: Month) -> None:
    assert Month.parse(str(month)) == month


@given(MONTHS)
def test_that_the_day_after_the_last_begins_the_next_month(month: Month) -> None:
    assert month.last_day + timedelta(days=1) == month.plus(1).first_day


@given(MONTHS, st.integers(-500, 500))
def test_that_counting_months_undoes_adding_them(month: Month, months: int) -> None:
    assert month.months_until(month.plus(months)) == months
    assert month.plus(months).plus(-months) == month


@given(st.dates(date(1000, 1, 1), date(3000, 1, 1)))
def test_that_a_day_lies_in_the_month_that_contains_it(day: date) -> None:
    month = Month.containing(day)
    assert month.first_day <= day <= month.last_day


@given(MONTHS, MONTHS)
def test_that_months_order_as_their_first_days(one: Month, other: Month) -> None:
    assert (one < other) == (one.first_day < other.first_day)


def test_that_february_knows_leap_years() -> None:
    assert [Month(year, 2).last_day.day for year in (2027, 2028, 2100, 2000)] == [28, 29, 28, 29]


def test_that_a_year_turns_in_both_directions() -> None:
    assert Month(2026, 12).plus(1) == Month(2027, 1)
    assert Month(2027, 1).plus(-1) == Month(2026, 12)
    assert Month(2027, 1).plus(24) == Month(2029, 1)
