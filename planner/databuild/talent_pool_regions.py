"""Estimates the share of a country's professionals in commuting reach of each place.

United States: computer jobs of the place's metropolitan area, counted. Elsewhere a country's
cities are gathered into agglomerations, the largest first, each taking what lies within
``REACH_KM``; an agglomeration of population p has the share

    p^b / sum over the country's agglomerations of p^b

The exponent b, how much professionals concentrate in large cities, is fitted on the US metropolitan
areas whose main city is listed. One country cannot say how other capitals concentrate: grade D, and
the range is that of the areas left out of the fit. Sections of a city that are listed beside it
(boroughs) lie within its footprint at ``PEOPLE_PER_KM2`` and are not counted twice.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, pi, sqrt
from pathlib import Path
from statistics import NormalDist

import numpy as np

from planner.databuild.places_table import GEONAMES
from planner.databuild.raw_table import DataBuildError, RawRow, read_rows
from planner.databuild.talent_pool_countries import Span
from planner.databuild.talent_pool_counts import Metro, Occupations
from planner.databuild.talent_pool_model import COVERAGE, spread_of
from planner.databuild.talent_pool_regression import Vector
from planner.market.place_search import plain
from planner.market.talent_pool import RegionBasis

REACH_KM = 30.0
PEOPLE_PER_KM2 = 5000.0
METROS = "us_metros.csv"
METRO_COUNTRY = "US"

_EARTH_KM = 6371.0
_SAMPLING_RANGE = NormalDist().inv_cdf(1 - (1 - COVERAGE) / 2)
_EXPONENTS = np.round(np.arange(0.80, 2.001, 0.01), 2)
_FEWEST = 3  # metropolitan areas, below which nothing can be left out
_CITY_COLUMNS = ("geonameid", "name", "latitude", "longitude", "iso2", "population", "admin1")


@dataclass(frozen=True, slots=True)
class Agglomerations:
    """A country's cities gathered.

    Attributes:
        center_of: Index of the agglomeration's main city, by GeoNames id of each city.
        ids: GeoNames id of every city, in the order of the indices.
        people: Population by index; 0 for cities that belong to another.
    """

    center_of: Mapping[int, int]
    ids: tuple[int, ...]
    people: Vector

    def region(self, geonameid: int) -> int:
        """Return the GeoNames id of the main city of a city's agglomeration."""
        return self.ids[self.center_of[geonameid]]

    def share(self, geonameid: int, exponent: float) -> float:
        """Return the share of a city's agglomeration under an exponent."""
        weights = self.people[self.people > 0] ** exponent
        own = self.people[self.center_of[geonameid]] ** exponent
        return float(own / weights.sum())

    @property
    def count(self) -> int:
        """Number of agglomerations."""
        return int((self.people > 0).sum())


@dataclass(frozen=True, slots=True)
class MetroFit:
    """One metropolitan area left out of the fit that predicts its share."""

    code: str
    name: str
    share: float
    predicted: float


@dataclass(frozen=True, slots=True)
class Concentration:
    """The fitted exponent, with its errors.

    Attributes:
        exponent: b.
        half_range: Half range of a predicted share, in logarithms.
        metros: Every area of the fit, left out in turn.
        unmatched: Number of areas whose main city is not listed.
    """

    exponent: float
    half_range: float
    metros: tuple[MetroFit, ...]
    unmatched: int


@dataclass(frozen=True, slots=True)
class Region:
    """The share of one place."""

    place: str
    country: str
    region: str
    share: Span
    basis: RegionBasis


def read_cities(sources: Path) -> dict[str, list[RawRow]]:
    """Return the cities of every country, largest first.

    Raises:
        DataBuildError: If the file is missing or malformed.
    """
    cities: dict[str, list[RawRow]] = defaultdict(list)
    for row in read_rows(sources / GEONAMES / "cities15000.csv.gz", _CITY_COLUMNS):
        cities[row.filled("iso2")].append(row)
    for listed in cities.values():
        listed.sort(key=lambda row: (-row.integer("population"), row.integer("geonameid")))
    return cities


def gather(cities: Sequence[RawRow]) -> Agglomerations:
    """Gather the cities of one country, given largest first."""
    latitude = np.radians([float(city["latitude"]) for city in cities])
    longitude = np.radians([float(city["longitude"]) for city in cities])
    population = np.array([float(city["population"]) for city in cities])
    ids = tuple(city.integer("geonameid") for city in cities)
    owner = np.full(len(cities), -1)
    people = np.zeros(len(cities))
    for index in range(len(cities)):
        if owner[index] >= 0:
            continue
        away = _distance_km(latitude, longitude, index)
        near = (away < REACH_KM) & (owner < 0)
        section = near & (away < sqrt(population[index] / PEOPLE_PER_KM2 / pi))
        section[index] = False
        owner[near] = index
        people[index] = population[near & ~section].sum()
    centers = {geonameid: int(center) for geonameid, center in zip(ids, owner, strict=True)}
    return Agglomerations(centers, ids, people)


def _distance_km(latitude: Vector, longitude: Vector, index: int) -> Vector:
    """Return the great-circle distance to one city (haversine formula)."""
    half_north = np.sin((latitude - latitude[index]) / 2) ** 2
    half_east = np.sin((longitude - longitude[index]) / 2) ** 2
    chord = half_north + np.cos(latitude) * np.cos(latitude[index]) * half_east
    distance: Vector = 2 * _EARTH_KM * np.arcsin(np.sqrt(chord))
    return distance


def fit_concentration(
    cities: Sequence[RawRow], gathered: Agglomerations, occupations: Occupations
) -> Concentration:
    """Fit the exponent on the metropolitan areas by least squares of the logarithms.

    Raises:
        DataBuildError: If fewer than three areas can be matched.
    """
    jobs = _metros_by_center(cities, gathered, occupations)
    if len(jobs) < _FEWEST:
        raise DataBuildError(Path(METROS), f"only {len(jobs)} metropolitan areas can be fitted")
    centers = sorted(jobs)
    shares = np.array(
        [sum(it.computer_jobs for it in jobs[c]) / occupations.total for c in centers]
    )
    predicted = _predicted_shares(gathered, centers)
    errors = np.log(predicted) - np.log(shares)[:, np.newaxis]
    squared = (errors**2).sum(axis=0)
    left_out = [int(np.argmin(squared - errors[row] ** 2)) for row in range(len(centers))]
    metros = tuple(
        MetroFit(
            jobs[center][0].code,
            jobs[center][0].name,
            float(shares[row]),
            float(predicted[row, left_out[row]]),
        )
        for row, center in enumerate(centers)
    )
    half = spread_of([log(metro.predicted / metro.share) for metro in metros])
    unmatched = len(occupations.metros) - sum(map(len, jobs.values()))
    return Concentration(float(_EXPONENTS[int(np.argmin(squared))]), half, metros, unmatched)


def _metros_by_center(
    cities: Sequence[RawRow], gathered: Agglomerations, occupations: Occupations
) -> dict[int, list[Metro]]:
    """Return the metropolitan areas by the index of the agglomeration their main city is in."""
    by_name = {
        (plain(city["name"]), city["admin1"]): city.integer("geonameid")
        for city in reversed(cities)
    }
    jobs: dict[int, list[Metro]] = defaultdict(list)
    for _, metro in sorted(occupations.metros.items()):
        found = by_name.get(_main_city(metro.name))
        if found is not None:
            jobs[gathered.center_of[found]].append(metro)
    return jobs


def _predicted_shares(gathered: Agglomerations, centers: Sequence[int]) -> Vector:
    """Return areas x exponents."""
    people = gathered.people[gathered.people > 0]
    scale = people.max()
    whole = ((people / scale)[:, np.newaxis] ** _EXPONENTS).sum(axis=0)
    predicted: Vector = (gathered.people[centers] / scale)[:, np.newaxis] ** _EXPONENTS / whole
    return predicted


def _main_city(area_name: str) -> tuple[str, str]:
    """Return the first-named city and state of ``Dallas-Fort Worth-Arlington, TX``."""
    cities, _, states = area_name.rpartition(", ")
    first = cities.split("-")[0].split("/")[0]
    # GeoNames has the official name of one city alone.
    official = {"New York": "New York City", "Urban Honolulu": "Honolulu"}.get(first, first)
    return plain(official), states.split("-")[0][:2]


def estimate_regions(
    places: Sequence[tuple[str, str, int]],
    cities: Mapping[str, Sequence[RawRow]],
    metro_of: Mapping[str, str],
    occupations: Occupations,
) -> tuple[list[Region], Concentration]:
    """Estimate the share of every place.

    Args:
        places: Id, country and GeoNames id of each place.
        cities: Cities by country, largest first.
        metro_of: Area code of each US place.
        occupations: US employment.

    Raises:
        DataBuildError: If a US place has no metropolitan area.
    """
    gathered = {country: gather(cities[country]) for country in {it[1] for it in places}}
    home = gathered.get(METRO_COUNTRY) or gather(cities[METRO_COUNTRY])
    fitted = fit_concentration(cities[METRO_COUNTRY], home, occupations)
    regions = []
    for place, country, geonameid in sorted(places):
        if country == METRO_COUNTRY:
            regions.append(_metro_region(place, metro_of, occupations))
        else:
            regions.append(_modeled(place, country, geonameid, gathered[country], fitted))
    return regions, fitted


def read_metros(curated: Path) -> dict[str, str]:
    """Return the metropolitan area code of each US place, from the hand-made list."""
    rows = read_rows(curated / METROS, ("place", "area_code", "area_name"))
    return {row.filled("place"): row.filled("area_code").zfill(7) for row in rows}


def _metro_region(place: str, metro_of: Mapping[str, str], occupations: Occupations) -> Region:
    metro = occupations.metros.get(metro_of.get(place, ""))
    if metro is None:
        raise DataBuildError(Path(METROS), f"{place} has no metropolitan area with computer jobs")
    share = metro.computer_jobs / occupations.total
    half = _SAMPLING_RANGE * metro.standard_error / metro.computer_jobs
    span = Span(share * exp(-half), share, min(1.0, share * exp(half)))
    return Region(
        place, METRO_COUNTRY, f"us-metro-{metro.code}", span, RegionBasis.METRO_EMPLOYMENT
    )


def _modeled(
    place: str, country: str, geonameid: int, gathered: Agglomerations, fitted: Concentration
) -> Region:
    share = gathered.share(geonameid, fitted.exponent)
    half = fitted.half_range if gathered.count > 1 else 0.0
    span = Span(share * exp(-half), share, min(1.0, share * exp(half)))
    region = f"{country.lower()}-{gathered.region(geonameid)}"
    return Region(place, country, region, span, RegionBasis.POPULATION)
