"""How far onboarding tasks are, chosen in a returned workbook, becomes the state of the tasks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.calculators.evaluation import evaluate
from planner.export.workbook import export_workbook
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
            if row[29].value in by_name:
                row[5].value = by_name[row[29].value]
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
        PAYROLL: TaskState(status=TaskStatus.DONE),
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
    assert proposal.change.new == TaskState(status=TaskStatus.DONE)
