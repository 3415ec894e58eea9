from datetime import date, time

import pytest

from planner.desktop.viewmodels.overlap_hours import (
    HoursMove,
    can_move,
    moved_pattern,
    with_kept_hours,
    with_seat_hours,
)
from planner.plan.edits import PlanEditError, change_seat
from planner.plan.model import Plan
from planner.plan.working_pattern import DatedHours, WeekdayHours, WorkingPattern
from planner.quantities.identifiers import PlaceId, SeatId

MONDAY, FRIDAY = date(2027, 3, 1), date(2027, 3, 5)
PATTERN = WorkingPattern(
    start=time(9),
    end=time(17),
    break_start=time(12),
    break_minutes=30,
    weekday_hours=(WeekdayHours(4, time(8), time(14)),),
    dated_hours=(DatedHours(date(2027, 2, 8), date(2027, 2, 28), time(10), time(15)),),
)


def test_that_a_whole_day_moves_with_its_break_and_its_special_hours() -> None:
    moved = moved_pattern(PATTERN, MONDAY, HoursMove(45, 45))
    assert (moved.start, moved.end, moved.break_start) == (time(9, 45), time(17, 45), time(12, 45))
    assert moved.weekday_hours == (WeekdayHours(4, time(8, 45), time(14, 45)),)
    assert (moved.dated_hours[0].start, moved.dated_hours[0].end) == (time(10, 45), time(15, 45))


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        (MONDAY, (time(17, 15), time(14), time(15))),
        (FRIDAY, (time(17), time(14, 15), time(15))),
        (date(2027, 2, 12), (time(17), time(14), time(15, 15))),  # a Friday, but a dated one
    ],
)
def test_that_an_end_moves_in_the_hours_of_the_date_alone(
    day: date, ends: tuple[time, time, time]
) -> None:
    moved = moved_pattern(PATTERN, day, HoursMove(0, 15))
    assert (moved.end, moved.weekday_hours[0].end, moved.dated_hours[0].end) == ends
    assert moved.start == PATTERN.start


def test_that_a_day_stays_on_its_date_and_never_vanishes() -> None:
    early = WorkingPattern(start=time(0, 30), end=time(8))
    assert moved_pattern(early, MONDAY, HoursMove(-60, -60)).start == time(0)
    assert not can_move(early, -60)
    assert can_move(early, -30)
    late = WorkingPattern(start=time(23, 10), end=time(7))
    assert moved_pattern(late, MONDAY, HoursMove(120, 120)).start == time(23, 55)
    short = WorkingPattern(start=time(9), end=time(9, 15))
    assert moved_pattern(short, MONDAY, HoursMove(0, -15)) == short
    long = WorkingPattern(start=time(9), end=time(9))
    assert moved_pattern(long, MONDAY, HoursMove(0, 15)) == long


def test_that_an_end_passes_midnight() -> None:
    evening = WorkingPattern(start=time(15), end=time(23, 45))
    moved = moved_pattern(evening, MONDAY, HoursMove(0, 15))
    assert (moved.start, moved.end) == (time(15), time(0))
    assert moved_pattern(moved, MONDAY, HoursMove(0, -15)) == evening


def test_that_kept_hours_are_the_places_and_of_seats_that_do_not_follow_it(
    sample_plan: Plan,
) -> None:
    tried = WorkingPattern(start=time(10), end=time(18))
    krakow = [seat for seat in sample_plan.seats if seat.place_id == "pl-krakow"]
    own = WorkingPattern(start=time(7), end=time(15))
    plan = change_seat(sample_plan, krakow[0].id, working_pattern=own)
    kept = with_kept_hours(plan, PlaceId("pl-krakow"), [seat.id for seat in krakow], tried)
    assert kept.pattern_at(PlaceId("pl-krakow")) == tried
    seats = [seat for seat in kept.seats if seat.place_id == "pl-krakow"]
    assert {kept.pattern_of(seat) for seat in seats} == {tried}
    assert [seat.working_pattern for seat in seats] == [tried] + [None] * (len(seats) - 1)


def test_that_seat_hours_leave_their_place_alone(sample_plan: Plan) -> None:
    tried = WorkingPattern(start=time(10), end=time(18))
    first = next(sample_plan.seats)
    kept = with_seat_hours(sample_plan, [first.id], tried)
    assert kept.place_patterns == sample_plan.place_patterns
    assert [s.id for s in kept.seats if s.working_pattern == tried] == [first.id]
    assert with_seat_hours(kept, [first.id], tried) is kept


def test_that_gone_seats_are_passed_over_and_impossible_hours_refused(sample_plan: Plan) -> None:
    assert with_seat_hours(sample_plan, [SeatId("P-99")], WorkingPattern()) is sample_plan
    with pytest.raises(PlanEditError):
        with_kept_hours(sample_plan, PlaceId("pl-krakow"), [], WorkingPattern(flex_minutes=9999))
