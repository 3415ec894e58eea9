from datetime import date, time

import pytest

from planner.calculators.wall_hours import WallHours
from planner.calculators.working_intervals import WorkingHours
from planner.plan.working_pattern import DatedHours, WeekdayHours, WorkingPattern
from planner.quantities.identifiers import ZoneName

MONDAY, THURSDAY, FRIDAY, SATURDAY = (date(2026, 7, day) for day in (6, 9, 10, 11))
WEEKEND = frozenset({5, 6})


def clock(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 3600 + int(minutes) * 60


def stretches(pattern: WorkingPattern, day: date) -> list[tuple[int, int]]:
    return list(WallHours.of(pattern, WEEKEND).stretches_on(day))


def spans(*texts: str) -> list[tuple[int, int]]:
    return [(clock(text.split("-")[0]), clock(text.split("-")[1])) for text in texts]


def test_that_a_break_parts_the_day() -> None:
    pattern = WorkingPattern(break_start=time(12, 10), break_minutes=45)

    assert stretches(pattern, MONDAY) == spans("9:00-12:10", "12:55-17:00")


@pytest.mark.parametrize(
    ("since", "minutes", "left"),
    [
        (time(9), 30, ["9:30-17:00"]),
        (time(16, 30), 30, ["9:00-16:30"]),
        (time(16, 31), 30, ["9:00-17:00"]),
        (time(8, 59), 30, ["9:00-17:00"]),
        (time(12), 0, ["9:00-17:00"]),
        (None, 30, ["9:00-17:00"]),
        (time(9), 480, []),
    ],
)
def test_that_a_break_counts_only_where_the_hours_hold_all_of_it(
    since: time | None, minutes: int, left: list[str]
) -> None:
    pattern = WorkingPattern(break_start=since, break_minutes=minutes)

    assert stretches(pattern, MONDAY) == spans(*left)


def test_that_the_break_of_a_night_lies_after_midnight() -> None:
    night = WorkingPattern(start=time(22), end=time(6), break_start=time(2), break_minutes=30)

    assert stretches(night, MONDAY) == spans("22:00-26:00", "26:30-30:00")


def test_that_a_short_friday_has_hours_of_its_own() -> None:
    pattern = WorkingPattern(weekday_hours=(WeekdayHours(4, time(9), time(13, 30)),))

    assert stretches(pattern, THURSDAY) == spans("9:00-17:00")
    assert stretches(pattern, FRIDAY) == spans("9:00-13:30")


def test_that_the_break_is_left_out_on_a_day_too_short_for_it() -> None:
    pattern = WorkingPattern(
        break_start=time(13), break_minutes=60, weekday_hours=(WeekdayHours(4, time(9), time(13)),)
    )

    assert stretches(pattern, FRIDAY) == spans("9:00-13:00")


def test_that_dated_hours_win_over_those_of_a_weekday_and_the_first_over_later_ones() -> None:
    pattern = WorkingPattern(
        weekday_hours=(WeekdayHours(4, time(9), time(13)),),
        dated_hours=(
            DatedHours(FRIDAY, FRIDAY, time(10), time(15)),
            DatedHours(THURSDAY, SATURDAY, time(11), time(16)),
        ),
    )

    assert stretches(pattern, MONDAY) == spans("9:00-17:00")
    assert stretches(pattern, THURSDAY) == spans("11:00-16:00")
    assert stretches(pattern, FRIDAY) == spans("10:00-15:00")


def test_that_hours_end_where_those_of_the_next_worked_date_begin() -> None:
    pattern = WorkingPattern(
        start=time(8), end=time(7), weekday_hours=(WeekdayHours(4, time(6), time(12)),)
    )

    assert stretches(pattern, THURSDAY) == spans("8:00-30:00")
    assert stretches(pattern, date(2026, 7, 8)) == spans("8:00-31:00")


def test_that_a_free_next_date_cuts_nothing() -> None:
    pattern = WorkingPattern(
        start=time(8), end=time(7), weekday_hours=(WeekdayHours(5, time(6), time(12)),)
    )

    assert stretches(pattern, FRIDAY) == spans("8:00-31:00")


def test_that_the_week_of_the_place_counts_where_the_pattern_names_no_weekdays() -> None:
    sunday_to_thursday = WallHours.of(WorkingPattern(), frozenset({4, 5}))
    part_time = WallHours.of(WorkingPattern(weekdays=frozenset({0, 1})), frozenset({4, 5}))

    assert [sunday_to_thursday.works_on(day) for day in (THURSDAY, FRIDAY)] == [True, False]
    assert [part_time.works_on(day) for day in (MONDAY, THURSDAY)] == [True, False]


@pytest.mark.parametrize(
    ("zone", "day", "pattern", "hours"),
    [
        # The clock goes from 02:00 to 03:00: a start at 02:30 is at 03:00, an hour is lost.
        ("America/Chicago", date(2026, 3, 8), WorkingPattern(start=time(2, 30), end=time(6)), 3),
        # From 03:00 back to 02:00: a start at 02:30 is the first one.
        ("Europe/Berlin", date(2026, 10, 25), WorkingPattern(start=time(2, 30), end=time(6)), 4.5),
        ("Europe/Dublin", date(2026, 10, 25), WorkingPattern(start=time(1, 30), end=time(6)), 5.5),
        # Half an hour at Lord Howe, two at Troll.
        ("Australia/Lord_Howe", date(2026, 10, 4), WorkingPattern(start=time(2), end=time(6)), 3.5),
        ("Antarctica/Troll", date(2026, 3, 29), WorkingPattern(start=time(1), end=time(9)), 6),
        # A break that the clock change skips takes nothing away.
        (
            "America/St_Johns",
            date(2026, 3, 8),
            WorkingPattern(
                start=time(0), end=time(8), break_start=time(2), break_minutes=60
            ),
            7,
        ),
        # A break around a repeated hour is as long as the clock makes it.
        (
            "Pacific/Chatham",
            date(2026, 4, 5),
            WorkingPattern(
                start=time(0), end=time(8), break_start=time(2, 30), break_minutes=90
            ),
            6.5,
        ),
        ("Asia/Gaza", date(2026, 3, 28), WorkingPattern(start=time(2), end=time(10)), 7),
        # Morocco goes an hour back for Ramadan in the night to Sunday, 15 February 2026.
        ("Africa/Casablanca", date(2026, 2, 15), WorkingPattern(start=time(1), end=time(9)), 9),
        ("Pacific/Apia", date(2011, 12, 30), WorkingPattern(), 0),
    ],
)  # fmt: skip
def test_that_skipped_and_repeated_times_are_the_first_real_instants(
    zone: str, day: date, pattern: WorkingPattern, hours: float
) -> None:
    worked = WorkingHours.of(ZoneName(zone), pattern, WEEKEND).intervals_on(day)

    assert sum(end - start for start, end in worked) == hours * 3600
