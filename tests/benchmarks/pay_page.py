"""Another role on the Pay page until all of it is painted, and one step of its sliders.

Offscreen, with the sample's 21 seats in 8 places and a shortlist of 12 more. Each is held against
a frame of 16 ms, in the window thread's own processor time; the baseline prices every place of the market for the role, as a page would that
looked at more than it shows, in the same run.
"""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from planner.desktop.fonts import load_fonts
from planner.desktop.icons import Icons
from planner.desktop.pages.pay_page import PayPage
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.pay.place_pay import place_pays
from planner.localization.formatting import Formatter
from planner.market.loader import load_snapshot
from planner.market.role import RoleFamily
from planner.plan.edits import shortlist_place
from planner.plan.samples import load_sample

STEPS = 60
FRAME_MS = 16.0
SHORTLISTED = 12
ROLES = tuple(RoleFamily)


def times_ms(step: Callable[[int], None]) -> list[float]:
    taken = []
    for number in range(STEPS):
        started = time.thread_time()
        step(number)
        taken.append((time.thread_time() - started) * 1000)
    return taken


def session_with_shortlist() -> PlanSession:
    market = load_snapshot()
    plan = load_sample("cloud-provider")
    for place_id in list(market.places)[:: len(market.places) // SHORTLISTED][:SHORTLISTED]:
        plan = shortlist_place(plan, place_id)
    assert market.pay_bands is not None
    assert market.talent_pools is not None
    assert market.country_facts is not None
    session = PlanSession(market)
    session.new_plan(plan)
    return session


def measure() -> dict[str, float]:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    load_fonts()
    theme = Theme(application, "light")
    session = session_with_shortlist()
    page = PayPage(session, theme, Icons(theme), Formatter("en"))
    page.resize(1360, 826)
    page.show()
    application.processEvents()
    tab = page.market

    def show_role(number: int) -> None:
        tab.choices.role.chosen.emit("role", ROLES[number % len(ROLES)])
        application.processEvents()

    def move_percentile(number: int) -> None:
        tab.choices.percentile.setValue(20 + number)
        application.processEvents()

    def move_uplift(number: int) -> None:
        tab.choices.uplift.setValue(5 * (1 + number % 8))
        application.processEvents()

    def price_all(number: int) -> None:
        role = ROLES[number % len(ROLES)]
        asked = replace(tab.board.question, role=role, added=tuple(session.market.places))
        place_pays(asked, session.plan, session.evaluation.market)

    results: dict[str, float] = {}
    for step in (show_role, move_percentile, move_uplift):
        times_ms(step)  # the bands of each role are made once
        taken = times_ms(step)
        results[f"{step.__name__}_ms"] = statistics.median(taken)
        results[f"{step.__name__}_p95_ms"] = statistics.quantiles(taken, n=20)[-1]
        results[f"frame_to_{step.__name__}_ratio"] = FRAME_MS / statistics.median(taken)
    all_places = statistics.median(times_ms(price_all))
    results["price_all_places_ms"] = all_places
    results["all_places_to_show_role_ratio"] = all_places / results["show_role_ms"]
    page.strip.setCurrentIndex(1)
    application.processEvents()
    equity = page.equity

    def move_raise(number: int) -> None:
        equity.slider.setValue(20 + number)
        application.processEvents()

    results["move_raise_ms"] = statistics.median(times_ms(move_raise))
    assert len(tab.board.rows) > SHORTLISTED
    assert Decimal("0.1") <= tab.board.question.percentile
    page.finish()
    page.close()
    page.deleteLater()
    application.processEvents()
    return results
