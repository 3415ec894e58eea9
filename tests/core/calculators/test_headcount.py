import random
from datetime import date, timedelta
from typing import Any

from planner.calculators.headcount import Headcount, headcount
from planner.quantities.month import Month

MONTHS = tuple(Month(2028, 1).plus(n) for n in range(6))


def test_that_heads_open_with_who_is_there_and_close_without_who_went(make_position: Any) -> None:
    seats = [
        make_position("us-austin", 1, start=date(2020, 5, 4)),
        make_position("us-austin", 1, start=date(2028, 1, 1)),
        make_position("us-austin", 1, start=date(2020, 5, 4), end=date(2028, 2, 29)),
        make_position("us-austin", 1, start=date(2028, 3, 6), end=date(2028, 3, 17)),
        make_position("us-austin", 1, start=date(2020, 5, 4), end=date(2027, 12, 31)),
        make_position("us-austin", 1, start=date(2028, 7, 1)),
    ]
    january, february, march, *quiet = headcount(seats, MONTHS)
    assert january == Headcount(opening=2, hires=1, leavers=0)
    assert february == Headcount(opening=3, hires=0, leavers=1)
    assert march == Headcount(opening=2, hires=1, leavers=1)
    assert quiet == [Headcount(2, 0, 0)] * 3


def test_that_each_month_closes_with_those_in_service_after_its_last_day(
    make_position: Any,
) -> None:
    chance = random.Random(28)  # noqa: S311 -- repeatable on purpose
    seats = []
    for _seat in range(200):
        start = date(2027, 7, 1) + timedelta(days=chance.randrange(400))
        end = start + timedelta(days=chance.randrange(200)) if chance.random() < 0.6 else None
        seats.append(make_position("us-austin", 1, start=start, end=end))
    for month, heads in zip(MONTHS, headcount(seats, MONTHS), strict=True):
        after = month.last_day + timedelta(days=1)
        assert heads.closing == sum(
            seat.start < after and (seat.end is None or seat.end >= after) for seat in seats
        )


def test_that_no_months_have_no_heads() -> None:
    assert headcount((), ()) == ()
