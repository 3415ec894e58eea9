from datetime import date
from decimal import Decimal
from typing import Any

from planner.calculators.expected_heads import expected_heads, plan_headcount
from planner.calculators.monthly_budget import monthly_budget
from planner.market.snapshot import Snapshot
from planner.plan.model import Assumptions, Plan, PositionStatus
from planner.quantities.identifiers import SeatId

D = Decimal


def expected(plan: Plan) -> list[float]:
    heads = expected_heads(plan, [seat.id for seat in plan.seats])
    return [round(float(each), 6) for each in heads]


def test_that_a_fifth_of_the_heads_are_gone_after_a_year(make_plan: Any, make_member: Any) -> None:
    plan = make_plan(
        make_member("us-austin", 1, seat_id="M-01"),
        make_member("us-austin", 1, seat_id="M-02"),
        horizon_months=25,
        assumptions=Assumptions(attrition_share=D("0.2")),
    )
    heads = expected(plan)
    assert (heads[0], heads[12], heads[24]) == (2, 1.6, 1.28)
    assert heads[1] == round(2 * 0.8 ** (1 / 12), 6)
    assert heads == sorted(heads, reverse=True)


def test_that_attrition_counts_from_the_start_of_a_seat_and_ends_with_it(
    make_plan: Any, make_member: Any
) -> None:
    plan = make_plan(
        make_member("us-austin", 1, start=date(2026, 3, 16), end=date(2027, 4, 30)),
        horizon_months=18,
        assumptions=Assumptions(attrition_share=D("0.36")),
    )
    heads = expected(plan)
    assert heads[:3] == [0, 0, 1]
    assert (heads[8], heads[14]) == (0.8, 0.64)
    assert heads[15:] == [0, 0, 0]  # the last day is in April 2027


def test_that_all_leave_after_the_first_month_if_all_leave_within_a_year(
    make_plan: Any, make_member: Any
) -> None:
    plan = make_plan(
        make_member("us-austin", 1),
        make_member("us-austin", 1, seat_id="M-02", start=date(2026, 2, 2)),
        horizon_months=3,
        assumptions=Assumptions(attrition_share=D(1)),
    )
    assert expected(plan) == [1, 1, 0]


def test_that_without_attrition_the_heads_are_those_of_the_plan(
    make_plan: Any, make_member: Any, make_position: Any
) -> None:
    plan = make_plan(
        make_member("us-austin", 1, end=date(2026, 5, 31)),
        make_position("us-austin", 1, start=date(2026, 4, 1)),
        make_position("us-austin", 1, seat_id="P-02", status=PositionStatus.ON_HOLD),
    )
    closing = [each.closing for each in plan_headcount(plan, [seat.id for seat in plan.seats])]
    assert closing == [1, 1, 1, 2, 1, *[1] * 7]
    assert expected(plan) == closing
    assert list(expected_heads(plan, [SeatId("P-01")]))[:4] == [0, 0, 0, 1]


def test_that_attrition_changes_no_cost(market: Snapshot, make_plan: Any, make_member: Any) -> None:
    seat = make_member("us-austin", 120_000)
    plan = make_plan(seat)
    leaving = make_plan(seat, assumptions=Assumptions(attrition_share=D("0.3")))
    assert monthly_budget(leaving, market).totals == monthly_budget(plan, market).totals
