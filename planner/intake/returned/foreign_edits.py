"""Finds what was changed outside the inputs: formulas typed over, and texts of seats' rows."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice

from planner.intake.returned.exported_inputs import CellPlace, Exported, FormulaBlock
from planner.intake.returned.returned_cells import ReturnedCells
from planner.intake.returned.returned_file import Cell, ReturnedFile
from planner.intake.returned.returned_problem import ReturnedFault, ReturnedProblem
from planner.intake.returned.sheet_rows import SheetRow, Span

_MOST_A_SHEET = 50
"""Cells of one sheet that are named; what damages more is damaged as a whole."""


def foreign_edits(
    file: ReturnedFile,
    exported: Exported,
    cells: ReturnedCells,
    added: Mapping[str, Collection[int]],
) -> Iterator[ReturnedProblem]:
    """Yield every cell outside the inputs that does not hold what it should.

    Args:
        file: The workbook.
        exported: What it says of its export.
        cells: The sheets with its inputs.
        added: The rows that finance added, by sheet: they never had formulas.

    Raises:
        FileTableError: If a sheet cannot be read.
    """
    yield from _changed_texts(exported, cells)
    by_sheet: dict[str, list[FormulaBlock]] = {}
    for block in exported.blocks:
        by_sheet.setdefault(cells.name_now(block.sheet), []).append(block)
    for name in cells.gone_sheets:
        yield ReturnedProblem(ReturnedFault.SHEET_GONE, CellPlace(name, 0, 0))
    for name, blocks in by_sheet.items():
        if name in file.sheets:
            spans = _spans_by_row(blocks)
            moved = cells.seat_rows_before.get(name, {})
            own = {row: spans.get(before, []) for row, before in moved.items()}
            for row in cells.rows_before(name):
                spans.pop(row, None)
            spans |= own
            for row in added.get(name, ()):
                spans.pop(row, None)
            yield from islice(_typed_over(file, name, spans), _MOST_A_SHEET)


def _typed_over(
    file: ReturnedFile, name: str, spans: Mapping[int, Sequence[Span]]
) -> Iterator[ReturnedProblem]:
    for row in file.rows(name):
        lost = row.without_formulas(spans.get(row.number, ()))
        if lost:
            yield from _lost_formulas(file, name, row, lost)


def _lost_formulas(
    file: ReturnedFile, name: str, row: SheetRow, spans: Sequence[Span]
) -> Iterator[ReturnedProblem]:
    held: dict[int, Cell] = {
        column: file.cell(row.cells.get(column))
        for first, last in spans
        for column in range(first, last + 1)
    }
    if all(cell.is_empty for cell in held.values()):
        return  # a row put in between
    for column, cell in held.items():
        if cell.formula is not None:
            continue
        place = CellPlace(name, row.number, column)
        if cell.text:
            yield ReturnedProblem(
                ReturnedFault.FORMULA_TYPED_OVER, place, facts={"found": cell.text}
            )
        else:
            yield ReturnedProblem(ReturnedFault.FORMULA_EMPTIED, place)


def _spans_by_row(blocks: Sequence[FormulaBlock]) -> dict[int, list[Span]]:
    spans: dict[int, list[Span]] = {}
    for block in sorted(blocks, key=lambda each: each.first[1]):
        for row in range(block.first[0], block.last[0] + 1):
            spans.setdefault(row, []).append((block.first[1], block.last[1]))
    return spans


def _changed_texts(exported: Exported, cells: ReturnedCells) -> Iterator[ReturnedProblem]:
    for each in exported.texts:
        found = cells.seat_places.get(each.seat_id)
        if found is None:
            continue
        sheet = cells.sheets[found.sheet]
        if len(each.texts) != len(each.places):
            continue  # one of them holds what stands between them
        for place, old in zip(each.places, each.texts, strict=True):
            columns = dict.fromkeys((place.column, place.column + cells.shift))
            held = [sheet.cell(found.row, column).text for column in columns]
            now = held[0]
            if _words(old) not in map(_words, held):
                facts = {"seat": each.seat_id, "old": old, "found": now}
                here = CellPlace(found.sheet, found.row, place.column)
                yield ReturnedProblem(ReturnedFault.TEXT_CHANGED, here, facts=facts)


def _words(text: str) -> str:
    return " ".join(text.split())
