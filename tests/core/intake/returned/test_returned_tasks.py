"""How far onboarding tasks are, and when they were done, comes back from a workbook."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.calculators.evaluation import evaluate
from planner.calculators.onboarding.schedule import schedule_hires
from planner.export.workbook import export_workbook
from planner.export.workbook.task_formulas import TaskColumn as C
from planner.intake.returned.reading import read_returned
from planner.intake.returned.returned_problem import ReturnedFault
from planner.intake.returned.review import with_proposals
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_tasks
from planner.plan.model import Plan
from planner.plan.onboarding import TaskKey, TaskState, TaskStatus
from planner.plan.samples import load_sample
from planner.quantities.identifiers import SeatId, TaskId

TODAY = date(2026, 11, 26)
Edit = Callable[[Any], None]
CONTRACT = TaskKey(SeatId("P-01"), TaskId("contract"))
PAYROLL = TaskKey(SeatId("P-01"), TaskId("payroll"))
LAPTOP = TaskKey(SeatId("P-02"), TaskId("ship-laptop"))
DONE = TaskState(status=TaskStatus.DONE, done_on=date(2026, 11, 20), comment="Signed by both")


@pytest.fixture(scope="module")
def market() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="module")
def plan() -> Plan:
    return replace(load_sample("healthcare-startup"), onboarding_tasks={CONTRACT: DONE})


@pytest.fixture
def returned(plan: Plan, market: Snapshot, tmp_path: Path) -> Callable[[dict[TaskKey, str]], Path]:
    """Return the plan's workbook with other words for how far some tasks are."""

    def make(words: dict[TaskKey, str]) -> Path:
        path = tmp_path / "returned.xlsx"
        export_workbook(evaluate(plan, market), path, generated_on=TODAY)
        workbook: Any = openpyxl.load_workbook(path)
        by_name = {str(key): word for key, word in words.items()}
        typed = 0
        for row in workbook["Onboarding tasks"].iter_rows(min_row=8):
            if row[C.KEY.column].value in by_name:
                row[C.STATUS.column].value = by_name[row[C.KEY.column].value]
                typed += 1
        assert typed == len(words)
        workbook.save(path)
        return path

    return make


def test_that_tasks_chosen_to_be_done_started_or_open_again_become_their_states(
    plan: Plan, market: Snapshot, returned: Callable[[dict[TaskKey, str]], Path]
) -> None:
    path = returned({PAYROLL: "Done", LAPTOP: "Started", CONTRACT: "Open"})
    review = read_returned(path, plan, market, TODAY)
    assert review.problems == ()
    assert with_proposals(plan, review.proposals).onboarding_tasks == {
        PAYROLL: TaskState(status=TaskStatus.DONE, done_on=TODAY),
        LAPTOP: TaskState(status=TaskStatus.STARTED),
        CONTRACT: TaskState(comment="Signed by both"),
    }


def test_that_a_task_left_alone_proposes_nothing(
    plan: Plan, market: Snapshot, returned: Callable[[dict[TaskKey, str]], Path]
) -> None:
    review = read_returned(returned({}), plan, market, TODAY)
    assert (review.proposals, review.problems) == ((), ())


def test_that_another_word_is_refused_with_the_words_there_are(
    plan: Plan, market: Snapshot, returned: Callable[[dict[TaskKey, str]], Path]
) -> None:
    review = read_returned(returned({PAYROLL: "Nearly"}), plan, market, TODAY)
    assert review.proposals == ()
    (problem,) = review.problems
    assert problem.fault is ReturnedFault.NOT_IN_LIST
    assert problem.facts["words"] == "Open, Started, Done, Not needed"


def test_that_a_task_that_both_sides_changed_in_other_ways_is_a_conflict(
    plan: Plan, market: Snapshot, returned: Callable[[dict[TaskKey, str]], Path]
) -> None:
    path = returned({PAYROLL: "Done"})
    now = change_tasks(plan, [PAYROLL], status=TaskStatus.NOT_NEEDED)
    (proposal,) = read_returned(path, now, market, TODAY).proposals
    assert proposal.is_conflict
    assert proposal.change.new == TaskState(status=TaskStatus.DONE, done_on=TODAY)


@pytest.fixture
def edited(plan: Plan, market: Snapshot, tmp_path: Path) -> Callable[[Edit], Path]:
    """Return the plan's workbook after an edit of its sheet of tasks."""

    def make(edit: Edit) -> Path:
        path = tmp_path / "edited.xlsx"
        export_workbook(evaluate(plan, market), path, generated_on=TODAY)
        workbook: Any = openpyxl.load_workbook(path)
        edit(workbook["Onboarding tasks"])
        workbook.save(path)
        return path

    return make


def row_of(sheet: Any, key: TaskKey) -> int:
    """Return the number of a task's row."""
    keys = (row[C.KEY.column] for row in sheet.iter_rows(min_row=8))
    return int(next(cell.row for cell in keys if cell.value == str(key)))


def test_that_the_day_typed_beside_a_task_is_the_one_on_which_it_was_done(
    plan: Plan, market: Snapshot, edited: Callable[[Edit], Path]
) -> None:
    days = {PAYROLL: date(2026, 11, 10), LAPTOP: datetime(2026, 11, 12), CONTRACT: None}  # noqa: DTZ001 -- as spreadsheets have it

    def edit(sheet: Any) -> None:
        for key, day in days.items():
            sheet.cell(row_of(sheet, key), C.DONE_ON.column + 1).value = day
        sheet.cell(row_of(sheet, PAYROLL), C.STATUS.column + 1).value = "Not needed"

    review = read_returned(edited(edit), plan, market, TODAY)
    assert review.problems == ()
    assert with_proposals(plan, review.proposals).onboarding_tasks == {
        PAYROLL: TaskState(status=TaskStatus.NOT_NEEDED, done_on=date(2026, 11, 10)),
        LAPTOP: TaskState(status=TaskStatus.DONE, done_on=date(2026, 11, 12)),
        CONTRACT: TaskState(status=TaskStatus.DONE, comment="Signed by both"),
    }


def test_that_what_is_no_day_is_refused(
    plan: Plan, market: Snapshot, edited: Callable[[Edit], Path]
) -> None:
    def edit(sheet: Any) -> None:
        sheet.cell(row_of(sheet, PAYROLL), C.DONE_ON.column + 1).value = "last week"

    path = edited(edit)
    (problem,) = read_returned(path, plan, market, TODAY).problems
    sheet = openpyxl.load_workbook(path)["Onboarding tasks"]
    assert problem.fault is ReturnedFault.NOT_A_DATE
    assert problem.place is not None
    assert (problem.place.row + 1, problem.place.column) == (
        row_of(sheet, PAYROLL),
        C.DONE_ON.column,
    )
    assert problem.what == "P-01/payroll, Put the new hire on the payroll"


def test_that_sorted_rows_are_still_their_tasks(
    plan: Plan, market: Snapshot, edited: Callable[[Edit], Path]
) -> None:
    def edit(sheet: Any) -> None:
        sheet.cell(row_of(sheet, LAPTOP), C.STATUS.column + 1).value = "Started"
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=8)]
        for at, values in enumerate(reversed(rows), 8):
            for column, value in enumerate(values, 1):
                sheet.cell(at, column).value = value

    review = read_returned(edited(edit), plan, market, TODAY)
    assert review.problems == ()
    assert with_proposals(plan, review.proposals).onboarding_tasks == {
        CONTRACT: DONE,
        LAPTOP: TaskState(status=TaskStatus.STARTED),
    }


def test_that_rows_taken_away_are_told_and_change_nothing(
    plan: Plan, market: Snapshot, edited: Callable[[Edit], Path]
) -> None:
    def edit(sheet: Any) -> None:
        for key in (LAPTOP, PAYROLL):
            for cell in sheet[row_of(sheet, key)]:
                cell.value = None

    review = read_returned(edited(edit), plan, market, TODAY)
    assert review.proposals == ()
    (problem,) = review.problems
    assert problem.fault is ReturnedFault.CELL_GONE
    count = sum(len(each.tasks) for each in schedule_hires(plan, market, TODAY).values())
    assert problem.what == f"2 of {count} tasks"


def test_that_a_sheet_of_tasks_without_links_to_it_is_told_once(
    plan: Plan, market: Snapshot, tmp_path: Path
) -> None:
    path = tmp_path / "cut.xlsx"
    export_workbook(evaluate(plan, market), path, generated_on=TODAY)
    workbook: Any = openpyxl.load_workbook(path)
    for row in workbook["Changes"].iter_rows(min_row=7):
        if row[10].value == "tasks/status":
            row[4].value = '=SUMPRODUCT((#REF!<>"")*(#REF!<>#REF!))'
    workbook.save(path)
    review = read_returned(path, plan, market, TODAY)
    assert review.proposals == ()
    assert [each.fault for each in review.problems] == [ReturnedFault.CELL_GONE]


def test_that_a_sheet_of_tasks_that_is_gone_is_told_once(
    plan: Plan, market: Snapshot, tmp_path: Path
) -> None:
    path = tmp_path / "cut.xlsx"
    export_workbook(evaluate(plan, market), path, generated_on=TODAY)
    workbook: Any = openpyxl.load_workbook(path)
    del workbook["Onboarding tasks"]
    for row in workbook["Changes"].iter_rows(min_row=7):
        if "'Onboarding tasks'" in str(row[4].value):
            row[4].value = "=ROWS(#REF!)"
    workbook.save(path)
    faults = [each.fault for each in read_returned(path, plan, market, TODAY).problems]
    assert faults == [ReturnedFault.SHEET_GONE]


def test_that_a_task_done_without_a_day_was_done_on_the_day_it_ends_by_the_sheet(
    plan: Plan, market: Snapshot, tmp_path: Path
) -> None:
    path = tmp_path / "as-excel-saves-it.xlsx"
    export_workbook(evaluate(plan, market), path, generated_on=TODAY)
    tasks = schedule_hires(plan, market, TODAY)[LAPTOP.seat_id].tasks
    ends = next(task.ends for task in tasks if task.key == LAPTOP)
    choose_as_excel_does(path, LAPTOP, "Done")
    for today, day in (
        (ends + timedelta(days=30), ends),
        (ends, ends),
        (ends - timedelta(days=1), ends - timedelta(days=1)),
    ):
        (proposal,) = read_returned(path, plan, market, today).proposals
        assert proposal.change.new == TaskState(status=TaskStatus.DONE, done_on=day)


def choose_as_excel_does(path: Path, key: TaskKey, word: str) -> None:
    """Choose a word in the file itself, so that the results of formulas stay."""
    workbook: Any = openpyxl.load_workbook(path)
    number = workbook.sheetnames.index("Onboarding tasks") + 1
    row = row_of(workbook["Onboarding tasks"], key)
    part = f"xl/worksheets/sheet{number}.xml"
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    cell = rf'(<c r="{C.STATUS.letters}{row}" s="\d+") t="s"><v>\d+</v>'
    text = f"<is><t>{word}</t></is>"
    content, count = re.subn(cell, rf'\1 t="inlineStr">{text}', parts[part].decode())
    assert count == 1
    parts[part] = content.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
