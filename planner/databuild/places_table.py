"""Derives the places table: capitals and technology hubs with what calendars and maps need.

Which cities count as hubs is our own choice, named by hand with a reason in ``curated/hubs.csv``;
coordinates, population and zone come from GeoNames, the weekend from the public-holidays source.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from planner.databuild.grades import single
from planner.databuild.raw_table import DataBuildError, RawRow, read_rows
from planner.databuild.report import BuildLog
from planner.databuild.table import Cell, Table, joined
from planner.market.market_table import PROVENANCE_COLUMNS
from planner.market.place_search import plain
from planner.market.provenance import Grade
from planner.market.time_zone import is_zone
from planner.market.working_calendar import holiday_subdivisions
from planner.quantities.identifiers import CountryCode

HUBS = "hubs.csv"
GEONAMES = "geonames-cities"
GEONAMES_TAKEN = date(2026, 11, 24)

PLACE_GRADES = single(
    "Places", ["places.csv"], Grade.A, "coordinates, population and zone as the source has them"
)

_HUB_COLUMNS = (
    "country",
    "name",
    "geonames_name",
    "admin1",
    "subdivision",
    "aliases",
    "reason",
)
_CITY_COLUMNS = (
    "geonameid",
    "name",
    "latitude",
    "longitude",
    "iso2",
    "population",
    "timezone",
    "admin1",
)
_COLUMNS = (
    "id",
    "name",
    "aliases",
    "country",
    "latitude",
    "longitude",
    "population",
    "zone",
    "holiday_subdivision",
    "weekend",
    "is_capital",
    "reason",
    "geonameid",
    *PROVENANCE_COLUMNS,
)
# Technology employers work Monday to Friday there; the source lists Sunday alone for Hong Kong and
# Paraguay, as other tables do for India, and leaves out Ukraine, without public holidays for now.
_FIVE_DAY_WEEK = {"HK": (5, 6), "IN": (5, 6), "PY": (5, 6), "UA": (5, 6)}
_CityIndex = Mapping[tuple[str, str], list[RawRow]]


def read_hubs(curated: Path) -> list[RawRow]:
    """Read the list of hubs and capitals."""
    return read_rows(curated / HUBS, _HUB_COLUMNS)


def places_table(sources: Path, hubs: Sequence[RawRow], log: BuildLog) -> Table:
    """Build the places table.

    Args:
        sources: Folder with ``geonames-cities`` and ``public-holidays``.
        hubs: The places to list.
        log: Takes what was dropped.

    Raises:
        DataBuildError: If a hub has no single match in GeoNames, or names a subdivision the
            holidays library does not know.
    """
    cities = _city_index(sources)
    weekends = _weekends(sources)
    rows: dict[str, tuple[Cell, ...]] = {}
    for hub in hubs:
        place_id = _place_id(hub)
        if place_id in rows:
            raise hub.fault("name", f"{place_id} is listed twice")
        rows[place_id] = _place(hub, _city_of(hub, cities), weekends)
    known = sum(map(len, cities.values()))
    log.drop(f"places: {known - len(rows)} of {known} GeoNames cities are not on the hub list")
    return Table("places.csv", _COLUMNS, tuple(rows[key] for key in sorted(rows)))


def _place(hub: RawRow, city: RawRow, weekends: Mapping[str, tuple[int, ...]]) -> tuple[Cell, ...]:
    country = hub.filled("country")
    subdivision = hub["subdivision"]
    if subdivision and subdivision not in holiday_subdivisions(CountryCode(country)):
        raise hub.fault("subdivision", f"the holidays library knows no {country}-{subdivision}")
    if country not in weekends:
        raise hub.fault("country", f"no weekend is known for {country}")
    name = hub.filled("name")
    return (
        _place_id(hub),
        name,
        joined(_aliases(hub, city)),
        country,
        city.decimal("latitude"),
        city.decimal("longitude"),
        city.integer("population"),
        checked_zone(city, "timezone"),
        subdivision,
        joined(weekends[country]),
        hub["reason"].startswith("capital"),
        hub.filled("reason").replace(";", ","),
        city.integer("geonameid"),
        GEONAMES,
        GEONAMES_TAKEN,
        PLACE_GRADES.grade(None),
    )


def _place_id(hub: RawRow) -> str:
    slug = plain(hub["name"]).replace(" ", "-")
    if not slug.isascii():
        raise hub.fault("name", f"{slug} is no ASCII id")
    return f"{hub['country'].lower()}-{slug}"


def checked_zone(row: RawRow, column: str) -> str:
    """Return the zone a field names.

    Raises:
        DataBuildError: If the zone database does not know it.
    """
    zone = row.filled(column)
    if not is_zone(zone):
        raise row.fault(column, f"{zone!r} is no IANA zone")
    return zone


def _aliases(hub: RawRow, city: RawRow) -> list[str]:
    """Return the listed spellings, and the source's own where the search would miss it."""
    listed = [name for name in hub["aliases"].split(";") if name]
    known = {plain(name) for name in (hub["name"], *listed)}
    return listed if plain(city["name"]) in known else [*listed, city["name"]]


def _city_of(hub: RawRow, cities: _CityIndex) -> RawRow:
    name = hub["geonames_name"] or hub["name"]
    found = cities.get((hub["country"], plain(name)), [])
    if hub["admin1"]:
        found = [city for city in found if city["admin1"] == hub["admin1"]]
    if not found:
        raise hub.fault("name", f"{name} is no GeoNames city of {hub['country']}")
    if len(found) > 1:
        admins = ", ".join(city["admin1"] for city in found)
        raise hub.fault("admin1", f"{name} has several matches: name one of {admins}")
    return found[0]


def _city_index(sources: Path) -> _CityIndex:
    cities: dict[tuple[str, str], list[RawRow]] = defaultdict(list)
    for city in read_rows(sources / GEONAMES / "cities15000.csv.gz", _CITY_COLUMNS):
        cities[city["iso2"], plain(city["name"])].append(city)
    return cities


def _weekends(sources: Path) -> dict[str, tuple[int, ...]]:
    path = sources / "public-holidays" / "weekend_by_country.csv"
    weekends = {
        row.filled("iso2"): _weekend(row)
        for row in read_rows(path, ("iso2", "weekend_days_monday0"))
    }
    return weekends | _FIVE_DAY_WEEK


def _weekend(row: RawRow) -> tuple[int, ...]:
    column = "weekend_days_monday0"
    days = row.filled(column).split(";")
    if not all(day in "0123456" and len(day) == 1 for day in days):
        raise row.fault(column, f"{row[column]!r} are not weekday numbers 0 to 6")
    return tuple(sorted(map(int, days)))


def check_capitals(hubs: Sequence[RawRow], countries: Sequence[str], log: BuildLog) -> None:
    """Make sure that every country has exactly one capital on the hub list.

    Raises:
        DataBuildError: If one has none or several.
    """
    capitals = Counter(hub["country"] for hub in hubs if hub["reason"].startswith("capital"))
    wrong = [country for country in countries if capitals[country] != 1]
    if wrong:
        raise DataBuildError(hubs[0].path, f"exactly one capital is needed for {', '.join(wrong)}")
    log.check(f"places: each of {len(countries)} countries has its capital")
