"""Overlap against a count of every minute over zoneinfo, written apart from the planner's code.

Every minute of three years is read off each zone's wall clock through zoneinfo, from the tzdata
package and never from the tables of this machine. A minute is worked from the moment on at which
the clock has reached the start until it has reached the end; of these the break is taken away.
Groups of two to six people in any zones with any patterns are then counted minute by minute, for
every date of the first of them, and compared with the planner's year.

Run with the number of groups; it prints one JSON object and ends with 1 where anything differs.
"""

import json
import random
import sys
import time as stopwatch
import zoneinfo
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from importlib.metadata import version
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from planner.calculators.group_minutes import group_minutes
from planner.calculators.overlap import Worker, overlap_in_year
from planner.plan.working_pattern import DatedHours, WeekdayHours, WorkingPattern
from planner.quantities.identifiers import ZoneName

EVERY_DAY = frozenset(range(7))
MONDAY_TO_FRIDAY = frozenset({0, 1, 2, 3, 4})
SUNDAY_TO_THURSDAY = frozenset({6, 0, 1, 2, 3})
PATTERNS = (
    WorkingPattern(weekdays=MONDAY_TO_FRIDAY),
    WorkingPattern(start=time(22), end=time(6), weekdays=EVERY_DAY),
    WorkingPattern(start=time(9, 10), end=time(17, 25), weekdays=SUNDAY_TO_THURSDAY),
    WorkingPattern(
        start=time(8, 20),
        end=time(18, 5),
        weekdays=EVERY_DAY,
        break_start=time(12, 15),
        break_minutes=50,
    ),
    WorkingPattern(
        start=time(20),
        end=time(5, 30),
        weekdays=EVERY_DAY,
        break_start=time(2, 10),
        break_minutes=35,
    ),
    WorkingPattern(
        start=time(7),
        end=time(23),
        weekdays=frozenset({0, 1, 2, 3, 4, 5}),
        break_start=time(13),
        break_minutes=30,
        weekday_hours=(
            WeekdayHours(4, time(7), time(13)),
            WeekdayHours(2, time(15), time(9)),
            WeekdayHours(3, time(6), time(20)),
        ),
        dated_hours=(
            DatedHours(date(2026, 2, 15), date(2026, 3, 19), time(9), time(15)),
            DatedHours(date(2027, 2, 5), date(2027, 3, 9), time(19), time(2)),
        ),
    ),
)
ZONES = tuple(
    """
    Africa/Cairo Africa/Casablanca Africa/El_Aaiun Africa/Johannesburg Africa/Lagos Africa/Nairobi
    America/Adak America/Argentina/Buenos_Aires America/Asuncion America/Bogota America/Chicago
    America/Denver America/Edmonton America/Halifax America/Havana America/Lima
    America/Los_Angeles America/Mexico_City America/Miquelon America/Montevideo America/New_York
    America/Nuuk America/Phoenix America/Santiago America/Sao_Paulo America/Scoresbysund
    America/St_Johns America/Tijuana America/Winnipeg Antarctica/Troll Asia/Almaty Asia/Beirut
    Asia/Colombo Asia/Dhaka Asia/Dubai Asia/Famagusta Asia/Gaza Asia/Hebron Asia/Jakarta
    Asia/Jerusalem Asia/Kabul Asia/Karachi Asia/Kathmandu Asia/Kolkata Asia/Manila Asia/Seoul
    Asia/Shanghai Asia/Singapore Asia/Tehran Asia/Tokyo Asia/Yangon Atlantic/Azores
    Australia/Adelaide Australia/Eucla Australia/Lord_Howe Australia/Perth Australia/Sydney
    Europe/Berlin Europe/Chisinau Europe/Dublin Europe/Kyiv Europe/Lisbon Europe/London
    Europe/Moscow Europe/Warsaw Pacific/Apia Pacific/Auckland Pacific/Chatham Pacific/Easter
    Pacific/Honolulu Pacific/Kiritimati Pacific/Marquesas Pacific/Niue Pacific/Norfolk
    Pacific/Pago_Pago UTC
    """.split()  # noqa: SIM905 -- a list of one a line would fill two pages
)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
MARGIN = 5 * DAY

Bools = NDArray[np.bool_]
Wall = NDArray[np.int64]


class MinuteCount:
    """Every minute from some days before a first date to some after a last one."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self.begin = datetime.combine(first, time(0), UTC) - MARGIN
        end = datetime.combine(last, time(0), UTC) + MARGIN + DAY
        self.minutes = (end - self.begin) // MINUTE
        self._clocks: dict[str, Wall] = {}
        self._present: dict[tuple[str, WorkingPattern], NDArray[np.uint8]] = {}

    def clock(self, zone: str) -> Wall:
        """Return, by minute, the latest wall time the clock has reached so far, in minutes."""
        if zone not in self._clocks:
            tz, instant = ZoneInfo.no_cache(zone), self.begin
            offsets = np.empty(self.minutes, np.int64)
            for minute in range(self.minutes):
                offset = instant.astimezone(tz).utcoffset()
                assert offset is not None
                offsets[minute] = offset // MINUTE
                instant += MINUTE
            self._clocks[zone] = np.maximum.accumulate(np.arange(self.minutes) + offsets)
        return self._clocks[zone]

    def pieces(self, zone: str, pattern: WorkingPattern, day: date) -> list[tuple[int, int]]:
        """Return what is worked of a date, in minutes since the count begins."""
        if day.weekday() not in (pattern.weekdays or MONDAY_TO_FRIDAY):
            return []
        start, end = hours_on(pattern, day)
        following = day + DAY
        if following.weekday() in (pattern.weekdays or MONDAY_TO_FRIDAY):
            end = min(end, hours_on(pattern, following)[0])
        walls = [(start, end)]
        if pattern.break_start is not None and pattern.break_minutes:
            since = datetime.combine(day, pattern.break_start)
            since += DAY if since < start else timedelta()
            until = since + pattern.break_minutes * MINUTE
            if until <= end:
                walls = [(start, since), (until, end)]
        origin, clock = self.begin.replace(tzinfo=None), self.clock(zone)
        return [
            (
                int(np.searchsorted(clock, (since - origin) // MINUTE)),
                int(np.searchsorted(clock, (until - origin) // MINUTE)),
            )
            for since, until in walls
        ]

    def present(self, zone: str, pattern: WorkingPattern) -> Bools:
        """Tell of every minute whether it is worked."""
        key = (zone, pattern)
        if key not in self._present:
            there = np.zeros(self.minutes, np.bool_)
            for n in range(-4, (self.last - self.first).days + 5):
                for start, end in self.pieces(zone, pattern, self.first + n * DAY):
                    there[start:end] = True
            self._present[key] = np.packbits(there)
        return np.unpackbits(self._present[key], count=self.minutes).astype(np.bool_)

    def minutes_on(self, group: list[Worker]) -> dict[date, int]:
        """Count the minutes a group shares on each date of the first of it."""
        anchor, *others = group
        shared = np.ones(self.minutes, np.bool_)
        for other in others:
            shared &= self.present(other.zone, other.pattern)
        before = np.concatenate(([0], np.cumsum(shared)))
        days = [self.first + n * DAY for n in range((self.last - self.first).days + 1)]
        return {
            day: sum(
                int(before[end] - before[start])
                for start, end in self.pieces(anchor.zone, anchor.pattern, day)
            )
            for day in days
        }


def hours_on(pattern: WorkingPattern, day: date) -> tuple[datetime, datetime]:
    start, end = pattern.start, pattern.end
    for weekday_hours in pattern.weekday_hours:
        if weekday_hours.weekday == day.weekday():
            start, end = weekday_hours.start, weekday_hours.end
    for dated in reversed(pattern.dated_hours):
        if dated.first_day <= day <= dated.last_day:
            start, end = dated.start, dated.end
    begins, ends = datetime.combine(day, start), datetime.combine(day, end)
    return begins, ends if ends > begins else ends + DAY


def random_group(choose: random.Random, zones: tuple[str, ...] = ZONES) -> list[Worker]:
    size = choose.randint(2, 6)
    return [
        Worker(zone, ZoneName(zone), choose.choice(PATTERNS))
        for zone in choose.choices(zones, k=size)
    ]


def overlapping_group(choose: random.Random) -> list[Worker]:
    """Return a group whose long days meet in any zones, which random ones hardly do."""
    group = random_group(choose)
    long_day = WorkingPattern(start=time(4, 5), end=time(3, 40), weekdays=EVERY_DAY)
    return [group[0], *(replace(each, pattern=long_day) for each in group[1:])]


def groups_of(count: int, seed: int) -> list[list[Worker]]:
    """Return groups in which each zone and pattern comes up, every fourth of long days."""
    choose = random.Random(seed)  # noqa: S311 -- repeatable on purpose
    groups = []
    for n in range(count):
        group = overlapping_group(choose) if n % 4 == 3 else random_group(choose)
        for at in (0, 1):
            zone = ZONES[(2 * n + at) % len(ZONES)]
            group[at] = replace(group[at], label=zone, zone=ZoneName(zone))
        groups.append(group)
    return groups


def differing_days(count: MinuteCount, group: list[Worker]) -> list[tuple[str, int, int]]:
    """Return the dates on which either engine of the planner counts otherwise, with both counts.

    One intersects intervals of every date; the other counts bits, on dates common to all.
    """
    expected = count.minutes_on(group)
    found: dict[date, int] = {}
    for year in range(count.first.year, count.last.year + 1):
        planned = overlap_in_year(group, year)
        found.update(zip(planned.days, planned.minutes, strict=True))
    by_bits = group_minutes(group, count.first, count.last)
    counted = zip(by_bits.days, by_bits.shared_minutes, strict=True)
    return [(str(day), n, expected[day]) for day, n in counted if n != expected[day]] + [
        (str(day), found[day], minutes)
        for day, minutes in expected.items()
        if found[day] != minutes
    ]


def main(groups: int) -> int:
    began = stopwatch.perf_counter()
    zoneinfo.reset_tzpath([])
    count = MinuteCount(date(2026, 1, 1), date(2028, 12, 31))
    compared = shared = 0
    faults = []
    for group in groups_of(groups, seed=2026):
        differing = differing_days(count, group)
        compared += (count.last - count.first).days + 1
        shared += sum(count.minutes_on(group).values()) > 0
        if differing:
            faults.append({"group": [str(each) for each in group], "days": differing[:5]})
    answer = {
        "zones": len(ZONES),
        "patterns": len(PATTERNS),
        "groups": groups,
        "groups_that_share_time": shared,
        "days_compared": compared,
        "differences": len(faults),
        "faults": faults[:20],
        "releases": f"pytz {version('pytz')} against tzdata {version('tzdata')}",
        "seconds": round(stopwatch.perf_counter() - began, 1),
    }
    print(json.dumps(answer, indent=2))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
