from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from planner.desktop.session.own_figures import OwnFigures
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.market.overridden import published_values
from planner.market.override import FigureKey
from planner.market.snapshot import Snapshot
from planner.plan.edits import PlanEditError
from planner.plan.model import Plan
from planner.quantities.identifiers import CountryCode

KEY = FigureKey.talent_pool(CountryCode("PL"))
VALUES = (Decimal(1000), Decimal(2000), Decimal(3000))


@pytest.fixture
def session(market: Snapshot, sample_plan: Plan) -> PlanSession:
    session = PlanSession(market)
    session.new_plan(sample_plan)
    return session


@pytest.fixture
def own(session: PlanSession, tmp_path: Path) -> OwnFigures:
    preferences = Preferences(tmp_path / "settings.ini")
    preferences.author = "Ada"
    return OwnFigures(session, preferences, lambda: date(2026, 9, 1))


def test_that_an_own_figure_is_signed_dated_and_keeps_what_was_published(
    session: PlanSession, own: OwnFigures, market: Snapshot
) -> None:
    own.give(KEY, VALUES, " we asked around ")
    override = session.plan.overrides[KEY]
    assert override.values == VALUES
    reason = override.reason
    assert (reason.author, reason.day, reason.why) == ("Ada", date(2026, 9, 1), "we asked around")
    assert reason.originals == published_values(market, KEY)
    assert (
        session.evaluation.market.talent_pools.countries[CountryCode("PL")].professionals.low
        == 1000
    )


def test_that_an_own_figure_given_twice_still_keeps_the_published_one(
    session: PlanSession, own: OwnFigures, market: Snapshot
) -> None:
    own.give(KEY, VALUES, "")
    own.give(KEY, (Decimal(1), Decimal(2), Decimal(3)), "")
    assert session.plan.overrides[KEY].reason.originals == published_values(market, KEY)


def test_that_giving_and_taking_back_are_one_undo_step_each(
    session: PlanSession, own: OwnFigures, sample_plan: Plan
) -> None:
    own.give(KEY, VALUES, "")
    own.take_back(KEY)
    assert session.plan.overrides == sample_plan.overrides
    session.undo()
    assert session.plan.overrides[KEY].values == VALUES
    session.undo()
    assert session.plan == sample_plan


def test_that_values_out_of_order_change_nothing(
    session: PlanSession, own: OwnFigures, sample_plan: Plan
) -> None:
    with pytest.raises(PlanEditError):
        own.give(KEY, VALUES[::-1], "")
    assert session.plan == sample_plan
