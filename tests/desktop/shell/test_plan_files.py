"""Opening, saving and making plans behind the plan menu."""

from datetime import date
from pathlib import Path

import pytest

from planner.desktop.plan_files import PlanFiles
from planner.desktop.session.autosave import Autosave
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences


@pytest.mark.parametrize(
    ("today", "first_month"),
    [
        (date(2026, 6, 30), "2026-01"),
        (date(2026, 7, 1), "2027-01"),
        (date(2026, 11, 24), "2027-01"),
    ],
)
def test_that_a_new_plan_is_for_the_year_at_hand(
    session: PlanSession,
    preferences: Preferences,
    tmp_path: Path,
    today: date,
    first_month: str,
) -> None:
    autosave = Autosave(session, tmp_path / "drafts")
    PlanFiles(session, autosave, preferences, today=lambda: today).new_plan()
    assert str(session.plan.horizon_start) == first_month
    assert session.plan.horizon_months == 12
