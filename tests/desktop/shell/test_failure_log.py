import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.calculators.staffing_program import StaffingCancelledError
from planner.desktop.app import Desktop, folders_beside
from planner.desktop.failure_log import MAX_BYTES, FailureLog
from planner.desktop.session import loading
from planner.desktop.session.background import Background
from planner.localization.typed_numbers import NumberTextError

OpenDesktop = Callable[..., Desktop]


@pytest.fixture
def log(qapp: object, tmp_path: Path) -> Iterator[FailureLog]:
    log = FailureLog(tmp_path / "state" / "failures.log")
    log.install()
    yield log
    log.uninstall()


def raised() -> ValueError:
    with pytest.raises(ValueError, match="an unforeseen value") as caught:
        int("an unforeseen value")
    return caught.value


def test_that_an_uncaught_exception_is_logged_and_told_without_a_traceback(
    log: FailureLog, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    error = raised()
    with qtbot.waitSignal(log.failed) as told:
        sys.excepthook(ValueError, error, error.__traceback__)
    assert told.args == [error]
    written = log.path.read_text()
    assert "an unforeseen value" in written
    assert "test_failure_log.py" in written
    assert capsys.readouterr() == ("", "")


def test_that_an_exception_on_another_thread_is_logged(log: FailureLog, qtbot: QtBot) -> None:
    def work() -> None:
        raise LookupError("on a thread")

    thread = threading.Thread(target=work)
    with qtbot.waitSignal(log.failed):
        thread.start()
    thread.join()
    assert "on a thread" in log.path.read_text()


def test_that_what_fails_in_the_background_is_logged_once_even_where_a_slot_raises_it_again(
    log: FailureLog, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def work() -> None:
        raise LookupError("in the background")

    background = Background()
    with qtbot.waitSignal(background.failed) as failed:
        background.start(work)
    error = failed.args[0] if failed.args else None
    assert isinstance(error, LookupError)
    sys.excepthook(LookupError, error, error.__traceback__)
    assert log.path.read_text().count("LookupError: in the background") == 1
    caplog.clear()  # as expected


@pytest.mark.parametrize("error", [NumberTextError("x"), StaffingCancelledError()])
def test_that_an_answer_of_work_in_the_background_is_no_failure(
    log: FailureLog, qtbot: QtBot, error: Exception
) -> None:
    def work() -> None:
        raise error

    background = Background()
    with qtbot.waitSignal(background.failed):
        background.start(work)
    assert not log.path.exists()


def test_that_an_error_in_telling_of_another_ends_there(log: FailureLog) -> None:
    told: list[object] = []

    def tell(error: object) -> None:
        told.append(error)
        if len(told) < 20:
            inner = LookupError("no banner")
            sys.excepthook(LookupError, inner, None)

    log.failed.connect(tell)
    error = raised()
    sys.excepthook(ValueError, error, error.__traceback__)
    assert told == [error]
    assert "no banner" in log.path.read_text()
    sys.excepthook(LookupError, LookupError("a later one"), None)
    assert len(told) == 2


def test_that_a_long_log_begins_anew(log: FailureLog) -> None:
    log.record(raised())
    log.path.write_text("x" * (MAX_BYTES + 1))
    log.record(raised())
    assert log.path.stat().st_size < MAX_BYTES


def test_that_a_log_that_cannot_be_written_stops_nothing(qapp: object, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    FailureLog(tmp_path / "state" / "failures.log").record(raised())


def test_that_pythons_own_report_is_given_back(qapp: object, tmp_path: Path) -> None:
    usual = sys.excepthook, threading.excepthook
    log = FailureLog(tmp_path / "failures.log")
    log.install()
    log.uninstall()
    assert (sys.excepthook, threading.excepthook) == usual


def test_that_a_start_that_fails_for_an_unforeseen_reason_is_logged(
    open_desktop: OpenDesktop,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_arguments: object) -> None:
        raise LookupError("no such market")

    monkeypatch.setattr(loading, "load", fail)
    desktop = open_desktop()
    assert desktop.window.shows_banner
    log_file = folders_beside(tmp_path / "settings" / "settings.ini").log_file
    assert "no such market" in log_file.read_text()
    caplog.clear()  # as expected
