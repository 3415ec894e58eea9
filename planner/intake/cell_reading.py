"""Reads the cells of positions, each into a value or a problem with ways to mend it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from planner.calculators.apportionment import to_minor_unit
from planner.calculators.moved_pay import moved_pay
from planner.intake.cell_fixes import Fix, PayCurrencyError, fixes_for
from planner.intake.cell_values import NUMERIC_DATE, CellValues, PayArea
from planner.intake.grid import Grid, GridRow
from planner.intake.layout import ColumnMeaning, Layout
from planner.intake.pay_text import PayText, read_currency
from planner.intake.seat_fields import QUANTILES, SeatField
from planner.localization.formatting import Formatter
from planner.localization.problems import has_sentence
from planner.localization.typed_dates import DateTextError
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.place_search import UnknownPlaceError
from planner.market.role import Level, RoleFamily
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
    _known: dict[tuple[object, ...], object] = field(default_factory=dict)

    @property
    def _cells(self) -> CellValues:
        return CellValues(
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
        layout = self.with_date_orders(grid, layout)
        rows = layout.rows(grid)
        places = [default_places] * len(rows) if isinstance(default_places, str) else default_places
        fields = layout.fields
        return tuple(
            self.row(row, layout, fields, place) for row, place in zip(rows, places, strict=True)
        )

    def row(
        self, row: GridRow, layout: Layout, fields: Mapping[SeatField, int], place: PlaceId
    ) -> ReadRow:
        """Read one row.

        Args:
            row: The cells.
            layout: What the columns mean.
            fields: ``layout.fields``, once for all rows.
            place: Where the row is if it does not say so.
        """
        values: dict[str, object] = {}
        problems: list[CellProblem] = []
        here: object = place
        is_assumed = False
        for kind in self.order:
            column = fields.get(kind)
            if column is None or not row.cells[column]:
                continue
            if kind is SeatField.COUNTRY and "area" in values:
                continue
            read = self._value(kind, self._text(kind, row, fields), layout.columns[column])
            if isinstance(read, PayText) and kind in _PAID:
                codes = read.currencies or self._codes(row, layout.columns[column], fields)
                is_assumed = is_assumed or not codes
                read = self._pay(read, codes, here, layout.columns[column])
            if kind in (SeatField.PLACE, SeatField.COUNTRY):
                here = None if isinstance(read, Exception) else read
            if isinstance(read, Exception):
                found = fixes_for(read, self.formatter, self.market, self.today)
                problems.append(CellProblem(row.number, column, kind, read, found))
            elif read is not None:
                values |= _values_of(kind, read)
        return ReadRow(row.number, values, tuple(problems), is_assumed)

    def _text(self, kind: SeatField, row: GridRow, fields: Mapping[SeatField, int]) -> str:
        """Return the text of a cell; of a place with the country that stands beside it."""
        text = row.cells[fields[kind]]
        if kind is SeatField.PLACE and SeatField.COUNTRY in fields:
            country = row.cells[fields[SeatField.COUNTRY]]
            if country and "," not in text:
                return f"{text}, {country}"
        return text

    def _codes(
        self, row: GridRow, meaning: ColumnMeaning, fields: Mapping[SeatField, int]
    ) -> Sequence[CurrencyCode]:
        """Return the currencies that stand beside an amount, or in its column's heading."""
        column = fields.get(SeatField.CURRENCY)
        if column is not None and row.cells[column]:
            written = row.cells[column]
            # One nobody knows becomes the amount's problem: it is of no use without it.
            return read_currency(written, self.currencies) or (CurrencyCode(written[:60]),)
        return (meaning.currency,) if meaning.currency is not None else ()

    def _value(self, kind: SeatField, text: str, meaning: ColumnMeaning) -> object:
        """Return a cell's value, or the error that says why there is none."""
        key = (kind, text, meaning.is_day_first)
        if key in self._known:
            found = self._known[key]
        else:
            try:
                found = self._cells.read(kind, text, is_day_first=meaning.is_day_first)
            except Exception as error:
                if not has_sentence(error):
                    raise
                found = error
            self._known[key] = found
        return found

    def _pay(
        self,
        pay: PayText,
        currencies: Sequence[CurrencyCode],
        place: object,
        meaning: ColumnMeaning,
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
        if meaning.is_converted and converted is not None:
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
        for kind in (SeatField.START, SeatField.END, SeatField.DAY):
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
        if found := NUMERIC_DATE.fullmatch(cell):
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
    if isinstance(read, PayArea):
        return {"area": read}
    return {kind.value: read}


def _exact(amount: Decimal, market: Snapshot, currency: CurrencyCode) -> Decimal:
    """Return an amount without more decimals than the currency has, whole ones without any."""
    rounded = to_minor_unit(amount, market.minor_digits(currency))
    whole = rounded.to_integral_value()
    return whole if whole == rounded else rounded
