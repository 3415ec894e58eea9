"""Copied cells as days off of the company: a date, a name, and a country where it is only one's."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.intake.tables.tab_text import read_tab_text
from planner.localization.countries import UnknownCountryError, find_country
from planner.localization.typed_dates import DateTextError, parse_date
from planner.plan.bounds import is_storable_year
from planner.plan.company_day import CompanyDay
from planner.quantities.identifiers import CountryCode

_LONGEST_NAME = 200


class DayFault(StrEnum):
    """Why a row cannot be used."""

    NOT_A_DATE = "not-a-date"
    AMBIGUOUS_DATE = "ambiguous-date"
    YEAR_OUT_OF_RANGE = "year-out-of-range"
    UNKNOWN_COUNTRY = "unknown-country"
    TOO_LONG = "too-long"


@dataclass(frozen=True, slots=True)
class DayProblem:
    """A cell that cannot be used; ``row`` and ``column`` count what was copied, from 1."""

    fault: DayFault
    text: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class PastedDays:
    """What was read: days with their names, or what is wrong; never both in part."""

    days: dict[CompanyDay, str]
    problems: tuple[DayProblem, ...] = ()


_Fault = tuple[DayFault, str, int]
"""What is wrong, the text that is, and its column."""


def read_days(
    text: str,
    covered: Collection[CountryCode],
    locale: str,
    today: date,
    *,
    usual_name: str,
    everywhere: Collection[str],
) -> PastedDays:
    """Read copied cells as days off: date, name, country, the last two where they are given.

    A first row without a date is a heading.

    Args:
        text: Tab-separated, as spreadsheets copy.
        covered: The countries there are.
        locale: How the reader writes dates.
        today: The reader's day.
        usual_name: The name of a day that has none.
        everywhere: Words that stand for all countries, in lower case.

    Raises:
        CopiedCellsError: If there is nothing to read, or more than may be.
    """
    days: dict[CompanyDay, str] = {}
    problems: list[DayProblem] = []
    for number, row in enumerate(read_tab_text(text).rows):
        read = _read(row.cells, covered, locale, today, everywhere)
        if isinstance(read, CompanyDay):
            days[read] = _name(row.cells) or usual_name
        elif number or read[0] is not DayFault.NOT_A_DATE:
            fault, written, column = read
            problems.append(DayProblem(fault, written, row.number, column))
    return PastedDays({} if problems else days, tuple(problems))


def _read(
    cells: Sequence[str],
    covered: Collection[CountryCode],
    locale: str,
    today: date,
    everywhere: Collection[str],
) -> CompanyDay | _Fault:
    day = _date(cells[0], locale, today)
    if not isinstance(day, date):
        return day, cells[0], 1
    name = _name(cells)
    if len(name) > _LONGEST_NAME:
        return DayFault.TOO_LONG, f"{name[:40]}…", 2
    where = cells[2] if len(cells) > 2 else ""
    if not where or where.casefold() in everywhere:
        return CompanyDay(day)
    try:
        return CompanyDay(day, find_country(where, covered))
    except UnknownCountryError:
        return DayFault.UNKNOWN_COUNTRY, where, 3


def _date(text: str, locale: str, today: date) -> date | DayFault:
    try:
        day = parse_date(text, locale, today)
    except DateTextError as error:
        return DayFault.AMBIGUOUS_DATE if error.readings else DayFault.NOT_A_DATE
    return day if is_storable_year(day) else DayFault.YEAR_OUT_OF_RANGE


def _name(cells: Sequence[str]) -> str:
    return cells[1] if len(cells) > 1 else ""
