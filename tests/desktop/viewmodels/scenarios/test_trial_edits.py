from dataclasses import replace

import pytest

from planner.calculators.hiring.timeline import expected_timeline
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.scenarios.trial_edits import TrialEdits
from planner.desktop.viewmodels.scenarios.what_if import WhatIf
from planner.localization.formatting import Formatter
from planner.plan.edits import add_scenario, change_seat
from planner.plan.levers import LeverKind
from planner.quantities.identifiers import ScenarioId

UPLIFT, AGENCY, BRAND = LeverKind.PAY_UPLIFT, LeverKind.AGENCY, LeverKind.EMPLOYER_BRAND


def shown(session: PlanSession) -> ScenarioId | None:
    return session.plan.scenario_id


@pytest.fixture
def what_if(session: PlanSession) -> WhatIf:
    session.new_plan(replace(session.plan, scenarios=(), levers={}))
    return WhatIf(session)


@pytest.fixture
def edits(session: PlanSession, what_if: WhatIf, formatter: Formatter) -> TrialEdits:
    return TrialEdits(session, what_if, formatter)


def test_that_keeping_is_one_step_into_the_plan_on_show(
    session: PlanSession, what_if: WhatIf, edits: TrialEdits
) -> None:
    what_if.set(UPLIFT, is_on=True)
    what_if.set(AGENCY, is_on=True)
    tried = what_if.plan
    assert edits.keep() == "Change levers: Recruiting agency, Raise pay"
    assert session.plan == tried
    assert session.undo_stack.count() == 1
    session.undo()
    assert not session.plan.levers


def test_that_many_levers_are_counted_and_none_is_no_step(
    session: PlanSession, what_if: WhatIf, edits: TrialEdits
) -> None:
    assert edits.keep() == ""
    for kind in (UPLIFT, AGENCY, BRAND):
        what_if.set(kind, is_on=True)
    assert edits.keep() == "Change 3 levers"


def test_that_accepting_moves_starts_and_levers_of_the_base_in_one_step(
    session: PlanSession, what_if: WhatIf, edits: TrialEdits
) -> None:
    before = session.document
    what_if.set(UPLIFT, is_on=True)
    expected = expected_timeline(what_if.plan, session.market)
    late = [each for each, seat in expected.seats.items() if seat.days_late > 1]
    assert late
    sentence = edits.accept()
    assert sentence.startswith("The base has these levers now.")
    after = {each.id: each.start for each in session.document.positions}
    for seat_id in late:
        assert after[seat_id] == expected.seats[seat_id].expected.first_day
    assert session.document.levers[UPLIFT].is_on
    assert session.undo_stack.count() == 1
    session.undo()
    assert session.document == before


def test_that_accepting_from_a_scenario_goes_into_the_base_and_shows_it(
    session: PlanSession, what_if: WhatIf, edits: TrialEdits
) -> None:
    document = add_scenario(session.document, "Faster")
    session.apply_document(document, "", document.scenarios[0].id)
    what_if.set(UPLIFT, is_on=True)
    edits.accept()
    assert shown(session) is None
    assert session.document.levers[UPLIFT].is_on
    session.undo()
    assert shown(session) == document.scenarios[0].id
    assert not session.document.levers


def test_that_nobody_is_made_to_start_after_their_last_day(
    session: PlanSession, what_if: WhatIf, edits: TrialEdits
) -> None:
    expected = expected_timeline(what_if.plan, session.market).seats
    late = next(each for each, seat in expected.items() if seat.days_late > 30)
    before = next(each for each in session.plan.positions if each.id == late)
    session.apply(change_seat(session.plan, late, end=before.start), "")
    sentence = edits.accept()
    assert sentence.endswith(
        "1 kept its start: it is expected after its end, or nobody can fill it."
    )
    assert next(each for each in session.plan.positions if each.id == late).start == before.start


def test_that_accepting_twice_says_that_nothing_is_left_to_do(
    session: PlanSession, edits: TrialEdits
) -> None:
    edits.accept()
    assert edits.accept() == "Levers and starts of the base are already as expected."
    assert session.undo_stack.count() == 1
