"""Tables in copied HTML: the text of their cells and nothing else of it."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from html.parser import HTMLParser

from planner.intake.tables.formula_guard import guarded
from planner.intake.tables.grid import (
    MAX_COLUMNS,
    MAX_ROWS,
    CopiedCellsError,
    Grid,
    GridFault,
    grid_of,
)

MAX_MARKUP_LENGTH = 8_000_000
"""Markup is read slowly, and spreadsheets put plain text beside it."""

MAX_TAG_LENGTH = 1_000_000
"""Parsing a tag takes memory for each of its attributes; an image in one may be long."""

_TAG = re.compile("<[a-z]", re.ASCII | re.IGNORECASE)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DAY_ZERO = date(1899, 12, 30)
"""What spreadsheets count days from."""

_UNSEEN = frozenset({"head", "noscript", "script", "style", "template", "title"})
_BLOCKS = frozenset({"br", "div", "li", "p"})
_CELLS = frozenset({"td", "th"})


def read_html_table(text: str) -> Grid:
    """Read the first table of copied HTML.

    A cell that spans others keeps its text in the first of them, as Excel does. Tables inside a
    cell are part of its text; nothing is loaded or run.

    Raises:
        CopiedCellsError: If there is no table, nothing in it, or more than may be.
    """
    if len(text) > MAX_MARKUP_LENGTH:
        raise CopiedCellsError(GridFault.TOO_MUCH_TEXT, limit=MAX_MARKUP_LENGTH)
    if _has_endless_tag(text):
        raise CopiedCellsError(GridFault.TOO_MUCH_TEXT, limit=MAX_TAG_LENGTH)
    reader = _TableReader()
    # A blank ends what waits for more of a text. To close it instead would look to the end again
    # from every mark that nothing ends, which takes minutes for a page of them.
    reader.feed(text + " ")
    return grid_of(reader.rows())


def _has_endless_tag(text: str) -> bool:
    long = (part for part in text.split(">") if len(part) > MAX_TAG_LENGTH)
    tags = ((part, _TAG.search(part)) for part in long)
    return any(tag and len(part) - tag.start() > MAX_TAG_LENGTH for part, tag in tags)


def write_html_table(rows: Iterable[Sequence[str]], heading_rows: int = 0) -> str:
    """Write cells as a table; text is escaped, no cell becomes a formula, ISO dates are dates.

    Args:
        rows: The cells.
        heading_rows: How many rows at the top are headings.
    """
    parts = ['<html><head><meta charset="utf-8"></head><body><table>']
    for number, row in enumerate(rows):
        tag = "th" if number < heading_rows else "td"
        parts.append("<tr>" + "".join(_written(cell, tag) for cell in row) + "</tr>")
    parts.append("</table></body></html>")
    return "".join(parts)


def _written(cell: str, tag: str) -> str:
    text = escape(guarded(cell)).replace("\n", "<br>")
    return f"<{tag}{_date_marks(cell)}>{text}</{tag}>"


def _date_marks(cell: str) -> str:
    """Tell LibreOffice (``sd...``) and Excel (``mso-...``) of a date; neither reads one in HTML."""
    if not _ISO_DATE.fullmatch(cell):
        return ""
    try:
        serial = (date.fromisoformat(cell) - _DAY_ZERO).days
    except ValueError:
        return ""
    return (
        f' sdval="{serial}" sdnum="1033;0;YYYY-MM-DD" style="mso-number-format:\'yyyy\\-mm\\-dd\'"'
    )


class _TableReader(HTMLParser):
    """Collects the cells of the first table."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._rows: list[dict[int, str]] = []
        self._spans: dict[int, int] = {}
        self._depth = 0
        self._unseen = 0
        self._is_done = False
        self._text: list[str] | None = None
        self._column = 0
        self._span = 1, 1

    def rows(self) -> list[list[str]]:
        """Return the rows found, each up to its last cell."""
        self._end_cell()
        return [[row.get(n, "") for n in range(max(row, default=-1) + 1)] for row in self._rows]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._depth += 1
        elif self._depth == 1 and not self._is_done:
            if tag == "tr":
                self._begin_row()
            elif tag in _CELLS:
                self._begin_cell(dict(attrs))
        if tag in _BLOCKS and self._text:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "table":
            if self._depth == 1:
                self._end_cell()
                self._is_done = True
            self._depth = max(0, self._depth - 1)
        elif tag in _CELLS and self._depth == 1:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._unseen:
            # Breaks of the source are blanks; those one sees come from tags.
            self._text.append(" ".join(f"|{data}|".split())[1:-1])

    def _begin_row(self) -> None:
        self._end_cell()
        self._spans = {column: rows - 1 for column, rows in self._spans.items() if rows > 1}
        if len(self._rows) > 2 * MAX_ROWS and not self._rows[-1]:
            self._rows.pop()  # an endless run of empty rows
        self._rows.append({})
        self._column = 0

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        self._end_cell()
        if not self._rows:
            self._begin_row()
        while self._column in self._spans:
            self._column += 1
        self._text = []
        self._span = (
            _count(attributes.get("colspan"), MAX_COLUMNS),
            _count(attributes.get("rowspan"), MAX_ROWS),
        )

    def _end_cell(self) -> None:
        if self._text is None:
            return
        lines = "".join(self._text).split("\n")
        text = "\n".join(" ".join(line.split()) for line in lines).strip()
        self._text = None
        columns, rows = self._span
        if text:
            self._rows[-1][self._column] = text
        if rows > 1:
            span = dict.fromkeys(range(self._column, self._column + columns), rows)
            self._spans |= span
        self._column += columns
        if self._column > 4 * MAX_COLUMNS:
            raise CopiedCellsError(GridFault.TOO_MANY_COLUMNS, len(self._rows), limit=MAX_COLUMNS)


def _count(text: str | None, most: int) -> int:
    digits = (text or "").strip()
    if not digits.isascii() or not digits.isdigit() or len(digits) > 9:
        return 1
    return max(1, min(int(digits), most))
