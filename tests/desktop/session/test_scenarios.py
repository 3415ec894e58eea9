"""Scenarios of the open plan: on show, edited, undone, saved, recovered, merged."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.calculators.evaluation import evaluate
from planner.desktop.session.autosave import Autosave
from planner.desktop.session.other_side import bring_together, read_other_side
from planner.desktop.session.plan_session import FileFailure, PlanSession
from planner.desktop.session.scenarios import Scenarios
from planner.localization.formatting import Formatter
from planner.market.role import Level
from planner.market.snapshot import Snapshot
from planner.plan.edits import (
    EditFault,
    PlanEditError,
    change_seat,
    remove_seats,
    rename_plan,
)
from planner.plan.model import Plan
from planner.plan.scenario_plans import scenario_plan
from planner.plan.store import load_plan, save_plan
from planner.quantities.identifiers import ScenarioId, SeatId

P1, P2 = SeatId("P-01"), SeatId("P-02")
S1, S2 = ScenarioId("S-1"), ScenarioId("S-2")


@pytest.fixture
def scenarios(session: PlanSession) -> Scenarios:
    return Scenarios(session, Formatter("en"))


def _raise_pay(session: PlanSession, amount: int, seat_id: SeatId = P1) -> None:
    session.apply(_paid(session.plan, amount, seat_id), f"Change base pay of {seat_id}")


def _paid(plan: Plan, amount: int, seat_id: SeatId = P1) -> Plan:
    seat = next(seat for seat in plan.seats if seat.id == seat_id)
    return change_seat(plan, seat_id, base_pay=replace(seat.base_pay, amount=Decimal(amount)))


def _pay(session: PlanSession, seat_id: SeatId = P1) -> Decimal:
    return next(seat.base_pay.amount for seat in session.plan.seats if seat.id == seat_id)


def test_that_an_edit_in_a_scenario_is_its_own_and_says_so(
    session: PlanSession, scenarios: Scenarios, market: Snapshot
) -> None:
    base = session.plan
    scenarios.add("Munich")
    _raise_pay(session, 500_000)
    assert session.undo_stack.undoText() == "Change base pay of P-01 in Munich"
    assert session.evaluation == evaluate(session.plan, market)
    session.show_scenario(None)
    assert replace(session.plan, scenarios=()) == base
    assert session.evaluation == evaluate(session.document, market)
    session.show_scenario(S1)
    assert _pay(session) == 500_000


def test_that_switching_is_no_undo_step_and_tells_what_differs(
    session: PlanSession, scenarios: Scenarios, qtbot: QtBot
) -> None:
    scenarios.add("Munich")
    with qtbot.assertNotEmitted(session.plan_changed):
        session.show_scenario(None)
        session.show_scenario(S1)
    _raise_pay(session, 500_000)
    steps = session.undo_stack.count()
    with (
        qtbot.waitSignal(session.scenarios_changed),
        qtbot.waitSignal(session.plan_changed) as told,
    ):
        session.show_scenario(None)
    assert told.args is not None
    (change,) = told.args[0]
    assert (change.subject_id, change.field_name) == (P1, "base_pay")
    assert session.undo_stack.count() == steps
    assert session.scenario is None


def test_that_undo_goes_back_to_the_scenario_the_step_was_made_in(
    session: PlanSession, scenarios: Scenarios
) -> None:
    original = session.plan
    before = _pay(session)
    scenarios.add("Munich")
    _raise_pay(session, 500_000)
    session.show_scenario(None)
    session.undo()
    assert session.plan.scenario_id == S1
    assert _pay(session) == before
    session.undo()
    assert (session.plan, session.scenario) == (original, None)
    session.redo()
    session.show_scenario(None)
    session.redo()
    assert session.plan.scenario_id == S1
    assert _pay(session) == 500_000


def test_that_typing_in_two_scenarios_is_two_steps(
    session: PlanSession, scenarios: Scenarios
) -> None:
    scenarios.add("Munich")
    scenarios.add("Berlin")
    steps = session.undo_stack.count()
    for amount, scenario_id in ((1_000, S2), (2_000, S2), (3_000, S1), (4_000, None)):
        session.show_scenario(scenario_id)
        session.apply(_paid(session.plan, amount), "Change base pay", "P-01/base_pay")
    assert session.undo_stack.count() == steps + 3


def test_that_an_edit_of_the_base_flows_into_a_scenario(
    session: PlanSession, scenarios: Scenarios
) -> None:
    scenarios.add("Munich")
    _raise_pay(session, 500_000)
    session.show_scenario(None)
    _raise_pay(session, 600_000)
    _raise_pay(session, 700_000, P2)
    session.show_scenario(S1)
    assert (_pay(session), _pay(session, P2)) == (Decimal(500_000), Decimal(700_000))


def test_that_the_name_of_the_plan_is_not_a_scenarios_own(
    session: PlanSession, scenarios: Scenarios
) -> None:
    scenarios.add("Munich")
    session.apply(rename_plan(session.plan, "Renamed"), "Rename to Renamed")
    assert session.undo_stack.undoText() == "Rename to Renamed"
    assert session.document.name == "Renamed"


def test_that_promoting_and_deleting_the_one_on_show_show_the_base(
    session: PlanSession, scenarios: Scenarios
) -> None:
    original = session.plan
    scenarios.add("Munich")
    _raise_pay(session, 500_000)
    scenarios.promote(S1)
    assert session.scenario is None
    assert _pay(session) == 500_000
    assert session.document.scenarios == ()
    session.undo()
    assert session.plan.scenario_id == S1
    scenarios.remove(S1)
    assert (session.scenario, session.document) == (None, original)
    session.undo()
    assert session.plan.scenario_id == S1
    assert _pay(session) == 500_000


def test_that_a_new_scenario_begins_as_the_plan_on_show_or_as_the_base(
    session: PlanSession, scenarios: Scenarios
) -> None:
    before = _pay(session)
    scenarios.add("Munich")
    _raise_pay(session, 500_000)
    scenarios.add("Munich, later")
    assert _pay(session) == 500_000
    scenarios.add("Berlin", "From the beginning", like_shown=False)
    assert _pay(session) == before
    assert session.scenario is not None
    assert session.scenario.description == "From the beginning"


def test_that_an_edit_worked_out_before_switching_goes_where_it_was_meant(
    session: PlanSession, scenarios: Scenarios
) -> None:
    scenarios.add("Munich")
    edited = _paid(session.plan, 500_000)
    session.show_scenario(None)
    base = session.plan
    session.apply(edited, "Import")
    assert session.plan.scenario_id == S1
    assert _pay(session) == 500_000
    session.show_scenario(None)
    assert session.plan.positions == base.positions
    scenarios.remove(S1)
    document = session.document
    session.apply(_paid(edited, 600_000), "Import")
    assert session.document is document, "its scenario is gone"


def test_that_a_name_that_is_taken_changes_nothing(
    session: PlanSession, scenarios: Scenarios
) -> None:
    scenarios.add("Scenario 2")
    assert scenarios.free_name() == "Scenario 3"
    document = session.document
    with pytest.raises(PlanEditError) as caught:
        scenarios.add("scenario 2")
    assert caught.value.fault is EditFault.SCENARIO_NAME_TAKEN
    assert session.document is document


def test_that_the_file_holds_the_base_and_all_scenarios_whatever_is_on_show(
    session: PlanSession, scenarios: Scenarios, tmp_path: Path
) -> None:
    scenarios.add("Munich")
    _raise_pay(session, 500_000)
    assert session.save_as(tmp_path / "p.hplan")
    stored = load_plan(tmp_path / "p.hplan")
    assert stored == session.document == session.stored_plan
    assert session.plan != stored
    session.show_scenario(None)
    assert not session.is_modified
    session.open(tmp_path / "p.hplan")
    assert (session.scenario, session.document) == (None, stored)


def test_that_a_draft_holds_the_base_and_all_scenarios(
    session: PlanSession, scenarios: Scenarios, tmp_path: Path
) -> None:
    autosave = Autosave(session, tmp_path / "drafts")
    scenarios.add("Munich")
    _raise_pay(session, 500_000)
    assert autosave.save_now()
    assert autosave.draft is not None
    assert load_plan(autosave.draft) == session.document
    autosave.stop()


def test_that_another_market_holds_for_every_scenario(
    session: PlanSession, scenarios: Scenarios, market: Snapshot
) -> None:
    scenarios.add("Munich")
    session.show_scenario(None)
    other = replace(market, as_of=market.as_of.replace(year=2030))
    session.change_market(other)
    session.show_scenario(S1)
    assert session.evaluation.market.as_of == other.as_of


def test_that_two_copies_come_together_with_a_scenario_on_show(
    session: PlanSession, scenarios: Scenarios, tmp_path: Path
) -> None:
    path = tmp_path / "p.hplan"
    scenarios.add("Munich")
    assert session.save_as(path)
    theirs = change_seat(load_plan(path), P2, level=Level.JUNIOR)
    save_plan(theirs, path)
    _raise_pay(session, 500_000)
    failures: list[FileFailure] = []
    session.failed.connect(failures.append)
    assert not session.save()
    side = read_other_side(session)
    assert side is not None
    assert side.merged.conflicts == ()
    assert bring_together(session, side)
    assert session.plan.scenario_id == S1
    assert _pay(session) == 500_000
    assert next(p for p in session.plan.positions if p.id == P2).level is Level.JUNIOR
    assert load_plan(path) == session.document
    assert len(failures) == 1


def test_that_changes_go_back_to_the_base_one_by_one_and_stale_ones_are_cleaned_up(
    session: PlanSession, scenarios: Scenarios
) -> None:
    scenarios.add("Munich")
    _raise_pay(session, 500_000)
    _raise_pay(session, 600_000, P2)
    session.show_scenario(None)
    session.apply(remove_seats(session.plan, [P1]), "Remove P-01")
    session.show_scenario(S1)
    scenarios.clean_up(S1)
    assert session.scenario is not None
    (left,) = session.scenario.changes
    assert left.subject_id == P2
    text = scenarios.back_to_base(S1, [left.key])
    assert text == "Take 1 change of Munich back to the base"
    assert scenario_plan(session.document, S1) == session.document
    scenarios.rename(S1, "Bavaria")
    scenarios.describe(S1, "Nearer to the team")
    assert session.scenario.name == "Bavaria"
    assert session.undo_stack.undoText() == "Describe scenario Bavaria"
