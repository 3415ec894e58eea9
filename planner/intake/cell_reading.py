"""Reads the cells of positions, each into a value or a problem with ways to mend it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from planner.calculators.apportionment import to_minor_unit
from planner.calculators.moved_pay import moved_pay
from planner.intake.cell_fixes import Fix, LongTextError, PayCurrencyError, fixes_for
from planner.intake.grid import Grid, GridRow
from planner.intake.layout import ColumnMeaning, Layout
from planner.intake.pay_text import PayText, read_currency, read_pay
from planner.intake.seat_fields import SeatField
from planner.intake.seat_terms import engagement_names, find_role, level_names, status_names
from planner.intake.tab_text import without_guard
from planner.localization.countries import country_code
from planner.localization.formatting import Formatter
from planner.localization.problems import has_sentence
from planner.localization.typed_dates import DateTextError, parse_date
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.place_search import UnknownPlaceError, find_place
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.bounds import is_storable_year
from planner.plan.model import Plan
from planner.quantities.identifiers import CurrencyCode, PlaceId
from planner.quantities.money import Money

_LONGEST = 200
"""No name, date or amount is longer; notes are."""
_NUMERIC_DATE = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(?:\d{2}|\d{4})\.?", re.ASCII)
_DAY_FIRST_LOCALES = {True: "en_GB", False: "en_US"}
_IN_ORDER = (
    SeatField.ROLE,
    SeatField.LEVEL,
    SeatField.TEAM,
    SeatField.PLACE,
    SeatField.ENGAGEMENT,
    SeatField.START,
    SeatField.END,
    SeatField.BASE_PAY,
    SeatField.STATUS,
    SeatField.NOTES,
)
"""A place comes before pay, whose currency it decides."""


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A cell that cannot be used.

    Attributes:
        row: The row's number among all that were copied, from 1.
        column: The column's number, from 0.
        field: What the column means.
        error: Why; ``planner.localization.problems.error_sentence`` says it.
        fixes: Ways to mend it, likeliest first.
    """

    row: int
    column: int
    field: SeatField
    error: Exception
    fixes: tuple[Fix, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row's values by the name of the position's field, and what could not be read.

    The team's name stands under ``team``; blank cells have no value.
    """

    number: int
    values: Mapping[str, object]
    problems: tuple[CellProblem, ...] = ()


@dataclass(slots=True)
class CellReader:
    """Reads cells against a plan and its market, each different text once.

    Args:
        plan: Its rates convert pay.
        market: Knows places and currencies.
        formatter: The reader's forms of numbers and dates.
        today: The reader's date.
    """

    plan: Plan
    market: Snapshot
    formatter: Formatter
    today: date
    _known: dict[tuple[object, ...], object] = field(default_factory=dict)

    @property
    def currencies(self) -> Mapping[CurrencyCode, object]:
        """The currencies there are."""
        return self.market.exchange_rates.latest

    def reads(self, kind: SeatField, text: str) -> bool:
        """Whether a cell reads as a field, or as one of two dates."""
        if kind is SeatField.CURRENCY and text.upper() != text:
            return False  # Bob is no boliviano
        read = self._value(kind, text, ColumnMeaning(kind))
        return not isinstance(read, Exception) or bool(
            isinstance(read, DateTextError) and read.readings
        )

    def rows(
        self, grid: Grid, layout: Layout, default_places: Sequence[PlaceId] | PlaceId
    ) -> tuple[ReadRow, ...]:
        """Read all rows below the headings.

        Args:
            grid: The cells.
            layout: What the columns mean.
            default_places: Where a row without a place is, one for all rows or one a row.
        """
        layout = self._with_date_orders(grid, layout)
        rows = layout.rows(grid)
        places = [default_places] * len(rows) if isinstance(default_places, str) else default_places
        fields = layout.fields
        return tuple(
            self._row(row, layout, fields, place) for row, place in zip(rows, places, strict=True)
        )

    def _row(
        self, row: GridRow, layout: Layout, fields: Mapping[SeatField, int], place: PlaceId
    ) -> ReadRow:
        values: dict[str, object] = {}
        problems: list[CellProblem] = []
        here: object = place
        for kind in _IN_ORDER:
            column = fields.get(kind)
            if column is None or not row.cells[column]:
                continue
            read = self._cell(kind, row, layout, fields, here)
            if kind is SeatField.PLACE:
                here = None if isinstance(read, Exception) else read
            if isinstance(read, Exception):
                found = fixes_for(read, self.formatter, self.market, self.today)
                problems.append(CellProblem(row.number, column, kind, read, found))
            else:
                values |= _values_of(kind, read)
        return ReadRow(row.number, values, tuple(problems))

    def _cell(
        self,
        kind: SeatField,
        row: GridRow,
        layout: Layout,
        fields: Mapping[SeatField, int],
        place: object,
    ) -> object:
        column = fields[kind]
        text = row.cells[column]
        if kind is SeatField.PLACE and SeatField.COUNTRY in fields:
            country = row.cells[fields[SeatField.COUNTRY]]
            if country and "," not in text:
                text = f"{text}, {country}"
        read = self._value(kind, text, layout.columns[column])
        if kind is not SeatField.BASE_PAY or not isinstance(read, PayText):
            return read
        given = layout.columns[column].currency
        codes: tuple[CurrencyCode, ...] = (given,) if given is not None else ()
        if SeatField.CURRENCY in fields and row.cells[fields[SeatField.CURRENCY]]:
            written = row.cells[fields[SeatField.CURRENCY]]
            codes = read_currency(written, self.currencies)
            if not codes:
                return UnknownCurrencyError(written[:_LONGEST])
        paid = self._pay(read, read.currencies or codes, place)
        is_converted = layout.columns[column].is_converted
        if is_converted and isinstance(paid, PayCurrencyError) and paid.converted is not None:
            return paid.converted
        return paid

    def _value(self, kind: SeatField, text: str, meaning: ColumnMeaning) -> object:
        """Return a cell's value, or the error that says why there is none."""
        key = (kind, text, meaning.is_day_first)
        found = self._known.get(key)
        if found is None:
            try:
                found = self._read(kind, text, meaning)
            except Exception as error:
                if not has_sentence(error):
                    raise
                found = error
            self._known[key] = found
        return found

    def _read(self, kind: SeatField, text: str, meaning: ColumnMeaning) -> object:
        if kind is SeatField.NOTES:
            return without_guard(text)
        if len(text) > _LONGEST:
            raise LongTextError(text)
        readers: Mapping[SeatField, Callable[[str], object]] = {
            SeatField.ROLE: find_role,
            SeatField.LEVEL: lambda cell: level_names().find(cell, kind),
            SeatField.PLACE: self._place,
            SeatField.ENGAGEMENT: lambda cell: engagement_names().find(cell, kind),
            SeatField.STATUS: lambda cell: status_names().find(cell, kind),
            SeatField.START: lambda cell: self._date(cell, meaning),
            SeatField.END: lambda cell: self._date(cell, meaning),
            SeatField.BASE_PAY: self._pay_text,
            SeatField.CURRENCY: self._currency,
        }
        return readers.get(kind, without_guard)(text)

    def _place(self, text: str) -> PlaceId:
        return find_place(self.market.places, text, country_code).id

    def _pay_text(self, text: str) -> PayText:
        return read_pay(text, self.formatter.locale, self.currencies)

    def _currency(self, text: str) -> tuple[CurrencyCode, ...]:
        codes = read_currency(text, self.currencies)
        if not codes:
            raise UnknownCurrencyError(text)
        return codes

    def _date(self, text: str, meaning: ColumnMeaning) -> date:
        locale = self.formatter.locale
        if _NUMERIC_DATE.fullmatch(text):
            is_day_first = meaning.is_day_first
            if is_day_first is None and locale == "en" and "." in text:
                is_day_first = True  # nobody who writes the month first puts dots
            locale = locale if is_day_first is None else _DAY_FIRST_LOCALES[is_day_first]
        day = parse_date(text, locale, self.today)
        if not is_storable_year(day):
            raise DateTextError(text)
        return day

    def _pay(self, pay: PayText, currencies: Sequence[CurrencyCode], place: object) -> object:
        if place is None:
            return pay  # the row has a problem already, and no currency to hold this against
        if place not in self.market.places:
            return UnknownPlaceError(str(place), ())
        local = self.market.currency_of(PlaceId(str(place)))
        if not currencies or local in currencies:
            return Money(_exact(pay.amount, self.market, local), local)
        read = Money(pay.amount, currencies[0])
        try:
            converted = moved_pay(read, local, self.plan, self.market)
        except UnknownCurrencyError:
            converted = None
        return PayCurrencyError(read, converted, local)

    def _with_date_orders(self, grid: Grid, layout: Layout) -> Layout:
        """Let the dates of a column that leave no doubt decide the order of the others."""
        for kind in (SeatField.START, SeatField.END):
            number = layout.fields.get(kind)
            if number is None or layout.columns[number].is_day_first is not None:
                continue
            order = _order_of(row.cells[number] for row in layout.rows(grid))
            if order is not None:
                layout = layout.reading_days_first(number, is_day_first=order)
        return layout


def _order_of(cells: Iterable[str]) -> bool | None:
    """Return whether days stand first; None where nothing says so, or cells disagree."""
    orders = set()
    for cell in cells:
        if found := _NUMERIC_DATE.fullmatch(cell):
            first, second = int(found[1]), int(found[2])
            if (first > 12) != (second > 12):
                orders.add(first > 12)
    return orders.pop() if len(orders) == 1 else None


def _values_of(kind: SeatField, read: object) -> dict[str, object]:
    if kind is SeatField.ROLE and isinstance(read, tuple):
        role: RoleFamily = read[0]
        level: Level | None = read[1]
        return {"role": role} if level is None else {"role": role, "level": level}
    if kind is SeatField.TEAM:
        return {"team": read}
    return {kind.value: read}


def _exact(amount: Decimal, market: Snapshot, currency: CurrencyCode) -> Decimal:
    """Return an amount without more decimals than the currency has, whole ones without any."""
    rounded = to_minor_unit(amount, market.minor_digits(currency))
    whole = rounded.to_integral_value()
    return whole if whole == rounded else rounded
