"""A year of overlap of every pair of 100, 1,000 and 5,000 people, and after one person changed.

The baseline is the plain loop over zoneinfo of ``overlap_year``, timed on a sample of pair-days in
the same run and scaled to every unordered pair and day of the year. ``first`` is a run in which
nothing is known yet of the year; an edit gives one person hours that nobody had.
"""

import importlib.util
import random
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from datetime import time as wall_time
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

from planner.calculators import overlap_pairs
from planner.calculators.overlap import Worker
from planner.calculators.overlap_pairs import PairwiseOverlap, pairwise_year, with_worker
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import ZoneName

SIZES = (100, 1_000, 5_000)
EDITED = 1_000
YEAR = 2026
RUNS = 9
SAMPLED_PAIR_DAYS = 10_000
DAY = timedelta(days=1)


def baseline() -> ModuleType:
    path = Path(__file__).with_name("overlap_year.py")
    specification = importlib.util.spec_from_file_location("benchmark_overlap_year", path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


LOOP = baseline()


def people_of(size: int) -> list[Worker]:
    zones = LOOP.ZONES
    return [Worker(str(n), ZoneName(zones[n % len(zones)])) for n in range(size)]


def milliseconds(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1_000


def loop_milliseconds(sample: list[tuple[ZoneInfo, ZoneInfo, date]], size: int) -> float:
    def run() -> None:
        for mine, theirs, day in sample:
            LOOP.shared_minutes(mine, theirs, day)

    return milliseconds(run) / len(sample) * size * (size - 1) / 2 * 365


def pairs_milliseconds(people: list[Worker]) -> float:
    return milliseconds(lambda: pairwise_year(people, YEAR))


def edit_milliseconds(pairs: PairwiseOverlap, run: int) -> float:
    """Time one person starting at minutes past six that nobody had before."""
    at = run * 97 % EDITED
    hours = WorkingPattern(start=wall_time(6, run + 1), end=wall_time(14, run + 31))
    worker = Worker("edited", ZoneName(LOOP.ZONES[at % len(LOOP.ZONES)]), hours)
    return milliseconds(lambda: with_worker(pairs, at, worker))


def measure() -> dict[str, float]:
    choose = random.Random(1)  # noqa: S311 -- a sample, not a secret
    zones = [ZoneInfo(name) for name in LOOP.ZONES]
    sample = [
        (choose.choice(zones), choose.choice(zones), date(YEAR, 1, 1) + choose.randrange(365) * DAY)
        for _ in range(SAMPLED_PAIR_DAYS)
    ]
    results: dict[str, float] = {}
    for size in SIZES:
        people = people_of(size)
        overlap_pairs._row.cache_clear()
        overlap_pairs._span_hours.cache_clear()
        results[f"first_{size}_people_ms"] = pairs_milliseconds(people)
        turns = [
            (
                pairs_milliseconds(people),
                loop_milliseconds(sample[turn::RUNS], size),
            )
            for turn in range(RUNS)
        ]
        planner, loop = (statistics.median(taken) for taken in zip(*turns, strict=True))
        results[f"all_pairs_{size}_people_ms"] = planner
        results[f"zoneinfo_loop_scaled_{size}_people_ms"] = loop
        results[f"zoneinfo_loop_to_planner_{size}_people_ratio"] = loop / planner
    pairs = pairwise_year(people_of(EDITED), YEAR)
    edit = statistics.median(edit_milliseconds(pairs, run) for run in range(2 * RUNS))
    results[f"one_edit_{EDITED}_people_ms"] = edit
    results[f"all_pairs_to_one_edit_{EDITED}_people_ratio"] = (
        results[f"all_pairs_{EDITED}_people_ms"] / edit
    )
    return results
