from dataclasses import replace

import pytest

from planner.calculators.risk.simulated import Simulation
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.scenarios.drawn_plans import PREVIEW_DRAWS, DrawnPlans
from planner.desktop.viewmodels.scenarios.trial import TrialAnswer, TrialQuestion, TrialWork
from planner.desktop.viewmodels.scenarios.what_if import WhatIf
from planner.plan.edits import add_scenario, change_hiring, rename_plan
from planner.plan.levers import LeverKind
from planner.quantities.identifiers import CurrencyCode

AGENCY = LeverKind.AGENCY


def asked(session: PlanSession, what_if: WhatIf) -> TrialQuestion:
    return TrialQuestion(session.document, what_if.plan, what_if.is_tried, session.market)


@pytest.fixture
def two_scenarios(session: PlanSession) -> PlanSession:
    session.new_plan(replace(session.plan, scenarios=(), levers={}))
    for name in ("First", "Second"):
        document = add_scenario(session.document, name)
        session.apply_document(document, "", None)
    return session


@pytest.fixture
def answer(two_scenarios: PlanSession) -> TrialAnswer:
    return TrialWork().answer(asked(two_scenarios, WhatIf(two_scenarios)))


def test_that_without_a_trial_the_plan_on_show_is_charted(answer: TrialAnswer) -> None:
    assert [column.name for column in answer.columns] == ["", "First", "Second"]
    assert answer.trial_id is None
    assert answer.subject is answer.columns[0]
    assert answer.without == answer.together


def test_that_what_is_tried_is_the_last_column_and_charted(two_scenarios: PlanSession) -> None:
    what_if = WhatIf(two_scenarios)
    what_if.set(AGENCY, is_on=True)
    answer = TrialWork().answer(asked(two_scenarios, what_if))
    assert len(answer.columns) == 4
    assert answer.subject is answer.columns[-1]
    assert answer.plan_of(answer.subject_id).levers == what_if.plan.levers
    assert answer.together.days is not None
    assert answer.without.days is not None
    assert answer.together.days < answer.without.days
    assert answer.together.run_rate >= answer.without.run_rate
    assert len(two_scenarios.document.scenarios) == 2


def test_that_an_answer_takes_over_what_still_holds(two_scenarios: PlanSession) -> None:
    work, what_if = TrialWork(), WhatIf(two_scenarios)
    first = work.answer(asked(two_scenarios, what_if))
    what_if.set(AGENCY, is_on=True)
    second = work.answer(asked(two_scenarios, what_if))
    assert second == TrialWork().answer(asked(two_scenarios, what_if))
    assert second.values[AGENCY] is first.values[AGENCY]
    assert second.without is first.without


def test_that_what_is_charted_is_drawn_first_as_a_preview(answer: TrialAnswer) -> None:
    jobs = DrawnPlans().missing(answer)
    draws = answer.question.tried.hiring.draws
    # The scenarios say what the base says: one full simulation holds for all three.
    assert [count for _plan, count in jobs] == [PREVIEW_DRAWS, draws]


def test_that_a_plan_without_months_or_currency_is_not_drawn(session: PlanSession) -> None:
    document = replace(session.document, scenarios=(), levers={})
    for broken in (
        replace(document, horizon_months=0),
        replace(document, reporting_currency=CurrencyCode("XXX")),
    ):
        question = TrialQuestion(broken, broken, is_tried=False, market=session.market)
        assert DrawnPlans().missing(TrialWork().answer(question)) == ()


def test_that_other_scenarios_follow(two_scenarios: PlanSession) -> None:
    session = two_scenarios
    session.show_scenario(session.document.scenarios[0].id)
    session.apply(change_hiring(session.plan, seed=7), "")
    answer = TrialWork().answer(asked(session, WhatIf(session)))
    jobs = DrawnPlans().missing(answer)
    assert [(plan.hiring.seed, count < 10_000) for plan, count in jobs] == [
        (7, True),
        (7, False),
        (1, False),
    ]


def test_that_what_was_drawn_holds_as_long_as_the_plan_says_the_same(
    answer: TrialAnswer, simulation: Simulation
) -> None:
    drawn, market = DrawnPlans(), answer.question.market
    plan = answer.plan_of(None)
    drawn.put(plan, market, simulation)
    assert drawn.of(rename_plan(plan, "Other"), market) is simulation
    assert drawn.of(change_hiring(plan, seed=9), market) is None
    assert drawn.of(plan, replace(market)) is None
    assert not drawn.is_whole(plan, market)
    assert drawn.of_columns(answer) == {}


def test_that_a_full_simulation_takes_the_place_of_a_preview(
    answer: TrialAnswer, simulation: Simulation
) -> None:
    drawn, market = DrawnPlans(), answer.question.market
    plan = answer.plan_of(None)
    whole = replace(simulation, draws=plan.hiring.draws)
    drawn.put(plan, market, simulation)
    drawn.put(plan, market, whole)
    assert drawn.of(plan, market) is whole
    for seed in range(50):  # many other plans
        drawn.put(change_hiring(plan, seed=100 + seed), market, simulation)
        drawn.put(plan, market, whole)
    assert drawn.of(plan, market) is whole
    assert drawn.of(change_hiring(plan, seed=100), market) is None, "the oldest are forgotten"
    assert drawn.of(change_hiring(plan, seed=140), market) is simulation
    assert set(drawn.of_columns(answer)) == {column.scenario_id for column in answer.columns}
    assert drawn.missing(answer) == ()
