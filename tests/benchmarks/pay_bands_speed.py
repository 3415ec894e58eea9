"""All bands of a role for all places against pandas looking up the same, in one process.

Both have read their tables before anything counts. The planner makes the bands anew each time, from
tables just loaded; pandas merges the places with the bands of the role and makes numbers of them.
"""

import statistics
import time
from collections.abc import Callable

import pandas as pd

from planner.locations import data_folder
from planner.market.loader import load_snapshot
from planner.market.pay_band_loader import load_pay_bands
from planner.market.role import RoleFamily

ROLES = tuple(RoleFamily)


def milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def looked_up(
    bands: pd.DataFrame, areas: pd.DataFrame, places: pd.DataFrame, role: str
) -> pd.DataFrame:
    """Return a row per place and level: of its area where it has one, else of its country."""
    of_role = bands[bands["role"] == role]
    where = places.merge(areas, left_on="id", right_on="place", how="left")
    where["area"] = where["area"].fillna("")
    return where.merge(of_role, on=["country", "area"], how="inner")


def measure() -> dict[str, float]:
    places = list(load_snapshot().places.values())
    read = {
        name: pd.read_csv(data_folder() / f"{name}.csv", keep_default_na=False, dtype={"area": str})
        for name in ("pay_bands", "pay_areas", "places")
    }
    bands, areas = read["pay_bands"], read["pay_areas"][["place", "area"]]
    homes = read["places"][["id", "country"]]
    ours, again, theirs, rows = [], [], [], 0
    for role in ROLES:
        fresh = load_pay_bands()
        ours.append(milliseconds(lambda: fresh.at_places(role, places)))  # noqa: B023
        again.append(milliseconds(lambda: fresh.at_places(role, places)))  # noqa: B023
        theirs.append(milliseconds(lambda: looked_up(bands, areas, homes, role.value)))  # noqa: B023
        found = fresh.at_places(role, places)
        rows = sum(len(levels) for levels in found.values())
        assert rows == len(looked_up(bands, areas, homes, role.value))
    return {
        "places_and_levels": rows,
        "planner_first_ms": statistics.median(ours),
        "planner_again_ms": statistics.median(again),
        "pandas_ms": statistics.median(theirs),
        "pandas_to_planner_ratio": statistics.median(theirs) / statistics.median(ours),
    }
