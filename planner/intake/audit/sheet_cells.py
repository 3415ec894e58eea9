"""Reads one sheet's cells with their formulas, results and looks."""

from collections.abc import Mapping, Sequence
from math import isfinite

from planner.intake.audit.audited_workbook import (
    At,
    AuditedCell,
    AuditedSheet,
    CellStyle,
    Content,
)
from planner.intake.audit.references import parsed_cell, shifted
from planner.intake.tables.cell_texts import without_escapes
from planner.intake.tables.sheet_bounds import column_letters
from planner.intake.tables.xml_events import XmlReader

_YES = frozenset({"1", "true"})
_KINDS = {
    "s": Content.TEXT,
    "str": Content.TEXT,
    "inlineStr": Content.TEXT,
    "b": Content.TRUTH,
    "e": Content.ERROR,
    "d": Content.TEXT,
}
_TOLD = frozenset({"f", "v", "t", "formula1"})
_NEVER = frozenset({"0", "FALSE", "FALSE()"})
_PLAIN = CellStyle()


class SheetReader:
    """Collects the cells of a sheet part.

    Args:
        texts: The texts that cells refer to by number.
        styles: The looks by the number of a style.
    """

    def __init__(self, texts: Sequence[str], styles: Sequence[CellStyle]) -> None:
        self.xml = XmlReader(self._start, self._end, self._said)
        self._texts, self._styles = texts, styles
        self._cells: dict[At, AuditedCell] = {}
        self._hidden: list[str] = []
        self._is_protected = False
        self._refused: list[tuple[At, At]] = []
        self._validation: Mapping[str, str] = {}
        self._row, self._column = -1, -1
        self._given: Mapping[str, str] = {}
        self._formula: Mapping[str, str] | None = None
        self._shared: dict[str, tuple[At, str]] = {}
        self._parts: dict[str, list[str]] = {}
        self._part = ""

    def sheet(self, name: str, *, is_hidden: bool) -> AuditedSheet:
        """Return what was read."""
        hidden, refused = tuple(self._hidden), tuple(self._refused)
        return AuditedSheet(name, self._cells, is_hidden, self._is_protected, hidden, refused)

    def _start(self, name: str, given: Mapping[str, str]) -> None:
        if name == "c":
            self._begin_cell(given)
        elif name in _TOLD:
            self._part = name
            self._parts.setdefault(name, [])
            if name == "f":
                self._formula = given
        elif name == "row":
            self._row = int(given["r"]) - 1 if "r" in given else self._row + 1
            self._column = -1
            self._note_hidden(given, f"{self._row + 1}:{self._row + 1}")
        elif name == "col":
            first, last = int(given["min"]) - 1, int(given["max"]) - 1
            self._note_hidden(given, f"{column_letters(first)}:{column_letters(last)}")
        elif name == "sheetProtection":
            self._is_protected = given.get("sheet", "") in _YES
        elif name == "dataValidation":
            self._validation = given
            self._parts.clear()

    def _end(self, name: str) -> None:
        self._part = ""
        if name == "c":
            self._end_cell()
        elif name == "dataValidation":
            self._end_validation()

    def _said(self, text: str) -> None:
        if self._part:
            self._parts[self._part].append(text)

    def _note_hidden(self, given: Mapping[str, str], address: str) -> None:
        if given.get("hidden", "") in _YES and given.get("outlineLevel", "0") == "0":
            self._hidden.append(address)

    def _begin_cell(self, given: Mapping[str, str]) -> None:
        self._given, self._formula = given, None
        self._parts.clear()
        place = parsed_cell(given.get("r", ""))
        self._column = self._column + 1 if place is None else place.column
        if place is not None:
            self._row = place.row

    def _end_cell(self) -> None:
        at = self._row, self._column
        formula = self._whole_formula(at)
        content, value = self._content()
        number = int(self._given.get("s", "0"))
        style = self._styles[number] if number < len(self._styles) else _PLAIN
        is_blank = content is Content.NOTHING and not formula
        if is_blank and (style.is_locked or not style.fill):
            return
        is_array = self._formula is not None and (
            self._formula.get("t", "") in ("array", "dataTable") or "cm" in self._given
        )
        self._cells[at] = AuditedCell(at, content, value, style, formula, is_array)

    def _end_validation(self) -> None:
        """Note ranges into which nothing can be typed: their condition is never true."""
        given, formula = self._validation, "".join(self._parts.get("formula1", ()))
        is_strict = given.get("showErrorMessage", "") in _YES
        is_strict &= given.get("errorStyle", "stop") == "stop"
        if is_strict and given.get("type") == "custom" and formula.upper() in _NEVER:
            for span in given.get("sqref", "").split():
                ends = [parsed_cell(end) for end in span.split(":")]
                if (first := ends[0]) and (last := ends[-1]):
                    self._refused.append(((first.row, first.column), (last.row, last.column)))

    def _whole_formula(self, at: At) -> str:
        if self._formula is None:
            return ""
        formula = "".join(self._parts.get("f", ())).removeprefix("=")
        group = self._formula.get("si")
        if self._formula.get("t") != "shared" or group is None:
            return formula
        if formula:
            self._shared[group] = at, formula
            return formula
        (row, column), first = self._shared.get(group, (at, ""))
        return shifted(first, at[0] - row, at[1] - column)

    def _content(self) -> tuple[Content, str]:
        kind = self._given.get("t", "n")
        value = "".join(self._parts.get("t" if kind == "inlineStr" else "v", ()))
        if not value and kind != "inlineStr":
            has_text = kind == "str" and "v" in self._parts
            return (Content.TEXT if has_text else Content.NOTHING), ""
        if kind == "s":
            number = int(value)
            value = self._texts[number] if number < len(self._texts) else ""
        if kind == "n":
            if not isfinite(float(value)):  # a ValueError too where it is no number at all
                raise ValueError(value)
            return Content.NUMBER, value
        return _KINDS.get(kind, Content.TEXT), without_escapes(value)
