"""A worksheet that takes cells already written as XML: a large plan has 200,000 formulas.

XlsxWriter keeps each cell as an object, looks into each formula for functions newer than Excel
2007 by some eighty regular expressions, and escapes each attribute. Ours need none of that. Only
``sheetData`` is written here; everything else about the file stays XlsxWriter's own.
"""

from collections.abc import Callable, Sequence

from xlsxwriter.format import Format
from xlsxwriter.worksheet import CellFormulaTuple, Worksheet

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

    def __init__(self) -> None:
        super().__init__()
        self.formula_runs: list[FormulaRun] = []

    def put_text(self, row: int, column: int, text: str, style: Format) -> None:
        """Write text; an empty one leaves a styled blank."""
        if text:
            index = self.str_table._get_shared_string_index(text)  # noqa: SLF001 -- see the module
            xml = f'{_head(row, column, style)} t="s"><v>{index}</v></c>'
        else:
            xml = f"{_head(row, column, style)}/>"
        self._put(row, column, column, xml)

    def put_blanks(self, row: int, first_column: int, last_column: int, style: Format) -> None:
        """Write styled blanks side by side."""
        tail = f'{row + 1}" s="{style._get_xf_index()}"/>'  # noqa: SLF001 -- see the module
        columns = range(first_column, last_column + 1)
        xml = "".join([f'<c r="{column_name(column)}{tail}' for column in columns])
        self._put(row, first_column, last_column, xml)

    def put_number(self, row: int, column: int, number: float, style: Format) -> None:
        """Write a number."""
        self._put(row, column, column, f"{_head(row, column, style)}><v>{number!r}</v></c>")

    def put_formula(
        self, row: int, column: int, formula: str, result: float | str, style: Format
    ) -> None:
        """Write a formula of one cell."""
        kind, value = _stored(result)
        head = _head(row, column, style)
        xml = f"{head}{kind}><f>{_escaped(formula)}</f><v>{value}</v></c>"
        self._put(row, column, column, xml)

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
        pieces = _escaped(formula).split("{c}")
        looks_back = "{p}" in formula
        tail = f'{row + 1}" s="{style._get_xf_index()}"'  # noqa: SLF001 -- see the module
        before = column_name(first_column - 1) if first_column else ""
        cells: list[str] = []
        last: float | str | None = None
        kind = value = ""
        for column, result in enumerate(results, first_column):
            own = column_name(column)
            text = own.join(pieces)
            if looks_back:
                text = text.replace("{p}", before)
                before = own
            if result is not last:  # alike months hold the very same figure
                kind, value = _stored(result)
                last = result
            cells.append(f'<c r="{own}{tail}{kind}><f>{text}</f><v>{value}</v></c>')
        self._put(row, first_column, first_column + len(cells) - 1, "".join(cells))

    def _put(self, row: int, first_column: int, last_column: int, xml: str) -> None:
        is_within = (
            self.dim_rowmin is not None
            and self.dim_colmin is not None
            and self.dim_rowmin <= row <= self.dim_rowmax
            and self.dim_colmin <= first_column
            and last_column <= self.dim_colmax
        )
        if not is_within:
            self._check_dimensions(row, first_column)
            self._check_dimensions(row, last_column)
        self.table[row][first_column] = xml

    def _write_rows(self) -> None:
        for row in sorted({*self.table, *self.row_info}):
            if self.row_written is not None:
                self.row_written()
            # Taken out, so that a large plan is not in memory twice.
            cells, info = self.table.pop(row, None), self.row_info.get(row)
            if not cells:
                self._write_empty_row(row, None, info)
                continue
            self._write_row(row, None, info)
            for column in sorted(cells):
                cell = cells[column]
                if isinstance(cell, str):
                    self.fh.write(cell)
                elif isinstance(cell, CellFormulaTuple) and cell.value == "":
                    # XlsxWriter would write a number without digits, which is no result at all.
                    formula = f"<f>{_escaped(cell.formula)}</f><v></v></c>"
                    self.fh.write(f'{_head(row, column, cell.format)} t="str">{formula}')
                else:
                    self._write_cell(row, column, cell)
            self._xml_end_tag("row")


def _head(row: int, column: int, style: Format) -> str:
    return f'<c r="{column_name(column)}{row + 1}" s="{style._get_xf_index()}"'  # noqa: SLF001


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
