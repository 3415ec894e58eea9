"""Finds the inputs of a returned workbook again, wherever they were moved, and what they hold."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from planner.intake.returned.exported_inputs import CellPlace, Exported, ExportedInput
from planner.intake.returned.returned_file import EMPTY, Cell, ReturnedFile
from planner.intake.returned.sheet_rows import RawCell


@dataclass(frozen=True)
class SheetCells:
    """The cells of one sheet.

    Attributes:
        name: The sheet's name now.
        rows: The cells as they are stored, by row and column from 0.
        file: What knows their meaning.
    """

    name: str
    rows: Mapping[int, Mapping[int, RawCell]]
    file: ReturnedFile

    def cell(self, row: int, column: int) -> Cell:
        """Return what a cell holds."""
        return self.file.cell(self.rows.get(row, {}).get(column))

    def texts(self, row: int) -> dict[int, str]:
        """Return the texts of a row's cells that hold something."""
        cells = {at: self.file.cell(raw).text for at, raw in self.rows.get(row, {}).items()}
        return {at: text for at, text in cells.items() if text}

    @cached_property
    def rows_by_text(self) -> Mapping[str, tuple[int, ...]]:
        """The rows that hold a text that is no number, ascending."""
        found: dict[str, dict[int, None]] = {}
        for number, cells in self.rows.items():
            for raw in cells.values():
                if raw.kind in ("s", "str", "inlineStr") and raw.content:
                    found.setdefault(self.file.cell(raw).text, {})[number] = None
        return {text: tuple(numbers) for text, numbers in found.items()}


@dataclass(frozen=True, slots=True)
class FoundInput:
    """An input with the cell it was found in.

    Attributes:
        exported: What it was.
        place: Where it is; None where its cell, or its row, is gone.
        cell: What it holds.
        is_ambiguous: Whether several rows could be its, or its row lost what it is told by.
        sheet: The sheet it is on, by its name now; empty where that is gone.
    """

    exported: ExportedInput
    place: CellPlace | None
    cell: Cell = EMPTY
    is_ambiguous: bool = False
    sheet: str = ""

    @property
    def is_sheet_gone(self) -> bool:
        """Whether its whole sheet is no longer there."""
        return self.place is None and not self.sheet

    @property
    def is_row_gone(self) -> bool:
        """Whether its row was deleted."""
        return self.place is None and bool(self.sheet) and not self.is_ambiguous


class ReturnedCells:
    """The sheets of a returned workbook that hold inputs.

    Args:
        file: The workbook.
        exported: What it says of its export.

    Raises:
        FileTableError: If a sheet cannot be read.
    """

    def __init__(self, file: ReturnedFile, exported: Exported) -> None:
        self._file = file
        self._exported = exported
        self._renamed = dict(self._new_names(now for _before, now in exported.origins if now))
        places = (each.place for each in exported.inputs if each.place is not None)
        named = dict.fromkeys(self.name_now(place.sheet) for place in places)
        self.sheets = {name: self._read(name) for name in named if name in file.sheets}

    @cached_property
    def gone_sheets(self) -> tuple[str, ...]:
        """The sheets that are no longer in the file, by their names when exported."""
        alive = {
            before
            for before, now in self._exported.origins
            if now and self.name_now(now) in self._file.sheets
        }
        every = dict.fromkeys(before for before, _now in self._exported.origins if before)
        return tuple(each for each in every if each not in alive | self._file.sheets.keys())

    def name_now(self, name: str) -> str:
        """Return the name a sheet has by now.

        Spreadsheets rewrite links where a sheet is renamed; other programs do not. There its title
        tells, which was its name.
        """
        return self._renamed.get(name, name)

    @cached_property
    def found(self) -> tuple[FoundInput, ...]:
        """Every input with what it holds now."""
        return tuple(map(self._find, self._exported.inputs))

    @cached_property
    def seat_places(self) -> Mapping[str, CellPlace]:
        """The first input of each seat that is still there, by the seat's ID."""
        found: dict[str, CellPlace] = {}
        for each in self.found:
            if each.exported.heading and each.place is not None:
                found.setdefault(each.exported.row_mark, each.place)
        return found

    @cached_property
    def seat_columns(self) -> Mapping[str, int]:
        """The columns of the seats' inputs, by the name of their field."""
        found: dict[str, Counter[int]] = {}
        for each in self.found:
            if each.exported.heading and each.place is not None:
                field_name = each.exported.key.split("/")[1]
                found.setdefault(field_name, Counter())[each.place.column] += 1
        return {name: columns.most_common(1)[0][0] for name, columns in found.items()}

    @cached_property
    def seat_rows_before(self) -> Mapping[str, Mapping[int, int]]:
        """By sheet, each seat's row and the one its links still name: sorting moves no links."""
        found: dict[str, dict[int, int]] = {}
        for each in self.found:
            before = each.exported.place
            if each.exported.heading and each.place is not None and before is not None:
                found.setdefault(each.place.sheet, {})[each.place.row] = before.row
        return found

    def rows_before(self, name: str) -> frozenset[int]:
        """Return the rows of a sheet where links say that seats stand."""
        return frozenset(
            each.exported.place.row
            for each in self.found
            if each.exported.heading
            and each.exported.place is not None
            and self.name_now(each.exported.place.sheet) == name
        )

    @cached_property
    def unmarked_rows(self) -> frozenset[int]:
        """The rows of seats that lost their IDs."""
        return frozenset(
            each.exported.place.row
            for each in self.found
            if each.exported.heading and each.is_ambiguous and each.exported.place is not None
        )

    @cached_property
    def shift(self) -> int:
        """By how many columns the seats' cells moved without their links.

        Spreadsheets let links follow a column that is put in; other programs do not.
        """
        shifts = Counter(
            each.place.column - each.exported.place.column
            for each in self.found
            if each.exported.heading and each.place is not None and each.exported.place is not None
        )
        return shifts.most_common(1)[0][0] if shifts else 0

    def _new_names(self, named: Iterable[str]) -> Iterator[tuple[str, str]]:
        missing = dict.fromkeys(name for name in named if name not in self._file.sheets)
        if not missing:
            return
        titles: dict[str, str] = {}
        for name in self._file.sheets:
            first = next(self._file.rows(name), None)
            if first is not None and first.cells:
                raw = first.cells[min(first.cells)]
                titles.setdefault(self._file.cell(raw).text, name)
        for name in missing:
            if name in titles:
                yield name, titles[name]

    def _read(self, name: str) -> SheetCells:
        rows = {row.number: row.cells for row in self._file.rows(name)}
        return SheetCells(name, rows, self._file)

    def _find(self, each: ExportedInput) -> FoundInput:
        sheet = self._sheet_of(each)
        if sheet is None:
            return FoundInput(each, None)
        row, is_ambiguous = self._row(each, sheet)
        if row is None:
            return FoundInput(each, None, is_ambiguous=is_ambiguous, sheet=sheet.name)
        column = self._column(each, sheet)
        if column is None and each.place is not None:
            column = each.place.column
        if column is None:
            return FoundInput(each, None)
        place = CellPlace(sheet.name, row, column)
        return FoundInput(each, place, sheet.cell(row, column), sheet=sheet.name)

    def _sheet_of(self, each: ExportedInput) -> SheetCells | None:
        if each.place is not None:
            return self.sheets.get(self.name_now(each.place.sheet))
        if not each.heading:
            return None
        if usual := self._usual_sheets.get(_kind(each)):
            return self.sheets.get(self.name_now(usual))
        marked = [sheet for sheet in self.sheets.values() if each.heading in sheet.rows_by_text]
        return marked[0] if len(marked) == 1 else None

    @cached_property
    def _usual_sheets(self) -> Mapping[str, str]:
        """Where most inputs of each kind are: links into a row that was deleted say it no more."""
        found: dict[str, Counter[str]] = {}
        for each in self._exported.inputs:
            if each.heading and each.place is not None:
                found.setdefault(_kind(each), Counter())[each.place.sheet] += 1
        return {kind: sheets.most_common(1)[0][0] for kind, sheets in found.items()}

    def _row(self, each: ExportedInput, sheet: SheetCells) -> tuple[int | None, bool]:
        """Return the row of an input, and whether several could be it."""
        place, rows = each.place, sheet.rows_by_text.get(each.row_mark, ())
        if not each.row_mark:
            return (None if place is None else place.row), False
        if place is not None and place.row in rows:
            return place.row, False
        if len(rows) == 1 or (rows and each.heading):
            return rows[0], False  # of a row copied below itself the upper one is meant
        return None, bool(rows) or self._has_lost_its_mark(each, sheet)

    def _has_lost_its_mark(self, each: ExportedInput, sheet: SheetCells) -> bool:
        """Tell whether a row is still there without the text that told it from others."""
        place = each.place
        if place is None or not sheet.cell(place.row, place.column).text:
            return False
        return self._marks.isdisjoint(sheet.texts(place.row).values())

    @cached_property
    def _marks(self) -> frozenset[str]:
        return frozenset(each.row_mark for each in self._exported.inputs if each.heading)

    def _column(self, each: ExportedInput, sheet: SheetCells) -> int | None:
        """Return the column whose heading an input had; None where that does not tell."""
        columns = self._headings.get(sheet.name, {}).get(each.heading, ())
        if each.place is not None and each.place.column in columns:
            return each.place.column
        return columns[0] if len(columns) == 1 else None

    @cached_property
    def _headings(self) -> Mapping[str, Mapping[str, tuple[int, ...]]]:
        """The columns of the headings, sheet by sheet: of the row that has most of them."""
        wanted = {each.heading for each in self._exported.inputs if each.heading}
        found = {}
        for sheet in self.sheets.values():
            rows = Counter(row for text in wanted for row in sheet.rows_by_text.get(text, ()))
            columns: dict[str, tuple[int, ...]] = {}
            for row, _count in rows.most_common(1):
                for column, text in sheet.texts(row).items():
                    columns[text] = (*columns.get(text, ()), column)
            found[sheet.name] = columns
        return found


def _kind(each: ExportedInput) -> str:
    return each.key.partition("/")[0]
