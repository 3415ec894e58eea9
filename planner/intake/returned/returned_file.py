"""A returned workbook as a file: its sheets, hidden ones too, their cells, and its properties."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NamedTuple

from planner.intake.returned.exported_form import MARK, PLAN_PROPERTY
from planner.intake.returned.sheet_rows import RawCell, SheetRow, sheet_rows
from planner.intake.tables.cell_texts import without_escapes
from planner.intake.tables.file_table import workbook_content
from planner.intake.tables.file_table_error import FileTableError
from planner.intake.tables.shared_texts import shared_texts
from planner.intake.tables.workbook_formats import PLAIN, NumberFormat, StyleReader, number_text
from planner.intake.tables.workbook_package import WorkbookPackage
from planner.intake.tables.xml_events import XmlReader

_TRUE = frozenset({"1", "true", "on"})
_CUSTOM = "custom-properties"
_LARGEST_EXPONENT = 308


class Cell(NamedTuple):
    """What a cell holds.

    Attributes:
        text: As it reads in every language: a date as ISO, a number with a point.
        number: The number as it is stored; None where it is none.
        shown: How a number is shown.
        formula: Its formula, empty where it is shared with another cell; None for none.
        is_error: Whether it shows an error.
    """

    text: str
    number: Decimal | None = None
    shown: NumberFormat = PLAIN
    formula: str | None = None
    is_error: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it."""
        return not self.text and self.formula is None


EMPTY = Cell("")


class ReturnedFile:
    """A workbook opened to be read back.

    Args:
        path: The file.
        is_cancelled: Is asked now and then whether to stop.
        password: What opens it where it is encrypted.

    Attributes:
        properties: Its own properties by their names.
        sheets: The parts of its sheets by their names, in the workbook's order.

    Raises:
        FileTableError: If it is no workbook, or cannot be read.
        FileTableCancelledError: If the reading is cancelled.
    """

    def __init__(
        self, path: Path, is_cancelled: Callable[[], bool] = lambda: False, password: str = ""
    ) -> None:
        self.path = path
        self._package = WorkbookPackage(path, workbook_content(path, password), is_cancelled)
        self.properties = _properties(self._package)
        self.sheets: dict[str, str] = {}
        main = self._package.main_part()
        links = self._package.links(main)
        by_id = {link.id: link.target for link in links if link.kind == "worksheet"}
        self._has_1904_dates = False

        def started(name: str, given: Mapping[str, str]) -> None:
            if name == "workbookPr":
                self._has_1904_dates = given.get("date1904", "").casefold() in _TRUE
            elif name == "sheet" and by_id.get(given.get("id", ""), "") in self._package:
                self.sheets[given.get("name", "")] = by_id[given.get("id", "")]

        self._package.read(main, XmlReader(started))
        parts = {link.kind: link.target for link in links if link.target in self._package}
        styles = StyleReader()
        if "styles" in parts:
            self._package.read(parts["styles"], styles.xml)
        self._styles = styles.styles
        shared = parts.get("sharedstrings")
        self._shared = shared_texts(self._package, shared) if shared else []

    @property
    def is_exported(self) -> bool:
        """Whether it was made by the planner."""
        return PLAN_PROPERTY in self.properties or MARK in self._shared

    @property
    def document_id(self) -> str:
        """The plan it was made of, as its properties say."""
        return self.properties.get(PLAN_PROPERTY, "")

    def rows(self, sheet: str) -> Iterator[SheetRow]:
        """Yield the rows of a sheet.

        Raises:
            FileTableError: If it cannot be read.
        """
        return sheet_rows(self._package, self.sheets[sheet], sheet)

    def cell(self, raw: RawCell | None) -> Cell:
        """Return what a cell means."""
        if raw is None:
            return EMPTY
        if raw.kind in ("", "n", "d"):
            return self._number(raw)
        if raw.kind == "s":
            text = self._shared_text(raw.content)
        elif raw.kind == "b":
            text = {"1": "TRUE", "0": "FALSE"}.get(raw.content, raw.content)
        else:
            text = without_escapes(raw.content)
        return Cell(text.strip(), formula=raw.formula, is_error=raw.kind == "e")

    def _number(self, raw: RawCell) -> Cell:
        shown = self._styles[raw.style] if raw.style < len(self._styles) else PLAIN
        try:
            number = Decimal(raw.content) if raw.content and raw.kind != "d" else None
        except InvalidOperation:
            number = None
        if number is None or not number.is_finite() or abs(number.adjusted()) > _LARGEST_EXPONENT:
            return Cell(raw.content.strip(), formula=raw.formula)
        text = number_text(raw.content, shown, has_1904_dates=self._has_1904_dates)
        return Cell(text, number, shown, raw.formula)

    def _shared_text(self, content: str) -> str:
        number = int(content) if content.isdecimal() and len(content) < 9 else -1
        return self._shared[number] if 0 <= number < len(self._shared) else ""


def is_exported_workbook(path: Path, password: str = "") -> bool:
    """Tell whether a file is a workbook that the planner exported, whatever became of it since."""
    with suppress(FileTableError):
        return ReturnedFile(path, password=password).is_exported
    return False


def _properties(package: WorkbookPackage) -> dict[str, str]:
    found: dict[str, str] = {}
    name, pieces = "", list[str]()

    def started(tag: str, given: Mapping[str, str]) -> None:
        nonlocal name
        if tag == "property":
            name = given.get("name", "")
            pieces.clear()

    def ended(tag: str) -> None:
        if tag == "property":
            found[name] = "".join(pieces).strip()

    for link in package.links(""):
        if link.kind == _CUSTOM and link.target in package:
            package.read(link.target, XmlReader(started, ended, pieces.append))
    return found
