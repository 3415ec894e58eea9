"""A scenario made of a plan that was tried out."""

import pytest

from planner.plan.edits import (
    EditFault,
    PlanEditError,
    add_scenario,
    add_scenario_plan,
    change_lever,
    change_seat,
    remove_scenario,
)
from planner.plan.levers import LeverKind
from planner.plan.model import Plan
from planner.plan.scenario_plans import scenario_plan, with_scenario_plan
from planner.quantities.identifiers import ScenarioId, SeatId

S1, S2 = ScenarioId("S-1"), ScenarioId("S-2")
P1 = SeatId("P-01")


@pytest.fixture
def document(plan: Plan) -> Plan:
    """A base with one scenario that puts a note on a position."""
    added = add_scenario(plan, "Noted")
    return with_scenario_plan(added, change_seat(scenario_plan(added, S1), P1, notes="There"))


def test_that_what_was_tried_on_the_base_becomes_a_scenario_of_it(document: Plan) -> None:
    tried = change_lever(document, LeverKind.PAY_UPLIFT, is_on=True)
    after = add_scenario_plan(document, "Pay more", tried)
    assert scenario_plan(after, S2).levers == tried.levers
    assert after.levers == document.levers
    assert [each.name for each in after.scenarios] == ["Noted", "Pay more"]
    assert len(after.scenarios[-1].changes) == 1


def test_that_what_was_tried_on_a_scenario_keeps_what_that_changes(document: Plan) -> None:
    tried = change_lever(scenario_plan(document, S1), LeverKind.AGENCY, is_on=True)
    after = add_scenario_plan(document, "With an agency", tried)
    made = scenario_plan(after, S2)
    assert made.levers == tried.levers
    assert next(each for each in made.positions if each.id == P1).notes == "There"
    assert not scenario_plan(after, S1).levers


def test_that_a_name_that_is_taken_is_refused(document: Plan) -> None:
    with pytest.raises(PlanEditError) as refused:
        add_scenario_plan(document, "noted", document)
    assert refused.value.fault is EditFault.SCENARIO_NAME_TAKEN


def test_that_a_plan_of_a_scenario_that_is_gone_is_refused(document: Plan) -> None:
    tried = scenario_plan(document, S1)
    with pytest.raises(PlanEditError) as refused:
        add_scenario_plan(remove_scenario(document, S1), "Later", tried)
    assert refused.value.fault is EditFault.UNKNOWN_SCENARIO
