"""What keys, palette and menus of the whole window do to the table of positions."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.desktop.actions import ActionId
from planner.desktop.app import Desktop
from planner.desktop.viewmodels.seat_cells import COLUMN_KEYS, COST, ENGAGEMENT
from planner.desktop.widgets.cell_editors import ChoiceField

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desktop(open_desktop: object, plan_file: Path, qtbot: QtBot) -> Desktop:
    desktop: Desktop = open_desktop(plan_file)  # type: ignore[operator]
    view = desktop.shell.page.positions.view

    def has_focus() -> bool:
        desktop.window.activateWindow()
        view.setFocus()
        return view.hasFocus()

    qtbot.waitUntil(has_focus)
    return desktop


def order(desktop: Desktop) -> list[str]:
    return [position.id for position in desktop.shell.session.plan.positions]


def test_that_alt_and_arrows_move_rows_from_the_table(desktop: Desktop) -> None:
    view = desktop.shell.page.positions.view
    view.go_to("P-02")
    QTest.keyClick(view, Qt.Key.Key_Down, ALT)
    assert order(desktop)[:3] == ["P-01", "P-03", "P-02"]
    QTest.keyClick(view, Qt.Key.Key_Up, ALT)
    QTest.keyClick(view, Qt.Key.Key_Up, ALT)
    assert order(desktop)[:3] == ["P-02", "P-01", "P-03"]


def test_that_alt_and_down_open_a_list_rather_than_moving_rows(desktop: Desktop) -> None:
    view = desktop.shell.page.positions.view
    view.go_to("P-02", COLUMN_KEYS.index(ENGAGEMENT))
    QTest.keyClick(view, Qt.Key.Key_F2)
    QApplication.processEvents()
    field = view.viewport().findChildren(ChoiceField)[-1]
    field.hidePopup()
    QTest.keyClick(field, Qt.Key.Key_Down, ALT)
    assert order(desktop)[:3] == ["P-01", "P-02", "P-03"]
    assert field.view().isVisible()
    field.hidePopup()


def test_that_sorting_in_the_way_of_a_move_is_cleared_at_the_press_of_a_button(
    desktop: Desktop,
) -> None:
    page, bar = desktop.shell.page, desktop.window.undo_bar
    header = page.positions.view.header()
    header.setSortIndicator(COLUMN_KEYS.index(COST), Qt.SortOrder.DescendingOrder)
    page.positions.view.go_to("P-02")
    QTest.keyClick(page.positions.view, Qt.Key.Key_Up, ALT)
    assert bar.title == "Sorted rows cannot be moved: their order is not the plan's."
    assert bar.button.label == "Clear sorting"
    bar.button.click()
    assert not page.positions.is_sorted
    assert not bar.isVisible()
    page.remove_selected()
    assert bar.button.label == "Undo"
    bar.button.click()
    assert order(desktop)[:3] == ["P-01", "P-02", "P-03"]


@pytest.mark.parametrize(
    ("action", "first"),
    [
        (ActionId.GROUP_BY_PLACE, "Bengaluru, IN"),
        (ActionId.GROUP_BY_ROLE, "GPU cluster engineer"),
        (ActionId.GROUP_BY_STATUS, "Open"),
        (ActionId.NO_GROUPS, ""),
    ],
)
def test_that_actions_group_rows(desktop: Desktop, action: ActionId, first: str) -> None:
    desktop.shell.actions[action].trigger()
    assert desktop.shell.page.positions.model.groups[0].title == first
    desktop.shell.actions[ActionId.GROUP_BY_TEAM].trigger()
    assert desktop.shell.page.positions.model.groups[0].title == "GPU platform"


def test_that_columns_are_chosen_and_taken_back_by_action(desktop: Desktop) -> None:
    positions = desktop.shell.page.positions
    before = positions.view.visible_columns
    positions.columns.toggle("notes")
    assert "notes" in positions.view.visible_columns
    desktop.shell.actions[ActionId.DEFAULT_COLUMNS].trigger()
    assert positions.view.visible_columns == before
