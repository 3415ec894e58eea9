"""Overlap against two independent counts over zoneinfo with the tzdata package."""

import zoneinfo
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib.metadata import version
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from numpy.typing import NDArray

from planner.calculators.overlap import Worker, overlap_in_year
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import ZoneName

ZONES = (
    "Europe/Dublin",
    "America/New_York",
    "Africa/Casablanca",
    "Asia/Kolkata",
    "Africa/El_Aaiun",
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "America/Los_Angeles",
    "Pacific/Apia",
    "Pacific/Pago_Pago",
    "Pacific/Chatham",
    "America/Santiago",
    "America/St_Johns",
    "Europe/London",
    "Asia/Gaza",
    "Asia/Jerusalem",
    "Antarctica/Troll",
    "Asia/Kathmandu",
    "Asia/Tehran",
    "Europe/Moscow",
    "Australia/Eucla",
    "Pacific/Kiritimati",
    "Pacific/Marquesas",
    "America/Havana",
    "America/Sao_Paulo",
    "Africa/Cairo",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Pacific/Auckland",
    "America/Asuncion",
    "Etc/GMT+5",
    "UTC",
)
YEARS = (2011, 2026)  # 2011: Samoa skips a day, Russia stays on summer time, St. John's at 00:01
EVERY_DAY = frozenset(range(7))
PATTERNS = (
    WorkingPattern(weekdays=EVERY_DAY),
    WorkingPattern(start=time(22), end=time(6), weekdays=EVERY_DAY),
    WorkingPattern(start=time(2, 10), end=time(14, 35)),
    WorkingPattern(start=time(0), end=time(0), weekdays=frozenset({6, 0, 1, 2, 3})),
)
CASES = [
    (zone, ZONES[n - 1], year, PATTERNS[n % 4], PATTERNS[(n // 4 + year) % 4])
    for year in YEARS
    for n, zone in enumerate(ZONES)
]
RELEASES = f"pytz {version('pytz')} against tzdata {version('tzdata')}"
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)

Interval = tuple[datetime, datetime]


@pytest.fixture(scope="module", autouse=True)
def packaged_zoneinfo() -> Iterator[None]:
    """Make zoneinfo read the tzdata package, never the tables of this machine."""
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath([])
    yield
    zoneinfo.reset_tzpath(before)
    zone_of.cache_clear()


@cache
def zone_of(name: str) -> ZoneInfo:
    return ZoneInfo.no_cache(name)


def works_on(pattern: WorkingPattern, day: date) -> bool:
    return day.weekday() in (pattern.weekdays or {0, 1, 2, 3, 4})


def walls(pattern: WorkingPattern, day: date) -> Interval:
    start, end = datetime.combine(day, pattern.start), datetime.combine(day, pattern.end)
    return start, end if end > start else end + DAY


def instant_of(wall: datetime, zone: ZoneInfo) -> datetime:
    """Search the change itself for a wall time that does not come back as it went."""
    instant = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == wall:
        return instant
    before, after = instant - 26 * 60 * MINUTE, instant
    while after - before > MINUTE:
        middle = before + (after - before) // (2 * MINUTE) * MINUTE
        if middle.astimezone(zone).replace(tzinfo=None) >= wall:
            after = middle
        else:
            before = middle
    return after


def minutes_by_intervals(anchor: Worker, other: Worker, day: date) -> int:
    def intervals(worker: Worker, days: list[date]) -> list[Interval]:
        zone = zone_of(worker.zone)
        return [
            (instant_of(start, zone), instant_of(end, zone))
            for start, end in (
                walls(worker.pattern, d) for d in days if works_on(worker.pattern, d)
            )
        ]

    around = [day + n * DAY for n in range(-3, 4)]
    return sum(
        max(0, (min(end, until) - max(start, since)) // MINUTE)
        for start, end in intervals(anchor, [day])
        for since, until in intervals(other, around)
    )


def clock_changes(zone: str, year: int) -> list[date]:
    noons = [datetime(year, 1, 1, 12, tzinfo=UTC) + n * DAY for n in range(365)]
    offsets = [noon.astimezone(zone_of(zone)).utcoffset() for noon in noons]
    return [noons[n].date() for n in range(1, 365) if offsets[n] != offsets[n - 1]]


class MinuteCount:
    """Every minute of eleven days, with the wall clocks of two people read off one by one."""

    def __init__(self, middle: date) -> None:
        self.first = datetime.combine(middle, time(0), UTC) - 5 * DAY
        self.instants = [self.first + n * MINUTE for n in range(11 * 1440)]

    def clock(self, zone: str) -> NDArray[np.int64]:
        """Return, per minute, the latest wall time the clock has reached so far, in minutes."""
        origin = self.first.replace(tzinfo=None)
        tz = zone_of(zone)
        reached = [
            (instant.astimezone(tz).replace(tzinfo=None) - origin) // MINUTE
            for instant in self.instants
        ]
        return np.maximum.accumulate(np.array(reached, np.int64))

    def present(
        self, clock: NDArray[np.int64], pattern: WorkingPattern, days: list[date]
    ) -> NDArray[np.bool_]:
        there = np.zeros(len(self.instants), np.bool_)
        origin = self.first.replace(tzinfo=None)
        for day in days:
            if works_on(pattern, day):
                start, end = ((wall - origin) // MINUTE for wall in walls(pattern, day))
                there[np.searchsorted(clock, start) : np.searchsorted(clock, end)] = True
        return there


@pytest.mark.parametrize(("mine", "theirs", "year", "pattern", "other_pattern"), CASES)
def test_that_a_year_agrees_with_intervals_over_zoneinfo(
    mine: str, theirs: str, year: int, pattern: WorkingPattern, other_pattern: WorkingPattern
) -> None:
    anchor = Worker(mine, ZoneName(mine), pattern)
    other = Worker(theirs, ZoneName(theirs), other_pattern)

    counted = overlap_in_year([anchor, other], year)

    expected = [minutes_by_intervals(anchor, other, day) for day in counted.days]
    differing = [
        (str(day), found, wanted)
        for day, found, wanted in zip(counted.days, counted.minutes, expected, strict=True)
        if found != wanted
    ]
    assert not differing, RELEASES


@pytest.mark.parametrize(("mine", "theirs", "year", "pattern", "other_pattern"), CASES[::2])
def test_that_days_around_clock_changes_agree_with_a_count_of_every_minute(
    mine: str, theirs: str, year: int, pattern: WorkingPattern, other_pattern: WorkingPattern
) -> None:
    counted = overlap_in_year(
        [Worker(mine, ZoneName(mine), pattern), Worker(theirs, ZoneName(theirs), other_pattern)],
        year,
    )
    minutes_on = dict(zip(counted.days, counted.minutes, strict=True))
    changes = {*clock_changes(mine, year)[:2], *clock_changes(theirs, year)[:2], date(year, 6, 17)}

    for middle in sorted(changes):
        count = MinuteCount(middle)
        my_clock, their_clock = count.clock(mine), count.clock(theirs)
        around = [middle + n * DAY for n in range(-4, 5)]
        others = count.present(their_clock, other_pattern, around)
        for day in around[3:6]:
            expected = int((count.present(my_clock, pattern, [day]) & others).sum())
            assert minutes_on.get(day, expected) == expected, (RELEASES, day)
