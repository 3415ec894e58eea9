"""The whole program on the sample plan, as a user meets it."""

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLineEdit,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.desktop.actions import ActionId
from planner.desktop.app import Desktop
from planner.desktop.exporting.export_dialog import ExportDialog
from planner.desktop.rail import page_table
from planner.desktop.session.preferences import Preferences
from planner.localization.messages import active_language
from planner.plan.edits import remove_seats, rename_plan
from planner.plan.store import load_plan, save_plan

OpenDesktop = Callable[..., Desktop]


def rename(desktop: Desktop, name: str) -> None:
    session = desktop.shell.session
    session.apply(rename_plan(session.plan, name), f"Rename to {name}")


def test_that_a_plan_file_opens_with_its_name_year_and_saved_state(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    window = open_desktop(plan_file).window
    assert window.top_bar.title.label == "AI platform, cloud provider"
    assert window.top_bar.currency.label == "USD"
    assert window.top_bar.fiscal_year.label == "FY27"
    assert window.status_bar.kept.text == "All changes saved"
    assert window.status_bar.countries.text == "Costs for 82 countries"
    assert not window.shows_banner


def test_that_the_table_has_the_focus_once_a_plan_is_open(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    assert desktop.window.focusWidget() is desktop.shell.page.positions.view


def test_that_enter_starts_from_the_sample_where_no_plan_is_open(
    open_desktop: OpenDesktop,
) -> None:
    desktop = open_desktop()
    focused = desktop.window.focusWidget()
    assert focused is desktop.window.empty_view.sample_button
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert desktop.shell.session.is_open


def test_that_the_rail_shows_only_pages_that_exist(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    window = open_desktop(plan_file).window
    assert [button.text() for button in window.rail.buttons] == [
        "Plan",
        "Places",
        "Time zones",
        "Pay",
        "Scenarios",
        "Onboarding",
        "Data",
        "Settings",
    ]
    keys = ["plan", "places", "time-zones", "pay", "scenarios", "onboarding", "data", "settings"]
    assert [entry.key for entry in page_table()] == keys


def test_that_without_a_plan_one_can_start_from_the_sample(open_desktop: OpenDesktop) -> None:
    desktop = open_desktop()
    assert desktop.window.content.currentWidget() is desktop.window.empty_view
    assert not desktop.window.top_bar.export.isVisible()
    desktop.window.empty_view.new_button.click()
    assert desktop.shell.session.plan.positions == ()
    desktop.window.empty_view.sample_button.click()
    assert desktop.window.content.currentWidget() is desktop.shell.page
    assert desktop.window.top_bar.export.isVisible()
    assert desktop.window.status_bar.kept.text == "New plan, no file yet"


def test_that_an_empty_plan_can_be_made_and_opened(open_desktop: OpenDesktop) -> None:
    desktop = open_desktop()
    desktop.shell.actions[ActionId.NEW_PLAN].trigger()
    assert desktop.window.top_bar.title.label == "New plan"
    assert desktop.shell.session.plan.positions == ()


def test_that_a_missing_plan_is_told_in_a_banner_with_a_way_on(
    open_desktop: OpenDesktop, tmp_path: Path
) -> None:
    window = open_desktop(tmp_path / "none.hplan").window
    assert window.shows_banner
    assert window.banner.title == "The plan could not be opened."
    assert "none.hplan" in window.banner.detail
    assert [button.label for button in window.banner.buttons] == ["Open another"]
    assert window.content.currentWidget() is window.empty_view


def test_that_a_torn_plan_leaves_the_open_one(
    open_desktop: OpenDesktop, plan_file: Path, tmp_path: Path
) -> None:
    torn = tmp_path / "torn.hplan"
    torn.write_bytes(plan_file.read_bytes()[:500])
    desktop = open_desktop(plan_file)
    assert not desktop.shell.files.open(torn)
    assert desktop.window.banner.title == "The plan could not be opened."
    assert desktop.window.top_bar.title.label == "AI platform, cloud provider"


def test_that_undo_and_redo_say_what_they_do(open_desktop: OpenDesktop, plan_file: Path) -> None:
    desktop = open_desktop(plan_file)
    bar = desktop.window.top_bar
    assert not bar.undo.isEnabled()
    rename(desktop, "Mine")
    assert "Rename to Mine" in bar.undo.toolTip()
    bar.undo.click()
    assert bar.title.label == "AI platform, cloud provider"
    assert "Rename to Mine" in bar.redo.toolTip()
    QTest.keyClick(
        desktop.window,
        Qt.Key.Key_Z,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert bar.title.label == "Mine"


def test_that_the_undo_bar_brings_a_removed_position_back(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    session = desktop.shell.session
    before = session.plan
    session.apply(remove_seats(before, [before.positions[3].id]), "Remove P-04")
    bar = desktop.window.undo_bar
    assert bar.isVisible()
    assert bar.title == "P-04 removed"
    bar.button.click()
    assert session.plan == before
    assert not bar.isVisible()


def test_that_a_move_that_converts_pay_is_explained_and_offered_back(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    before = desktop.shell.session.plan
    desktop.shell.page.positions.model.edited.emit("P-01", "place_id", "New York, United States")
    bar = desktop.window.undo_bar
    assert bar.isVisible()
    assert "converted" in bar.title
    assert desktop.window.content.rect().contains(bar.geometry())
    assert bar.button.isVisible()
    bar.button.click()
    assert desktop.shell.session.plan == before


def test_that_undoing_an_addition_offers_no_undo(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    desktop.shell.page.add_position()
    desktop.shell.session.undo()
    assert not desktop.window.undo_bar.isVisible()


def test_that_the_plan_is_renamed_in_place(open_desktop: OpenDesktop, plan_file: Path) -> None:
    desktop = open_desktop(plan_file)
    desktop.shell.actions[ActionId.RENAME].trigger()
    field = desktop.window.top_bar.name_field
    field.setText("  Night shift  ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desktop.shell.session.plan.name == "Night shift"
    assert desktop.window.focusWidget() is desktop.window.top_bar.title
    desktop.shell.actions[ActionId.RENAME].trigger()
    field.setText("Something else")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert desktop.shell.session.plan.name == "Night shift"
    assert desktop.window.top_bar.title.isVisible()


def test_that_the_reporting_currency_changes_in_one_step(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    menu = desktop.shell.controls.periods.currency_menu
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.data() == "EUR").trigger()
    assert desktop.shell.session.plan.reporting_currency == "EUR"
    assert desktop.window.top_bar.currency.label == "EUR"
    assert desktop.shell.session.undo_stack.count() == 1


def test_that_the_fiscal_year_in_view_and_its_start_are_chosen(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    periods = desktop.shell.controls.periods
    periods.year_menu.aboutToShow.emit()
    next(action for action in periods.year_menu.actions() if action.data() == 2028).trigger()
    assert desktop.window.top_bar.fiscal_year.label == "FY28"
    assert desktop.shell.page.period.label_year == 2028
    periods.year_menu.aboutToShow.emit()
    starts = periods.year_menu.findChildren(QMenu)[-1]
    starts.actions()[6].trigger()
    assert desktop.shell.session.plan.fiscal_year_start_month == 7


def test_that_the_language_changes_around_the_same_session(
    open_desktop: OpenDesktop, plan_file: Path, qtbot: QtBot
) -> None:
    desktop = open_desktop(plan_file)
    rename(desktop, "Mine")
    session, before = desktop.shell.session, desktop.window
    desktop.shell.menu.menu.aboutToShow.emit()
    language = desktop.shell.menu.language
    next(action for action in language.actions() if action.data() == "ar").trigger()
    assert active_language() == "ar"
    assert desktop.window is not before
    assert desktop.shell.session is session
    assert session.undo_stack.canUndo()
    assert desktop.window.top_bar.title.label == "Mine"
    assert desktop.window.isRightToLeft()
    window = desktop.window
    qtbot.waitExposed(window)
    QApplication.processEvents()
    assert window.rail.mapTo(window, QPoint(0, 0)).x() == window.width() - window.rail.width()
    bar = window.top_bar
    assert bar.export.x() < bar.currency.x() < bar.undo.x() < bar.title.x()
    assert desktop.preferences.language == "ar"


def test_that_edits_still_work_after_the_language_changed(
    open_desktop: OpenDesktop, plan_file: Path, qtbot: QtBot
) -> None:
    desktop = open_desktop(plan_file)
    desktop.change_language("de")
    desktop.change_language("en")
    desktop.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is desktop.window)
    rename(desktop, "Mine")
    QTest.keyClick(desktop.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desktop.window.top_bar.title.label == "AI platform, cloud provider"


def test_that_the_fiscal_year_in_view_stays_when_the_language_changes(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    for year in (2028, None):
        desktop.shell.controls.periods.show_year(year)
        desktop.change_language("de")
        assert desktop.shell.controls.periods.fiscal_year == year
        assert desktop.shell.page.period.label_year == year
        desktop.change_language("en")


def test_that_the_inspector_is_filled_after_the_language_changed(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    desktop.change_language("de")
    desktop.window.resize(1440, 900)
    QApplication.processEvents()
    inspector = desktop.shell.page.inspector
    assert inspector.plan.isVisible()
    assert inspector.plan.form.fields


def test_that_closing_saves_to_the_plans_file(open_desktop: OpenDesktop, plan_file: Path) -> None:
    desktop = open_desktop(plan_file)
    rename(desktop, "Mine")
    desktop.window.close()
    assert not desktop.window.isVisible()
    assert load_plan(plan_file).name == "Mine"


def test_that_an_untitled_plan_is_there_again_at_the_next_start(
    open_desktop: OpenDesktop,
) -> None:
    desktop = open_desktop()
    desktop.shell.files.new_from_sample()
    rename(desktop, "Untitled work")
    desktop.window.close()
    again = open_desktop()
    assert again.window.top_bar.title.label == "Untitled work"
    assert again.shell.session.path is None
    assert again.shell.session.is_modified


def test_that_a_draft_left_for_another_plan_is_found_among_recent_files(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop()
    desktop.shell.files.new_from_sample()
    rename(desktop, "Untitled work")
    desktop.shell.files.open(plan_file)
    [newest, draft] = desktop.preferences.recent_files
    assert newest == plan_file
    assert load_plan(draft).name == "Untitled work"
    assert desktop.shell.files.open(draft)
    assert desktop.shell.session.plan.name == "Untitled work"
    assert desktop.shell.session.path is None


def test_that_work_that_can_be_kept_nowhere_keeps_the_window_open(
    open_desktop: OpenDesktop, tmp_path: Path
) -> None:
    desktop = open_desktop()
    desktop.shell.files.new_from_sample()
    (tmp_path / "settings" / "drafts").write_text("a file where the folder should be")
    rename(desktop, "Mine")
    desktop.window.close()
    assert desktop.window.isVisible()
    assert desktop.window.banner.title == "The last changes could not be kept."
    assert desktop.window.status_bar.kept.text == "Not saved"
    desktop.window.banner.buttons[0].click()
    assert not desktop.window.isVisible()


def test_that_a_file_changed_by_somebody_else_asks_whose_stays(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    save_plan(rename_plan(desktop.shell.session.plan, "Theirs"), plan_file)
    rename(desktop, "Mine")
    desktop.shell.actions[ActionId.SAVE].trigger()
    banner = desktop.window.banner
    assert [button.label for button in banner.buttons] == [
        "Choose what stays…",
        "Keep mine",
        "Reload the file",
        "Save as…",
    ]
    assert desktop.window.status_bar.kept.text == "Not saved"
    banner.buttons[1].click()
    assert load_plan(plan_file).name == "Mine"
    assert desktop.window.status_bar.kept.text == "All changes saved"
    assert not desktop.window.shows_banner


def test_that_save_as_asks_for_a_file_once(
    open_desktop: OpenDesktop, tmp_path: Path, qtbot: QtBot
) -> None:
    desktop = open_desktop()
    desktop.shell.files.new_from_sample()
    desktop.shell.actions[ActionId.SAVE].trigger()
    dialog = desktop.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "AI platform cloud provider.hplan"
    dialog.fileSelected.emit(str(tmp_path / "mine.hplan"))
    dialog.close()
    assert desktop.shell.session.path == tmp_path / "mine.hplan"
    assert desktop.preferences.open_draft is None
    rename(desktop, "Mine")
    desktop.shell.actions[ActionId.SAVE].trigger()
    assert load_plan(tmp_path / "mine.hplan").name == "Mine"


def test_that_everything_one_can_press_has_a_name(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    window = open_desktop(plan_file).window
    frame = [window.rail, window.top_bar, window.status_bar]
    nameless = [
        control
        for part in frame
        for kind in (QAbstractButton, QLineEdit)
        for control in part.findChildren(kind)
        if control.isVisible() and not control.accessibleName()
    ]
    assert nameless == []


def test_that_f6_goes_through_the_regions_and_back(
    open_desktop: OpenDesktop, plan_file: Path, qtbot: QtBot
) -> None:
    desktop = open_desktop(plan_file)
    window = desktop.window
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    window.rail.buttons[0].setFocus()
    visited = []
    for _ in range(6):
        QTest.keyClick(window, Qt.Key.Key_F6)
        visited.append(QApplication.focusWidget())
    assert visited[0] in window.top_bar.findChildren(QWidget)
    assert visited[1] in window.content.findChildren(QWidget)
    assert window.rail.buttons[0] in visited
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is visited[-2]


def test_that_the_window_comes_back_in_its_last_size_and_theme(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    desktop.window.resize(1180, 750)
    desktop.shell.menu.menu.aboutToShow.emit()
    dark = next(a for a in desktop.shell.menu.appearance.actions() if a.data() == "dark")
    dark.trigger()
    desktop.window.close()
    again = open_desktop(plan_file)
    assert (again.window.width(), again.window.height()) == (1180, 750)
    assert again.theme.is_dark


def test_that_no_plan_file_is_touched_that_was_only_looked_at(
    open_desktop: OpenDesktop, plan_file: Path, tmp_path: Path
) -> None:
    before = plan_file.read_bytes(), plan_file.stat().st_mtime_ns
    desktop = open_desktop(plan_file)
    desktop.window.close()
    assert (plan_file.read_bytes(), plan_file.stat().st_mtime_ns) == before
    assert not (tmp_path / "settings" / "drafts").exists()
    assert Preferences(tmp_path / "settings" / "settings.ini").recent_files == (plan_file,)


def test_that_a_plan_named_like_a_path_gets_a_harmless_file_name(
    open_desktop: OpenDesktop, plan_file: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copy(plan_file, tmp_path / "other.hplan"))
    save_plan(rename_plan(load_plan(other), "../../etc/<b>&x"), other)
    desktop = open_desktop(other)
    desktop.window.top_bar.export.click()
    dialog = desktop.window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    assert dialog.target == tmp_path / "etc b x.xlsx"
    assert desktop.window.top_bar.title.label == "../../etc/<b>&x"
    dialog.close()


def test_that_single_keys_are_text_inside_a_field(
    open_desktop: OpenDesktop, plan_file: Path, qtbot: QtBot
) -> None:
    desktop = open_desktop(plan_file)
    desktop.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is desktop.window)
    field = desktop.shell.page.positions.filter
    field.setFocus()
    QTest.keyClicks(field, "nil")
    assert field.text() == "nil"
    assert not desktop.shell.session.undo_stack.canUndo()
    field.clear()
    desktop.shell.page.positions.view.setFocus()
    QTest.keyClick(desktop.shell.page.positions.view, Qt.Key.Key_N)
    assert desktop.shell.session.undo_stack.undoText() == "Add P-13"


def test_that_the_theme_changes_after_the_window_did(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    desktop.change_language("de")
    QApplication.processEvents()
    desktop.theme.set_preference("dark")
    image = desktop.window.grab().toImage()
    assert image.pixelColor(2, image.height() - 200).name() == desktop.theme.tokens.bg.name()


def test_that_an_unforeseen_error_is_told_without_a_traceback(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    desktop = open_desktop(plan_file)
    desktop.show_failure(ZeroDivisionError("division by zero"))
    assert desktop.window.banner.title == "Something unexpected happened."
    assert "division" not in desktop.window.banner.detail
