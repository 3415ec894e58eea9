"""Reads one table of the data folder, and says row and column of a fault.

Every rule of a field is written once. A loader raises the first fault it meets. A check notes it
and reads on: the reader of the field then returns a stand-in of the right type, so that the other
fields and rows are held against their rules too, and what was read is thrown away.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from planner.market.provenance import Grade, Provenance
from planner.market.table_fault import MarketDataError, OnFault, TableFault, refuse
from planner.market.table_file import read_rows
from planner.quantities.identifiers import SourceId
from planner.quantities.month import Month

__all__ = [
    "PROVENANCE_COLUMNS",
    "MarketDataError",
    "MarketTable",
    "ProvenanceReader",
    "Row",
    "TableFault",
    "TableFolder",
    "is_count",
]

_Choice = TypeVar("_Choice", bound=StrEnum)

_LARGEST_EXPONENT = 20
_LONGEST_COUNT = 12
_SOME_NUMBER = Decimal(1)
_SOME_DAY = date(1970, 1, 1)
_SOME_MONTH = Month(1970, 1)


class MarketTable:
    """The rows of a table, with fields found by column.

    Iterating yields ``Row`` views; ``columns`` must all be in the header, more may be.

    Args:
        path: The file.
        columns: The columns that will be asked for.
        on_fault: What becomes of a fault. Where it does not raise, a table that cannot be read has
            no rows, and rows with another number of fields are left out.
        within: The folder the file must lie in once links are followed; None where links may lead
            anywhere, as those of an installation do.
    """

    def __init__(
        self,
        path: Path,
        columns: Sequence[str],
        on_fault: OnFault = refuse,
        within: Path | None = None,
    ) -> None:
        self.path = path
        self._within = within
        self.on_fault = on_fault
        self.header: list[str] = []
        self._rows: list[list[str]] = []
        self._numbers: Sequence[int] = ()
        try:
            self._read(columns)
        except MarketDataError as fault:
            on_fault(fault)
        self.places = {column: place for place, column in enumerate(self.header)}
        self._columns: tuple[tuple[str, ...], ...] = ()

    def __iter__(self) -> Iterator["Row"]:
        """Yield the rows in the table's order."""
        for number, fields in zip(self._numbers, self._rows, strict=True):
            yield Row(self, number, fields)

    def columns(self, *names: str) -> tuple[tuple[str, ...], ...]:
        """Return whole columns as text: tables of thousands of rows are read by column."""
        if not self._rows:
            return ((),) * len(names)
        if not self._columns:
            self._columns = tuple(zip(*self._rows, strict=True))
        return tuple(self._columns[self.places[name]] for name in names)

    def row(self, place: int) -> "Row":
        """Return one row by its place, the first being 0: to name a fault found in a column."""
        return Row(self, self._numbers[place], self._rows[place])

    def refuse(
        self, column: str, reason: TableFault, found: str = "", row: int | None = None
    ) -> None:
        """Report what is wrong with a column, or with the table as a whole."""
        self.on_fault(MarketDataError(self.path, row, column, reason, found))

    def _read(self, columns: Sequence[str]) -> None:
        header, *rows = read_rows(self.path, self._within)
        missing = [column for column in columns if column not in header]
        for column in missing:
            self.refuse(column, TableFault.MISSING_COLUMN, row=1)
        if missing:
            return
        self.header, self._rows, self._numbers = header, rows, range(2, len(rows) + 2)
        if set(map(len, rows)) != {len(header)}:
            self._leave_out_irregular(len(header))

    def _leave_out_irregular(self, width: int) -> None:
        numbered = list(zip(self._numbers, self._rows, strict=True))
        for number, fields in numbered:
            if len(fields) != width:
                fault = TableFault.WRONG_FIELD_COUNT
                self.on_fault(MarketDataError(self.path, number, None, fault))
        regular = [(number, fields) for number, fields in numbered if len(fields) == width]
        self._numbers = [number for number, _ in regular]
        self._rows = [fields for _, fields in regular]


class TableFolder:
    """The tables of one data folder, read in one way.

    Args:
        root: The folder.
        on_fault: What becomes of a fault; by default it is raised.
        latest: A figure as of a later day is a fault; None where no day is too late.
        is_confined: Whether links that lead out of the folder are a fault.
    """

    def __init__(
        self,
        root: Path,
        on_fault: OnFault = refuse,
        *,
        latest: date | None = None,
        is_confined: bool = False,
    ) -> None:
        self.root = root
        self.on_fault = on_fault
        self.latest = latest
        self.within = root if is_confined else None

    def table(self, name: str, columns: Sequence[str]) -> MarketTable:
        """Return a table by its file name.

        Raises:
            MarketDataError: If it cannot be read, and ``on_fault`` raises.
        """
        return MarketTable(self.root / name, columns, self.on_fault, self.within)

    def column(self, name: str, column: str) -> tuple[str, ...]:
        """Return one column of a table as text."""
        return self.table(name, (column,)).columns(column)[0]

    def provenance(self) -> "ProvenanceReader":
        """Return a reader of provenance that knows this folder's sources."""
        return ProvenanceReader(
            frozenset(map(SourceId, self.column("sources.csv", "id"))), self.latest
        )


class Row:
    """One row; every reader of a field reports a fault with its place.

    Attributes:
        number: The row a spreadsheet shows.
        is_faulty: Whether a fault was reported; only where faults are not raised.
    """

    __slots__ = ("_fields", "_places", "_table", "is_faulty", "number")

    def __init__(self, table: MarketTable, number: int, fields: list[str]) -> None:
        self._table = table
        self._places = table.places
        self._fields = fields
        self.number = number
        self.is_faulty = False

    def refuse(self, column: str, reason: TableFault) -> None:
        """Report that a field of this row is wrong.

        Raises:
            MarketDataError: Unless faults are only noted.
        """
        self.is_faulty = True
        self._table.refuse(column, reason, self.text(column), self.number)

    def text(self, column: str) -> str:
        """Return a field as it stands."""
        return self._fields[self._places[column]]

    def filled(self, column: str) -> str:
        """Return a field that may not be empty."""
        text = self._fields[self._places[column]]
        if not text or text.isspace():
            self.refuse(column, TableFault.EMPTY)
        return text

    def decimal(self, column: str) -> Decimal:
        """Return a finite number."""
        try:
            number = Decimal(self._fields[self._places[column]])
        except InvalidOperation:
            self.refuse(column, TableFault.NOT_A_NUMBER)
            return _SOME_NUMBER
        if not number.is_finite() or number.adjusted() > _LARGEST_EXPONENT:
            self.refuse(column, TableFault.NOT_A_NUMBER)
            return _SOME_NUMBER
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
            self.refuse(column, TableFault.NOT_A_NUMBER)
            return _SOME_NUMBER
        return number

    def between(self, column: str, low: int, high: int | None = None) -> Decimal:
        """Return a number within bounds, both included."""
        number = self.decimal(column)
        if number < low or (high is not None and number > high):
            self.refuse(column, TableFault.NOT_A_NUMBER)
            return Decimal(low)
        return number

    def fraction(self, column: str) -> Decimal:
        """Return a number from 0 to 1: a share is never written in percent."""
        number = self.between(column, 0)
        if number > 1:
            self.refuse(column, TableFault.NOT_A_FRACTION)
            return _SOME_NUMBER
        return number

    def whole(self, column: str, low: int, high: int | None = None) -> int:
        """Return a whole number within bounds, both included."""
        number = self.between(column, low, high)
        if number != number.to_integral_value():
            self.refuse(column, TableFault.NOT_A_NUMBER)
        return int(number)

    def wholes(self, column: str, low: int, high: int) -> tuple[int, ...]:
        """Return the whole numbers of a list, each within bounds; () where the field is empty."""
        parts = self.parts(column)
        if not all(is_count(part) and low <= int(part) <= high for part in parts):
            self.refuse(column, TableFault.NOT_A_NUMBER)
            return ()
        return tuple(map(int, parts))

    def parts(self, column: str) -> tuple[str, ...]:
        """Return the texts of a list separated by semicolons."""
        text = self.text(column)
        return tuple(text.split(";")) if text else ()

    def flag(self, column: str) -> bool:
        """Return true or false."""
        text = self.text(column)
        if text not in ("true", "false"):
            self.refuse(column, TableFault.NOT_A_CHOICE)
        return text == "true"

    def choice(self, column: str, kind: type[_Choice]) -> _Choice:
        """Return a member of an enumeration."""
        try:
            return kind(self._fields[self._places[column]])
        except ValueError:
            self.refuse(column, TableFault.NOT_A_CHOICE)
            return next(iter(kind))

    def day(self, column: str, latest: date | None = None) -> date:
        """Return a date; one after ``latest`` is a fault."""
        text = self.text(column)
        try:
            day = date.fromisoformat(text)
        except ValueError:
            day = None
        if day is None or day.isoformat() != text:  # Python reads weeks, too
            self.refuse(column, TableFault.NOT_A_DAY)
            return _SOME_DAY
        if latest is not None and day > latest:
            self.refuse(column, TableFault.NOT_YET)
        return day

    def month(self, column: str) -> Month:
        """Return a month."""
        try:
            return Month.parse(self.text(column))
        except ValueError:
            self.refuse(column, TableFault.NOT_A_MONTH)
            return _SOME_MONTH


def is_count(text: str) -> bool:
    """Tell whether a text is a whole number of 0 or more, and none too long to be one."""
    return text.isdecimal() and len(text) <= _LONGEST_COUNT


PROVENANCE_COLUMNS = ("source", "as_of", "grade")
"""The columns in which every row of every table says where it comes from."""


class ProvenanceReader:
    """Reads where rows come from; equal rows share one value.

    Args:
        sources: The sources there are.
        latest: A figure as of a later day is a fault; None where no day is too late.
    """

    def __init__(self, sources: frozenset[SourceId], latest: date | None = None) -> None:
        self.sources = sources
        self._latest = latest
        self._known: dict[tuple[str, str, str], Provenance] = {}

    def of(self, row: Row) -> Provenance:
        """Return the provenance of a row.

        Raises:
            MarketDataError: If its source is unknown, or day or grade are malformed.
        """
        key = (row.text("source"), row.text("as_of"), row.text("grade"))
        provenance = self._known.get(key)
        if provenance is None:
            provenance = self._read(row)
            if not row.is_faulty:  # each row with the same fault is told
                self._known[key] = provenance
        return provenance

    def _read(self, row: Row) -> Provenance:
        source = SourceId(row.filled("source"))
        if source not in self.sources:
            row.refuse("source", TableFault.UNKNOWN_SOURCE)
        day = row.day("as_of", self._latest)
        return Provenance(source, day, row.choice("grade", Grade))
