"""What may be changed in the workbook, what is said to it, and what folds up."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

FOLDING = {"Monthly cost", "Lever costs", "Budget", "Headcount", "Before the horizon"}
FIRST_MONTH = 7


def rules_by_cell(sheet: Any) -> dict[str, Any]:
    return {
        f"{get_column_letter(column)}{row}": rule
        for rule in sheet.data_validations.dataValidation
        for part in rule.sqref.ranges
        for row, column in (cell for line in part.rows for cell in line)
    }


@pytest.mark.parametrize("name", ["sample_workbook", "own_workbook", "assumed_workbook"])
def test_that_every_cell_to_change_says_what_it_wants_and_refuses_the_rest(
    name: str, request: pytest.FixtureRequest
) -> None:
    workbook = openpyxl.load_workbook(request.getfixturevalue(name))
    changeable = 0
    for sheet in workbook:
        rules = rules_by_cell(sheet)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.protection.locked:
                    continue
                changeable += 1
                rule = rules.get(cell.coordinate)
                assert rule is not None, (sheet.title, cell.coordinate)
                assert rule.prompt, (sheet.title, cell.coordinate)
                assert rule.promptTitle, (sheet.title, cell.coordinate)
                assert rule.type in (None, "none") or rule.error, (sheet.title, cell.coordinate)
    assert changeable > 100


def test_that_formulas_are_protected_without_a_password_wherever_nothing_folds(
    sample_workbook: Path,
) -> None:
    for sheet in openpyxl.load_workbook(sample_workbook):
        folds = any(
            dimension.outlineLevel or 0
            for dimension in (*sheet.column_dimensions.values(), *sheet.row_dimensions.values())
        )
        assert folds == (sheet.title in FOLDING)
        assert sheet.protection.sheet != folds, sheet.title
        assert not sheet.protection.password
        assert folds or not sheet.protection.autoFilter, "filters stay usable"
        assert folds or not sheet.protection.formatColumns, "widths stay usable"


def test_that_nothing_can_be_typed_over_a_formula_where_sheets_fold(sample_workbook: Path) -> None:
    workbook = openpyxl.load_workbook(sample_workbook)
    for title in FOLDING:
        sheet = workbook[title]
        rules = rules_by_cell(sheet)
        formulas = [
            cell.coordinate
            for row in sheet.iter_rows(min_row=4)
            for cell in row
            if cell.data_type == "f"
        ]
        assert len(formulas) > 100
        assert {rules[cell].formula1 for cell in formulas} == {"FALSE"}


def test_that_each_fiscal_year_folds_up_to_its_last_month(
    sample_workbook: Path, request: pytest.FixtureRequest
) -> None:
    levels = _levels(sample_workbook, 24)
    assert levels == ([2] * 11 + [1]) * 2
    april_years = _levels(request.getfixturevalue("world_workbook"), 24)
    assert april_years == [2] * 4 + [1] + [2] * 11 + [1] + [2] * 6 + [1]


def _levels(path: Path, months: int) -> list[int]:
    sheet = openpyxl.load_workbook(path)["Monthly cost"]
    levels = {
        column: dimension.outlineLevel or 0
        for dimension in sheet.column_dimensions.values()
        for column in range(dimension.min or 0, (dimension.max or 0) + 1)
    }
    assert get_column_letter(FIRST_MONTH) == "G"
    return [levels[FIRST_MONTH + month] for month in range(months)]


def test_that_lists_have_filters_over_their_headings(sample_workbook: Path) -> None:
    workbook = openpyxl.load_workbook(sample_workbook)
    lists = {sheet.title: sheet.auto_filter.ref for sheet in workbook if sheet.auto_filter.ref}
    assert {"Positions", "Budget", "Pay bands", "Onboarding", "Cost lines", "Calendars"} <= set(
        lists
    )
    assert {"Annual contributions", "Overrides", "Checks", "Sources", "Overlap by day"} <= set(
        lists
    )
    for title, area in lists.items():
        heading, *rows = workbook[title][area]
        assert all(cell.fill.fgColor.rgb == "FFE7ECF9" for cell in heading), title
        assert any(cell.value is not None for row in rows for cell in row), title
