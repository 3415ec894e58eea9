"""Tab-separated text, the form in which every spreadsheet copies and takes cells."""

import re
from collections.abc import Iterable, Iterator, Sequence

from planner.intake.tables.formula_guard import guarded
from planner.intake.tables.grid import MAX_TEXT_LENGTH, CopiedCellsError, Grid, GridFault, grid_of

# Possessive, so that a quote nobody closes costs one look and no second try.
_QUOTED = re.compile(r'"([^"]*+(?:""[^"]*+)*+)"(?=[\t\r\n]|\Z)')
_PLAIN = re.compile(r"[^\t\r\n]*+")
_BREAK = re.compile(r"\r\n|\r|\n")
_NEEDS_QUOTES = re.compile(r'[\t\r\n]|\A"')


def read_tab_text(text: str) -> Grid:
    """Read copied text as cells: tabs between cells, breaks between rows.

    A cell in quotes may hold tabs and breaks, with doubled quotes for one; a lone quote that
    nothing closes is a letter like any other.

    Raises:
        CopiedCellsError: If there is nothing in it, or more than may be.
    """
    if len(text) > MAX_TEXT_LENGTH:
        raise CopiedCellsError(GridFault.TOO_MUCH_TEXT, limit=MAX_TEXT_LENGTH)
    return grid_of(_quoted_rows(text) if '"' in text else _plain_rows(text))


def write_tab_text(rows: Iterable[Sequence[str]]) -> str:
    """Write cells as text that Excel and LibreOffice take as cells again.

    A text that a spreadsheet would work out as a formula gets an apostrophe before it.
    """
    return "".join("\t".join(map(_written, row)) + "\n" for row in rows)


def _written(cell: str) -> str:
    text = guarded(cell)
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text


def _plain_rows(text: str) -> Iterator[list[str]]:
    start = 0
    for found in _BREAK.finditer(text):
        yield text[start : found.start()].split("\t") if found.start() > start else []
        start = found.end()
    yield text[start:].split("\t")


def _quoted_rows(text: str) -> Iterator[list[str]]:
    at, end, row = 0, len(text), list[str]()
    while at <= end:
        cell, at = _cell_at(text, at)
        row.append(cell)
        if text.startswith("\t", at):
            at += 1
            continue
        yield row
        row = []
        found = _BREAK.match(text, at)
        if found is None:
            return
        at = found.end()


def _cell_at(text: str, at: int) -> tuple[str, int]:
    if text.startswith('"', at) and (found := _QUOTED.match(text, at)):
        return found[1].replace('""', '"'), found.end()
    found = _PLAIN.match(text, at)
    return (found[0], found.end()) if found else ("", at)
