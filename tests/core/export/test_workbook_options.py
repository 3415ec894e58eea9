"""A workbook of some sheets is as sound as the whole one."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.calculators.evaluation import Evaluation, evaluate
from planner.export.workbook import ExportOptions, SheetGroup, export_workbook
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan

GENERATED_ON = date(2026, 11, 24)
OF_GROUP = {
    SheetGroup.COSTS: {
        *("Inputs", "Positions", "Monthly cost", "Before the horizon", "Cost lines"),
        *("Annual contributions", "Calendars", "Overrides", "Checks"),
    },
    SheetGroup.OVERLAP: {"Overlap", "Overlap by team", "Overlap by day"},
    SheetGroup.COVERAGE: {"Coverage"},
    SheetGroup.PAY_BANDS: {"Pay bands"},
    SheetGroup.PLACES: {"Places"},
    SheetGroup.ONBOARDING: {
        *("Onboarding", "Onboarding tasks", "Mentoring by week", "Onboarding calendars"),
    },
    SheetGroup.JOB_DESCRIPTIONS: {"Job descriptions"},
    SheetGroup.SOURCES: {"Sources"},
}
CHOICES = [
    *({group} for group in SheetGroup),
    {SheetGroup.OVERLAP, SheetGroup.COVERAGE},
    {SheetGroup.PAY_BANDS, SheetGroup.ONBOARDING},
    set(SheetGroup) - {SheetGroup.COSTS},
    set(SheetGroup) - {SheetGroup.PAY_BANDS},
    set[SheetGroup](),
]
Written = Callable[[set[SheetGroup]], Path]


@pytest.fixture(scope="module")
def evaluation(sample: Plan, market: Snapshot) -> Evaluation:
    return evaluate(sample, market)


@pytest.fixture
def written(evaluation: Evaluation, tmp_path: Path) -> Written:
    def write(groups: set[SheetGroup]) -> Path:
        path = tmp_path / "part.xlsx"
        options = ExportOptions(frozenset(groups))
        export_workbook(evaluation, path, generated_on=GENERATED_ON, options=options)
        return path

    return write


def shown(groups: set[SheetGroup]) -> str:
    return "+".join(sorted(groups)) or "about"


@pytest.mark.parametrize("groups", CHOICES, ids=shown)
def test_that_a_workbook_holds_the_groups_asked_for_whole(
    written: Written, groups: set[SheetGroup]
) -> None:
    expected = {"About"}.union(*(OF_GROUP[group] for group in groups))
    assert expected <= set(openpyxl.load_workbook(written(groups), read_only=True).sheetnames)
    others = set().union(*(OF_GROUP[group] for group in SheetGroup if group not in groups))
    assert not others & set(openpyxl.load_workbook(written(groups), read_only=True).sheetnames)


@pytest.mark.parametrize("groups", CHOICES, ids=shown)
def test_that_nothing_points_at_a_sheet_or_a_name_left_out(
    written: Written, groups: set[SheetGroup]
) -> None:
    path = written(groups)
    workbook = openpyxl.load_workbook(path)
    names = set(workbook.defined_names)
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if ".xml" in name]
    pointed = {name for part in parts for name in re.findall(r"'([^'<>]+)'!\$?[A-Z]", part)}
    assert pointed <= set(workbook.sheetnames)
    formulas = [text for part in parts for text in re.findall(r"<f(?: [^>]*)?>([^<]*)</f>", part)]
    for name in ("HoursPerDay", "MonthsPerYear", "ReportingDecimals"):
        assert name in names or not any(name in formula for formula in formulas)


@pytest.mark.parametrize("groups", CHOICES, ids=shown)
def test_that_every_figure_is_that_of_the_whole_workbook(
    written: Written, sample_workbook: Path, groups: set[SheetGroup]
) -> None:
    part = openpyxl.load_workbook(written(groups), data_only=True)
    whole = openpyxl.load_workbook(sample_workbook, data_only=True)
    for sheet in part.worksheets[1:]:
        if sheet.title == "Changes":
            continue  # it lists only the inputs that are there
        cells = {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row}
        same = whole[sheet.title]
        for address, value in cells.items():
            assert value == same[address].value, (sheet.title, address)


def test_that_a_figure_that_stands_for_a_formula_is_blue(written: Written) -> None:
    bands = openpyxl.load_workbook(written({SheetGroup.PAY_BANDS}))["Pay bands"]
    pay = next(cell for row in bands.iter_rows(min_row=30) for cell in row if is_number(cell.value))
    assert pay.font.color.rgb == "FF0000FF"


def is_number(value: Any) -> bool:
    return isinstance(value, (int, float))


def test_that_about_says_what_is_not_there(written: Written) -> None:
    said = "Not every sheet is here. What reads one that is not is a value."
    for groups, is_said in ((set(SheetGroup), False), ({SheetGroup.OVERLAP}, True)):
        about = openpyxl.load_workbook(written(groups))["About"]
        texts = {cell.value for row in about.iter_rows() for cell in row}
        assert (said in texts) == is_said
        assert ("All checks" in texts) != is_said


@pytest.mark.libreoffice
@pytest.mark.parametrize("groups", [CHOICES[-2], CHOICES[-3]], ids=shown)
def test_that_libreoffice_computes_what_is_stored(
    written: Written, recalculation: Callable[[Path], Any], groups: set[SheetGroup]
) -> None:
    outcome = recalculation(written(groups))
    assert outcome.formulas > 50
    assert outcome.differences == []


def test_that_a_password_is_no_part_of_what_options_show() -> None:
    options = replace(ExportOptions(), password="open-sesame")  # noqa: S106 -- nobody's
    assert "sesame" not in repr(options)
