"""One edit until every widget of the Plan page shows it, against evaluating and showing anew.

Offscreen, in plans of 20 to 2,000 seats made from the sample. The baseline drops what is
known: it evaluates the plan from scratch and resets the table, in the same run.
"""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from planner.calculators.evaluation import evaluate
from planner.desktop.fonts import load_fonts
from planner.desktop.icons import Icons
from planner.desktop.pages.plan_page import PlanPage
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.positions_table import is_evidence_read
from planner.localization.formatting import Formatter
from planner.market.loader import load_snapshot
from planner.plan.edits import change_seat
from planner.plan.model import Plan
from planner.plan.samples import load_sample
from planner.quantities.identifiers import SeatId
from planner.quantities.money import Money

SIZES = (20, 200, 500, 2000)
RUNS = 25


def plan_of(seats: int) -> Plan:
    sample = load_sample("cloud-provider")
    wanted = seats - len(sample.members)
    positions = tuple(
        replace(sample.positions[number % len(sample.positions)], id=SeatId(f"P-{number + 1:03d}"))
        for number in range(wanted)
    )
    return replace(sample, positions=positions)


def edited(plan: Plan, run: int) -> Plan:
    seat = plan.positions[run % min(10, len(plan.positions))]
    raised = Money(seat.base_pay.amount + Decimal(1000), seat.base_pay.currency)
    return change_seat(plan, seat.id, base_pay=raised)


def median_ms(step: Callable[[int], None]) -> float:
    taken = []
    for run in range(RUNS):
        started = time.perf_counter()
        step(run)
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken)


def measure() -> dict[str, float]:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    load_fonts()
    theme = Theme(application, "light")
    icons, market = Icons(theme), load_snapshot()
    # Read before anybody edits, as in the program, so that every row shows its evidence.
    for table in ("pay_bands", "talent_pools", "country_facts"):
        getattr(market, table)
    assert is_evidence_read(market)
    results: dict[str, float] = {}
    for size in SIZES:
        session = PlanSession(market)
        session.new_plan(plan_of(size))
        page = PlanPage(session, theme, icons, Formatter("en"))
        page.resize(1360, 826)
        page.show()
        application.processEvents()
        page.positions.view.go_to(session.plan.positions[0].id)
        application.processEvents()

        def edit(run: int, session: PlanSession = session) -> None:
            session.apply(edited(session.plan, run), "Edit")
            application.processEvents()

        def anew(
            run: int, session: PlanSession = session, page: PlanPage = page, size: int = size
        ) -> None:
            session.adopt(evaluate(edited(session.plan, run), market), None)
            page.positions.model.show(())
            page.set_fiscal_year(None)
            page.repaint()
            application.processEvents()

        results[f"edit_to_screen_{size}_seats_ms"] = median_ms(edit)
        results[f"anew_{size}_seats_ms"] = median_ms(anew)
        results[f"anew_to_edit_{size}_seats_ratio"] = (
            results[f"anew_{size}_seats_ms"] / results[f"edit_to_screen_{size}_seats_ms"]
        )
        page.finish()
        page.close()
        page.deleteLater()
        application.processEvents()
    return results
