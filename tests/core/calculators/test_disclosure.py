"""What totals of several seats tell of a single one: nothing."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculators.disclosure import (
    FEWEST_SEATS,
    tells_of_one,
    told_groups,
    told_months,
)
from planner.quantities.identifiers import SeatId


def seat(name: str, *amounts: int) -> Any:
    return SimpleNamespace(
        seat_id=SeatId(name), reporting_total=tuple(Decimal(amount) for amount in amounts)
    )


def ids(text: str) -> frozenset[SeatId]:
    return frozenset(SeatId(letter) for letter in text)


def told(seats: Sequence[Any], groups: Mapping[str, str]) -> dict[str | None, tuple[str, int]]:
    group_of = {SeatId(letter): group for group, letters in groups.items() for letter in letters}
    months = len(seats[0].reporting_total)
    found = told_groups(seats, group_of, [True] * months)
    return {each.group: ("".join(sorted(each.seats)), int(each.total)) for each in found}


def test_that_a_month_is_told_from_three_paid_seats_on() -> None:
    seats = [seat("a", 1, 1, 1), seat("b", 0, 1, 1), seat("c", 0, 0, 1)]
    assert told_months(seats, 3) == (False, False, True)


def test_that_groups_too_small_come_together() -> None:
    seats = [seat(letter, 2**n) for n, letter in enumerate("abcdefgh")]
    groups = {"big": "abc", "two": "de", "one": "f", "duo": "gh"}
    assert told(seats, groups) == {"big": ("abc", 7), None: ("defgh", 248)}


def test_that_one_group_more_joins_those_that_are_too_few_together() -> None:
    seats = [seat(letter, 2**n) for n, letter in enumerate("abcdefgh")]
    groups = {"four": "abcd", "three": "efg", "one": "h"}
    assert told(seats, groups) == {"four": ("abcd", 15), None: ("efgh", 240)}


@pytest.mark.parametrize("groups", [{"one": "a", "two": "bc"}, {"all": "ab", "none": "c"}])
def test_that_nothing_is_told_where_no_group_is_left(groups: Mapping[str, str]) -> None:
    seats = [seat(letter, 5) for letter in "abc"]
    assert told(seats, groups) == {}


def test_that_seats_that_cost_nothing_in_the_months_told_do_not_count() -> None:
    seats = [seat("a", 5, 0), seat("b", 5, 0), seat("c", 0, 7), *(seat(x, 1, 1) for x in "def")]
    group_of = {SeatId(x): "abc" if x in "abc" else "def" for x in "abcdef"}
    found = told_groups(seats, group_of, (True, False))
    assert [(each.group, each.total) for each in found] == []


def test_that_a_seat_left_over_between_two_totals_is_found() -> None:
    team, place = ids("abcd"), ids("abc")
    assert tells_of_one([team, place])
    assert not tells_of_one([team, ids("abef")])


def test_that_a_seat_left_over_between_many_totals_is_found() -> None:
    halves, pairs = [ids("abcd"), ids("efghi")], [ids("abef"), ids("cdgh")]
    assert tells_of_one([*halves, *pairs])
    assert not tells_of_one(halves)
    assert not tells_of_one([])


@given(st.lists(st.integers(0, 4), min_size=1, max_size=40))
def test_that_groups_told_are_whole_large_and_apart(numbers: list[int]) -> None:
    seats = [seat(str(n), 10**6 + n) for n in range(len(numbers))]
    group_of = {SeatId(str(n)): group for n, group in enumerate(numbers)}
    found = told_groups(seats, group_of, [True])
    assert all(len(each.seats) >= FEWEST_SEATS for each in found)
    counted = [each for group in found for each in group.seats]
    assert sorted(counted) == (sorted(group_of) if found else [])
    assert sum(each.total for each in found) == sum(
        each.reporting_total[0] for each in seats if found
    )
    assert not tells_of_one([each.seats for each in found])
