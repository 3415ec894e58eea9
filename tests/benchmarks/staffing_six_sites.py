"""The smallest staffing of six sites around the clock, against adding shifts greedily.

The greedy rota takes, again and again, the shift that fills most of what is still open for each
person it takes; it is timed in the same run and says how many more people it needs.
"""

import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date
from datetime import time as wall_time
from decimal import Decimal
from math import ceil

from planner.calculators.staffing import Staffing, smallest_staffing
from planner.calculators.staffing_limits import BOOK_LIMITS, WEEK_MINUTES, StaffingSite
from planner.calculators.staffing_shifts import (
    Shift,
    clock_differences,
    covering_shifts,
    possible_shifts,
)
from planner.quantities.identifiers import PlaceId, ZoneName

ZONES = (
    "Europe/Dublin",
    "America/Los_Angeles",
    "Asia/Kolkata",
    "Australia/Sydney",
    "America/Chicago",
    "Asia/Tokyo",
)
YEAR = date(2027, 1, 1), date(2027, 12, 31)
RUNS = 5


def sites() -> list[StaffingSite]:
    hours = wall_time(8), wall_time(20)
    return [
        StaffingSite(PlaceId(zone), zone, ZoneName(zone), *hours, Decimal(100_000 + 10_000 * n))
        for n, zone in enumerate(ZONES)
    ]


def heads_of(chosen: Sequence[Shift]) -> int:
    heads = 0
    for at in range(len(ZONES)):
        own = [shift for shift in chosen if shift.site == at]
        allowed = float(BOOK_LIMITS.max_on_call) * WEEK_MINUTES
        by_hours = ceil(sum(shift.week_minutes for shift in own) / allowed - 1e-9)
        heads += max(by_hours, len(own) * (1 + BOOK_LIMITS.free_weeks))
    return heads


def greedy() -> int:
    """Return how many people the greedy rota takes."""
    asked = sites()
    shifts = possible_shifts(asked, BOOK_LIMITS)
    rows = covering_shifts(shifts, clock_differences(asked, *YEAR))
    missing = dict.fromkeys(rows, BOOK_LIMITS.posts)
    length = {row: sum(end - begin for begin, end in stretches) for row, stretches in rows.items()}
    chosen: list[Shift] = []
    while any(missing.values()):
        filled = [0] * len(shifts)
        for row, people in missing.items():
            for n in row if people else ():
                filled[n] += length[row]
        now = heads_of(chosen)
        best = max(
            (n for n in range(len(shifts)) if filled[n]),
            key=lambda n: filled[n] / max(1, heads_of([*chosen, shifts[n]]) - now),
        )
        chosen.append(shifts[best])
        missing = {
            row: max(0, people - 1) if best in row else people for row, people in missing.items()
        }
    return heads_of(chosen)


def milliseconds(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1_000


def measure() -> dict[str, float]:
    found = smallest_staffing(sites(), BOOK_LIMITS, *YEAR)
    assert isinstance(found, Staffing)
    turns = [
        (
            milliseconds(lambda: smallest_staffing(sites(), BOOK_LIMITS, *YEAR)),
            milliseconds(greedy),
        )
        for _ in range(RUNS)
    ]
    planner, by_greed = (statistics.median(taken) for taken in zip(*turns, strict=True))
    return {
        "six_sites_proven_ms": planner,
        "six_sites_greedy_ms": by_greed,
        "greedy_to_planner_time_ratio": by_greed / planner,
        "greedy_to_planner_people_ratio": greedy() / found.heads,
        "six_sites_gap": found.gap,
    }
