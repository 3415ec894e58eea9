from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from planner.calculators.group_minutes import GroupMinutes, group_minutes
from planner.calculators.overlap import Worker, overlap_in_year, overlap_on
from planner.calculators.overlap_clock_changes import ClockChange, WallWindow, clock_changes
from planner.calculators.overlap_horizon import (
    Absence,
    LostDay,
    SharedMinutes,
    WeekOverlap,
    lost_days,
    overlap_over_horizon,
)
from planner.calculators.overlap_limits import Limit, WindowLimits, window_limits
from planner.calculators.overlap_shifts import (
    best_shift,
    movers_of,
)
from planner.calculators.presence import people_at_work
from planner.market.time_zone import to_wall
from planner.plan.working_pattern import DatedHours, WeekdayHours, WorkingPattern
from planner.quantities.identifiers import ZoneName
from tests.core.calculators.group_workers import BERLIN, DUBLIN, KOLKATA, NEW_YORK, YEAR, worker

EVERY_DAY = frozenset(range(7))
NIGHT = WorkingPattern(start=time(22), end=time(6), weekdays=EVERY_DAY)


def at(instant: str) -> datetime:
    return datetime.fromisoformat(instant).replace(tzinfo=UTC)


def test_that_a_year_of_berlin_and_new_york_has_its_figures() -> None:
    found = overlap_over_horizon([BERLIN, NEW_YORK], *YEAR)
    year = overlap_in_year([BERLIN, NEW_YORK], 2026)

    assert found.shared == SharedMinutes(120, 120.0, 180)
    assert dict(zip(found.group.days, found.minutes, strict=True)) == {
        day: minutes
        for day, minutes in zip(year.days, year.minutes, strict=True)
        if day.weekday() < 5
    }
    assert found.least_day == date(2026, 1, 1)
    assert found.with_flex == found.shared


def test_that_the_worst_week_is_the_whole_week_with_least_altogether() -> None:
    found = overlap_over_horizon(
        [DUBLIN, BERLIN, NEW_YORK], date(2026, 2, 25), date(2026, 12, 30), with_holidays=True
    )
    totals: dict[date, int] = defaultdict(int)
    for day, minutes in zip(found.group.days, found.minutes, strict=True):
        totals[day - timedelta(days=day.weekday())] += minutes
    del totals[date(2026, 2, 23)], totals[date(2026, 12, 28)]

    assert found.worst_week == WeekOverlap(
        min(totals, key=lambda monday: (totals[monday], monday)), min(totals.values())
    )
    assert found.worst_week == WeekOverlap(date(2026, 3, 30), 4 * 120)


def test_that_without_a_whole_week_there_is_no_worst_one() -> None:
    assert overlap_over_horizon([BERLIN], date(2026, 7, 7), date(2026, 7, 12)).worst_week is None


def test_that_holidays_take_days_and_say_whose_they_are() -> None:
    found = overlap_over_horizon([DUBLIN, BERLIN], date(2026, 3, 16), date(2026, 4, 12))

    assert found.lost == (
        LostDay(date(2026, 3, 17), 420, 0, (Absence("Dublin", date(2026, 3, 17), "Saint Patrick's Day"),)),
        LostDay(date(2026, 4, 3), 420, 0, (Absence("Berlin", date(2026, 4, 3), "Good Friday"),)),
        LostDay(
            date(2026, 4, 6),
            420,
            0,
            (
                Absence("Dublin", date(2026, 4, 6), "Easter Monday"),
                Absence("Berlin", date(2026, 4, 6), "Easter Monday"),
            ),
        ),
    )  # fmt: skip
    assert found.shared == SharedMinutes(420, 420.0, 420)


def test_that_lost_days_are_left_out_of_the_figures_and_count_as_nothing_in_their_week() -> None:
    days = date(2026, 3, 16), date(2026, 4, 12)
    found = overlap_over_horizon([DUBLIN, BERLIN], *days, with_holidays=True)

    assert found.shared == SharedMinutes(420, 420.0, 420)
    assert found.worst_week == WeekOverlap(date(2026, 3, 16), 4 * 420)
    assert dict(zip(found.group.days, found.minutes, strict=True))[date(2026, 3, 17)] == 0


def test_that_company_days_are_lost_and_people_who_work_on_holidays_lose_none() -> None:
    closed = replace(BERLIN, company_days=((date(2026, 3, 20), "Founders' day"),))
    at_work = replace(closed, pattern=WorkingPattern(works_on_holidays=True))
    days = date(2026, 3, 18), date(2026, 4, 3)

    assert [each.absences for each in overlap_over_horizon([DUBLIN, closed], *days).lost] == [
        (Absence("Berlin", date(2026, 3, 20), "Founders' day"),),
        (Absence("Berlin", date(2026, 4, 3), "Good Friday"),),
    ]
    assert overlap_over_horizon([DUBLIN, at_work], *days).lost == ()


def test_that_a_holiday_across_the_date_line_takes_the_part_it_meets() -> None:
    # Auckland's Tuesday morning is Los Angeles' Monday, 7 September 2026: Labor Day.
    auckland = worker("Pacific/Auckland", country="NZ")
    angeles = worker("America/Los_Angeles", country="US")

    (lost,) = overlap_over_horizon([auckland, angeles], date(2026, 9, 7), date(2026, 9, 11)).lost

    assert lost == LostDay(
        date(2026, 9, 8), 180, 0, (Absence("Los Angeles", date(2026, 9, 7), "Labor Day"),)
    )


def test_that_of_a_night_a_holiday_takes_only_what_it_holds() -> None:
    # The anchor's afternoon of 17 March meets the night of the 16th and that of the 17th.
    around = worker("Europe/Dublin", WorkingPattern(start=time(16), end=time(14)), "IE")
    day = worker("Europe/London", WorkingPattern(start=time(12), end=time(20)))

    lost = overlap_over_horizon([day, around], date(2026, 3, 16), date(2026, 3, 19)).lost

    assert [(each.day.day, each.lost_minutes, each.left_minutes) for each in lost] == [
        (17, 240, 120),
        (18, 120, 240),
    ]
    assert {absence.day.day for each in lost for absence in each.absences} == {17}
    off = overlap_over_horizon(
        [day, around], date(2026, 3, 16), date(2026, 3, 19), with_holidays=True
    )
    assert off.shared == SharedMinutes(120, 240.0, 360)


def test_that_a_holiday_on_a_free_weekday_takes_nothing_from_the_night_before_it() -> None:
    # Saturday's hours would begin within Friday's night, but Saturdays are free.
    night = WorkingPattern(
        start=time(20), end=time(10), weekday_hours=(WeekdayHours(5, time(6), time(12)),)
    )
    closed = replace(worker("Europe/Dublin", night), company_days=((date(2026, 7, 11), "Fair"),))
    friday = worker("Europe/London", WorkingPattern(start=time(21), end=time(20)))

    assert overlap_over_horizon([friday, closed], date(2026, 7, 6), date(2026, 7, 10)).lost == ()


def changes(
    *group: Worker, first: date = YEAR[0], last: date = YEAR[1]
) -> list[tuple[object, ...]]:
    found = clock_changes(group_minutes(group, first, last))
    return [(each.day, each.zones, each.minutes_before, each.minutes) for each in found]


def test_that_clock_changes_of_berlin_and_new_york_move_the_window_four_times() -> None:
    assert changes(BERLIN, NEW_YORK) == [
        (date(2026, 3, 9), ("America/New_York",), 120, 180),
        (date(2026, 3, 30), ("Europe/Berlin",), 180, 120),
        (date(2026, 10, 26), ("Europe/Berlin",), 120, 180),
        (date(2026, 11, 2), ("America/New_York",), 180, 120),
    ]


def test_that_clocks_that_change_together_move_nothing() -> None:
    assert changes(BERLIN, worker("Europe/Paris")) == []


def test_that_the_zones_that_do_not_limit_the_window_are_not_named() -> None:
    # Berlin's end and New York's start bound the window: London's clock has no say.
    found = changes(BERLIN, worker("Europe/London"), NEW_YORK)

    assert [zones for _, zones, _, _ in found] == [
        ("America/New_York",),
        ("Europe/Berlin",),
        ("Europe/Berlin",),
        ("America/New_York",),
    ]


def test_that_ramadan_moves_casablanca_and_the_end_of_it_moves_it_back() -> None:
    found = changes(worker("Africa/Casablanca"), worker("Africa/Lagos"))

    assert found == [
        (date(2026, 2, 16), ("Africa/Casablanca",), 480, 420),
        (date(2026, 3, 23), ("Africa/Casablanca",), 420, 480),
        # Since 20 September 2026 Morocco keeps Greenwich time.
        (date(2026, 9, 21), ("Africa/Casablanca",), 480, 420),
    ]


def test_that_a_night_as_long_as_the_clock_makes_it_is_a_change_of_that_night() -> None:
    found = changes(worker("Europe/Berlin", NIGHT))

    assert found == [
        (date(2026, 3, 28), ("Europe/Berlin",), 480, 420),
        (date(2026, 10, 24), ("Europe/Berlin",), 480, 540),
    ]


def test_that_other_hours_are_no_change_of_a_clock() -> None:
    pattern = WorkingPattern(
        weekday_hours=(WeekdayHours(4, time(9), time(13)),),
        dated_hours=(DatedHours(date(2026, 5, 1), date(2026, 6, 1), time(10), time(14)),),
    )

    assert changes(worker("Asia/Kolkata", pattern), worker("Asia/Tokyo", pattern)) == []


def test_that_a_holiday_after_the_change_puts_it_off_to_the_next_workday() -> None:
    closed = replace(BERLIN, company_days=((date(2026, 3, 30), "Inventory"),))
    group = group_minutes(
        [closed, NEW_YORK], date(2026, 3, 23), date(2026, 4, 2), with_holidays=True
    )

    assert clock_changes(group) == (
        ClockChange(
            date(2026, 3, 31),
            (BERLIN.zone,),
            (WallWindow(time(14), time(17), 180),),
            (WallWindow(time(15), time(17), 120),),
        ),
    )


def test_that_a_holiday_of_another_puts_the_change_off_too() -> None:
    closed = replace(BERLIN, company_days=((date(2026, 3, 30), "Inventory"),))
    group = group_minutes(
        [NEW_YORK, closed], date(2026, 3, 23), date(2026, 4, 2), with_holidays=True
    )

    assert [(each.day, each.zones) for each in clock_changes(group)] == [
        (date(2026, 3, 31), (BERLIN.zone,))
    ]


def test_that_a_window_that_only_moves_by_the_anchor_s_clock_is_told() -> None:
    evening = worker("Asia/Kolkata", WorkingPattern(start=time(18), end=time(20)))

    spring, autumn = clock_changes(group_minutes([DUBLIN, evening], *YEAR))

    assert (spring.day, spring.zones) == (date(2026, 3, 30), (DUBLIN.zone,))
    assert spring.windows_before == (WallWindow(time(12, 30), time(14, 30), 120),)
    assert spring.windows == (WallWindow(time(13, 30), time(15, 30), 120),)
    assert (autumn.day, autumn.windows) == (date(2026, 10, 26), spring.windows_before)


def test_that_changes_agree_with_the_windows_of_the_days() -> None:
    group = group_minutes([DUBLIN, NEW_YORK, worker("America/Sao_Paulo")], *YEAR)

    def windows(day: date) -> list[tuple[time, time]]:
        shared = overlap_on(group.workers, day).windows
        return [
            (to_wall(DUBLIN.zone, each.start_utc).time(), to_wall(DUBLIN.zone, each.end_utc).time())
            for each in shared
        ]

    moved = [
        (day, windows(before), windows(day))
        for before, day in pairwise(group.days)
        if windows(before) != windows(day)
    ]
    found = clock_changes(group)
    assert [
        (
            each.day,
            [(window.start, window.end) for window in each.windows_before],
            [(window.start, window.end) for window in each.windows],
        )
        for each in found
    ] == moved
    assert len(moved) == 4
    minutes = dict(zip(group.days, group.shared_minutes, strict=True))
    assert all(each.minutes == minutes[each.day] for each in found)


def limits(*group: Worker, day: date = date(2026, 7, 7)) -> WindowLimits | None:
    return window_limits(group_minutes(group, day, day), 0)


def test_that_the_window_closes_with_whose_start_and_end() -> None:
    assert limits(BERLIN, DUBLIN, NEW_YORK) == WindowLimits(
        date(2026, 7, 7),
        Limit(at("2026-07-07 13:00"), ("New York",), is_break=False),
        Limit(at("2026-07-07 15:00"), ("Berlin",), is_break=False),
        120,
        0,
    )


def test_that_all_who_begin_last_are_named() -> None:
    found = limits(BERLIN, NEW_YORK, worker("America/Toronto"))

    assert found is not None
    assert found.opens.labels == ("New York", "Toronto")


def test_that_a_break_opens_and_closes_a_window() -> None:
    lunch = worker("Europe/Dublin", WorkingPattern(break_start=time(13), break_minutes=30))
    morning = worker("Europe/London", WorkingPattern(start=time(12), end=time(18)))

    longest = limits(lunch, morning)
    assert longest is not None
    assert longest.opens == Limit(at("2026-07-07 12:30"), ("Dublin",), is_break=True)
    early = worker("Europe/London", WorkingPattern(start=time(8), end=time(13, 30)))
    closing = limits(lunch, early)
    assert closing is not None
    assert closing.closes == Limit(at("2026-07-07 12:00"), ("Dublin",), is_break=True)


def test_that_without_a_window_the_gap_is_told() -> None:
    assert limits(DUBLIN, KOLKATA, worker("America/Los_Angeles")) == WindowLimits(
        date(2026, 7, 7),
        Limit(at("2026-07-07 16:00"), ("Los Angeles",), is_break=False),
        Limit(at("2026-07-07 11:30"), ("Kolkata",), is_break=False),
        0,
        270,
    )


def test_that_nothing_closes_where_somebody_works_nowhere_near() -> None:
    off = replace(BERLIN, company_days=((date(2026, 7, 7), "Inventory"),))
    group = group_minutes([off, DUBLIN], date(2026, 7, 7), date(2026, 7, 7), with_holidays=True)

    assert window_limits(group, 0) is None


def test_that_people_at_work_are_counted_to_the_minute() -> None:
    lunch = WorkingPattern(start=time(9, 10), break_start=time(12), break_minutes=20)
    found = people_at_work([worker("UTC", lunch), worker("UTC")], ZoneName("UTC"), date(2026, 7, 7))

    assert [(each.start_utc, each.end_utc, each.people) for each in found.stretches] == [
        (at("2026-07-07 00:00"), at("2026-07-07 09:00"), ()),
        (at("2026-07-07 09:00"), at("2026-07-07 09:10"), (1,)),
        (at("2026-07-07 09:10"), at("2026-07-07 12:00"), (0, 1)),
        (at("2026-07-07 12:00"), at("2026-07-07 12:20"), (1,)),
        (at("2026-07-07 12:20"), at("2026-07-07 17:00"), (0, 1)),
        (at("2026-07-07 17:00"), at("2026-07-08 00:00"), ()),
    ]
    slots = {each.start_utc: (each.person_minutes, each.least, each.most) for each in found.slots}
    assert len(slots) == 96
    assert slots[at("2026-07-07 09:00")] == (10 + 2 * 5, 1, 2)
    assert slots[at("2026-07-07 12:15")] == (15 + 10, 1, 2)
    assert slots[at("2026-07-07 16:45")] == (30, 2, 2)


@pytest.mark.parametrize(
    ("zone", "day", "slots"),
    [
        ("America/Chicago", date(2026, 3, 8), 92),
        ("Europe/Berlin", date(2026, 10, 25), 100),
        ("Australia/Lord_Howe", date(2026, 4, 5), 98),
        ("Pacific/Apia", date(2011, 12, 30), 0),
    ],
)
def test_that_a_day_has_the_quarter_hours_its_clock_gives_it(
    zone: str, day: date, slots: int
) -> None:
    night = worker(zone, NIGHT)
    found = people_at_work([night], ZoneName(zone), day)

    assert len(found.slots) == slots
    assert sum(each.person_minutes for each in found.slots) == sum(
        int((each.end_utc - each.start_utc).total_seconds()) // 60 * len(each.people)
        for each in found.stretches
    )


def test_that_days_off_leave_nobody_at_work_only_if_they_count() -> None:
    day = date(2026, 3, 17)
    alone = people_at_work([DUBLIN], DUBLIN.zone, day, with_holidays=True)

    assert {each.most for each in alone.slots} == {0}
    assert max(each.most for each in people_at_work([DUBLIN], DUBLIN.zone, day).slots) == 1


def test_that_a_group_without_days_has_no_figures() -> None:
    weekend = worker("UTC", WorkingPattern(weekdays=frozenset({5, 6})))
    found = overlap_over_horizon([worker("UTC"), weekend], *YEAR)
    group: GroupMinutes = found.group

    assert (found.shared, found.worst_week, found.least_day) == (
        SharedMinutes(0, 0.0, 0),
        None,
        None,
    )
    assert (clock_changes(group), lost_days(group)) == ((), ())
    assert best_shift(group, movers_of(group)) is None


def test_that_the_days_of_a_horizon_are_those_alone() -> None:
    found = overlap_over_horizon([DUBLIN, KOLKATA, BERLIN], *YEAR, with_holidays=True)

    for day, minutes in list(zip(found.group.days, found.minutes, strict=True))[::17]:
        alone = overlap_on([DUBLIN, KOLKATA, BERLIN], day, with_holidays=True)
        assert minutes == alone.minutes
