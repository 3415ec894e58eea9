"""Reads the cells of positions, each into a value or a problem with ways to mend it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from planner.calculators.apportionment import to_minor_unit
from planner.calculators.moved_pay import moved_pay
from planner.intake.cells.cell_fixes import Fix, PayCurrencyError, fixes_for
from planner.intake.cells.cell_values import DATED, NUMERIC_DATE, CellValues, PayArea
from planner.intake.cells.layout import ColumnMeaning, Layout
from planner.intake.cells.pay_text import PayRangeError, PayText, read_currency
from planner.intake.columns.seat_fields import QUANTILES, SeatField
from planner.intake.tables.grid import Grid, GridRow
from planner.localization.formatting import Formatter
from planner.localization.problems import has_sentence
from planner.localization.typed_dates import DateTextError, without_time
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.place_search import UnknownPlaceError
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.quantities.identifiers import CurrencyCode, PlaceId
from planner.quantities.money import Money

PASTED_ORDER = (
    SeatField.ROLE,
    SeatField.LEVEL,
    SeatField.TEAM,
    SeatField.PLACE,
    SeatField.ENGAGEMENT,
    SeatField.START,
    SeatField.END,
    SeatField.BASE_PAY,
    SeatField.STATUS,
    SeatField.PRIORITY,
    SeatField.HIRING_MANAGER,
    SeatField.COST_CENTER,
    SeatField.NOTES,
)
"""What is read of pasted cells; a place comes before pay, whose currency it decides."""
_PAID = frozenset({SeatField.BASE_PAY, *QUANTILES})
NO_PLACE = PlaceId("")
"""Where a row without a place is as long as nobody knows: its pay stays a ``PayText``."""


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

    The team's name stands under ``team``, where pay was surveyed under ``area``; blank cells have
    no value.

    Attributes:
        number: The row's number among all that were copied, from 1.
        values: What was read.
        problems: What could not be read.
        is_currency_assumed: Whether pay came without a currency and took its place's.
    """

    number: int
    values: Mapping[str, object]
    problems: tuple[CellProblem, ...] = ()
    is_currency_assumed: bool = False


class UnreadColumnError(ValueError):
    """So many cells of a column cannot be read that the others were not looked at."""


_UNREAD = UnreadColumnError()
_MOST_FAILURES = 500
"""Different texts that cannot be read; it takes milliseconds to find what each comes near."""
_PLACING = frozenset({SeatField.PLACE, SeatField.COUNTRY})
_BESIDE = {
    SeatField.PLACE: SeatField.COUNTRY,
    **dict.fromkeys((SeatField.BASE_PAY, *QUANTILES), SeatField.CURRENCY),
}
"""What stands in another column and belongs to a cell."""
_NAME_PARTS = frozenset({SeatField.GIVEN_NAME, SeatField.FAMILY_NAME})
_FAMILY_FIRST = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
"""Chinese, Japanese and Korean names begin with the family's."""


@dataclass(slots=True)
class ColumnReading:
    """One column as it is read, in one pass over the rows.

    Attributes:
        kind: What it means.
        number: Its number, from 0.
        meaning: What else is known of it.
        known: What texts of such columns were read as.
        beside: The column that belongs to it, a country, a currency or a part of a name; else its
            own number.
        is_family: Whether a name is the family's, and the other part stands beside it.
        name: What its field is called in a seat.
        failures: How many different texts stand for nothing known in this pass.
    """

    kind: SeatField
    number: int
    meaning: ColumnMeaning
    known: dict[str, object]
    beside: int
    name: str = ""
    is_family: bool = False
    failures: int = 0


@dataclass(slots=True)
class CellReader:
    """Reads cells against a plan and its market, each different text once.

    Args:
        plan: Its rates convert pay.
        market: Knows places and currencies.
        formatter: The reader's forms of numbers and dates.
        today: The reader's date.
        order: What is read of a row, in this order.
        reads_people: Whether a status can be that of somebody employed.
        reads_areas: Whether a place can be a whole country.
    """

    plan: Plan
    market: Snapshot
    formatter: Formatter
    today: date
    order: tuple[SeatField, ...] = PASTED_ORDER
    reads_people: bool = False
    reads_areas: bool = False
    _known: dict[tuple[SeatField, bool | None], dict[str, object]] = field(default_factory=dict)
    _pays: dict[tuple[object, ...], object] = field(default_factory=dict)
    _mends: dict[int, tuple[Exception, tuple[Fix, ...]]] = field(default_factory=dict)
    _cells: CellValues = field(init=False)

    def __post_init__(self) -> None:
        """Make what reads single cells."""
        self._cells = CellValues(
            self.market, self.formatter, self.today, self.reads_people, self.reads_areas
        )

    @property
    def currencies(self) -> Mapping[CurrencyCode, object]:
        """The currencies there are."""
        return self.market.exchange_rates.latest

    def reads(self, kind: SeatField, text: str) -> bool:
        """Whether a cell reads as a field, or as one of two dates."""
        if kind is SeatField.CURRENCY and text.upper() != text:
            return False  # Bob is no boliviano
        known = self._known.setdefault((kind, None), {})
        read = self._value(ColumnReading(kind, 0, ColumnMeaning(kind), known, 0), text)
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
        layout = self.with_date_orders(grid, layout)
        rows = layout.rows(grid)
        places = [default_places] * len(rows) if isinstance(default_places, str) else default_places
        columns = self.columns(layout)
        return tuple(self.row(row, columns, place) for row, place in zip(rows, places, strict=True))

    def columns(self, layout: Layout) -> tuple[ColumnReading, ...]:
        """Return what is read of each row, for one pass over the rows."""
        fields = layout.fields
        return tuple(
            ColumnReading(
                kind,
                fields[kind],
                layout.columns[fields[kind]],
                self._known.setdefault((kind, layout.columns[fields[kind]].is_day_first), {}),
                fields.get(_beside(kind, fields), fields[kind]),
                kind.value,
                is_family=kind is SeatField.NAME and SeatField.GIVEN_NAME in fields,
            )
            for kind in self.order
            if kind in fields
        )

    def row(self, row: GridRow, columns: Sequence[ColumnReading], place: PlaceId) -> ReadRow:
        """Read one row.

        Args:
            row: The cells.
            columns: Those of the layout.
            place: Where the row is if it does not say so.
        """
        values: dict[str, object] = {}
        problems: list[CellProblem] = []
        here: object = place
        is_assumed = False
        cells = row.cells
        for column in columns:
            text = _text(cells, column)
            if not text or (column.kind is SeatField.COUNTRY and "area" in values):
                continue
            read = self._value(column, text)
            if column.meaning.takes_middle and isinstance(read, PayRangeError):
                read = PayText((read.low + read.high) / 2, read.currencies)
            if isinstance(read, PayText) and column.kind in _PAID:
                codes = read.currencies or self._codes(cells, column)
                is_assumed = is_assumed or not codes
                read = self._paid(read, codes, here, is_converted=column.meaning.is_converted)
            is_wrong = isinstance(read, Exception)
            if column.kind in _PLACING:
                here = None if is_wrong else read
            if isinstance(read, Exception):
                fixes = self._fixes(read)
                problems.append(CellProblem(row.number, column.number, column.kind, read, fixes))
            elif read is not None:
                _note(column, read, values)
        return ReadRow(row.number, values, tuple(problems), is_assumed)

    def _codes(self, cells: Sequence[str], column: ColumnReading) -> tuple[CurrencyCode, ...]:
        """Return the currencies that stand beside an amount, or in its column's heading."""
        if column.beside != column.number and cells[column.beside]:
            written = cells[column.beside]
            # One nobody knows becomes the amount's problem: it is of no use without it.
            return read_currency(written, self._cells.currencies) or (CurrencyCode(written[:60]),)
        currency = column.meaning.currency
        return (currency,) if currency is not None else ()

    def _value(self, column: ColumnReading, text: str) -> object:
        """Return a cell's value, or the error that says why there is none."""
        found = column.known.get(text, self)  # None is a value, and the reader itself is none
        if found is not self:
            return found
        if column.failures >= _MOST_FAILURES:
            return _UNREAD
        try:
            found = self._cells.read(column.kind, text, is_day_first=column.meaning.is_day_first)
        except Exception as error:
            if not has_sentence(error):
                raise
            found = error
            column.failures += isinstance(error, LookupError)  # these come with what is near
        column.known[text] = found
        return found

    def _fixes(self, error: Exception) -> tuple[Fix, ...]:
        """Return the ways to mend what is wrong, worked out once for all cells alike."""
        found = self._mends.get(id(error))
        if found is None or found[0] is not error:
            fixes = fixes_for(error, self.formatter, self.market, self.today)
            found = self._mends[id(error)] = (error, fixes)
        return found[1]

    def _paid(
        self,
        pay: PayText,
        currencies: tuple[CurrencyCode, ...],
        place: object,
        *,
        is_converted: bool,
    ) -> object:
        key = (pay, currencies, place, is_converted)
        if key not in self._pays:
            self._pays[key] = self._pay(pay, currencies, place, is_converted=is_converted)
        return self._pays[key]

    def _pay(
        self,
        pay: PayText,
        currencies: Sequence[CurrencyCode],
        place: object,
        *,
        is_converted: bool,
    ) -> object:
        if place is None or place == NO_PLACE:
            return pay  # no place, or one with a problem: no currency to hold this against
        local = self._local(place)
        if local is None:
            return UnknownPlaceError(str(place), ())
        if not currencies or local in currencies:
            return Money(_exact(pay.amount, self.market, local), local)
        if currencies[0] not in self.currencies:
            return UnknownCurrencyError(currencies[0])
        read = Money(pay.amount, currencies[0])
        try:
            converted = moved_pay(read, local, self.plan, self.market)
        except UnknownCurrencyError:
            converted = None
        if is_converted and converted is not None:
            return converted
        return PayCurrencyError(read, converted, local)

    def _local(self, place: object) -> CurrencyCode | None:
        if isinstance(place, PayArea):
            return self.market.countries[place.country].currency
        if place not in self.market.places:
            return None
        return self.market.currency_of(PlaceId(str(place)))

    def with_date_orders(self, grid: Grid, layout: Layout) -> Layout:
        """Let the dates of a column that leave no doubt decide the order of the others."""
        for kind in DATED:
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
        if found := NUMERIC_DATE.fullmatch(without_time(cell)):
            first, second = int(found[1]), int(found[2])
            if (first > 12) != (second > 12):
                orders.add(first > 12)
    return orders.pop() if len(orders) == 1 else None


def _beside(kind: SeatField, fields: Mapping[SeatField, int]) -> SeatField:
    """Return what may stand beside a field; a name has one other part, or is whole."""
    if kind is not SeatField.NAME:
        return _BESIDE.get(kind, kind)
    parts = _NAME_PARTS & fields.keys()
    return next(iter(parts)) if len(parts) == 1 else kind


def _text(cells: Sequence[str], column: ColumnReading) -> str:
    """Return the text of a cell: of a place with its country, of a name with its other part."""
    text = cells[column.number]
    if column.beside == column.number:
        return text
    beside = cells[column.beside]
    if column.kind is SeatField.PLACE and text and beside and "," not in text:
        return f"{text}, {beside}"
    if column.kind is SeatField.NAME:
        return _full_name(beside, text) if column.is_family else _full_name(text, beside)
    return text


def _full_name(given: str, family: str) -> str:
    is_family_first = _FAMILY_FIRST.search(f"{given}{family}") is not None
    parts = (family, given) if is_family_first else (given, family)
    return " ".join(part for part in parts if part)


def _note(column: ColumnReading, read: object, values: dict[str, object]) -> None:
    """Note a value under the name its field has in a seat."""
    kind = column.kind
    if kind is SeatField.ROLE and isinstance(read, tuple):
        values["role"] = read[0]
        if read[1] is not None:
            values["level"] = read[1]
    elif kind is SeatField.TEAM:
        values["team"] = read
    elif isinstance(read, PayArea):
        values["area"] = read
    else:
        values[column.name] = read


def _exact(amount: Decimal, market: Snapshot, currency: CurrencyCode) -> Decimal:
    """Return an amount without more decimals than the currency has, whole ones without any."""
    rounded = to_minor_unit(amount, market.minor_digits(currency))
    whole = rounded.to_integral_value()
    return whole if whole == rounded else rounded
