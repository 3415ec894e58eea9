"""Earlier states of a plan file: kept for their owner only, thinned out by age."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.plan.backups import (
    backup_folder,
    backups_of,
    keep_backup,
    too_dense,
)
from planner.plan.edits import rename_plan
from planner.plan.model import Plan
from planner.plan.store import PlanFileError, load_plan

NOW = datetime(2027, 1, 15, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def keep_states(root: Path, file: Path, plan: Plan, ages: list[timedelta]) -> None:
    for age in sorted(ages, reverse=True):
        keep_backup(root, file, rename_plan(plan, str(age)), NOW - age)


def test_that_a_state_comes_back_as_it_was(plan: Plan, tmp_path: Path) -> None:
    kept = keep_backup(tmp_path / "b", tmp_path / "p.hplan", plan, NOW)
    assert load_plan(kept.path) == plan
    assert backups_of(tmp_path / "b", tmp_path / "p.hplan") == (kept,)


def test_that_nobody_else_may_read_a_state(plan: Plan, tmp_path: Path) -> None:
    root, file = tmp_path / "b", tmp_path / "p.hplan"
    kept = keep_backup(root, file, plan, NOW)
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    for folder in (root, backup_folder(root, file)):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_that_files_of_one_name_keep_their_states_apart(plan: Plan, tmp_path: Path) -> None:
    keep_backup(tmp_path / "b", tmp_path / "one" / "p.hplan", plan, NOW)
    assert backups_of(tmp_path / "b", tmp_path / "two" / "p.hplan") == ()


def test_that_a_day_of_typing_leaves_ten_states_at_most(plan: Plan, tmp_path: Path) -> None:
    root, file = tmp_path / "b", tmp_path / "p.hplan"
    keep_states(root, file, plan, [timedelta(minutes=30 * n) for n in range(48)])
    kept = backups_of(root, file)
    assert len(kept) <= 10
    assert kept[0].saved_at_utc == NOW
    assert NOW - kept[-1].saved_at_utc > timedelta(hours=20)
    assert len(list(backup_folder(root, file).iterdir())) == len(kept), "nothing else is left"


def test_that_states_lie_closer_together_the_newer_they_are(plan: Plan, tmp_path: Path) -> None:
    root, file = tmp_path / "b", tmp_path / "p.hplan"
    keep_states(root, file, plan, [timedelta(minutes=4 * n) for n in range(80)])
    ages = [NOW - each.saved_at_utc for each in backups_of(root, file)]
    assert ages == sorted(ages)
    assert sum(age < timedelta(hours=1) for age in ages) >= 4
    assert ages[-1] > timedelta(hours=3)


@given(st.lists(st.integers(-3600, 200 * 86400), max_size=60, unique=True))
def test_that_whatever_was_saved_the_newest_stays_and_ten_are_enough(ages: list[int]) -> None:
    moments = [NOW - age * SECOND for age in ages]
    kept = set(moments) - too_dense(moments, NOW)
    assert len(kept) <= 10
    if moments:
        assert max(moments) in kept
    for older_than in (timedelta(minutes=15), timedelta(hours=1), timedelta(days=7)):
        had = any(NOW - moment >= older_than for moment in moments)
        assert had == any(NOW - moment >= older_than for moment in kept), "no age is lost"


@given(st.lists(st.integers(0, 200 * 86400), max_size=60, unique=True))
def test_that_thinning_out_twice_removes_nothing_more(ages: list[int]) -> None:
    moments = {NOW - age * SECOND for age in ages}
    kept = moments - too_dense(moments, NOW)
    assert too_dense(kept, NOW) == frozenset()


def test_that_other_files_in_the_folder_are_neither_listed_nor_removed(
    plan: Plan, tmp_path: Path
) -> None:
    root, file = tmp_path / "b", tmp_path / "p.hplan"
    folder = backup_folder(root, file)
    folder.mkdir(parents=True)
    for name in ("notes.txt", "20279999T999999.000000Z.hplan", "x.hplan"):
        (folder / name).write_text("mine")
    keep_states(root, file, plan, [n * SECOND for n in range(5)])
    assert len(backups_of(root, file)) == 4
    assert (folder / "notes.txt").read_text() == "mine"


def test_that_a_state_that_cannot_be_kept_is_an_error(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "b").write_text("a file where the folder should be")
    with pytest.raises((OSError, PlanFileError)):
        keep_backup(tmp_path / "b", tmp_path / "p.hplan", plan, NOW)
    assert backups_of(tmp_path / "b", tmp_path / "p.hplan") == ()
