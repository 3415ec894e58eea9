"""Reads one table of the data folder, and says row and column of a fault."""

import csv
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from planner.market.provenance import Grade, Provenance
from planner.quantities.identifiers import SourceId

_Value = TypeVar("_Value")


class TableFault(StrEnum):
    """What is wrong with a table; the value is a short English phrase."""

    MISSING_FILE = "the file is missing"
    UNREADABLE = "the file cannot be read"
    NOT_TEXT = "the file is not UTF-8 text"
    NOT_CSV = "the file is not a CSV table"
    NO_ROWS = "the table holds no rows"
    MISSING_COLUMN = "the column is missing"
    WRONG_FIELD_COUNT = "the row has another number of fields than the header"
    EMPTY = "the field is empty"
    NOT_A_NUMBER = "the field is not a number in its range"
    NOT_A_DAY = "the field is not a date as YYYY-MM-DD"
    NOT_A_MONTH = "the field is not a month"
    NOT_A_CHOICE = "the field holds an unknown word"
    DUPLICATE_KEY = "the key is there twice"
    UNKNOWN_SOURCE = "the source is not in the sources table"
    UNKNOWN_COUNTRY = "the country is not in the countries table"
    UNKNOWN_CURRENCY = "the currency is not in the currencies table"
    WEEK_WITHOUT_WORK = "the weekend takes the whole week"
    OTHER_CURRENCY = "the currency is not the country's"
    NO_RULES = "the country has charge lines but no row here"


class MarketDataError(Exception):
    """A market table is missing or malformed.

    ``row`` is the line a spreadsheet shows (the header is row 1) and ``column`` the header of the
    field; each is None where the fault concerns the whole file. ``reason`` is a ``TableFault`` and
    ``found`` the offending text.
    """

    def __init__(
        self,
        path: Path,
        row: int | None,
        column: str | None,
        reason: str,
        found: str = "",
    ) -> None:
        super().__init__(path, row, column, reason, found)
        self.path = path
        self.row = row
        self.column = column
        self.reason = reason
        self.found = found


class MarketTable:
    """The rows of a table, with fields found by column.

    Iterating yields ``Row`` views; ``columns`` must all be in the header, more may be.
    """

    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        self.path = path
        header, self._rows = _read(path)
        for column in columns:
            if column not in header:
                raise MarketDataError(path, 1, column, TableFault.MISSING_COLUMN)
        self.header = header
        self._columns: tuple[tuple[str, ...], ...] = ()
        self._places = {column: place for place, column in enumerate(header)}

    def __iter__(self) -> Iterator["Row"]:
        """Yield the rows in the table's order."""
        for number, fields in enumerate(self._rows, start=2):
            if len(fields) != len(self.header):
                raise MarketDataError(self.path, number, None, TableFault.WRONG_FIELD_COUNT)
            yield Row(self.path, number, fields, self._places)

    def columns(self, *names: str) -> tuple[tuple[str, ...], ...]:
        """Return whole columns as text: tables of thousands of rows are read by column.

        Raises:
            MarketDataError: If a row has another number of fields than the header.
        """
        if not self._columns:
            for number, fields in enumerate(self._rows, start=2):
                if len(fields) != len(self.header):
                    raise MarketDataError(self.path, number, None, TableFault.WRONG_FIELD_COUNT)
            self._columns = tuple(zip(*self._rows, strict=True))
        return tuple(self._columns[self._places[name]] for name in names)

    def row(self, place: int) -> "Row":
        """Return one row by its place, the first being 0: to name a fault found in a column."""
        return Row(self.path, place + 2, self._rows[place], self._places)


class Row:
    """One row; every reader of a field raises ``MarketDataError`` with its place."""

    __slots__ = ("_fields", "_places", "number", "path")

    def __init__(self, path: Path, number: int, fields: list[str], places: dict[str, int]) -> None:
        self.path = path
        self.number = number
        self._fields = fields
        self._places = places

    def fault(self, column: str, reason: TableFault) -> MarketDataError:
        """Return the error that points at a field of this row."""
        return MarketDataError(self.path, self.number, column, reason, self.text(column))

    def text(self, column: str) -> str:
        """Return a field as it stands."""
        return self._fields[self._places[column]]

    def filled(self, column: str) -> str:
        """Return a field that may not be empty."""
        text = self.text(column)
        if not text:
            raise self.fault(column, TableFault.EMPTY)
        return text

    def decimal(self, column: str) -> Decimal:
        """Return a finite number."""
        try:
            number = Decimal(self._fields[self._places[column]])
        except InvalidOperation:
            raise self.fault(column, TableFault.NOT_A_NUMBER) from None
        if not number.is_finite():
            raise self.fault(column, TableFault.NOT_A_NUMBER)
        return number

    def amount(self, column: str) -> Decimal | None:
        """Return a number of 0 or more, None where the field is empty."""
        if not self._fields[self._places[column]]:
            return None
        return self.between(column, 0)

    def positive(self, column: str) -> Decimal:
        """Return a number above 0."""
        number = self.decimal(column)
        if number <= 0:
            raise self.fault(column, TableFault.NOT_A_NUMBER)
        return number

    def between(self, column: str, low: int, high: int | None = None) -> Decimal:
        """Return a number within bounds, both included."""
        number = self.decimal(column)
        if number < low or (high is not None and number > high):
            raise self.fault(column, TableFault.NOT_A_NUMBER)
        return number

    def whole(self, column: str, low: int, high: int | None = None) -> int:
        """Return a whole number within bounds, both included."""
        number = self.between(column, low, high)
        if number != number.to_integral_value():
            raise self.fault(column, TableFault.NOT_A_NUMBER)
        return int(number)

    def wholes(self, column: str, low: int, high: int) -> tuple[int, ...]:
        """Return the whole numbers of a list, each within bounds; () where the field is empty."""
        parts = self.parts(column)
        if not all(part.isdecimal() and low <= int(part) <= high for part in parts):
            raise self.fault(column, TableFault.NOT_A_NUMBER)
        return tuple(map(int, parts))

    def parts(self, column: str) -> tuple[str, ...]:
        """Return the texts of a list separated by semicolons."""
        text = self.text(column)
        return tuple(text.split(";")) if text else ()

    def flag(self, column: str) -> bool:
        """Return true or false."""
        text = self.text(column)
        if text not in ("true", "false"):
            raise self.fault(column, TableFault.NOT_A_CHOICE)
        return text == "true"

    def choice(self, column: str, kind: Callable[[str], _Value]) -> _Value:
        """Return a member of an enumeration."""
        try:
            return kind(self.text(column))
        except ValueError:
            raise self.fault(column, TableFault.NOT_A_CHOICE) from None

    def day(self, column: str) -> date:
        """Return a date."""
        try:
            return date.fromisoformat(self.text(column))
        except ValueError:
            raise self.fault(column, TableFault.NOT_A_DAY) from None


PROVENANCE_COLUMNS = ("source", "as_of", "grade")
"""The columns in which every row of every table says where it comes from."""


class ProvenanceReader:
    """Reads where rows come from; equal rows share one value."""

    def __init__(self, sources: frozenset[SourceId]) -> None:
        self._sources = sources
        self._known: dict[tuple[str, str, str], Provenance] = {}

    def of(self, row: Row) -> Provenance:
        """Return the provenance of a row.

        Raises:
            MarketDataError: If its source is unknown, or day or grade are malformed.
        """
        key = (row.text("source"), row.text("as_of"), row.text("grade"))
        provenance = self._known.get(key)
        if provenance is None:
            provenance = self._known[key] = self._read(row)
        return provenance

    def _read(self, row: Row) -> Provenance:
        source = SourceId(row.text("source"))
        if source not in self._sources:
            raise row.fault("source", TableFault.UNKNOWN_SOURCE)
        return Provenance(source, row.day("as_of"), row.choice("grade", Grade))


def _read(path: Path) -> tuple[list[str], list[list[str]]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, strict=True))
    except FileNotFoundError:
        raise MarketDataError(path, None, None, TableFault.MISSING_FILE) from None
    except OSError:
        raise MarketDataError(path, None, None, TableFault.UNREADABLE) from None
    except UnicodeDecodeError:
        raise MarketDataError(path, None, None, TableFault.NOT_TEXT) from None
    except csv.Error:
        raise MarketDataError(path, None, None, TableFault.NOT_CSV) from None
    if len(rows) < 2:
        raise MarketDataError(path, None, None, TableFault.NO_ROWS)
    return rows[0], rows[1:]
