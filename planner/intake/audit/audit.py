"""Audits a workbook: reads it once and asks every rule."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from planner.intake.audit.audited_workbook import AuditedWorkbook, Content
from planner.intake.audit.dependencies import check_findings, circle_findings
from planner.intake.audit.finding import Finding
from planner.intake.audit.formula_rules import formula_findings
from planner.intake.audit.input_rules import input_findings
from planner.intake.audit.month_columns import MonthRow, month_rows
from planner.intake.audit.month_rules import month_row_findings, months_apart
from planner.intake.audit.rules import Rule
from planner.intake.audit.sheet_rules import name_findings, sheet_findings
from planner.intake.audit.workbook_reading import read_audited_workbook


@dataclass(frozen=True, slots=True)
class Audit:
    """What a workbook was found to be.

    Attributes:
        sheets: How many sheets it has.
        formulas: How many formulas.
        month_sheets: The sheets on which months stand side by side.
        findings: The violations, by the order of the rules and of the sheets.
    """

    sheets: int
    formulas: int
    month_sheets: tuple[str, ...]
    findings: tuple[Finding, ...]


def audit_workbook(
    path: Path, *, password: str = "", is_cancelled: Callable[[], bool] | None = None
) -> Audit:
    """Audit a workbook file (.xlsx, .xlsm).

    Args:
        path: The file.
        password: What opens it where it is encrypted.
        is_cancelled: Is asked now and then whether to stop.

    Raises:
        FileTableError: If it is no workbook, or cannot be read.
        FileTableCancelledError: If it is cancelled.
    """
    workbook = read_audited_workbook(path, is_cancelled or _never, password)
    months = _month_rows(workbook)
    order = {rule: number for number, rule in enumerate(Rule)}
    findings = sorted(_findings(workbook, months), key=lambda found: order[found.rule])
    return Audit(
        sheets=len(workbook.sheets),
        formulas=sum(len(sheet.formulas) for sheet in workbook.sheets),
        month_sheets=tuple(months),
        findings=tuple(findings),
    )


def _month_rows(workbook: AuditedWorkbook) -> Mapping[str, tuple[MonthRow, ...]]:
    found = {
        sheet.name: month_rows(sheet, has_1904_dates=workbook.has_1904_dates)
        for sheet in workbook.sheets
    }
    return {name: runs for name, runs in found.items() if runs}


def _findings(
    workbook: AuditedWorkbook, months: Mapping[str, tuple[MonthRow, ...]]
) -> Iterator[Finding]:
    yield from sheet_findings(workbook)
    yield from name_findings(workbook)
    yield from months_apart(months)
    yield from input_findings(workbook, months)
    for sheet in workbook.sheets:
        yield from formula_findings(sheet)
        if sheet.name in months:
            yield from month_row_findings(sheet, months[sheet.name])
        blank = [cell for cell in sheet.formulas if cell.content is Content.NOTHING]
        if blank:
            facts = {"count": str(len(blank))}
            yield Finding(Rule.NO_RESULT, sheet.name, blank[0].address, facts)
    yield from circle_findings(workbook)
    yield from check_findings(workbook)
    if workbook.has_macros:
        yield Finding(Rule.MACRO)
    if workbook.has_links:
        yield Finding(Rule.EXTERNAL_LINK)


def _never() -> bool:
    return False
