"""Turns of a rotation across clock changes, against a clock of zoneinfo read minute by minute."""

import importlib.util
import zoneinfo
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from planner.calculators.shift_rotation import (
    NobodyToRotateError,
    Rotation,
    TurnLength,
    rotation_turns,
    turns_by_person,
)
from planner.market.time_zone import BeyondZoneRulesError, UnknownZoneError
from planner.quantities.identifiers import ZoneName

PROOF = Path(__file__).parents[2] / "proofs" / "overlap.py"
CHICAGO = ZoneName("America/Chicago")
YEAR = date(2027, 1, 1), date(2027, 12, 31)
PEOPLE = ("Ada", "Ben", "Cyd", "Dan", "Eve", "Fay")


@pytest.fixture(scope="module")
def proved() -> Iterator[ModuleType]:
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath([])
    specification = importlib.util.spec_from_file_location("overlap_proof_for_rotation", PROOF)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    yield module
    zoneinfo.reset_tzpath(before)


def test_that_a_weekly_rotation_in_chicago_has_weeks_of_167_and_169_hours() -> None:
    turns = rotation_turns(Rotation(PEOPLE, CHICAGO), *YEAR)

    odd = {turn.day: (turn.person, turn.minutes // 60) for turn in turns if turn.extra_minutes}
    assert odd == {date(2027, 3, 8): ("Dan", 167), date(2027, 11, 1): ("Ben", 169)}
    assert len(turns) == 52
    assert {turn.minutes for turn in turns if not turn.extra_minutes} == {168 * 60}


def test_that_a_daily_rotation_has_days_of_23_and_25_hours() -> None:
    turns = rotation_turns(Rotation(PEOPLE, CHICAGO, length=TurnLength.DAILY), *YEAR)

    odd = {turn.day: turn.minutes // 60 for turn in turns if turn.extra_minutes}
    assert odd == {date(2027, 3, 13): 23, date(2027, 11, 6): 25}
    assert len(turns) == 365


def test_that_each_turn_ends_where_the_next_begins_and_all_add_up() -> None:
    rotation = Rotation(PEOPLE, CHICAGO, length=TurnLength.DAILY)
    turns = rotation_turns(rotation, *YEAR)
    for turn, following in pairwise(turns):
        assert turn.end_utc == following.start_utc
    people = turns_by_person(rotation, turns)
    whole = turns[-1].end_utc - turns[0].start_utc
    assert sum(person.minutes for person in people) == whole // timedelta(minutes=1) == 365 * 1440
    assert [person.person for person in people] == list(PEOPLE)
    assert {person.turns for person in people} == {60, 61}


def test_that_whoever_gets_the_long_and_the_short_turns_is_named() -> None:
    rotation = Rotation(PEOPLE, CHICAGO)
    people = {
        each.person: each for each in turns_by_person(rotation, rotation_turns(rotation, *YEAR))
    }

    assert people["Dan"].short_days == (date(2027, 3, 8),)
    assert people["Ben"].long_days == (date(2027, 11, 1),)
    assert people["Ben"].minutes == (9 * 168 + 1) * 60
    assert people["Dan"].minutes == (9 * 168 - 1) * 60
    assert people["Ada"].long_days == people["Ada"].short_days == ()


def test_that_a_skipped_hand_over_is_at_the_first_instant_after_and_a_repeated_one_at_the_first() -> (
    None
):
    rotation = Rotation(("Ada",), CHICAGO, time(2, 30), TurnLength.DAILY)
    starts = {turn.day: turn.start_utc for turn in rotation_turns(rotation, *YEAR)}
    assert starts[date(2027, 3, 14)] == datetime(2027, 3, 14, 8, tzinfo=UTC)  # 03:00 there
    rotation = Rotation(("Ada",), CHICAGO, time(1, 30), TurnLength.DAILY)
    starts = {turn.day: turn.start_utc for turn in rotation_turns(rotation, *YEAR)}
    assert starts[date(2027, 11, 7)] == datetime(2027, 11, 7, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "first", "handover"),
    [
        ("America/Chicago", date(2027, 3, 5), time(2, 30)),
        ("America/Chicago", date(2027, 10, 29), time(1, 30)),
        ("Asia/Kolkata", date(2027, 3, 5), time(9)),
        ("Australia/Sydney", date(2026, 3, 27), time(2, 15)),
        ("Australia/Lord_Howe", date(2026, 10, 1), time(2, 15)),
        ("Africa/Casablanca", date(2026, 2, 8), time(2, 45)),
        ("Africa/Casablanca", date(2026, 3, 15), time(2, 45)),
    ],
)
def test_that_every_hand_over_agrees_with_the_clock_of_zoneinfo(
    proved: ModuleType, zone: str, first: date, handover: time
) -> None:
    last = first + timedelta(days=15)
    count = proved.MinuteCount(first, last)
    clock, origin = count.clock(zone), count.begin.replace(tzinfo=None)
    rotation = Rotation(PEOPLE, ZoneName(zone), handover, TurnLength.DAILY)
    turns = rotation_turns(rotation, first, last)
    assert len(turns) == 16
    for turn in turns:
        for moment, day in ((turn.start_utc, turn.day), (turn.end_utc, turn.day + timedelta(1))):
            wall = (datetime.combine(day, handover) - origin) // timedelta(minutes=1)
            at = int(np.searchsorted(clock, wall))
            assert moment == count.begin + timedelta(minutes=at)
    is_steady = zone == "Asia/Kolkata"
    assert all(turn.extra_minutes == 0 for turn in turns) is is_steady


def test_that_weekly_turns_begin_on_their_weekday() -> None:
    rotation = Rotation(("Ada", "Ben"), CHICAGO, weekday=3)
    days = [turn.day for turn in rotation_turns(rotation, *YEAR)]
    assert days[0] == date(2027, 1, 7)
    assert {day.weekday() for day in days} == {3}
    assert rotation_turns(rotation, date(2027, 1, 8), date(2027, 1, 13)) == ()


def test_that_nobody_an_unknown_zone_or_year_is_refused() -> None:
    with pytest.raises(NobodyToRotateError):
        Rotation((), CHICAGO)
    with pytest.raises(UnknownZoneError):
        rotation_turns(Rotation(PEOPLE, ZoneName("Mars/Base")), *YEAR)
    with pytest.raises(BeyondZoneRulesError):
        rotation_turns(Rotation(PEOPLE, CHICAGO), date(2037, 1, 1), date(2039, 1, 1))
