"""The dialog that shows, saves and prints a hire's plan."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.desktop.icons import Icons
from planner.desktop.onboarding import HirePlanDialog, HirePlanForm
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.localization.formatting import Formatter
from planner.plan.model import Plan
from planner.quantities.identifiers import SeatId

Open = Callable[..., HirePlanDialog]


@pytest.fixture
def opened(
    window: QWidget,
    theme: Theme,
    icons: Icons,
    session: PlanSession,
    healthcare: Plan,
    qtbot: QtBot,
) -> Open:
    def open_for(seat_id: str | None = None, plan: Plan = healthcare) -> HirePlanDialog:
        session.new_plan(plan)
        dialog = HirePlanDialog(theme, icons, session, Formatter("en"), window)
        dialog.show_for(None if seat_id is None else SeatId(seat_id))
        if plan.positions:
            qtbot.waitUntil(lambda: dialog.text is not None, timeout=10_000)
        return dialog

    return open_for


def name(dialog: HirePlanDialog) -> str:
    assert dialog.text is not None
    return dialog.text.name


def test_that_the_hire_asked_for_is_on_show_and_another_can_be_chosen(
    opened: Open, qtbot: QtBot
) -> None:
    dialog = opened("P-02")
    second = name(dialog)
    dialog.choice.setFocus()
    QTest.keyClick(dialog.choice, Qt.Key.Key_Down)
    view = dialog.choice.view()
    qtbot.waitUntil(view.isVisible)
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.text is not None and name(dialog) != second, timeout=10_000)
    assert name(dialog) == "Amelie Wagner"
    assert dialog.preview.accessibleDescription().startswith("5 pages. Amelie Wagner")
    dialog.close()


def test_that_files_are_written_on_another_thread_and_told(
    opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened()
    for form in HirePlanForm:
        path = tmp_path / f"plan.{form.value}"
        dialog.save(path, form)
        assert not dialog.pdf_button.isEnabled(), "one at a time"
        qtbot.waitUntil(dialog.pdf_button.isEnabled, timeout=10_000)
        assert dialog.note.text() == f"Wrote {path}."
        assert path.stat().st_size > 10_000
    assert QImage(str(tmp_path / "plan.png")).width() == 1588
    dialog.close()


def test_that_a_folder_that_is_not_there_is_told(
    opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened()
    dialog.save(tmp_path / "gone" / "plan.pdf", HirePlanForm.PDF)
    qtbot.waitUntil(dialog.pdf_button.isEnabled, timeout=10_000)
    assert "gone" in dialog.note.text()
    assert "folder" in dialog.note.text()
    dialog.close()


def test_that_a_plan_without_hires_says_so(opened: Open, healthcare: Plan) -> None:
    dialog = opened(plan=replace(healthcare, positions=()))
    assert "There are no hires yet" in dialog.note.text()
    buttons = (dialog.pdf_button, dialog.image_button, dialog.print_button)
    assert not any(button.isEnabled() for button in buttons)
    assert not dialog.choice.isEnabled()
    dialog.close()


def test_that_the_pages_scroll_by_keys_and_every_stop_has_a_name(opened: Open) -> None:
    dialog = opened()
    QApplication.processEvents()
    dialog.preview.setFocus(Qt.FocusReason.TabFocusReason)
    bar = dialog.preview.verticalScrollBar()
    QTest.keyClick(dialog.preview, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    seen: list[QWidget] = []
    for _press in range(8):
        widget = QApplication.focusWidget()
        assert widget is not None
        seen.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert [each for each in seen if not each.accessibleName()] == []
    assert {dialog.choice, dialog.preview, dialog.pdf_button} <= set(seen)
    dialog.close()


def test_that_printing_asks_for_a_printer_without_blocking(opened: Open) -> None:
    dialog = opened()
    dialog.print_button.click()
    asked = dialog._print_dialog
    assert asked is not None
    assert asked.isVisible()
    assert asked.printer().docName() == "Onboarding of Amelie Wagner"
    asked.reject()
    assert "printer" not in dialog.note.text()
    dialog.close()


def test_that_what_is_chosen_in_the_print_dialog_is_printed(opened: Open, tmp_path: Path) -> None:
    dialog = opened()
    dialog.print_button.click()
    asked, printer = dialog._print_dialog, dialog._printer
    assert asked is not None
    assert printer is not None
    assert asked.printer() is printer
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    asked.accepted.emit(printer)
    assert dialog.note.text() == "Sent to the printer."
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF-")
    asked.reject()
    dialog.close()
