"""Loading market tables against pandas reading the same files, each in fresh processes.

The snapshot is what every start reads; pay bands are the biggest table read on demand, talent
tables the most. What both need before they read anything is measured as well: the planner's
modules, and pandas.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUNS = 7

SNAPSHOT_TABLES = (
    "countries",
    "currencies",
    "employer_cost_cases",
    "employer_cost_countries",
    "employer_cost_lines",
    "exchange_rates",
    "fx_history",
    "places",
    "service_prices",
    "sources",
)
PAY_TABLES = ("pay_areas", "pay_bands")
TALENT_TABLES = (
    "role_skills",
    "talent_collaboration",
    "talent_countries",
    "talent_regions",
    "talent_skills",
)


def pandas_reading(tables: tuple[str, ...]) -> str:
    return (
        "import pandas; from planner.locations import data_folder; "
        "[pandas.read_csv(data_folder() / f'{name}.csv', keep_default_na=False, na_values=[''])"
        f" for name in {tables!r}]"
    )


PROGRAMS = {
    "nothing": "pass",
    "planner_snapshot": "from planner.market.loader import load_snapshot; load_snapshot()",
    "pandas_snapshot": pandas_reading(SNAPSHOT_TABLES),
    "planner_pay_bands": (
        "from planner.market.pay_band_loader import load_pay_bands; load_pay_bands()"
    ),
    "pandas_pay_bands": pandas_reading(PAY_TABLES),
    "planner_talent": (
        "from planner.market.talent_pool_loader import load_talent_pools; load_talent_pools()"
    ),
    "pandas_talent": pandas_reading(TALENT_TABLES),
    "planner_modules": "import planner.market.loader",
    "pandas_modules": "import pandas",
}


def seconds(code: str) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
    return time.perf_counter() - started


def measure() -> dict[str, float]:
    timings: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for code in PROGRAMS.values():
        seconds(code)  # byte code is compiled once, before anything counts
    for _ in range(RUNS):
        for name, code in PROGRAMS.items():
            timings[name].append(seconds(code))
    bare = statistics.median(timings["nothing"])
    taken = {name: statistics.median(values) - bare for name, values in timings.items()}
    result = {f"{name}_ms": taken[name] * 1000 for name in PROGRAMS if name != "nothing"}
    for table in ("snapshot", "pay_bands", "talent"):
        result[f"pandas_to_planner_{table}_ratio"] = (
            taken[f"pandas_{table}"] / taken[f"planner_{table}"]
        )
    return result
