"""Burden and ranking against a count of every minute over zoneinfo with the tzdata package.

The weights and the ranking are written here anew from their documented formula.
"""

import zoneinfo
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib.metadata import version
from zoneinfo import ZoneInfo

import pytest

from planner.calculators.meeting_burden import Attendee, MeetingRules, burden_kinds
from planner.calculators.meeting_slots import MeetingTime, rank_slots
from planner.calculators.overlap import Worker
from planner.plan.working_pattern import DatedHours, WorkingPattern
from planner.quantities.identifiers import ZoneName

ZONES = (
    "Pacific/Apia",
    "Asia/Kolkata",
    "America/Chicago",
    "Australia/Sydney",
    "Africa/Casablanca",
    "Europe/Dublin",
    "America/St_Johns",
    "Australia/Lord_Howe",
)
YEARS = (2026, 2027)
PATTERNS = (
    WorkingPattern(),
    WorkingPattern(start=time(22), end=time(6)),
    WorkingPattern(start=time(9, 10), end=time(17, 25), break_start=time(12), break_minutes=45),
    WorkingPattern(
        weekdays=frozenset({6, 0, 1, 2, 3}),
        dated_hours=(DatedHours(date(2027, 2, 8), date(2027, 3, 9), time(10), time(14)),),
    ),
)
RELEASES = f"pytz {version('pytz')} against tzdata {version('tzdata')}"
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

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


def instant_of(wall: datetime, zone: ZoneInfo) -> datetime:
    """Walk back to the change from a wall time that does not come back as it went."""
    instant = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) != wall:
        offset = instant.astimezone(zone).utcoffset()
        while (instant - MINUTE).astimezone(zone).utcoffset() == offset:
            instant -= MINUTE
    return instant


class Clock:
    """One person's working days around some week, as instants."""

    def __init__(self, zone: str, pattern: WorkingPattern, around: date) -> None:
        self.zone = zone_of(zone)
        self.weekdays = pattern.weekdays or frozenset(range(5))
        self.hours: list[Interval] = []
        self.breaks: list[Interval] = []
        for n in range(-4, 12):
            day = around + n * DAY
            if day.weekday() not in self.weekdays:
                continue
            start, end = pattern.start, pattern.end
            for dated in pattern.dated_hours:
                if dated.first_day <= day <= dated.last_day:
                    start, end = dated.start, dated.end
            since, until = datetime.combine(day, start), datetime.combine(day, end)
            until += DAY if until <= since else timedelta()
            self.hours.append((instant_of(since, self.zone), instant_of(until, self.zone)))
            if pattern.break_start is not None:
                pause = datetime.combine(day, pattern.break_start)
                pause_end = pause + pattern.break_minutes * MINUTE
                self.breaks.append((instant_of(pause, self.zone), instant_of(pause_end, self.zone)))

    def weight(self, instant: datetime) -> float:
        if any(start <= instant < end for start, end in self.breaks):
            return 0.5
        if any(start <= instant < end for start, end in self.hours):
            return 0
        wall = instant.astimezone(self.zone)
        if wall.hour >= 22 or wall.hour < 7:
            return 4
        if wall.weekday() not in self.weekdays:
            return 3
        until_next = min((s - instant for s, _ in self.hours if s > instant), default=30 * DAY)
        since_last = min(
            (instant + MINUTE - e for _, e in self.hours if e <= instant), default=30 * DAY
        )
        return 1 if min(until_next, since_last) <= timedelta(hours=2) else 2

    def is_at_work(self, instant: datetime) -> bool:
        return any(start <= instant < end for start, end in self.hours)


def mondays_of_changes(zone: str, year: int) -> list[date]:
    """The weeks in which the zone's clock changes, and three others."""
    days = [date(year, 1, 1) + n * DAY for n in range(364)]
    noon = [datetime(d.year, d.month, d.day, 12, tzinfo=UTC) for d in days]
    offsets = [each.astimezone(zone_of(zone)).utcoffset() for each in noon]
    changed = [d for d, a, b in zip(days[1:], offsets, offsets[1:], strict=False) if a != b]
    weeks = {day - day.weekday() * DAY for day in [*changed, date(year, 2, 10), date(year, 7, 21)]}
    return sorted(weeks)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(("n", "zone"), list(enumerate(ZONES)))
def test_that_every_minute_weighs_what_the_formula_says(n: int, zone: str, year: int) -> None:
    pattern = PATTERNS[(n + year) % len(PATTERNS)]
    for monday in mondays_of_changes(zone, year):
        begin = datetime(monday.year, monday.month, monday.day, tzinfo=UTC)
        first = (begin - EPOCH) // MINUTE
        worker = Worker(zone, ZoneName(zone), pattern)
        rules = MeetingRules()
        kinds = burden_kinds(worker, first, first + 7 * 1440, rules)
        counted = rules.weights.by_kind[kinds].tolist()
        clock = Clock(zone, pattern, monday)
        expected = [clock.weight(begin + at * MINUTE) for at in range(0, 7 * 1440, 3)]
        assert counted[::3] == expected, (RELEASES, monday)


@pytest.mark.parametrize(
    ("monday", "is_protected"),
    [
        (date(2027, 3, 8), False),  # Chicago's clocks change within
        (date(2027, 3, 22), False),  # Dublin's
        (date(2026, 10, 26), True),
        (date(2026, 9, 28), False),  # Sydney's
    ],
)
def test_that_the_ranking_agrees_with_trying_every_start(
    monday: date, *, is_protected: bool
) -> None:
    patterns = dict(zip(ZONES[:6], PATTERNS + PATTERNS, strict=False))
    protected = {"Australia/Sydney", "Africa/Casablanca"} if is_protected else set()
    attendees = [
        Attendee(Worker(zone, ZoneName(zone), pattern), is_protected=zone in protected)
        for zone, pattern in patterns.items()
    ]
    length = 45
    ranking = rank_slots(
        attendees,
        MeetingTime(ZoneName("Europe/Dublin"), monday, monday + 6 * DAY, length, grid=30),
        most=12,
    )

    clocks = [Clock(zone, pattern, monday) for zone, pattern in patterns.items()]
    dublin = zone_of("Europe/Dublin")
    start = instant_of(datetime.combine(monday, time()), dublin)
    end = instant_of(datetime.combine(monday + 7 * DAY, time()), dublin)
    tried = []
    while start < end:
        minutes = [start + n * MINUTE for n in range(length)]
        burdens = tuple(sum(map(clock.weight, minutes)) for clock in clocks)
        broken = sum(
            sum(not clock.is_at_work(minute) for minute in minutes)
            for clock, zone in zip(clocks, patterns, strict=True)
            if zone in protected
        )
        tried.append((broken, max(burdens), sum(burdens), start, burdens))
        start += 30 * MINUTE
    tried.sort()
    best = [each for each in tried if not each[0]]
    assert ranking.considered == len(tried)
    assert ranking.qualifying == len(best)
    assert [(each.start_utc, each.burdens) for each in ranking.slots] == [
        each[3:] for each in best[:12]
    ]
    if best:
        assert ranking.nearest_miss is None
    else:
        assert ranking.nearest_miss is not None
        assert ranking.nearest_miss.slot.start_utc == tried[0][3]
        assert sum(each.minutes for each in ranking.nearest_miss.broken) == tried[0][0]
