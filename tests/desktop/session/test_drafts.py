"""Drafts left behind, and whose they are."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner.desktop.session.drafts import (
    DraftLock,
    has_origin,
    origin_of,
    recovered,
    remove_draft,
    write_origin,
)
from planner.plan.edits import rename_plan
from planner.plan.model import Plan
from planner.plan.store import save_plan


@pytest.fixture
def draft(tmp_path: Path, sample_plan: Plan) -> Path:
    path = tmp_path / "draft-1.hplan"
    save_plan(rename_plan(sample_plan, "Mine"), path)
    return path


def test_that_a_draft_nobody_works_on_is_found(draft: Path) -> None:
    [found] = recovered(draft.parent, ())
    assert (found.draft, found.plan.name, found.origin, found.stored) == (draft, "Mine", None, None)


def test_that_a_draft_found_elsewhere_is_not_offered(draft: Path) -> None:
    assert recovered(draft.parent, (draft,)) == ()


def test_that_a_draft_another_window_works_on_is_left_alone(draft: Path) -> None:
    lock = DraftLock(draft)
    assert lock.is_held
    assert not DraftLock(draft).is_held
    assert recovered(draft.parent, ()) == ()
    del lock
    assert len(recovered(draft.parent, ())) == 1


def test_that_a_lock_of_a_killed_process_counts_as_none(draft: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path;"
        "from planner.desktop.session.drafts import DraftLock;"
        "lock = DraftLock(Path(sys.argv[1])); assert lock.is_held; os.kill(os.getpid(), 9)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    done = subprocess.run(
        [sys.executable, "-c", program, str(draft)], env=environment, check=False, timeout=60
    )
    assert done.returncode == -9
    assert draft.with_suffix(".lock").exists()
    assert len(recovered(draft.parent, ())) == 1


def test_that_changes_are_set_beside_the_file_they_are_meant_for(
    draft: Path, plan_file: Path, sample_plan: Plan
) -> None:
    write_origin(draft, plan_file)
    [found] = recovered(draft.parent, (draft,))
    assert (found.origin, found.stored) == (plan_file, sample_plan)


def test_that_changes_that_are_in_their_file_after_all_are_tidied_away(
    draft: Path, plan_file: Path, sample_plan: Plan
) -> None:
    write_origin(draft, plan_file)
    save_plan(rename_plan(sample_plan, "Mine"), plan_file)
    assert recovered(draft.parent, ()) == ()
    assert not draft.exists()
    assert origin_of(draft) is None


def test_that_a_file_that_is_gone_leaves_the_whole_plan(draft: Path, tmp_path: Path) -> None:
    write_origin(draft, tmp_path / "gone.hplan")
    [found] = recovered(draft.parent, ())
    assert found.origin == tmp_path / "gone.hplan"
    assert found.stored is None


def test_that_what_cannot_be_read_is_passed_over(draft: Path) -> None:
    draft.write_text("{")
    assert recovered(draft.parent, ()) == ()
    assert draft.exists(), "not ours to throw away"
    assert recovered(draft.parent / "none", ()) == ()


def test_that_a_note_that_is_no_path_counts_as_none(draft: Path) -> None:
    draft.with_suffix(".origin").write_bytes(b"\0\xff")
    assert origin_of(draft) is None
    write_origin(draft, None)
    assert not has_origin(draft)
    remove_draft(draft)
    assert not draft.exists()
