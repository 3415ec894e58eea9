"""Opens a workbook for an audit, within the same bounds as any file from outside."""

from collections.abc import Callable, Mapping
from pathlib import Path

from planner.intake.audit.audited_workbook import AuditedSheet, AuditedWorkbook
from planner.intake.audit.cell_styles import CellStyleReader
from planner.intake.audit.sheet_cells import SheetReader
from planner.intake.tables.file_table import workbook_content
from planner.intake.tables.shared_texts import shared_texts
from planner.intake.tables.workbook_package import WorkbookPackage
from planner.intake.tables.xml_events import XmlReader

_YES = frozenset({"1", "true", "on"})
_BUILT_IN = "_xlnm."
_MACROS = frozenset({"vbaproject", "xlmacrosheet", "xlintlmacrosheet"})
_LINKS = frozenset({"externallink", "connections", "querytable", "xmlmaps"})


def read_audited_workbook(
    path: Path, is_cancelled: Callable[[], bool], password: str = ""
) -> AuditedWorkbook:
    """Read a workbook; one that is encrypted needs its password.

    Raises:
        FileTableError: If it is no workbook, or cannot be read.
        FileTableCancelledError: If the reading is cancelled.
    """
    package = WorkbookPackage(path, workbook_content(path, password), is_cancelled)
    return _Reading(package).workbook()


class _Reading:
    """Reads the parts of one package."""

    def __init__(self, package: WorkbookPackage) -> None:
        self._package = package
        self._names: dict[str, str] = {}
        self._name = ""
        self._sheets: list[tuple[str, str, bool]] = []
        self._lets_circles = False
        self._has_1904_dates = False
        self._main = package.main_part()
        self._links = package.links(self._main)
        package.read(self._main, XmlReader(self._start, self._end, self._said))

    def workbook(self) -> AuditedWorkbook:
        """Return what was read."""
        parts = {link.kind: link.target for link in self._links if link.target in self._package}
        styles = CellStyleReader()
        if "styles" in parts:
            styles.feed(b"".join(self._package.chunks(parts["styles"])))
            self._package.require_sound(parts["styles"], styles.xml)
        looks = styles.styles()
        texts: list[str] = []
        if "sharedstrings" in parts:
            texts = shared_texts(self._package, parts["sharedstrings"])
        targets = {link.id: link.target for link in self._links if link.kind == "worksheet"}
        kinds = {link.kind for link in self._links}
        return AuditedWorkbook(
            sheets=tuple(
                self._sheet(name, targets[link], SheetReader(texts, looks), is_hidden=is_hidden)
                for name, link, is_hidden in self._sheets
                if targets.get(link, "") in self._package
            ),
            names={name: text for name, text in self._names.items() if text},
            has_macros=bool(kinds & _MACROS),
            has_links=bool(kinds & _LINKS),
            lets_circles=self._lets_circles,
            has_1904_dates=self._has_1904_dates,
        )

    def _sheet(self, name: str, part: str, reader: SheetReader, *, is_hidden: bool) -> AuditedSheet:
        self._package.read(part, reader.xml)
        return reader.sheet(name, is_hidden=is_hidden)

    def _start(self, name: str, given: Mapping[str, str]) -> None:
        if name == "sheet":
            is_hidden = given.get("state", "visible") != "visible"
            self._sheets.append((given.get("name", ""), given.get("id", ""), is_hidden))
        elif name == "definedName" and not given.get("name", "").startswith(_BUILT_IN):
            self._name = given.get("name", "")
        elif name == "calcPr":
            self._lets_circles = given.get("iterate", "") in _YES
        elif name == "workbookPr":
            self._has_1904_dates = given.get("date1904", "") in _YES

    def _end(self, _name: str) -> None:
        self._name = ""

    def _said(self, text: str) -> None:
        if self._name:
            self._names[self._name] = self._names.get(self._name, "") + text
