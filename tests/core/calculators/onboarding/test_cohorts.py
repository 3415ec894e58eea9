"""Starts by week against what the people team can look after, and whom to start later."""

from datetime import date

import pytest

from planner.calculators.onboarding.cohorts import StartShift, cohorts_of, start_shifts
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_seat
from planner.plan.model import PositionStatus, Priority
from tests.core.calculators.onboarding.helped_plans import plan_of, position


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return load_snapshot()


def test_that_starts_are_counted_by_the_week_of_the_first_day_at_work(shipped: Snapshot) -> None:
    plan = plan_of(
        position(1, start=date(2027, 3, 6)),  # a Saturday: the Monday after
        position(2, start=date(2027, 3, 3)),
        position(3, start=date(2027, 3, 12)),
        position(4, status=PositionStatus.CLOSED),
    )
    found = [(each.monday, len(each.hires), each.excess) for each in cohorts_of(plan, shipped)]
    assert found == [(date(2027, 3, 1), 1, 0), (date(2027, 3, 8), 2, 0)]


def test_that_the_start_nearest_to_the_next_week_is_put_off(shipped: Snapshot) -> None:
    plan = plan_of(
        position(1),
        position(2, start=date(2027, 3, 4)),
        position(3, start=date(2027, 3, 9)),
        starts_per_week=1,
    )
    (shift,) = start_shifts(plan, shipped)
    # The week of 8 March has a start already; from Thursday 4 March to Monday 15 March.
    assert (shift.hire_id, shift.to_day) == ("P-02", date(2027, 3, 15))
    assert (shift.working_days, shift.shares_with) == (7, 0)


def test_that_a_shift_says_what_is_gained_and_balances_the_weeks(shipped: Snapshot) -> None:
    plan = plan_of(
        *(position(n) for n in (1, 2)),
        position(3, status=PositionStatus.ACCEPTED, priority=Priority.LOW),
        position(4, priority=Priority.LOW),
        position(5, start=date(2027, 3, 8)),
    )
    (shift,) = start_shifts(plan, shipped)
    assert shift == StartShift(
        hire_id=plan.positions[3].id,
        from_day=date(2027, 3, 1),
        to_day=date(2027, 3, 8),
        working_days=5,
        starts_before=4,
        starts_after=3,
        shares_with=1,
    )
    moved = change_seat(plan, shift.hire_id, start=shift.to_day)
    assert start_shifts(moved, shipped) == ()
    assert all(each.excess == 0 for each in cohorts_of(moved, shipped))


def test_that_a_start_goes_past_full_weeks_and_holidays(shipped: Snapshot) -> None:
    plan = plan_of(
        position(1, start=date(2027, 3, 25)),
        position(2, start=date(2027, 3, 25)),
        starts_per_week=1,
    )
    (shift,) = start_shifts(plan, shipped)
    # Easter Monday is 29 March; Good Friday is no public holiday in Ireland.
    assert (shift.to_day, shift.working_days) == (date(2027, 3, 30), 2)


def test_that_a_week_stays_full_where_there_is_no_room(shipped: Snapshot) -> None:
    assert start_shifts(plan_of(position(1), starts_per_week=0), shipped) == ()
