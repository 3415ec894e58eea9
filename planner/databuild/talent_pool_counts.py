"""Reads published counts of people: population, ICT specialists, IT engineers, US occupations."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot
from pathlib import Path

from planner.databuild.cldr import CLDR
from planner.databuild.raw_table import DataBuildError, RawRow, read_rows

EUROSTAT = "eurostat-ict-labour"
HUMAN_RESOCIA = "it-engineers-human-resocia"
BLS = "bls-oews-may2025"
TERRITORIES = f"{CLDR}/territoryInfo.json"
SPECIALISTS = f"{EUROSTAT}/panel_annual.csv"
ENGINEERS = f"{HUMAN_RESOCIA}/it_engineers_by_country.csv"
OCCUPATIONS = f"{BLS}/oews_may2025_computer_occupations.csv.gz"

_EUROSTAT_CODES = {"EL": "GR", "UK": "GB"}
_ALL_OCCUPATIONS = "00-0000"
_OCCUPATION_COLUMNS = (
    "area_type",
    "area_code",
    "area_name",
    "soc",
    "employment",
    "employment_rse_pct",
)


@dataclass(frozen=True, slots=True)
class Territory:
    """Population, and gross domestic product per person in US dollars of purchasing power."""

    population: int
    gdp_per_person: float


@dataclass(frozen=True, slots=True)
class Metro:
    """Computer jobs of one US metropolitan area, of the occupations released for it.

    ``standard_error`` is that of the sum, in jobs, taking the occupations' as independent.
    """

    code: str
    name: str
    computer_jobs: int
    standard_error: float


@dataclass(frozen=True, slots=True)
class Occupations:
    """Employment in computer occupations in the United States.

    Attributes:
        national: Jobs by occupation code (SOC), computer occupations only.
        metros: Metropolitan areas by code.
    """

    national: Mapping[str, int]
    metros: Mapping[str, Metro]

    @property
    def total(self) -> int:
        """Jobs in all computer occupations listed; occupations exclude each other."""
        return sum(self.national.values())


def read_territories(sources: Path) -> dict[str, Territory]:
    """Return population and product by country, of those that have both.

    Raises:
        DataBuildError: If the file is missing or of another shape.
    """
    path = sources / TERRITORIES
    if not path.is_file():
        raise DataBuildError(path, "the file is missing")
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))["supplemental"]["territoryInfo"]
        facts = {code: (int(it["_population"]), int(it["_gdp"])) for code, it in listed.items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise DataBuildError(path, "is not CLDR territory data") from None
    return {
        code: Territory(people, product / people)
        for code, (people, product) in facts.items()
        if people > 0 and product > 0 and len(code) == 2 and code.isalpha()
    }


def read_specialists(sources: Path) -> dict[str, dict[int, int]]:
    """Return employed ICT specialists by country and year, in people.

    Raises:
        DataBuildError: If the file is missing or malformed.
    """
    series: dict[str, dict[int, int]] = defaultdict(dict)
    for row in read_rows(sources / SPECIALISTS, ("geo", "year", "ict_employed_ths")):
        code = _EUROSTAT_CODES.get(row["geo"], row.filled("geo"))
        if len(code) == 2 and row["ict_employed_ths"] != "NA":
            series[code][row.integer("year")] = _thousands(row)
    return dict(series)


def _thousands(row: RawRow) -> int:
    people = int(row.decimal("ict_employed_ths") * 1000)
    if people <= 0:
        raise row.fault("ict_employed_ths", "is not above 0")
    return people


def read_engineers(sources: Path) -> dict[str, dict[str, int]]:
    """Return published IT engineers by report (``2022-12``) and country.

    Raises:
        DataBuildError: If the file is missing or malformed.
    """
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for row in read_rows(sources / ENGINEERS, ("report", "iso2", "it_engineers")):
        counts[row.filled("report")][row.filled("iso2")] = row.integer("it_engineers")
    return dict(counts)


def read_occupations(sources: Path) -> Occupations:
    """Return US employment in computer occupations, national and by metropolitan area.

    Raises:
        DataBuildError: If the file is missing or malformed.
    """
    national: dict[str, int] = {}
    metros: dict[str, Metro] = {}
    for row in read_rows(sources / OCCUPATIONS, _OCCUPATION_COLUMNS):
        if row["employment"] == "-" or row["soc"] == _ALL_OCCUPATIONS:
            continue
        if row["area_type"] == "national":
            national[row["soc"]] = row.integer("employment")
        elif row["area_type"] == "metro":
            code = row.filled("area_code").zfill(7)
            metros[code] = _with_jobs(metros.get(code), code, row)
    return Occupations(national, metros)


def _with_jobs(metro: Metro | None, code: str, row: RawRow) -> Metro:
    jobs = row.integer("employment")
    error = jobs * float(row.optional_decimal("employment_rse_pct") or 0) / 100
    if metro is None:
        return Metro(code, row.filled("area_name"), jobs, error)
    total = metro.computer_jobs + jobs
    return Metro(code, metro.name, total, hypot(metro.standard_error, error))
