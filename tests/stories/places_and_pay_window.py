"""The life of a window in the story of where to hire and what to offer.

    python places_and_pay_window.py SETTINGS_FILE PLAN_FILE

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
from planner.desktop.pages.pay_page import PayPage  # noqa: E402
from planner.desktop.pages.places_page import PlacesPage  # noqa: E402
from planner.desktop.palette.command_palette import CommandPalette  # noqa: E402
from planner.desktop.widgets.field import Field  # noqa: E402
from tests.stories.crashing_window import CONTROL, SHIFT, Driven, until  # noqa: E402


def hire(desktop: Driven) -> None:
    """Two places compared, a position added in one, its offer made, all undone and redone."""
    session, found = desktop.session, desktop.session.document
    places = look_at_places(desktop)
    QTest.keyClick(places.table, Qt.Key.Key_Space)
    QTest.keyClick(places.table, Qt.Key.Key_Down)
    QTest.keyClick(places.table, Qt.Key.Key_Space)
    run_command(desktop, "wroclaw")
    until(lambda: places.is_settled)
    desktop.press(Qt.Key.Key_N)
    tell(desktop, compared=list(places.ticked), cost_bars=cost_bars(places))

    pay = look_at_pay(desktop)
    type_over(pay.market.choices.typed, "P75")
    type_over(pay.market.cost.terms.fields["entity_setup"], "400k")
    tell(desktop, comparison=pay.market.cost.comparison.text())
    pay.market.offer.set.setFocus()
    desktop.press(Qt.Key.Key_Space)
    made, steps = session.document, session.undo_stack.count()
    tell(desktop, looked_at=pay.market.board.row.place.id if pay.market.board.row else None)

    for _ in range(steps):
        desktop.press(Qt.Key.Key_Z, CONTROL)
    is_undone = session.document == found
    for _ in range(steps):
        desktop.press(Qt.Key.Key_Z, CONTROL | SHIFT)
    tell(desktop, steps=steps, is_undone=is_undone, is_redone=session.document == made)
    desktop.press(Qt.Key.Key_S, CONTROL)
    until(lambda: session.undo_stack.isClean())  # noqa: PLW0108 -- it tells its line
    QTest.keyClick(desktop.window, Qt.Key.Key_Q, CONTROL)


def look_at_places(desktop: Driven) -> PlacesPage:
    """Turn to the Places page and wait for its answer."""
    desktop.press(Qt.Key.Key_2, CONTROL)
    page = desktop.shell.later.places_page
    until(lambda: page.is_settled)
    return page


def look_at_pay(desktop: Driven) -> PayPage:
    """Turn to the Pay page and wait for its tables."""
    desktop.press(Qt.Key.Key_4, CONTROL)
    page = desktop.shell.later.pay_page
    until(lambda: page.market.isVisible())  # noqa: PLW0108 -- it tells its line
    return page


def run_command(desktop: Driven, words: str) -> None:
    """Type into the command palette and take the first answer."""
    desktop.press(Qt.Key.Key_K, CONTROL)
    palette = desktop.shown(CommandPalette)
    QTest.keyClicks(palette.field, words)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)


def type_over(field: Field, text: str) -> None:
    """Type another text into a field."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


def cost_bars(page: PlacesPage) -> list[bool]:
    """Whether the cost of each compared place shows its range."""
    [cost] = [bars.shown for bars in page.compare.bars if bars.shown.title == "Cost, fully loaded"]
    return [bar.span is not None for bar in cost.bars]


def tell(desktop: Driven, **more: object) -> None:
    """Say what the plan holds and which page is on show."""
    positions = {
        each.id: [each.place_id, each.role, str(each.base_pay.amount), each.base_pay.currency]
        for each in desktop.session.plan.positions
    }
    found = {"page": desktop.shell.page_key, "positions": positions}
    print(json.dumps({**found, **more}), flush=True)


def main() -> int:
    """Live."""
    program.Desktop = Driven  # type: ignore[assignment, misc]

    def begin() -> None:
        # Not within the signal: a fault here shall end the process, and say so.
        try:
            hire(Driven.made)
        except BaseException:  # noqa: BLE001 -- whatever it is
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)

    settings, plan = map(Path, sys.argv[1:])
    return program.run(plan, settings_path=settings, on_loaded=lambda: QTimer.singleShot(0, begin))


if __name__ == "__main__":
    sys.exit(main())
