from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.desktop.viewmodels.seat_leave import (
    FIRST_DAY,
    LAST_DAY,
    SeatLeave,
    seat_leave,
    with_day,
    with_leave,
    without_leave,
)
from planner.desktop.viewmodels.seat_reading import RefusedTextError
from planner.localization.formatting import Formatter
from planner.plan.model import Plan, Position
from planner.plan.onboarding import Leave

TODAY = date(2026, 9, 1)
SUMMER = Leave(date(2026, 12, 21), date(2026, 12, 31))
SPRING = Leave(date(2027, 3, 1), date(2027, 3, 5))
EN = Formatter("en")


@pytest.fixture
def position(sample_plan: Plan) -> Position:
    return replace(sample_plan.positions[0], leave=(SUMMER, SPRING), start=date(2026, 9, 14))


@pytest.fixture
def told(position: Position) -> SeatLeave:
    return seat_leave([position], EN, TODAY)


def test_that_leave_is_told_in_one_line(told: SeatLeave, position: Position) -> None:
    assert told.note == "21 Dec 26 – 31 Dec 26, 1 Mar 27 – 5 Mar 27"
    assert seat_leave([replace(position, leave=())], EN, TODAY).note == ""


def test_that_another_leave_begins_when_the_last_one_ends(
    told: SeatLeave, position: Position
) -> None:
    assert with_leave(told)[-1] == Leave(date(2027, 3, 5), date(2027, 3, 5))
    unspoilt = seat_leave([replace(position, leave=())], EN, TODAY)
    settled = position.start + timedelta(days=30)
    assert with_leave(unspoilt) == (Leave(settled, settled),), "it moves no first day"
    later = date(2027, 5, 3)
    told = seat_leave([replace(position, leave=())], EN, later)
    assert with_leave(told) == (Leave(later, later),)


def test_that_a_later_first_day_takes_the_last_one_along(told: SeatLeave) -> None:
    assert with_day(told, 0, FIRST_DAY, "4 Jan 2027", EN)[0] == Leave(
        date(2027, 1, 4), date(2027, 1, 4)
    )
    assert with_day(told, 1, FIRST_DAY, "2 Mar 2027", EN) == (
        SUMMER,
        Leave(date(2027, 3, 2), date(2027, 3, 5)),
    )


def test_that_a_leave_cannot_end_before_it_begins(told: SeatLeave) -> None:
    with pytest.raises(RefusedTextError) as refused:
        with_day(told, 0, LAST_DAY, "20 Dec 2026", EN)
    assert (
        refused.value.sentence == "The leave begins on 21 December 2026. Choose a later last day."
    )
    assert with_day(told, 0, LAST_DAY, "21 Dec 2026", EN)[0].last_day == date(2026, 12, 21)


def test_that_one_leave_goes_and_the_others_stay(told: SeatLeave) -> None:
    assert without_leave(told, 0) == (SPRING,)


def test_that_leave_that_differs_is_changed_one_seat_at_a_time(position: Position) -> None:
    told = seat_leave([position, replace(position, leave=(SPRING,))], EN, TODAY)
    assert (told.ranges, told.note) == ((), "Several")
    assert "Select one of them" in told.remark
