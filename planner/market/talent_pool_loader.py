"""Loads the talent tables of a data folder, on demand: the start of the app does without them."""

from collections.abc import Mapping
from math import isfinite, nan
from pathlib import Path
from types import MappingProxyType

from planner.locations import data_folder
from planner.market.market_table import (
    PROVENANCE_COLUMNS,
    ProvenanceReader,
    Row,
    TableFault,
    TableFolder,
)
from planner.market.role import RoleFamily
from planner.market.talent_pool import (
    Collaboration,
    CountryTalent,
    HeadcountRange,
    LocationBias,
    PoolBasis,
    RegionalShare,
    RegionBasis,
    Skill,
    SkillPool,
    SkillWeights,
    TalentPools,
)
from planner.quantities.identifiers import CountryCode, PlaceId

_RANGE = ("low", "expected", "high")
_GROWTH = ("yearly_growth_low", "yearly_growth", "yearly_growth_high")
_SHARE = ("share_low", "share", "share_high")


def load_talent_pools(folder: Path | None = None) -> TalentPools:
    """Load all talent tables.

    Args:
        folder: A data folder; by default the one that ships with the program.

    Raises:
        MarketDataError: If a table is missing or malformed, names a source, country or place that
            is not in its table, or a range is not in order; nothing is loaded then.
    """
    return read_talent_pools(TableFolder(data_folder() if folder is None else folder))


def read_talent_pools(tables: TableFolder) -> TalentPools:
    """Read these tables; where faults are only noted, what comes of it is of no use.

    Raises:
        MarketDataError: If a table is missing or malformed.
    """
    provenance = tables.provenance()
    listed = frozenset(map(CountryCode, tables.column("countries.csv", "code")))
    places = frozenset(map(PlaceId, tables.column("places.csv", "id")))
    countries = _countries(tables, listed, provenance)
    return TalentPools(
        countries=countries,
        skills=_skills(tables, countries, provenance),
        regions=_regions(tables, places, provenance),
        collaborations=_collaborations(tables, listed, provenance),
        role_skills=_role_skills(tables, provenance),
    )


def _countries(
    tables: TableFolder, listed: frozenset[CountryCode], provenance: ProvenanceReader
) -> Mapping[CountryCode, CountryTalent]:
    columns = (
        "country",
        *_RANGE,
        *_GROWTH,
        "basis",
        "location_bias",
        "organizations",
        "organizations_growth",
        "accounts",
        "accounts_growth",
        *PROVENANCE_COLUMNS,
    )
    countries: dict[CountryCode, CountryTalent] = {}
    for row in tables.table("talent_countries.csv", columns):
        code = _known(row, "country", listed)
        _refuse(row, "country", TableFault.DUPLICATE_KEY, is_wrong=code in countries)
        countries[code] = CountryTalent(
            country=code,
            professionals=_people(row),
            yearly_growth=_growth(row),
            basis=row.choice("basis", PoolBasis),
            location_bias=row.choice("location_bias", LocationBias),
            organizations=row.whole("organizations", 0),
            organizations_growth=_optional(row, "organizations_growth"),
            accounts=row.whole("accounts", 0),
            accounts_growth=_optional(row, "accounts_growth"),
            provenance=provenance.of(row),
        )
    return MappingProxyType(countries)


def _skills(
    tables: TableFolder,
    countries: Mapping[CountryCode, CountryTalent],
    provenance: ProvenanceReader,
) -> Mapping[tuple[CountryCode, Skill], SkillPool]:
    columns = (
        "country",
        "skill",
        *_RANGE,
        "observed",
        "has_public_trace",
        "yearly_growth",
        *PROVENANCE_COLUMNS,
    )
    pools: dict[tuple[CountryCode, Skill], SkillPool] = {}
    for row in tables.table("talent_skills.csv", columns):
        code = CountryCode(row.filled("country"))
        _refuse(row, "country", TableFault.UNKNOWN_COUNTRY, is_wrong=code not in countries)
        skill = row.choice("skill", Skill)
        _refuse(row, "skill", TableFault.DUPLICATE_KEY, is_wrong=(code, skill) in pools)
        people = _people(row)
        too_many = code in countries and people.high > countries[code].professionals.high
        _refuse(row, "high", TableFault.NOT_A_NUMBER, is_wrong=too_many)
        pools[code, skill] = SkillPool(
            country=code,
            skill=skill,
            people=people,
            observed=row.whole("observed", 1) if row.text("observed") else None,
            has_public_trace=row.flag("has_public_trace"),
            yearly_growth=_yearly(row, "yearly_growth"),
            provenance=provenance.of(row),
        )
    return MappingProxyType(pools)


def _regions(
    tables: TableFolder, places: frozenset[PlaceId], provenance: ProvenanceReader
) -> Mapping[PlaceId, RegionalShare]:
    columns = ("place", "region", *_SHARE, "basis", *PROVENANCE_COLUMNS)
    regions: dict[PlaceId, RegionalShare] = {}
    for row in tables.table("talent_regions.csv", columns):
        place = PlaceId(row.filled("place"))
        _refuse(row, "place", TableFault.UNKNOWN_PLACE, is_wrong=place not in places)
        _refuse(row, "place", TableFault.DUPLICATE_KEY, is_wrong=place in regions)
        share = _range(row, _SHARE)
        outside = share.low <= 0 or share.high > 1
        _refuse(row, "share_high", TableFault.NOT_A_NUMBER, is_wrong=outside)
        regions[place] = RegionalShare(
            place=place,
            region=row.filled("region"),
            share=share,
            basis=row.choice("basis", RegionBasis),
            provenance=provenance.of(row),
        )
    return MappingProxyType(regions)


def _collaborations(
    tables: TableFolder, listed: frozenset[CountryCode], provenance: ProvenanceReader
) -> Mapping[frozenset[CountryCode], Collaboration]:
    columns = ("country", "other_country", "volume", "affinity", *PROVENANCE_COLUMNS)
    pairs: dict[frozenset[CountryCode], Collaboration] = {}
    for row in tables.table("talent_collaboration.csv", columns):
        pair = frozenset((_known(row, "country", listed), _known(row, "other_country", listed)))
        is_wrong = pair in pairs or len(pair) == 1
        _refuse(row, "other_country", TableFault.DUPLICATE_KEY, is_wrong=is_wrong)
        pairs[pair] = Collaboration(
            volume=row.whole("volume", 1),
            affinity=_number(row, "affinity"),
            provenance=provenance.of(row),
        )
    return MappingProxyType(pairs)


def _role_skills(
    tables: TableFolder, provenance: ProvenanceReader
) -> Mapping[RoleFamily, SkillWeights]:
    weights: dict[RoleFamily, dict[Skill, float]] = {}
    for row in tables.table("role_skills.csv", ("role", "skill", "weight", *PROVENANCE_COLUMNS)):
        provenance.of(row)
        of_role = weights.setdefault(row.choice("role", RoleFamily), {})
        skill = row.choice("skill", Skill)
        _refuse(row, "skill", TableFault.DUPLICATE_KEY, is_wrong=skill in of_role)
        of_role[skill] = float(row.fraction("weight"))
    return MappingProxyType({role: MappingProxyType(it) for role, it in weights.items()})


def _people(row: Row) -> HeadcountRange:
    people = _range(row, _RANGE)
    _refuse(row, "low", TableFault.NOT_A_NUMBER, is_wrong=people.low <= 0)
    return people


def _range(row: Row, columns: tuple[str, str, str]) -> HeadcountRange:
    low, expected, high = (_number(row, column) for column in columns)
    _refuse(row, columns[0], TableFault.NOT_A_NUMBER, is_wrong=low > expected)
    _refuse(row, columns[2], TableFault.NOT_A_NUMBER, is_wrong=high < expected)
    return HeadcountRange(low, expected, high)


def _growth(row: Row) -> HeadcountRange:
    for column in _GROWTH:
        _yearly(row, column)
    return _range(row, _GROWTH)


def _yearly(row: Row, column: str) -> float:
    growth = _number(row, column)
    _refuse(row, column, TableFault.NOT_A_FRACTION, is_wrong=abs(growth) > 1)
    return growth


def _number(row: Row, column: str) -> float:
    # Not by way of Decimal: these are estimates, and there are thousands of them.
    try:
        number = float(row.text(column))
    except ValueError:
        number = nan
    if not isfinite(number):
        row.refuse(column, TableFault.NOT_A_NUMBER)
    return number


def _optional(row: Row, column: str) -> float | None:
    return _number(row, column) if row.text(column) else None


def _known(row: Row, column: str, listed: frozenset[CountryCode]) -> CountryCode:
    code = CountryCode(row.filled(column))
    _refuse(row, column, TableFault.UNKNOWN_COUNTRY, is_wrong=code not in listed)
    return code


def _refuse(row: Row, column: str, fault: TableFault, *, is_wrong: bool) -> None:
    if is_wrong:
        row.refuse(column, fault)
