"""The data build on a small sample of the raw sources: what it derives, and what it refuses."""

import csv
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from planner.calculators.employer_cost import price_gross
from planner.databuild.build import build_data
from planner.databuild.raw_table import DataBuildError
from planner.databuild.report import BuildReport
from planner.market.employer_cost import CostBase
from planner.market.loader import load_snapshot
from planner.market.provenance import Grade
from planner.quantities.identifiers import CountryCode, CurrencyCode, PlaceId
from planner.quantities.month import Month

Build = Callable[[], BuildReport]

LINES_1 = "eorscope-employer-costs/lines-part1.csv"
LINES_2 = "eorscope-employer-costs/lines-part2.csv"
ECB = "fx-ecb/ecb_eur_reference_rates_2025_2026-10-30.csv"
OTHER_RATES = "fx-fawazahmed0/usd_rates_2026-09-29.csv"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_that_two_builds_give_the_same_bytes(build: Build, tmp_path: Path) -> None:
    build()
    first = contents(tmp_path / "out")
    build()
    assert contents(tmp_path / "out") == first


def test_that_the_order_of_raw_rows_does_not_matter(
    build: Build, sources: Path, tmp_path: Path
) -> None:
    build()
    first = contents(tmp_path / "out")
    for name in ("crosswalk/country_crosswalk.csv", ECB, OTHER_RATES):
        path = sources / name
        head, *rows = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\n".join([head, *reversed(rows), ""]), encoding="utf-8")
    build()
    second = contents(tmp_path / "out")
    del first["manifest.csv"], second["manifest.csv"]
    assert second == first


def test_that_files_are_utf_8_with_lf_line_ends(build: Build, tmp_path: Path) -> None:
    build()
    for name, data in contents(tmp_path / "out").items():
        assert b"\r" not in data, name
        assert data.endswith(b"\n"), name
        data.decode("utf-8")


def test_that_the_tables_load(build: Build, tmp_path: Path) -> None:
    build()
    market = load_snapshot(tmp_path / "out")
    assert set(market.employer_cost) == {"CY", "DE", "IE", "IN", "US"}
    assert market.places[PlaceId("de-munich")].holiday_subdivision == "BY"
    assert market.places[PlaceId("in-bengaluru")].aliases == ("Bangalore",)


def test_that_a_capital_of_several_namesakes_is_the_named_one(build: Build, tmp_path: Path) -> None:
    build()
    washington = load_snapshot(tmp_path / "out").places[PlaceId("us-washington-dc")]
    assert washington.zone == "America/New_York"
    assert washington.population == 689_545


def test_that_rates_are_crossed_through_the_euro(build: Build, tmp_path: Path) -> None:
    build()
    latest = load_snapshot(tmp_path / "out").exchange_rates.latest
    assert latest[CurrencyCode("EUR")].units_per_usd == Decimal("0.8950948801")  # 1 / 1.1172
    assert latest[CurrencyCode("GBP")].units_per_usd == Decimal("0.7463301110")  # 0.8338 / 1.1172


def test_that_history_holds_the_mean_of_the_daily_cross_rates(build: Build, tmp_path: Path) -> None:
    build()
    history = load_snapshot(tmp_path / "out").exchange_rates.history
    days = (Decimal("0.8338") / Decimal("1.1172"), Decimal("0.83578") / Decimal("1.113"))
    october = history[CurrencyCode("GBP")][Month(2026, 10)]
    assert abs(october - sum(days, Decimal(0)) / 2) < Decimal("1e-9")
    assert CurrencyCode("BGN") not in history


def test_that_a_percentage_becomes_a_fraction_and_gratuity_rests_on_basic_pay(
    build: Build, tmp_path: Path
) -> None:
    build()
    india = load_snapshot(tmp_path / "out").employer_cost[CountryCode("IN")]
    gratuity = next(line for line in india.lines if line.id == "gratuity_accrual")
    assert (gratuity.base, gratuity.rate) == (CostBase.BASIC, Decimal("0.0481"))
    assert "basic pay here" in gratuity.note
    assert india.basic_share == Decimal("0.5")


def test_that_brackets_excluding_each_other_share_a_group_with_the_reduced_one_first(
    build: Build, tmp_path: Path
) -> None:
    build()
    ireland = load_snapshot(tmp_path / "out").employer_cost[CountryCode("IE")].lines
    assert [line.id for line in ireland] == ["employer_prsi_reduced", "employer_prsi_full"]
    assert {line.exclusive_group for line in ireland} == {"employer_prsi"}


def test_that_a_country_without_charge_lines_is_priced_by_its_retyped_share(
    build: Build, tmp_path: Path
) -> None:
    build()
    rules = load_snapshot(tmp_path / "out").employer_cost[CountryCode("CY")]
    assert [(line.rate, line.cap) for line in rules.lines] == [
        (Decimal("0.049"), None),
        (Decimal("0.105"), Decimal(66_612)),
    ]
    assert {line.provenance.grade for line in rules.lines} == {Grade.D}
    assert "in no second list" in rules.case_notes[0]
    cost = price_gross(rules, Decimal(100_000), 2)
    assert cost.total == Decimal(100_000) + Decimal(4_900) + Decimal("6994.26")


def test_that_a_share_without_a_case_written_for_it_stops_the_build(
    build: Build, curated: Path
) -> None:
    replace_in(curated / "employer_share_cases.csv", "CY,", "MT,")
    with pytest.raises(DataBuildError, match="no case of CY"):
        build()


def test_that_a_calendar_that_cites_a_line_names_its_source_and_others_are_retyped(
    build: Build, tmp_path: Path
) -> None:
    build()
    countries = load_snapshot(tmp_path / "out").countries
    assert countries[CountryCode("DE")].payroll.source_id == "eorscope-employer-costs"
    assert countries[CountryCode("DE")].payroll.grade is Grade.B
    assert countries[CountryCode("IE")].payroll.source_id == "payroll-calendar-retyped"
    assert countries[CountryCode("IE")].payroll.grade is Grade.C


def test_that_prices_on_request_are_dropped_and_named(build: Build, tmp_path: Path) -> None:
    report = build()
    assert any("Rippling" in line and "on request" in line for line in report.dropped)
    prices = table(tmp_path / "out", "service_prices.csv")
    assert {row["provider"] for row in prices} == {"Deel", "Remote"}
    services = {(row["provider_id"], row["plan_id"]): row["service"] for row in prices}
    assert services["deel", "cor"] == "contractor-of-record"
    assert services["remote", "contractor"] == "contractor-management"


def test_that_sources_keep_their_attribution_word_for_word(build: Build, tmp_path: Path) -> None:
    build()
    wording = (
        "EOR Scope, published by Trésor Kaya EI (Les Créavores), France, "
        "https://eorscope.com/methodology/"
    )
    assert wording in (tmp_path / "out" / "SOURCES.md").read_text(encoding="utf-8")
    assert wording in {row["attribution"] for row in table(tmp_path / "out", "sources.csv")}


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "column"),
    [
        (LINES_1, "0.093,", "9.3%,", 2, "rate"),
        (LINES_1, "rentenversicherung,", "krankenversicherung,", 3, "line_id"),
        (LINES_2, ",social_security,", ",,", 4, "line_id"),
        (LINES_2, "statutory_extra", "extra", None, "line_type"),
        (LINES_1, "line_id,", "id,", 1, "line_id"),
        (ECB, "1.1172", "0", 2, "USD"),
        (ECB, "2026-10-30", "30.10.2026", 2, "Date"),
        (OTHER_RATES, "GBP", "EUR", 4, "currency"),
        ("public-holidays/weekend_by_country.csv", "5;6", "6;7", 2, "weekend_days_monday0"),
        ("crosswalk/country_crosswalk.csv", "Europe/Berlin", "Europe/Bonn", 2, "main_timezone"),
        ("crosswalk/country_crosswalk.csv", "EUR", "DEM", 2, "currency"),
    ],
)
def test_that_a_broken_field_is_named_with_row_and_column(  # noqa: PLR0917 -- a table of cases
    build: Build,
    sources: Path,
    tmp_path: Path,
    file: str,
    old: str,
    new: str,
    row: int | None,
    column: str,
) -> None:
    replace_in(sources / file, old, new)
    with pytest.raises(DataBuildError) as caught:
        build()
    assert caught.value.path == sources / file
    assert caught.value.column == column
    assert row is None or caught.value.row == row
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "file", [LINES_1, "geonames-cities/cities15000.csv.gz", "cldr-48/currencyData.json"]
)
def test_that_a_missing_file_is_named(build: Build, sources: Path, file: str) -> None:
    (sources / file).unlink()
    with pytest.raises(DataBuildError, match="the file is missing") as caught:
        build()
    assert caught.value.path == sources / file


@pytest.mark.parametrize("damage", [b"", b"\x00\xff" * 20])
def test_that_a_damaged_archive_is_refused(build: Build, sources: Path, damage: bytes) -> None:
    archive = sources / "geonames-cities" / "cities15000.csv.gz"
    archive.write_bytes(archive.read_bytes()[:100] + damage)
    with pytest.raises(DataBuildError, match="cannot be read"):
        build()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "{",
            "",
        ),
        ('"_digits": "2"', '"_digits": "two"'),
        ('"region"', '"regions"'),
    ],
)
def test_that_damaged_currency_data_are_refused(
    build: Build, sources: Path, old: str, new: str
) -> None:
    replace_in(sources / "cldr-48" / "currencyData.json", old, new)
    with pytest.raises(DataBuildError, match="is not CLDR currency data"):
        build()


def test_that_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataBuildError, match="the folder is missing"):
        build_data(tmp_path / "nowhere", tmp_path / "out")


def test_that_rate_sources_that_disagree_stop_the_build(build: Build, sources: Path) -> None:
    replace_in(sources / OTHER_RATES, "0.75", "0.85")
    with pytest.raises(DataBuildError, match=r"disagree: .*GBP"):
        build()


def test_that_a_line_that_no_longer_says_what_is_cited_stops_the_build(
    build: Build, sources: Path
) -> None:
    replace_in(sources / LINES_1, "8,450 a month", "8,450")
    with pytest.raises(DataBuildError, match="rentenversicherung no longer says so") as caught:
        build()
    assert caught.value.column == "cited_words"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("DE,Munich", "DE,Atlantis", "no GeoNames city"),
        ("Portland,,OR", "Portland,,", "several matches"),
        ("Munich,,,BY", "Munich,,,XX", "no DE-XX"),
        ("DE,Munich", "DE,Berlin", "listed twice"),
        ("capital; cloud region", "cloud region", "capital is needed"),
    ],
)
def test_that_a_doubtful_hub_stops_the_build(
    build: Build, curated: Path, old: str, new: str, reason: str
) -> None:
    replace_in(curated / "hubs.csv", old, new)
    with pytest.raises(DataBuildError, match=reason):
        build()


def test_that_half_an_exclusive_group_stops_the_build(build: Build, sources: Path) -> None:
    replace_in(sources / LINES_1, "employer_prsi_reduced", "employer_prsi_lower")
    with pytest.raises(DataBuildError, match="employer_prsi_reduced of IE is missing"):
        build()


def test_that_a_failed_build_leaves_the_earlier_tables_as_they_were(
    build: Build, sources: Path, tmp_path: Path
) -> None:
    build()
    before = contents(tmp_path / "out")
    replace_in(sources / LINES_1, "0.093,", "x,")
    with pytest.raises(DataBuildError):
        build()
    assert contents(tmp_path / "out") == before
    assert {path.name for path in tmp_path.iterdir()} == {"sources", "curated", "out"}


def test_that_a_folder_with_other_files_is_not_replaced(build: Build, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(DataBuildError, match=r"thesis\.txt"):
        build()
    assert (tmp_path / "out" / "thesis.txt").read_text(encoding="utf-8") == "mine"


def test_that_a_file_in_place_of_the_folder_is_kept(build: Build, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(DataBuildError, match="is not a folder"):
        build()


def test_that_an_error_says_file_row_column_and_reason() -> None:
    error = DataBuildError(Path("lines.csv"), "is empty", 7, "rate")
    assert str(error) == "lines.csv, row 7, column rate: is empty"


def test_that_no_row_of_the_fixture_is_lost(build: Build, sources: Path, tmp_path: Path) -> None:
    build()
    raw = table(sources, LINES_1) + table(sources, LINES_2)
    lines = table(tmp_path / "out", "employer_cost_lines.csv")
    assert sum(line["source"] == "eorscope-employer-costs" for line in lines) == len(raw)
