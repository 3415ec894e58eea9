"""Loading data/ against pandas reading the same tables, each in fresh processes."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 5
PLANNER = "from planner.market.loader import load_snapshot; load_snapshot()"
PANDAS = (
    "import pandas; from planner.locations import data_folder; "
    "[pandas.read_csv(p, keep_default_na=False, na_values=['']) "
    "for p in sorted(data_folder().glob('*.csv'))]"
)
NOTHING = "pass"


def seconds(code: str) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])
    return time.perf_counter() - started


def measure() -> dict[str, float]:
    timings: dict[str, list[float]] = {PLANNER: [], PANDAS: [], NOTHING: []}
    for _ in range(RUNS):
        for code, taken in timings.items():
            taken.append(seconds(code))
    bare = statistics.median(timings[NOTHING])
    planner = statistics.median(timings[PLANNER]) - bare
    pandas = statistics.median(timings[PANDAS]) - bare
    return {
        "planner_load_ms": planner * 1000,
        "pandas_load_ms": pandas * 1000,
        "pandas_to_planner_ratio": pandas / planner,
    }
