"""The hours of mentors by week are those of the planner, for another first day too."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.calculators.evaluation import evaluate
from planner.calculators.onboarding.mentoring.helper_fit import HelpKind
from planner.calculators.onboarding.mentoring.load import load_by_week
from planner.export.workbook import ExportOptions, SheetGroup, export_workbook
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.samples import load_sample
from tests.core.export.conftest import GENERATED_ON

Hours = dict[tuple[str, date], float]
"""Hours of mentors in weeks with any, by member and Monday."""


@pytest.fixture
def book(market: Snapshot, tmp_path: Path) -> Path:
    path = tmp_path / "mentoring.xlsx"
    found = evaluate(load_sample("healthcare-startup"), market)
    options = ExportOptions(frozenset({SheetGroup.ONBOARDING}))
    export_workbook(found, path, generated_on=GENERATED_ON, options=options)
    return path


def hours_in(path: Path) -> Hours:
    sheet: Any = openpyxl.load_workbook(path, data_only=True)["Mentoring by week"]
    rows = list(sheet.iter_rows(values_only=True))
    heading = next(at for at, row in enumerate(rows) if row[0] == "Who helps")
    end = next(at for at, row in enumerate(rows) if row[0] == "New hire")
    mondays = [each.date() for each in rows[heading][5:]]
    return {
        (row[1], monday): round(hours, 6)
        for row in rows[heading + 1 : end]
        if row[2] == "Mentoring, hours"
        for monday, hours in zip(mondays, row[5:], strict=True)
        if hours
    }


def hours_of(plan: Plan, market: Snapshot) -> Hours:
    return {
        (load.member_id, week.monday): round(float(week.hours), 6)
        for load in load_by_week(plan, market)
        if load.kind is HelpKind.MENTOR
        for week in load.weeks
        if week.hours
    }


def test_that_each_mentors_hours_by_week_are_the_planners(book: Path, market: Snapshot) -> None:
    hours = hours_in(book)
    assert hours == hours_of(load_sample("healthcare-startup"), market)
    assert len(hours) > 40


@pytest.mark.libreoffice
def test_that_another_first_day_moves_the_hours_as_in_the_planner(
    book: Path, market: Snapshot, recalculate: Callable[[Path], Path]
) -> None:
    plan = load_sample("healthcare-startup")
    first, *others = plan.positions
    moved = replace(plan, positions=(replace(first, start=date(2027, 3, 27)), *others))
    workbook: Any = openpyxl.load_workbook(book)
    workbook["Onboarding"]["E5"].value = date(2027, 3, 27)
    workbook.save(book)
    found = hours_in(recalculate(book))
    assert found == hours_of(moved, market)
    assert found != hours_of(plan, market)
