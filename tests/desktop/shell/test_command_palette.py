"""The command palette and the shortcut sheet in the whole program, driven by the keyboard."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.desktop.actions import ActionId
from planner.desktop.app import Desktop
from planner.desktop.palette.command_palette import CommandPalette
from planner.desktop.rail import PLACES_PAGE
from planner.desktop.viewmodels.palette_search import EntryKind, PaletteEntry
from planner.localization.messages import active_language

OpenDesktop = Callable[..., Desktop]
CONTROL = Qt.KeyboardModifier.ControlModifier


def start(open_desktop: OpenDesktop, qtbot: QtBot, path: Path | None) -> Desktop:
    desktop = open_desktop(path)
    desktop.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is desktop.window)
    return desktop


def opened(desktop: Desktop, text: str = "") -> CommandPalette:
    QTest.keyClick(desktop.window, Qt.Key.Key_K, CONTROL)
    palette = desktop.shell.launcher.palette
    assert QApplication.focusWidget() is palette.field
    palette.field.setText(text)
    return palette


def run(desktop: Desktop, text: str) -> None:
    palette = opened(desktop, text)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)


def current(palette: CommandPalette) -> PaletteEntry:
    entry = palette.list.current
    assert entry is not None
    return entry


def test_that_a_seat_found_by_a_place_typed_its_old_way_is_selected(
    open_desktop: OpenDesktop, qtbot: QtBot, plan_file: Path
) -> None:
    desktop = start(open_desktop, qtbot, plan_file)
    desktop.shell.page.positions.filter.setText("nothing like it")
    run(desktop, "p-07")
    view = desktop.shell.page.positions.view
    assert view.current_key == "P-07"
    assert QApplication.focusWidget() is view
    assert desktop.shell.page.positions.filter.text() == ""


@pytest.mark.parametrize(
    ("words", "place_id"), [("cracow", "pl-krakow"), ("reykjavik", "is-reykjavik")]
)
def test_that_a_place_is_looked_at_on_the_places_page_with_or_without_seats(
    open_desktop: OpenDesktop, qtbot: QtBot, plan_file: Path, words: str, place_id: str
) -> None:
    desktop = start(open_desktop, qtbot, plan_file)
    shell = desktop.shell
    page = shell.later.places_page
    page.strip.filter.setText("nothing like it")
    palette = opened(desktop, words)
    assert current(palette).kind is EntryKind.PLACE
    assert not current(palette).reason
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert shell.page_key == PLACES_PAGE
    qtbot.waitUntil(lambda: page.is_settled, timeout=20_000)
    assert shell.session.looked_at.place_id == place_id
    assert (page.table.current_key, page.map.selected) == (place_id, place_id)
    assert page.strip.filter.text() == ""
    assert QApplication.focusWidget() is page.table


def test_that_a_person_is_found_by_name_in_a_folded_group(
    open_desktop: OpenDesktop, qtbot: QtBot, plan_file: Path
) -> None:
    desktop = start(open_desktop, qtbot, plan_file)
    member = desktop.shell.session.plan.members[2]
    run(desktop, member.name.upper())
    view = desktop.shell.page.positions.view
    assert view.current_key == member.id
    assert view.visualRect(view.currentIndex()).isValid()


def test_that_an_action_runs_where_the_keyboard_was(
    open_desktop: OpenDesktop, qtbot: QtBot, plan_file: Path
) -> None:
    desktop = start(open_desktop, qtbot, plan_file)
    before = len(desktop.shell.session.plan.positions)
    desktop.shell.page.positions.view.go_to("P-03")
    run(desktop, "dupl")
    assert len(desktop.shell.session.plan.positions) == before + 1
    run(desktop, "undo")
    assert len(desktop.shell.session.plan.positions) == before


def test_that_what_is_not_possible_says_why_and_does_nothing(
    open_desktop: OpenDesktop, qtbot: QtBot, plan_file: Path
) -> None:
    desktop = start(open_desktop, qtbot, plan_file)
    palette = opened(desktop, "undo")
    assert current(palette).reason == "Nothing to undo"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert "Nothing to undo" in palette.field.accessibleDescription()


def test_that_without_a_plan_what_needs_one_waits(open_desktop: OpenDesktop, qtbot: QtBot) -> None:
    desktop = start(open_desktop, qtbot, None)
    palette = opened(desktop, "export workbook")
    assert current(palette).reason == "Open a plan first"
    palette.field.setText("new from sample")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert desktop.shell.session.is_open


def test_that_pages_languages_and_appearances_are_reached(
    open_desktop: OpenDesktop, qtbot: QtBot, plan_file: Path
) -> None:
    desktop = start(open_desktop, qtbot, plan_file)
    run(desktop, "data")
    assert desktop.shell.page_key == "data"
    run(desktop, "company holidays")
    assert desktop.shell.page_key == "settings"
    assert desktop.shell.settings_page.shown == "days"
    run(desktop, "overhead")
    assert desktop.shell.settings_page.shown == "assumptions"
    run(desktop, "p-02")
    assert desktop.shell.page_key == "plan"
    run(desktop, "dark")
    assert desktop.theme.is_dark
    assert desktop.preferences.theme == "dark"
    run(desktop, "Deutsch")
    assert active_language() == "de"


def test_that_a_recent_plan_is_opened(
    open_desktop: OpenDesktop, qtbot: QtBot, plan_file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "Night shift.hplan"
    other.write_bytes(plan_file.read_bytes())
    desktop = start(open_desktop, qtbot, plan_file)
    desktop.preferences.add_recent_file(other)
    run(desktop, "night")
    assert desktop.shell.session.path == other


def test_that_esc_gives_the_keyboard_back_and_changes_nothing(
    open_desktop: OpenDesktop, qtbot: QtBot, plan_file: Path
) -> None:
    desktop = start(open_desktop, qtbot, plan_file)
    view = desktop.shell.page.positions.view
    palette = opened(desktop, "undo")
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is view
    QTest.keyClick(desktop.window, Qt.Key.Key_K, CONTROL)
    QTest.keyClick(desktop.window, Qt.Key.Key_K, CONTROL)
    assert not palette.isVisible()


def test_that_arrows_and_tab_move_and_begin_anew_past_the_end(
    open_desktop: OpenDesktop, qtbot: QtBot, plan_file: Path
) -> None:
    palette = opened(start(open_desktop, qtbot, plan_file), "p")
    first, last = palette.list.entries[0], palette.list.entries[-1]
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert current(palette) is last
    QTest.keyClick(palette.field, Qt.Key.Key_Tab)
    assert current(palette) is first
    QTest.keyClick(palette.field, Qt.Key.Key_PageDown)
    assert current(palette) is palette.list.entries[10]
    assert current(palette).title in palette.field.accessibleDescription()


def test_that_nothing_found_is_said(
    open_desktop: OpenDesktop, qtbot: QtBot, plan_file: Path
) -> None:
    palette = opened(start(open_desktop, qtbot, plan_file), "qqqq")
    assert palette.list.entries == ()
    assert palette.sentence.startswith("Nothing matches “qqqq”.")
    assert palette.field.accessibleDescription() == palette.sentence
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_that_what_was_chosen_last_is_offered_first(
    open_desktop: OpenDesktop, qtbot: QtBot, plan_file: Path
) -> None:
    desktop = start(open_desktop, qtbot, plan_file)
    run(desktop, "p-05")
    run(desktop, "p-02")
    offered = opened(desktop).list.entries
    assert [entry.target for entry in offered[:2]] == ["P-02", "P-05"]
    assert len(offered) == len({entry.key for entry in offered})


def test_that_a_click_elsewhere_closes_the_palette(
    open_desktop: OpenDesktop, qtbot: QtBot, plan_file: Path
) -> None:
    desktop = start(open_desktop, qtbot, plan_file)
    palette = opened(desktop)
    desktop.shell.page.positions.filter.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is desktop.shell.page.positions.filter


def test_that_the_top_bars_field_opens_the_palette_and_tells_its_keys(
    open_desktop: OpenDesktop, qtbot: QtBot, plan_file: Path
) -> None:
    desktop = start(open_desktop, qtbot, plan_file)
    box = desktop.shell.search_box
    assert "Ctrl+K" in box.toolTip()
    box.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert desktop.shell.launcher.palette.isVisible()


def test_that_every_key_of_every_action_is_on_the_sheet(
    open_desktop: OpenDesktop, qtbot: QtBot, plan_file: Path
) -> None:
    desktop = start(open_desktop, qtbot, plan_file)
    QTest.keyClick(desktop.shell.page.positions.view, Qt.Key.Key_Question)
    sheet = desktop.shell.shortcut_sheet
    assert sheet.isVisible()
    said = sheet.accessibleDescription()
    missing = [
        action_id
        for action_id in ActionId
        if (keys := desktop.shell.actions.keys(action_id)) and keys not in said
    ]
    assert missing == []
    QTest.keyClick(sheet, Qt.Key.Key_Question)
    assert not sheet.isVisible()
    assert QApplication.focusWidget() is desktop.shell.page.positions.view


def test_that_no_part_of_a_page_takes_an_actions_key(
    open_desktop: OpenDesktop, qtbot: QtBot, plan_file: Path
) -> None:
    desktop = start(open_desktop, qtbot, plan_file)
    for page in (desktop.shell.page, desktop.shell.data_page):
        keys = [each.key().toString() for each in page.findChildren(QShortcut)]
        keys += [desktop.shell.actions[each].shortcut().toString() for each in ActionId]
        assert [key for key, times in Counter(filter(None, keys)).items() if times > 1] == []


@pytest.mark.parametrize("language", ["de", "ar"])
def test_that_the_palette_and_the_sheet_lie_inside_the_smallest_window(
    open_desktop: OpenDesktop, qtbot: QtBot, plan_file: Path, language: str
) -> None:
    desktop = open_desktop(plan_file, language)
    desktop.window.resize(1180, 720)
    QApplication.processEvents()
    desktop.shell.actions[ActionId.PALETTE].trigger()
    palette = desktop.shell.launcher.palette
    palette.field.setText("a")
    assert desktop.window.rect().contains(palette.geometry())
    desktop.shell.actions[ActionId.SHORTCUTS].trigger()
    assert desktop.window.rect().contains(desktop.shell.shortcut_sheet.geometry())
