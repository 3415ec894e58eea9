"""A window in the story of a workbook that comes back: reviewed, taken in part, taken back.

    python returning_window.py SETTINGS_FILE PLAN WORKBOOK

It does by key and mouse what a reader does, and tells on standard output, in lines of JSON, what
the window says and the plan holds. With PICTURE in the environment it leaves one of the review.
"""

import json
import os
import sys
import traceback
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import Qt, QTimer  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit  # noqa: E402

from planner.desktop import app as program  # noqa: E402
from planner.desktop.review_dialog import ReviewDialog  # noqa: E402
from tests.stories.crashing_window import CONTROL, SHIFT, Driven, until  # noqa: E402


def chosen(desktop: Driven, workbook: Path) -> ReviewDialog:
    """Choose the workbook by keys alone, and return the review of it."""
    desktop.press(Qt.Key.Key_I, CONTROL)
    dialog = desktop.shown(QFileDialog)
    [field] = dialog.findChildren(QLineEdit)
    field.setText(str(workbook))  # typed, it would open a list that wants a window manager
    QTest.keyClick(field, Qt.Key.Key_Return)
    return desktop.shown(ReviewDialog)


def return_to(desktop: Driven) -> None:
    """Give the window the keys again, as a window manager does once a dialog is closed."""
    desktop.window.activateWindow()
    until(lambda: QApplication.activeWindow() is desktop.window)


def live(desktop: Driven, workbook: Path) -> None:
    """Review, leave one change, take the others, undo, redo, review again."""
    before = desktop.session.document
    review = chosen(desktop, workbook)
    until(lambda: bool(review.effect.text()))
    if picture := os.environ.get("PICTURE"):
        QTest.qWait(300)
        review.grab().save(picture)
    said = [each.title for each in review.list._proposals]
    QTest.keyClick(review.list, Qt.Key.Key_End)
    QTest.keyClick(review.list, Qt.Key.Key_Space)
    told = {
        "said": said,
        "effect": review.effect.text(),
        "button": review.take_button.label,
        "problems": [sentence for _tone, sentence in review.problems.sentences],
    }
    QTest.keyClick(review.take_button, Qt.Key.Key_Return)
    after = desktop.session.document
    told["step"] = desktop.session.undo_stack.undoText()
    print(json.dumps(told, ensure_ascii=True), flush=True)
    return_to(desktop)
    desktop.press(Qt.Key.Key_Z, CONTROL)
    is_undone = desktop.session.document == before
    desktop.press(Qt.Key.Key_Z, CONTROL | SHIFT)
    is_redone = desktop.session.document == after
    again = chosen(desktop, workbook)
    left = [each.title for each in again.list._proposals]
    print(json.dumps({"is_undone": is_undone, "is_redone": is_redone, "left": left}), flush=True)
    QTest.keyClick(again, Qt.Key.Key_Escape)
    until(lambda: desktop.shell.dialogs.imports.review is None)
    return_to(desktop)
    QTest.keyClick(desktop.window, Qt.Key.Key_Q, CONTROL)


def main() -> int:
    """Open the plan and live."""
    settings, plan, workbook = map(Path, sys.argv[1:4])
    program.Desktop = Driven  # type: ignore[assignment, misc]

    def begin() -> None:
        # Not within the signal: a fault here shall end the process, and say so.
        try:
            live(Driven.made, workbook)
        except BaseException:  # noqa: BLE001 -- whatever it is
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)

    return program.run(plan, settings_path=settings, on_loaded=lambda: QTimer.singleShot(0, begin))


if __name__ == "__main__":
    sys.exit(main())
