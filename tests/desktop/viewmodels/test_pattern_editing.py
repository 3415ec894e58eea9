from dataclasses import replace
from datetime import date, time

import pytest

from planner.desktop.viewmodels.pattern_editing import (
    DATED_HOURS,
    WEEKDAY_HOURS,
    PatternEditing,
    hours_caption,
    read_minutes,
    read_time,
    with_day,
    without_hours,
)
from planner.desktop.viewmodels.seat_editing import RefusedTextError
from planner.localization.formatting import Formatter
from planner.plan.working_pattern import DatedHours, WeekdayHours, WorkingPattern

PATTERN = WorkingPattern(
    break_start=time(12, 30),
    break_minutes=45,
    flex_minutes=60,
    weekday_hours=(WeekdayHours(4, time(8), time(13)),),
    dated_hours=(DatedHours(date(2027, 2, 8), date(2027, 3, 9), time(10), time(15)),),
)


@pytest.fixture
def editing(formatter: Formatter) -> PatternEditing:
    return PatternEditing(formatter, lambda: date(2026, 11, 2))


@pytest.mark.parametrize(
    ("key", "shown", "typed", "read_again"),
    [
        ("start", "09:00", "8.30", "08:30"),
        ("end", "17:00", "24:00", "00:00"),
        ("break_start", "12:30", "13", "13:00"),
        ("break_minutes", "45", "1 h", "60"),
        ("flex_minutes", "60", "1:30", "90"),
        ("weekday_hours:0:end", "13:00", "12h30", "12:30"),
        ("dated_hours:0:last_day", "9 Mar 27", "12 Mar 27", "12 Mar 27"),
        ("dated_hours:0:start", "10:00", "9", "09:00"),
    ],
)
def test_that_each_part_is_shown_and_takes_what_people_type(
    editing: PatternEditing, key: str, shown: str, typed: str, read_again: str
) -> None:
    assert editing.text(PATTERN, key) == shown
    edited = editing.read(PATTERN, key, typed)
    assert editing.text(edited, key) == read_again


def test_that_an_emptied_break_is_none_and_a_start_alone_gives_half_an_hour(
    editing: PatternEditing,
) -> None:
    without = editing.read(PATTERN, "break_start", " ")
    assert (without.break_start, without.break_minutes) == (None, 0)
    assert editing.text(without, "break_minutes") == ""
    again = editing.read(without, "break_start", "12")
    assert (again.break_start, again.break_minutes) == (time(12), 30)
    assert editing.read(again, "break_minutes", "0").break_start is None


def test_that_a_later_first_day_takes_the_last_day_along(editing: PatternEditing) -> None:
    edited = editing.read(PATTERN, "dated_hours:0:first_day", "2028-01-28")
    row = edited.dated_hours[0]
    assert (row.first_day, row.last_day) == (date(2028, 1, 28), date(2028, 2, 26))


@pytest.mark.parametrize(
    ("key", "typed", "words"),
    [
        ("start", "25:00", "time of day"),
        ("break_minutes", "-5", "number of minutes"),
        ("flex_minutes", "1441", "number of minutes"),
        ("dated_hours:0:last_day", "2027-02-01", "before the first day, 8 February 2027"),
        ("dated_hours:0:first_day", "soon", "is not a date"),
        ("dated_hours:0:last_day", "2300-01-01", "from 1900 to 2199"),
    ],
)
def test_that_a_useless_text_is_refused_in_words(
    editing: PatternEditing, key: str, typed: str, words: str
) -> None:
    with pytest.raises(RefusedTextError) as refused:
        editing.read(PATTERN, key, typed)
    assert words in refused.value.sentence


def test_that_no_weekday_gets_hours_twice(editing: PatternEditing) -> None:
    both = editing.with_new_weekday_hours(PATTERN)
    assert [row.weekday for row in both.weekday_hours] == [4, 0]
    with pytest.raises(RefusedTextError) as refused:
        editing.with_weekday_hours(both, 1, weekday=4)
    assert "Friday" in refused.value.sentence
    whole = PATTERN
    for _number in range(9):
        whole = editing.with_new_weekday_hours(whole)
    assert sorted(row.weekday for row in whole.weekday_hours) == list(range(7))


def test_that_new_dated_hours_follow_those_there_are(editing: PatternEditing) -> None:
    first = editing.with_new_dated_hours(WorkingPattern()).dated_hours[0]
    assert (first.first_day, first.last_day) == (date(2026, 12, 1), date(2026, 12, 31))
    second = editing.with_new_dated_hours(PATTERN).dated_hours[1]
    assert second.first_day == date(2027, 4, 1)


def test_that_rows_of_other_hours_go_away_one_by_one() -> None:
    assert without_hours(PATTERN, f"{WEEKDAY_HOURS}:0").weekday_hours == ()
    assert without_hours(PATTERN, f"{DATED_HOURS}:0").dated_hours == ()


def test_that_a_week_keeps_a_working_day() -> None:
    sunday = with_day(replace(PATTERN, weekdays=frozenset()), 6, is_worked=True)
    assert sunday.weekdays == frozenset({6})
    with pytest.raises(RefusedTextError):
        with_day(sunday, 6, is_worked=False)


def test_that_a_day_says_its_length_without_the_break(formatter: Formatter) -> None:
    assert hours_caption(PATTERN, formatter) == "7 h 15 min a day, local time"
    night = WorkingPattern(start=time(22), end=time(6))
    assert hours_caption(night, formatter) == "8 h a day, until the next day"


@pytest.mark.parametrize("text", ["", "9:60", "24", "nine", "9:3x", "24:30"])
def test_that_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(RefusedTextError):
        read_time(text)


@pytest.mark.parametrize(("text", "minutes"), [("", 0), ("90", 90), ("1h30", 90), ("45 MIN", 45)])
def test_that_lengths_are_read_as_people_write_them(text: str, minutes: int) -> None:
    assert read_minutes(text) == minutes
