"""Loading the talent tables: every value in its place, every fault with its row and column."""

from pathlib import Path

import pytest

from planner.market.market_table import MarketDataError, TableFault
from planner.market.provenance import Grade
from planner.market.role import RoleFamily
from planner.market.talent_pool import LocationBias, PoolBasis, RegionBasis, Skill
from planner.market.talent_pool_loader import load_talent_pools
from planner.quantities.identifiers import CountryCode, PlaceId

TABLES = {
    "sources.csv": "id\nsurvey\n",
    "countries.csv": "code\nHK\nIE\n",
    "places.csv": "id\nie-dublin\n",
    "talent_countries.csv": (
        "country,low,expected,high,yearly_growth_low,yearly_growth,yearly_growth_high,"
        "growth_grade,basis,location_bias,organizations,organizations_growth,accounts,"
        "accounts_growth,source,as_of,grade\n"
        "IE,162000,173000,184000,0.089,0.089,0.089,A,official,,70000,0.2,800000,0.25,"
        "survey,2024-12-31,A\n"
        "HK,103000,279000,756000,0.03,0.06,0.1,D,model,overcounted,90000,,2700000,,"
        "survey,2025-09-30,D\n"
    ),
    "talent_skills.csv": (
        "country,skill,low,expected,high,observed,has_public_trace,yearly_growth,"
        "source,as_of,grade\n"
        "IE,cloud-platforms,5160,11100,23900,695,true,0.137,survey,2024-03-31,C\n"
        "IE,gpu-accelerators,270,1410,5960,,true,0.303,survey,2024-03-31,D\n"
    ),
    "talent_regions.csv": (
        "place,region,share_low,share,share_high,basis,source,as_of,grade\n"
        "ie-dublin,ie-2964574,0.2,0.7,1,population,survey,2026-11-24,D\n"
    ),
    "talent_collaboration.csv": (
        "country,other_country,volume,affinity,source,as_of,grade\n"
        "HK,IE,1200,0.5,survey,2025-09-30,B\n"
    ),
    "role_skills.csv": (
        "role,skill,weight,source,as_of,grade\n"
        "mlops-engineer,cloud-platforms,0.5,survey,2026-11-24,D\n"
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TABLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_that_every_table_is_read(folder: Path) -> None:
    pools = load_talent_pools(folder)
    ireland, hong_kong = CountryCode("IE"), CountryCode("HK")
    whole = pools.countries[ireland]
    assert (whole.professionals.low, whole.professionals.expected) == (162_000, 173_000)
    assert whole.basis is PoolBasis.OFFICIAL
    assert whole.provenance.grade is Grade.A
    assert pools.countries[hong_kong].location_bias is LocationBias.OVERCOUNTED
    assert pools.countries[hong_kong].accounts_growth is None
    assert pools.skills[ireland, Skill.CLOUD_PLATFORMS].observed == 695
    assert pools.skills[ireland, Skill.GPU_ACCELERATORS].observed is None
    region = pools.regions[PlaceId("ie-dublin")]
    assert (region.share.expected, region.basis) == (0.7, RegionBasis.POPULATION)
    assert pools.collaborations[frozenset({ireland, hong_kong})].volume == 1200
    assert pools.role_skills[RoleFamily.MLOPS_ENGINEER] == {Skill.CLOUD_PLATFORMS: 0.5}


def test_that_what_is_loaded_cannot_be_changed(folder: Path) -> None:
    pools = load_talent_pools(folder)
    with pytest.raises(TypeError):
        pools.countries[CountryCode("IE")] = pools.countries[CountryCode("HK")]  # type: ignore[index]


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "column", "fault"),
    [
        ("talent_countries.csv", "IE,162000", "XX,162000", 2, "country", "UNKNOWN_COUNTRY"),
        ("talent_countries.csv", "HK,103000", "IE,103000", 3, "country", "DUPLICATE_KEY"),
        ("talent_countries.csv", "162000", "-5", 2, "low", "NOT_A_NUMBER"),
        ("talent_countries.csv", "162000", "0", 2, "low", "NOT_A_NUMBER"),
        ("talent_countries.csv", "162000", "174000", 2, "low", "NOT_A_NUMBER"),
        ("talent_countries.csv", "184000", "172000", 2, "high", "NOT_A_NUMBER"),
        ("talent_countries.csv", "184000", "nan", 2, "high", "NOT_A_NUMBER"),
        ("talent_countries.csv", "184000", "inf", 2, "high", "NOT_A_NUMBER"),
        ("talent_countries.csv", "184000", "many", 2, "high", "NOT_A_NUMBER"),
        ("talent_countries.csv", "official", "guess", 2, "basis", "NOT_A_CHOICE"),
        ("talent_countries.csv", "overcounted", "odd", 3, "location_bias", "NOT_A_CHOICE"),
        ("talent_countries.csv", "survey,2024", "other,2024", 2, "source", "UNKNOWN_SOURCE"),
        (
            "talent_countries.csv",
            "accounts_growth",
            "growth",
            1,
            "accounts_growth",
            "MISSING_COLUMN",
        ),
        ("talent_skills.csv", "IE,cloud", "XX,cloud", 2, "country", "UNKNOWN_COUNTRY"),
        ("talent_skills.csv", "cloud-platforms", "clouds", 2, "skill", "NOT_A_CHOICE"),
        ("talent_skills.csv", "gpu-accelerators", "cloud-platforms", 3, "skill", "DUPLICATE_KEY"),
        ("talent_skills.csv", "23900", "999999", 2, "high", "NOT_A_NUMBER"),
        ("talent_skills.csv", "695", "0", 2, "observed", "NOT_A_NUMBER"),
        ("talent_skills.csv", "695,true", "695,maybe", 2, "has_public_trace", "NOT_A_CHOICE"),
        ("talent_regions.csv", "ie-dublin", "ie-cork", 2, "place", "UNKNOWN_PLACE"),
        ("talent_regions.csv", "0.7,1,", "0.7,1.2,", 2, "share_high", "NOT_A_NUMBER"),
        ("talent_collaboration.csv", "HK,IE", "IE,IE", 2, "other_country", "DUPLICATE_KEY"),
        ("talent_collaboration.csv", "1200", "1200.5", 2, "volume", "NOT_A_NUMBER"),
        ("role_skills.csv", "mlops", "llmops", 2, "role", "NOT_A_CHOICE"),
        ("role_skills.csv", ",0.5,", ",1.5,", 2, "weight", "NOT_A_FRACTION"),
    ],
)
def test_that_a_fault_is_named_with_its_row_and_column(  # noqa: PLR0917 -- a table of cases
    folder: Path, file: str, old: str, new: str, row: int, column: str, fault: str
) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(MarketDataError) as caught:
        load_talent_pools(folder)
    error = caught.value
    assert (error.path.name, error.row, error.column) == (file, row, column)
    assert error.reason == TableFault[fault]


@pytest.mark.parametrize("file", sorted(TABLES))
def test_that_a_missing_table_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(MarketDataError) as caught:
        load_talent_pools(folder)
    assert caught.value.path.name == file
    assert caught.value.reason == TableFault.MISSING_FILE


def test_that_the_shipped_tables_load_without_a_folder_named() -> None:
    assert len(load_talent_pools().countries) >= 68
