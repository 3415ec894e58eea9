import zoneinfo
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from zoneinfo import ZoneInfo

import pytest
import pytz
from hypothesis import given
from hypothesis import strategies as st
from pytz.tzinfo import DstTzInfo

from planner.market.time_zone import (
    BeyondZoneRulesError,
    Transition,
    UnknownZoneError,
    is_zone,
    offset_table,
    require_known_year,
    to_utc,
    to_wall,
    transitions,
    utc_offset,
)
from planner.quantities.identifiers import ZoneName

ODD_ZONES = (
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/El_Aaiun",
    "America/Havana",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Gaza",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Tehran",
    "Australia/Eucla",
    "Australia/Lord_Howe",
    "Etc/GMT+5",
    "Europe/Berlin",
    "Europe/Dublin",
    "Europe/Moscow",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "UTC",
)
SECOND = timedelta(seconds=1)
BERLIN = ZoneName("Europe/Berlin")
RELEASES = f"pytz {version('pytz')} against tzdata {version('tzdata')}"


def at(wall: str) -> datetime:
    return datetime.fromisoformat(wall)


def utc(wall: str) -> datetime:
    return at(wall).replace(tzinfo=UTC)


zones = st.sampled_from(ODD_ZONES).map(ZoneName)
walls = st.datetimes(at("1975-01-01"), at("2037-12-30")).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


@pytest.fixture(scope="module")
def packaged_zoneinfo() -> Iterator[None]:
    """Make zoneinfo read the tzdata package, never the tables of this machine."""
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath([])
    yield
    zoneinfo.reset_tzpath(before)


def test_that_pytz_still_holds_the_private_tables_and_they_agree_with_its_public_answers() -> None:
    for name in pytz.all_timezones:
        rules = pytz.timezone(name)
        if not isinstance(rules, DstTzInfo):
            continue
        times = rules._utc_transition_times  # type: ignore[attr-defined]
        assert len(times) == len(rules._transition_info)  # type: ignore[attr-defined]
        for moment in times[1:]:
            for instant in (moment.replace(tzinfo=UTC), moment.replace(tzinfo=UTC) - SECOND):
                if instant > utc("1901-12-14"):
                    expected = instant.astimezone(rules).utcoffset()
                    assert utc_offset(ZoneName(name), instant) == expected, (name, instant)


@pytest.mark.parametrize("name", ODD_ZONES)
@pytest.mark.usefixtures("packaged_zoneinfo")
def test_that_offsets_agree_with_zoneinfo_at_every_clock_change(name: str) -> None:
    reference = ZoneInfo.no_cache(name)
    zone = ZoneName(name)
    changes = transitions(zone, utc("1975-01-01"), utc("2037-12-31"))
    for change in changes:
        for instant in (change.instant_utc - SECOND, change.instant_utc):
            expected = instant.astimezone(reference).replace(tzinfo=None)
            assert to_wall(zone, instant) == expected, (RELEASES, instant)
    for days in range(0, 365 * 60, 5):
        instant = utc("1977-01-01") + timedelta(days=days)
        assert utc_offset(zone, instant) == instant.astimezone(reference).utcoffset(), RELEASES


@given(zone=zones, wall=walls)
def test_that_a_wall_time_becomes_the_first_instant_whose_clock_has_reached_it(
    zone: ZoneName, wall: datetime
) -> None:
    instant = to_utc(zone, wall)

    assert to_wall(zone, instant) >= wall
    assert to_wall(zone, instant - SECOND) < wall
    before = instant - timedelta(hours=3)
    assert all(to_wall(zone, before + timedelta(minutes=n)) < wall for n in range(180))


@given(zone=zones, wall=walls)
def test_that_a_wall_time_that_exists_comes_back_unchanged(zone: ZoneName, wall: datetime) -> None:
    instant = to_utc(zone, wall)
    if to_wall(zone, instant) != wall:
        (change,) = transitions(zone, instant, instant)
        assert instant + change.before <= wall.replace(tzinfo=UTC) < instant + change.after


@pytest.mark.parametrize(
    ("zone", "wall", "expected"),
    [
        ("Europe/Berlin", at("2026-03-29 02:30"), utc("2026-03-29 01:00")),
        ("Europe/Dublin", at("2026-03-29 01:15"), utc("2026-03-29 01:00")),
        ("Australia/Lord_Howe", at("2026-10-04 02:10"), utc("2026-10-03 15:30")),
        ("Antarctica/Troll", at("2026-03-29 02:59"), utc("2026-03-29 01:00")),
        ("America/St_Johns", at("2011-03-13 00:30"), utc("2011-03-13 03:31")),
        ("Pacific/Apia", at("2011-12-30 09:00"), utc("2011-12-30 10:00")),
    ],
)
def test_that_a_skipped_wall_time_moves_to_the_first_real_instant(
    zone: str, wall: datetime, expected: datetime
) -> None:
    assert to_utc(ZoneName(zone), wall) == expected


@pytest.mark.parametrize(
    ("zone", "wall", "expected"),
    [
        ("Europe/Berlin", at("2026-10-25 02:30"), utc("2026-10-25 00:30")),
        ("Europe/Dublin", at("2026-10-25 01:30"), utc("2026-10-25 00:30")),
        ("Australia/Lord_Howe", at("2026-04-05 01:45"), utc("2026-04-04 14:45")),
        ("America/New_York", at("2026-11-01 01:00"), utc("2026-11-01 05:00")),
    ],
)
def test_that_a_repeated_wall_time_takes_the_first(
    zone: str, wall: datetime, expected: datetime
) -> None:
    assert to_utc(ZoneName(zone), wall) == expected


def test_that_clock_changes_are_listed_between_two_instants_both_included() -> None:
    spring = Transition(utc("2026-03-29 01:00"), timedelta(hours=1), timedelta(hours=2))
    autumn = Transition(utc("2026-10-25 01:00"), timedelta(hours=2), timedelta(hours=1))

    assert transitions(BERLIN, spring.instant_utc, autumn.instant_utc) == (spring, autumn)
    assert transitions(BERLIN, spring.instant_utc + SECOND, autumn.instant_utc - SECOND) == ()


def test_that_casablanca_leaves_summer_time_for_ramadan() -> None:
    changes = transitions(ZoneName("Africa/Casablanca"), utc("2025-01-01"), utc("2025-12-31"))

    assert [change.instant_utc for change in changes] == [
        utc("2025-02-23 02:00"),
        utc("2025-04-06 02:00"),
    ]


@pytest.mark.parametrize("name", ["UTC", "Etc/GMT+5", "Asia/Kolkata"])
def test_that_a_zone_without_changes_this_century_lists_none(name: str) -> None:
    assert transitions(ZoneName(name), utc("2000-01-01"), utc("2037-12-31")) == ()


def test_that_the_sign_of_etc_zones_is_the_posix_one() -> None:
    assert to_utc(ZoneName("Etc/GMT+5"), at("2026-01-01 09:00")) == utc("2026-01-01 14:00")


def test_that_every_zone_has_rising_tables_so_that_a_search_is_valid() -> None:
    for name in pytz.all_timezones:
        table = offset_table(ZoneName(name))
        assert list(table.starts) == sorted(set(table.starts)), name
        assert list(table.wall_ends) == sorted(set(table.wall_ends)), name


def test_that_fractions_of_a_second_survive() -> None:
    wall = at("2026-07-01 09:00:00.250")

    assert to_wall(BERLIN, to_utc(BERLIN, wall)) == wall


def test_that_an_instant_given_in_another_zone_is_understood() -> None:
    tokyo_noon = datetime.fromisoformat("2026-07-01 12:00+09:00")

    assert to_wall(BERLIN, tokyo_noon) == at("2026-07-01 05:00")


@pytest.mark.parametrize("name", ["Europe/Krakow", "europe/berlin", "", "../etc/passwd"])
def test_that_a_name_that_is_no_zone_is_refused(name: str) -> None:
    assert not is_zone(name)
    with pytest.raises(UnknownZoneError) as caught:
        utc_offset(ZoneName(name), utc("2026-01-01"))
    assert caught.value.zone == name


def test_that_zones_are_known_by_their_exact_name() -> None:
    assert all(is_zone(name) for name in ODD_ZONES)


@pytest.mark.parametrize("wall", [at("2038-02-01"), at("1900-01-01")])
def test_that_times_outside_the_known_years_are_refused_rather_than_guessed(wall: datetime) -> None:
    with pytest.raises(BeyondZoneRulesError) as caught:
        to_utc(BERLIN, wall)
    assert (caught.value.first_year, caught.value.last_year) == (1902, 2037)
    with pytest.raises(BeyondZoneRulesError):
        to_wall(BERLIN, wall.replace(tzinfo=UTC))
    with pytest.raises(BeyondZoneRulesError):
        require_known_year(BERLIN, wall.year)
