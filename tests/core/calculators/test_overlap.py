from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculators.overlap import (
    DayOverlap,
    Window,
    Worker,
    overlap_in_year,
    overlap_on,
    worker_at,
)
from planner.market.place import Place
from planner.market.provenance import Provenance
from planner.market.time_zone import BeyondZoneRulesError, UnknownZoneError
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import CountryCode, PlaceId, ZoneName

EVERY_DAY = frozenset(range(7))
NINE_TO_SIX = WorkingPattern(start=time(9), end=time(18))
NIGHT = WorkingPattern(start=time(22), end=time(6))
AROUND_THE_CLOCK = WorkingPattern(start=time(0), end=time(0), weekdays=EVERY_DAY)


def worker(zone: str, pattern: WorkingPattern | None = None, country: str | None = None) -> Worker:
    return Worker(
        label=zone,
        zone=ZoneName(zone),
        pattern=pattern or WorkingPattern(),
        country=None if country is None else CountryCode(country),
    )


def at(instant: str) -> datetime:
    return datetime.fromisoformat(instant).replace(tzinfo=UTC)


def window(start: str, end: str) -> Window:
    return Window(at(start), at(end))


BERLIN, NEW_YORK = worker("Europe/Berlin"), worker("America/New_York")


def test_that_berlin_and_new_york_share_three_hours_while_their_clock_changes_differ() -> None:
    daily = WorkingPattern(weekdays=EVERY_DAY)
    year = overlap_in_year(
        [worker("Europe/Berlin", daily), worker("America/New_York", daily)], 2026
    )

    longer = [day for day, minutes in zip(year.days, year.minutes, strict=True) if minutes == 180]

    spring = [date(2026, 3, 8) + timedelta(days=n) for n in range(21)]
    autumn = [date(2026, 10, 25) + timedelta(days=n) for n in range(7)]
    assert longer == spring + autumn
    assert set(year.minutes) == {120, 180}
    assert (year.min_minutes, year.median_minutes, year.max_minutes) == (120, 120.0, 180)


def test_that_new_york_and_london_share_the_london_afternoon_in_july() -> None:
    july = overlap_on(
        [worker("America/New_York", NINE_TO_SIX), worker("Europe/London", NINE_TO_SIX)],
        date(2026, 7, 6),
    )

    assert july.windows == (window("2026-07-06 13:00", "2026-07-06 17:00"),)
    assert july.minutes == 240


def test_that_bengaluru_and_new_york_share_nothing_in_january() -> None:
    january = overlap_on([worker("Asia/Kolkata"), NEW_YORK], date(2026, 1, 6))

    assert january.minutes == 0
    assert january.windows == ()


def test_that_everybody_s_hours_are_shown_even_where_they_share_nothing() -> None:
    january = overlap_on([worker("Asia/Kolkata"), NEW_YORK], date(2026, 1, 6))

    assert january.working == (
        window("2026-01-06 03:30", "2026-01-06 11:30"),
        window("2026-01-06 14:00", "2026-01-06 22:00"),
    )


def test_that_a_group_of_one_has_its_own_hours() -> None:
    assert overlap_on([BERLIN], date(2026, 7, 6)) == DayOverlap(
        date(2026, 7, 6),
        (window("2026-07-06 07:00", "2026-07-06 15:00"),),
        (window("2026-07-06 07:00", "2026-07-06 15:00"),),
    )


def test_that_the_interval_shown_is_the_one_that_meets_the_anchor_across_the_date_line() -> None:
    auckland_tuesday = overlap_on(
        [worker("Pacific/Auckland"), worker("America/Los_Angeles")], date(2026, 7, 7)
    )

    assert auckland_tuesday.windows == (window("2026-07-06 21:00", "2026-07-07 00:00"),)
    assert auckland_tuesday.working[1] == window("2026-07-06 16:00", "2026-07-07 00:00")


def test_that_a_monday_across_the_date_line_meets_a_sunday() -> None:
    pair = [worker("Pacific/Auckland"), worker("America/Los_Angeles")]

    assert overlap_on(pair, date(2026, 7, 6)).minutes == 0
    assert overlap_on(list(reversed(pair)), date(2026, 7, 10)).minutes == 0


def test_that_a_long_pattern_may_share_two_pieces_of_a_day() -> None:
    night = worker("Europe/Berlin", WorkingPattern(start=time(20), end=time(10)))
    day = worker("Europe/Berlin", WorkingPattern(start=time(8), end=time(22)))

    shared = overlap_on([day, night], date(2026, 7, 7))

    assert shared.windows == (
        window("2026-07-07 06:00", "2026-07-07 08:00"),
        window("2026-07-07 18:00", "2026-07-07 20:00"),
    )
    assert shared.minutes == 240


def test_that_hours_around_the_clock_leave_one_whole_window() -> None:
    noon_to_noon = WorkingPattern(start=time(12), end=time(12), weekdays=EVERY_DAY)

    shared = overlap_on([BERLIN, worker("Europe/Berlin", noon_to_noon)], date(2026, 7, 7))

    assert shared.windows == (window("2026-07-07 07:00", "2026-07-07 15:00"),)


def test_that_minutes_and_quarter_hour_zones_are_exact() -> None:
    ten_past = worker("Asia/Kathmandu", WorkingPattern(start=time(9, 10), end=time(17, 25)))

    shared = overlap_on([ten_past, worker("Asia/Kolkata")], date(2026, 7, 7))

    assert shared.windows == (window("2026-07-07 03:30", "2026-07-07 11:30"),)
    assert overlap_on([ten_past], date(2026, 7, 7)).windows == (
        window("2026-07-07 03:25", "2026-07-07 11:40"),
    )


@pytest.mark.parametrize(
    ("zone", "day", "minutes"),
    [
        ("Europe/Berlin", date(2026, 3, 28), 7 * 60),  # an hour is skipped before six
        ("Europe/Berlin", date(2026, 10, 24), 9 * 60),  # an hour is repeated
        ("Australia/Lord_Howe", date(2026, 4, 4), 8 * 60 + 30),  # half an hour is repeated
        ("Antarctica/Troll", date(2026, 3, 28), 6 * 60),  # two hours are skipped
        ("Europe/Dublin", date(2026, 3, 28), 7 * 60),  # winter time is the exception here
        ("Pacific/Apia", date(2011, 12, 29), 2 * 60),  # the next day does not exist
        ("Pacific/Apia", date(2011, 12, 30), 6 * 60),  # of its night only the next morning exists
    ],
)
def test_that_a_night_shift_is_as_long_as_the_clock_change_makes_it(
    zone: str, day: date, minutes: int
) -> None:
    night = WorkingPattern(start=time(22), end=time(6), weekdays=EVERY_DAY)

    assert overlap_on([worker(zone, night)], day).minutes == minutes


def test_that_a_date_that_never_was_has_no_working_time() -> None:
    daily = worker("Pacific/Apia", WorkingPattern(weekdays=EVERY_DAY))

    assert overlap_on([daily], date(2011, 12, 30)).working == (None,)
    assert overlap_in_year([daily], 2011).minutes.count(0) == 1


def test_that_ramadan_moves_casablanca_an_hour_closer_to_new_york() -> None:
    pair = [worker("Africa/Casablanca"), NEW_YORK]

    assert overlap_on(pair, date(2025, 2, 20)).minutes == 120
    assert overlap_on(pair, date(2025, 3, 3)).minutes == 180


def test_that_weekends_follow_the_place_unless_the_pattern_names_weekdays() -> None:
    cairo = Worker("Cairo", ZoneName("Africa/Cairo"), weekend=frozenset({4, 5}))
    friday, sunday = date(2026, 7, 10), date(2026, 7, 12)

    assert overlap_on([cairo], friday).minutes == 0
    assert overlap_on([cairo], sunday).minutes == 480
    on_fridays = Worker(
        "Cairo",
        ZoneName("Africa/Cairo"),
        WorkingPattern(weekdays=frozenset({4})),
        weekend=frozenset({4, 5}),
    )
    assert overlap_on([on_fridays], friday).minutes == 480


def test_that_holidays_are_days_off_only_on_request() -> None:
    pair = [worker("Europe/Berlin", country="DE"), worker("Europe/Dublin", country="IE")]
    st_patrick = date(2026, 3, 17)

    assert overlap_on(pair, st_patrick).minutes == 420
    off = overlap_on(pair, st_patrick, with_holidays=True)
    assert off.minutes == 0
    assert off.working[1] is None


def test_that_company_days_are_days_off_as_holidays_are() -> None:
    friday = date(2026, 5, 15)
    berlin = replace(worker("Europe/Berlin"), company_days=((friday, "Bridge day"),))

    assert overlap_on([berlin, NEW_YORK], friday).minutes == 120
    assert overlap_on([berlin, NEW_YORK], friday, with_holidays=True).minutes == 0
    assert overlap_in_year([NEW_YORK, berlin], 2026, with_holidays=True).minutes.count(0) == 105


def test_that_somebody_who_works_on_holidays_has_none() -> None:
    st_patrick = date(2026, 3, 17)
    on_call = WorkingPattern(works_on_holidays=True)
    dublin = replace(
        worker("Europe/Dublin", on_call, "IE"), company_days=((date(2026, 3, 18), "Shutdown"),)
    )

    pair = [worker("Europe/Berlin", country="DE"), dublin]
    for day in (st_patrick, date(2026, 3, 18)):
        assert overlap_on(pair, day, with_holidays=True).minutes == 420


def test_that_a_year_with_holidays_loses_the_holidays_of_both() -> None:
    pair = [worker("Europe/Berlin", country="DE"), worker("Europe/Dublin", country="IE")]
    plain = overlap_in_year(pair, 2026)
    year = overlap_in_year(pair, 2026, with_holidays=True)

    lost = {
        day
        for day, before, after in zip(plain.days, plain.minutes, year.minutes, strict=True)
        if before and not after
    }

    assert len(plain.days) - plain.minutes.count(0) == 261
    assert {date(2026, 3, 17), date(2026, 5, 14), date(2026, 1, 1)} <= lost
    assert date(2026, 10, 3) not in lost  # a Saturday anyway
    assert len(lost) == 7 + 9 - 3  # German and Irish weekday holidays; 1 Jan, 6 Apr, 25 Dec shared


def test_that_the_figures_of_a_year_are_over_the_days_the_anchor_works() -> None:
    year = overlap_in_year([BERLIN, NEW_YORK], 2026)
    worked = [m for d, m in zip(year.days, year.minutes, strict=True) if d.weekday() < 5]

    assert len(year.days) == len(year.minutes) == 365
    assert (year.min_minutes, year.max_minutes) == (min(worked), max(worked))
    assert year.median_minutes == median(worked)


def test_that_a_group_that_never_works_has_zeros() -> None:
    year = overlap_in_year([worker("UTC", WorkingPattern(weekdays=frozenset()))], 2026)

    assert set(year.minutes) == {0}
    assert (year.min_minutes, year.median_minutes, year.max_minutes) == (0, 0.0, 0)


def test_that_a_worker_at_a_place_takes_its_zone_weekend_and_calendar(
    provenance: Provenance,
) -> None:
    munich = Place(
        id=PlaceId("de-munchen"),
        name="Munich",
        aliases=(),
        country=CountryCode("DE"),
        latitude=48.1,
        longitude=11.6,
        population=1_500_000,
        zone=ZoneName("Europe/Berlin"),
        holiday_subdivision="BY",
        weekend=frozenset({5, 6}),
        is_capital=False,
        provenance=provenance,
    )

    assert worker_at(munich, NIGHT) == Worker(
        "Munich", ZoneName("Europe/Berlin"), NIGHT, frozenset({5, 6}), CountryCode("DE"), "BY"
    )
    assert worker_at(munich, NIGHT, label="Ada").label == "Ada"


@pytest.mark.parametrize("year", [1901, 2038])
def test_that_years_without_known_clock_changes_are_refused(year: int) -> None:
    with pytest.raises(BeyondZoneRulesError):
        overlap_in_year([BERLIN], year)
    with pytest.raises(BeyondZoneRulesError):
        overlap_on([BERLIN], date(year, 6, 1))


def test_that_the_last_known_year_is_answered_to_its_end() -> None:
    assert overlap_in_year([BERLIN, NEW_YORK], 2037).minutes[-1] == 120


def test_that_an_unknown_zone_is_refused() -> None:
    with pytest.raises(UnknownZoneError):
        overlap_on([worker("Europe/Krakow")], date(2026, 7, 7))


zones = st.sampled_from(
    [
        "Europe/Dublin",
        "Africa/Casablanca",
        "Asia/Gaza",
        "Pacific/Chatham",
        "America/St_Johns",
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago",
        "Australia/Lord_Howe",
        "Antarctica/Troll",
        "UTC",
    ]
)
times = st.times().map(lambda moment: time(moment.hour, moment.minute))
patterns = st.builds(WorkingPattern, start=times, end=times, weekdays=st.just(EVERY_DAY))
workers = st.builds(worker, zones, patterns)


@given(pair=st.tuples(workers, workers))
def test_that_a_year_s_total_does_not_depend_on_who_is_the_anchor(
    pair: tuple[Worker, Worker],
) -> None:
    mine = overlap_in_year(pair, 2026)
    theirs = overlap_in_year(pair[::-1], 2026)

    # The two years begin and end up to 26 hours and one interval apart.
    assert abs(sum(mine.minutes) - sum(theirs.minutes)) <= 2 * (26 + 24) * 60


@given(
    group=st.lists(workers, min_size=3, max_size=5),
    day=st.dates(date(2025, 1, 1), date(2027, 12, 31)),
)
def test_that_a_group_never_shares_more_than_any_pair_with_the_anchor(
    group: list[Worker], day: date
) -> None:
    whole = overlap_on(group, day).minutes

    assert all(whole <= overlap_on([group[0], other], day).minutes for other in group[1:])


@given(
    group=st.lists(workers, min_size=1, max_size=4),
    day=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
)
def test_that_a_day_alone_equals_the_day_within_its_year(group: list[Worker], day: date) -> None:
    year = overlap_in_year(group, 2026)

    assert overlap_on(group, day).minutes == year.minutes[day.timetuple().tm_yday - 1]


@given(
    hours=st.lists(st.integers(-8, 8), min_size=2, max_size=4),
    shift=st.integers(-4, 4),
    day=st.dates(date(2026, 1, 5), date(2026, 12, 20)),
)
def test_that_moving_all_fixed_zones_alike_changes_nothing(
    hours: list[int], shift: int, day: date
) -> None:
    def group(moved: int) -> list[Worker]:
        daily = WorkingPattern(weekdays=EVERY_DAY)
        return [worker(f"Etc/GMT{hour + moved:+d}", daily) for hour in hours]

    assert overlap_on(group(0), day).minutes == overlap_on(group(shift), day).minutes


@given(one=workers, day=st.dates(date(2025, 1, 1), date(2027, 12, 31)))
def test_that_somebody_always_there_takes_nothing_away(one: Worker, day: date) -> None:
    always = worker("Asia/Kathmandu", AROUND_THE_CLOCK)

    assert overlap_on([one, always], day).windows == overlap_on([one], day).windows
