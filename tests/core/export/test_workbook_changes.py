"""The Changes sheet: every input by its key, what it holds now, and the blocks of formulas."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import openpyxl
import pytest

from planner.export.workbook.changes_sheet import blocks_of
from planner.plan.edits import add_scenario
from planner.plan.model import Plan
from planner.plan.scenario_plans import scenario_plan


class Exporter(Protocol):
    def __call__(self, plan: Plan, language: str = ..., name: str = ...) -> Path: ...


WORKBOOKS = ["sample_workbook", "own_workbook", "assumed_workbook"]


def rows_of(path: Path, *, data_only: bool = False) -> list[tuple[Any, ...]]:
    sheet = openpyxl.load_workbook(path, data_only=data_only)["Changes"]
    return list(sheet.iter_rows(min_row=7, values_only=True))


def cells_of(workbook: Any, place: str) -> list[str]:
    """Return the cells of a range, or the one cell."""
    sheet, _mark, area = place.replace("$", "").partition("!")
    found = workbook[sheet.strip("'")][area]
    rows = found if isinstance(found, tuple) else ((found,),)
    return [f"{sheet}!{cell.coordinate}" for row in rows for cell in row]


@pytest.mark.parametrize("name", WORKBOOKS)
def test_that_every_cell_to_change_has_a_key_and_every_key_such_a_cell(
    name: str, request: pytest.FixtureRequest
) -> None:
    path = request.getfixturevalue(name)
    workbook: Any = openpyxl.load_workbook(path)
    named = [
        cell
        for row in rows_of(path)
        if not row[10].startswith(("texts/", "formulas", "tasks/ends"))
        for cell in cells_of(workbook, row[9])
    ]
    unlocked = [
        f"'{sheet.title}'!{cell.coordinate}"
        for sheet in workbook
        if sheet.title != "About"  # whom to ask: not of the plan
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
        and (sheet.title != "Positions" or sheet.cell(cell.row or 0, 1).value)  # seats to propose
    ]
    # A new input is named in export/workbook/input_registry.py, or it is not read back.
    assert sorted(named) == sorted(unlocked)


@pytest.mark.parametrize("name", WORKBOOKS)
def test_that_keys_are_unique_and_every_input_holds_what_it_was_exported_with(
    name: str, request: pytest.FixtureRequest
) -> None:
    rows = rows_of(request.getfixturevalue(name), data_only=True)
    keys = [row[10] for row in rows if row[10] != "formulas"]
    assert len(keys) == len(set(keys))
    for row in rows:
        assert (row[3] or "") == (row[4] or ""), row[10]


def test_that_the_links_lead_to_the_inputs_themselves(sample_workbook: Path) -> None:
    workbook = openpyxl.load_workbook(sample_workbook, data_only=True)
    for row in rows_of(sample_workbook, data_only=True):
        if not row[10].startswith(("formulas", "texts/", "tasks/")):
            sheet, _mark, address = str(row[9]).replace("$", "").partition("!")
            held = workbook[sheet.strip("'")][address].value
            assert held == row[3], row[10]


def test_that_every_formula_of_other_sheets_is_in_a_block_unless_it_may_be_typed_over(
    sample_workbook: Path, formula_cells: Callable[[Path], list[Any]]
) -> None:
    blocks = [str(row[9]) for row in rows_of(sample_workbook) if row[10] == "formulas"]
    inputs = {
        str(row[9]).replace("$", "") for row in rows_of(sample_workbook) if row[10] != "formulas"
    }
    workbook = openpyxl.load_workbook(sample_workbook)
    covered = set()
    for block in blocks:
        sheet, _mark, area = block.replace("$", "").partition("!")
        for line in workbook[sheet.strip("'")][area]:
            for cell in line:
                covered.add(f"{sheet}!{cell.coordinate}")
    formulas = {
        f"'{cell.sheet}'!{cell.address}"
        for cell in formula_cells(sample_workbook)
        if cell.sheet != "Changes"
    }
    assert formulas - covered <= inputs
    assert covered <= formulas


def test_that_the_workbook_says_which_plan_and_scenario_it_is_of(
    sample: Plan, export: Exporter
) -> None:
    plan = add_scenario(replace(sample, document_id="0123abcd"), "Cheaper")
    variant = scenario_plan(plan, plan.scenarios[0].id)
    for made, scenario in ((plan, None), (variant, plan.scenarios[0].id)):
        workbook: Any = openpyxl.load_workbook(export(made, "de", "named.xlsx"))
        said = {each.name: each.value for each in workbook.custom_doc_props.props}
        assert said == {
            "hiring-planner-format": "1",
            "hiring-planner-plan": "0123abcd",
            "hiring-planner-scenario": scenario,
            "hiring-planner-language": "de",
        }


def test_that_runs_of_formulas_become_rectangles_around_what_is_left_out() -> None:
    runs = [(4, 2, 5), (5, 2, 3), (5, 4, 5), (6, 2, 5), (8, 2, 5)]
    assert sorted(blocks_of(runs)) == [((4, 2), (6, 5)), ((8, 2), (8, 5))]
    assert sorted(blocks_of(runs, [(5, 3)])) == [
        ((4, 2), (4, 5)),
        ((5, 2), (5, 2)),
        ((5, 4), (5, 5)),
        ((6, 2), (6, 5)),
        ((8, 2), (8, 5)),
    ]
