"""Reads the texts that the cells of a workbook share, each stored once."""

import codecs
import re
from collections.abc import Mapping

from planner.intake.tables.cell_texts import without_entities, without_escapes
from planner.intake.tables.file_table_error import FileTableError, FileTableFault
from planner.intake.tables.grid import MAX_CELL_LENGTH
from planner.intake.tables.workbook_package import WorkbookPackage
from planner.intake.tables.xml_events import XmlReader

MAX_TEXTS = 4_000_000
"""As many as there may be cells."""
_PLAIN = re.compile(r'<si>(?:<t/>|<t(?: xml:space="preserve")?>([^<]*)</t>)</si>')
_MARKS_OF_ONE = 4
_BLANK = "<t/>"
_END = "</si>"
_PROLOG = re.compile(r"(?:<\?xml[^<>]*\?>)?\s*<sst(?: [^<>]*)?>")
_OTHER_ENCODING = re.compile(r"""encoding=["'](?!utf-?8["'])""", re.IGNORECASE)
_LONGEST = 1 << 24


def shared_texts(package: WorkbookPackage, part: str) -> list[str]:
    """Return the texts in their order.

    Raises:
        FileTableError: If the part cannot be read, or holds more than may be.
    """
    texts = _plain_texts(package, part)
    if texts is not None:
        return texts
    reader = _Exactly(package)
    package.read(part, reader.xml)
    return reader.texts


def _plain_texts(package: WorkbookPackage, part: str) -> list[str] | None:
    """Read the form nearly all are in, ten times faster; None where anything else turns up."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    texts: list[str] = []
    rest = ""
    is_begun = False
    for chunk in package.chunks(part):
        try:
            rest += decoder.decode(chunk)
        except UnicodeDecodeError:
            return None
        if not is_begun and (start := _PROLOG.match(rest)):
            if _OTHER_ENCODING.search(start[0]):
                return None
            rest, is_begun = rest[start.end() :], True
        whole, end, rest = rest.rpartition(_END)
        found = _PLAIN.findall(whole + end)
        # Nothing is passed over: all that was opened belongs to what was found.
        if whole.count("<") + len(found[-1:]) != _MARKS_OF_ONE * len(found) - whole.count(_BLANK):
            return None
        try:
            texts += map(without_escapes, map(without_entities, found))
        except ValueError:
            return None
        if len(texts) > MAX_TEXTS:
            raise _too_many(package)
        if len(rest) > _LONGEST:
            return None
    return texts if rest.strip() == "</sst>" else None


def _too_many(package: WorkbookPackage) -> FileTableError:
    return package.error(FileTableFault.TOO_MANY_TEXTS, limit=MAX_TEXTS)


class _Exactly:
    """Reads any form: pieces of several fonts, readings above Japanese, comments between."""

    def __init__(self, package: WorkbookPackage) -> None:
        self._package = package
        self.texts: list[str] = []
        self.xml = XmlReader(self._start, self._end, self._said)
        self._pieces: list[str] = []
        self._length = 0
        self._is_text = False
        self._is_reading = False

    def _start(self, name: str, _given: Mapping[str, str]) -> None:
        if name == "si":
            self._pieces.clear()
            self._length = 0
        self._is_reading = self._is_reading or name == "rPh"
        self._is_text = name == "t" and not self._is_reading

    def _end(self, name: str) -> None:
        self._is_text = False
        if name == "rPh":
            self._is_reading = False
        elif name == "si":
            if len(self.texts) == MAX_TEXTS:
                raise _too_many(self._package)
            self.texts.append(without_escapes("".join(self._pieces)))

    def _said(self, text: str) -> None:
        if self._is_text and self._length <= MAX_CELL_LENGTH:  # what is longer is refused anyway
            self._pieces.append(text)
            self._length += len(text)
