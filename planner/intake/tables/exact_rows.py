"""Reads the rows of a sheet in any form of XML, and names the row where that ends."""

import re
from collections.abc import Iterable, Iterator, Mapping

from planner.intake.tables.cell_texts import CellTexts
from planner.intake.tables.grid import MAX_CELL_LENGTH
from planner.intake.tables.sheet_bounds import MAX_SHEET_COLUMNS, MAX_SHEET_ROWS, column_number
from planner.intake.tables.xml_events import XmlReader

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?\d{1,7}", re.ASCII)
_NUMBER = re.compile(r"\d{1,7}", re.ASCII)
_CONTENTS = frozenset({"v", "t"})


class ExactRows:
    """Reads rows.

    Args:
        cell_texts: Writes out cells.

    Attributes:
        xml: The reader of the part; it tells whether it failed.
        is_damaged: Whether rows or cells stand where they cannot.
    """

    def __init__(self, cell_texts: CellTexts) -> None:
        self.xml = XmlReader(self._start, self._end, self._said)
        self._row = 0
        self.is_damaged = False
        self._is_in_row = False
        self._cell_texts = cell_texts
        self._rows: list[tuple[int, list[str]]] = []
        self._texts: list[str] = []
        self._column = 0
        self._kind = self._style = ""
        self._pieces: list[str] = []
        self._length = 0
        self._is_in_content = self._is_reading = False

    @property
    def position(self) -> int:
        """The row that is being read, or is to be read next, from 1."""
        return self._row if self._is_in_row else self._row + 1

    def read(self, chunks: Iterable[bytes]) -> Iterator[tuple[int, list[str]]]:
        """Yield rows with their numbers, ascending, until the end or the first mistake."""
        for chunk in _with_end(chunks):
            self.xml.feed(chunk, is_last=not chunk)
            yield from self._rows
            self._rows.clear()
            if self.xml.has_failed or self.is_damaged:
                return

    def _start(self, name: str, given: Mapping[str, str]) -> None:
        if self.is_damaged:
            return
        if name == "row":
            self._begin_row(given.get("r"))
        elif name == "c":
            self._begin_cell(given)
        self._is_reading = self._is_reading or name == "rPh"
        self._is_in_content = name in _CONTENTS and not self._is_reading

    def _end(self, name: str) -> None:
        self._is_in_content = False
        if name == "rPh":
            self._is_reading = False
        elif name == "c":
            self._end_cell()
        elif name == "row" and not self.is_damaged:
            self._is_in_row = False
            self._rows.append((self._row, self._texts))

    def _said(self, text: str) -> None:
        if self._is_in_content and self._length <= MAX_CELL_LENGTH:  # longer is refused anyway
            self._pieces.append(text)
            self._length += len(text)

    def _begin_row(self, number: str | None) -> None:
        row = self._row + 1
        if number is not None:
            row = int(number) if _NUMBER.fullmatch(number) else 0
        if not self._row < row <= MAX_SHEET_ROWS:
            self.is_damaged = True
            return
        self._row = row
        self._is_in_row = True
        self._texts = []

    def _begin_cell(self, given: Mapping[str, str]) -> None:
        column: int | None = len(self._texts)
        if "r" in given:
            found = _REFERENCE.fullmatch(given["r"])
            column = column_number(found[1]) if found else None
        if column is None or not len(self._texts) <= column < MAX_SHEET_COLUMNS:
            self.is_damaged = True
            return
        self._column = column
        self._kind = given.get("t", "")
        self._style = given.get("s", "")
        self._pieces.clear()
        self._length = 0

    def _end_cell(self) -> None:
        style = self._style if _NUMBER.fullmatch(self._style) else ""
        convert = self._cell_texts.converter(self._kind, style)
        content = "".join(self._pieces)
        try:
            text = convert(content) if convert is not None and content else content
        except ValueError:  # a shared text that is not there
            self.is_damaged = True
        else:
            if not self.is_damaged:
                self._texts += [""] * (self._column - len(self._texts))
                self._texts.append(text)


def _with_end(chunks: Iterable[bytes]) -> Iterator[bytes]:
    yield from chunks
    yield b""
