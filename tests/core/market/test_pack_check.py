"""Checking a data pack: every fault with its table and row, and no fault that only follows."""

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

import pytest

from planner.locations import data_folder
from planner.market.loader import load_snapshot
from planner.market.market_table import TableFault
from planner.market.pack import PackRefusedError, load_pack
from planner.market.pack_check import (
    NoPackError,
    PackCheckCancelledError,
    PackFinding,
    check_pack,
)

Rows = list[list[str]]


class Pack(Protocol):
    """A pack that a test may break, and its ways to do so."""

    folder: Path

    def rows_of(self, table: str) -> Rows: ...
    def write(self, table: str, rows: Rows) -> None: ...
    def put(self, table: str, row: int, column: str, text: str) -> None: ...
    def seal(self) -> None: ...


def test_that_the_shipped_pack_has_no_findings() -> None:
    assert check_pack(data_folder()) == ()


def test_that_a_small_pack_has_no_findings(pack: Pack) -> None:
    assert check_pack(pack.folder) == ()


@pytest.mark.parametrize(
    ("table", "row", "column", "text", "fault"),
    [
        ("sources.csv", 2, "publisher", "", TableFault.EMPTY),
        ("sources.csv", 2, "licence", " ", TableFault.EMPTY),
        ("sources.csv", 2, "attribution", "", TableFault.EMPTY),
        ("sources.csv", 2, "as_of", "2026", TableFault.NOT_A_DAY),
        ("sources.csv", 2, "as_of", "2026-W01-1", TableFault.NOT_A_DAY),
        ("sources.csv", 2, "as_of", "2999-01-01", TableFault.NOT_YET),
        ("currencies.csv", 2, "minor_digits", "two", TableFault.NOT_A_NUMBER),
        ("currencies.csv", 3, "code", "Lek", TableFault.NO_SUCH_CURRENCY),
        ("currencies.csv", 2, "source", "hearsay", TableFault.UNKNOWN_SOURCE),
        ("countries.csv", 3, "main_zone", "Europe/berlin", TableFault.NO_SUCH_ZONE),
        ("countries.csv", 3, "grade", "E", TableFault.NOT_A_CHOICE),
        ("places.csv", 2, "zone", "Asia/Dubia", TableFault.NO_SUCH_ZONE),
        ("places.csv", 2, "zone", "", TableFault.EMPTY),
        ("places.csv", 2, "country", "XX", TableFault.UNKNOWN_COUNTRY),
        ("places.csv", 2, "holiday_subdivision", "XX", TableFault.NO_SUCH_SUBDIVISION),
        ("places.csv", 2, "source", "hearsay", TableFault.UNKNOWN_SOURCE),
        ("places.csv", 2, "source", "", TableFault.EMPTY),
        ("places.csv", 2, "as_of", "2999-01-01", TableFault.NOT_YET),
        ("places.csv", 2, "population", "1E+999999999", TableFault.NOT_A_NUMBER),
        ("places.csv", 2, "weekend", "9" * 5000, TableFault.NOT_A_NUMBER),
        ("places.csv", 2, "weekend", "0;1;2;3;4;5;6", TableFault.WEEK_WITHOUT_WORK),
        ("exchange_rates.csv", 3, "currency", "XXX", TableFault.UNKNOWN_CURRENCY),
        ("exchange_rates.csv", 5, "units_per_usd", "-1", TableFault.NOT_A_NUMBER),
        ("exchange_rates.csv", 5, "as_of", "30.10.2026", TableFault.NOT_A_DAY),
        ("fx_history.csv", 2, "month", "2026-13", TableFault.NOT_A_MONTH),
        ("fx_history.csv", 2, "source", "hearsay", TableFault.UNKNOWN_SOURCE),
        ("employer_cost_lines.csv", 2, "rate", "5.75342", TableFault.NOT_A_FRACTION),
        ("employer_cost_lines.csv", 2, "rate", "-0.01", TableFault.NOT_A_NUMBER),
        ("employer_cost_countries.csv", 2, "currency", "USD", TableFault.OTHER_CURRENCY),
        ("employer_cost_countries.csv", 2, "basic_share", "50", TableFault.NOT_A_FRACTION),
        ("employer_cost_countries.csv", 2, "source", "hearsay", TableFault.UNKNOWN_SOURCE),
        ("employer_cost_cases.csv", 2, "country", "XX", TableFault.UNKNOWN_COUNTRY),
        ("employer_cost_cases.csv", 2, "grade", "E", TableFault.NOT_A_CHOICE),
        ("employer_cost_cases.csv", 2, "label", "", TableFault.EMPTY),
        ("service_prices.csv", 2, "price_usd_month", "-49", TableFault.NOT_A_NUMBER),
        ("service_prices.csv", 2, "price_usd_month", "59900", TableFault.OTHER_UNIT),
        ("pay_areas.csv", 2, "place", "us-atlantis", TableFault.UNKNOWN_PLACE),
        ("pay_areas.csv", 2, "grade", "E", TableFault.NOT_A_CHOICE),
        ("pay_bands.csv", 2, "role", "wizard", TableFault.NOT_A_CHOICE),
        ("pay_bands.csv", 2, "country", "XX", TableFault.UNKNOWN_COUNTRY),
        ("pay_bands.csv", 2, "area", "1", TableFault.UNKNOWN_AREA),
        ("pay_bands.csv", 2, "currency", "USD", TableFault.OTHER_CURRENCY),
        ("pay_bands.csv", 2, "p10", "-98600", TableFault.NOT_A_NUMBER),
        ("pay_bands.csv", 2, "p25", "1", TableFault.FALLING),
        ("pay_bands.csv", 2, "p50", "much", TableFault.NOT_A_NUMBER),
        ("pay_bands.csv", 2, "n", "9" * 5000, TableFault.NOT_A_NUMBER),
        ("pay_bands.csv", 2, "model_share", "11.3", TableFault.NOT_A_FRACTION),
        ("pay_bands.csv", 2, "model_share", "-0.1", TableFault.NOT_A_NUMBER),
        ("pay_bands.csv", 2, "other_sources", "hearsay", TableFault.UNKNOWN_SOURCE),
        ("pay_bands.csv", 2, "source", "hearsay", TableFault.UNKNOWN_SOURCE),
        ("pay_bands.csv", 2, "as_of", "2999-01-01", TableFault.NOT_YET),
        ("role_skills.csv", 2, "weight", "50", TableFault.NOT_A_FRACTION),
        ("role_skills.csv", 2, "grade", "E", TableFault.NOT_A_CHOICE),
        ("talent_countries.csv", 2, "low", "9e9", TableFault.NOT_A_NUMBER),
        ("talent_countries.csv", 2, "yearly_growth_high", "9.0", TableFault.NOT_A_FRACTION),
        ("talent_countries.csv", 2, "basis", "guess", TableFault.NOT_A_CHOICE),
        ("talent_skills.csv", 2, "yearly_growth", "23.3", TableFault.NOT_A_FRACTION),
        ("talent_skills.csv", 2, "grade", "", TableFault.NOT_A_CHOICE),
        ("talent_regions.csv", 2, "place", "ae-atlantis", TableFault.UNKNOWN_PLACE),
        ("talent_collaboration.csv", 2, "volume", "0", TableFault.NOT_A_NUMBER),
        ("statutory_terms.csv", 2, "country", "A1", TableFault.NO_SUCH_COUNTRY),
        ("statutory_terms.csv", 2, "weekly_hours", "2400", TableFault.NOT_A_NUMBER),
        ("price_levels.csv", 2, "currency", "XXX", TableFault.UNKNOWN_CURRENCY),
        ("price_levels.csv", 2, "local_per_international_dollar", "233", TableFault.OTHER_UNIT),
        ("languages.csv", 2, "english_share", "50", TableFault.NOT_A_FRACTION),
        ("restrictions.csv", 2, "rule", "", TableFault.EMPTY),
        ("fx_volatility.csv", 2, "yearly_volatility", "8.5", TableFault.NOT_A_FRACTION),
        ("fx_correlation.csv", 2, "correlation", "-1.1", TableFault.NOT_A_NUMBER),
        ("fx_correlation.csv", 2, "grade", "E", TableFault.NOT_A_CHOICE),
    ],
)
def test_that_a_broken_field_is_the_one_finding(
    pack: Pack, table: str, row: int, column: str, text: str, fault: TableFault
) -> None:
    pack.put(table, row, column, text)
    assert check_pack(pack.folder) == (PackFinding(table, row, column, fault, text),)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("sources.csv", "id"),
        ("currencies.csv", "code"),
        ("countries.csv", "code"),
        ("places.csv", "id"),
        ("exchange_rates.csv", "currency"),
        ("employer_cost_lines.csv", "line_id"),
        ("employer_cost_countries.csv", "country"),
        ("pay_areas.csv", "place"),
        ("pay_bands.csv", "country"),
        ("talent_countries.csv", "country"),
        ("talent_skills.csv", "skill"),
        ("talent_regions.csv", "place"),
        ("talent_collaboration.csv", "other_country"),
        ("role_skills.csv", "skill"),
        ("statutory_terms.csv", "country"),
        ("price_levels.csv", "country"),
        ("languages.csv", "country"),
        ("restrictions.csv", "region"),
        ("fx_volatility.csv", "currency"),
        ("fx_correlation.csv", "other_currency"),
    ],
)
def test_that_a_row_there_twice_is_the_one_finding(pack: Pack, table: str, column: str) -> None:
    header, first, *rest = pack.rows_of(table)
    pack.write(table, [header, first, first, *rest])
    pack.seal()
    [finding] = check_pack(pack.folder)
    assert (finding.table, finding.row, finding.column) == (table, 3, column)
    assert finding.reason == TableFault.DUPLICATE_KEY


def test_that_every_fault_of_a_pack_is_told_by_table_and_row(pack: Pack) -> None:
    pack.put("pay_bands.csv", 9, "p10", "-1")
    pack.put("places.csv", 3, "zone", "Nowhere")
    pack.put("places.csv", 3, "source", "hearsay")
    pack.put("places.csv", 2, "latitude", "north")
    assert [(it.table, it.row, it.column) for it in check_pack(pack.folder)] == [
        ("pay_bands.csv", 9, "p10"),
        ("places.csv", 2, "latitude"),
        ("places.csv", 3, "source"),
        ("places.csv", 3, "zone"),
    ]


def test_that_the_same_fault_is_told_of_every_row(pack: Pack) -> None:
    header, *rows = pack.rows_of("pay_bands.csv")
    place = header.index("source")
    for row in rows:
        row[place] = "hearsay"
    pack.write("pay_bands.csv", [header, *rows])
    pack.seal()
    assert [it.row for it in check_pack(pack.folder)] == list(range(2, len(rows) + 2))


# What only follows from another fault


@pytest.mark.parametrize(
    "table",
    [
        "sources.csv",
        "currencies.csv",
        "countries.csv",
        "places.csv",
        "exchange_rates.csv",
        "fx_history.csv",
        "employer_cost_countries.csv",
        "employer_cost_lines.csv",
        "employer_cost_cases.csv",
        "pay_areas.csv",
        "pay_bands.csv",
        "role_skills.csv",
        "talent_countries.csv",
        "talent_skills.csv",
        "talent_regions.csv",
        "talent_collaboration.csv",
        "statutory_terms.csv",
        "price_levels.csv",
        "languages.csv",
        "restrictions.csv",
        "fx_volatility.csv",
        "fx_correlation.csv",
        "manifest.csv",
    ],
)
def test_that_a_missing_table_is_the_one_finding(pack: Pack, table: str) -> None:
    (pack.folder / table).unlink()
    assert check_pack(pack.folder) == (PackFinding(table, None, None, TableFault.MISSING_FILE),)


@pytest.mark.parametrize(
    ("table", "row", "column", "fault"),
    [
        ("sources.csv", 2, "id", TableFault.EMPTY),
        ("countries.csv", 3, "code", TableFault.NO_SUCH_COUNTRY),
        ("places.csv", 2, "id", TableFault.EMPTY),
    ],
)
def test_that_a_name_spelled_wrong_where_it_is_listed_is_told_there_alone(
    pack: Pack, table: str, row: int, column: str, fault: TableFault
) -> None:
    text = "" if fault is TableFault.EMPTY else "D3"
    pack.put(table, row, column, text)
    assert check_pack(pack.folder) == (PackFinding(table, row, column, fault, text),)


def test_that_a_short_row_is_the_one_finding(pack: Pack) -> None:
    rows = pack.rows_of("countries.csv")
    rows[2] = rows[2][:-1]
    pack.write("countries.csv", rows)
    pack.seal()
    assert check_pack(pack.folder) == (
        PackFinding("countries.csv", 3, None, TableFault.WRONG_FIELD_COUNT),
    )


def test_that_every_missing_column_is_told(pack: Pack) -> None:
    path = pack.folder / "places.csv"
    path.write_text(path.read_text("utf-8").replace(",zone,", ",tz,").replace("id,", "key,", 1))
    pack.seal()
    assert check_pack(pack.folder) == tuple(
        PackFinding("places.csv", 1, column, TableFault.MISSING_COLUMN) for column in ("id", "zone")
    )


def test_that_a_history_of_money_nobody_lists_is_told(pack: Pack) -> None:
    path = pack.folder / "fx_history.csv"
    path.write_text(path.read_text("utf-8").replace(",AUD,", ",AUX,", 1), "utf-8")
    pack.seal()
    assert check_pack(pack.folder) == (
        PackFinding("fx_history.csv", 1, "AUX", TableFault.UNKNOWN_CURRENCY, "AUX"),
    )


def test_that_charge_lines_without_their_country_are_told(pack: Pack) -> None:
    rows = pack.rows_of("employer_cost_countries.csv")
    pack.write("employer_cost_countries.csv", [row for row in rows if row[0] != "DE"])
    pack.seal()
    assert check_pack(pack.folder) == (
        PackFinding("employer_cost_countries.csv", None, "country", TableFault.NO_RULES, "DE"),
    )


def test_that_a_service_without_a_price_is_told(pack: Pack) -> None:
    rows = pack.rows_of("service_prices.csv")
    kept = [row for row in rows if row[0] != "employer-of-record"]
    pack.write("service_prices.csv", kept)
    pack.seal()
    [finding] = check_pack(pack.folder)
    assert (finding.table, finding.column) == ("service_prices.csv", "service")
    assert (finding.reason, finding.found) == (TableFault.NO_ROWS, "employer-of-record")


# Units


def test_that_monthly_pay_among_yearly_is_told(pack: Pack) -> None:
    header, *rows = pack.rows_of("pay_bands.csv")
    senior = next(
        place for place, row in enumerate(rows) if row[header.index("level")] == "principal"
    )
    for name in ("p10", "p25", "p50", "p75", "p90"):
        column = header.index(name)
        rows[senior][column] = str(round(float(rows[senior][column]) / 12))
    pack.write("pay_bands.csv", [header, *rows])
    pack.seal()
    [finding] = check_pack(pack.folder)
    assert (finding.row, finding.column) == (senior + 2, "p50")
    assert finding.reason == TableFault.OTHER_UNIT


def test_that_a_whole_country_in_monthly_pay_is_told(pack: Pack) -> None:
    header, *rows = pack.rows_of("pay_bands.csv")
    german = [row for row in rows if row[header.index("country")] == "DE"]
    for row in german:
        for name in ("p10", "p25", "p50", "p75", "p90"):
            row[header.index(name)] = str(round(float(row[header.index(name)]) / 12))
    pack.write("pay_bands.csv", [header, *rows])
    pack.seal()
    findings = check_pack(pack.folder)
    assert {it.reason for it in findings} == {TableFault.OTHER_UNIT}
    assert [rows[it.row - 2] for it in findings if it.row] == german


def test_that_a_table_of_monthly_pay_is_told(pack: Pack) -> None:
    header, *rows = pack.rows_of("pay_bands.csv")
    for row in rows:
        for name in ("p10", "p25", "p50", "p75", "p90"):
            row[header.index(name)] = str(round(float(row[header.index(name)]) / 12))
    pack.write("pay_bands.csv", [header, *rows])
    pack.seal()
    assert len(check_pack(pack.folder)) == len(rows)


@pytest.mark.parametrize("factor", [1000, 1 / 1000])
def test_that_people_in_thousands_are_told(pack: Pack, factor: float) -> None:
    header, *rows = pack.rows_of("talent_countries.csv")
    for row in rows:
        for name in ("low", "expected", "high"):
            row[header.index(name)] = str(max(1, round(float(row[header.index(name)]) * factor)))
    pack.write("talent_countries.csv", [header, *rows])
    pack.seal()
    told = {(it.row, it.column, it.reason) for it in check_pack(pack.folder)}
    expected = {(row, "expected", TableFault.OTHER_UNIT) for row in range(2, len(rows) + 2)}
    assert told >= expected


def test_that_a_table_in_thousands_is_told_of_every_band_of_a_rich_country(pack: Pack) -> None:
    header, *rows = pack.rows_of("pay_bands.csv")
    for row in rows:
        for name in ("p10", "p25", "p50", "p75", "p90"):
            row[header.index(name)] = str(float(row[header.index(name)]) / 1000)
    pack.write("pay_bands.csv", [header, *rows])
    pack.seal()
    findings = check_pack(pack.folder)
    assert {it.reason for it in findings} == {TableFault.OTHER_UNIT}
    assert [it.row for it in findings] == list(range(2, len(rows) + 2))


def test_that_pay_falling_from_level_to_level_is_told(pack: Pack) -> None:
    header, *rows = pack.rows_of("pay_bands.csv")
    names = ("p10", "p25", "p50", "p75", "p90")
    junior, mid = rows[0], rows[1]
    assert [junior[header.index("level")], mid[header.index("level")]] == ["junior", "mid"]
    for name in names:
        mid[header.index(name)] = str(float(junior[header.index(name)]) * 0.9)
    pack.write("pay_bands.csv", [header, *rows])
    pack.seal()
    assert {(it.row, it.column, it.reason) for it in check_pack(pack.folder)} == {
        (3, name, TableFault.FALLING) for name in names
    }


def test_that_a_rate_turned_round_is_told(pack: Pack) -> None:
    header, *rows = pack.rows_of("exchange_rates.csv")
    number = next(number for number, row in enumerate(rows, 2) if row[0] == "JPY")
    rate = float(rows[number - 2][header.index("units_per_usd")])
    pack.put("exchange_rates.csv", number, "units_per_usd", f"{1 / rate:.8f}")
    [finding] = check_pack(pack.folder)
    assert (finding.table, finding.row) == ("exchange_rates.csv", number)
    assert finding.reason == TableFault.OTHER_UNIT


def test_that_money_without_a_rate_is_told_where_it_is_paid(pack: Pack) -> None:
    rows = pack.rows_of("exchange_rates.csv")
    pack.write("exchange_rates.csv", [row for row in rows if row[0] != "PLN"])
    pack.seal()
    [finding] = check_pack(pack.folder)
    assert (finding.table, finding.column) == ("countries.csv", "currency")
    assert (finding.reason, finding.found) == (TableFault.NO_RATE, "PLN")


# What tables are written in


def utf_16(path: Path) -> None:
    path.write_text(path.read_text("utf-8"), "utf-16")


def utf_16_without_mark(path: Path) -> None:
    path.write_text(path.read_text("utf-8"), "utf-16-le")


def latin_1(path: Path) -> None:
    header, first, rest = path.read_text("utf-8").split("\n", 2)
    path.write_text("\n".join([header, first + "ü", rest]), "latin-1", errors="replace")


@pytest.mark.parametrize(("spoil", "row"), [(utf_16, 1), (utf_16_without_mark, 1), (latin_1, 2)])
def test_that_another_encoding_is_told_with_its_row(
    pack: Pack, spoil: Callable[[Path], None], row: int
) -> None:
    spoil(pack.folder / "places.csv")
    pack.seal()
    assert check_pack(pack.folder) == (PackFinding("places.csv", row, None, TableFault.NOT_TEXT),)


def test_that_the_mark_spreadsheets_put_before_a_table_does_no_harm(pack: Pack) -> None:
    path = pack.folder / "places.csv"
    path.write_text(path.read_text("utf-8"), "utf-8-sig")
    pack.seal()
    assert check_pack(pack.folder) == ()
    assert load_snapshot(pack.folder).places == load_pack(pack.folder).places


# The check itself


def test_that_a_figure_may_be_of_tomorrow_but_no_later(pack: Pack) -> None:
    newest = max(source.as_of for source in load_snapshot(pack.folder).sources.values())
    assert check_pack(pack.folder, today=newest - timedelta(days=1)) == ()
    findings = check_pack(pack.folder, today=newest - timedelta(days=2))
    assert {it.reason for it in findings} == {TableFault.NOT_YET}
    assert {it.found for it in findings} == {newest.isoformat()}


def test_that_progress_rises_to_the_whole(pack: Pack) -> None:
    shares: list[float] = []
    check_pack(pack.folder, progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_that_a_check_can_be_cancelled(pack: Pack) -> None:
    with pytest.raises(PackCheckCancelledError):
        check_pack(pack.folder, is_cancelled=lambda: True)


@pytest.mark.parametrize("name", ["none", "pack/places.csv"])
def test_that_what_is_no_folder_is_no_pack(pack: Pack, name: str) -> None:
    with pytest.raises(NoPackError) as caught:
        check_pack(pack.folder.parent / name)
    assert caught.value.path == pack.folder.parent / name


def test_that_a_sound_pack_loads_whole(pack: Pack) -> None:
    market = load_pack(pack.folder, today=date.max - timedelta(days=1))
    shutil.rmtree(pack.folder)
    assert market.pay_bands.rows
    assert market.talent_pools.countries
    assert market.country_facts.terms


def test_that_of_a_faulty_pack_nothing_loads(pack: Pack) -> None:
    pack.put("fx_correlation.csv", 2, "correlation", "9")
    with pytest.raises(PackRefusedError) as caught:
        load_pack(pack.folder)
    assert caught.value.findings == check_pack(pack.folder)
