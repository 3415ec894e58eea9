import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import planner.export.workbook
from planner.desktop.session.export_job import ExportJob, ExportSource
from planner.desktop.session.export_task import ExportTask
from planner.desktop.session.plan_session import PlanSession
from planner.export.workbook import ExportError, ExportFault
from planner.export.workbook.export_options import ExportOptions

TODAY = date(2026, 11, 24)


@pytest.fixture
def task(qapp: object) -> Iterator[ExportTask]:
    task = ExportTask()
    yield task
    task.finish()


def job(session: PlanSession, path: Path) -> ExportJob:
    results = ExportSource(session).results(None)
    return ExportJob(results, path, "en", TODAY, ExportOptions())


def test_that_a_workbook_is_written_off_the_windows_thread_with_progress(
    task: ExportTask, session: PlanSession, tmp_path: Path, qtbot: QtBot
) -> None:
    shares: list[float] = []
    task.progressed.connect(shares.append)
    with qtbot.waitSignal(task.succeeded, timeout=20_000) as told:
        task.start(job(session, tmp_path / "plan.xlsx"))
        was_running = task.is_running
    assert told.args == [tmp_path / "plan.xlsx"]
    assert (tmp_path / "plan.xlsx").read_bytes()[:2] == b"PK"
    assert (was_running, task.is_running) == (True, False)
    assert shares == sorted(shares)
    assert shares[-1] == 1


class Stalled:
    """Stands for a long export that asks, over and over, whether to go on."""

    def __init__(self) -> None:
        self.threads: list[int] = []
        self.has_begun = threading.Event()

    def __call__(
        self, _evaluation: object, path: Path, *, is_cancelled: Callable[[], bool], **_rest: object
    ) -> None:
        self.threads.append(threading.get_ident())
        self.has_begun.set()
        while not is_cancelled():
            threading.Event().wait(0.001)
        raise planner.export.workbook.ExportCancelledError


@pytest.fixture
def stalled(monkeypatch: pytest.MonkeyPatch) -> Stalled:
    stalled = Stalled()
    monkeypatch.setattr(planner.export.workbook, "export_workbook", stalled)
    return stalled


def test_that_cancel_stops_a_running_export(
    task: ExportTask, session: PlanSession, tmp_path: Path, qtbot: QtBot, stalled: Stalled
) -> None:
    task.start(job(session, tmp_path / "plan.xlsx"))
    assert stalled.has_begun.wait(10)
    with qtbot.waitSignal(task.cancelled), qtbot.assertNotEmitted(task.failed):
        task.cancel()
    assert not task.is_running
    assert stalled.threads != [threading.get_ident()]


def test_that_finishing_waits_and_tells_nothing_more(
    task: ExportTask, session: PlanSession, tmp_path: Path, qtbot: QtBot, stalled: Stalled
) -> None:
    task.start(job(session, tmp_path / "plan.xlsx"))
    assert stalled.has_begun.wait(10)
    with qtbot.assertNotEmitted(task.cancelled, wait=50):
        task.finish()


def test_that_a_failure_is_handed_over(
    task: ExportTask, session: PlanSession, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(task.failed, timeout=20_000) as told:
        task.start(job(session, tmp_path / "none" / "plan.xlsx"))
    [error] = told.args
    assert isinstance(error, ExportError)
    assert error.fault is ExportFault.FOLDER_MISSING
    assert not task.is_running
