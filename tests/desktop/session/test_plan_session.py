from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.calculators.evaluation import evaluate
from planner.desktop.session.other_side import keep_ours, read_other_side, take_theirs
from planner.desktop.session.plan_session import FileAction, FileFailure, PlanSession
from planner.market.snapshot import Snapshot
from planner.plan.changes import differences
from planner.plan.edits import change_seat, remove_seats, rename_plan
from planner.plan.model import Plan
from planner.plan.store import FileFault, load_plan, save_plan


def test_that_an_edit_is_one_step_with_its_results_and_changes(
    session: PlanSession, market: Snapshot, qtbot: QtBot
) -> None:
    before = session.plan
    after = change_seat(before, before.positions[0].id, start=date(2027, 5, 3))
    with qtbot.waitSignal(session.plan_changed) as told:
        session.apply(after, "Change start")
    assert told.args == [differences(before, after)]
    assert session.plan == after
    assert session.evaluation == evaluate(after, market)
    assert session.undo_stack.undoText() == "Change start"
    session.undo()
    assert session.plan == before
    assert session.evaluation == evaluate(before, market)
    session.redo()
    assert session.plan == after


def test_that_an_edit_that_changes_nothing_is_no_step(session: PlanSession) -> None:
    session.apply(rename_plan(session.plan, session.plan.name), "Rename")
    assert not session.undo_stack.canUndo()
    assert not session.is_modified


def test_that_keystrokes_in_one_field_are_one_step(session: PlanSession) -> None:
    original = session.plan
    for name in ("A", "AB", "ABC"):
        session.apply(rename_plan(session.plan, name), f"Rename to {name}", "plan/name")
    assert session.undo_stack.count() == 1
    session.undo()
    assert session.plan == original
    session.redo()
    assert session.plan.name == "ABC"


def test_that_keystrokes_in_two_fields_are_two_steps(session: PlanSession) -> None:
    session.apply(rename_plan(session.plan, "A"), "Rename", "plan/name")
    session.apply(replace(session.plan, description="B"), "Describe", "plan/description")
    assert session.undo_stack.count() == 2


def test_that_typing_back_to_the_beginning_leaves_no_step(session: PlanSession) -> None:
    original = session.plan
    session.apply(rename_plan(original, original.name + "x"), "Rename", "plan/name")
    session.apply(original, "Rename", "plan/name")
    assert session.undo_stack.count() == 0
    assert not session.is_modified


def test_that_a_keystroke_after_saving_does_not_merge_with_one_before(
    session: PlanSession, tmp_path: Path
) -> None:
    session.apply(rename_plan(session.plan, "A"), "Rename", "plan/name")
    assert session.save_as(tmp_path / "p.hplan")
    session.apply(rename_plan(session.plan, "AB"), "Rename", "plan/name")
    assert session.is_modified
    session.undo()
    assert session.plan.name == "A"
    assert not session.is_modified


def test_that_a_failed_open_leaves_the_open_plan(
    session: PlanSession, tmp_path: Path, qtbot: QtBot
) -> None:
    torn = tmp_path / "torn.hplan"
    torn.write_text('{"format": "glo')
    session.apply(rename_plan(session.plan, "Mine"), "Rename")
    with qtbot.waitSignal(session.failed) as told, qtbot.assertNotEmitted(session.plan_changed):
        assert not session.open(torn)
    [failure] = told.args
    assert isinstance(failure, FileFailure)
    assert failure.action is FileAction.OPEN
    assert session.plan.name == "Mine"
    assert session.path is None
    assert session.undo_stack.canUndo()


def test_that_saving_and_opening_give_the_same_plan_back(
    session: PlanSession, market: Snapshot, tmp_path: Path
) -> None:
    path = tmp_path / "p.hplan"
    session.apply(remove_seats(session.plan, [session.plan.positions[0].id]), "Remove")
    was_modified = session.is_modified
    assert session.save_as(path)
    assert (was_modified, session.is_modified) == (True, False)
    assert session.path == path
    other = PlanSession(market)
    assert other.open(path)
    assert other.plan == session.plan
    assert not other.is_modified


def test_that_undo_past_the_save_counts_as_modified(session: PlanSession, tmp_path: Path) -> None:
    session.apply(rename_plan(session.plan, "A"), "Rename")
    session.save_as(tmp_path / "p.hplan")
    session.undo()
    was_modified = session.is_modified
    session.redo()
    assert (was_modified, session.is_modified) == (True, False)


def test_that_a_file_changed_by_somebody_else_is_not_overwritten(
    session: PlanSession, sample_plan: Plan, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "p.hplan"
    session.save_as(path)
    theirs = rename_plan(sample_plan, "Theirs")
    save_plan(theirs, path)
    session.apply(rename_plan(session.plan, "Mine"), "Rename")
    with qtbot.waitSignal(session.failed) as told:
        assert not session.save()
    assert told.args[0].error.fault is FileFault.CHANGED_ON_DISK
    assert load_plan(path) == theirs
    assert session.is_modified


@pytest.mark.parametrize("name", ["Mine", "Theirs"])
def test_that_the_user_decides_whose_file_stays(
    session: PlanSession, sample_plan: Plan, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "p.hplan"
    session.save_as(path)
    save_plan(rename_plan(sample_plan, "Theirs"), path)
    session.apply(rename_plan(session.plan, "Mine"), "Rename")
    side = read_other_side(session)
    assert side is not None
    assert keep_ours(session, side) if name == "Mine" else take_theirs(session, side)
    assert load_plan(path).name == session.plan.name == name
    assert not session.is_modified


def test_that_a_failed_save_says_so_and_keeps_the_plan_modified(
    session: PlanSession, tmp_path: Path, qtbot: QtBot
) -> None:
    session.apply(rename_plan(session.plan, "Mine"), "Rename")
    with qtbot.waitSignal(session.failed) as told:
        assert not session.save_as(tmp_path / "no such folder" / "p.hplan")
    assert told.args[0].action is FileAction.SAVE
    assert session.is_modified
    assert session.path is None
