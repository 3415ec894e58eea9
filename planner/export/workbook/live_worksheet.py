"""A worksheet that takes cells already written as XML: a large plan has 200,000 formulas.

XlsxWriter keeps each cell as an object, looks into each formula for functions newer than Excel
2007 by some eighty regular expressions, and escapes each attribute. Ours need none of that. Only
``sheetData`` is written here; everything else about the file stays XlsxWriter's own.

Cells with one formula share it, as spreadsheets do when a formula is filled: the first holds it,
the others name it by a number. That is a third less to write, to pack and to read.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from io import StringIO
from typing import TextIO

from xlsxwriter.format import Format
from xlsxwriter.worksheet import CellFormulaTuple, RowInfo, Worksheet

from planner.export.workbook.addresses import column_name
from planner.export.workbook.left_out import LeftOut

FormulaRun = tuple[int, int, int]
"""Cells side by side that hold formulas: their row, first and last column."""


class LiveWorksheet(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """Rows and columns count from 0, formulas go without their ``=``.

    Attributes:
        left_out: What its formulas may not read; None where the workbook holds everything.
        row_written: Told of each row that goes into the file; what it raises ends the writing.
        formula_runs: Where formulas were written.
    """

    left_out: LeftOut | None = None
    row_written: Callable[[], None] | None = None
    fh: TextIO

    def __init__(self) -> None:
        super().__init__()
        self.formula_runs: list[FormulaRun] = []
        self._last_column = 0
        self._row_openings: dict[tuple[object, ...] | None, str] = {}
        self._shared_count = 0
        self._shared_down: dict[tuple[int, str], str] = {}

    def put_text(self, row: int, column: int, text: str, style: Format) -> None:
        """Write text; an empty one leaves a styled blank."""
        head = f'<c r="{column_name(column)}{row + 1}" s="{style.xf_index or number_of(style)}"'
        if text:
            self.table[row][column] = f'{head} t="s"><v>{self.number_of_text(text)}</v></c>'
        else:
            self.table[row][column] = f"{head}/>"

    def number_of_text(self, text: str) -> int:
        """Return the number by which one more cell names a text."""
        shared = self.str_table
        index: int | None = shared.string_table.get(text)
        if index is None:
            index = int(shared._get_shared_string_index(text))  # noqa: SLF001 -- see the module
        else:
            shared.count += 1  # most texts were there before
        return index

    def put_cells(self, row: int, columns: range, cells: Sequence[str]) -> None:
        """Write cells of a row whose XML was put together elsewhere.

        Args:
            row: The row, which has none in these columns yet.
            columns: The columns that they are within.
            cells: The cells, in their order.
        """
        self._put_run(row, columns, cells)

    def put_blanks(self, row: int, first_column: int, last_column: int, style: Format) -> None:
        """Write styled blanks side by side."""
        columns = range(first_column, last_column + 1)
        self._put_run(row, columns, [f"{_head(row, column, style)}/>" for column in columns])

    def put_number(self, row: int, column: int, number: float, style: Format) -> None:
        """Write a number."""
        self.table[row][column] = (
            f'<c r="{column_name(column)}{row + 1}" s="{style.xf_index or number_of(style)}">'
            f"<v>{number!r}</v></c>"
        )

    def put_formula(
        self, row: int, column: int, formula: str, result: float | str, style: Format
    ) -> None:
        """Write a formula of one cell."""
        kind, value = _stored(result)
        head = _head(row, column, style)
        self.table[row][column] = f"{head}{kind}><f>{_escaped(formula)}</f><v>{value}</v></c>"

    def put_formulas(
        self,
        row: int,
        first_column: int,
        formula: str,
        results: Sequence[float | str],
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
        columns = range(first_column, first_column + len(results))
        own = column_name(first_column)
        before = column_name(first_column - 1) if first_column else ""
        text = _escaped(formula).replace("{c}", own).replace("{p}", before)
        held, shared = f"<f>{text}</f>", ""
        if len(results) > 1:
            span = f"{own}{row + 1}:{column_name(columns[-1])}{row + 1}"
            held, shared = self._share(text, span)
        tail = f'{row + 1}" s="{number_of(style)}"'
        cells: list[str] = []
        last: float | str | None = None
        kind = value = ""
        for column, result in zip(columns, results, strict=True):
            if result is not last:  # alike months hold the very same figure
                kind, value = _stored(result)
                last = result
            cells.append(f'<c r="{column_name(column)}{tail}{kind}>{held}<v>{value}</v></c>')
            held = shared
        self._put_run(row, columns, cells)

    def put_formula_down(
        self,
        row: int,
        column: int,
        formula: str,
        result: float,
        style: Format,
        last_row: int,
    ) -> None:
        """Write a formula of a number that further cells of a column hold too, up to some row.

        Args:
            row: The row.
            column: The column.
            formula: With ``{r}`` for the number of its own row.
            result: Its result.
            style: Of the cell.
            last_row: The last row that may hold it, the same for all of the column.
        """
        held = self.held_down(row, column, formula, last_row)
        self.table[row][column] = (
            f'<c r="{column_name(column)}{row + 1}" s="{style.xf_index or number_of(style)}">'
            f"{held}<v>{result!r}</v></c>"
        )

    def held_down(self, row: int, column: int, formula: str, last_row: int) -> str:
        """Return how a cell holds a formula that further cells of its column hold too.

        Where sheets are left out each holds it itself.

        Args:
            row: The row.
            column: The column.
            formula: With ``{r}`` for the number of its own row.
            last_row: The last row that may hold it, the same for all of the column.
        """
        held = self._shared_down.get((column, formula))
        if held is None:
            letters, text = column_name(column), _escaped(formula).replace("{r}", str(row + 1))
            if self.left_out is not None:
                return f"<f>{text}</f>"
            held, shared = self._share(text, f"{letters}{row + 1}:{letters}{last_row + 1}")
            self._shared_down[column, formula] = shared
        return held

    def settle(self) -> None:
        """Put the cells of each row together, once all are written: it takes half the memory.

        Rows that charts read stay as they are.
        """
        first_column, last_column = self._last_column, self._last_column
        for row, cells in self.table.items():
            columns = sorted(cells)
            first_column = min(first_column, columns[0])
            last_column = max(last_column, columns[-1])
            with suppress(TypeError):  # XlsxWriter's own cells are no strings
                self.table[row] = {columns[0]: "".join([cells[column] for column in columns])}
        if self.table:  # XlsxWriter writes a sheet that it knows to have cells
            self._check_dimensions(min(self.table), first_column)
            self._check_dimensions(max(self.table), last_column)

    def _share(self, escaped: str, span: str) -> tuple[str, str]:
        """Return how the first cell of a range holds a formula, and how the others name it."""
        number = self._shared_count
        self._shared_count += 1
        first = f'<f t="shared" ref="{span}" si="{number}">{escaped}</f>'
        return first, f'<f t="shared" si="{number}"/>'

    def _put_run(self, row: int, columns: range, cells: Sequence[str]) -> None:
        """Put cells side by side."""
        if columns:
            self.table[row][columns[0]] = "".join(cells)
            self._last_column = max(self._last_column, columns[-1])

    def _write_rows(self) -> None:
        for row in sorted({*self.table, *self.row_info}):
            if self.row_written is not None:
                self.row_written()
            # Taken out, so that a large plan is not in memory twice.
            cells, info = self.table.pop(row, None), self.row_info.get(row)
            if not cells:
                self._write_empty_row(row, None, info)
                continue
            parts = [f'<row r="{row + 1}"{self._row_opening(info)}']
            for column in sorted(cells):
                cell = cells[column]
                if isinstance(cell, str):
                    parts.append(cell)
                else:
                    self.fh.write("".join(parts))
                    parts.clear()
                    self._write_own(row, column, cell)
            parts.append("</row>")
            self.fh.write("".join(parts))

    def _row_opening(self, info: RowInfo | None) -> str:
        """Return what XlsxWriter writes of a row behind its number: of most rows the same."""
        key = info and (info.height, info.row_format, info.hidden, info.level, info.collapsed)
        opening = self._row_openings.get(key)
        if opening is None:
            file, aside = self.fh, StringIO()
            self.fh = aside
            self._write_row(0, None, info)
            self.fh = file
            opening = self._row_openings[key] = aside.getvalue().removeprefix('<row r="1"')
        return opening

    def _write_own(self, row: int, column: int, cell: object) -> None:
        """Write a cell that XlsxWriter holds itself."""
        if isinstance(cell, CellFormulaTuple) and cell.value == "":
            # XlsxWriter would write a number without digits, which is no result at all.
            formula = f"<f>{_escaped(cell.formula)}</f><v></v></c>"
            self.fh.write(f'{_head(row, column, cell.format)} t="str">{formula}')
        else:
            self._write_cell(row, column, cell)


# Cells of which a large plan has 100,000 write this out themselves.
def _head(row: int, column: int, style: Format) -> str:
    return f'<c r="{column_name(column)}{row + 1}" s="{number_of(style)}"'


def number_of(style: Format) -> int:
    """Return the number by which cells name a style."""
    number: int = style.xf_index or style._get_xf_index()  # noqa: SLF001 -- see the module
    return number


def _stored(result: float | str) -> tuple[str, str]:
    """Return what the file says of a formula's result: its kind, and the result."""
    if isinstance(result, float):
        return "", repr(result)
    return ' t="str"', _escaped(result)


def _escaped(text: str) -> str:
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text
