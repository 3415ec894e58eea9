"""Loading a data folder: what it yields, and how it names what is malformed."""

import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from planner.locations import data_folder
from planner.market.loader import MarketDataError, TableFault, load_snapshot
from planner.market.provenance import Grade
from planner.quantities.identifiers import CountryCode, CurrencyCode, PlaceId, SourceId
from planner.quantities.month import Month


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped tables that a test may break."""
    return Path(shutil.copytree(data_folder(), tmp_path / "data"))


def put(folder: Path, name: str, row: int, column: str, text: str) -> None:
    """Put a text into one field; rows count as a spreadsheet counts them."""
    import csv

    path = folder / name
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[row - 1][rows[0].index(column)] = text
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def test_that_a_folder_loads_as_the_shipped_one_does(folder: Path) -> None:
    assert load_snapshot(folder) == load_snapshot()


def test_that_figures_keep_their_provenance() -> None:
    market = load_snapshot()
    euro = market.exchange_rates.latest[CurrencyCode("EUR")]
    assert euro.provenance.source_id == "fx-ecb"
    assert euro.provenance.grade is Grade.A
    assert market.sources[SourceId("fx-ecb")].publisher == "European Central Bank"
    assert market.as_of == euro.provenance.as_of


def test_that_what_is_loaded_cannot_be_changed() -> None:
    market = load_snapshot()
    with pytest.raises(TypeError):
        market.places[PlaceId("xx-nowhere")] = None  # type: ignore[index]
    with pytest.raises(TypeError):
        market.exchange_rates.history[CurrencyCode("GBP")][Month(2026, 1)] = Decimal(1)  # type: ignore[index]


def test_that_case_notes_are_whole_sentences() -> None:
    notes = load_snapshot().employer_cost[CountryCode("US")].case_notes
    assert len(notes) == 1
    assert notes[0].startswith("Works in California. Unemployment, training tax and ")
    assert notes[0].endswith("federal lines do not.")


def test_that_a_list_price_has_lowest_median_and_highest(folder: Path) -> None:
    path = folder / "service_prices.csv"
    head, *_ = path.read_text(encoding="utf-8").splitlines()
    end = ",,,eorscope-employer-costs,2026-09-02,A"
    rows = [
        f"employer-of-record,{name},eor,{name},EOR,false,{price}{end}"
        for name, price in (("a", 400), ("b", 100), ("c", 300), ("d", 250))
    ]
    rows.append(f"contractor-management,a,c,a,C,true,5{end}")
    path.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    price = load_snapshot(folder).service_prices.employer_of_record
    assert (price.low, price.median, price.high) == (Decimal(100), Decimal(275), Decimal(400))
    assert price.providers == 4


def test_that_the_weakest_grade_and_newest_day_stand_for_a_spread(folder: Path) -> None:
    put(folder, "service_prices.csv", 2, "grade", "C")
    put(folder, "service_prices.csv", 2, "as_of", "2026-10-10")
    provenance = load_snapshot(folder).service_prices.contractor_management.provenance
    assert provenance.grade is Grade.C
    assert str(provenance.as_of) == "2026-10-10"


@pytest.mark.parametrize(
    ("name", "column", "text", "fault"),
    [
        ("places.csv", "id", "", TableFault.EMPTY),
        ("places.csv", "country", "XX", TableFault.UNKNOWN_COUNTRY),
        ("places.csv", "latitude", "91", TableFault.NOT_A_NUMBER),
        ("places.csv", "longitude", "east", TableFault.NOT_A_NUMBER),
        ("places.csv", "population", "12.5", TableFault.NOT_A_NUMBER),
        ("places.csv", "weekend", "5;7", TableFault.NOT_A_NUMBER),
        ("places.csv", "weekend", "0;1;2;3;4;5;6", TableFault.WEEK_WITHOUT_WORK),
        ("places.csv", "is_capital", "yes", TableFault.NOT_A_CHOICE),
        ("places.csv", "source", "hearsay", TableFault.UNKNOWN_SOURCE),
        ("places.csv", "grade", "E", TableFault.NOT_A_CHOICE),
        ("places.csv", "as_of", "24.11.2026", TableFault.NOT_A_DAY),
        ("countries.csv", "currency", "XXX", TableFault.UNKNOWN_CURRENCY),
        ("countries.csv", "cap_period", "weekly", TableFault.NOT_A_CHOICE),
        ("countries.csv", "tax_year_start_month", "13", TableFault.NOT_A_NUMBER),
        ("countries.csv", "extra_pay_months", "0", TableFault.NOT_A_NUMBER),
        ("currencies.csv", "minor_digits", "-1", TableFault.NOT_A_NUMBER),
        ("exchange_rates.csv", "units_per_usd", "0", TableFault.NOT_A_NUMBER),
        ("exchange_rates.csv", "units_per_usd", "NaN", TableFault.NOT_A_NUMBER),
        ("exchange_rates.csv", "units_per_usd", "Infinity", TableFault.NOT_A_NUMBER),
        ("exchange_rates.csv", "currency", "XXX", TableFault.UNKNOWN_CURRENCY),
        ("fx_history.csv", "month", "2026-13", TableFault.NOT_A_MONTH),
        ("fx_history.csv", "EUR", "-0.9", TableFault.NOT_A_NUMBER),
        ("employer_cost_lines.csv", "base", "net", TableFault.NOT_A_CHOICE),
        ("employer_cost_lines.csv", "rate", "-0.1", TableFault.NOT_A_NUMBER),
        ("employer_cost_lines.csv", "cap", "none", TableFault.NOT_A_NUMBER),
        ("employer_cost_lines.csv", "base", "flat", TableFault.EMPTY),
        ("employer_cost_countries.csv", "currency", "USD", TableFault.OTHER_CURRENCY),
        ("employer_cost_countries.csv", "basic_share", "1.1", TableFault.NOT_A_FRACTION),
        ("employer_cost_cases.csv", "country", "XX", TableFault.UNKNOWN_COUNTRY),
        ("service_prices.csv", "price_usd_month", "$49", TableFault.NOT_A_NUMBER),
        ("sources.csv", "as_of", "yesterday", TableFault.NOT_A_DAY),
    ],
)
def test_that_a_malformed_field_is_named_with_row_and_column(
    folder: Path, name: str, column: str, text: str, fault: TableFault
) -> None:
    put(folder, name, 2, column, text)
    with pytest.raises(MarketDataError) as caught:
        load_snapshot(folder)
    error = caught.value
    assert (error.path, error.row) == (folder / name, 2)
    assert error.column == ("flat" if fault is TableFault.EMPTY and text == "flat" else column)
    assert error.reason == fault
    assert error.found == ("" if error.column == "flat" else text)


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("places.csv", "id"),
        ("countries.csv", "code"),
        ("currencies.csv", "code"),
        ("exchange_rates.csv", "currency"),
        ("employer_cost_lines.csv", "line_id"),
        ("employer_cost_countries.csv", "country"),
        ("sources.csv", "id"),
    ],
)
def test_that_a_repeated_row_is_refused(folder: Path, name: str, column: str) -> None:
    path = folder / name
    head, first, *rest = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([head, first, first, *rest]), encoding="utf-8")
    with pytest.raises(MarketDataError) as caught:
        load_snapshot(folder)
    assert (caught.value.row, caught.value.column) == (3, column)
    assert caught.value.reason == TableFault.DUPLICATE_KEY


NOT_READ_AT_START = (
    "fx_correlation",
    "fx_volatility",
    "hiring_coefficients",
    "languages",
    "levers",
    "manifest",
    "onboarding_",
    "pay_",
    "price_levels",
    "quality_",
    "restrictions",
    "role_skills",
    "statutory_terms",
    "talent_",
    "world_map",
)
"""Beginnings of the names of tables that are read on demand or not at all."""


@pytest.mark.parametrize("name", sorted(path.name for path in data_folder().glob("*.csv")))
def test_that_each_table_is_needed(folder: Path, name: str) -> None:
    (folder / name).unlink()
    if name.startswith(NOT_READ_AT_START):
        assert load_snapshot(folder) == load_snapshot()
        return
    with pytest.raises(MarketDataError) as caught:
        load_snapshot(folder)
    assert caught.value.path == folder / name
    assert caught.value.reason == TableFault.MISSING_FILE


def test_that_a_missing_column_is_named(folder: Path) -> None:
    path = folder / "places.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",zone,", ",tz,", 1), encoding="utf-8")
    with pytest.raises(MarketDataError) as caught:
        load_snapshot(folder)
    assert (caught.value.row, caught.value.column) == (1, "zone")
    assert caught.value.reason == TableFault.MISSING_COLUMN


def test_that_a_short_row_is_named(folder: Path) -> None:
    path = folder / "currencies.csv"
    path.write_text(path.read_text(encoding="utf-8") + "XTS,2\n", encoding="utf-8")
    with pytest.raises(MarketDataError) as caught:
        load_snapshot(folder)
    assert caught.value.row == len(path.read_text(encoding="utf-8").splitlines())
    assert caught.value.reason == TableFault.WRONG_FIELD_COUNT


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", TableFault.NO_ROWS),
        (b"code,minor_digits,source,as_of,grade\n", TableFault.NO_ROWS),
        (b"code,\xff\xfe\n", TableFault.NOT_TEXT),
        (b'code,minor_digits\n"EUR"x,2\n', TableFault.NOT_CSV),
    ],
)
def test_that_a_file_that_is_no_table_is_refused(
    folder: Path, data: bytes, fault: TableFault
) -> None:
    (folder / "currencies.csv").write_bytes(data)
    with pytest.raises(MarketDataError) as caught:
        load_snapshot(folder)
    assert caught.value.reason == fault


def test_that_charge_lines_without_their_country_row_are_refused(folder: Path) -> None:
    path = folder / "employer_cost_countries.csv"
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(row for row in rows if not row.startswith("DE,")), encoding="utf-8")
    with pytest.raises(MarketDataError) as caught:
        load_snapshot(folder)
    assert caught.value.reason == TableFault.NO_RULES
    assert caught.value.found == "DE"


def test_that_loading_imports_nothing_heavy() -> None:
    code = (
        "import sys; from planner.market.loader import load_snapshot; load_snapshot(); "
        "print({'pandas', 'numpy', 'holidays', 'babel', 'statistics'} & set(sys.modules))"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"
