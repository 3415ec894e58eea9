"""A window in the story of an import: a roster chosen, mended, taken in, taken back, taken again.

    python importing_window.py SETTINGS_FILE PLAN ROSTER

It does by key and mouse what a reader does, and tells on standard output, in lines of JSON, what
the window says and the plan holds.
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
from planner.desktop.import_preview import ImportPreview  # noqa: E402
from tests.stories.crashing_window import CONTROL, SHIFT, Driven, until  # noqa: E402

LEFT = Qt.MouseButton.LeftButton


def tell(desktop: Driven, **more: object) -> None:
    """Say who the plan holds."""
    names = [member.name for member in desktop.session.plan.members]
    print(json.dumps({"names": names, **more}, ensure_ascii=True), flush=True)


def chosen(desktop: Driven, roster: Path) -> ImportPreview:
    """Choose the roster by keys alone, and return what shows."""
    desktop.press(Qt.Key.Key_I, CONTROL)
    dialog = desktop.shown(QFileDialog)
    [field] = dialog.findChildren(QLineEdit)
    field.setText(str(roster))  # typed, it would open a list that wants a window manager
    QTest.keyClick(field, Qt.Key.Key_Return)
    return desktop.shown(ImportPreview)


def return_to(desktop: Driven) -> None:
    """Give the window the keys again, as a window manager does once a dialog is closed."""
    desktop.window.activateWindow()
    until(lambda: QApplication.activeWindow() is desktop.window)


def mend(preview: ImportPreview) -> None:
    """Take what is offered first: once by mouse, then by key."""
    QTest.mouseClick(preview.problems.fix_buttons[0], LEFT)
    while preview.problems.fix_buttons:
        QTest.keyClick(preview.problems.fix_buttons[0], Qt.Key.Key_Return)


def live(desktop: Driven, roster: Path) -> None:
    """Import, undo, redo, import again."""
    before = desktop.session.plan
    preview = chosen(desktop, roster)
    wrong, is_ready = preview.draft.faulty_count, preview.import_button.isEnabled()
    mend(preview)
    tell(desktop, wrong=wrong, is_ready=is_ready, counts=preview.counts.text())
    QTest.keyClick(preview.import_button, Qt.Key.Key_Return)
    tell(desktop, step=desktop.session.undo_stack.undoText())
    after = desktop.session.plan
    return_to(desktop)
    desktop.press(Qt.Key.Key_Z, CONTROL)
    is_undone = desktop.session.plan == before
    desktop.press(Qt.Key.Key_Z, CONTROL | SHIFT)
    is_redone = desktop.session.plan == after
    again = chosen(desktop, roster)
    mend(again)
    tell(
        desktop,
        is_undone=is_undone,
        is_redone=is_redone,
        advice=again.advice,
        is_ready=again.import_button.isEnabled(),
    )
    QTest.keyClick(again, Qt.Key.Key_Escape)
    until(lambda: desktop.shell.dialogs.imports.preview is None)
    return_to(desktop)
    QTest.keyClick(desktop.window, Qt.Key.Key_Q, CONTROL)


def main() -> int:
    """Open the plan and live."""
    settings, plan, roster = map(Path, sys.argv[1:4])
    program.Desktop = Driven  # type: ignore[assignment, misc]

    def begin() -> None:
        # Not within the signal: a fault here shall end the process, and say so.
        try:
            live(Driven.made, roster)
        except BaseException:  # noqa: BLE001 -- whatever it is
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)

    return program.run(plan, settings_path=settings, on_loaded=lambda: QTimer.singleShot(0, begin))


if __name__ == "__main__":
    sys.exit(main())
