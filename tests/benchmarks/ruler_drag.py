"""One step of dragging working hours on the ruler until the page shows what comes of it.

Offscreen, with the sample's 21 people, each in a row of their own, and 8 places. The baseline works
the whole year out within the step, as a page would that knows no other thread, in the same run.
"""

import os
import statistics
import time
from collections.abc import Callable
from datetime import date

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.desktop.fonts import load_fonts
from planner.desktop.icons import Icons
from planner.desktop.pages.time_zones_page import TimeZonesPage
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.overlap_year import year_answer
from planner.desktop.widgets.zone_ruler import ROW
from planner.localization.formatting import Formatter
from planner.market.loader import load_snapshot
from planner.plan.samples import load_sample

STEPS = 60
FRAME_MS = 16.0


def times_ms(step: Callable[[int], None]) -> list[float]:
    taken = []
    for number in range(STEPS):
        started = time.perf_counter()
        step(number)
        taken.append((time.perf_counter() - started) * 1000)
    return taken


def measure() -> dict[str, float]:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    load_fonts()
    theme = Theme(application, "light")
    session = PlanSession(load_snapshot())
    session.new_plan(load_sample("cloud-provider"))
    page = TimeZonesPage(session, theme, Icons(theme), Formatter("en"))
    page.resize(1360, 826)
    page.show()
    application.processEvents()
    overlap = page.overlap
    results: dict[str, float] = {}
    for by_people in (False, True):
        overlap.board.show_people(by_people=by_people)
        overlap.board.drop()
        overlap.go_to(date(2027, 3, 10))
        application.processEvents()
        ruler, board = overlap.ruler, overlap.board
        number = next(n for n, r in enumerate(board.shown.rows) if r.row.place.name == "Berlin")
        middle = ruler.row_top(number) + ROW // 2

        def at(minute: int, middle: int = middle) -> QPoint:
            return QPoint(round(overlap.ruler.columns.x(minute, 1440)), middle)

        def drag(step: int) -> None:
            QTest.mouseMove(overlap.ruler, at(600 + 15 * (1 + step % 20)))
            application.processEvents()

        def drag_with_year(step: int) -> None:
            drag(step)
            year_answer(overlap.board.year_question())

        QTest.mousePress(ruler, Qt.MouseButton.LeftButton, pos=at(600))
        taken = times_ms(drag)
        with_year = times_ms(drag_with_year)
        assert board.has_trial
        QTest.mouseRelease(ruler, Qt.MouseButton.LeftButton, pos=at(615))
        rows = f"{len(board.shown.rows)}_rows"
        results[f"drag_step_{rows}_ms"] = statistics.median(taken)
        results[f"drag_step_{rows}_p95_ms"] = statistics.quantiles(taken, n=20)[-1]
        results[f"frame_to_drag_step_{rows}_ratio"] = FRAME_MS / statistics.median(taken)
        results[f"drag_step_with_year_{rows}_ms"] = statistics.median(with_year)
        results[f"with_year_to_drag_step_{rows}_ratio"] = statistics.median(
            with_year
        ) / statistics.median(taken)
    page.finish()
    page.close()
    page.deleteLater()
    application.processEvents()
    return results
