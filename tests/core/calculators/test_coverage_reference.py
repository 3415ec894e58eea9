"""Coverage against a count of every minute over zoneinfo, apart from the planner's own clocks."""

import importlib.util
import zoneinfo
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

import pytest

from planner.calculators.coverage_crews import Crew
from planner.calculators.coverage_question import CoverageQuestion
from planner.calculators.coverage_year import year_coverage
from planner.calculators.overlap import Worker
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import PlaceId, SeatId, TeamId, ZoneName

PROOF = Path(__file__).parents[2] / "proofs" / "overlap.py"
MINUTE, WEEK = timedelta(minutes=1), timedelta(days=7)


def loaded() -> ModuleType:
    specification = importlib.util.spec_from_file_location("overlap_proof_for_coverage", PROOF)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


PROVED = loaded()
EVERY_DAY, MONDAY_TO_FRIDAY = PROVED.EVERY_DAY, PROVED.MONDAY_TO_FRIDAY
PEOPLE = (
    ("America/Chicago", WorkingPattern(weekdays=MONDAY_TO_FRIDAY), 2),
    (
        "America/Chicago",
        WorkingPattern(start=time(1, 30), end=time(3, 10), weekdays=EVERY_DAY),
        1,
    ),
    ("Asia/Kolkata", WorkingPattern(start=time(9, 10), end=time(17, 25), weekdays=EVERY_DAY), 1),
    (
        "Australia/Sydney",
        WorkingPattern(
            start=time(20),
            end=time(5, 30),
            weekdays=frozenset({5, 6}),
            break_start=time(2, 10),
            break_minutes=35,
        ),
        3,
    ),
    ("Africa/Casablanca", WorkingPattern(weekdays=frozenset({6, 0, 1, 2, 3})), 1),
)


@pytest.fixture(scope="module", autouse=True)
def packaged_zoneinfo() -> Iterator[None]:
    """Make zoneinfo read the tzdata package, never the tables of this machine."""
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath([])
    yield
    zoneinfo.reset_tzpath(before)


def crews() -> list[Crew]:
    return [
        Crew(
            Worker(zone, ZoneName(zone), pattern),
            PlaceId(zone),
            TeamId("T-1"),
            tuple(SeatId(f"{zone}-{n}") for n in range(heads)),
        )
        for zone, pattern, heads in PEOPLE
    ]


def counted(
    zone: str, first: date, last: date, required: int
) -> tuple[dict[date, int], dict[date, int], Counter[int]]:
    """Count minutes and gap minutes of each week, and gap minutes of each slot of the week."""
    count = PROVED.MinuteCount(first, last)
    there = sum(
        heads * count.present(place, pattern).astype(int) for place, pattern, heads in PEOPLE
    )
    clock, instant = ZoneInfo.no_cache(zone), count.begin
    minutes: Counter[date] = Counter()
    gaps: Counter[date] = Counter()
    slots: Counter[int] = Counter()
    for people in there.tolist():
        wall = instant.astimezone(clock)
        day = wall.date()
        if first <= day <= last:
            week = max(first, day - timedelta(days=day.weekday()))
            minutes[week] += 1
            if people < required:
                gaps[week] += 1
                slots[(day.weekday() * 24 + wall.hour) * 4 + wall.minute // 15] += 1
        instant += MINUTE
    return dict(minutes), {week: gaps[week] for week in minutes}, slots


@pytest.mark.parametrize(
    ("zone", "first", "last", "required"),
    [
        ("America/Chicago", date(2027, 1, 1), date(2027, 12, 31), 1),
        ("UTC", date(2026, 3, 1), date(2026, 4, 12), 1),
        ("Asia/Kolkata", date(2028, 10, 20), date(2028, 11, 10), 2),
        ("Australia/Sydney", date(2026, 3, 25), date(2026, 4, 9), 3),
        ("Australia/Sydney", date(2028, 9, 28), date(2028, 10, 8), 2),
        ("Africa/Casablanca", date(2026, 2, 8), date(2026, 3, 29), 1),
    ],
)
def test_that_gaps_agree_with_a_count_of_every_minute(
    zone: str, first: date, last: date, required: int
) -> None:
    found = year_coverage(crews(), CoverageQuestion(ZoneName(zone), first, last, required))
    minutes, gaps, slots = counted(zone, first, last, required)

    assert {week.first_day: week.minutes for week in found.weeks} == minutes
    assert {week.first_day: week.gap_minutes for week in found.weeks} == gaps
    by_slot = {at: n for at, n in enumerate(found.gap_minutes_by_slot) if n}
    assert by_slot == dict(slots)
    assert 0 < found.gap_minutes < found.minutes


def test_that_the_count_itself_sees_weeks_of_167_and_169_hours() -> None:
    minutes, _gaps, _slots = counted("America/Chicago", date(2027, 3, 8), date(2027, 3, 21), 1)
    assert minutes == {date(2027, 3, 8): 167 * 60, date(2027, 3, 15): 168 * 60}
    assert datetime(2027, 3, 14, 8, tzinfo=UTC).astimezone(ZoneInfo("America/Chicago")).hour == 3
