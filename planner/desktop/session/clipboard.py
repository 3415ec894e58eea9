"""The system's clipboard as cells: taken as a grid, given as text and as a table."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from planner.intake.tables.grid import CopiedCellsError, Grid
from planner.intake.tables.html_table import read_html_table, write_html_table
from planner.intake.tables.tab_text import read_tab_text, write_tab_text

_BEGINNING = 20_000
"""Characters; headings are among them."""
_ROWS_OF_BEGINNING = 8


def copied_grid() -> Grid:
    """Return the cells in the clipboard.

    Text is taken before HTML: spreadsheets give both, text is read many times faster. HTML serves
    where the text has no cells, as from some mail programs and web pages.

    Raises:
        CopiedCellsError: If there is nothing in it, or more than may be.
    """
    data = QGuiApplication.clipboard().mimeData()
    text = data.text() if data.hasText() else ""
    if "\t" not in text and data.hasHtml():
        html = data.html()
        if "<table" in html[:100_000].casefold():
            return read_html_table(html)
    return read_tab_text(text)


def copied_beginning() -> Grid | None:
    """Return the first rows of the cells in the clipboard as far as they are text; else None."""
    data = QGuiApplication.clipboard().mimeData()
    text = data.text()[:_BEGINNING] if data.hasText() else ""
    if "\t" not in text:
        return None
    try:
        return read_tab_text("\n".join(text.splitlines()[:_ROWS_OF_BEGINNING]))
    except CopiedCellsError:
        return None


def put_cells(rows: Sequence[Sequence[str]], heading_rows: int = 0) -> None:
    """Put cells into the clipboard, in the forms spreadsheets take."""
    data = QMimeData()
    data.setText(write_tab_text(rows).removesuffix("\n"))
    data.setHtml(write_html_table(rows, heading_rows))
    QGuiApplication.clipboard().setMimeData(data)
