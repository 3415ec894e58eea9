from dataclasses import replace

import pytest

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.scenarios.what_if import WhatIf
from planner.plan.edits import PlanEditError, add_scenario, change_lever, rename_plan
from planner.plan.levers import LeverKind

UPLIFT, AGENCY = LeverKind.PAY_UPLIFT, LeverKind.AGENCY


@pytest.fixture
def what_if(session: PlanSession) -> WhatIf:
    session.new_plan(replace(session.plan, levers={}, scenarios=()))
    return WhatIf(session)


def test_that_nothing_tried_is_the_very_plan_on_show(what_if: WhatIf, session: PlanSession) -> None:
    assert what_if.plan is session.plan
    what_if.set(UPLIFT, is_on=True)
    what_if.set(UPLIFT, is_on=False)
    assert what_if.plan is session.plan
    assert not what_if.is_tried


def test_that_trying_a_lever_leaves_the_plan_alone(what_if: WhatIf, session: PlanSession) -> None:
    before = session.plan
    what_if.set(UPLIFT, is_on=True)
    assert session.plan is before
    assert what_if.plan.levers[UPLIFT].is_on
    assert what_if.tried == {UPLIFT}


def test_that_what_is_tried_stays_on_top_of_edits_made_meanwhile(
    what_if: WhatIf, session: PlanSession
) -> None:
    what_if.set(UPLIFT, is_on=True)
    session.apply(change_lever(rename_plan(session.plan, "Other"), AGENCY, is_on=True), "")
    assert what_if.plan.name == "Other"
    assert what_if.plan.levers[UPLIFT].is_on
    assert what_if.plan.levers[AGENCY].is_on
    assert what_if.tried == {UPLIFT}


def test_that_what_is_tried_goes_with_the_reader_to_another_scenario(
    what_if: WhatIf, session: PlanSession
) -> None:
    what_if.set(UPLIFT, is_on=True)
    document = add_scenario(session.document, "Other")
    session.apply_document(document, "", document.scenarios[-1].id)
    assert what_if.plan.scenario_id == document.scenarios[-1].id
    assert what_if.plan.levers[UPLIFT].is_on


def test_that_what_the_plan_says_now_is_no_longer_tried(
    what_if: WhatIf, session: PlanSession
) -> None:
    what_if.set(UPLIFT, is_on=True)
    session.apply(what_if.plan, "")
    assert not what_if.is_tried


def test_that_a_lever_that_is_on_can_be_tried_off(what_if: WhatIf, session: PlanSession) -> None:
    session.apply(change_lever(session.plan, UPLIFT, is_on=True), "")
    what_if.set(UPLIFT, is_on=False)
    assert UPLIFT not in what_if.plan.levers
    assert what_if.is_tried
    what_if.drop()
    assert what_if.plan is session.plan


def test_that_a_setting_the_plan_cannot_hold_is_not_tried(what_if: WhatIf) -> None:
    with pytest.raises(PlanEditError):
        what_if.set(UPLIFT, bogus=1)
    assert not what_if.is_tried
