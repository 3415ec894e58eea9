"""Reads the cells of a sheet with their formulas, row by row, in whatever form they are written.

A row is taken by one regular expression; where a cell in it is in any other form than spreadsheets
write, the row alone is read as the XML it is.
"""

import codecs
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from planner.intake.tables.cell_texts import without_entities
from planner.intake.tables.file_table_error import FileTableFault
from planner.intake.tables.grid import MAX_CELL_LENGTH
from planner.intake.tables.sheet_bounds import MAX_SHEET_ROWS, column_letters, column_number
from planner.intake.tables.workbook_package import WorkbookPackage
from planner.intake.tables.xml_events import XmlReader

_CONTENT = re.compile(r"<((?:[A-Za-z_][\w.-]*:)?)sheetData(?: [^<>]*)?(/)?>")
_LONGEST_PROLOG = 1 << 20
_LONGEST_ROW = 1 << 24
_NUMBER = re.compile(r'(?:^|\s)r="(\d{1,7})"', re.ASCII)
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})\d{1,7}"(?: s="(\d{1,6})")?(?: t="([A-Za-z]{1,9})")?(?: [a-z]+="[^"<]*")*+'
    r"(?:/>|>(?:<f(?: [^<>]*)?(?:/>|>([^<]*)</f>))?+"
    r'(?:<v(?: xml:space="preserve")?>([^<]*)</v>|<v/>|'
    r'<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)?</c>)',
    re.ASCII,
)
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?\d{1,7}", re.ASCII)
_STYLE = re.compile(r"\d{1,6}", re.ASCII)
_CONTENTS = frozenset({"v", "t"})


Span = tuple[int, int]
"""A first and a last column."""


class RawCell(NamedTuple):
    """A cell as its sheet stores it.

    Attributes:
        kind: Its ``t``; empty for a number.
        style: The number of its style.
        content: What it holds, or the result of its formula; empty for nothing.
        formula: The formula without its ``=``, empty where it is shared with another cell; None
            where there is none.
    """

    kind: str
    style: int
    content: str
    formula: str | None


@dataclass(slots=True)
class SheetRow:
    """A row of a sheet; its cells are read when they are asked for.

    Attributes:
        number: Counted from 0.
    """

    number: int
    _xml: str
    _is_prefixed: bool = False
    _cells: dict[int, RawCell] | None = field(default=None)

    def without_formulas(self, spans: Sequence[Span]) -> list[Span]:
        """Return the spans of columns in which not every cell has a formula, reading no cell.

        Args:
            spans: First and last columns, ascending.
        """
        found, at, after = [], 0, f'{self.number + 1}"'
        for first, last in spans:
            begins = self._xml.find(f' r="{column_letters(first)}{after}', at)
            ends = begins
            if begins >= 0 and last > first:
                ends = self._xml.find(f' r="{column_letters(last)}{after}', begins)
            if begins < 0 or ends < 0 or self._is_prefixed:
                cells = self.cells.items()
                count = sum(first <= c <= last and cell.formula is not None for c, cell in cells)
            else:
                end = self._xml.find("<c ", ends)
                count = self._xml.count("<f", begins, len(self._xml) if end < 0 else end)
                at = ends
            if count != last - first + 1:
                found.append((first, last))
        return found

    def cells_at(self, columns: Sequence[int]) -> list[RawCell | None]:
        """Return the cells of some columns, reading no others where that is possible.

        Args:
            columns: Ascending.
        """
        if self._cells is not None or self._is_prefixed:
            return [self.cells.get(column) for column in columns]
        cells: list[RawCell | None] = []
        xml, at, after = self._xml, 0, f'{self.number + 1}"'
        for column in columns:
            begins = xml.find(f' r="{column_letters(column)}{after}', at)
            found = _CELL.match(xml, begins - len("<c")) if begins > 0 else None
            raw = None if found is None else _raw_cell(found)
            # Behind the cell before it: in front of that there is no further column.
            is_absent = begins < 0 and xml.count("<c r=", at) == xml.count("<c", at)
            if raw is None and not is_absent:
                return [self.cells.get(each) for each in columns]
            cells.append(raw)
            at = max(at, begins)
        return cells

    @property
    def cells(self) -> Mapping[int, RawCell]:
        """The cells by their columns, from 0."""
        if self._cells is None:
            plain = None if self._is_prefixed else _plain_cells(self._xml)
            self._cells = _exact_cells(self._xml) if plain is None else plain
        return self._cells


def sheet_rows(package: WorkbookPackage, part: str, name: str) -> Iterator[SheetRow]:
    """Yield the rows of a sheet that have cells, ascending.

    Args:
        package: The workbook.
        part: The sheet's part.
        name: Its name, for errors to tell.

    Raises:
        FileTableError: If it cannot be read.
    """
    scan = _Scan()
    for text in _decoded(package, part, name, scan):
        if scan.form is None and not _begin(package, part, name, text, scan):
            continue
        yield from _whole_rows(scan)
        if scan.is_damaged or len(scan.rest) > _LONGEST_ROW:
            break
        if scan.is_over:
            return
    raise package.error(FileTableFault.DAMAGED_SHEET, scan.number + 2, sheet=name)


@dataclass(slots=True)
class _Scan:
    """How far a sheet was read; ``number`` is the last row's."""

    rest: str = ""
    number: int = -1
    is_damaged: bool = False
    form: "_Form | None" = None

    @property
    def is_over(self) -> bool:
        """Whether the end of the rows was met."""
        form = self.form
        return form is not None and (form.is_empty or form.over.match(self.rest) is not None)


@dataclass(frozen=True, slots=True)
class _Form:
    """How a sheet's tags are written."""

    is_prefixed: bool
    is_empty: bool
    row: re.Pattern[str]
    end: str
    over: re.Pattern[str]


def _decoded(package: WorkbookPackage, part: str, name: str, scan: _Scan) -> Iterator[str]:
    """Yield what is not yet read of a sheet, grown by each piece."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    for chunk in package.chunks(part):
        try:
            scan.rest += decoder.decode(chunk)
        except UnicodeDecodeError:
            raise package.error(FileTableFault.DAMAGED_SHEET, scan.number + 2, sheet=name) from None
        yield scan.rest


def _begin(package: WorkbookPackage, part: str, name: str, text: str, scan: _Scan) -> bool:
    """Find where the rows begin; False where that is still to come."""
    content = _CONTENT.search(text)
    before = text if content is None else text[: content.start()]
    if "<!DOCTYPE" in before.upper():
        raise package.error(FileTableFault.DECLARES_ENTITIES, part=part)
    if content is None:
        if len(text) > _LONGEST_PROLOG:
            raise package.error(FileTableFault.DAMAGED_SHEET, 1, sheet=name)
        return False
    scan.rest = text[content.end() :]
    prefix = re.escape(content[1])
    row = re.compile(rf"\s*<{prefix}row((?: [^<>]*)?)>")
    over = re.compile(rf"\s*</{prefix}sheetData>")
    end = f"</{content[1]}row>"
    scan.form = _Form(bool(content[1]), bool(content[2]), row, end, over)
    return True


def _whole_rows(scan: _Scan) -> Iterator[SheetRow]:
    """Yield the rows that are there as a whole, and keep the rest."""
    form, position = scan.form, 0
    while form is not None and (found := form.row.match(scan.rest, position)):
        if found[1].endswith("/"):
            position = found.end()
            continue  # a row without cells
        end = scan.rest.find(form.end, found.end())
        if end < 0:
            break
        position = end + len(form.end)
        given = _NUMBER.search(found[1])
        number = int(given[1]) - 1 if given else scan.number + 1
        scan.is_damaged = not scan.number < number < MAX_SHEET_ROWS
        if scan.is_damaged:
            return
        scan.number = number
        yield SheetRow(number, scan.rest[found.end() : end], form.is_prefixed)
    scan.rest = scan.rest[position:]


def _plain_cells(xml: str) -> dict[int, RawCell] | None:
    """Return the cells of a row in the form that spreadsheets write; None for any other."""
    cells: dict[int, RawCell] = {}
    end = 0
    for found in _CELL.finditer(xml):
        if found.start() != end:
            return None
        end = found.end()
        column, raw = column_number(found[1]), _raw_cell(found)
        if column is None or raw is None:
            return None
        cells[column] = raw
    return cells if end == len(xml) else None


def _raw_cell(found: re.Match[str]) -> RawCell | None:
    """Return a cell found in its plain form; None where it holds what is no XML."""
    _letters, style, kind, formula, value, inline = found.groups()
    if formula is None and "<f" in found[0]:
        formula = ""
    content = value if value is not None else inline or ""
    try:
        if "&" in content:
            content = without_entities(content)
        if formula and "&" in formula:
            formula = without_entities(formula)
    except ValueError:
        return None
    return RawCell(kind or "", int(style) if style else 0, content, formula)


def _exact_cells(xml: str) -> dict[int, RawCell]:
    """Return the cells of a row in any form of XML; what is no XML ends it."""
    reader = _RowReader()
    reader.xml.feed(f"<row>{xml}</row>".encode(), is_last=True)
    return reader.cells


class _RowReader:
    """Takes a row's cells from its XML."""

    def __init__(self) -> None:
        self.xml = XmlReader(self._start, self._end, self._said)
        self.cells: dict[int, RawCell] = {}
        self._column = -1
        self._given: Mapping[str, str] = {}
        self._content: list[str] = []
        self._formula: list[str] | None = None
        self._inside = ""

    def _start(self, name: str, given: Mapping[str, str]) -> None:
        if name == "c":
            found = _REFERENCE.fullmatch(given.get("r", ""))
            column = column_number(found[1]) if found else self._column + 1
            self._column = self._column + 1 if column is None else column
            self._given, self._content, self._formula = given, [], None
        elif name == "f":
            self._formula = []
        self._inside = "" if self._inside == "rPh" else name

    def _end(self, name: str) -> None:
        self._inside = ""
        if name != "c":
            return
        style = self._given.get("s", "")
        self.cells[self._column] = RawCell(
            self._given.get("t", ""),
            int(style) if _STYLE.fullmatch(style) else 0,
            "".join(self._content)[:MAX_CELL_LENGTH],
            None if self._formula is None else "".join(self._formula),
        )

    def _said(self, text: str) -> None:
        if self._inside == "f" and self._formula is not None:
            self._formula.append(text)
        elif self._inside in _CONTENTS:
            self._content.append(text)
