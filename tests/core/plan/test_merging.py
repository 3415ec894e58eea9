"""Two copies of a plan that went their own ways, brought together."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.market.role import Level
from planner.market.snapshot import Snapshot
from planner.plan.change import ChangeKind, Subject
from planner.plan.edits import (
    add_position,
    add_team,
    assign_team,
    change_seat,
    new_position,
    remove_seats,
    remove_team,
    rename_plan,
    reorder_seat,
    set_plan_rate,
)
from planner.plan.merging import merge, resolved
from planner.plan.model import Plan
from planner.quantities.identifiers import CurrencyCode, SeatId

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
