"""One step of scrolling the chart of 500 hires, and what one start moved asks of the page.

Offscreen, with 60 members who help, each hire in one of the sample's places. A frame at 60 Hz is
the baseline of scrolling.
"""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from planner.desktop.fonts import load_fonts
from planner.desktop.icons import Icons
from planner.desktop.pages.onboarding_page import OnboardingPage
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.onboarding.board import onboarding_board
from planner.localization.formatting import Formatter
from planner.market.loader import load_snapshot
from planner.plan.edits import change_seat
from planner.plan.model import Plan
from planner.plan.samples import load_sample
from planner.quantities.identifiers import SeatId

HIRES, MEMBERS, STEPS = 500, 60, 120
FRAME_MS = 1000 / 60
TODAY = date(2026, 11, 26)


def large_plan() -> Plan:
    plan = load_sample("cloud-provider")
    members = tuple(
        replace(
            plan.members[n % len(plan.members)], id=SeatId(f"M-{n + 1:02d}"), name=f"Member {n}"
        )
        for n in range(MEMBERS)
    )
    positions = tuple(
        replace(
            plan.positions[n % len(plan.positions)],
            id=SeatId(f"P-{n + 1:03d}"),
            candidate="",
            start=date(2027, 1, 4) + timedelta(days=7 * n % 330),
            buddy_id=members[n % MEMBERS].id,
            mentor_id=members[(n + 7) % MEMBERS].id,
        )
        for n in range(HIRES)
    )
    return replace(plan, members=members, positions=positions)


def median_ms(step: Callable[[int], object], runs: int) -> tuple[float, float]:
    taken = []
    for number in range(runs):
        started = time.perf_counter()
        step(number)
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def measure() -> dict[str, float]:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    load_fonts()
    theme, market, plan = Theme(application, "light"), load_snapshot(), large_plan()
    session = PlanSession(market)
    session.new_plan(plan)
    page = OnboardingPage(session, theme, Icons(theme), Formatter("en"), lambda: TODAY)
    page.resize(1360, 826)
    page.show()
    while page.board is None:
        application.processEvents()
        time.sleep(0.005)
    gantt = page.gantt
    bar = gantt.scroll_bar

    def scroll(number: int) -> None:
        bar.setValue(number * bar.maximum() // STEPS)
        gantt.repaint()

    def move(number: int) -> None:
        start = date(2027, 3, 1) + timedelta(days=number)
        moved = change_seat(plan, plan.positions[7].id, start=start)
        onboarding_board(moved, market, TODAY)

    frame, slow_frame = median_ms(scroll, STEPS)
    moved, _slow = median_ms(move, 7)
    page.finish()
    page.close()
    page.deleteLater()
    application.processEvents()
    return {
        "scroll_step_500_hires_ms": frame,
        "scroll_step_500_hires_p95_ms": slow_frame,
        "frame_to_scroll_step_500_hires_ratio": FRAME_MS / frame,
        "one_start_moved_on_its_thread_500_hires_ms": moved,
    }
