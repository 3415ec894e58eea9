"""Turning pages in the whole program."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.desktop.about_dialog import AboutDialog
from planner.desktop.actions import ActionId
from planner.desktop.app import Desktop
from planner.desktop.rail import (
    DATA_PAGE,
    ONBOARDING_PAGE,
    PAY_PAGE,
    PLAN_PAGE,
    SETTINGS_PAGE,
    TIME_ZONES_PAGE,
    Rail,
)
from planner.localization.messages import active_language
from planner.plan.edits import set_budget

OpenDesktop = Callable[..., Desktop]
CONTROL = Qt.KeyboardModifier.ControlModifier


def checked(rail: Rail) -> list[str]:
    """Name the pages the rail marks as on show."""
    return [button.objectName() for button in rail.buttons if button.isChecked()]


def press(desktop: Desktop, key: Qt.Key) -> None:
    QTest.keyClick(desktop.window, key, CONTROL)


def test_that_keys_and_rail_turn_pages(open_desktop: OpenDesktop, plan_file: Path) -> None:
    desktop = open_desktop(plan_file)
    content = desktop.window.content
    press(desktop, Qt.Key.Key_7)
    assert content.currentWidget() is desktop.shell.data_page
    assert checked(desktop.window.rail) == [DATA_PAGE]
    press(desktop, Qt.Key.Key_1)
    assert content.currentWidget() is desktop.shell.page
    assert desktop.window.focusWidget() is desktop.shell.page.positions.view
    desktop.window.rail.button(DATA_PAGE).click()
    assert content.currentWidget() is desktop.shell.data_page
    assert desktop.window.rail.button(DATA_PAGE).toolTip().endswith("(Ctrl+7)")


def test_that_without_a_plan_the_data_shows_and_the_plan_page_still_offers_a_first_plan(
    open_desktop: OpenDesktop,
) -> None:
    desktop = open_desktop()
    press(desktop, Qt.Key.Key_7)
    window = desktop.window
    assert window.content.currentWidget() is desktop.shell.data_page
    assert not window.top_bar.export.isVisible()
    press(desktop, Qt.Key.Key_1)
    assert window.content.currentWidget() is window.empty_view
    press(desktop, Qt.Key.Key_7)
    desktop.shell.actions[ActionId.NEW_FROM_SAMPLE].trigger()
    assert desktop.shell.page_key == PLAN_PAGE
    assert window.top_bar.export.isVisible()


def test_that_all_samples_open_from_the_menu(open_desktop: OpenDesktop) -> None:
    desktop = open_desktop()
    for action_id, name in (
        (ActionId.NEW_FROM_HEALTHCARE, "AI diagnostics, healthcare start-up"),
        (ActionId.NEW_FROM_FOLLOW_THE_SUN, "GPU operations, follow the sun"),
        (ActionId.NEW_FROM_SAMPLE, "AI platform, cloud provider"),
    ):
        assert desktop.shell.actions[action_id] in desktop.shell.menu.menu.actions()
        desktop.shell.actions[action_id].trigger()
        assert desktop.shell.session.plan.name == name


@pytest.mark.parametrize(
    ("button", "name"),
    [
        ("sample_button", "AI platform, cloud provider"),
        ("healthcare_button", "AI diagnostics, healthcare start-up"),
        ("sun_button", "GPU operations, follow the sun"),
    ],
)
def test_that_the_first_view_offers_every_sample(
    open_desktop: OpenDesktop, button: str, name: str
) -> None:
    desktop = open_desktop()
    getattr(desktop.window.empty_view, button).click()
    assert desktop.shell.session.plan.name == name


def test_that_the_page_stays_when_the_language_changes(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    press(desktop, Qt.Key.Key_7)
    before = desktop.shell.data_page
    desktop.change_language("de")
    assert active_language() == "de"
    assert desktop.shell.page_key == DATA_PAGE
    assert desktop.shell.data_page is not before
    assert desktop.window.content.currentWidget() is desktop.shell.data_page
    assert checked(desktop.window.rail) == [DATA_PAGE]


def test_that_the_settings_open_by_key_rail_and_from_the_inspector(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    window, rail = desktop.window, desktop.window.rail
    press(desktop, Qt.Key.Key_Comma)
    assert window.content.currentWidget() is desktop.shell.settings_page
    assert checked(rail) == [SETTINGS_PAGE]
    assert window.focusWidget() is desktop.shell.settings_page.list.current()
    press(desktop, Qt.Key.Key_1)
    rail.button(SETTINGS_PAGE).click()
    assert window.content.currentWidget() is desktop.shell.settings_page
    press(desktop, Qt.Key.Key_1)
    plan_panel = desktop.shell.page.inspector.plan
    desktop.shell.page.positions.view.clear_current()
    plan_panel.all_settings.setFocus()
    QTest.keyClick(plan_panel.all_settings, Qt.Key.Key_Return)
    assert desktop.shell.page_key == SETTINGS_PAGE
    desktop.change_language("de")
    assert desktop.window.content.currentWidget() is desktop.shell.settings_page
    assert desktop.window.rail.button(SETTINGS_PAGE).isEnabled()


def test_that_the_time_zones_open_by_key_rail_and_palette(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    window, rail = desktop.window, desktop.window.rail
    press(desktop, Qt.Key.Key_3)
    page = desktop.shell.time_zones_page
    assert window.content.currentWidget() is page
    assert window.focusWidget() is page.overlap.ruler
    press(desktop, Qt.Key.Key_1)
    rail.button(TIME_ZONES_PAGE).click()
    assert window.content.currentWidget() is page
    assert rail.button(TIME_ZONES_PAGE).toolTip() == "Time zones (Ctrl+3)"
    press(desktop, Qt.Key.Key_1)
    press(desktop, Qt.Key.Key_K)
    palette = desktop.shell.launcher.palette
    QTest.keyClicks(palette.field, "time zones")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert desktop.shell.page_key == TIME_ZONES_PAGE


def test_that_hours_kept_on_the_time_zones_page_are_undone_from_the_window(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    before = desktop.shell.session.plan
    press(desktop, Qt.Key.Key_3)
    ruler = desktop.shell.time_zones_page.overlap.ruler
    QTest.keyClick(ruler, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(ruler, Qt.Key.Key_Return)
    assert desktop.shell.session.plan != before
    assert "Change working hours of Singapore" in desktop.window.undo_bar.accessibleName() + (
        desktop.window.undo_bar.accessibleDescription()
    )
    press(desktop, Qt.Key.Key_Z)
    assert desktop.shell.session.plan == before


def test_that_the_time_zones_lead_to_the_hours_of_the_settings_and_to_the_plan(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    press(desktop, Qt.Key.Key_3)
    desktop.shell.time_zones_page.overlap.tools.hours.click()
    assert desktop.shell.page_key == SETTINGS_PAGE
    assert desktop.shell.settings_page.shown == "hours"
    press(desktop, Qt.Key.Key_3)
    desktop.shell.time_zones_page.empty.action_chosen.emit()
    assert desktop.shell.page_key == PLAN_PAGE


def test_that_f6_goes_through_the_time_zones(open_desktop: OpenDesktop, plan_file: Path) -> None:
    desktop = open_desktop(plan_file)
    press(desktop, Qt.Key.Key_3)
    overlap = desktop.shell.time_zones_page.overlap
    QTest.keyClick(overlap.ruler, Qt.Key.Key_Space)
    seen = []
    for _step in range(8):
        QTest.keyClick(desktop.window, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    for part in (overlap.tools.holidays, overlap.dates.back, overlap.grid, overlap.strips):
        assert part in seen


def test_that_without_a_plan_there_are_no_time_zones(open_desktop: OpenDesktop) -> None:
    desktop = open_desktop()
    press(desktop, Qt.Key.Key_3)
    desktop.shell.show_page(TIME_ZONES_PAGE)
    assert desktop.window.content.currentWidget() is desktop.window.empty_view
    assert not desktop.window.rail.button(TIME_ZONES_PAGE).isEnabled()
    desktop.shell.actions[ActionId.NEW_FROM_SAMPLE].trigger()
    assert desktop.window.rail.button(TIME_ZONES_PAGE).isEnabled()


def test_that_pay_opens_by_key_and_an_offer_set_there_is_undone_from_the_window(
    open_desktop: OpenDesktop, plan_file: Path, qtbot: QtBot
) -> None:
    desktop = open_desktop(plan_file)
    press(desktop, Qt.Key.Key_4)
    page = desktop.shell.later.pay_page
    qtbot.waitUntil(page.market.isVisible, timeout=10_000)
    qtbot.waitUntil(page.market.rows.hasFocus)
    assert desktop.window.content.currentWidget() is page
    assert desktop.window.rail.button(PAY_PAGE).toolTip() == "Pay (Ctrl+4)"
    assert desktop.window.status_bar.note.text
    before = desktop.shell.session.plan
    page.market.offer.set.click()
    assert desktop.shell.session.plan != before
    assert "Change base pay of P-03" in desktop.window.undo_bar.accessibleName() + (
        desktop.window.undo_bar.accessibleDescription()
    )
    press(desktop, Qt.Key.Key_Z)
    assert desktop.shell.session.plan == before
    seen = []
    for _step in range(10):
        QTest.keyClick(desktop.window, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    market = page.market
    assert {page.strip, market.choices.role, market.rows, market.offer.field} <= set(seen)


def test_that_onboarding_opens_by_key_and_palette_and_is_undone_from_the_window(
    open_desktop: OpenDesktop, plan_file: Path, qtbot: QtBot
) -> None:
    desktop = open_desktop(plan_file)
    press(desktop, Qt.Key.Key_6)
    page = desktop.shell.later.onboarding_page
    qtbot.waitUntil(lambda: page.board is not None)
    assert desktop.window.content.currentWidget() is page
    assert desktop.window.focusWidget() is page.gantt
    assert desktop.window.rail.button(ONBOARDING_PAGE).toolTip() == "Onboarding (Ctrl+6)"
    before = desktop.shell.session.plan
    QTest.keyClick(page.gantt, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert desktop.shell.session.plan != before
    assert "Change start of P-01" in desktop.window.undo_bar.accessibleName() + (
        desktop.window.undo_bar.accessibleDescription()
    )
    press(desktop, Qt.Key.Key_Z)
    assert desktop.shell.session.plan == before
    seen = []
    for _step in range(9):
        QTest.keyClick(desktop.window, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert {page.filters.words, page.gantt, page.load.ramp, page.panel.list} <= set(seen)
    press(desktop, Qt.Key.Key_F)
    assert QApplication.focusWidget() is page.filters.words
    press(desktop, Qt.Key.Key_1)
    press(desktop, Qt.Key.Key_K)
    palette = desktop.shell.launcher.palette
    QTest.keyClicks(palette.field, "onboarding")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert desktop.shell.page_key == ONBOARDING_PAGE


def test_that_another_plan_begins_anew_in_the_time_zones(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    press(desktop, Qt.Key.Key_3)
    board = desktop.shell.time_zones_page.overlap.board
    desktop.shell.actions[ActionId.NEW_FROM_SAMPLE].trigger()
    assert desktop.shell.page_key == PLAN_PAGE
    press(desktop, Qt.Key.Key_3)
    assert desktop.shell.time_zones_page.overlap.board is not board


def test_that_a_problem_of_the_plan_opens_its_section(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    session = desktop.shell.session
    session.apply(set_budget(session.plan, {session.plan.months[0]: None}), "Gap")
    page = desktop.shell.page
    page.positions.problems_requested.emit()
    problem = next(each for each in session.evaluation.problems if each.seat_id is None)
    page.inspector.problems.problem_chosen.emit(problem)
    assert desktop.shell.page_key == SETTINGS_PAGE
    assert desktop.shell.settings_page.shown == "budget"


def test_that_there_are_no_settings_without_a_plan(open_desktop: OpenDesktop) -> None:
    desktop = open_desktop()
    assert not desktop.window.rail.button(SETTINGS_PAGE).isEnabled()
    press(desktop, Qt.Key.Key_Comma)
    desktop.shell.show_page(SETTINGS_PAGE)
    assert desktop.window.content.currentWidget() is desktop.window.empty_view


def test_that_f6_goes_through_the_settings(open_desktop: OpenDesktop, plan_file: Path) -> None:
    desktop = open_desktop(plan_file)
    desktop.shell.show_page(SETTINGS_PAGE)
    page = desktop.shell.settings_page
    page.show_section("teams")
    seen = []
    for _step in range(4):
        QTest.keyClick(desktop.window, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert page.list.current() in seen
    assert page.section(page.shown).focus_target() in seen
    QTest.keyClick(desktop.window, Qt.Key.Key_F, CONTROL)
    assert QApplication.focusWidget() is not desktop.shell.page.positions.filter


def test_that_delete_on_the_data_page_removes_no_position(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    before = desktop.shell.session.plan
    desktop.shell.page.positions.view.go_to("P-01")
    press(desktop, Qt.Key.Key_7)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_N):
        QTest.keyClick(desktop.window.focusWidget(), key)
    assert desktop.shell.session.plan == before


def test_that_f6_goes_through_the_regions_of_the_page_on_show(
    open_desktop: OpenDesktop, plan_file: Path, qtbot: QtBot
) -> None:
    desktop = open_desktop(plan_file)
    press(desktop, Qt.Key.Key_7)
    page = desktop.shell.data_page
    qtbot.waitUntil(lambda: page.browse.tables.model.total > 0)
    seen = []
    for _step in range(7):
        QTest.keyClick(desktop.window, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert page.sources.view in seen
    assert page.browse.tables.view in seen
    assert desktop.shell.page.positions.view not in seen


def test_that_about_opens_from_the_menu_and_at_the_data_from_the_page(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    desktop.shell.actions[ActionId.ABOUT].trigger()
    press(desktop, Qt.Key.Key_7)
    desktop.shell.data_page.sources.licenses.click()
    first, second = desktop.window.findChildren(AboutDialog)
    QApplication.processEvents()
    assert not first.isModal()
    assert first.view.verticalScrollBar().value() == 0
    assert second.view.verticalScrollBar().value() > 0
    for dialog in (first, second):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()


def test_that_the_first_paint_needs_nothing_of_the_data_page() -> None:
    code = (
        "import sys, planner.desktop.app, planner.desktop.shell;"
        "print([name for name in sys.modules if '.data_' in name or 'about' in name])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
