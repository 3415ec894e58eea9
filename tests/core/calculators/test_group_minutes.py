"""The group engines against the day-by-day one, and what must hold for any group."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calculators.group_minutes import (
    NobodyError,
    group_minutes,
    shared_by,
    shifted,
    stretches,
)
from planner.calculators.overlap import Worker, intervals_by_date, overlap_on
from planner.calculators.overlap_flex import flexible_minutes
from planner.calculators.working_intervals import REACH
from planner.market.time_zone import BeyondZoneRulesError, UnknownZoneError
from planner.plan.working_pattern import DatedHours, WeekdayHours, WorkingPattern
from planner.quantities.identifiers import CountryCode, ZoneName

EVERY_DAY = frozenset(range(7))
FIRST, LAST = date(2026, 3, 20), date(2026, 4, 8)
COUNTRIES: Mapping[str, str] = {
    "Europe/Dublin": "IE",
    "Africa/Casablanca": "MA",
    "Asia/Gaza": "PS",
    "Pacific/Chatham": "NZ",
    "America/St_Johns": "CA",
    "Pacific/Apia": "WS",
    "Australia/Lord_Howe": "AU",
    "Antarctica/Troll": "NO",
    "America/Chicago": "US",
}

times = st.times().map(lambda moment: time(moment.hour, moment.minute))
weeks = st.sampled_from(
    [EVERY_DAY, frozenset({6, 0, 1, 2, 3}), frozenset({0, 1, 2, 3, 4}), frozenset({0, 2})]
)
patterns = st.builds(
    WorkingPattern,
    start=times,
    end=times,
    weekdays=weeks,
    break_start=st.none() | times,
    break_minutes=st.integers(0, 90) | st.integers(240, 420),
    flex_minutes=st.sampled_from([0, 0, 5, 60]),
    weekday_hours=st.just(()) | st.tuples(st.builds(WeekdayHours, st.integers(0, 6), times, times)),
    dated_hours=st.just(())
    | st.tuples(st.builds(DatedHours, st.just(date(2026, 3, 25)), st.just(LAST), times, times)),
)
workers = st.builds(
    lambda zone, pattern: Worker(
        zone, ZoneName(zone), pattern, country=CountryCode(COUNTRIES[zone])
    ),
    st.sampled_from(sorted(COUNTRIES)),
    patterns,
)
groups = st.lists(workers, min_size=1, max_size=4)


@settings(max_examples=60)
@given(group=groups, with_holidays=st.booleans())
def test_that_each_day_is_what_the_day_alone_says(
    group: list[Worker], *, with_holidays: bool
) -> None:
    found = group_minutes(group, FIRST, LAST, with_holidays=with_holidays)

    for day, minutes in zip(found.days, found.shared_minutes, strict=True):
        assert minutes == overlap_on(group, day, with_holidays=with_holidays).minutes


@given(group=groups, added=workers)
def test_that_one_more_person_never_widens_a_day(group: list[Worker], added: Worker) -> None:
    before = group_minutes(group, FIRST, LAST)
    after = group_minutes([*group, added], FIRST, LAST)
    minutes_before = dict(zip(before.days, before.shared_minutes, strict=True))

    assert set(after.days) <= set(before.days)
    for day, minutes in zip(after.days, after.shared_minutes, strict=True):
        assert minutes <= minutes_before[day]


@given(group=groups, by=st.integers(-180, 180))
def test_that_moving_everybody_by_the_same_time_changes_nothing(
    group: list[Worker], by: int
) -> None:
    found = group_minutes(group, FIRST, LAST)

    for kind in found.kinds:
        moved = shared_by([shifted(minutes, by) for minutes in kind])
        assert moved.bit_count() == shared_by(kind).bit_count()


@given(group=groups)
def test_that_a_holiday_only_removes_minutes(group: list[Worker]) -> None:
    plain = group_minutes(group, FIRST, LAST)
    off = group_minutes(group, FIRST, LAST, with_holidays=True)

    assert off.days == plain.days
    for at in range(len(plain.days)):
        assert shared_by(off.on(at)) & ~shared_by(plain.on(at)) == 0


@given(group=groups)
def test_that_a_break_only_removes_minutes(group: list[Worker]) -> None:
    unbroken = [replace(each, pattern=replace(each.pattern, break_start=None)) for each in group]
    plain, broken = (group_minutes(each, FIRST, LAST) for each in (unbroken, group))

    for at in range(len(plain.days)):
        assert shared_by(broken.on(at)) & ~shared_by(plain.on(at)) == 0


@settings(max_examples=40)
@given(group=groups)
def test_that_flex_never_lowers(group: list[Worker]) -> None:
    found = group_minutes(group, FIRST, LAST)

    for as_is, flexible in zip(found.shared_minutes, flexible_minutes(found), strict=True):
        assert flexible >= as_is


def minutes_of(worker: Worker, day: date, reach: timedelta) -> set[int]:
    """Return the minutes somebody works around a date, one by one."""
    around = intervals_by_date(worker, day - reach, day + reach, with_holidays=False)
    return {
        minute
        for intervals in around.values()
        for start, end in intervals
        for minute in range(start // 60, end // 60)
    }


@settings(max_examples=25)
@given(pair=st.tuples(workers, workers), day=st.dates(FIRST, LAST))
def test_that_the_flex_of_two_is_the_best_of_all_their_shifts(
    pair: tuple[Worker, Worker], day: date
) -> None:
    mine, theirs = pair
    found = group_minutes(pair, FIRST, LAST)
    if day not in found.days:
        return
    anchor = minutes_of(mine, day, timedelta())
    other = minutes_of(theirs, day, REACH)
    flex = mine.pattern.flex_minutes + theirs.pattern.flex_minutes

    best = max(len(anchor & {minute + by for minute in other}) for by in range(-flex, flex + 1))

    assert flexible_minutes(found)[found.days.index(day)] == best


def test_that_flex_of_three_finds_the_best_shifts_where_days_are_unbroken() -> None:
    def flexible(start: time, end: time, minutes: int) -> Worker:
        return Worker(
            "x", ZoneName("UTC"), WorkingPattern(start=start, end=end, flex_minutes=minutes)
        )

    group = [
        flexible(time(9), time(17), 30),
        flexible(time(13), time(21), 45),
        flexible(time(6), time(14), 20),
    ]
    found = group_minutes(group, FIRST, LAST)

    # From 13:00 less 45 minutes to 14:00 plus 20 minutes.
    assert set(found.shared_minutes) == {60}
    assert set(flexible_minutes(found)) == {60 + 45 + 20}


quarters = st.integers(0, 5 * 4).map(lambda n: 15 * n)


@settings(max_examples=60)
@given(
    days=st.tuples(*[st.tuples(quarters, st.integers(1, 40), st.integers(0, 6))] * 3),
)
def test_that_flex_of_three_unbroken_days_is_the_best_of_all_shifts(
    days: tuple[tuple[int, int, int], ...],
) -> None:
    spans = [(360 + start, 360 + start + 15 * length, 15 * flex) for start, length, flex in days]
    group = [
        Worker(
            "x",
            ZoneName("UTC"),
            WorkingPattern(
                start=time(start // 60, start % 60),
                end=time(end // 60 % 24, end % 60),
                flex_minutes=flex,
            ),
        )
        for start, end, flex in spans
    ]
    best = max(
        min(end + by for (_, end, _), by in zip(spans, shifts, strict=True))
        - max(start + by for (start, _, _), by in zip(spans, shifts, strict=True))
        for shifts in product(*(range(-flex, flex + 1, 15) for *_, flex in spans))
    )
    tuesday = date(2026, 7, 7)

    assert flexible_minutes(group_minutes(group, tuesday, tuesday)) == (max(0, best),)


def test_that_flex_finds_a_window_that_no_single_shift_opens() -> None:
    early = WorkingPattern(start=time(6), end=time(11), flex_minutes=90)
    late = WorkingPattern(start=time(13), end=time(18), flex_minutes=90)
    group = [Worker("x", ZoneName("UTC"), each) for each in (WorkingPattern(), early, late)]
    found = group_minutes(group, FIRST, LAST)

    assert set(found.shared_minutes) == {0}
    assert set(flexible_minutes(found)) == {60}


def test_that_flex_does_not_lead_away_from_hours_that_fit_around_breaks() -> None:
    # Drawn together as if nobody had a break, these three would share an hour less than they do.
    hours = [(7, 14, 9, 120, 60), (11, 15, 13, 120, 120), (7, 17, 13, 180, 180)]
    group = [
        Worker(
            "x",
            ZoneName("UTC"),
            WorkingPattern(
                start=time(start),
                end=time(end),
                break_start=time(since),
                break_minutes=minutes,
                flex_minutes=flex,
            ),
        )
        for start, end, since, minutes, flex in hours
    ]
    found = group_minutes(group, FIRST, LAST)

    assert set(found.shared_minutes) == set(flexible_minutes(found)) == {120}


def test_that_two_short_days_meet_within_their_flex() -> None:
    morning = WorkingPattern(start=time(9), end=time(11), flex_minutes=180)
    afternoon = WorkingPattern(start=time(14), end=time(16), flex_minutes=180)
    group = [Worker("x", ZoneName("UTC"), each) for each in (WorkingPattern(), morning, afternoon)]

    assert set(flexible_minutes(group_minutes(group, FIRST, LAST))) == {120}


def test_that_flex_brings_breaks_together() -> None:
    lunch = WorkingPattern(end=time(18), break_start=time(12), break_minutes=60, flex_minutes=60)
    later = WorkingPattern(start=time(8), end=time(20), break_start=time(13), break_minutes=60)
    group = [Worker("x", ZoneName("UTC"), each) for each in (later, lunch, later)]
    found = group_minutes(group, FIRST, LAST)

    assert set(found.shared_minutes) == {420}
    assert set(flexible_minutes(found)) == {480}


def test_that_a_short_day_bounds_what_flex_can_reach() -> None:
    short = WorkingPattern(start=time(9), end=time(11), flex_minutes=120)
    late = WorkingPattern(start=time(10, 30), end=time(18), flex_minutes=120)
    group = [Worker("x", ZoneName("UTC"), each) for each in (short, late, WorkingPattern())]

    assert set(flexible_minutes(group_minutes(group, FIRST, LAST))) == {120}


def test_that_days_are_those_on_which_everybody_works_by_weekday() -> None:
    cairo = Worker("Cairo", ZoneName("Africa/Cairo"), weekend=frozenset({4, 5}))
    dublin = Worker("Dublin", ZoneName("Europe/Dublin"))

    days = group_minutes([dublin, cairo], date(2026, 7, 6), date(2026, 7, 12)).days

    assert [day.day for day in days] == [6, 7, 8, 9]


def test_that_a_group_without_a_common_weekday_has_no_days() -> None:
    weekend = Worker("x", ZoneName("UTC"), WorkingPattern(weekdays=frozenset({5, 6})))
    found = group_minutes([Worker("y", ZoneName("UTC")), weekend], FIRST, LAST)

    assert (found.days, found.shared_minutes, flexible_minutes(found)) == ((), (), ())


def test_that_nobody_unknown_zones_and_years_are_refused() -> None:
    with pytest.raises(NobodyError):
        group_minutes([], FIRST, LAST)
    with pytest.raises(UnknownZoneError):
        group_minutes([Worker("x", ZoneName("Europe/Krakow"))], FIRST, LAST)
    with pytest.raises(BeyondZoneRulesError):
        group_minutes([Worker("x", ZoneName("UTC"))], FIRST, date(2038, 1, 1))


def test_that_a_year_has_few_kinds_of_day() -> None:
    group = [Worker(zone, ZoneName(zone)) for zone in ("Europe/Berlin", "America/New_York")]
    found = group_minutes(group, date(2026, 1, 1), date(2026, 12, 31))

    assert len(found.days) == 261
    assert len(found.kinds) < 25


@given(minutes=st.integers(0, 2**40))
def test_that_stretches_say_which_bits_are_set(minutes: int) -> None:
    found = stretches(minutes)

    assert sum(1 << n for start, end in found for n in range(start, end)) == minutes
    assert all(end < start for (_, end), (start, _) in pairwise(found))
