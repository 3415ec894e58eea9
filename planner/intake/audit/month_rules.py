"""Rules on months: the same formula across each row, the same column on each sheet, units."""

from collections import Counter
from collections.abc import Iterator, Mapping

from planner.intake.audit.audited_workbook import AuditedCell, AuditedSheet, Content
from planner.intake.audit.finding import Finding
from planner.intake.audit.month_columns import MonthRow
from planner.intake.audit.references import relative_form
from planner.intake.audit.rules import Rule
from planner.intake.tables.sheet_bounds import column_letters

MonthRows = Mapping[str, tuple[MonthRow, ...]]
"""The rows of months of each sheet that has any, the longest first."""


def months_apart(months: MonthRows) -> Iterator[Finding]:
    """Return the sheets whose months stand elsewhere than on the first sheet with them."""
    columns: dict[int, tuple[int, str]] = {}
    for sheet, runs in months.items():
        for run in runs:
            for month, column in run.by_month().items():
                expected, before = columns.setdefault(month, (column, sheet))
                if expected != column:
                    facts = {"expected": column_letters(expected), "sheet": before}
                    address = f"{column_letters(column)}{run.row + 1}"
                    yield Finding(Rule.MONTHS_APART, sheet, address, facts)
                    break


def month_row_findings(sheet: AuditedSheet, runs: tuple[MonthRow, ...]) -> Iterator[Finding]:
    """Return what is wrong with the rows below the months of a sheet.

    A row counts as computed where formulas fill more than half of the months, so that a table of
    another kind below, whose columns happen to be the same, does not.
    """
    columns = runs[0].columns
    for row, cells in sheet.rows.items():
        within = {column: cells[column] for column in columns if column in cells}
        if row <= runs[0].row or not within:
            continue
        if is_computed(within, columns):
            yield from _differing(sheet, row, within, columns)
        if len(within) * 2 > len(columns):
            yield from _unnamed(sheet, row, cells, columns)


def is_computed(cells: Mapping[int, AuditedCell], columns: range) -> bool:
    """Tell whether formulas fill more than half of some columns."""
    formulas = sum(column in cells and bool(cells[column].formula) for column in columns)
    return formulas * 2 > len(columns)


def _differing(
    sheet: AuditedSheet, row: int, cells: Mapping[int, AuditedCell], columns: range
) -> Iterator[Finding]:
    forms = {
        column: relative_form(cells[column].formula, (row, column)) if column in cells else ""
        for column in columns
    }
    usual = Counter(form for form in forms.values() if form).most_common(1)[0][0]
    like = next(column for column, form in forms.items() if form == usual)
    for column, form in forms.items():
        if form != usual:
            is_blank = column not in cells
            reason = "formula" if form else "blank" if is_blank else "typed"
            facts = {"reason": reason, "expected": f"{column_letters(like)}{row + 1}"}
            address = f"{column_letters(column)}{row + 1}"
            yield Finding(Rule.FORMULAS_DIFFER_IN_ROW, sheet.name, address, facts)


def _unnamed(
    sheet: AuditedSheet, row: int, cells: Mapping[int, AuditedCell], columns: range
) -> Iterator[Finding]:
    """Return a row of months with no words, or with a label and no unit, before the months."""
    if not any(cells[column].content is Content.NUMBER for column in columns if column in cells):
        return
    words = [
        column
        for column in range(columns.start)
        if column in cells and cells[column].content is Content.TEXT and cells[column].value
    ]
    if len(words) < 2:
        rule = Rule.NO_UNIT if words else Rule.NO_LABEL
        yield Finding(rule, sheet.name, f"{column_letters(columns.start)}{row + 1}")
