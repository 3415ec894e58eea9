"""Writes the cells of one sheet: text as text, formulas with the result stored beside them."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from xlsxwriter.format import Format

from planner.export.workbook.addresses import column_name
from planner.export.workbook.live_worksheet import LiveWorksheet

Result = Decimal | float | str | date
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 -- day 0 of spreadsheets has no zone
_MOST_UNITS = 32_767
"""UTF-16 units in a cell."""
_MOST_CHARACTERS = _MOST_UNITS // 2
"""So many characters fit for certain: each takes one or two units."""


class SheetWriter:
    """Writes to one sheet; rows and columns count from 0, formulas go without their ``=``.

    Attributes:
        worksheet: The sheet.
        name: Its name.
    """

    def __init__(self, worksheet: LiveWorksheet, charted_rows: int = 0) -> None:
        """Write to a sheet whose first ``charted_rows`` rows a chart may read.

        A chart stores what it shows, and finds that only in cells that XlsxWriter holds itself.
        """
        self.worksheet = worksheet
        self.name: str = worksheet.name
        self._charted_rows = charted_rows

    def text(self, row: int, column: int, text: str, style: Format) -> None:
        """Write text, whatever it begins with; never a formula."""
        if not (text.isprintable() and len(text) <= _MOST_CHARACTERS):
            text = cell_text(text)
        if row >= self._charted_rows or not text:
            self.worksheet.put_text(row, column, text, style)
        else:
            self.worksheet.write_string(row, column, text, style)

    def number_of_text(self, text: str) -> int:
        """Return the number by which one more cell, whose XML is put together elsewhere, names it.

        Args:
            text: Whatever it begins with; not empty.
        """
        if not (text.isprintable() and len(text) <= _MOST_CHARACTERS):
            text = cell_text(text)
        return self.worksheet.number_of_text(text)

    def texts(self, row: int, column: int, texts: Iterable[str], style: Format) -> None:
        """Write texts side by side."""
        for at, text in enumerate(texts, column):
            self.text(row, at, text, style)

    def number(
        self, row: int, column: int, number: Decimal | float | date | None, style: Format
    ) -> None:
        """Write a number or a date; None leaves a styled blank."""
        if number is None:
            self.worksheet.put_text(row, column, "", style)
        else:
            plain = number if type(number) is float else _number(number)
            self.worksheet.put_number(row, column, plain, style)

    def formula(self, row: int, column: int, formula: str, result: Result, style: Format) -> None:
        """Write a formula with its result."""
        worksheet = self.worksheet
        if "{" in formula or row < self._charted_rows or worksheet.left_out is not None:
            self.across(row, column, formula, (result,), style)
            return
        worksheet.formula_runs.append((row, column, column))
        worksheet.put_formula(row, column, formula, stored(result), style)

    def figure(self, row: int, column: int, formula: str, result: float, style: Format) -> None:
        """Write a formula of a number that reads only sheets which come with this one."""
        self.worksheet.formula_runs.append((row, column, column))
        self.worksheet.put_formula(row, column, formula, result, style)

    def down(
        self, row: int, column: int, formula: str, result: float, style: Format, last_row: int
    ) -> None:
        """Write a formula that other cells of its column hold too.

        Args:
            row: The row.
            column: The column.
            formula: With ``{r}`` for the number of its own row.
            result: Its result.
            style: Of the cell.
            last_row: The last row that may hold it, the same for all of the column.
        """
        worksheet = self.worksheet
        if row < self._charted_rows or worksheet.left_out is not None:
            self.formula(row, column, formula.replace("{r}", str(row + 1)), result, style)
            return
        worksheet.formula_runs.append((row, column, column))
        worksheet.put_formula_down(row, column, formula, result, style, last_row)

    def blanks(self, row: int, first_column: int, last_column: int, style: Format) -> None:
        """Write styled blanks side by side."""
        self.worksheet.put_blanks(row, first_column, last_column, style)

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
        values = _all_stored(results)
        left_out = self.worksheet.left_out
        if left_out is not None and left_out.has(formula):
            self._put_values(row, first_column, values, left_out.typed_in(style))
            return
        if values:
            last_column = first_column + len(values) - 1
            self.worksheet.formula_runs.append((row, first_column, last_column))
        if row >= self._charted_rows:
            self.worksheet.put_formulas(row, first_column, formula, values, style)
            return
        for column, value in enumerate(values, first_column):
            before = column_name(column - 1) if column else ""
            own = formula.replace("{c}", column_name(column)).replace("{p}", before)
            self.worksheet.write_formula(row, column, own, style, value)

    def _put_values(
        self, row: int, first_column: int, values: Iterable[float | str], style: Format
    ) -> None:
        """Write the results of formulas whose figures are not in the workbook."""
        for column, value in enumerate(values, first_column):
            if isinstance(value, str):
                self.text(row, column, value, style)
            else:
                self.worksheet.put_number(row, column, value, style)


def _all_stored(results: Sequence[Result]) -> list[float | str]:
    """Return results as cells store them; where the very same one comes again, so it does here."""
    values: list[float | str] = []
    last: Result | None = None
    value: float | str = ""
    for result in results:
        if result is not last:
            last = result
            value = float(result) if type(result) is Decimal else stored(result)
        values.append(value)
    return values


def stored(result: Result) -> float | str:
    """Return a result as a cell stores it: a number, a day's serial number, or text."""
    if isinstance(result, str):
        return cell_text(result)
    return float(result) if type(result) is Decimal else _number(result)


def cell_text(text: str) -> str:
    """Return text a cell can hold: no control characters but line ends, no more than fit."""
    if not text.replace("\n", " ").isprintable():  # long texts have lines, and little else
        text = "".join(_harmless(character) for character in text)
    if len(text) > _MOST_CHARACTERS:
        text = text.encode("utf-16-le")[: 2 * _MOST_UNITS].decode("utf-16-le", "ignore")
    return text


def one_line(text: str) -> str:
    """Return text fit for a page heading or a property: no control characters, no line ends."""
    return " ".join(cell_text(text).split())


def _harmless(character: str) -> str:
    is_odd = unicodedata.category(character) in ("Cc", "Cs") and character != "\n"
    return " " if is_odd or character in "\ufffe\uffff" else character


def _number(number: Decimal | float | date) -> float:
    if type(number) is int or not isinstance(number, date):
        return float(number)
    if isinstance(number, datetime):
        return (number.replace(tzinfo=None) - _EPOCH) / timedelta(days=1)
    return float(number.toordinal() - _EPOCH.toordinal())
