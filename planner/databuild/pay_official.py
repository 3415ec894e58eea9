"""Official US wages by occupation: the nation's quantiles, and how metropolitan areas differ."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner.databuild.raw_table import DataBuildError, RawRow, read_rows
from planner.databuild.talent_pool_regions import METROS

OFFICIAL = "bls-oews-may2025"
OFFICIAL_FILE = f"{OFFICIAL}/oews_may2025_computer_occupations.csv.gz"
OFFICIAL_AS_OF = date(2025, 5, 31)

SOFTWARE_DEVELOPERS = "Software Developers"
QUANTILES = ("p10", "p25", "median", "p75", "p90")

_COLUMNS = (
    "area_type",
    "area_code",
    "area_name",
    "occupation",
    "wage_rse_pct",
    *(f"annual_{quantile}_usd" for quantile in QUANTILES),
)
_NOT_RELEASED = "-"
_NARROWEST, _WIDEST = 0.7, 1.1


@dataclass(frozen=True, slots=True)
class OfficialWage:
    """Yearly wages of an occupation in an area, in dollars; None where not released.

    ``error`` is the relative standard error of the mean, as a fraction.
    """

    quantiles: tuple[float | None, ...]
    error: float

    @property
    def median(self) -> float | None:
        """The median."""
        return self.quantiles[QUANTILES.index("median")]

    @property
    def log_width(self) -> float | None:
        """The distance from P10 to P90 in logs."""
        low, high = self.quantiles[0], self.quantiles[-1]
        return None if low is None or high is None else math.log(high / low)


@dataclass(frozen=True, slots=True)
class AreaPay:
    """How pay of a role differs in an area from the nation: shift in logs, factor of the spread."""

    shift: float
    error: float
    spread: float


@dataclass(frozen=True, slots=True)
class OfficialWages:
    """Wages by occupation, of the nation and of areas.

    ``area_of`` gives the area code of each place, ``area_names`` what the source calls it.
    """

    national: Mapping[str, OfficialWage]
    areas: Mapping[str, Mapping[str, OfficialWage]]
    area_of: Mapping[str, str]
    area_names: Mapping[str, str]

    def area_pay(self, code: str, occupations: tuple[str, ...]) -> AreaPay:
        """Compare an area with the nation: software developers and the role's own occupations.

        The shift is the plain mean of the log ratios of the medians that are released.
        """
        compared = dict.fromkeys((SOFTWARE_DEVELOPERS, *occupations))
        pairs = [(self.areas[code].get(name), self.national[name]) for name in compared]
        told = [
            (math.log(area.median / nation.median), math.hypot(area.error, nation.error))
            for area, nation in pairs
            if area is not None and area.median and nation.median
        ]
        shift = sum(ratio for ratio, _ in told) / len(told)
        error = math.sqrt(sum(error**2 for _, error in told)) / len(told)
        return AreaPay(shift, error, self._spread(code))

    def _spread(self, code: str) -> float:
        area = self.areas[code][SOFTWARE_DEVELOPERS].log_width
        nation = self.national[SOFTWARE_DEVELOPERS].log_width
        if area is None or nation is None:
            return 1.0
        return min(max(area / nation, _NARROWEST), _WIDEST)


def read_official_wages(sources: Path, curated: Path) -> OfficialWages:
    """Read the wages of the nation and of the areas that hold a place.

    Raises:
        DataBuildError: If a file is missing or broken, or an area publishes no software developers.
    """
    chosen = read_rows(curated / METROS, ("place", "area_code"))
    wanted = {row.filled("area_code") for row in chosen}
    national: dict[str, OfficialWage] = {}
    areas: dict[str, dict[str, OfficialWage]] = {code: {} for code in wanted}
    names: dict[str, str] = {}
    for row in read_rows(sources / OFFICIAL_FILE, _COLUMNS):
        if row["area_type"] == "national":
            national[row["occupation"]] = _wage(row)
        elif row["area_type"] == "metro" and (code := row["area_code"].lstrip("0")) in wanted:
            areas[code][row["occupation"]] = _wage(row)
            names[code] = row["area_name"]
    if SOFTWARE_DEVELOPERS not in national:
        raise DataBuildError(sources / OFFICIAL_FILE, "holds no national software developers")
    for row in chosen:
        wage = areas[row["area_code"]].get(SOFTWARE_DEVELOPERS)
        if wage is None or wage.median is None:
            raise row.fault("area_code", f"{row['area_code']} publishes no software developers")
    return OfficialWages(
        national, areas, {row.filled("place"): row["area_code"] for row in chosen}, names
    )


def _wage(row: RawRow) -> OfficialWage:
    quantiles = tuple(_optional(row, f"annual_{quantile}_usd") for quantile in QUANTILES)
    return OfficialWage(quantiles, (_optional(row, "wage_rse_pct") or 0.0) / 100)


def _optional(row: RawRow, column: str) -> float | None:
    if row[column] in ("", _NOT_RELEASED):
        return None
    number = row.decimal(column)
    if number < 0:
        raise row.fault(column, f"{number} is below 0")
    return float(number)
