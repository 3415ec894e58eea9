"""A worksheet that takes cells already written as XML: a large plan has 200,000 formulas.

XlsxWriter keeps each cell as an object, looks into each formula for functions newer than Excel
2007 by some eighty regular expressions, and escapes each attribute. Ours need none of that. Only
``sheetData`` is written here; everything else about the file stays XlsxWriter's own.
"""

from collections.abc import Sequence

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from planner.export.workbook.addresses import column_name


class LiveWorksheet(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """Rows and columns count from 0, formulas go without their ``=``."""

    def put_text(self, row: int, column: int, text: str, style: Format) -> None:
        """Write text; an empty one leaves a styled blank."""
        head = _head(row, column, style)
        if text:
            index = self.str_table._get_shared_string_index(text)  # noqa: SLF001 -- see the module
            self._put(row, column, column, f'{head} t="s"><v>{index}</v></c>')
        else:
            self._put(row, column, column, f"{head}/>")

    def put_number(self, row: int, column: int, number: float, style: Format) -> None:
        """Write a number."""
        self._put(row, column, column, f"{_head(row, column, style)}><v>{number!r}</v></c>")

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
        escaped = _escaped(formula)
        tail = f'{row + 1}" s="{style._get_xf_index()}"'  # noqa: SLF001 -- see the module
        before = column_name(first_column - 1) if first_column else ""
        cells: list[str] = []
        for column, result in enumerate(results, first_column):
            own = column_name(column)
            text = escaped.replace("{c}", own).replace("{p}", before)
            kind, value = ("", result) if isinstance(result, float) else _text_result(result)
            cells.append(f'<c r="{own}{tail}{kind}><f>{text}</f><v>{value}</v></c>')
            before = own
        self._put(row, first_column, first_column + len(cells) - 1, "".join(cells))

    def _put(self, row: int, first_column: int, last_column: int, xml: str) -> None:
        self._check_dimensions(row, first_column)
        self._check_dimensions(row, last_column)
        self.table[row][first_column] = xml

    def _write_rows(self) -> None:
        for row in sorted({*self.table, *self.row_info}):
            cells, info = self.table.get(row), self.row_info.get(row)
            if not cells:
                self._write_empty_row(row, None, info)
                continue
            self._write_row(row, None, info)
            for column, cell in sorted(cells.items(), key=lambda entry: entry[0]):
                if isinstance(cell, str):
                    self.fh.write(cell)
                else:
                    self._write_cell(row, column, cell)
            self._xml_end_tag("row")


def _head(row: int, column: int, style: Format) -> str:
    return f'<c r="{column_name(column)}{row + 1}" s="{style._get_xf_index()}"'  # noqa: SLF001


def _text_result(result: float | str) -> tuple[str, str]:
    return ' t="str"', _escaped(str(result))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
