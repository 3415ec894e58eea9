from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calculators.group_minutes import NobodyError
from planner.calculators.meeting_burden import Attendee, MeetingRules
from planner.calculators.meeting_limits import LimitKind
from planner.calculators.meeting_rotation import (
    LocalTime,
    MeetingRotation,
    RotationMiss,
    RotationTime,
    RotationTurnsError,
    meeting_rotation,
)
from planner.calculators.meeting_slots import MeetingLengthError, MeetingTime, rank_slots
from planner.calculators.overlap import Worker
from planner.calculators.rotation_search import evenest_choice
from planner.market.time_zone import BeyondZoneRulesError
from planner.quantities.identifiers import CountryCode, ZoneName

DUBLIN = ZoneName("Europe/Dublin")
ZONES = ("Europe/Dublin", "Asia/Kolkata", "America/Chicago", "Australia/Sydney", "Pacific/Apia")
TUESDAY = frozenset({1})


def attendee(zone: str, **fields: object) -> Attendee:
    return replace(Attendee(Worker(zone, ZoneName(zone))), **fields)  # type: ignore[arg-type]  # any field


def year(turns: int, **fields: object) -> RotationTime:
    time_asked = RotationTime(DUBLIN, date(2027, 1, 4), 52, turns, 60, grid=60, weekdays=TUESDAY)
    return replace(time_asked, **fields)  # type: ignore[arg-type]  # any field


def rotation_of(attendees: list[Attendee], asked: RotationTime) -> MeetingRotation:
    found = meeting_rotation(attendees, asked)
    assert isinstance(found, MeetingRotation)
    return found


def test_that_no_other_three_times_share_a_year_more_evenly() -> None:
    """Every triple of hours of a Tuesday, each week ranked on its own."""
    group = [attendee(zone) for zone in ZONES]
    found = rotation_of(group, year(3))

    weekly = []
    for week in range(52):
        monday = date(2027, 1, 4) + timedelta(days=7 * week)
        tuesday = monday + timedelta(days=1)
        slots = rank_slots(group, MeetingTime(DUBLIN, tuesday, tuesday, 60, grid=60), most=99).slots
        by_hour = {
            slot.start_utc.astimezone(ZoneInfo("Europe/Dublin")).hour: slot.burdens
            for slot in slots
        }
        weekly.append([by_hour[hour] for hour in range(24)])
    turns = [np.array(weekly[turn::3]).sum(axis=0) for turn in range(3)]
    tried = [turns[0][a] + turns[1][b] + turns[2][c] for a, b, c in product(range(24), repeat=3)]
    least = min((float(each.max()), float(each.sum())) for each in tried)
    borne = [entry.total for entry in found.ledger.entries]
    assert (max(borne), sum(borne)) == least
    assert found.is_proven
    assert found.bound == least[0]


@settings(max_examples=120, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 4), st.integers(1, 5), st.sampled_from((4, 40)))
def test_that_the_search_finds_what_trying_every_choice_finds(
    seed: int, turns: int, people: int, most: int
) -> None:
    chance = np.random.default_rng(seed)
    options = 7
    costs = [chance.integers(0, most, (options, people)) / 4 for _ in range(turns)]
    allowed = [chance.random(options) < 0.7 for _ in range(turns)]
    heads = chance.integers(1, 4, people).astype(float)
    found = evenest_choice(costs, heads, allowed)
    tried = [
        sum((costs[turn][option] for turn, option in enumerate(each)), np.zeros(people))
        for each in product(*(np.flatnonzero(may) for may in allowed))
    ]
    if not tried:
        assert found is None
        return
    assert found is not None
    assert found.is_proven
    assert (found.worst, found.total) == min((each.max(), each @ heads) for each in tried)
    chosen = [costs[turn][option] for turn, option in enumerate(found.options)]
    assert sum(chosen, np.zeros(people)).max() == found.worst
    assert all(may[option] for may, option in zip(allowed, found.options, strict=True))


@pytest.mark.parametrize("seed", [78, 275, 412])
def test_that_of_equally_even_choices_the_search_finds_the_least_in_all(seed: int) -> None:
    """The seeds are some at which changing one turn at a time comes to rest too early."""
    chance = np.random.default_rng(seed)
    costs = [chance.integers(0, 4, (7, 4)) / 4 for _ in range(3)]
    found = evenest_choice(costs, np.ones(4), [np.ones(7, np.bool_)] * 3)
    tried = [costs[0][a] + costs[1][b] + costs[2][c] for a, b, c in product(range(7), repeat=3)]
    assert found is not None
    assert (found.worst, found.total) == min((each.max(), each.sum()) for each in tried)


def test_that_a_search_that_stops_early_says_so_and_keeps_its_bound() -> None:
    chance = np.random.default_rng(7)
    costs = [chance.integers(0, 4000, (60, 8)) / 4 for _ in range(4)]
    every = [np.ones(60, np.bool_)] * 4
    early = evenest_choice(costs, np.ones(8), every, most_steps=3)
    late = evenest_choice(costs, np.ones(8), every, most_steps=400_000)
    assert early is not None
    assert late is not None
    assert not early.is_proven
    assert late.is_proven
    assert early.bound <= late.worst <= early.worst


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(ZONES), min_size=1, max_size=4), st.integers(2, 3))
def test_that_turns_never_burden_anybody_more_than_the_best_fixed_time_does(
    zones: list[str], turns: int
) -> None:
    found = rotation_of([attendee(zone) for zone in zones], year(turns, weeks=12))
    assert found.fixed is not None
    assert found.ledger.worst <= found.fixed.worst


def test_that_one_turn_is_the_fixed_time() -> None:
    found = rotation_of([attendee(zone) for zone in ZONES], year(1))
    assert found.fixed == found.ledger


def test_that_the_weeks_are_shared_out_in_turn() -> None:
    found = rotation_of([attendee(zone) for zone in ZONES[:3]], year(3))
    assert [len(slot.starts_utc) for slot in found.slots] == [18, 17, 17]
    first = found.slots[1].starts_utc[0]
    assert first.date() == date(2027, 1, 12)
    assert all(
        later - earlier
        in (timedelta(days=21), timedelta(days=21, hours=-1), timedelta(days=21, hours=1))
        for earlier, later in zip(
            found.slots[1].starts_utc, found.slots[1].starts_utc[1:], strict=False
        )
    )


def test_that_a_time_holds_on_the_anchors_clock_and_moves_on_the_others() -> None:
    group = [attendee("Europe/Dublin"), attendee("America/Chicago"), attendee("Asia/Kolkata")]
    slot = rotation_of(group, year(1)).slots[0]
    dublin, chicago, kolkata = slot.local_times
    assert dublin == (LocalTime(date(2027, 1, 5), 1, slot.start),)
    hour = slot.start.hour
    # Chicago goes ahead on 14 March, Dublin on 28 March; back on 31 October and 7 November.
    assert [(each.first_day, each.start.hour - hour) for each in chicago] == [
        (date(2027, 1, 5), -6),
        (date(2027, 3, 16), -5),
        (date(2027, 3, 30), -6),
        (date(2027, 11, 2), -5),
        (date(2027, 11, 9), -6),
    ]
    assert [(each.first_day, each.start.minute) for each in kolkata] == [
        (date(2027, 1, 5), 30),
        (date(2027, 3, 30), 30),
        (date(2027, 11, 2), 30),
    ]


def test_that_every_start_shows_the_same_time_on_the_anchors_clock() -> None:
    slot = rotation_of([attendee(zone) for zone in ZONES], year(2)).slots[0]
    walls = {
        each.astimezone(ZoneInfo("Europe/Dublin")).strftime("%a %H:%M") for each in slot.starts_utc
    }
    assert walls == {f"Tue {slot.start:%H:%M}"}


def test_that_a_wall_time_skipped_or_repeated_in_a_week_is_no_candidate() -> None:
    sundays = year(1, weekdays=frozenset({6}))
    hours = {int(minute) // 60 % 24 for minute in sundays.candidates[0]}
    assert hours == set(range(24)) - {1}  # 01:00 is skipped on 28 March, repeated on 31 October
    in_autumn = replace(sundays, monday=date(2027, 10, 25), weeks=1)
    assert {int(minute) // 60 % 24 for minute in in_autumn.candidates[0]} == set(range(24)) - {1}
    before = replace(sundays, weeks=10)
    assert len(before.candidates[0]) == 24


def test_that_a_holiday_burdens_but_does_not_break_the_limit_of_the_protected() -> None:
    dubliner = Worker("Dublin", DUBLIN, country=CountryCode("IE"))
    asked = year(1, weekdays=frozenset({0}))  # five of Ireland's holidays fall on Mondays
    found = rotation_of([Attendee(dubliner, is_protected=True)], asked)
    assert found.ledger.worst > 0
    assert found.ledger.worst % (60 * 3) == 0


def test_that_the_miss_of_a_rotation_names_the_limit() -> None:
    group = [
        attendee("Asia/Kolkata", is_protected=True),
        attendee("America/Chicago", is_protected=True),
    ]
    missed = meeting_rotation(group, year(3))
    assert isinstance(missed, RotationMiss)
    assert missed.broken[0].kind is LimitKind.WORKING_HOURS
    # One of them is out for the whole hour in all 18 weeks of the first turn.
    assert sum(each.minutes for each in missed.broken) == 18 * 60


def test_that_limits_hold_in_every_week() -> None:
    rules = MeetingRules(within=(time(7), time(21)))
    group = [attendee("Europe/Dublin"), attendee("America/Chicago")]
    found = meeting_rotation(group, year(2), rules)
    assert isinstance(found, MeetingRotation)
    for slot in found.slots:
        for local in (each for times in slot.local_times for each in times):
            assert time(7) <= local.start <= time(20)


def test_that_without_weekdays_there_is_no_time() -> None:
    assert meeting_rotation([attendee("UTC")], year(1, weekdays=frozenset())) is None


@pytest.mark.parametrize(("turns", "weeks"), [(0, 52), (7, 52), (3, 2), (1, 105)])
def test_that_turns_and_weeks_out_of_range_are_refused(turns: int, weeks: int) -> None:
    with pytest.raises(RotationTurnsError):
        year(turns, weeks=weeks)


def test_that_lengths_and_years_out_of_range_are_refused() -> None:
    with pytest.raises(MeetingLengthError):
        year(1, length=0)
    with pytest.raises(BeyondZoneRulesError):
        year(1, monday=date(2037, 3, 2))


def test_that_nobody_has_no_rotation() -> None:
    with pytest.raises(NobodyError):
        meeting_rotation([], year(1))


def test_that_the_first_week_is_the_one_asked_for() -> None:
    slot = rotation_of([attendee("UTC")], year(1, zone=ZoneName("UTC"))).slots[0]
    assert slot.starts_utc[0] == datetime(2027, 1, 5, slot.start.hour, tzinfo=UTC)
