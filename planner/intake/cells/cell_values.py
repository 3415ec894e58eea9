"""Reads the text of one cell as the value of a field, or says why it is none."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from planner.intake.cells.cell_fixes import LongTextError
from planner.intake.cells.pay_text import read_currency, read_pay
from planner.intake.columns.seat_fields import QUANTILES, SeatField
from planner.intake.columns.seat_terms import (
    EmploymentStatus,
    employment_names,
    engagement_names,
    find_role,
    is_no_name,
    level_names,
    priority_names,
    status_names,
)
from planner.intake.tables.formula_guard import without_guard
from planner.localization.countries import country_code, find_country
from planner.localization.formatting import Formatter
from planner.localization.typed_dates import DateTextError, parse_date, without_time
from planner.localization.typed_numbers import NumberTextError, parse_money
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.place_search import UnknownPlaceError, find_place
from planner.market.snapshot import Snapshot
from planner.plan.bounds import MAX_NUMBER, is_storable_year
from planner.plan.model import PositionStatus
from planner.quantities.identifiers import CountryCode, CurrencyCode, PlaceId

NUMERIC_DATE = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(?:\d{2}|\d{4})\.?", re.ASCII)
DATED = (
    SeatField.START,
    SeatField.END,
    SeatField.DAY,
    SeatField.OPENED,
    SeatField.ACCEPTED,
)
"""The fields that are dates."""
_LONGEST = 200
"""No name, date or amount is longer; notes are."""
_DAY_FIRST_LOCALES = {True: "en_GB", False: "en_US"}


@dataclass(frozen=True, slots=True)
class PayArea:
    """Where pay was surveyed: a country, or one place of it."""

    country: CountryCode
    place_id: PlaceId | None = None


@dataclass(frozen=True, slots=True)
class CellValues:
    """Reads single cells.

    Args:
        market: Knows places, countries and currencies.
        formatter: The reader's forms of numbers and dates.
        today: The reader's date.
        reads_people: Whether a status can be that of somebody employed.
        reads_areas: Whether a place can be a whole country.

    Attributes:
        currencies: The currencies there are.
    """

    market: Snapshot
    formatter: Formatter
    today: date
    reads_people: bool = False
    reads_areas: bool = False
    currencies: frozenset[CurrencyCode] = field(init=False)

    def __post_init__(self) -> None:
        """Note the currencies there are, in a form that is quick to look up."""
        object.__setattr__(self, "currencies", frozenset(self.market.exchange_rates.latest))

    def read(self, field: SeatField, text: str, *, is_day_first: bool | None = None) -> object:
        """Return the value of a cell; None for a name that stands for nobody.

        Args:
            field: What the cell holds.
            text: Its text, not empty.
            is_day_first: The order of day and month in the cell's column, where it is known.

        Raises:
            ValueError, LookupError: One that ``localization.problems`` has a sentence for.
        """
        if field is SeatField.NOTES:
            return without_guard(text)
        if len(text) > _LONGEST:
            raise LongTextError(text)
        if field in DATED:
            return self._date(text, is_day_first)
        if field in (SeatField.BASE_PAY, *QUANTILES):
            return read_pay(text, self.formatter.locale, self.currencies)
        if field is SeatField.NAME:
            return _name(text)
        return self._readers()[field](text) if field in _SPELLED else _line(text)

    def _readers(self) -> Mapping[SeatField, Callable[[str], object]]:
        return {
            SeatField.ROLE: find_role,
            SeatField.LEVEL: lambda cell: level_names().find(cell, "level"),
            SeatField.PLACE: self._area if self.reads_areas else self._place,
            SeatField.COUNTRY: self._country,
            SeatField.ENGAGEMENT: lambda cell: engagement_names().find(cell, "engagement"),
            SeatField.STATUS: self._employment if self.reads_people else _status,
            SeatField.PRIORITY: lambda cell: priority_names().find(cell, "priority"),
            SeatField.CURRENCY: self._currency,
            SeatField.SAMPLE_SIZE: self._count,
        }

    def _place(self, text: str) -> PlaceId:
        return find_place(self.market.places, text, country_code).id

    def _area(self, text: str) -> PayArea:
        try:
            place_id = self._place(text)
        except UnknownPlaceError:
            country = country_code(text)
            if country is None or country not in self.market.countries:
                raise
            return PayArea(country)
        return PayArea(self.market.places[place_id].country, place_id)

    def _country(self, text: str) -> PayArea:
        return PayArea(find_country(text, self.market.countries))

    def _currency(self, text: str) -> tuple[CurrencyCode, ...]:
        codes = read_currency(text, self.currencies)
        if not codes:
            raise UnknownCurrencyError(text)
        return codes

    def _employment(self, text: str) -> EmploymentStatus | PositionStatus:
        return employment_names().get(text) or _status(text)

    def _count(self, text: str) -> int:
        number = parse_money(text, self.formatter.locale)
        if number != number.to_integral_value() or not 0 < number < MAX_NUMBER:
            raise NumberTextError(text)
        return int(number)

    def _date(self, text: str, is_day_first: bool | None) -> date:  # noqa: FBT001 -- one of three
        text = without_time(text)
        locale = self.formatter.locale
        if NUMERIC_DATE.fullmatch(text):
            if is_day_first is None and locale == "en" and "." in text:
                is_day_first = True  # nobody who writes the month first puts dots
            locale = locale if is_day_first is None else _DAY_FIRST_LOCALES[is_day_first]
        day = parse_date(text, locale, self.today)
        if not is_storable_year(day):
            raise DateTextError(text)
        return day


_SPELLED = frozenset(
    {
        SeatField.ROLE,
        SeatField.LEVEL,
        SeatField.PLACE,
        SeatField.COUNTRY,
        SeatField.ENGAGEMENT,
        SeatField.STATUS,
        SeatField.PRIORITY,
        SeatField.CURRENCY,
        SeatField.SAMPLE_SIZE,
    }
)
"""Fields whose texts stand for something; those of the others are taken as they are."""


def _status(text: str) -> PositionStatus:
    return status_names().find(text, "status")


def _name(text: str) -> str | None:
    return None if is_no_name(text) else _line(text)


def _line(text: str) -> str:
    return " ".join(without_guard(text).split())
