"""Reads the sheets of a workbook, and finds the one that holds a table of people."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from planner.intake.columns.headings import heading_of
from planner.intake.tables.cell_texts import CellTexts
from planner.intake.tables.exact_rows import ExactRows
from planner.intake.tables.file_table_error import Facts, FileTableError, FileTableFault
from planner.intake.tables.plain_rows import PlainRows
from planner.intake.tables.shared_texts import shared_texts
from planner.intake.tables.workbook_formats import StyleReader
from planner.intake.tables.workbook_package import WorkbookPackage
from planner.intake.tables.xml_events import XmlReader

_SHEETS_LOOKED_AT = 50
_ROWS_LOOKED_AT = 30
_BYTES_LOOKED_AT = 1 << 20
_TRUE = frozenset({"1", "true", "on"})

Rows = Iterator[Sequence[str]]


@dataclass(frozen=True, slots=True)
class WorkbookTable:
    """A sheet's rows, read as they are asked for.

    Attributes:
        rows: The rows from the first on, blank ones among them; taking them raises
            ``FileTableError`` where one cannot be read.
        sheet: The sheet's name.
        sheets: The names of all visible sheets.
    """

    rows: Rows
    sheet: str
    sheets: tuple[str, ...]


def read_workbook(
    path: Path, data: bytes, sheet: str | None, is_cancelled: Callable[[], bool]
) -> WorkbookTable:
    """Open a workbook.

    Args:
        path: The file, for errors to name.
        data: Its content.
        sheet: The sheet to take; None for the one whose headings tell most.
        is_cancelled: Is asked now and then whether to stop.

    Raises:
        FileTableError: If it is no workbook, has no such sheet, or cannot be read.
        FileTableCancelledError: If the reading is cancelled.
    """
    workbook = _Workbook(WorkbookPackage(path, data, is_cancelled))
    names = tuple(workbook.sheets)
    if sheet is None:
        taken = workbook.likeliest_sheet()
    else:
        taken = next((name for name in names if name.casefold() == sheet.casefold()), None)
    if taken is None and sheet is not None:
        facts: Facts = {"sheet": sheet, "sheets": names}
        raise FileTableError(path, FileTableFault.NO_SUCH_SHEET, facts=facts)
    if taken is None:
        raise FileTableError(path, FileTableFault.NO_CELLS)
    return WorkbookTable(_all_rows(workbook.rows(taken)), taken, names)


class _Workbook:
    """The parts of a workbook that all its sheets need.

    Attributes:
        sheets: The parts of visible sheets by their names, in the workbook's order.
    """

    def __init__(self, package: WorkbookPackage) -> None:
        self.sheets: dict[str, str] = {}
        self._package = package
        main = package.main_part()
        links = package.links(main)
        by_id = {link.id: link.target for link in links if link.kind == "worksheet"}
        has_1904_dates = False

        def started(name: str, given: Mapping[str, str]) -> None:
            nonlocal has_1904_dates
            if name == "workbookPr":
                has_1904_dates = given.get("date1904", "").casefold() in _TRUE
            elif name == "sheet" and given.get("state", "visible") == "visible":
                part = by_id.get(given.get("id", ""))
                if part is not None and part in package:
                    self.sheets[given.get("name", "")] = part

        package.read(main, XmlReader(started))
        parts = {link.kind: link.target for link in links if link.target in package}
        styles = StyleReader()
        if "styles" in parts:
            package.read(parts["styles"], styles.xml)
        shared = shared_texts(package, parts["sharedstrings"]) if "sharedstrings" in parts else []
        self._cell_texts = CellTexts(shared, styles.styles, has_1904_dates=has_1904_dates)

    def likeliest_sheet(self) -> str | None:
        """Return the sheet whose headings tell most; without headings the first with cells."""
        names = list(self.sheets)[:_SHEETS_LOOKED_AT]
        return max(names, key=self._telling) if len(names) > 1 else next(iter(names), None)

    def _telling(self, name: str) -> int:
        """Return how many fields the headings of a sheet name at most; -1 without cells."""
        most = -1
        with suppress(FileTableError):  # it is said if this sheet is taken
            for _, texts in islice(self.rows(name, _BYTES_LOOKED_AT), _ROWS_LOOKED_AT):
                if any(texts):
                    found = filter(None, map(heading_of, texts))
                    most = max(most, len({each.field for each in found} - {None}))
        return most

    def rows(self, name: str, most_bytes: int | None = None) -> Iterator[tuple[int, list[str]]]:
        """Read the rows of a sheet with their numbers, ascending.

        Args:
            name: The sheet.
            most_bytes: Where to break off; None to read all.

        Raises:
            FileTableError: If a row cannot be read, as the last one where it breaks off.
        """
        part = self.sheets[name]
        plain = PlainRows(self._cell_texts)
        done = 0
        for number, texts in plain.read(self._package.chunks(part, most_bytes)):
            yield number, texts
            done = number
        if plain.is_complete:
            return
        exact = ExactRows(self._cell_texts)
        for number, texts in exact.read(self._package.chunks(part, most_bytes)):
            if number > done:
                yield number, texts
        if exact.xml.has_document_type:
            self._package.require_sound(part, exact.xml)
        if exact.xml.is_damaged or exact.is_damaged:
            fault = FileTableFault.DAMAGED_SHEET
            raise self._package.error(fault, exact.position, sheet=name)


def _all_rows(rows: Iterable[tuple[int, list[str]]]) -> Rows:
    """Put blank rows where numbers are left out."""
    due = 1
    for number, texts in rows:
        for _ in range(due, number):
            yield ()
        yield texts
        due = number + 1
