"""Two copies of a plan that went their own ways, brought together."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.market.role import Level
from planner.market.snapshot import Snapshot
from planner.plan.change import ChangeKind, Subject
from planner.plan.edits import (
    add_member,
    add_position,
    add_scenario,
    add_team,
    assign_team,
    change_seat,
    describe_scenario,
    new_position,
    next_member_id,
    remove_scenario,
    remove_seats,
    remove_team,
    rename_plan,
    reorder_seat,
    set_plan_rate,
)
from planner.plan.merging import merge, resolved
from planner.plan.model import Plan
from planner.plan.scenario_plans import scenario_plan, with_scenario_plan
from planner.quantities.identifiers import CurrencyCode, ScenarioId, SeatId

P1, P2 = SeatId("P-01"), SeatId("P-02")


def _without_doubles(plan: Plan) -> Plan:
    """Let no ID stand twice, and every seat have a team."""
    teams = {team.id: team for team in plan.teams}
    members = {seat.id: seat for seat in plan.members if seat.team_id in teams}
    positions = {seat.id: seat for seat in plan.positions if seat.team_id in teams}
    return replace(
        plan,
        teams=tuple(teams.values()),
        members=tuple(members.values()),
        positions=tuple(positions.values()),
        scenarios=(),
    )


@given(st.data())
def test_that_a_side_that_changed_nothing_takes_the_other_as_it_is(
    plans: st.SearchStrategy[Plan], data: st.DataObject
) -> None:
    base, sound = (_without_doubles(data.draw(plans)) for _ in range(2))
    assert merge(base, base, sound).plan == sound
    assert merge(base, sound, base).plan == sound
    assert merge(base, sound, sound).conflicts == ()


def test_that_changes_of_different_fields_come_together(plan: Plan) -> None:
    ours = change_seat(plan, P1, level=Level.STAFF)
    theirs = rename_plan(change_seat(plan, P1, place_id="de-munich"), "Renamed")
    found = merge(plan, ours, theirs)
    assert found.conflicts == ()
    assert found.plan == rename_plan(
        change_seat(plan, P1, level=Level.STAFF, place_id="de-munich"), "Renamed"
    )


def test_that_two_values_for_one_field_are_a_conflict_to_choose_in(plan: Plan) -> None:
    ours = change_seat(plan, P1, level=Level.STAFF)
    theirs = change_seat(plan, P1, level=Level.PRINCIPAL)
    found = merge(plan, ours, theirs)
    (conflict,) = found.conflicts
    assert (conflict.ours.new, conflict.theirs.new) == (Level.STAFF, Level.PRINCIPAL)
    assert resolved(found, ()) == ours
    assert resolved(found, [conflict]) == theirs


def test_that_the_same_change_on_both_sides_is_no_conflict(plan: Plan) -> None:
    both = set_plan_rate(plan, CurrencyCode("PLN"), Decimal("0.27"))
    assert merge(plan, both, both).conflicts == ()


def test_that_a_seat_removed_here_and_changed_there_is_one_conflict(plan: Plan) -> None:
    ours = remove_seats(plan, [P1])
    theirs = change_seat(plan, P1, level=Level.PRINCIPAL, place_id="de-munich")
    found = merge(plan, ours, theirs)
    (conflict,) = found.conflicts
    assert conflict.ours.kind is ChangeKind.REMOVED
    assert all(seat.id != P1 for seat in resolved(found, ()).positions)
    back = {seat.id: seat for seat in resolved(found, [conflict]).positions}
    assert back[P1] == next(seat for seat in theirs.positions if seat.id == P1)


def test_that_a_seat_changed_here_and_removed_there_is_one_conflict(plan: Plan) -> None:
    ours = change_seat(plan, P1, level=Level.PRINCIPAL)
    found = merge(plan, ours, remove_seats(plan, [P1]))
    (conflict,) = found.conflicts
    assert conflict.theirs.kind is ChangeKind.REMOVED
    assert resolved(found, ()).positions == ours.positions
    assert all(seat.id != P1 for seat in resolved(found, [conflict]).positions)


def test_that_seats_added_under_one_id_on_both_sides_both_stay(
    plan: Plan, market: Snapshot
) -> None:
    ours = add_position(plan, new_position(plan, market))
    theirs = add_position(plan, replace(new_position(plan, market), level=Level.JUNIOR))
    found = merge(plan, ours, theirs)
    assert found.conflicts == ()
    *before, mine, other = found.plan.positions
    assert tuple(before) == plan.positions
    assert mine == ours.positions[-1]
    assert (other.level, other.id != mine.id) == (Level.JUNIOR, True)


def test_that_our_order_stands_where_both_reordered(plan: Plan) -> None:
    last = plan.positions[-1].id
    ours = reorder_seat(plan, last, plan.positions[0].id)
    theirs = reorder_seat(plan, plan.positions[0].id, None)
    found = merge(plan, ours, theirs)
    assert (found.plan, found.conflicts) == (ours, ())


@pytest.mark.parametrize("is_ours", [True, False])
def test_that_a_team_that_a_seat_needs_comes_back(plan: Plan, *, is_ours: bool) -> None:
    base = add_team(plan, "Storage")
    storage = base.teams[-1].id
    with_seat = assign_team(base, [P1], storage)
    without = remove_team(base, storage)
    found = merge(base, *((with_seat, without) if is_ours else (without, with_seat)))
    assert storage in {team.id for team in found.plan.teams}
    assert next(seat for seat in found.plan.positions if seat.id == P1).team_id == storage


def test_that_what_came_from_the_other_side_is_told(plan: Plan) -> None:
    found = merge(plan, plan, rename_plan(plan, "Renamed"))
    (change,) = found.taken
    assert (change.subject, change.field_name, change.new) == (Subject.PLAN, "name", "Renamed")


@given(st.data())
def test_that_scenarios_of_a_side_are_taken_where_the_other_changed_nothing(
    plans: st.SearchStrategy[Plan], data: st.DataObject
) -> None:
    base, other = (_without_doubles(data.draw(plans)) for _ in range(2))
    shown = scenario_plan(add_scenario(base, "One"), S1)
    names = ["teams", "members", "positions", "budget", "assumptions"]
    edited = replace(shown, **{n: getattr(other, n) for n in names if data.draw(st.booleans())})
    with_one = with_scenario_plan(add_scenario(base, "One"), edited)
    assert merge(base, base, with_one).plan == with_one
    assert merge(base, with_one, base).plan == with_one
    assert merge(with_one, with_one, with_one).conflicts == ()


def test_that_changes_of_different_fields_of_a_scenario_come_together(plan: Plan) -> None:
    base = add_scenario(plan, "Munich")
    ours = _in_scenario(base, change_seat, P1, level=Level.STAFF)
    theirs = _in_scenario(describe_scenario(base, S1, "Cheaper"), change_seat, P1, end=DAY)
    found = merge(base, ours, theirs)
    assert found.conflicts == ()
    together = scenario_plan(found.plan, S1)
    assert (together.positions[0].level, together.positions[0].end) == (Level.STAFF, DAY)
    assert found.plan.scenarios[0].description == "Cheaper"


def test_that_two_values_for_one_field_of_a_scenario_are_a_conflict(plan: Plan) -> None:
    base = add_scenario(plan, "Munich")
    ours = _in_scenario(base, change_seat, P1, level=Level.STAFF)
    theirs = _in_scenario(base, change_seat, P1, level=Level.JUNIOR)
    found = merge(base, ours, theirs)
    (conflict,) = found.conflicts
    assert resolved(found, ()) == ours
    assert resolved(found, [conflict]) == theirs


def test_that_a_scenario_removed_here_and_changed_there_is_one_conflict(plan: Plan) -> None:
    base = add_scenario(plan, "Munich")
    ours = remove_scenario(base, S1)
    theirs = _in_scenario(base, change_seat, P1, level=Level.JUNIOR, end=DAY)
    found = merge(base, ours, theirs)
    (conflict,) = found.conflicts
    assert resolved(found, ()).scenarios == ()
    assert resolved(found, [conflict]).scenarios == theirs.scenarios


def test_that_scenarios_added_under_one_id_on_both_sides_both_stay(
    plan: Plan, market: Snapshot
) -> None:
    ours = _in_scenario(add_scenario(plan, "Munich"), _added, market, Level.STAFF)
    theirs = _in_scenario(add_scenario(plan, "Juniors"), _added, market, Level.JUNIOR)
    theirs = _in_scenario(theirs, change_seat, SeatId("P-04"), end=DAY)
    found = merge(plan, ours, theirs)
    assert found.conflicts == ()
    assert [each.name for each in found.plan.scenarios] == ["Munich", "Juniors"]
    first, second = (scenario_plan(found.plan, each.id) for each in found.plan.scenarios)
    assert (first.positions[-1].id, first.positions[-1].level) == ("P-04", Level.STAFF)
    assert second.positions[-1].id == "P-05"
    assert (second.positions[-1].level, second.positions[-1].end) == (Level.JUNIOR, DAY)


def test_that_a_seat_of_a_scenario_and_one_of_the_base_get_ids_of_their_own(
    plan: Plan, market: Snapshot
) -> None:
    base = add_scenario(plan, "Munich")
    ours = _added(base, market, Level.STAFF)
    theirs = _in_scenario(base, _added, market, Level.JUNIOR)
    found = merge(base, ours, theirs)
    assert found.conflicts == ()
    shown = scenario_plan(found.plan, S1)
    assert [(seat.id, seat.level) for seat in shown.positions[3:]] == [
        ("P-04", Level.STAFF),
        ("P-05", Level.JUNIOR),
    ]


def test_that_members_and_teams_of_scenarios_keep_their_references(plan: Plan) -> None:
    base = add_scenario(plan, "Munich")

    def with_mentor(edited: Plan, name: str) -> Plan:
        edited = add_team(edited, name)
        mentor = replace(
            edited.members[0], id=next_member_id(edited), name=name, team_id=edited.teams[-1].id
        )
        edited = add_member(edited, mentor)
        return change_seat(edited, P1 if name == "Ours" else P2, buddy_id=mentor.id)

    ours = with_mentor(base, "Ours")
    found = merge(base, ours, _in_scenario(base, with_mentor, "Theirs"))
    assert found.conflicts == ()
    shown = scenario_plan(found.plan, S1)
    mentors = {seat.id: seat for seat in shown.members[2:]}
    assert [seat.name for seat in mentors.values()] == ["Ours", "Theirs"]
    for position, name in zip(shown.positions, ("Ours", "Theirs"), strict=False):
        mentor = mentors[SeatId(str(position.buddy_id))]
        assert mentor.name == name
        assert next(team.name for team in shown.teams if team.id == mentor.team_id) == name


def test_that_a_team_comes_back_that_a_seat_of_a_scenario_needs(plan: Plan) -> None:
    base = add_scenario(assign_team(plan, [M2, P3], plan.teams[0].id), "Munich")
    second = plan.teams[1].id
    theirs = _in_scenario(base, assign_team, [P1], second)
    found = merge(base, remove_team(base, second), theirs)
    assert second in {team.id for team in found.plan.teams}


S1 = ScenarioId("S-1")
M2, P3 = SeatId("M-02"), SeatId("P-03")
DAY = date(2028, 5, 1)


def _in_scenario(plan: Plan, edit: Any, *given: Any, **named: Any) -> Plan:
    """Edit the first scenario's plan and put it back."""
    return with_scenario_plan(plan, edit(scenario_plan(plan, S1), *given, **named))


def _added(plan: Plan, market: Snapshot, level: Level) -> Plan:
    return add_position(plan, replace(new_position(plan, market), level=level))


def test_that_the_merged_plan_is_our_document(plan: Plan) -> None:
    ours, theirs = (replace(plan, document_id=each) for each in ("ours", "theirs"))
    assert merge(plan, ours, rename_plan(theirs, "New")).plan.document_id == "ours"
