"""The life of a window in the story of levers: tried, saved as a scenario, accepted, undone.

    python levers_window.py SETTINGS_FILE PLAN_FILE

It does by key what a reader does, and tells on standard output, in a line of JSON, what it finds.
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
from planner.desktop.pages.scenarios_page import ScenariosPage  # noqa: E402
from planner.desktop.palette.command_palette import CommandPalette  # noqa: E402
from planner.market.lever import LeverKind  # noqa: E402
from tests.stories.crashing_window import CONTROL, SHIFT, Driven, until  # noqa: E402


def try_levers(desktop: Driven) -> None:
    """A lever tried and saved as a scenario, the base shown again, another one accepted, undone."""
    session, found = desktop.session, desktop.session.document
    desktop.press(Qt.Key.Key_5, CONTROL)
    page = desktop.shown(ScenariosPage)
    settle(page)
    tell(desktop, page)
    switch(page, LeverKind.PAY_UPLIFT)
    settle(page)
    tell(desktop, page)
    desktop.press(Qt.Key.Key_N, CONTROL | SHIFT)
    dialog = desktop.shown(NewScenarioDialog)
    QTest.keyClicks(dialog.name, "Pay more")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    back_to_window(desktop)
    settle(page)
    tell(desktop, page)

    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, 0))
    QTest.keyClick(page.table, Qt.Key.Key_Return)  # the base
    settle(page)
    switch(page, LeverKind.AGENCY)
    settle(page)
    run_command(desktop, "accept levers")
    back_to_window(desktop)
    settle(page)
    made, steps = session.document, session.undo_stack.count()
    tell(desktop, page)
    for _ in range(steps):
        desktop.press(Qt.Key.Key_Z, CONTROL)
    is_undone = session.document == found
    for _ in range(steps):
        desktop.press(Qt.Key.Key_Z, CONTROL | SHIFT)
    settle(page)
    tell(desktop, page, steps=steps, is_undone=is_undone, is_redone=session.document == made)
    desktop.press(Qt.Key.Key_S, CONTROL)
    until(lambda: session.undo_stack.isClean())  # noqa: PLW0108 -- it tells its line
    QTest.keyClick(desktop.window, Qt.Key.Key_Q, CONTROL)


def settle(page: ScenariosPage) -> None:
    """Wait until everything is worked out and drawn."""
    until(
        lambda: (
            page.board.answer is not None
            and not page.work.is_running
            and not page.runs.is_running
            and page.board.answer.question.document == page.board.question().document
        )
    )


def switch(page: ScenariosPage, kind: LeverKind) -> None:
    """Switch a lever by key."""
    button = page.trials.panel.rows[kind].switch
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


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


def tell(desktop: Driven, page: ScenariosPage, **more: object) -> None:
    """Say what is on show."""
    session = desktop.session
    table = page.model.table
    found = {
        "scenario": session.scenario.name if session.scenario is not None else None,
        "levers": sorted(kind for kind, each in session.plan.levers.items() if each.is_on),
        "starts": {each.id: str(each.start) for each in session.plan.positions},
        "columns": [head.name for head in table.heads],
        "rows": {row.name: [(each.text, each.delta) for each in row.cells] for row in table.rows},
        "together": [(line.before, line.after) for line in page.trials.together.lines.lines],
        "draws": page.charts.status.text(),
    }
    print(json.dumps({**found, **more}), flush=True)


def main() -> int:
    """Live the life."""
    program.Desktop = Driven  # type: ignore[assignment, misc]

    def begin() -> None:
        # Not within the signal: a fault here shall end the process, and say so.
        try:
            try_levers(Driven.made)
        except BaseException:  # noqa: BLE001 -- whatever it is
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)

    settings, file = Path(sys.argv[1]), Path(sys.argv[2])
    return program.run(file, settings_path=settings, on_loaded=lambda: QTimer.singleShot(0, begin))


if __name__ == "__main__":
    sys.exit(main())
