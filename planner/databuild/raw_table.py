"""Reads the raw CSV files of a source folder, and says file, row and column of what is wrong."""

import csv
import gzip
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from io import StringIO
from pathlib import Path


class DataBuildError(Exception):
    """A source folder cannot be turned into tables.

    ``row`` is the line of the file a spreadsheet shows (the header is row 1), ``column`` the
    header of the field; each is None where the fault concerns the whole file.
    """

    def __init__(
        self, path: Path, reason: str, row: int | None = None, column: str | None = None
    ) -> None:
        super().__init__(path, reason, row, column)
        self.path = path
        self.reason = reason
        self.row = row
        self.column = column

    def __str__(self) -> str:
        """Return file, row, column and reason as one line."""
        where = [str(self.path)]
        if self.row is not None:
            where.append(f"row {self.row}")
        if self.column is not None:
            where.append(f"column {self.column}")
        return f"{', '.join(where)}: {self.reason}"


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row of a raw file with its place in it."""

    path: Path
    number: int
    fields: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Return the text of a field, without surrounding blanks."""
        return self.fields[column].strip()

    def fault(self, column: str, reason: str) -> DataBuildError:
        """Return the error that points at one field of this row."""
        return DataBuildError(self.path, reason, self.number, column)

    def filled(self, column: str) -> str:
        """Return the text of a field that may not be empty."""
        text = self[column]
        if not text:
            raise self.fault(column, "is empty")
        return text

    def decimal(self, column: str) -> Decimal:
        """Return a field that must hold a finite number."""
        text = self.filled(column)
        try:
            number = Decimal(text)
        except InvalidOperation:
            raise self.fault(column, f"{text!r} is not a number") from None
        if not number.is_finite():
            raise self.fault(column, f"{text!r} is not a number")
        return number

    def optional_decimal(self, column: str) -> Decimal | None:
        """Return a number, or None where the field is empty."""
        return self.decimal(column) if self[column] else None

    def integer(self, column: str) -> int:
        """Return a field that must hold a whole number."""
        number = self.decimal(column)
        if number != number.to_integral_value():
            raise self.fault(column, f"{self[column]!r} is not a whole number")
        return int(number)

    def flag(self, column: str) -> bool:
        """Return a field that must say true or false."""
        text = self.filled(column)
        if text not in ("true", "false"):
            raise self.fault(column, f"{text!r} is neither true nor false")
        return text == "true"

    def day(self, column: str) -> date:
        """Return a field that must hold a date as YYYY-MM-DD."""
        text = self.filled(column)
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise self.fault(column, f"{text!r} is not a date as YYYY-MM-DD") from None


def read_rows(path: Path, columns: Sequence[str]) -> list[RawRow]:
    """Read a UTF-8 CSV file (``.gz`` unpacked) that has at least the named columns.

    Raises:
        DataBuildError: If the file is missing, unreadable, empty, lacks a column, or has a row
            with another number of fields than its header.
    """
    reader = csv.reader(StringIO(_text_of(path), newline=""), strict=True)
    try:
        header = next(reader, [])
        missing = [column for column in columns if column not in header]
        if missing:
            raise DataBuildError(path, "the column is missing", 1, missing[0])
        rows = list(_numbered(path, header, reader))
    except csv.Error as error:
        raise DataBuildError(path, f"is not a CSV table: {error}", reader.line_num) from None
    if not rows:
        raise DataBuildError(path, "holds no rows")
    return rows


def _numbered(path: Path, header: list[str], reader: Iterator[list[str]]) -> Iterator[RawRow]:
    for number, fields in enumerate(reader, start=2):
        if len(fields) != len(header):
            reason = f"has {len(fields)} fields where the header has {len(header)}"
            raise DataBuildError(path, reason, number)
        yield RawRow(path, number, dict(zip(header, fields, strict=True)))


def _text_of(path: Path) -> str:
    if not path.is_file():
        raise DataBuildError(path, "the file is missing")
    try:
        data = path.read_bytes()
        return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig")
    except (OSError, EOFError, zlib.error) as error:
        raise DataBuildError(path, f"cannot be read: {error}") from None
    except UnicodeDecodeError:
        raise DataBuildError(path, "is not UTF-8 text") from None
