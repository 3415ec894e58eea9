"""The two lives of a window in the story of a scenario: ``before`` a crash, and ``after`` it.

    python scenario_window.py before|after SETTINGS_FILE

Each life does by key what a reader does, and tells on standard output, in a line of JSON, what it
finds. The first ends in waiting to be killed.
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
from PySide6.QtWidgets import QApplication  # noqa: E402

from planner.desktop import app as program  # noqa: E402
from planner.desktop.new_scenario_dialog import NewScenarioDialog  # noqa: E402
from planner.desktop.palette.command_palette import CommandPalette  # noqa: E402
from planner.desktop.scenarios_dialog import ScenariosDialog  # noqa: E402
from planner.plan.store import load_plan  # noqa: E402
from tests.stories.crashing_window import CONTROL, SHIFT, Driven, type_over, until  # noqa: E402

ALT = Qt.KeyboardModifier.AltModifier


def before(desktop: Driven) -> None:
    """A sample, a scenario of it, two cells edited in it, and all of it kept."""
    run_command(desktop, "new from sample")
    until(lambda: desktop.session.is_open)
    desktop.press(Qt.Key.Key_S, CONTROL | ALT)
    dialog = desktop.shown(NewScenarioDialog)
    QTest.keyClicks(dialog.name, "Munich")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    until(lambda: desktop.session.scenario is not None)
    back_to_window(desktop)
    type_over(desktop, "P-01", "500 000")
    type_over(desktop, "P-02", "6 000 000")
    until(lambda: is_kept(desktop))
    tell(desktop)
    QTest.qWait(60_000)  # to be killed


def after(desktop: Driven) -> None:
    """What was kept: switched, the base edited, promoted, all undone."""
    session = desktop.session
    found = session.document
    tell(desktop)
    type_over(desktop, "P-01", "600 000")
    type_over(desktop, "P-03", "700 000")
    run_command(desktop, "munich")
    tell(desktop)
    run_command(desktop, "manage scenarios")
    dialog = desktop.shown(ScenariosDialog)
    QTest.keyClick(dialog.promote_button, Qt.Key.Key_Return)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    back_to_window(desktop)
    tell(desktop)
    steps = session.undo_stack.count()
    for _ in range(steps):
        desktop.press(Qt.Key.Key_Z, CONTROL)
    is_undone = session.document == found and not session.undo_stack.canUndo()
    for _ in range(steps):
        desktop.press(Qt.Key.Key_Z, CONTROL | SHIFT)
    tell(desktop, steps=steps, is_undone=is_undone)
    QTest.keyClick(desktop.window, Qt.Key.Key_Q, CONTROL)


def run_command(desktop: Driven, words: str) -> None:
    """Type into the command palette and take the first answer."""
    desktop.press(Qt.Key.Key_K, CONTROL)
    palette = desktop.shown(CommandPalette)
    QTest.keyClicks(palette.field, words)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)


def back_to_window(desktop: Driven) -> None:
    """Wait until keys go to the window again."""
    desktop.window.activateWindow()
    until(lambda: QApplication.activeWindow() is desktop.window)


def is_kept(desktop: Driven) -> bool:
    """Whether the draft on the disk holds the base with its scenario."""
    draft = desktop.shell.autosave.draft
    return draft is not None and load_plan(draft) == desktop.session.document


def tell(desktop: Driven, **more: object) -> None:
    """Say what is on show."""
    session = desktop.session
    pay = {seat.id: str(seat.base_pay.amount) for seat in session.plan.positions[:3]}
    scenario = session.scenario.name if session.scenario is not None else None
    names = [each.name for each in session.document.scenarios]
    label = desktop.window.top_bar.scenario.label
    found = {"pay": pay, "scenario": scenario, "scenarios": names, "label": label}
    print(json.dumps({**found, **more}), flush=True)


def main() -> int:
    """Live one of the lives."""
    live = {"before": before, "after": after}[sys.argv[1]]
    program.Desktop = Driven  # type: ignore[assignment, misc]

    def begin() -> None:
        # Not within the signal: a fault here shall end the process, and say so.
        try:
            live(Driven.made)
        except BaseException:  # noqa: BLE001 -- whatever it is
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)

    settings = Path(sys.argv[2])
    return program.run(None, settings_path=settings, on_loaded=lambda: QTimer.singleShot(0, begin))


if __name__ == "__main__":
    sys.exit(main())
