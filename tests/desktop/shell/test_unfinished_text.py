"""What is typed in a field and not left yet is in the file when the plan is saved or left."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.desktop.actions import ActionId
from planner.desktop.app import Desktop
from planner.desktop.viewmodels.seat_cells import COLUMN_KEYS
from planner.desktop.viewmodels.seat_sections import COSTS, NOTES
from planner.desktop.widgets.field import Field
from planner.plan.model import Position
from planner.plan.store import load_plan

OpenDesktop = Callable[..., Desktop]


@pytest.fixture
def desktop(open_desktop: OpenDesktop, plan_file: Path, qtbot: QtBot) -> Desktop:
    desktop = open_desktop(plan_file)
    desktop.window.resize(1440, 900)
    desktop.window.show()

    def has_focus() -> bool:
        desktop.window.activateWindow()
        return QApplication.activeWindow() is desktop.window

    qtbot.waitUntil(has_focus)
    desktop.shell.page.positions.view.go_to("P-01")
    QApplication.processEvents()
    return desktop


def type_into(desktop: Desktop, section: str, key: str, text: str) -> None:
    form = desktop.shell.page.inspector.seat.form
    form.sections[section].open(is_open=True)
    QApplication.processEvents()
    field = form.forms[section].rows[key].editor
    field.setFocus()
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, text)


def stored(path: Path) -> Position:
    return next(each for each in load_plan(path).positions if each.id == "P-01")


@pytest.mark.parametrize(("section", "key"), [(COSTS, "cost_center"), (NOTES, "notes")])
def test_that_closing_keeps_what_is_being_typed(
    desktop: Desktop, plan_file: Path, section: str, key: str
) -> None:
    type_into(desktop, section, key, "4711")
    assert desktop.shell.keep_for_closing()
    assert getattr(stored(plan_file), key) == "4711"


def test_that_saving_keeps_what_is_being_typed_and_the_place_where(
    desktop: Desktop, plan_file: Path
) -> None:
    type_into(desktop, COSTS, "cost_center", "47")
    focused: QWidget | None = QApplication.focusWidget()
    assert focused is not None
    desktop.shell.actions[ActionId.SAVE].trigger()
    assert stored(plan_file).cost_center == "47"
    assert QApplication.focusWidget() is focused
    QTest.keyClicks(focused, "11")
    desktop.shell.actions[ActionId.SAVE].trigger()
    assert stored(plan_file).cost_center == "4711"


def test_that_opening_another_plan_keeps_what_is_being_typed(
    desktop: Desktop, plan_file: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copy(plan_file, tmp_path / "other.hplan"))
    type_into(desktop, COSTS, "cost_center", "4711")
    desktop.shell.files.open(other)
    assert stored(plan_file).cost_center == "4711"
    assert stored(other).cost_center == ""


def test_that_saving_takes_what_is_typed_in_a_cell(desktop: Desktop, plan_file: Path) -> None:
    view = desktop.shell.page.positions.view
    view.go_to("P-01", COLUMN_KEYS.index("base_pay"))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F2)
    field = view.viewport().findChildren(Field)[-1]
    field.selectAll()
    QTest.keyClicks(field, "500000")
    desktop.shell.actions[ActionId.SAVE].trigger()
    QApplication.processEvents()
    desktop.shell.actions[ActionId.SAVE].trigger()
    assert stored(plan_file).base_pay.amount == 500_000
