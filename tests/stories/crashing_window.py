"""The two lives of a window in the story of a crash: ``before`` it, and ``after``.

    python crashing_window.py before|after SETTINGS_FILE WORKBOOK

Each life does by key and button what a reader does, and tells on standard output, in a line of
JSON, what the plan holds. The first ends in waiting to be killed.
"""

import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QMimeData, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QGuiApplication  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from planner.desktop import app as program  # noqa: E402
from planner.desktop.exporting.export_dialog import ExportDialog, ExportStage  # noqa: E402
from planner.desktop.pages.plan_page import PlanPage  # noqa: E402
from planner.desktop.paste_preview import PastePreview  # noqa: E402
from planner.desktop.session.plan_session import PlanSession  # noqa: E402
from planner.desktop.viewmodels.seat_cells import BASE_PAY, COLUMN_KEYS  # noqa: E402
from planner.desktop.widgets.field import Field  # noqa: E402
from planner.plan.store import load_plan  # noqa: E402

WAIT_SECONDS = 20
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

ROWS = [
    ("Senior SRE", "Kraków", "2027-02-01", "310k"),
    ("Senior SRE", "Krakwo", "2027-02-01", "310k"),
    ("Staff kernel enginer", "Berlin", "2027-03-01", "120k"),
    ("Senior GPU cluster engineer", "Bangalore", "2027-04-01", "4.5m"),
    ("Senior platform engineer", "Toronto", "2027-04-01", "180k"),
    ("Senior platform engineer", "Warsaw", "2027-05-01", "280k"),
    ("Senior MLOps engineer", "Dublin", "2027-02-30", "95k"),
    ("Senior network engineer", "Munich", "2027-06-01", "105k"),
    ("Senior storage engineer", "Prague", "2027-06-01", "1900k"),
    ("Senior SRE", "London", "2027-07-01", "110k"),
    ("Senior MLOps engineer", "Zürich", "2027-08-01", "160k"),
    ("Engineering manager", "Austin", "2027-09-01", "230k"),
]
"""As a spreadsheet gives them; a city, a role and a day are wrong."""

Part = TypeVar("Part", bound=QWidget)


class Driven(program.Desktop):
    """The program, within reach of the story."""

    made: "Driven"

    def __init__(self, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]
        Driven.made = self

    @property
    def session(self) -> PlanSession:
        """The open plan."""
        return self.shell.session

    @property
    def page(self) -> PlanPage:
        """The Plan page."""
        return self.shell.page

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key where the focus is."""
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)

    def shown(self, kind: type[Part]) -> Part:
        """Return the dialog of a kind that is on show."""
        until(lambda: any(each.isVisible() for each in self.window.findChildren(kind)))
        return next(each for each in self.window.findChildren(kind) if each.isVisible())


def until(condition: Callable[[], bool]) -> None:
    """Let the program go on until something is so."""
    ends = time.monotonic() + WAIT_SECONDS
    while not condition():
        if time.monotonic() > ends:
            message = f"waited in vain at line {condition.__code__.co_firstlineno}"
            raise TimeoutError(message)
        QTest.qWait(10)


def tell(desktop: Driven, **more: object) -> None:
    """Say what the plan holds."""
    positions = [
        [each.id, each.place_id, each.role, str(each.start), str(each.base_pay.amount)]
        for each in desktop.session.plan.positions
    ]
    print(json.dumps({"positions": positions, **more}), flush=True)


def before(desktop: Driven, _workbook: Path) -> None:
    """A new plan, twelve rows pasted and mended, a cell edited, and kept."""
    desktop.press(Qt.Key.Key_N, CONTROL)
    copy_rows()
    desktop.press(Qt.Key.Key_V, CONTROL)
    preview = desktop.shown(PastePreview)
    wrong = preview.draft.faulty_count
    mend(preview)
    QTest.keyClick(preview.paste_button, Qt.Key.Key_Return)
    pasted = len(desktop.session.plan.positions)
    type_over(desktop, "P-01", "325,000")
    until(lambda: is_kept(desktop))
    tell(desktop, wrong=wrong, pasted=pasted, steps=desktop.session.undo_stack.count())
    QTest.qWait(60_000)  # to be killed


def after(desktop: Driven, workbook: Path) -> None:
    """What was kept, edited on, all undone, all redone, exported."""
    session = desktop.session
    tell(desktop)
    found = session.plan
    type_over(desktop, "P-02", "330 000")
    desktop.page.positions.view.go_to("P-12", COLUMN_KEYS.index(BASE_PAY))
    desktop.press(Qt.Key.Key_D, CONTROL)
    desktop.page.positions.view.go_to("P-03", COLUMN_KEYS.index(BASE_PAY))
    desktop.press(Qt.Key.Key_Delete)
    edited, steps = session.plan, session.undo_stack.count()
    for _ in range(steps):
        desktop.press(Qt.Key.Key_Z, CONTROL)
    is_undone = session.plan == found and not session.undo_stack.canUndo()
    for _ in range(steps):
        desktop.press(Qt.Key.Key_Z, CONTROL | SHIFT)
    is_redone = session.plan == edited and not session.undo_stack.canRedo()
    export(desktop, workbook)
    tell(desktop, steps=steps, is_undone=is_undone, is_redone=is_redone)
    QTest.keyClick(desktop.window, Qt.Key.Key_Q, CONTROL)


def copy_rows() -> None:
    """Put the rows into the clipboard, as a spreadsheet does."""
    lines = [("Role", "Location", "Start", "Base"), *ROWS]
    data = QMimeData()
    data.setText("".join("\t".join(line) + "\r\n" for line in lines))
    QGuiApplication.clipboard().setMimeData(data)


def mend(preview: PastePreview) -> None:
    """Take what is offered, and type over what is left."""
    while preview.problems.fix_buttons:
        QTest.keyClick(preview.problems.fix_buttons[0], Qt.Key.Key_Return)
    [left] = preview.draft.problems
    preview.table.setCurrentIndex(preview.model.index_of(left))
    preview.table.setFocus()
    QTest.keyClick(preview.table, Qt.Key.Key_F2)
    type_and_enter(preview.table.viewport(), "2027-02-28")


def type_over(desktop: Driven, seat_id: str, text: str) -> None:
    """Type another pay into the table."""
    view = desktop.page.positions.view
    view.go_to(seat_id, COLUMN_KEYS.index(BASE_PAY))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    type_and_enter(view.viewport(), text)
    view.setFocus()


def type_and_enter(place: QWidget, text: str) -> None:
    """Type into the editor that is open there."""
    fields = [each for each in place.findChildren(Field) if each.isVisible()]
    [field] = fields
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()  # views take a text over once its key press is handled


def is_kept(desktop: Driven) -> bool:
    """Whether the draft on the disk holds what the window shows."""
    draft = desktop.shell.autosave.draft
    return draft is not None and load_plan(draft) == desktop.session.plan


def export(desktop: Driven, workbook: Path) -> None:
    """Write the workbook by keys alone."""
    desktop.press(Qt.Key.Key_E, CONTROL)
    dialog = desktop.shown(ExportDialog)
    dialog.target_field.selectAll()
    QTest.keyClicks(dialog.target_field, str(workbook))
    QTest.keyClick(dialog.export_button, Qt.Key.Key_Return)
    until(lambda: dialog.stage is ExportStage.DONE)
    dialog.close()
    desktop.window.activateWindow()
    until(lambda: QApplication.activeWindow() is desktop.window)


def main() -> int:
    """Live one of the lives."""
    live = {"before": before, "after": after}[sys.argv[1]]
    settings, workbook = map(Path, sys.argv[2:4])
    program.Desktop = Driven  # type: ignore[assignment, misc]

    def begin() -> None:
        # Not within the signal: a fault here shall end the process, and say so.
        try:
            live(Driven.made, workbook)
        except BaseException:  # noqa: BLE001 -- whatever it is
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)

    return program.run(None, settings_path=settings, on_loaded=lambda: QTimer.singleShot(0, begin))


if __name__ == "__main__":
    sys.exit(main())
