"""Rows as other programs paste them: tab-separated text, and a table of HTML."""

from collections.abc import Sequence
from html import escape

from planner.desktop.viewmodels.cells import Row

_FORMULA_STARTS = ("=", "+", "-", "@")


def as_tab_separated(rows: Sequence[Row]) -> str:
    """Return one line a row and a tab between cells, the seat's ID first.

    A name somebody made up as a formula stays text where it is pasted: it gets the apostrophe
    that spreadsheets hide.
    """
    return "\n".join("\t".join(map(_harmless, _texts(row))) for row in rows)


def as_html(rows: Sequence[Row]) -> str:
    """Return a table without any looks, in which nothing of the plan is markup."""
    lines = (
        "<tr>" + "".join(f"<td>{escape(_harmless(text))}</td>" for text in _texts(row)) + "</tr>"
        for row in rows
    )
    return f"<table>{''.join(lines)}</table>"


def _texts(row: Row) -> tuple[str, ...]:
    return (row.key, *(cell.text for cell in row.cells))


def _harmless(text: str) -> str:
    """Keep a cell in its cell, and a text from being read as a formula."""
    line = " ".join(text.split("\n")).replace("\t", " ").replace("\r", " ")
    is_number = line[1:2].isdigit()
    return f"'{line}" if line.startswith(_FORMULA_STARTS) and not is_number else line
