"""Reads the developer survey's pay rows: who earns what, where, at which experience.

Kept are people in work in an occupation that says something about infrastructure engineering pay.
The file's ``PrimaryLanguage`` is not read: it is merely the first of the alphabet.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from planner.databuild.countries_table import CROSSWALK
from planner.databuild.raw_table import DataBuildError, RawRow, read_rows
from planner.databuild.report import BuildLog

SURVEY = "stackoverflow-2025-salary"
SURVEY_FILE = f"{SURVEY}/so2025_salary_subset.csv.gz"
SURVEYED_ON = date(2025, 6, 24)
"""The day whose exchange rates the survey converted with (see ``pay_survey_rates``)."""

YEARS_OF_STUDY = 4.5
"""``YearsCode`` counts study; this much is taken off to get years in work (midpoint of 4 to 5)."""

ARCHITECT = "Architect, software or solutions"
BACK_END = "Developer, back-end"
OCCUPATIONS = (
    BACK_END,
    "Developer, full-stack",
    "Developer, front-end",
    "Developer, mobile",
    "Developer, desktop or enterprise applications",
    "Developer, embedded applications or devices",
    "Developer, game or graphics",
    "Developer, AI apps or physical AI",
    "Developer, QA or test",
    ARCHITECT,
    "Engineering manager",
    "DevOps engineer or professional",
    "Cloud infrastructure engineer",
    "System administrator",
    "Database administrator or engineer",
    "Data engineer",
    "Data scientist",
    "AI/ML engineer",
    "Applied scientist",
    "Cybersecurity or InfoSec professional",
)
"""Occupations the model learns from; the first is the reference of all role effects."""

_COLUMNS = ("ConvertedCompYearly_usd", "YearsCode", "Country", "PrimaryRole")
_PLACELESS = frozenset({"Nomadic", "North Korea"})
_EMBARGOED = frozenset({"CU", "IR", "SY"})

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Survey:
    """The rows kept, as columns of equal length in a fixed order.

    Attributes:
        countries: Codes, sorted; ``country`` holds positions in it.
        country: Country of each row.
        occupation: Position in ``OCCUPATIONS`` of each row.
        years: Years in work, 0 to 40.
        usd: Yearly pay in US dollars at the survey's rates.
    """

    countries: tuple[str, ...]
    country: Ints
    occupation: Ints
    years: Floats
    usd: Floats

    def take(self, chosen: NDArray[np.bool_]) -> "Survey":
        """Return the chosen rows; the list of countries stays."""
        return Survey(
            self.countries,
            self.country[chosen],
            self.occupation[chosen],
            self.years[chosen],
            self.usd[chosen],
        )

    def rows_by_country(self) -> Ints:
        """Count the rows of each country."""
        return np.bincount(self.country, minlength=len(self.countries))


def read_survey(sources: Path, log: BuildLog) -> Survey:
    """Read the survey.

    Raises:
        DataBuildError: If the file is missing or broken, or a country is not in the crosswalk.
    """
    names = _codes_by_name(sources)
    kept: list[tuple[str, int, float, float]] = []
    dropped: Counter[str] = Counter()
    for row in read_rows(sources / SURVEY_FILE, _COLUMNS):
        code = _country(row, names)
        if code is None or code in _EMBARGOED:
            dropped["of no country or one under comprehensive sanctions"] += 1
        elif row["PrimaryRole"] not in OCCUPATIONS:
            dropped["of other occupations"] += 1
        else:
            kept.append((code, *_facts(row)))
    if not kept:
        raise DataBuildError(sources / SURVEY_FILE, "holds no row of a known occupation")
    for reason, count in sorted(dropped.items()):
        log.drop(f"pay: {count} survey rows {reason}")
    return _columnar(sorted(kept))


def _facts(row: RawRow) -> tuple[int, float, float]:
    usd, coding = row.decimal("ConvertedCompYearly_usd"), row.decimal("YearsCode")
    if usd <= 0:
        raise row.fault("ConvertedCompYearly_usd", f"{usd} is no pay above 0")
    years = min(max(float(coding) - YEARS_OF_STUDY, 0.0), 40.0)
    return OCCUPATIONS.index(row["PrimaryRole"]), years, float(usd)


def _columnar(rows: list[tuple[str, int, float, float]]) -> Survey:
    countries = tuple(sorted({row[0] for row in rows}))
    places = {code: place for place, code in enumerate(countries)}
    return Survey(
        countries,
        np.array([places[row[0]] for row in rows]),
        np.array([row[1] for row in rows]),
        np.array([row[2] for row in rows]),
        np.array([row[3] for row in rows]),
    )


def _country(row: RawRow, names: Mapping[str, str]) -> str | None:
    name = row.filled("Country")
    if name in _PLACELESS:
        return None
    if name not in names:
        raise row.fault("Country", f"{name!r} is not in the crosswalk")
    return names[name]


def _codes_by_name(sources: Path) -> dict[str, str]:
    return {
        name: row["iso2"]
        for row in read_rows(sources / CROSSWALK, ("iso2", "stackoverflow_names"))
        for name in row["stackoverflow_names"].split(";")
        if name
    }
