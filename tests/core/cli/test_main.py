import sys
from pathlib import Path

import pytest

from planner.__main__ import main


@pytest.fixture(autouse=True)
def _hook_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)


def ended(monkeypatch: pytest.MonkeyPatch, *argv: str, locale: str = "C") -> int:
    monkeypatch.setattr(sys, "argv", ["hiring-planner", *argv])
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, locale)
    return main()


def test_that_the_process_arguments_are_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(monkeypatch, "cost", "DE", "60000") == 0
    assert "73,350.00" in capsys.readouterr().out


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux names its displays so")
def test_that_no_display_is_said_before_qt_would_abort(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert ended(monkeypatch) == 2
    error = capsys.readouterr().err
    assert "no display" in error
    assert "export, posting, audit, data." in error
    assert ended(monkeypatch, locale="de_DE.UTF-8") == 2
    assert "kein Bildschirm" in capsys.readouterr().err


def test_that_a_window_that_cannot_be_loaded_says_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setitem(sys.modules, "planner.desktop.app", None)
    assert ended(monkeypatch) == 2
    assert "The window cannot be loaded" in capsys.readouterr().err
    assert ended(monkeypatch, locale="de_DE.UTF-8") == 2
    assert "Das Fenster lässt sich nicht laden" in capsys.readouterr().err


def test_that_a_copy_without_the_data_build_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "planner.databuild.build", None)
    assert ended(monkeypatch, "data", "build", str(tmp_path), str(tmp_path / "out")) == 2
    assert "cannot build tables" in capsys.readouterr().err


def test_that_a_failure_while_an_object_dies_goes_to_the_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    class Stubborn:
        def __del__(self) -> None:
            raise ValueError("seek of closed file")

    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: tmp_path)
    assert ended(monkeypatch, "cost", "DE", "60000") == 0
    Stubborn()
    assert capsys.readouterr().err == ""
    assert "seek of closed file" in (tmp_path / "failures.log").read_text()
