"""Reads the sheet of changes: what each input held when exported, and where it stands by now."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from planner.intake.returned import exported_form as form
from planner.intake.returned.returned_file import Cell, ReturnedFile
from planner.intake.returned.sheet_rows import SheetRow
from planner.intake.tables.sheet_bounds import column_number

_PLACE = re.compile(
    r"\$?(?:'((?:[^']|'')+)'|([^\s'!(),:;&\"=+*/<>]+))[!.]\$?([A-Z]{1,3})\$?(\d{1,7})"
    r"(?::(?:\$?'(?:[^']|'')+'[!.])?\$?([A-Z]{1,3})\$?(\d{1,7}))?",
)


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a cell stands; row and column count from 0."""

    sheet: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class ExportedInput:
    """An input as it was exported.

    Attributes:
        key: What it is of the plan; with the part behind a ``#`` where several cells are one value.
        label: What it is called.
        unit: A currency where it is an amount.
        exported: What it held.
        follows: Whether it followed another figure.
        place: Where it stands now by the link that follows it; where it stood, if the link is
            gone; None where the cell itself is gone.
        row_mark: A text of its row.
        heading: The heading of its column; empty where columns stay.
    """

    key: str
    label: str
    unit: str
    exported: Cell
    follows: bool
    place: CellPlace | None
    row_mark: str
    heading: str


@dataclass(frozen=True, slots=True)
class ExportedTexts:
    """A seat's texts that are no inputs, and where each stands now."""

    seat_id: str
    texts: tuple[str, ...]
    places: tuple[CellPlace, ...]


@dataclass(frozen=True, slots=True)
class FormulaBlock:
    """A rectangle of cells that all had formulas."""

    sheet: str
    first: tuple[int, int]
    last: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ExportedTasks:
    """Where each row of a sheet holds how far an onboarding task is.

    Attributes:
        sheet: The sheet's name when exported.
        count: How many tasks there were.
        columns: The ranges now by what they hold (``exported_form.TASKS``): the keys, what each
            cell holds and what it held; of the ends only these.
    """

    sheet: str
    count: int
    columns: Mapping[str, tuple[FormulaBlock, ...]]


@dataclass(frozen=True, slots=True)
class Exported:
    """What a workbook says of its export.

    Attributes:
        sheet: The sheet of changes, by its name now.
        document_id: Which plan it was made of.
        scenario_id: Which of its scenarios; empty for the base.
        language: The language it is in.
        currency: The reporting currency then.
        inputs: Its inputs.
        texts: The texts of its seats.
        blocks: Where formulas stood.
        tasks: The onboarding tasks; None where there are none.
        origins: The sheets of its cells: their names when exported, and by the links now; empty
            where a link is broken.
    """

    sheet: str
    document_id: str
    scenario_id: str
    language: str
    currency: str
    inputs: tuple[ExportedInput, ...]
    texts: tuple[ExportedTexts, ...]
    blocks: tuple[FormulaBlock, ...]
    tasks: ExportedTasks | None = None
    origins: tuple[tuple[str, str], ...] = ()


def read_exported(file: ReturnedFile) -> Exported | None:
    """Return what a workbook says of its export; None where it has no sheet of changes.

    Raises:
        FileTableError: If a sheet cannot be read.
    """
    for name in reversed(file.sheets):  # it stands near the end
        found = _read_sheet(file, name)
        if found is not None:
            return found
    return None


def _read_sheet(file: ReturnedFile, name: str) -> Exported | None:
    reader = _Reader(file)
    for row in file.rows(name):
        if not reader.take(row):
            return None  # its first row says what it is
    return reader.exported(name)


class _Reader:
    """Takes the rows of a sheet of changes, and looks only at the cells that tell something."""

    def __init__(self, file: ReturnedFile) -> None:
        self._file = file
        self._head: dict[int, str] = {}
        self._first = 0
        self._shift: int | None = None
        self._inputs: list[ExportedInput] = []
        self._texts: list[ExportedTexts] = []
        self._blocks: list[FormulaBlock] = []
        self._tasks: dict[str, tuple[FormulaBlock, ...]] = {}
        self._task_count = 0
        self._task_sheet = ""
        self._origins: dict[tuple[str, str], None] = {}

    def take(self, row: SheetRow) -> bool:
        """Take a row; False where the sheet is another one."""
        if self._shift is None:
            texts = {at: self._file.cell(raw).text for at, raw in row.cells.items()}
            found = next((at for at, text in texts.items() if text == form.MARK), None)
            if found is None:
                return False
            self._shift, self._first = found - form.KEY, row.number
        key = self._cell(row, form.KEY).text
        if row.number - self._first <= form.HEADING_ROW:
            self._head[row.number - self._first] = key
        elif key:
            self._sort_in(key, row)
        return True

    def exported(self, name: str) -> Exported | None:
        """Return what was found; None where there was nothing."""
        if self._shift is None:
            return None
        head = self._head
        return Exported(
            name,
            head.get(form.PLAN_ROW, "") or self._file.document_id,
            head.get(form.SCENARIO_ROW, ""),
            head.get(form.LANGUAGE_ROW, "") or "en",
            head.get(form.CURRENCY_ROW, ""),
            tuple(self._inputs),
            tuple(self._texts),
            tuple(self._blocks),
            self._exported_tasks(),
            tuple(self._origins),
        )

    def _exported_tasks(self) -> ExportedTasks | None:
        if not self._tasks:
            return None
        return ExportedTasks(self._task_sheet, self._task_count, self._tasks)

    def _cell(self, row: SheetRow, column: int) -> Cell:
        return self._file.cell(row.cells.get(column + (self._shift or 0)))

    def _sort_in(self, key: str, row: SheetRow) -> None:
        place = self._cell(row, form.PLACE).text
        raw = row.cells.get(form.NOW + (self._shift or 0))
        link = raw.formula if raw is not None and raw.formula else place
        kind, _stroke, seat_id = key.partition("/")
        now, before = "", place.rpartition("!")[0].strip("'").replace("''", "'")
        if kind == form.FORMULAS:
            for block in islice(_blocks(link), 1):
                self._blocks.append(block)
                now = block.sheet
        elif kind == form.TASKS:
            found = self._tasks[seat_id] = tuple(dict.fromkeys(_blocks(link)))
            now, self._task_sheet = found[0].sheet if found else "", before
            if seat_id == form.TASK_ENDS:
                self._task_count = int(self._cell(row, form.EXPORTED).number or 0)
        else:
            places = _places(link)
            now = places[0].sheet if places else ""
            if kind == form.TEXTS:
                text = self._cell(row, form.EXPORTED).text
                parts = map(str.strip, text.split(form.BETWEEN_TEXTS.strip()))
                self._texts.append(ExportedTexts(seat_id, tuple(parts), places))
            elif key != form.BLANK_KEY:
                self._inputs.append(self._input(key, row, places[0] if places else None))
        self._origins[before, now] = None

    def _input(self, key: str, row: SheetRow, place: CellPlace | None) -> ExportedInput:
        return ExportedInput(
            key,
            self._cell(row, form.LABEL).text,
            self._cell(row, form.UNIT).text,
            self._cell(row, form.EXPORTED),
            self._cell(row, form.FOLLOWS).text == "1",
            place,
            self._cell(row, form.ROW_MARK).text,
            self._cell(row, form.HEADING).text,
        )


def _places(formula: str) -> tuple[CellPlace, ...]:
    """Return the cells on other sheets that a formula reads, each once."""
    found_all = dict.fromkeys(
        CellPlace(_sheet(found), int(found[4]) - 1, column_number(found[3]) or 0)
        for found in _PLACE.finditer(formula)
    )
    return tuple(found_all)


def _blocks(formula: str) -> Iterator[FormulaBlock]:
    """Return the ranges a formula reads."""
    for found in _PLACE.finditer(formula):
        last_column, last_row = found[5] or found[3], found[6] or found[4]
        yield FormulaBlock(
            _sheet(found),
            (int(found[4]) - 1, column_number(found[3]) or 0),
            (int(last_row) - 1, column_number(last_column) or 0),
        )


def _sheet(found: re.Match[str]) -> str:
    return found[1].replace("''", "'") if found[1] is not None else found[2]
