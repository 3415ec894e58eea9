from datetime import time

import pytest

from planner.cli.typed_values import pattern_from
from planner.cli.usage_error import UsageError


def test_that_hours_become_a_pattern() -> None:
    pattern = pattern_from("08:30-16:45", None)
    assert (pattern.start, pattern.end, pattern.weekdays) == (time(8, 30), time(16, 45), None)


def test_that_midnight_can_end_a_day() -> None:
    assert pattern_from("16:00-24:00", None).end == time(0)


@pytest.mark.parametrize(
    ("text", "weekdays"),
    [
        ("mon-fri", {0, 1, 2, 3, 4}),
        ("sun-thu", {6, 0, 1, 2, 3}),
        ("Monday, Wednesday", {0, 2}),
        ("sat", {5}),
        ("mon-sun", set(range(7))),
    ],
)
def test_that_weekdays_are_read_as_a_range_or_a_list(text: str, weekdays: set[int]) -> None:
    assert pattern_from("09:00-17:00", text).weekdays == frozenset(weekdays)


@pytest.mark.parametrize(
    "hours", ["", "9", "09:00", "25:00-26:00", "09:60-10:00", "24:00-08:00", "09:00-24:30", "a-b"]
)
def test_that_other_hours_are_refused(hours: str) -> None:
    with pytest.raises(UsageError, match="09:00-17:00"):
        pattern_from(hours, None)


@pytest.mark.parametrize("days", ["", "xyz", "mon-", "mon,,tue"])
def test_that_other_weekdays_are_refused(days: str) -> None:
    with pytest.raises(UsageError, match="mon-fri"):
        pattern_from("09:00-17:00", days)
