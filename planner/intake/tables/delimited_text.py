"""Text whose cells are parted by commas, semicolons, tabs or bars, as files hold it."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from planner.intake.tables.file_table_error import (
    Facts,
    FileTableCancelledError,
    FileTableError,
    FileTableFault,
)
from planner.intake.tables.grid import MAX_CELL_LENGTH, MAX_COLUMNS
from planner.intake.tables.sheet_bounds import MAX_SHEET_ROWS
from planner.intake.tables.text_encoding import TextEncoding, Undecodable, encoding_of

DELIMITERS = "\t;|,"
"""In the order they are preferred where two fit equally well."""
_LONGEST_LINE = MAX_CELL_LENGTH * MAX_COLUMNS
_SAMPLE = 1 << 18
_SAMPLE_ROWS = 200
_LINES_BETWEEN_LOOKS = 1000
_NAMED = re.compile(r"sep=(.)\r?\n?")
"""The line by which Excel is told what stands between cells."""
_END = "\0"
"""No text holds it, so it shows whether a quote was still open where the text ended."""


@dataclass(frozen=True, slots=True)
class DelimitedText:
    """Rows of cells, read as they are asked for.

    Attributes:
        rows: The rows; taking them raises ``FileTableError`` where one cannot be read.
        encoding: The text's encoding, as Python names it.
        is_encoding_assumed: Whether that is a likelihood only.
        delimiter: What stands between cells; None for a single column.
    """

    rows: Iterable[list[str]]
    encoding: str
    is_encoding_assumed: bool
    delimiter: str | None


def read_delimited_text(path: Path, data: bytes, is_cancelled: Callable[[], bool]) -> DelimitedText:
    """Find how a text is encoded and parted, and return its rows.

    Args:
        path: The file, for errors to name.
        data: Its content.
        is_cancelled: Is asked now and then whether to stop.

    Raises:
        FileTableError: If it is not text in one encoding.
    """
    encoding = require_encoding(path, data)
    delimiter = _delimiter(_sample(data, encoding))
    rows = _Rows(path, delimiter or DELIMITERS[0], is_cancelled)
    lines = io.TextIOWrapper(io.BytesIO(data), encoding.name, newline="")
    return DelimitedText(rows.read(lines), encoding.name, encoding.is_assumed, delimiter)


def require_encoding(path: Path, data: bytes) -> TextEncoding:
    """Return the encoding of a text.

    Raises:
        FileTableError: If it is not text in one encoding, and where it is not.
    """
    encoding = encoding_of(data)
    if not isinstance(encoding, Undecodable):
        return encoding
    zero = data.find(0)
    if zero >= 0 and encoding.encoding in (None, "utf-8"):
        raise FileTableError(path, FileTableFault.NUL, *_place_of(zero, "latin-1", data))
    place = _place_of(encoding.position, encoding.encoding or "latin-1", data)
    fault = FileTableFault.MIXED_ENCODING if encoding.encoding else FileTableFault.UNKNOWN_ENCODING
    facts: Facts = {"byte": encoding.position + 1, "encoding": encoding.encoding or ""}
    raise FileTableError(path, fault, *place, facts)


class _Rows:
    """Reads rows, and knows where it is when something is wrong."""

    def __init__(self, path: Path, delimiter: str, is_cancelled: Callable[[], bool]) -> None:
        self._path = path
        self._delimiter = delimiter
        self._is_cancelled = is_cancelled
        self._done = 0
        self._lines: list[str] = []
        """Those of the row that is being read."""

    def read(self, text: io.TextIOWrapper) -> Iterator[list[str]]:
        """Return the rows, blank ones among them so that they can be counted."""
        reader = csv.reader(self._fed(text), delimiter=self._delimiter)
        try:
            for cells in reader:
                if cells and cells[-1].endswith(_END):
                    if len(cells) > 1 or cells[0] != _END:
                        raise self._error(FileTableFault.OPEN_QUOTE, len(cells))
                    return
                if self._done == MAX_SHEET_ROWS:
                    raise self._error(FileTableFault.BEYOND_SHEETS, limit=MAX_SHEET_ROWS)
                yield cells
                self._done += 1
                self._lines.clear()
        except csv.Error:  # a cell beyond the module's own bound, which is above ours
            column = self._column_of_longest()
            limit = MAX_CELL_LENGTH
            raise self._error(FileTableFault.CELL_TOO_LONG, column, limit=limit) from None

    def _fed(self, text: io.TextIOWrapper) -> Iterator[str]:
        number = 0
        while line := text.readline(_LONGEST_LINE):
            number += 1
            if number % _LINES_BETWEEN_LOOKS == 0 and self._is_cancelled():
                raise FileTableCancelledError
            if number == 1 and _NAMED.fullmatch(line):
                line = "\n"  # stays a row, so that rows are counted as in a spreadsheet
            self._lines.append(line)
            if _END in line:
                raise self._error(FileTableFault.NUL, self._column_of(line.index(_END)))
            yield line
        yield _END

    def _error(
        self, fault: FileTableFault, column: int | None = None, **facts: int
    ) -> FileTableError:
        return FileTableError(self._path, fault, self._done + 1, column, facts)

    def _column_of(self, position: int) -> int:
        """Return the column of a position in the last line read."""
        position += sum(map(len, self._lines[:-1]))
        cells = _cells("".join(self._lines), self._delimiter)
        return 1 + sum(end < position for _start, end in cells)

    def _column_of_longest(self) -> int:
        cells = _cells("".join(self._lines), self._delimiter)
        lengths = [end - start for start, end in islice(cells, MAX_COLUMNS)]
        return 1 + lengths.index(max(lengths))


def _cells(row: str, delimiter: str) -> Iterator[tuple[int, int]]:
    """Yield where the cells of a row start and end, quotes included."""
    mark = re.escape(delimiter)
    cell = re.compile(rf'(?:"(?:[^"]|"")*+(?:"|\Z))?+[^{mark}]*+')
    position = 0
    while found := cell.match(row, position):
        yield found.span()
        position = found.end() + 1
        if position > len(row):
            return


def _sample(data: bytes, encoding: TextEncoding) -> str:
    """Return whole lines from the start of a text."""
    text = data[:_SAMPLE].decode(encoding.name, errors="ignore")
    if len(data) <= _SAMPLE:
        return text
    return text[: max(text.rfind("\n"), text.rfind("\r")) + 1] or text


def _delimiter(sample: str) -> str | None:
    """Return what parts most rows into the most equally many cells; None if nothing does."""
    if found := _NAMED.match(sample):
        return found[1]
    scores = {mark: _score(sample, mark) for mark in DELIMITERS}
    best = max(DELIMITERS, key=scores.__getitem__)
    return best if scores[best] else None


def _score(sample: str, delimiter: str) -> float:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    widths: Counter[int] = Counter()
    with suppress(csv.Error):  # an endless cell; the rows before it tell
        widths.update(len(cells) for cells in islice(reader, _SAMPLE_ROWS) if cells)
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return 0
    width = max(wide, key=wide.__getitem__)
    return width * (wide[width] / widths.total()) ** 2


def _place_of(position: int, encoding: str, data: bytes) -> tuple[int, int]:
    """Return the row and column of a byte."""
    # One letter more, so that the last cell of the last row is the place.
    before = io.BytesIO(data[:position] + b"x")
    lines = io.TextIOWrapper(before, encoding, errors="replace", newline="")
    delimiter = _delimiter(data[:_SAMPLE].decode(encoding, errors="replace")) or DELIMITERS[0]
    row, column = 1, 1
    try:
        for row, cells in enumerate(csv.reader(lines, delimiter=delimiter), 1):  # noqa: B007
            column = len(cells)
    except csv.Error:  # an endless cell before it: that row is near enough
        row += 1
    return row, column
