from pathlib import Path

import pytest

from planner.desktop.session.loading import load
from planner.desktop.session.plan_session import FileAction
from planner.plan.model import Plan
from planner.plan.store import FileFault


def test_that_the_plan_asked_for_is_loaded_with_its_results(
    plan_file: Path, sample_plan: Plan
) -> None:
    loaded = load(plan_file, None)
    assert loaded.evaluation is not None
    assert loaded.evaluation.plan == sample_plan
    assert (loaded.path, loaded.is_draft, loaded.failure) == (plan_file, False, None)


def test_that_a_plan_named_from_the_folder_one_is_in_is_remembered_by_its_whole_path(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(plan_file.parent)
    assert load(Path(plan_file.name), None).path == plan_file


def test_that_without_a_plan_the_draft_left_open_is_taken(plan_file: Path) -> None:
    loaded = load(None, plan_file)
    assert loaded.evaluation is not None
    assert loaded.is_draft


def test_that_the_plan_asked_for_goes_before_a_draft(plan_file: Path, tmp_path: Path) -> None:
    assert not load(plan_file, tmp_path / "draft-1.hplan").is_draft


def test_that_a_missing_plan_is_told_with_the_market_all_the_same(tmp_path: Path) -> None:
    loaded = load(tmp_path / "none.hplan", None)
    assert loaded.evaluation is None
    assert loaded.failure is not None
    assert loaded.failure.action is FileAction.OPEN
    assert loaded.failure.error.fault is FileFault.MISSING
    assert loaded.market.places


def test_that_a_draft_gone_meanwhile_is_passed_over(tmp_path: Path) -> None:
    loaded = load(None, tmp_path / "gone.hplan")
    assert loaded.failure is None
    assert loaded.evaluation is None
