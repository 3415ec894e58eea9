"""The onboarding book of one hire holds their tasks alone, and nothing of pay or of other hires."""

import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.calculators.evaluation import Evaluation, evaluate
from planner.calculators.onboarding.schedule import schedule_hires
from planner.export.workbook import ExportOptions, export_workbook
from planner.intake.audit import audit_workbook
from planner.intake.audit.rules import Rule
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.samples import load_sample
from planner.quantities.identifiers import SeatId
from tests.core.export.conftest import GENERATED_ON

HIRE = SeatId("P-02")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_sample("healthcare-startup")


@pytest.fixture(scope="module")
def evaluation(plan: Plan, market: Snapshot) -> Evaluation:
    return evaluate(plan, market)


@pytest.fixture
def book(evaluation: Evaluation, tmp_path: Path) -> Path:
    path = tmp_path / "hire.xlsx"
    options = ExportOptions(hire=HIRE)
    export_workbook(evaluation, path, generated_on=GENERATED_ON, options=options)
    return path


def test_that_it_holds_every_task_of_the_hire_and_no_other(
    book: Path, plan: Plan, market: Snapshot
) -> None:
    workbook: Any = openpyxl.load_workbook(book, data_only=True)
    sheets = ["About", "Onboarding", "Onboarding tasks", "Onboarding calendars"]
    assert workbook.sheetnames == sheets
    names = [row[29].value for row in workbook["Onboarding tasks"].iter_rows(min_row=8)]
    tasks = schedule_hires(plan, market, GENERATED_ON)[HIRE].tasks
    assert names == [str(task.key) for task in tasks]


def test_that_nothing_in_the_file_tells_of_pay_or_of_another_hire(
    book: Path, evaluation: Evaluation
) -> None:
    with zipfile.ZipFile(book) as archive:
        content = "\n".join(
            archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
        )
    plan = evaluation.plan
    assert plan.positions[1].candidate in content
    for position in plan.positions:
        if position.id != HIRE:
            assert not re.search(rf"\b{position.id}\b", content)
            assert not position.candidate or position.candidate not in content
    for cost in evaluation.seat_costs.values():
        assert f"{float(cost.base_pay)!r}<" not in content
        assert f"{float(cost.base_pay):.0f}<" not in content


def test_that_its_formulas_live_and_its_first_day_can_be_typed_over(book: Path) -> None:
    workbook: Any = openpyxl.load_workbook(book)
    row = workbook["Onboarding"][5]
    assert not row[4].protection.locked
    assert str(row[5].value).startswith("=WORKDAY.INTL(E5-1,1,")
    # It has no sheet of checks: it sums nothing up.
    assert {finding.rule for finding in audit_workbook(book).findings} <= {Rule.NO_CHECKS}
