"""The best times of a week, and three turns over a year, against a plain loop over zoneinfo.

The loop is what one would write first: each minute of each start, for each person, is weighed by
the local time that zoneinfo gives. It is timed on a sample of starts and scaled to all of a week.
Everybody of the hundred people has hours of their own, so that none can be looked at once for all.
"""

import random
import statistics
import time
from datetime import UTC, date, datetime, timedelta
from datetime import time as wall_time
from zoneinfo import ZoneInfo

from planner.calculators.meeting_burden import Attendee
from planner.calculators.meeting_rotation import MeetingRotation, RotationTime, meeting_rotation
from planner.calculators.meeting_slots import MeetingTime, rank_slots
from planner.calculators.overlap import Worker
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import ZoneName

MONDAY = date(2027, 3, 8)
LENGTH = 30
RUNS = 9
SAMPLED_STARTS = 24
STARTS = 7 * 96
MINUTE = timedelta(minutes=1)
ANCHOR = ZoneName("Europe/Dublin")
NINE_ZONES = (
    "Europe/Dublin",
    "Asia/Tokyo",
    "Asia/Singapore",
    "Asia/Kolkata",
    "Africa/Cairo",
    "Europe/Berlin",
    "America/Sao_Paulo",
    "America/Toronto",
    "America/Mexico_City",
)


def people(count: int) -> list[Attendee]:
    """Return people whose days begin at minutes of their own."""
    return [
        Attendee(
            Worker(
                str(n),
                ZoneName(NINE_ZONES[n % 9]),
                WorkingPattern(start=wall_time(8, n // 9), end=wall_time(16, n // 9)),
            )
        )
        for n in range(count)
    ]


def weight(zone: ZoneInfo, start: wall_time, end: wall_time, instant: datetime) -> float:
    local = instant.astimezone(zone)
    clock = local.time()
    is_workday = local.weekday() <= 4
    if is_workday and start <= clock < end:
        return 0
    if clock.hour >= 22 or clock.hour < 7:
        return 4
    if not is_workday:
        return 3
    now = clock.hour * 60 + clock.minute
    before = start.hour * 60 + start.minute - now
    after = now - end.hour * 60 - end.minute + 1
    return 1 if 0 < before <= 120 or 0 < after <= 120 else 2


def loop_seconds(group: list[Attendee], starts: list[datetime]) -> float:
    """Time the loop over a sample and scale it to every start of a week."""
    clocks = [
        (ZoneInfo(each.worker.zone), each.worker.pattern.start, each.worker.pattern.end)
        for each in group
    ]
    started = time.perf_counter()
    best = (float("inf"), float("inf"))
    for start in starts:
        minutes = [start + n * MINUTE for n in range(LENGTH)]
        burdens = [sum(weight(*clock, each) for each in minutes) for clock in clocks]
        best = min(best, (max(burdens), sum(burdens)))
    return (time.perf_counter() - started) / len(starts) * STARTS


def planner_seconds(group: list[Attendee], week: MeetingTime) -> float:
    started = time.perf_counter()
    rank_slots(group, week)
    return time.perf_counter() - started


def rotation_seconds(group: list[Attendee], weekdays: frozenset[int]) -> float:
    asked = RotationTime(ANCHOR, date(2027, 1, 4), 52, 3, LENGTH, weekdays=weekdays)
    started = time.perf_counter()
    found = meeting_rotation(group, asked)
    elapsed = time.perf_counter() - started
    assert isinstance(found, MeetingRotation)
    assert found.is_proven
    return elapsed


def measure() -> dict[str, float]:
    choose = random.Random(1)  # noqa: S311 -- a sample, not a secret
    week = MeetingTime(ANCHOR, MONDAY, MONDAY + timedelta(days=6), LENGTH)
    first = datetime(MONDAY.year, MONDAY.month, MONDAY.day, tzinfo=UTC)
    starts = [first + 15 * MINUTE * n for n in choose.sample(range(STARTS), SAMPLED_STARTS)]
    result: dict[str, float] = {}
    for count in (9, 100):
        group = people(count)
        result[f"week_of_{count}_people_first_call_ms"] = 1000 * planner_seconds(group, week)
        # Taking turns lets both meet the same load of the machine.
        turns = [(planner_seconds(group, week), loop_seconds(group, starts)) for _ in range(RUNS)]
        planner, loop = (statistics.median(taken) for taken in zip(*turns, strict=True))
        result[f"week_of_{count}_people_ms"] = 1000 * planner
        result[f"week_of_{count}_people_loop_to_planner_ratio"] = loop / planner
    for name, weekdays in (("a_tuesday", frozenset({1})), ("any_workday", frozenset(range(5)))):
        taken = [rotation_seconds(people(9), weekdays) for _ in range(3)]
        result[f"proven_year_of_3_turns_of_9_on_{name}_ms"] = 1000 * statistics.median(taken)
    hundred = rotation_seconds(people(100), frozenset({1}))
    result["proven_year_of_3_turns_of_100_on_a_tuesday_ms"] = 1000 * hundred
    return result
