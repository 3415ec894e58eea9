"""Reads the sheet of changes: what each input held when exported, and where it stands by now."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.intake.returned import exported_form as form
from planner.intake.returned.returned_file import EMPTY, Cell, ReturnedFile
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
    rows: Iterator[tuple[int, Mapping[int, Cell]]] = (
        (row.number, {at: file.cell(raw) for at, raw in row.cells.items()})
        for row in file.rows(name)
    )
    head: dict[int, str] = {}
    key_column: int | None = None
    first = 0
    inputs, texts, blocks = list[ExportedInput](), list[ExportedTexts](), list[FormulaBlock]()
    origins: dict[tuple[str, str], None] = {}
    for number, cells in rows:
        if key_column is None:
            key_column = next((at for at, cell in cells.items() if cell.text == form.MARK), None)
            if key_column is None:
                return None  # its first row says what it is
            first = number
        key = cells.get(key_column, EMPTY).text
        if number - first <= form.HEADING_ROW:
            head[number - first] = key
        elif key:
            shifted = {at - key_column + form.KEY: cell for at, cell in cells.items()}
            _sort_in(key, shifted, inputs, texts, blocks)
            origins[_origin(shifted)] = None
    if key_column is None:
        return None
    return Exported(
        name,
        head.get(form.PLAN_ROW, "") or file.properties.get(form.PLAN_PROPERTY, ""),
        head.get(form.SCENARIO_ROW, ""),
        head.get(form.LANGUAGE_ROW, "") or "en",
        head.get(form.CURRENCY_ROW, ""),
        tuple(inputs),
        tuple(texts),
        tuple(blocks),
        tuple(origins),
    )


def _sort_in(
    key: str,
    cells: Mapping[int, Cell],
    inputs: list[ExportedInput],
    texts: list[ExportedTexts],
    blocks: list[FormulaBlock],
) -> None:
    def text(column: int) -> str:
        return cells.get(column, EMPTY).text

    link = cells.get(form.NOW, EMPTY).formula or ""
    kind, _stroke, seat_id = key.partition("/")
    if kind == form.FORMULAS:
        blocks.extend(_blocks(link or text(form.PLACE)))
    elif kind == form.TEXTS:
        exported = tuple(text(form.EXPORTED).split(form.BETWEEN_TEXTS.strip()))
        texts.append(ExportedTexts(seat_id, tuple(map(str.strip, exported)), _places(link)))
    else:
        places = _places(link or text(form.PLACE))
        inputs.append(
            ExportedInput(
                key,
                text(form.LABEL),
                text(form.UNIT),
                cells.get(form.EXPORTED, EMPTY),
                text(form.FOLLOWS) == "1",
                places[0] if places else None,
                text(form.ROW_MARK),
                text(form.HEADING),
            )
        )


def _origin(cells: Mapping[int, Cell]) -> tuple[str, str]:
    """Return the sheet of a row's cell: as it was called, and as its link calls it."""
    before = _places(cells.get(form.PLACE, EMPTY).text)
    link = cells.get(form.NOW, EMPTY).formula
    now = before if link is None else _places(link)
    return (before[0].sheet if before else ""), (now[0].sheet if now else "")


def _places(formula: str) -> tuple[CellPlace, ...]:
    """Return the cells on other sheets that a formula reads."""
    return tuple(
        CellPlace(_sheet(found), int(found[4]) - 1, column_number(found[3]) or 0)
        for found in _PLACE.finditer(formula)
    )


def _blocks(formula: str) -> Iterator[FormulaBlock]:
    """Return the first range a formula reads."""
    for found in _PLACE.finditer(formula):
        last_column, last_row = found[5] or found[3], found[6] or found[4]
        yield FormulaBlock(
            _sheet(found),
            (int(found[4]) - 1, column_number(found[3]) or 0),
            (int(last_row) - 1, column_number(last_column) or 0),
        )
        return


def _sheet(found: re.Match[str]) -> str:
    return found[1].replace("''", "'") if found[1] is not None else found[2]
