"""A year of coverage of 100 and 1,000 people, against a loop over every minute with zoneinfo.

The loop asks for each minute and person whether the wall clock lies within the hours of a weekday;
it is timed on a sample of minutes in the same run and scaled to the minutes of the year.
"""

import random
import statistics
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from datetime import time as wall_time
from zoneinfo import ZoneInfo

from planner.calculators.coverage import typical_week, week_coverage
from planner.calculators.coverage_crews import Crew
from planner.calculators.coverage_question import CoverageQuestion
from planner.calculators.coverage_year import year_coverage
from planner.calculators.overlap import Worker
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import PlaceId, SeatId, TeamId, ZoneName

ZONES = [
    "America/Los_Angeles",
    "America/Chicago",
    "America/Toronto",
    "America/Sao_Paulo",
    "Europe/Dublin",
    "Europe/Warsaw",
    "Africa/Casablanca",
    "Africa/Cairo",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Pacific/Auckland",
]
YEAR, YEAR_MINUTES = 2027, 365 * 24 * 60
SAMPLED_MINUTES, RUNS = 200, 5


def crews_of(people: int) -> list[Crew]:
    """Return people in crews of five with hours of their own, as a large plan has them."""
    return [
        Crew(
            Worker(
                zone := ZONES[n % len(ZONES)],
                ZoneName(zone),
                WorkingPattern(start=wall_time(7 + n % 4, n % 60), end=wall_time(16, n % 50)),
            ),
            PlaceId(zone),
            TeamId("T-1"),
            tuple(SeatId(f"{n}-{k}") for k in range(5)),
        )
        for n in range(people // 5)
    ]


def milliseconds(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1_000


def count_by_loop(crews: list[Crew], minutes: list[datetime]) -> int:
    covered = 0
    clocks = [ZoneInfo(crew.worker.zone) for crew in crews for _seat in crew.seats]
    hours = [crew.worker.pattern for crew in crews for _seat in crew.seats]
    for minute in minutes:
        there = 0
        for clock, pattern in zip(clocks, hours, strict=True):
            wall = minute.astimezone(clock)
            there += wall.weekday() < 5 and pattern.start <= wall.time() < pattern.end
        covered += there > 0
    return covered


def one_turn(
    crews: list[Crew], question: CoverageQuestion, sample: list[datetime]
) -> tuple[float, float, float]:
    """Time the year, the typical week once it is known, and the loop scaled to the year."""
    week = typical_week(crews, question)
    return (
        milliseconds(lambda: year_coverage(crews, question)),
        milliseconds(lambda: week_coverage(crews, week)),
        milliseconds(lambda: count_by_loop(crews, sample)) / SAMPLED_MINUTES * YEAR_MINUTES,
    )


def measure() -> dict[str, float]:
    choose = random.Random(1)  # noqa: S311 -- a sample, not a secret
    begin = datetime(YEAR, 1, 1, tzinfo=UTC)
    sample = [
        begin + timedelta(minutes=choose.randrange(YEAR_MINUTES)) for _ in range(SAMPLED_MINUTES)
    ]
    question = CoverageQuestion(ZoneName("Europe/Dublin"), date(YEAR, 1, 1), date(YEAR, 12, 31))
    results: dict[str, float] = {}
    for size in (100, 1_000):
        crews = crews_of(size)
        turns = [one_turn(crews, question, sample) for _ in range(RUNS)]
        year, of_week, loop = (statistics.median(taken) for taken in zip(*turns, strict=True))
        results[f"year_{size}_people_ms"] = year
        results[f"week_{size}_people_ms"] = of_week
        results[f"zoneinfo_loop_scaled_{size}_people_ms"] = loop
        results[f"zoneinfo_loop_to_year_{size}_people_ratio"] = loop / year
    return results
