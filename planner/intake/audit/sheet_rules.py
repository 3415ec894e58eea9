"""Rules on sheets and names: what the first one tells, titles, labels, what is hidden."""

from collections.abc import Iterator

from planner.intake.audit.audited_workbook import (
    AuditedCell,
    AuditedSheet,
    AuditedWorkbook,
    Content,
)
from planner.intake.audit.finding import Finding
from planner.intake.audit.references import parsed_cell
from planner.intake.audit.rules import Rule

MOST_NAMES = 10


def sheet_findings(workbook: AuditedWorkbook) -> Iterator[Finding]:
    """Return what is wrong with how sheets introduce themselves, and what they hide."""
    first = workbook.first
    if first is None or not _introduces(first):
        yield Finding(Rule.NO_ABOUT_SHEET, first.name if first else "")
    said = " ".join(first.texts()) if first else ""
    for sheet in workbook.sheets:
        if sheet.is_hidden and sheet.name not in said:
            yield Finding(Rule.HIDDEN_SHEET, sheet.name)
        for address in sheet.hidden:
            yield Finding(Rule.HIDDEN_CELLS, sheet.name, address)
        if not sheet.cells:
            continue
        if not _is_words(sheet.cells.get((0, 0))):
            yield Finding(Rule.NO_TITLE, sheet.name, "A1")
        yield from _unlabelled(sheet)


def name_findings(workbook: AuditedWorkbook) -> Iterator[Finding]:
    """Return what is wrong with defined names: too many, or not of one cell."""
    if len(workbook.names) > MOST_NAMES:
        facts = {"count": str(len(workbook.names)), "limit": str(MOST_NAMES)}
        yield Finding(Rule.MANY_NAMES, facts=facts)
    for name, meaning in workbook.names.items():
        sheet, mark, cell = meaning.rpartition("!")
        if "[" in sheet or not mark or parsed_cell(cell) is None:
            yield Finding(Rule.NAME_OF_NO_CELL, facts={"name": name, "found": meaning})


def _introduces(sheet: AuditedSheet) -> bool:
    """Tell whether a sheet tells more than it counts."""
    words = sum(1 for _text in sheet.texts())
    numbers = sum(cell.content is Content.NUMBER for cell in sheet.cells.values())
    return words > numbers


def _unlabelled(sheet: AuditedSheet) -> Iterator[Finding]:
    headed: set[int] = set()
    for _row, cells in sorted(sheet.rows.items()):
        has_words = False
        for column, cell in sorted(cells.items()):
            if _is_words(cell):
                headed.add(column)
                has_words = True
            elif cell.content is Content.NUMBER and not (has_words or column in headed):
                yield Finding(Rule.NO_LABEL, sheet.name, cell.address)


def _is_words(cell: AuditedCell | None) -> bool:
    return cell is not None and cell.content is Content.TEXT and bool(cell.value.strip())
