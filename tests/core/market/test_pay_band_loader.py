"""Loading pay bands: found by place, and every fault named with its row and column."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from planner.locations import data_folder
from planner.market.loader import load_snapshot
from planner.market.market_table import MarketDataError, TableFault
from planner.market.pay_band_loader import load_pay_bands
from planner.market.provenance import Grade
from planner.market.role import Level, RoleFamily
from planner.quantities.identifiers import CountryCode, PlaceId, SourceId

SRE = RoleFamily.SITE_RELIABILITY_ENGINEER
HEADER = (
    "role,country,area,level,currency,p10,p25,p50,p75,p90,n,country_n,standard_error,model_share,"
    "other_sources,source,as_of,grade"
)
GERMANY = "site-reliability-engineer,DE,,senior,EUR,50,60,70,80,90.5,5,60,0.100,0.010,fx-ecb,"
METRO = GERMANY.replace("DE,,", "US,41860,").replace("EUR", "USD")
END = "cldr-48,2025-06-24,B"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with two bands."""
    for name in ("sources.csv", "countries.csv", "places.csv", "pay_areas.csv"):
        shutil.copy(data_folder() / name, tmp_path / name)
    write(tmp_path, GERMANY + END, METRO + END)
    return tmp_path


def write(folder: Path, *rows: str, header: str = HEADER) -> None:
    (folder / "pay_bands.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")


def test_that_a_band_is_read_as_it_stands(folder: Path) -> None:
    band = load_pay_bands(folder).of_country(SRE, Level.SENIOR, CountryCode("DE"))
    assert band is not None
    assert band.quantiles == tuple(map(Decimal, ("50", "60", "70", "80", "90.5")))
    assert (band.rows, band.country_rows, band.standard_error) == (5, 60, 0.1)
    assert band.sources == (SourceId("cldr-48"), SourceId("fx-ecb"))
    assert band.provenance.grade is Grade.B


def test_that_a_place_has_its_areas_band_and_others_their_countrys(folder: Path) -> None:
    bands, places = load_pay_bands(folder), load_snapshot().places
    berlin = bands.at(SRE, Level.SENIOR, places[PlaceId("de-berlin")])
    bay = bands.at(SRE, Level.SENIOR, places[PlaceId("us-san-francisco")])
    assert berlin is not None
    assert bay is not None
    assert (berlin.area, bay.area) == ("", "41860")


def test_that_a_place_without_evidence_has_no_band(folder: Path) -> None:
    bands, places = load_pay_bands(folder), load_snapshot().places
    assert bands.at(SRE, Level.SENIOR, places[PlaceId("us-seattle")]) is None
    assert bands.at(SRE, Level.JUNIOR, places[PlaceId("de-berlin")]) is None
    assert bands.of_country(RoleFamily.MLOPS_ENGINEER, Level.SENIOR, CountryCode("DE")) is None


def test_that_all_places_of_a_role_are_found_at_once(folder: Path) -> None:
    bands, places = load_pay_bands(folder), load_snapshot().places
    found = bands.at_places(SRE, places.values())
    german = {place.id for place in places.values() if place.country == "DE"}
    bay = {place for place, area in bands.area_of.items() if area == "41860"}
    assert found.keys() == german | bay
    assert all(set(levels) == {Level.SENIOR} for levels in found.values())


def test_that_a_place_alone_and_among_all_has_the_same_bands() -> None:
    bands, places = load_pay_bands(), load_snapshot().places
    found = bands.at_places(SRE, places.values())
    for place in places.values():
        alone = {level: bands.at(SRE, level, place) for level in Level}
        told = {level: band for level, band in alone.items() if band is not None}
        assert found.get(place.id, {}) == told


@pytest.mark.parametrize(
    ("old", "new", "column", "reason"),
    [
        ("site-", "sight-", "role", TableFault.NOT_A_CHOICE),
        ("senior", "elder", "level", TableFault.NOT_A_CHOICE),
        ("DE,,", "DE,1,", "area", TableFault.UNKNOWN_AREA),
        ("DE,", "QQ,", "country", TableFault.UNKNOWN_COUNTRY),
        ("EUR", "USD", "currency", TableFault.OTHER_CURRENCY),
        ("EUR,50", "EUR,-50", "p10", TableFault.NOT_A_NUMBER),
        ("EUR,50", "EUR,0", "p10", TableFault.NOT_A_NUMBER),
        ("EUR,50", "EUR,", "p10", TableFault.NOT_A_NUMBER),
        ("60,70", "60,59", "p50", TableFault.FALLING),
        ("60,70", "60,nan", "p50", TableFault.NOT_A_NUMBER),
        ("60,70", "60,much", "p50", TableFault.NOT_A_NUMBER),
        ("90.5", "inf", "p90", TableFault.NOT_A_NUMBER),
        ("90.5,5", "90.5,-5", "n", TableFault.NOT_A_NUMBER),
        ("90.5,5", "90.5,5.5", "n", TableFault.NOT_A_NUMBER),
        ("5,60", "5,", "country_n", TableFault.NOT_A_NUMBER),
        ("0.100", "-0.1", "standard_error", TableFault.NOT_A_NUMBER),
        ("0.100", "nan", "standard_error", TableFault.NOT_A_NUMBER),
        ("0.010", "1.01", "model_share", TableFault.NOT_A_FRACTION),
        ("fx-ecb", "hearsay", "other_sources", TableFault.UNKNOWN_SOURCE),
        ("cldr-48", "hearsay", "source", TableFault.UNKNOWN_SOURCE),
        ("2025-06-24", "June", "as_of", TableFault.NOT_A_DAY),
        (",B", ",E", "grade", TableFault.NOT_A_CHOICE),
    ],
)
def test_that_a_broken_field_is_named_with_row_and_column(
    folder: Path, old: str, new: str, column: str, reason: TableFault
) -> None:
    broken = (GERMANY + END).replace(old, new, 1) if old != ",B" else GERMANY + END[:-2] + new
    write(folder, METRO + END, broken)
    with pytest.raises(MarketDataError) as caught:
        load_pay_bands(folder)
    assert (caught.value.row, caught.value.column) == (3, column)
    assert caught.value.reason == reason
    assert caught.value.path == folder / "pay_bands.csv"


def test_that_a_band_listed_twice_is_refused(folder: Path) -> None:
    write(folder, GERMANY + END, METRO + END, GERMANY + END)
    with pytest.raises(MarketDataError) as caught:
        load_pay_bands(folder)
    assert (caught.value.row, caught.value.reason) == (4, TableFault.DUPLICATE_KEY)


def test_that_a_short_row_is_refused(folder: Path) -> None:
    write(folder, GERMANY + END, "site-reliability-engineer,DE")
    with pytest.raises(MarketDataError) as caught:
        load_pay_bands(folder)
    assert (caught.value.row, caught.value.reason) == (3, TableFault.WRONG_FIELD_COUNT)


def test_that_a_missing_column_is_refused(folder: Path) -> None:
    write(folder, GERMANY + END, header=HEADER.replace("p50", "median"))
    with pytest.raises(MarketDataError) as caught:
        load_pay_bands(folder)
    assert (caught.value.column, caught.value.reason) == ("p50", TableFault.MISSING_COLUMN)


@pytest.mark.parametrize("name", ["pay_bands.csv", "pay_areas.csv", "sources.csv", "places.csv"])
def test_that_a_missing_table_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(MarketDataError) as caught:
        load_pay_bands(folder)
    assert (caught.value.path, caught.value.reason) == (folder / name, TableFault.MISSING_FILE)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("us-seattle", "us-atlantis", TableFault.UNKNOWN_PLACE),
        ("us-seattle", "us-redmond", TableFault.DUPLICATE_KEY),
    ],
)
def test_that_a_doubtful_area_is_refused(
    folder: Path, old: str, new: str, reason: TableFault
) -> None:
    path = folder / "pay_areas.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(MarketDataError) as caught:
        load_pay_bands(folder)
    assert (caught.value.column, caught.value.reason) == ("place", reason)
