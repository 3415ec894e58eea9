"""Reads the rows of a sheet in the one form of XML that spreadsheets write, ten times faster.

A row like the ones before it is matched as a whole by one regular expression; any other is taken
cell by cell. Either covers every character of the row, so that nothing is passed over: where a
sheet is in any other form, the reading stops and says so (``exact_rows`` goes on).
"""

import codecs
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planner.intake.tables.cell_texts import CellTexts, Convert, without_entities
from planner.intake.tables.sheet_bounds import MAX_SHEET_ROWS, column_number

_PROLOG = re.compile(r"(?:<\?xml[^<>]*\?>)?\s*<worksheet(?: [^<>]*)?>")
_OTHER_ENCODING = re.compile(r"""encoding=["'](?!utf-?8["'])""", re.IGNORECASE)
_CONTENT = re.compile(r"<sheetData(/)?>")
_END_OF_CONTENT = "</sheetData>"
_BLANK_ROWS = re.compile(r"(?:\s*<row(?: [^<>]*)?/>)*+\s*")
_START_OF_ROW = r'<row r="([1-9]\d{0,6})"(?: [^<>]*+)?+(?<!/)>'
_END_OF_ROW = "</row>"
_ROW = re.compile(_START_OF_ROW, re.ASCII)
_FORMULA = r"<f(?: [^<>]*)?(?:/>|>[^<]*</f>)"
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})(\d{1,7})"(?: s="(\d{1,6})")?(?: t="([A-Za-z]{1,9})")?'
    r'(?: [a-z]+="[^"<]*")*+'
    rf"(?:/>|>({_FORMULA})?"
    r'(?:<v(?: xml:space="preserve")?>([^<]*)</v>'
    r'|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>|<v/>)?</c>)',
    re.ASCII,
)
_LONGEST_PROLOG = 1 << 20
_LONGEST_ROW = 1 << 24
_MANY = 1 << 16
_SHAPES = 16
_SHAPES_TRIED = 4


@dataclass(frozen=True, slots=True)
class _Shape:
    """A row's form: what all rows with the same cells of the same kinds have in common."""

    pattern: re.Pattern[str]
    columns: tuple[int, ...]
    converts: tuple[Convert, ...]
    width: int

    def texts(self, contents: Sequence[str]) -> list[str]:
        """Return the texts of the row's cells, none at all where all are blank."""
        if not contents:
            return []
        pairs = zip(self.converts, contents, strict=True)
        texts = [convert(content) for convert, content in pairs]
        if len(texts) == self.width:
            return texts
        spread = [""] * self.width
        for column, text in zip(self.columns, texts, strict=True):
            spread[column] = text
        return spread


class PlainRows:
    """Reads rows as long as they are in the plain form.

    Args:
        cell_texts: Writes out cells.

    Attributes:
        is_complete: Whether the sheet was read to its end.
    """

    def __init__(self, cell_texts: CellTexts) -> None:
        self.is_complete = False
        self._cell_texts = cell_texts
        self._shapes: list[_Shape] = []
        self._learned = 0
        self._number = 0
        self._position = 0
        self._is_other = False

    def read(self, chunks: Iterable[bytes]) -> Iterator[tuple[int, list[str]]]:
        """Yield rows with their numbers, ascending, until the end or the first other form.

        Rows with nothing in them may be left out.
        """
        rest, is_begun = "", False
        for text in _decoded(chunks):
            rest += text
            if not is_begun:
                start = self._content(rest)
                if start is None and len(rest) > _LONGEST_PROLOG:
                    return
                if start is None:
                    continue
                rest, is_begun = rest[start:], True
            yield from self._rows(rest)
            rest = rest[self._position :]
            if self._is_other or self._is_over(rest) or len(rest) > _LONGEST_ROW:
                return
            if len(rest) > _MANY and (blank := _BLANK_ROWS.match(rest, 0, rest.rfind("<row"))):
                rest = rest[blank.end() :]

    def _content(self, text: str) -> int | None:
        """Return where the rows begin."""
        prolog, content = _PROLOG.match(text), _CONTENT.search(text)
        if prolog is None or content is None:
            return None
        before = text[: content.start()]
        if "<!" in before or _OTHER_ENCODING.search(prolog[0]):
            return None
        if content[1]:
            self.is_complete = True
        return content.end()

    def _is_over(self, rest: str) -> bool:
        end = rest.find(_END_OF_CONTENT)
        if end >= 0 and _BLANK_ROWS.fullmatch(rest, 0, end):
            self.is_complete = True
        return end >= 0 or self.is_complete

    def _rows(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """Yield the whole rows of a text, and note where they end."""
        self._position = 0
        while not self._is_other:
            try:
                row = self._shaped_row(text) or self._other_row(text)
            except ValueError:  # a shared text that is not there, an ampersand that begins nothing
                self._is_other = True
                return
            if row is None:
                return
            if not self._number < row[0] <= MAX_SHEET_ROWS:
                self._is_other = True
                return
            self._number = row[0]
            if row[1]:
                yield row

    def _shaped_row(self, text: str) -> tuple[int, list[str]] | None:
        """Return a row like one before it, None where it is not."""
        for place, shape in enumerate(self._shapes[:_SHAPES_TRIED]):
            if found := shape.pattern.match(text, self._position):
                self._position = found.end()
                if place:  # the likeliest first
                    self._shapes.insert(0, self._shapes.pop(place))
                groups = found.groups()
                return int(groups[0]), shape.texts(groups[1:])
        return None

    def _other_row(self, text: str) -> tuple[int, list[str]] | None:
        """Return a row, cell by cell; None where none is left, or none in the plain form."""
        end = text.find(_END_OF_ROW, self._position)
        if end < 0:
            return None
        found = _ROW.match(text, self._position)
        if found is None and (blank := _BLANK_ROWS.match(text, self._position, end)):
            found = _ROW.match(text, blank.end(), end)
        texts = self._cell_by_cell(text, found.end(), end) if found else None
        if found is None or texts is None:
            self._is_other = True
            return None
        self._position = end + len(_END_OF_ROW)
        return int(found[1]), texts

    def _cell_by_cell(self, text: str, start: int, end: int) -> list[str] | None:
        texts: list[str] = []
        cells = []
        for found in _CELL.finditer(text, start, end):
            column = column_number(found[1])
            convert = self._converter(found[4] or "", found[3] or "")
            if found.start() != start or column is None or column < len(texts) or convert is None:
                return None
            start = found.end()
            texts += [""] * (column - len(texts))
            content = found[6] if found[6] is not None else found[7]
            if content and "&" in content and not isinstance(convert, _WithoutEntities):
                return None
            texts.append(convert(content) if content is not None else "")
            cells.append((found, column, convert))
        if start != end:
            return None
        if self._learned < _SHAPES:
            self._learned += 1
            self._shapes.insert(0, _shape_of(cells, len(texts)))
        return texts

    def _converter(self, kind: str, style: str) -> Convert | None:
        convert = self._cell_texts.converter(kind, style)
        if convert is None or kind not in ("str", "inlineStr", "e"):
            return convert
        return _WithoutEntities(convert)


class _WithoutEntities:
    """Reads text of XML, then writes it out."""

    def __init__(self, convert: Convert) -> None:
        self._convert = convert

    def __call__(self, content: str) -> str:
        return self._convert(without_entities(content))


def _decoded(chunks: Iterable[bytes]) -> Iterator[str]:
    """Decode UTF-8 up to the first byte that is not."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    for chunk in chunks:
        try:
            yield decoder.decode(chunk)
        except UnicodeDecodeError:
            return


def _shape_of(cells: Iterable[tuple[re.Match[str], int, Convert]], width: int) -> _Shape:
    parts, columns, converts = [_START_OF_ROW], [], []
    for found, column, convert in cells:
        position = found.start()
        content = 6 if found[6] is not None else 7
        text = "([^<]*+)" if isinstance(convert, _WithoutEntities) else "([^<&]*+)"
        for group, part in ((2, r"\d++"), (5, _FORMULA), (content, text)):
            if found[group] is not None:
                parts += [re.escape(found.string[position : found.start(group)]), part]
                position = found.end(group)
        parts.append(re.escape(found.string[position : found.end()]))
        if found[content] is not None:
            columns.append(column)
            converts.append(convert)
    pattern = re.compile("".join((*parts, _END_OF_ROW)), re.ASCII)
    return _Shape(pattern, tuple(columns), tuple(converts), width)
