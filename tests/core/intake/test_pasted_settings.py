"""Budgets by month and days off, as spreadsheets copy them."""

from datetime import date
from decimal import Decimal

import pytest

from planner.intake.pastes.pasted_days import DayFault, DayProblem, read_days
from planner.intake.pastes.pasted_months import (
    MonthFault,
    MonthProblem,
    PastedMonths,
    read_month,
    read_months,
)
from planner.intake.tables.grid import CopiedCellsError
from planner.localization.formatting import Formatter
from planner.localization.pasted_settings import day_problem_sentence, month_problem_sentence
from planner.plan.company_day import CompanyDay
from planner.quantities.identifiers import CountryCode
from planner.quantities.month import Month

TODAY = date(2026, 11, 2)
FIRST = Month(2026, 7)
MONTHS = tuple(FIRST.plus(number) for number in range(24))
COVERED = frozenset({CountryCode("PL"), CountryCode("DE")})


def pasted(text: str, locale: str = "en", first: Month = FIRST) -> PastedMonths:
    return read_months(text, MONTHS, first, locale, TODAY)


def amounts(text: str, locale: str = "en", first: Month = FIRST) -> dict[str, str]:
    found = pasted(text, locale, first)
    assert found.problems == ()
    return {str(month): str(amount) for month, amount in found.amounts.items()}


def faults(text: str) -> list[tuple[str, int, int]]:
    found = pasted(text)
    assert found.amounts == {}
    return [(problem.fault.value, problem.row, problem.column) for problem in found.problems]


@pytest.mark.parametrize(
    ("text", "locale", "wanted"),
    [
        ("100\n200\n", "en", {"2026-07": "100", "2026-08": "200"}),
        ("$1,000.50\t2,000", "en", {"2026-07": "1000.50", "2026-08": "2000"}),
        ("1.000,50 €\t2.000 €", "de", {"2026-07": "1000.50", "2026-08": "2000"}),
        ("Budget\n100\n200", "en", {"2026-07": "100", "2026-08": "200"}),
        ("Budget\t5\t6", "en", {"2026-07": "5", "2026-08": "6"}),
        ("100\n\n300", "en", {"2026-07": "100", "2026-09": "300"}),
        ("100\t\t300", "en", {"2026-07": "100", "2026-09": "300"}),
        ("5\t6", "en", {"2026-07": "5", "2026-08": "6"}),
        ("Month\tBudget\nSep 26\t7\nOct 26\t8", "en", {"2026-09": "7", "2026-10": "8"}),
        ("Okt. 26\t7.000\nNov 2026\t8.000", "de", {"2026-10": "7000", "2026-11": "8000"}),
        ("2026-09\t2026-10\n7\t8", "en", {"2026-09": "7", "2026-10": "8"}),
        ("01/2027\t7\n2/2027\t", "en", {"2027-01": "7"}),
    ],
)
def test_that_budgets_are_read_in_every_usual_shape(
    text: str, locale: str, wanted: dict[str, str]
) -> None:
    assert amounts(text, locale) == wanted


def test_that_a_lone_column_begins_at_the_month_it_is_pasted_at() -> None:
    assert amounts("1\n2", first=Month(2027, 1)) == {"2027-01": "1", "2027-02": "2"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("100\nmuch\n300", [("not-an-amount", 2, 1)]),
        ("100\t-5", [("negative", 1, 2)]),
        ("Sep 26\t7\nsoon\t8\nOct 26\tx", [("not-a-month", 2, 2), ("not-an-amount", 3, 2)]),
        ("Sep 26\t7\nSept 2026\t8", [("month-twice", 2, 2)]),
        ("Jun 26\t7\nJul 28\t8", [("beyond-the-plan", 1, 2), ("beyond-the-plan", 2, 2)]),
        ("1\t2\t3\n4\t5\t6", [("no-row-or-column", 1, 1)]),
        ("1\n" * 25, [("beyond-the-plan", 25, 1)]),
        ("1e40\n" + "9" * 40, [("not-an-amount", 1, 1), ("not-an-amount", 2, 1)]),
    ],
)
def test_that_what_cannot_be_read_is_named_by_cell_and_nothing_is_taken(
    text: str, wanted: list[tuple[str, int, int]]
) -> None:
    assert faults(text) == wanted


def test_that_nothing_copied_is_said_as_elsewhere() -> None:
    with pytest.raises(CopiedCellsError):
        pasted(" \n")


@pytest.mark.parametrize("text", ["13/2026", "2026-00", "Quarter 1", "", "9"])
def test_that_no_month_is_read_as_none(text: str) -> None:
    assert read_month(text, "en", TODAY) is None


@pytest.mark.parametrize("fault", MonthFault)
def test_that_every_fault_of_a_month_is_said_with_its_place(fault: MonthFault) -> None:
    said = month_problem_sentence(
        MonthProblem(fault, "much", 3, 2), MONTHS[0], MONTHS[-1], Formatter("en")
    )
    assert "{" not in said
    if fault is not MonthFault.NO_ROW_OR_COLUMN:
        assert said.startswith("Row 3, column 2: “much” ")


def days(text: str, locale: str = "en") -> dict[CompanyDay, str]:
    found = read_days(
        text, COVERED, locale, TODAY, usual_name="Company day", everywhere={"everywhere", "*"}
    )
    assert found.problems == ()
    return found.days


def test_that_days_off_are_read_with_what_they_have() -> None:
    assert days(
        "Date\tName\tCountry\n2026-12-24\tChristmas Eve\tEverywhere\n"
        "24 Dec 2026\tWigilia\tPoland\n31.12.2026\t\tde\n2027-01-02"
    ) == {
        CompanyDay(date(2026, 12, 24)): "Christmas Eve",
        CompanyDay(date(2026, 12, 24), CountryCode("PL")): "Wigilia",
        CompanyDay(date(2026, 12, 31), CountryCode("DE")): "Company day",
        CompanyDay(date(2027, 1, 2)): "Company day",
    }


def test_that_days_off_that_cannot_be_read_are_named_by_cell_and_none_is_taken() -> None:
    text = f"2026-12-24\tEve\nsoon\tx\n3/4/26\tx\n2026-12-25\tx\tAtlantis\n2300-01-01\n2027-01-01\t{'x' * 300}"
    found = read_days(text, COVERED, "en", TODAY, usual_name="Day", everywhere=())
    assert found.days == {}
    assert [(each.fault, each.row, each.column) for each in found.problems] == [
        (DayFault.NOT_A_DATE, 2, 1),
        (DayFault.AMBIGUOUS_DATE, 3, 1),
        (DayFault.UNKNOWN_COUNTRY, 4, 3),
        (DayFault.YEAR_OUT_OF_RANGE, 5, 1),
        (DayFault.TOO_LONG, 6, 2),
    ]


@pytest.mark.parametrize("fault", DayFault)
def test_that_every_fault_of_a_day_is_said_with_its_place(fault: DayFault) -> None:
    said = day_problem_sentence(DayProblem(fault, "x", 3, 2))
    assert said.startswith("Row 3, column 2: ")
    assert "{" not in said


def test_that_amounts_are_exact() -> None:
    assert pasted("0.1").amounts == {FIRST: Decimal("0.1")}
