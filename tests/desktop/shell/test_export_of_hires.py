"""The export dialog writes the onboarding of one new hire, or of everybody into a folder."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.desktop.app import Desktop
from planner.desktop.exporting.choice_button import ChoiceButton
from planner.desktop.exporting.export_dialog import ExportDialog, ExportStage
from planner.plan.edits import add_scenario, remove_seats
from planner.plan.scenario_plans import scenario_plan, with_scenario_plan
from planner.plan.store import load_plan, save_plan

OpenDesktop = Callable[..., Desktop]
NAME = "AI platform cloud provider"


def dialog_of(desktop: Desktop) -> ExportDialog:
    """Open the dialog by its button, with the onboarding of hires chosen."""
    desktop.window.top_bar.export.click()
    dialog = desktop.window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    choose(dialog.form.form, "onboarding")
    return dialog


def choose(button: ChoiceButton, key: str) -> None:
    next(action for action in button._group.actions() if action.data() == key).trigger()


def hires_shown(dialog: ExportDialog) -> list[str]:
    field = dialog.form.hire.field
    return [field.itemText(at) for at in range(field.count())]


def test_that_everybody_has_a_book_in_a_folder_of_its_own(
    open_desktop: OpenDesktop,
    plan_file: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    dialog = dialog_of(open_desktop(plan_file))
    folder = tmp_path / f"{NAME} - Onboarding"
    assert dialog.target == folder
    assert dialog.summary.text() == "12 files"
    assert not dialog.form.ticks.isVisible()
    assert not dialog.form.redaction.isVisible()
    assert dialog.form.password.isVisible()
    assert dialog.target_field.accessibleName() == "Folder"
    with qtbot.waitSignal(dialog.exported, timeout=20_000):
        dialog.export_button.click()
    assert len(list(folder.glob("P-*.xlsx"))) == len(load_plan(plan_file).positions)
    assert dialog.summary.text() == "Written, 12 files"
    assert not dialog.folder_button.isVisible()
    dialog.open_button.click()
    assert opened == [QUrl.fromLocalFile(str(folder))]


def test_that_one_hire_is_chosen_by_keys_and_remembered_but_never_replaces_the_workbook(
    open_desktop: OpenDesktop, plan_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    desktop = open_desktop(plan_file)
    dialog = dialog_of(desktop)
    dialog.form.hire.field.setFocus()
    QTest.keyClick(dialog.form.hire.field, Qt.Key.Key_Down)
    QTest.keyClick(dialog.form.hire.field, Qt.Key.Key_Down)
    path = tmp_path / f"{NAME} - P-02.xlsx"
    assert dialog.target == path
    assert dialog.summary.text() == "1 file"
    with qtbot.waitSignal(dialog.exported, timeout=20_000):
        dialog.export_button.click()
    assert openpyxl.load_workbook(path, read_only=True).sheetnames[1:] == [
        "Onboarding",
        "Onboarding tasks",
        "Onboarding calendars",
    ]
    source = dialog._source
    look = dialog._theme, dialog._icons, dialog._formatter
    dialog.close()
    target = tmp_path / "again.xlsx"
    again = ExportDialog(*look, source, target, desktop.window, preferences=desktop.preferences)
    qtbot.addWidget(again)
    assert again.form.hire.hire == "P-02"
    assert again.target == tmp_path / "again - P-02.xlsx"
    choose(again.form.form, "workbook")
    assert again.target == target


def test_that_a_name_typed_stays_and_only_its_ending_follows(
    open_desktop: OpenDesktop, plan_file: Path, tmp_path: Path
) -> None:
    dialog = dialog_of(open_desktop(plan_file))
    dialog.target_field.setText(str(tmp_path / "books"))
    QTest.keyClick(dialog.form.hire.field, Qt.Key.Key_Down)
    assert dialog.target_field.text() == str(tmp_path / "books.xlsx")
    QTest.keyClick(dialog.form.hire.field, Qt.Key.Key_Up)
    assert dialog.target_field.text() == str(tmp_path / "books")
    dialog.close()


def test_that_the_hires_are_those_of_the_scenario_chosen(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    document = add_scenario(load_plan(plan_file), "Fewer")
    scenario = document.scenarios[0].id
    plan = remove_seats(scenario_plan(document, scenario), [document.positions[0].id])
    save_plan(with_scenario_plan(document, plan, None), plan_file)
    dialog = dialog_of(open_desktop(plan_file))
    assert hires_shown(dialog)[1] == "P-01 · Marek Zieliński · GPU cluster engineer, Staff"
    QTest.keyClick(dialog.form.hire.field, Qt.Key.Key_Down)
    choose(dialog.form.scenario, scenario)
    assert [words.partition(" ")[0] for words in hires_shown(dialog)[1:3]] == ["P-02", "P-03"]
    assert dialog.form.hire.hire is None
    assert dialog.summary.text() == "11 files"
    dialog.close()


def test_that_a_plan_that_hires_nobody_has_nothing_to_export(
    open_desktop: OpenDesktop, plan_file: Path
) -> None:
    plan = load_plan(plan_file)
    save_plan(remove_seats(plan, [each.id for each in plan.positions]), plan_file)
    dialog = dialog_of(open_desktop(plan_file))
    assert not dialog.export_button.isEnabled()
    assert dialog.summary.text() == "No position is to be filled"
    choose(dialog.form.form, "workbook")
    assert dialog.export_button.isEnabled()
    dialog.close()


def test_that_a_file_in_place_of_the_folder_is_told_and_kept(
    open_desktop: OpenDesktop, plan_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "taken").write_text("notes")
    dialog = dialog_of(open_desktop(plan_file))
    dialog.target_field.setText(str(tmp_path / "taken"))
    with qtbot.waitSignal(dialog.task.failed, timeout=20_000):
        dialog.export_button.click()
    assert dialog.stage is ExportStage.CHOOSING
    assert dialog.banner.title == "The files could not be written."
    assert "taken is a file, not a folder" in dialog.banner.detail
    assert (tmp_path / "taken").read_text() == "notes"
    dialog.close()
