"""Changes put into a plan."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planner.market.role import Level
from planner.plan.changes import differences
from planner.plan.edits import change_seat, remove_seats, rename_plan
from planner.plan.model import Plan
from planner.plan.patching import patch_between, patched
from planner.quantities.identifiers import SeatId

P1, P2 = SeatId("P-01"), SeatId("P-02")


def _without_doubles(plan: Plan) -> Plan:
    """Let no ID stand twice."""

    def single(records: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple({record.id: record for record in records}.values())

    return replace(
        plan,
        teams=single(plan.teams),
        members=single(plan.members),
        positions=single(plan.positions),
    )


@given(st.data())
def test_that_the_patch_between_two_plans_makes_one_of_the_other(
    plans: st.SearchStrategy[Plan], data: st.DataObject
) -> None:
    before, other = (_without_doubles(data.draw(plans)) for _ in range(2))
    # Drawn apart, plans have nothing in common: mix them, so that they differ here and there.
    names = [n for n in Plan.__dataclass_fields__ if data.draw(st.booleans())]
    after = replace(before, **{name: getattr(other, name) for name in names})
    assert patched(before, patch_between(before, after)) == after


@given(st.data())
def test_that_order_and_places_of_added_records_come_back(
    plans: st.SearchStrategy[Plan], data: st.DataObject
) -> None:
    after = _without_doubles(data.draw(plans))
    shuffled = data.draw(st.permutations(after.positions))
    before = replace(after, positions=tuple(shuffled[: len(shuffled) // 2]))
    assert patched(before, patch_between(before, after)) == after


def test_that_a_change_of_what_is_gone_does_nothing(plan: Plan) -> None:
    changes = differences(plan, change_seat(plan, P1, level=Level.STAFF))
    without = remove_seats(plan, [P1])
    assert patched(without, changes) == without


def test_that_no_change_gives_the_very_same_plan(plan: Plan) -> None:
    assert patched(plan, ()) is plan


def test_that_changes_found_in_one_plan_go_into_another(plan: Plan) -> None:
    changes = differences(plan, change_seat(plan, P1, level=Level.STAFF))
    other = rename_plan(remove_seats(plan, [P2]), "Another")
    assert patched(other, changes) == change_seat(other, P1, level=Level.STAFF)
