"""States of the plan's file kept while it is edited."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.desktop.session.backups import SPACING, Backups
from planner.desktop.session.plan_session import PlanSession
from planner.plan.backups import backup_folder
from planner.plan.edits import rename_plan
from planner.plan.store import load_plan

START = datetime(2027, 1, 15, 12, 0, tzinfo=UTC)


@pytest.fixture
def backups(session: PlanSession, tmp_path: Path) -> Backups:
    moments = ticks()
    return Backups(session, tmp_path / "backups", lambda: next(moments))


def ticks() -> Iterator[datetime]:
    """Tell a time ten minutes on each time."""
    moment = START
    while True:
        yield moment
        moment += timedelta(minutes=10)


def save_as_name(session: PlanSession, name: str) -> None:
    session.apply(rename_plan(session.plan, name), "Rename")
    assert session.save()


def names(backups: Backups) -> list[str]:
    return [load_plan(each.path).name for each in backups.states()]


def test_that_each_save_keeps_a_state(
    session: PlanSession, backups: Backups, tmp_path: Path
) -> None:
    session.save_as(tmp_path / "p.hplan")
    first = session.plan.name
    save_as_name(session, "Second")
    save_as_name(session, "Third")
    assert names(backups) == ["Third", "Second", first]
    assert backups.failure is None


def test_that_of_saves_close_together_the_last_is_kept(
    session: PlanSession, tmp_path: Path, qtbot: QtBot
) -> None:
    times = [START]
    backups = Backups(session, tmp_path / "backups", lambda: times[-1])
    session.save_as(tmp_path / "p.hplan")
    for second in range(50):
        times.append(START + timedelta(seconds=second))
        save_as_name(session, f"Name {second}")
    folder = backup_folder(tmp_path / "backups", tmp_path / "p.hplan")
    assert len(list(folder.iterdir())) == 1, "typing on writes no states"
    assert names(backups)[0] == "Name 49", "whoever asks is shown the last"
    times.append(START + timedelta(minutes=5))
    save_as_name(session, "Later")
    assert names(backups)[:2] == ["Later", "Name 49"]
    save_as_name(session, "Last")
    backups.stop()


def test_that_a_state_due_is_kept_once_the_time_is_over(
    session: PlanSession, tmp_path: Path, qtbot: QtBot
) -> None:
    times = [START]
    backups = Backups(session, tmp_path / "backups", lambda: times[-1])
    session.save_as(tmp_path / "p.hplan")
    times.append(START + SPACING - timedelta(milliseconds=20))
    save_as_name(session, "Due")
    folder = backup_folder(tmp_path / "backups", tmp_path / "p.hplan")
    qtbot.waitUntil(lambda: len(list(folder.iterdir())) == 2)
    assert names(backups)[0] == "Due"


def test_that_a_state_due_is_not_kept_for_another_plan(
    session: PlanSession, tmp_path: Path, plan_file: Path
) -> None:
    backups = Backups(session, tmp_path / "backups", lambda: START)
    session.save_as(tmp_path / "one.hplan")
    save_as_name(session, "Due")
    session.open(plan_file)
    assert backups.states() == ()


def test_that_what_was_opened_is_kept_once_it_is_overwritten(
    session: PlanSession, backups: Backups, plan_file: Path
) -> None:
    session.open(plan_file)
    original = session.plan.name
    assert backups.states() == (), "looking at a plan keeps nothing"
    save_as_name(session, "Mine")
    assert names(backups) == ["Mine", original]


def test_that_a_plan_without_a_file_has_no_states(
    session: PlanSession, backups: Backups, tmp_path: Path
) -> None:
    session.apply(rename_plan(session.plan, "Mine"), "Rename")
    backups.keep(session.plan)
    assert backups.states() == ()
    assert not (tmp_path / "backups").exists()


def test_that_states_go_with_the_file_they_are_of(
    session: PlanSession, backups: Backups, tmp_path: Path
) -> None:
    session.save_as(tmp_path / "one.hplan")
    session.save_as(tmp_path / "two.hplan")
    assert len(backups.states()) == 1
    session.open(tmp_path / "one.hplan")
    assert len(backups.states()) == 1


def test_that_a_backup_that_fails_does_not_disturb_the_save(
    session: PlanSession, backups: Backups, tmp_path: Path
) -> None:
    (tmp_path / "backups").write_text("a file where the folder should be")
    told: list[object] = []
    session.failed.connect(told.append)
    session.save_as(tmp_path / "p.hplan")
    assert not session.is_modified
    assert told == []
    assert backups.failure is not None
