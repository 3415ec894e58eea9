"""A year of overlap for every pair of 1,000 people against a plain loop over zoneinfo.

The loop is what one would write first: per pair and day, both people's hours become UTC through
zoneinfo and are intersected with the neighboring dates of the other. It is timed on a sample of
pair-days and scaled to every unordered pair and day of the year.
"""

import random
import statistics
import time
from datetime import UTC, date, datetime, timedelta
from datetime import time as wall_time
from zoneinfo import ZoneInfo

from planner.calculators.overlap import Worker
from planner.calculators.overlap_pairs import pairwise_year
from planner.quantities.identifiers import ZoneName

PEOPLE = 1_000
YEAR = 2026
RUNS = 15
SAMPLED_PAIR_DAYS = 20_000
START, END = wall_time(9), wall_time(17)
DAY = timedelta(days=1)
ZONES = (
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/Johannesburg",
    "Africa/Lagos",
    "Africa/Nairobi",
    "Africa/Tunis",
    "America/Argentina/Buenos_Aires",
    "America/Bogota",
    "America/Chicago",
    "America/Costa_Rica",
    "America/Denver",
    "America/Halifax",
    "America/Havana",
    "America/Lima",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/Montevideo",
    "America/New_York",
    "America/Phoenix",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/St_Johns",
    "America/Toronto",
    "Asia/Almaty",
    "Asia/Baku",
    "Asia/Bangkok",
    "Asia/Beirut",
    "Asia/Colombo",
    "Asia/Dhaka",
    "Asia/Dubai",
    "Asia/Ho_Chi_Minh",
    "Asia/Hong_Kong",
    "Asia/Jakarta",
    "Asia/Jerusalem",
    "Asia/Karachi",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Manila",
    "Asia/Riyadh",
    "Asia/Seoul",
    "Asia/Shanghai",
    "Asia/Singapore",
    "Asia/Taipei",
    "Asia/Tashkent",
    "Asia/Tbilisi",
    "Asia/Tokyo",
    "Australia/Adelaide",
    "Australia/Perth",
    "Australia/Sydney",
    "Europe/Athens",
    "Europe/Berlin",
    "Europe/Dublin",
    "Europe/Istanbul",
    "Europe/Kyiv",
    "Europe/Lisbon",
    "Europe/London",
    "Europe/Warsaw",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Honolulu",
)


def hours(zone: ZoneInfo, day: date) -> tuple[datetime, datetime]:
    start, end = (datetime.combine(day, wall, zone).astimezone(UTC) for wall in (START, END))
    return start, end


def shared_minutes(mine: ZoneInfo, theirs: ZoneInfo, day: date) -> float:
    if day.weekday() > 4:
        return 0
    start, end = hours(mine, day)
    total = timedelta()
    for other in (day - DAY, day, day + DAY):
        if other.weekday() <= 4:
            since, until = hours(theirs, other)
            total += max(timedelta(), min(end, until) - max(start, since))
    return total / timedelta(minutes=1)


def loop_seconds(sample: list[tuple[ZoneInfo, ZoneInfo, date]]) -> float:
    """Time the loop over a sample and scale it to every unordered pair and day."""
    started = time.perf_counter()
    for mine, theirs, day in sample:
        shared_minutes(mine, theirs, day)
    elapsed = time.perf_counter() - started
    return elapsed / len(sample) * PEOPLE * (PEOPLE - 1) / 2 * 365


def planner_seconds(people: list[Worker]) -> float:
    started = time.perf_counter()
    pairwise_year(people, YEAR)
    return time.perf_counter() - started


def measure() -> dict[str, float]:
    choose = random.Random(1)  # noqa: S311 -- a sample, not a secret
    zones = [ZoneInfo(name) for name in ZONES]
    sample = [
        (choose.choice(zones), choose.choice(zones), date(YEAR, 1, 1) + choose.randrange(365) * DAY)
        for _ in range(SAMPLED_PAIR_DAYS)
    ]
    people = [Worker(str(n), ZoneName(ZONES[n % len(ZONES)])) for n in range(PEOPLE)]
    first = planner_seconds(people)
    # Taking turns lets both meet the same load of the machine.
    turns = [(planner_seconds(people), loop_seconds(sample[turn::RUNS])) for turn in range(RUNS)]
    planner, loop = (statistics.median(taken) for taken in zip(*turns, strict=True))
    return {
        "people": PEOPLE,
        "zones": len(ZONES),
        "first_call_ms": first * 1000,
        "planner_ms": planner * 1000,
        "zoneinfo_loop_scaled_seconds": loop,
        "zoneinfo_loop_to_planner_ratio": loop / planner,
    }
