"""Pasting 500 rows: until they are part of a plan, and until every widget of the page shows them.

Offscreen, into the sample plan. The baseline adds rows one by one, as by hand, in the same run.
"""

import os
import statistics
import time
from collections.abc import Callable
from datetime import date

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from planner.desktop.fonts import load_fonts
from planner.desktop.icons import Icons
from planner.desktop.pages.plan_page import PlanPage
from planner.desktop.session.clipboard import copied_grid
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.intake.cells.cell_reading import CellReader
from planner.intake.pastes.paste_draft import PasteTarget, draft_paste
from planner.intake.pastes.paste_draft import paste as paste_draft
from planner.localization.formatting import Formatter
from planner.market.loader import load_snapshot
from planner.plan.samples import load_sample

ROWS = 500
BY_HAND = 50
RUNS = 7
PLACES = ("Kraków", "Bangalore", "Berlin", "Toronto", "Oslo", "São Paulo", "Dublin", "Singapore")
ROLES = ("Senior SRE", "GPU cluster engineer, Staff", "MLOps engineer", "Kernel engineer")


def roster() -> str:
    lines = (
        f"{ROLES[n % 4]}\t{PLACES[n % 8]}\t{80 + n}k\t{n % 28 + 1}/{n % 12 + 1}/27\tOpen"
        for n in range(ROWS)
    )
    return "\n".join(("Title\tLocation\tBase salary\tStart date\tStatus", *lines))


def median_ms(step: Callable[[], object], between: Callable[[], object], runs: int) -> float:
    taken = []
    for _ in range(runs):
        started = time.perf_counter()
        step()
        taken.append((time.perf_counter() - started) * 1000)
        between()
    return statistics.median(taken)


def measure() -> dict[str, float]:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    load_fonts()
    theme = Theme(application, "light")
    session = PlanSession(load_snapshot())
    session.new_plan(load_sample("cloud-provider"))
    page = PlanPage(session, theme, Icons(theme), Formatter("en"))
    page.resize(1360, 826)
    page.show()
    application.processEvents()
    QGuiApplication.clipboard().setText(roster())

    def paste() -> None:
        page.clipboard.paste()
        application.processEvents()
        assert len(session.plan.positions) >= ROWS

    def take_back() -> None:
        session.undo()
        application.processEvents()

    def by_hand() -> None:
        for _ in range(BY_HAND):
            page.add_position()
            application.processEvents()

    paste()  # what a language's names and the market's tables cost once is not measured
    take_back()

    def read() -> None:
        reader = CellReader(session.plan, session.market, Formatter("en"), date(2026, 11, 26))
        draft = draft_paste(copied_grid(), PasteTarget(), reader)
        assert len(paste_draft(draft, reader).seat_ids) == ROWS

    read_only = median_ms(read, lambda: None, RUNS)
    pasted = median_ms(paste, take_back, RUNS)
    one_by_one = median_ms(by_hand, lambda: None, 1)
    page.close()
    page.finish()
    page.deleteLater()
    application.processEvents()
    return {
        "read_500_rows_into_a_plan_ms": read_only,
        "paste_500_rows_to_screen_ms": pasted,
        "one_row_by_hand_ms": one_by_one / BY_HAND,
        "rows_by_hand_to_rows_pasted_ratio": (one_by_one / BY_HAND) / (pasted / ROWS),
    }
