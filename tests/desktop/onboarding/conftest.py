"""A hire's plan on the healthcare sample, for a fixed day."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.desktop.onboarding import text_of_hire
from planner.desktop.onboarding.hire_plan_text import HirePlanText
from planner.localization.formatting import Formatter
from planner.localization.messages import use_language
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.plan.samples import load_sample
from planner.quantities.identifiers import SeatId

TODAY = date(2026, 11, 26)
P_01 = SeatId("P-01")
Written = Callable[..., HirePlanText]


@pytest.fixture(scope="session")
def healthcare() -> Plan:
    return load_sample("healthcare-startup")


@pytest.fixture
def written(market: Snapshot, healthcare: Plan) -> Written:
    """Return the texts of a hire's plan."""

    def of(plan: Plan = healthcare, language: str = "en", today: date = TODAY) -> HirePlanText:
        use_language(language)
        return text_of_hire(plan, market, P_01, Formatter(language), today)

    return of


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(1280, 800)
    qtbot.addWidget(window)
    window.show()
    return window
