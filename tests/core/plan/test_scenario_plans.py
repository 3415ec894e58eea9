"""Scenarios: what they change, what flows through from the base, and the way back."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.market.role import Level
from planner.market.snapshot import Snapshot
from planner.plan.change import ChangeKind, Subject
from planner.plan.codec import decode, encode
from planner.plan.edits import (
    EditFault,
    PlanEditError,
    add_member,
    add_position,
    add_scenario,
    add_team,
    change_assumptions,
    change_plan,
    change_reporting_currency,
    change_seat,
    describe_scenario,
    drop_changes,
    drop_stale_changes,
    duplicate_positions,
    new_position,
    next_member_id,
    next_position_id,
    next_team_id,
    promote_scenario,
    remove_scenario,
    remove_seats,
    rename_plan,
    rename_scenario,
    reorder_seat,
    set_budget,
)
from planner.plan.edits.member_edits import next_member_ids
from planner.plan.edits.team_edits import next_team_ids
from planner.plan.model import Plan, Position
from planner.plan.scenario_plans import (
    as_shown,
    find_scenario,
    scenario_differences,
    scenario_plan,
    stale_changes,
    with_scenario_plan,
)
from planner.quantities.identifiers import CurrencyCode, PlaceId, ScenarioId, SeatId, TeamId
from planner.quantities.money import Money
from planner.quantities.month import Month

S1, S2 = ScenarioId("S-1"), ScenarioId("S-2")
P1, P2, P3 = SeatId("P-01"), SeatId("P-02"), SeatId("P-03")
MUNICH = PlaceId("de-munich")
Edit = Callable[[Plan], Plan]


def _in(plan: Plan, scenario_id: ScenarioId, edit: Edit) -> Plan:
    """Edit a scenario's plan and put it back."""
    return with_scenario_plan(plan, edit(scenario_plan(plan, scenario_id)))


def _pay(plan: Plan, seat_id: SeatId) -> Decimal:
    return next(seat.base_pay.amount for seat in plan.seats if seat.id == seat_id)


def _raised(amount: int, seat_id: SeatId = P1) -> Edit:
    def edit(plan: Plan) -> Plan:
        seat = next(seat for seat in plan.seats if seat.id == seat_id)
        return change_seat(plan, seat_id, base_pay=replace(seat.base_pay, amount=Decimal(amount)))

    return edit


def _position(plan: Plan, market: Snapshot) -> Plan:
    return add_position(plan, new_position(plan, market))


@pytest.fixture
def both(plan: Plan) -> Plan:
    """A plan with two scenarios that change nothing yet."""
    return add_scenario(add_scenario(plan, "Munich"), "More juniors")


def test_that_a_new_scenario_has_the_base_as_its_plan(plan: Plan) -> None:
    made = add_scenario(plan, "  Munich\tinstead of Dublin ")
    assert made.scenarios[0].name == "Munich instead of Dublin"
    assert scenario_plan(made, S1) == made
    assert scenario_plan(made, S1).scenario_id == S1


def test_that_an_edit_of_a_scenario_leaves_the_base_and_the_others_alone(both: Plan) -> None:
    edited = _in(both, S1, _raised(350_000))
    assert replace(edited, scenarios=()) == replace(both, scenarios=())
    assert _pay(scenario_plan(edited, S1), P1) == 350_000
    assert scenario_plan(edited, S2).positions == both.positions


def test_that_an_edit_of_the_base_flows_into_a_scenario_unless_it_is_overridden(both: Plan) -> None:
    edited = _raised(400_000, P2)(_raised(400_000, P1)(_in(both, S1, _raised(350_000, P1))))
    assert _pay(scenario_plan(edited, S1), P1) == 350_000
    assert _pay(scenario_plan(edited, S1), P2) == 400_000


def test_that_what_the_base_says_as_well_stays_overridden(both: Plan) -> None:
    edited = _raised(350_000)(_in(both, S1, _raised(350_000)))
    edited = _in(edited, S1, lambda plan: change_seat(plan, P2, level=Level.JUNIOR))
    later = _raised(500_000)(edited)
    assert _pay(scenario_plan(later, S1), P1) == 350_000


def test_that_a_value_set_to_the_base_again_is_no_change(both: Plan) -> None:
    there_and_back = _in(_in(both, S1, _raised(350_000)), S1, _raised(312_000))
    assert there_and_back == both


@given(st.data())
def test_that_a_scenarios_plan_comes_back_as_it_was_edited(
    plans: st.SearchStrategy[Plan], data: st.DataObject
) -> None:
    base, first, second = (_sound(data.draw(plans)) for _ in range(3))
    plan = add_scenario(base, "One")
    scenario_id = plan.scenarios[-1].id
    shared = {"name", "description", "scenarios", "scenario_id"}
    names = sorted(set(Plan.__dataclass_fields__) - shared)
    for other in (first, second):  # the second edit meets what the first one left
        shown = scenario_plan(plan, scenario_id)
        mixed = {n: getattr(other, n) for n in names if data.draw(st.booleans())}
        edited = replace(shown, **mixed)
        document = with_scenario_plan(plan, edited, shown)
        assert document == with_scenario_plan(plan, edited)
        assert as_shown(document, edited) == scenario_plan(document, scenario_id)
        plan = decode(encode(document))
        assert replace(scenario_plan(plan, scenario_id), scenarios=()) == replace(
            edited, scenarios=()
        )


def _sound(plan: Plan) -> Plan:
    """Let no ID stand twice."""

    def single(records: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple({record.id: record for record in records}.values())

    return replace(
        plan,
        teams=single(plan.teams),
        members=single(plan.members),
        positions=single(plan.positions),
        scenarios=(),
    )


def test_that_an_edit_of_a_scenario_keeps_the_records_it_leaves_alone(both: Plan) -> None:
    plan = _in(both, S1, _raised(350_000, P2))
    shown = scenario_plan(plan, S1)
    edited = _raised(360_000)(shown)
    again = as_shown(with_scenario_plan(plan, edited, shown), edited)
    assert again is not None
    assert again.positions[1] is shown.positions[1]
    doubled = replace(edited, positions=(*edited.positions, edited.positions[0]))
    assert as_shown(plan, doubled) is None


def test_that_the_plans_name_is_the_bases_wherever_it_is_edited(both: Plan) -> None:
    edited = _in(both, S1, lambda plan: rename_plan(plan, "Renamed"))
    assert (edited.name, edited.scenarios) == ("Renamed", both.scenarios)


def test_that_a_new_seat_or_team_never_gets_an_id_of_another_scenario(
    both: Plan, market: Snapshot
) -> None:
    plan = _in(both, S1, lambda p: _position(p, market))
    plan = _in(plan, S2, lambda p: _position(p, market))
    plan = _position(plan, market)
    added = [seat.id for each in (S1, S2) for seat in scenario_plan(plan, each).positions[3:]]
    assert added == ["P-06", "P-04", "P-06", "P-05"]
    member = replace(both.members[0], id=next_member_id(plan))
    plan = _in(plan, S1, lambda p: add_member(add_team(p, "New"), member))
    assert (next_member_id(plan), next_team_id(plan)) == ("M-04", "T-4")
    assert next_member_id(scenario_plan(plan, S2)) == "M-04"
    assert next_member_ids(plan, 2) == next_member_ids(scenario_plan(plan, S2), 2)
    assert next_member_ids(plan, 2) == ("M-04", "M-05")
    assert next_team_ids(plan, 2) == ("T-4", "T-5")


def test_that_a_member_removed_in_a_scenario_keeps_its_id(both: Plan) -> None:
    plan = _in(both, S1, lambda p: remove_seats(p, [SeatId("M-02")]))
    assert next_member_id(scenario_plan(plan, S1)) == "M-03"
    assert next_member_ids(scenario_plan(plan, S1), 1) == ("M-03",)


def test_that_the_id_of_a_position_of_a_removed_scenario_is_not_given_out_again(
    both: Plan, market: Snapshot
) -> None:
    plan = remove_scenario(_in(both, S1, lambda p: _position(p, market)), S1)
    assert next_position_id(plan) == "P-05"
    plan = _in(both, S1, lambda p: _position(p, market))
    key = plan.scenarios[0].changes[0].key
    assert next_position_id(drop_changes(plan, S1, [key])) == "P-05"


def test_that_a_change_of_a_seat_the_base_lost_does_nothing_and_can_be_cleaned_up(
    both: Plan,
) -> None:
    plan = _in(_in(both, S1, _raised(350_000)), S1, _raised(360_000, P2))
    without = remove_seats(plan, [P1])
    assert [seat.id for seat in scenario_plan(without, S1).positions] == [P2, P3]
    (stale,) = stale_changes(without, without.scenarios[0])
    assert (stale.subject_id, stale.field_name) == (P1, "base_pay")
    # It outlives edits of the scenario, since the seat may come back.
    edited = _in(without, S1, _raised(370_000, P2))
    assert stale in edited.scenarios[0].changes
    cleaned = drop_stale_changes(edited, S1)
    assert [change.subject_id for change in cleaned.scenarios[0].changes] == [P2]


def test_that_dropping_a_change_brings_the_bases_value_back(both: Plan) -> None:
    plan = _in(_in(both, S1, _raised(350_000)), S1, _raised(360_000, P2))
    key = next(c.key for c in plan.scenarios[0].changes if c.subject_id == P1)
    back = scenario_plan(drop_changes(plan, S1, [key]), S1)
    assert _pay(back, P1) == 312_000
    assert _pay(back, P2) == 360_000


def test_that_a_place_and_pay_in_its_currency_go_back_together(both: Plan) -> None:
    euros = Money(Decimal(90_000), CurrencyCode("EUR"))
    plan = _in(both, S1, lambda p: change_seat(p, P1, place_id=MUNICH, base_pay=euros))
    for field in ("place_id", "base_pay"):
        back = drop_changes(plan, S1, [f"position/{field}/{P1}"])
        assert back.scenarios[0].changes == ()
    krakow = both.positions[0].base_pay
    plan = _in(both, S1, lambda p: _raised(90_000)(change_seat(p, P1, place_id=MUNICH)))
    back = drop_changes(plan, S1, [f"position/place_id/{P1}"])
    assert scenario_plan(back, S1).positions[0].base_pay == replace(krakow, amount=Decimal(90_000))


def test_that_dropping_what_was_added_drops_its_place_in_the_sequence(
    both: Plan, make_position: Callable[..., Position]
) -> None:
    plan = _in(both, S1, lambda p: add_position(p, make_position("P-07"), after=P1))
    assert len(plan.scenarios[0].changes) == 2
    added = next(c.key for c in plan.scenarios[0].changes if c.kind is ChangeKind.ADDED)
    assert drop_changes(plan, S1, [added]).scenarios[0].changes == ()


def test_that_a_team_with_seats_in_it_cannot_be_dropped(both: Plan) -> None:
    def into_new_team(plan: Plan) -> Plan:
        plan = add_team(plan, "New")
        return change_seat(plan, P1, team_id=plan.teams[-1].id)

    plan = _in(both, S1, into_new_team)
    key = next(c.key for c in plan.scenarios[0].changes if c.subject is Subject.TEAM)
    with pytest.raises(PlanEditError) as caught:
        drop_changes(plan, S1, [key])
    assert caught.value.fault is EditFault.TEAM_NOT_EMPTY
    every = [change.key for change in plan.scenarios[0].changes]
    assert drop_changes(plan, S1, every).scenarios == both.scenarios


def test_that_amounts_in_another_currency_go_back_with_it(both: Plan, market: Snapshot) -> None:
    euro = CurrencyCode("EUR")
    plan = _in(both, S1, lambda p: change_reporting_currency(p, euro, market))
    assert scenario_plan(plan, S1).budget[Month(2027, 1)] == Decimal("88000.00")
    back = drop_changes(plan, S1, ["plan/reporting_currency/"])
    assert scenario_plan(back, S1).budget == both.budget


def test_that_a_new_currency_of_the_base_converts_what_scenarios_override(
    both: Plan, market: Snapshot
) -> None:
    plan = _in(both, S1, lambda p: set_budget(p, {Month(2027, 1): Decimal(50_000)}))
    plan = change_reporting_currency(plan, CurrencyCode("EUR"), market)
    shown = scenario_plan(plan, S1)
    assert shown.reporting_currency == "EUR"
    assert shown.budget[Month(2027, 1)] == Decimal("44000.00")
    assert len(plan.scenarios[0].changes) == 1
    assert plan.scenarios[1].changes == ()


def test_that_promoting_keeps_what_every_scenario_comes_to(both: Plan, market: Snapshot) -> None:
    plan = _in(both, S1, lambda p: change_seat(p, P1, place_id=MUNICH, level=Level.STAFF))
    plan = _in(plan, S1, lambda p: _position(remove_seats(p, [P3]), market))
    plan = _in(plan, S2, lambda p: reorder_seat(_raised(200_000)(p), P3, P1))
    plan = _in(plan, S2, lambda p: change_assumptions(p, benefits_share=Decimal("0.1")))
    promoted = promote_scenario(plan, S1)
    assert _content(promoted) == _content(scenario_plan(plan, S1))
    assert promoted.scenario_id is None
    assert [scenario.id for scenario in promoted.scenarios] == [S2]
    assert _content(scenario_plan(promoted, S2)) == _content(scenario_plan(plan, S2))


@given(st.data())
def test_that_promoting_keeps_the_plans_of_scenarios_whatever_they_change(
    plans: st.SearchStrategy[Plan], data: st.DataObject
) -> None:
    plan = add_scenario(add_scenario(_sound(data.draw(plans)), "One"), "Two")
    one, two = (scenario.id for scenario in plan.scenarios)
    for scenario_id in (one, two):
        other = _sound(data.draw(plans))
        names = data.draw(st.sets(st.sampled_from(["positions", "teams", "budget", "anchor_id"])))
        edited = replace(
            scenario_plan(plan, scenario_id), **{name: getattr(other, name) for name in names}
        )
        plan = with_scenario_plan(plan, edited)
    promoted = promote_scenario(plan, one)
    assert _content(promoted) == _content(scenario_plan(plan, one))
    assert _content(scenario_plan(promoted, two)) == _content(scenario_plan(plan, two))


def _content(plan: Plan) -> Plan:
    return replace(plan, scenarios=())


def test_that_a_copy_of_a_scenario_begins_with_its_changes(both: Plan) -> None:
    plan = add_scenario(_in(both, S1, _raised(350_000)), "Another", like=S1)
    assert plan.scenarios[2].changes == plan.scenarios[0].changes
    assert plan.scenarios[2].id == "S-3"


def test_that_names_of_scenarios_are_told_apart(both: Plan) -> None:
    with pytest.raises(PlanEditError) as caught:
        add_scenario(both, "MUNICH")
    assert caught.value.fault is EditFault.SCENARIO_NAME_TAKEN
    with pytest.raises(PlanEditError) as caught:
        rename_scenario(both, S2, " munich ")
    assert caught.value.facts == {"name": "munich"}
    with pytest.raises(PlanEditError) as caught:
        rename_scenario(both, S1, " ")
    assert caught.value.fault is EditFault.BLANK_NAME
    assert rename_scenario(both, S1, "MUNICH").scenarios[0].name == "MUNICH"


def test_that_a_description_is_kept_without_what_nobody_sees(both: Plan) -> None:
    described = describe_scenario(both, S1, " Lower cost,\nsame team\u200e ")
    found = find_scenario(described, S1)
    assert found is not None
    assert found.description == "Lower cost,\nsame team"


def test_that_a_scenario_that_is_gone_is_named(both: Plan) -> None:
    gone = ScenarioId("S-9")
    for edit in (remove_scenario, promote_scenario, drop_stale_changes):
        with pytest.raises(PlanEditError) as caught:
            edit(both, gone)
        assert caught.value.fault is EditFault.UNKNOWN_SCENARIO
    assert scenario_plan(both, gone) is both


def test_that_differences_of_a_scenario_name_the_bases_values(both: Plan) -> None:
    plan = _raised(400_000)(_in(both, S1, _raised(350_000)))
    (change,) = scenario_differences(plan, plan.scenarios[0])
    assert (getattr(change.old, "amount", None), change.kind) == (400_000, ChangeKind.CHANGED)


def test_that_a_scenarios_plan_is_not_written_in_the_place_of_its_base(both: Plan) -> None:
    with pytest.raises(ValueError, match="base"):
        encode(scenario_plan(both, S1))


def test_that_duplicated_positions_of_a_scenario_have_ids_of_their_own(both: Plan) -> None:
    plan = _in(both, S1, lambda p: duplicate_positions(p, [P1, P2]))
    assert {seat.id for seat in scenario_plan(plan, S1).positions} == {
        "P-01", "P-02", "P-03", "P-04", "P-05",
    }  # fmt: skip


def test_that_a_shorter_horizon_of_a_scenario_is_its_own(both: Plan) -> None:
    plan = _in(both, S1, lambda p: change_plan(p, horizon_months=6))
    assert (plan.horizon_months, scenario_plan(plan, S1).horizon_months) == (12, 6)


def test_that_an_added_position_keeps_its_place_in_the_sequence(
    both: Plan, make_position: Callable[..., Position]
) -> None:
    added = make_position("P-07", team_id=TeamId("T-2"))
    plan = _in(both, S1, lambda p: add_position(p, added, after=P1))
    shown = scenario_plan(plan, S1)
    assert [seat.id for seat in shown.positions] == [P1, "P-07", P2, P3]
