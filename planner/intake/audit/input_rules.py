"""Rules on what is typed in: it looks so, stands apart from workings, and the rest is protected."""

import re
from collections.abc import Iterator

from planner.intake.audit.audited_workbook import (
    AuditedCell,
    AuditedSheet,
    AuditedWorkbook,
    Content,
)
from planner.intake.audit.finding import Finding
from planner.intake.audit.month_columns import MonthRow
from planner.intake.audit.month_rules import MonthRows, is_computed
from planner.intake.audit.rules import Rule

_NUMBER = re.compile(r"[-+(]?(?:\d{1,3}(?:[,.' ]\d{3})+|\d+)(?:[.,]\d+)?\s?%?\)?", re.ASCII)


def input_findings(workbook: AuditedWorkbook, months: MonthRows) -> Iterator[Finding]:
    """Return what is wrong with inputs and their separation from workings."""
    grounds = _grounds(workbook)
    for sheet in workbook.sheets:
        if sheet is not workbook.first:
            yield from _numbers(sheet)
        runs = months.get(sheet.name, ())
        computes = bool(runs) and _computes_months(sheet, runs)
        for cell in sheet.cells.values():
            rules = _rules_on(cell, computes_months=computes, grounds=grounds)
            yield from (Finding(rule, sheet.name, cell.address) for rule in rules)
        if not sheet.is_protected:
            yield from _unprotected(sheet)


def _unprotected(sheet: AuditedSheet) -> Iterator[Finding]:
    """Return that formulas can be typed over; where a validation refuses to, the first of others.

    Excel folds no outline on a protected sheet, so that such a validation may stand in for it.
    """
    open_cells = [cell.address for cell in sheet.formulas if not sheet.refuses(cell.at)]
    if open_cells:
        address = open_cells[0] if sheet.refused else ""
        yield Finding(Rule.UNPROTECTED_SHEET, sheet.name, address)


def _rules_on(
    cell: AuditedCell, *, computes_months: bool, grounds: frozenset[str]
) -> Iterator[Rule]:
    style = cell.style
    if cell.formula and style.is_blue:
        yield Rule.FORMULA_IN_BLUE
    if not style.is_locked and computes_months:
        yield Rule.INPUT_AMONG_WORKINGS
    elif not style.is_locked and cell.formula and style.fill not in grounds:
        yield Rule.UNLOCKED_FORMULA


def _numbers(sheet: AuditedSheet) -> Iterator[Finding]:
    """Return numbers typed in that do not look so; days are headings as often as figures."""
    for cell in sheet.cells.values():
        if cell.formula:
            continue
        if cell.content is Content.NUMBER and not (cell.style.is_date or cell.style.is_blue):
            facts = {"found": cell.value}
            yield Finding(Rule.TYPED_NUMBER_NOT_BLUE, sheet.name, cell.address, facts)
        is_words = cell.content is Content.TEXT and not cell.style.is_text
        if is_words and _NUMBER.fullmatch(cell.value.strip()):
            yield Finding(Rule.NUMBER_AS_TEXT, sheet.name, cell.address, {"found": cell.value})


def _grounds(workbook: AuditedWorkbook) -> frozenset[str]:
    """Return the grounds of cells to fill in: those of blue numbers that are not locked."""
    return frozenset(
        cell.style.fill
        for sheet in workbook.sheets
        for cell in sheet.cells.values()
        if not cell.style.is_locked and cell.style.is_blue and cell.style.fill
    )


def _computes_months(sheet: AuditedSheet, runs: tuple[MonthRow, ...]) -> bool:
    headings = {run.row for run in runs}
    return any(
        is_computed(cells, runs[0].columns)
        for row, cells in sheet.rows.items()
        if row not in headings
    )
