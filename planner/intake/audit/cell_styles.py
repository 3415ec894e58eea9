"""Reads the looks of cells from a styles part.

Source: ECMA-376 part 1, 18.8 (styles) and 18.3.1.99 (theme colors).
"""

from collections.abc import Mapping
from itertools import zip_longest

from planner.intake.audit.audited_workbook import CellStyle
from planner.intake.tables.workbook_formats import StyleReader
from planner.intake.tables.xml_events import XmlReader

_TEXT_FORMAT = "49"
"""The number of the format ``@``."""
_NO = frozenset({"0", "false"})
_SIX = len("RRGGBB")


class CellStyleReader:
    """Collects the looks of a styles part; number formats are read by ``StyleReader``."""

    def __init__(self) -> None:
        self.xml = XmlReader(self._start, self._end)
        self._formats = StyleReader()
        self._text_formats = {_TEXT_FORMAT}
        self._inside: list[str] = []
        self._fonts: list[str] = []
        self._fills: list[str] = []
        self._cells: list[dict[str, str]] = []

    def feed(self, data: bytes) -> None:
        """Read the whole part."""
        self.xml.feed(data, is_last=True)
        self._formats.xml.feed(data, is_last=True)

    def styles(self) -> tuple[CellStyle, ...]:
        """Return the looks by the number of a cell's style."""
        return tuple(
            CellStyle(
                font=_entry(self._fonts, cell.get("fontId", "0")),
                fill=_entry(self._fills, cell.get("fillId", "0")),
                is_locked=cell.get("locked", "1") not in _NO,
                is_date=shown is not None and shown.is_date,
                is_text=cell.get("numFmtId", "0") in self._text_formats,
            )
            for cell, shown in zip_longest(self._cells, self._formats.styles[: len(self._cells)])
        )

    def _start(self, name: str, given: Mapping[str, str]) -> None:
        parent = self._inside[-1] if self._inside else ""
        self._inside.append(name)
        match parent, name:
            case "numFmts", "numFmt":
                if given.get("formatCode") == "@":
                    self._text_formats.add(given.get("numFmtId", ""))
            case "fonts", "font":
                self._fonts.append("")
            case "font", "color" if "fonts" in self._inside:
                self._fonts[-1] = _color(given)
            case "fills", "fill":
                self._fills.append("")
            case "patternFill", "fgColor" if "fills" in self._inside:
                self._fills[-1] = _color(given)
            case "cellXfs", "xf":
                self._cells.append(dict(given))
            case "xf", "protection" if "cellXfs" in self._inside:
                self._cells[-1] |= given

    def _end(self, _name: str) -> None:
        self._inside.pop()


def _color(given: Mapping[str, str]) -> str:
    color = given.get("rgb", "")[-_SIX:].upper()
    return color if len(color) == _SIX and set(color) <= set("0123456789ABCDEF") else ""


def _entry(colors: list[str], number: str) -> str:
    at = int(number) if number.isascii() and number.isdigit() else 0
    return colors[at] if at < len(colors) else ""
