"""Tables as CSV files, as spreadsheets of a language open them.

UTF-8 with a byte order mark, by which Excel knows it; semicolons part cells where a comma is the
decimal sign. Dates are ISO dates, which every program reads alike. A text that a spreadsheet would
work out as a formula begins with an apostrophe, which an import takes off again.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from planner.export.workbook.target import writing_to
from planner.intake.tables.formula_guard import guarded
from planner.localization.number_forms import decimal_form, figures_locale

BYTE_ORDER_MARK = "\ufeff"
_LINE_END = "\r\n"


def write_csv(path: Path, rows: Iterable[Sequence[str]], language: str) -> None:
    """Write a table in one step; an existing file is replaced.

    The file is readable by its owner only.

    Args:
        path: The file to write or replace.
        rows: Cells as text, numbers in the language's form.
        language: Whose spreadsheets are to open it.

    Raises:
        ExportError: If the file cannot be written; one that existed is as it was.
    """
    delimiter = cell_delimiter(language)
    lines = (delimiter.join(_written(cell, delimiter) for cell in row) for row in rows)
    with writing_to(path) as file:
        file.write(BYTE_ORDER_MARK.encode())
        file.writelines((line + _LINE_END).encode() for line in lines)


def cell_delimiter(language: str) -> str:
    """Return what parts cells in a language: a semicolon where numbers have decimal commas."""
    return ";" if decimal_form(figures_locale(language)).decimal == "," else ","


def _written(cell: str, delimiter: str) -> str:
    text = guarded(cell.replace("\0", ""))
    needs_quotes = text != text.strip() or any(each in text for each in (delimiter, *'"\t\r\n;'))
    return '"' + text.replace('"', '""') + '"' if needs_quotes else text
