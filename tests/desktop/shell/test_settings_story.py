"""A reader sets a plan up by keyboard: budget, rates, overhead, days off; and finds it all again."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.desktop.app import Desktop
from planner.plan.company_day import CompanyDay
from planner.plan.store import load_plan
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.month import Month

OpenDesktop = Callable[..., Desktop]
CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
ENTER, RIGHT, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Down


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    for key in keys:
        QTest.keyClick(focused(), key, modifier)
        QApplication.processEvents()


def enter(text: str) -> None:
    """Type a text where the focus is, and Enter."""
    for letter in text:
        QTest.keyClicks(focused(), letter)
    press(ENTER)


@pytest.fixture
def desktop(open_desktop: OpenDesktop, plan_file: Path, qtbot: QtBot) -> Desktop:
    desktop = open_desktop(plan_file)
    desktop.window.resize(1280, 800)

    def has_focus() -> bool:
        desktop.window.activateWindow()
        return QApplication.activeWindow() is desktop.window

    qtbot.waitUntil(has_focus)
    return desktop


def go_to(name: str) -> None:
    """Ask the command palette for a section."""
    press(Qt.Key.Key_K, modifier=CONTROL)
    enter(name)


def set_up() -> None:
    go_to("budget by month")
    QGuiApplication.clipboard().setText("Month\tAmount\nJan 27\t100,000\nFeb 2027\t$110,000.50\n")
    press(Qt.Key.Key_V, modifier=CONTROL)
    go_to("plan rates")
    press(DOWN, DOWN, RIGHT, RIGHT, RIGHT)  # the euro
    enter("1.2")
    go_to("assumptions")
    press(DOWN, DOWN, RIGHT)
    enter("12.5")
    go_to("company holidays")
    press(ENTER)
    enter("24 Dec 2027")
    press(RIGHT, RIGHT)
    enter("Christmas Eve")


def test_that_a_plan_set_up_by_keyboard_is_the_same_after_saving_and_after_undoing(
    desktop: Desktop, plan_file: Path
) -> None:
    session = desktop.shell.session
    before = session.plan
    set_up()
    press(Qt.Key.Key_S, modifier=CONTROL)
    stored = load_plan(plan_file)
    assert stored == session.plan
    assert stored.budget[Month(2027, 1)] == 100_000
    assert stored.budget[Month(2027, 2)] == Decimal("110000.50")
    assert stored.plan_rates[CurrencyCode("EUR")] == Decimal("1.2")
    assert stored.assumptions.overhead_share == Decimal("0.125")
    assert stored.company_days == {CompanyDay(date(2027, 12, 24)): "Christmas Eve"}
    assert session.undo_stack.count() == 5
    for _step in range(5):
        press(Qt.Key.Key_Z, modifier=CONTROL)
    assert session.plan == before


def test_that_what_is_being_typed_in_a_table_is_kept_when_the_window_closes(
    desktop: Desktop, plan_file: Path
) -> None:
    go_to("plan rates")
    press(RIGHT, RIGHT, RIGHT)
    for letter in "0.5":
        QTest.keyClicks(focused(), letter)
    assert desktop.shell.keep_for_closing()
    assert load_plan(plan_file).plan_rates[CurrencyCode("BRL")] == Decimal("0.5")
