"""The export dialog in the whole program: writing, opening, cancelling, failing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.desktop.app import Desktop
from planner.desktop.export_dialog import ExportDialog, ExportStage

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
