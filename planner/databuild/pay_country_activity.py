"""Predictors of pay read from one file each: public activity of developers, wages, positions."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planner.databuild.countries_table import CROSSWALK
from planner.databuild.places_table import GEONAMES
from planner.databuild.raw_table import RawRow, read_rows
from planner.databuild.talent_pool_activity import ACCOUNTS, COLLABORATORS, INNOVATION_GRAPH

PUSHES_FILE = f"{INNOVATION_GRAPH}/git_pushes.csv"
WAGES = "ilostat-wage"
WAGES_FILE = f"{WAGES}/mean_monthly_earnings_all_employees.csv"

_CITIES_FILE = f"{GEONAMES}/cities15000.csv.gz"
_UNION = "EU"
"""The row of the European Union beside its members."""


@dataclass(frozen=True, slots=True)
class Position:
    """A point on Earth, in degrees."""

    latitude: float
    longitude: float


def log_collaboration(sources: Path) -> dict[str, float]:
    """Return the log of pushes and pull requests across borders per account, a year.

    Raises:
        DataBuildError: If a source is missing or broken.
    """
    accounts = _newest(sources / ACCOUNTS, "developers")
    work: dict[str, int] = {}
    for row in read_rows(sources / COLLABORATORS, ("weight", "source", "destination")):
        if _UNION not in (row["source"], row["destination"]):
            work[row["source"]] = work.get(row["source"], 0) + row.integer("weight")
    return {
        code: math.log(weight / accounts[code])
        for code, weight in work.items()
        if weight > 0 and accounts.get(code, 0.0) > 0
    }


def log_pushes(sources: Path) -> dict[str, float]:
    """Return the log of pushes per account in the newest quarter of each economy.

    Raises:
        DataBuildError: If a source is missing or broken.
    """
    accounts = _newest(sources / ACCOUNTS, "developers")
    return {
        code: math.log(pushes / accounts[code])
        for code, pushes in _newest(sources / PUSHES_FILE, "git_pushes").items()
        if pushes > 0 and accounts.get(code, 0.0) > 0
    }


def log_wages(sources: Path) -> dict[str, float]:
    """Return the log of mean monthly earnings of all employees, the newest year of each country.

    Raises:
        DataBuildError: If a source is missing or broken.
    """
    column = "mean_monthly_earnings_2021ppp_usd"
    codes = {
        row["ilostat_name"]: row["iso2"]
        for row in read_rows(sources / CROSSWALK, ("iso2", "ilostat_name"))
        if row["ilostat_name"]
    }
    newest: dict[str, tuple[int, float]] = {}
    for row in read_rows(sources / WAGES_FILE, ("country", "year", column)):
        wage, code = float(row.decimal(column)), codes.get(row["country"])
        if wage <= 0:
            raise row.fault(column, f"{wage} is no wage above 0")
        # Of several sources of one year the first listed counts.
        if code and row.integer("year") > newest.get(code, (0, 0.0))[0]:
            newest[code] = (row.integer("year"), math.log(wage))
    return {code: wage for code, (_, wage) in newest.items()}


def positions(sources: Path) -> dict[str, Position]:
    """Return where the largest city of each country is.

    Raises:
        DataBuildError: If the source is missing or broken.
    """
    largest: dict[str, tuple[int, Position]] = {}
    for row in read_rows(sources / _CITIES_FILE, ("iso2", "latitude", "longitude", "population")):
        people = row.integer("population")
        if people > largest.get(row["iso2"], (-1, None))[0]:
            where = Position(float(row.decimal("latitude")), float(row.decimal("longitude")))
            largest[row["iso2"]] = (people, where)
    return {code: where for code, (_, where) in largest.items()}


def _newest(path: Path, column: str) -> dict[str, float]:
    """Return the newest quarter's figure of each economy."""
    newest: dict[str, tuple[str, float]] = {}
    for when, row in _quarters(path, column):
        if when >= newest.get(row["iso2_code"], ("", 0.0))[0]:
            newest[row["iso2_code"]] = (when, float(row.decimal(column)))
    return {code: figure for code, (_, figure) in newest.items()}


def _quarters(path: Path, column: str) -> Iterator[tuple[str, RawRow]]:
    for row in read_rows(path, (column, "iso2_code", "year", "quarter")):
        yield f"{row['year']} {row['quarter']}", row
