"""The export dialog in the whole program: writing, opening, cancelling, failing."""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msoffcrypto
import openpyxl
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.desktop.app import Desktop
from planner.desktop.exporting.choice_button import ChoiceButton
from planner.desktop.exporting.export_dialog import ExportDialog, ExportStage
from planner.export.workbook import SheetGroup
from planner.plan.edits import add_scenario, remove_seats
from planner.plan.scenario_plans import scenario_plan, with_scenario_plan
from planner.plan.store import load_plan, save_plan

OpenDesktop = Callable[..., Desktop]


def opened_dialog(desktop: Desktop) -> ExportDialog:
    desktop.window.top_bar.export.click()
    dialog = desktop.window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    return dialog


def test_that_the_export_dialog_writes_the_workbook_and_offers_to_open_it(
    open_desktop: OpenDesktop, plan_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened_dialog(open_desktop(plan_file))
    assert dialog.isModal()
    assert dialog.target == tmp_path / "AI platform cloud provider.xlsx"
    dialog.target_field.setText(str(tmp_path / "out"))
    with qtbot.waitSignal(dialog.exported, timeout=20_000):
        dialog.export_button.click()
    assert (tmp_path / "out.xlsx").is_file()
    assert dialog.stage is ExportStage.DONE
    assert dialog.open_button.isVisible()
    assert dialog.folder_button.isVisible()
    dialog.close()


@pytest.fixture
def written(
    open_desktop: OpenDesktop, plan_file: Path, tmp_path: Path, qtbot: QtBot
) -> Iterator[ExportDialog]:
    dialog = opened_dialog(open_desktop(plan_file))
    dialog.target_field.setText(str(tmp_path / "out.xlsx"))
    with qtbot.waitSignal(dialog.exported, timeout=20_000):
        dialog.export_button.click()
    yield dialog
    if isValid(dialog):
        dialog.close()


def test_that_a_written_workbook_is_opened_and_its_folder_shown(
    written: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    written.folder_button.click()
    assert opened == [str(tmp_path)]
    assert written.isVisible()
    QTest.keyClick(written.open_button, Qt.Key.Key_Return)
    assert opened == [str(tmp_path), str(tmp_path / "out.xlsx")]
    assert not written.isVisible()


def test_that_a_system_without_a_program_for_workbooks_is_told_where_it_is(
    written: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    written.open_button.click()
    assert written.isVisible()
    assert written.banner.title == "The workbook could not be opened."
    assert str(tmp_path / "out.xlsx") in written.banner.detail


def test_that_a_cancelled_export_leaves_nothing_and_can_be_started_again(
    open_desktop: OpenDesktop, plan_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened_dialog(open_desktop(plan_file))
    dialog.target_field.setText(str(tmp_path / "out.xlsx"))
    with qtbot.waitSignal(dialog.task.cancelled, timeout=20_000):
        dialog.export_button.click()
        dialog.cancel_button.click()
    assert dialog.stage is ExportStage.CHOOSING
    assert [path.name for path in tmp_path.iterdir() if path.suffix in (".xlsx", ".tmp")] == []
    with qtbot.waitSignal(dialog.exported, timeout=20_000):
        dialog.export_button.click()
    dialog.close()


def test_that_a_failed_export_says_why_and_can_be_tried_again(
    open_desktop: OpenDesktop, plan_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened_dialog(open_desktop(plan_file))
    folder = tmp_path / "later"
    dialog.target_field.setText(str(folder / "out.xlsx"))
    with qtbot.waitSignal(dialog.task.failed, timeout=20_000):
        dialog.export_button.click()
    assert dialog.banner.title == "The workbook could not be written."
    assert str(folder) in dialog.banner.detail
    assert dialog.target_field.hasFocus()
    folder.mkdir()
    with qtbot.waitSignal(dialog.exported, timeout=20_000):
        dialog.banner.buttons[0].click()
    dialog.close()


def test_that_only_the_sheets_ticked_are_written_and_remembered_but_no_password(
    open_desktop: OpenDesktop, plan_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    desktop = open_desktop(plan_file)
    dialog = opened_dialog(desktop)
    dialog.target_field.setText(str(tmp_path / "part.xlsx"))
    for key in ("costs", "pay-bands", "places", "onboarding", "job-descriptions", "sources"):
        dialog.form.ticks.list.ticked.emit(key)
    assert dialog.summary.text() == "5 sheets"
    for field in (dialog.form.password.password, dialog.form.password.repeated):
        QTest.keyClicks(field, "secret")
    with qtbot.waitSignal(dialog.exported, timeout=20_000):
        dialog.export_button.click()
    with dialog.target.open("rb") as file:
        closed = msoffcrypto.OfficeFile(file)
        closed.load_key(password="secret", verify_password=True)  # noqa: S106 -- nobody's
        content = io.BytesIO()
        closed.decrypt(content)
    names = openpyxl.load_workbook(content, read_only=True).sheetnames
    assert names == ["About", "Overlap", "Overlap by team", "Overlap by day", "Coverage"]
    dialog.close()
    again = ExportDialog(*look_of(dialog, desktop), preferences=desktop.preferences)
    qtbot.addWidget(again)
    assert again.form.choices.groups == {SheetGroup.OVERLAP, SheetGroup.COVERAGE}
    assert again.form.password.password.text() == ""
    desktop.preferences.store()
    assert "secret" not in Path(desktop.preferences._settings.fileName()).read_text()


def look_of(dialog: ExportDialog, desktop: Desktop) -> tuple[Any, ...]:
    target = Path("again.xlsx")
    look = dialog._theme, dialog._icons, dialog._formatter
    return *look, dialog._source, target, desktop.window


def test_that_a_password_is_typed_twice_and_never_shown(
    open_desktop: OpenDesktop, plan_file: Path, tmp_path: Path
) -> None:
    dialog = opened_dialog(open_desktop(plan_file))
    fields = dialog.form.password
    assert fields.password.echoMode() is QLineEdit.EchoMode.Password
    assert fields.repeated.echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClicks(fields.password, "secret")
    QTest.keyClicks(fields.repeated, "secrte")
    QTest.keyClick(fields.repeated, Qt.Key.Key_Return)
    assert fields.repeated.is_refused
    fields.password.clear()
    QTest.keyClick(fields.repeated, Qt.Key.Key_Return)
    assert fields.password.is_refused
    assert dialog.stage is ExportStage.CHOOSING
    assert not list(tmp_path.glob("*.xlsx"))
    dialog.close()


def test_that_nothing_ticked_is_nothing_to_export(
    open_desktop: OpenDesktop, plan_file: Path, tmp_path: Path
) -> None:
    dialog = opened_dialog(open_desktop(plan_file))
    for group in SheetGroup:
        dialog.form.ticks.list.ticked.emit(group.value)
    assert not dialog.export_button.isEnabled()
    assert dialog.summary.text() == "Tick what to export"
    QTest.keyClick(dialog.target_field, Qt.Key.Key_Return)
    assert dialog.stage is ExportStage.CHOOSING
    dialog.close()


def test_that_a_scenario_other_than_the_one_on_show_is_exported(
    open_desktop: OpenDesktop, plan_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    document = add_scenario(load_plan(plan_file), "Nobody in Dublin & elsewhere")
    scenario = document.scenarios[0].id
    plan = remove_seats(scenario_plan(document, scenario), [document.positions[0].id])
    save_plan(with_scenario_plan(document, plan, None), plan_file)
    dialog = opened_dialog(open_desktop(plan_file))
    dialog.form.scenario.choose(scenario)
    dialog.target_field.setText(str(tmp_path / "other.xlsx"))
    with qtbot.waitSignal(dialog.exported, timeout=20_000):
        dialog.export_button.click()
    sheet = openpyxl.load_workbook(tmp_path / "other.xlsx", data_only=True)["About"]
    texts = {cell.value for row in sheet.iter_rows() for cell in row}
    assert "Nobody in Dublin & elsewhere" in texts
    assert len(document.positions) + len(document.members) - 1 in texts
    dialog.close()


def test_that_a_table_is_written_as_csv_under_its_own_suffix(
    open_desktop: OpenDesktop, plan_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened_dialog(open_desktop(plan_file))
    height = dialog.height()
    choose(dialog.form.form, "monthly")
    assert dialog.target == tmp_path / "AI platform cloud provider.csv"
    assert dialog.height() < height - 200
    assert not dialog.form.ticks.isVisible()
    choose(dialog.form.language, "de")
    with qtbot.waitSignal(dialog.exported, timeout=20_000):
        dialog.export_button.click()
    text = dialog.target.read_text("utf-8-sig")
    assert text.startswith("ID;")
    assert re.search(r";\d+,\d\d\n", text)
    dialog.close()


def test_that_a_redacted_workbook_is_called_one_of_results(
    open_desktop: OpenDesktop, plan_file: Path, qtbot: QtBot
) -> None:
    dialog = opened_dialog(open_desktop(plan_file))
    height = dialog.height()
    choose(dialog.form.redaction, "totals")
    assert dialog.height() < height
    assert dialog.about.text() == "One .xlsx file of results for wider circulation"
    names = [tick.name for tick in dialog.form.ticks.list.ticks]
    assert names == ["Monthly cost", "Overlap", "Coverage", "Onboarding", "Sources"]
    with qtbot.waitSignal(dialog.exported, timeout=20_000):
        dialog.export_button.click()
    assert "Inputs" not in openpyxl.load_workbook(dialog.target, read_only=True).sheetnames
    dialog.close()


def choose(button: ChoiceButton, key: str) -> None:
    next(each for each in button._group.actions() if each.data() == key).trigger()
