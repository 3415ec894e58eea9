import pytest

from planner.plan.edits import EditFault, PlanEditError, arrange_seats
from planner.plan.model import Plan
from planner.plan.samples import load_sample
from planner.quantities.identifiers import SeatId


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_sample("cloud-provider")


def ids(*numbers: int) -> list[SeatId]:
    return [SeatId(f"P-{number:02d}") for number in numbers]


def order(plan: Plan) -> list[int]:
    return [int(position.id[2:]) for position in plan.positions]


def test_that_seats_change_places_among_themselves_and_others_stay(plan: Plan) -> None:
    assert order(arrange_seats(plan, ids(9, 2, 5))) == [1, 9, 3, 4, 2, 6, 7, 8, 5, 10, 11, 12]


def test_that_an_order_they_have_already_changes_nothing(plan: Plan) -> None:
    assert arrange_seats(plan, ids(2, 5, 9)) is plan


def test_that_members_and_positions_keep_apart(plan: Plan) -> None:
    arranged = arrange_seats(plan, [SeatId("M-03"), *ids(2), SeatId("M-01"), *ids(1)])
    assert [member.id for member in arranged.members][:3] == ["M-03", "M-02", "M-01"]
    assert order(arranged)[:2] == [2, 1]
    assert {seat.id for seat in arranged.seats} == {seat.id for seat in plan.seats}


def test_that_a_seat_that_is_gone_stops_the_whole_move(plan: Plan) -> None:
    with pytest.raises(PlanEditError) as caught:
        arrange_seats(plan, [*ids(2, 1), SeatId("P-99")])
    assert caught.value.fault is EditFault.UNKNOWN_SEAT
