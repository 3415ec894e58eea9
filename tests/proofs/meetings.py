"""Burden and rotations against counts written apart from the planner's code.

Every minute of a year is weighed for people in many zones, by the documented formula and the local
time that zoneinfo gives, from the tzdata package and never from the tables of this machine. Then
groups of them take turns at three times, and every combination of half-hourly times of a weekday
is tried against the planner's, with the burdens counted here.

Run with the number of groups; it prints one JSON object and ends with 1 where anything differs.
"""

import json
import random
import sys
import time as stopwatch
import zoneinfo
from datetime import UTC, date, datetime, time, timedelta
from importlib.metadata import version
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from planner.calculators.meeting_burden import Attendee, MeetingRules, burden_kinds
from planner.calculators.meeting_rotation import MeetingRotation, RotationTime, meeting_rotation
from planner.calculators.overlap import Worker
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import ZoneName

ZONES = (
    "Europe/Dublin",
    "Pacific/Apia",
    "Asia/Kolkata",
    "America/Chicago",
    "Australia/Sydney",
    "Africa/Casablanca",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "America/St_Johns",
    "Asia/Gaza",
    "Antarctica/Troll",
    "Asia/Kathmandu",
    "America/Santiago",
    "Africa/Cairo",
    "Asia/Tokyo",
    "Pacific/Pago_Pago",
)
PATTERNS = (
    WorkingPattern(weekdays=frozenset(range(5))),
    WorkingPattern(
        start=time(9, 10),
        end=time(17, 25),
        weekdays=frozenset({6, 0, 1, 2, 3}),
        break_start=time(12, 15),
        break_minutes=50,
    ),
    WorkingPattern(start=time(22), end=time(6), weekdays=frozenset(range(5))),
)
MONDAY = date(2027, 1, 4)
WEEKS, TURNS, LENGTH, GRID, WEEKDAY = 52, 3, 45, 30, 2
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
BEGIN = datetime(2027, 1, 1, tzinfo=UTC)
MINUTES = 366 * 1440
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Weights = NDArray[np.float64]


def instant_of(wall: datetime, zone: ZoneInfo) -> datetime:
    """Return the first instant at which the clock has reached a wall time."""
    instant = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) != wall:
        offset = instant.astimezone(zone).utcoffset()
        while (instant - MINUTE).astimezone(zone).utcoffset() == offset:
            instant -= MINUTE
    return instant


def weights_of(zone: ZoneInfo, pattern: WorkingPattern) -> Weights:
    """Weigh every minute of the year."""
    weekdays = pattern.weekdays or frozenset()
    working = np.zeros(MINUTES, np.int8)  # 1 in working hours, 2 in a break
    near = np.zeros(MINUTES, np.bool_)

    def at(wall: datetime) -> int:
        return (instant_of(wall, zone) - BEGIN) // MINUTE

    for n in range(-3, 370):
        day = BEGIN.date() + n * DAY
        if day.weekday() not in weekdays:
            continue
        start, end = datetime.combine(day, pattern.start), datetime.combine(day, pattern.end)
        since, until = at(start), at(end + DAY if end <= start else end)
        working[max(0, since) : max(0, until)] = 1
        near[max(0, since - 120) : max(0, until + 120)] = True
        if pattern.break_start is not None:
            pause = datetime.combine(day, pattern.break_start)
            ends = pause + pattern.break_minutes * MINUTE
            working[max(0, at(pause)) : max(0, at(ends))] = 2
    found = np.zeros(MINUTES)
    for n in range(MINUTES):
        if working[n]:
            found[n] = 0.5 if working[n] == 2 else 0
            continue
        wall = (BEGIN + n * MINUTE).astimezone(zone)
        if wall.hour >= 22 or wall.hour < 7:
            found[n] = 4
        elif wall.weekday() not in weekdays:
            found[n] = 3
        else:
            found[n] = 1 if near[n] else 2
    return found


def least_by_trying(weights: list[Weights], zone: ZoneInfo) -> tuple[float, float]:
    """Return the least worst burden of three turns and the least total with it."""
    until = [np.concatenate([[0.0], np.cumsum(each)]) for each in weights]
    turns = np.zeros((TURNS, 1440 // GRID, len(weights)))
    for week in range(WEEKS):
        day = MONDAY + (7 * week + WEEKDAY) * DAY
        for n in range(1440 // GRID):
            wall = datetime.combine(day, time()) + n * GRID * MINUTE
            begin = (instant_of(wall, zone) - BEGIN) // MINUTE
            turns[week % TURNS, n] += [each[begin + LENGTH] - each[begin] for each in until]
    best = (float("inf"), float("inf"))
    for first in turns[0]:
        borne = first + turns[1][:, None] + turns[2][None]
        worst, total = borne.max(axis=2), borne.sum(axis=2)
        least = float(worst.min())
        best = min(best, (least, float(total[worst == least].min())))
    return best


def main(groups: int) -> int:
    zoneinfo.reset_tzpath([])
    started = stopwatch.perf_counter()
    people = [(zone, pattern) for zone in ZONES for pattern in PATTERNS]
    counted: dict[tuple[str, int], Weights] = {}
    differing = 0
    first = (BEGIN - EPOCH) // MINUTE
    by_kind = MeetingRules().weights.by_kind
    for zone, pattern in people:
        expected = weights_of(ZoneInfo(zone), pattern)
        worker = Worker(zone, ZoneName(zone), pattern)
        found = by_kind[burden_kinds(worker, first, first + MINUTES, MeetingRules())]
        differing += int((found != expected).sum())
        counted[zone, PATTERNS.index(pattern)] = expected
    choose = random.Random(1)  # noqa: S311 -- a sample, not a secret
    wrong, unproven = [], 0
    for _ in range(groups):
        group = choose.sample(people, choose.randint(2, 6))
        anchor = group[0][0]
        rotation = meeting_rotation(
            [Attendee(Worker(zone, ZoneName(zone), pattern)) for zone, pattern in group],
            RotationTime(
                ZoneName(anchor), MONDAY, WEEKS, TURNS, LENGTH, GRID, frozenset({WEEKDAY})
            ),
        )
        assert isinstance(rotation, MeetingRotation)
        weights = [counted[zone, PATTERNS.index(pattern)] for zone, pattern in group]
        expected_least = least_by_trying(weights, ZoneInfo(anchor))
        borne = [each.total for each in rotation.ledger.entries]
        unproven += not rotation.is_proven
        if (max(borne), sum(borne)) != expected_least:
            wrong.append([zone for zone, _pattern in group])
    report = {
        "pytz": version("pytz"),
        "tzdata": version("tzdata"),
        "zones": len(ZONES),
        "patterns": len(PATTERNS),
        "minutes_weighed": len(people) * MINUTES,
        "minutes_differing": differing,
        "rotations": groups,
        "combinations_tried_each": (1440 // GRID) ** TURNS,
        "rotations_differing": wrong,
        "rotations_not_proven": unproven,
        "seconds": round(stopwatch.perf_counter() - started, 1),
    }
    print(json.dumps(report, indent=2))
    return int(differing > 0 or bool(wrong))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
