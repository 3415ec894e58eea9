import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from planner.desktop.session.autosave import DELAY_MS, Autosave
from planner.desktop.session.plan_session import PlanSession
from planner.plan.edits import rename_plan
from planner.plan.store import load_plan, save_plan


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    return tmp_path / "drafts"


@pytest.fixture
def autosave(session: PlanSession, drafts: Path) -> Autosave:
    return Autosave(session, drafts)


def rename(session: PlanSession, name: str) -> None:
    session.apply(rename_plan(session.plan, name), "Rename")


def test_that_an_edit_reaches_the_plans_file_by_itself(
    session: PlanSession, autosave: Autosave, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "p.hplan"
    session.save_as(path)
    rename(session, "Mine")
    assert session.is_modified
    qtbot.waitUntil(lambda: not session.is_modified)
    assert load_plan(path).name == "Mine"


def test_that_edits_without_a_pause_are_saved_all_the_same(
    session: PlanSession, autosave: Autosave, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "p.hplan"
    session.save_as(path)
    numbers = itertools.count()
    with qtbot.waitSignal(session.saved):
        typing = QTimer()
        typing.timeout.connect(lambda: rename(session, f"Mine {next(numbers)}"))
        typing.start(DELAY_MS // 5)
    typing.stop()
    assert load_plan(path).name.startswith("Mine ")
    autosave.save_now()


def test_that_an_untitled_plan_is_kept_in_a_draft(
    session: PlanSession, autosave: Autosave, drafts: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(autosave.draft_written) as told:
        rename(session, "Mine")
    [draft] = told.args
    assert draft.parent == drafts
    assert load_plan(draft).name == "Mine"
    assert session.is_modified, "a draft is no file of the user's"


def test_that_two_untitled_plans_get_two_drafts(
    session: PlanSession, autosave: Autosave, qtbot: QtBot
) -> None:
    rename(session, "First")
    assert autosave.save_now()
    first = autosave.draft
    autosave.follow(None)
    session.new_plan(session.plan)
    rename(session, "Second")
    assert autosave.save_now()
    assert autosave.draft != first
    assert first is not None
    assert load_plan(first).name == "First"


def test_that_a_draft_no_longer_needed_is_removed(session: PlanSession, autosave: Autosave) -> None:
    rename(session, "Mine")
    autosave.save_now()
    draft = autosave.draft
    assert draft is not None
    autosave.drop_draft()
    assert not draft.exists()
    assert autosave.draft is None


def test_that_opening_another_plan_leaves_the_draft_of_the_last(
    session: PlanSession, autosave: Autosave, plan_file: Path
) -> None:
    rename(session, "Mine")
    autosave.save_now()
    draft = autosave.draft
    assert session.open(plan_file)
    assert draft is not None
    assert load_plan(draft).name == "Mine"


def test_that_an_unchanged_new_plan_leaves_no_draft(autosave: Autosave, drafts: Path) -> None:
    assert autosave.keep()
    assert not drafts.exists()


def test_that_a_fault_is_told_once_and_the_work_goes_to_a_draft_at_the_end(
    session: PlanSession, autosave: Autosave, tmp_path: Path, drafts: Path
) -> None:
    path = tmp_path / "p.hplan"
    session.save_as(path)
    save_plan(rename_plan(session.plan, "Theirs"), path)
    told: list[object] = []
    session.failed.connect(told.append)
    rename(session, "Mine")
    assert not autosave.save_now()
    rename(session, "Mine too")
    assert not autosave.save_now()
    assert len(told) == 1
    assert autosave.keep()
    assert [load_plan(draft).name for draft in drafts.glob("*.hplan")] == ["Mine too"]
    assert load_plan(path).name == "Theirs"


def test_that_what_the_file_held_before_is_kept_beside_the_draft(
    session: PlanSession, autosave: Autosave, drafts: Path, plan_file: Path
) -> None:
    session.open(plan_file)
    before = session.document
    plan_file.unlink()
    plan_file.mkdir()
    session.apply(rename_plan(session.plan, "Mine"), "Rename")
    assert not autosave.save_now()
    [base] = drafts.glob("*.base")
    assert load_plan(base) == before


def test_that_a_draft_that_cannot_be_written_is_told(
    session: PlanSession, autosave: Autosave, drafts: Path, qtbot: QtBot
) -> None:
    drafts.write_text("a file where the folder should be")
    rename(session, "Mine")
    with qtbot.waitSignal(autosave.draft_failed):
        assert not autosave.keep()
