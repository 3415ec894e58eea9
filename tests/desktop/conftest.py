"""The harness of the window's tests: nothing shown, nothing of the user's touched, nothing left.

A test fails that leaves a thread, a running timer or a window behind, or that makes Qt warn or
the program log what it did not expect.
"""

import gc
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from planner.desktop.app import Desktop, folders_beside
from planner.desktop.fonts import load_fonts
from planner.desktop.icons import Icons
from planner.desktop.session.background import POOL_NAME
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.desktop.theme import STYLE_ARGUMENTS, Theme
from planner.localization.messages import use_language
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.codec import encode
from planner.plan.model import Plan
from planner.plan.samples import load_sample

OFFSCREEN_REMARK = "This plugin does not support "
FOLDER = Path(__file__).parent
THREAD_GRACE_SECONDS = 2
WAIT_MS = 10_000
np.zeros((2, 2)) @ np.zeros((2, 2))
"""Its library starts threads that stay, under the name of the one that first asks for it."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if FOLDER in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN_REMARK, extend=True))


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["planner", *STYLE_ARGUMENTS]


@pytest.fixture(autouse=True)
def hermetic_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    monkeypatch.setenv("LANGUAGE", "en")
    (tmp_path / "home").mkdir()


def let_go_of_keys() -> None:
    """Have Qt forget a Ctrl or Shift that an earlier test typed with: it changes what views select."""
    if QApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        widget = QWidget()
        QTest.keyRelease(widget, Qt.Key.Key_Control)
        widget.deleteLater()


@pytest.fixture(autouse=True)
def nothing_left(
    request: pytest.FixtureRequest, qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    let_go_of_keys()
    windows = set(map(id, qapp.topLevelWidgets()))
    threads = set(threading.enumerate())
    direction = qapp.layoutDirection()
    yield
    left = [
        *left_windows(windows),
        *left_timers(),
        *left_threads(threads),
        *[
            f"log: {record.getMessage()}"
            for record in caplog.get_records("call")
            if record.levelno >= logging.WARNING
        ],
    ]
    qapp.setLayoutDirection(direction)
    use_language("en")
    assert not left, left


def left_windows(before: set[int]) -> list[str]:
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()
    return [
        f"window: {widget!r}"
        for widget in QApplication.topLevelWidgets()
        if id(widget) not in before and widget.isVisible()
    ]


def left_timers() -> list[str]:
    return [
        f"timer: {timer!r} of {timer.parent()!r}"
        for timer in gc.get_objects()
        if type(timer) is QTimer and isValid(timer) and timer.isActive()
    ]


def left_threads(before: set[threading.Thread]) -> list[str]:
    ends = time.monotonic() + THREAD_GRACE_SECONDS
    while (names := running_threads(before)) and time.monotonic() < ends:
        time.sleep(0.01)
    return names


def running_threads(before: set[threading.Thread]) -> list[str]:
    """Name the threads that run: Python's own, and our pooled ones, which only Linux tells."""
    names = [
        f"thread: {thread.name}"
        for thread in threading.enumerate()
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]
    for task in Path("/proc/self/task").glob("*/comm"):
        try:
            name = task.read_text().strip()
        except OSError:
            continue  # it ended meanwhile
        if name in (POOL_NAME, "QThread"):
            names.append(f"thread: {name}")
    return names


@pytest.fixture(scope="session")
def market() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="session")
def sample_plan() -> Plan:
    """The cloud provider's plan without its scenario, so that tests make their own."""
    return replace(load_sample("cloud-provider"), scenarios=())


@pytest.fixture
def plan_file(tmp_path: Path, sample_plan: Plan) -> Path:
    path = tmp_path / "p.hplan"
    path.write_bytes(encode(sample_plan))
    return path


@pytest.fixture(scope="session")
def shipped_fonts(qapp: QApplication) -> None:
    load_fonts()


@pytest.fixture
def theme(qapp: QApplication, shipped_fonts: None) -> Iterator[Theme]:
    theme = Theme(qapp, "light")
    yield theme
    theme.set_preference("light")


@pytest.fixture
def icons(theme: Theme) -> Icons:
    return Icons(theme)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "settings.ini")


@pytest.fixture
def session(qapp: QApplication, market: Snapshot, sample_plan: Plan) -> PlanSession:
    session = PlanSession(market)
    session.new_plan(sample_plan)
    return session


OpenDesktop = Callable[..., Desktop]


@pytest.fixture
def open_desktop(qapp: QApplication, qtbot: object, tmp_path: Path) -> Iterator[OpenDesktop]:
    """Start the whole program on a plan file, or on nothing, and end it after the test."""
    opened: list[Desktop] = []

    def open_on(path: Path | None = None, language: str = "en") -> Desktop:
        folders = folders_beside(tmp_path / "settings" / "settings.ini")
        Preferences(folders.settings_file).language = language
        desktop = Desktop(qapp, folders)
        opened.append(desktop)
        with qtbot.waitSignal(desktop.loaded, timeout=WAIT_MS):  # type: ignore[attr-defined]
            desktop.start(path)
        return desktop

    yield open_on
    for desktop in opened:
        desktop.close()
        desktop.window.deleteLater()
