"""Writes the cells of one sheet: text as text, formulas with the result stored beside them."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Literal

from xlsxwriter.format import Format
from xlsxwriter.worksheet import CellFormulaTuple, Worksheet

from planner.export.workbook.addresses import column_name

Result = Decimal | float | str | date
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 -- day 0 of spreadsheets has no zone
_MOST_CHARACTERS = 32_767


class LiveWorksheet(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """A worksheet that takes formulas as they are.

    XlsxWriter looks for functions newer than Excel 2007 in each formula, by some eighty regular
    expressions; ours use none of them, and a large plan has a hundred thousand formulas.
    """

    def _write_formula(
        self,
        row: int,
        col: int,
        formula: str,
        cell_format: Format | None = None,
        value: float | str = 0,
    ) -> Literal[0, -1, -2]:
        if self._check_dimensions(row, col):
            return -1
        self.table[row][col] = CellFormulaTuple(formula, cell_format, value)
        return 0


class SheetWriter:
    """Writes to one sheet; rows and columns count from 0, formulas go without their ``=``."""

    def __init__(self, worksheet: Worksheet) -> None:
        self.worksheet = worksheet
        self.name: str = worksheet.name

    def text(self, row: int, column: int, text: str, style: Format) -> None:
        """Write text, whatever it begins with; never a formula."""
        if text:
            self.worksheet.write_string(row, column, cell_text(text), style)
        else:
            self.worksheet.write_blank(row, column, None, style)

    def texts(self, row: int, column: int, texts: Iterable[str], style: Format) -> None:
        """Write texts side by side."""
        for at, text in enumerate(texts, column):
            self.text(row, at, text, style)

    def number(
        self, row: int, column: int, number: Decimal | float | date | None, style: Format
    ) -> None:
        """Write a number or a date; None leaves a styled blank."""
        if number is None:
            self.worksheet.write_blank(row, column, None, style)
        else:
            self.worksheet.write_number(row, column, _number(number), style)

    def formula(self, row: int, column: int, formula: str, result: Result, style: Format) -> None:
        """Write a formula with its result."""
        self.worksheet.write_formula(row, column, formula, style, stored(result))

    def across(
        self,
        row: int,
        first_column: int,
        formula: str,
        results: Sequence[Result],
        style: Format,
    ) -> None:
        """Write one formula into as many columns as there are results.

        Args:
            row: The row.
            first_column: Where the first result goes.
            formula: With ``{c}`` for the letters of its own column, ``{p}`` of the one before.
            results: One per column.
            style: Of every cell.
        """
        write = self.worksheet.write_formula
        own, before = column_name(first_column), column_name(first_column - 1)
        for at, result in enumerate(results, first_column):
            write(row, at, formula.format(c=own, p=before), style, stored(result))
            own, before = column_name(at + 1), own


def stored(result: Result) -> float | str:
    """Return a result as a cell stores it: a number, a day's serial number, or text."""
    return cell_text(result) if isinstance(result, str) else _number(result)


def cell_text(text: str) -> str:
    """Return text a cell can hold: no control characters but line ends, no more than fit."""
    if not text.isprintable():
        text = "".join(_harmless(character) for character in text)
    return text[:_MOST_CHARACTERS]


def one_line(text: str) -> str:
    """Return text fit for a page heading or a property: no control characters, no line ends."""
    return " ".join(cell_text(text).split())


def _harmless(character: str) -> str:
    is_odd = unicodedata.category(character) in ("Cc", "Cs") and character != "\n"
    return " " if is_odd or character in "\ufffe\uffff" else character


def _number(number: Decimal | float | date) -> float:
    if isinstance(number, datetime):
        return (number.replace(tzinfo=None) - _EPOCH) / timedelta(days=1)
    if isinstance(number, date):
        return float(number.toordinal() - _EPOCH.toordinal())
    return float(number)
