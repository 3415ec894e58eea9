from pathlib import Path

import pandas as pd
import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester

from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.data_rows import PackRows
from planner.desktop.viewmodels.data_table_model import DataTableModel
from planner.desktop.viewmodels.data_tables import (
    PackTable,
    quality_table_names,
    read_pack_table,
    table_names,
)
from planner.desktop.viewmodels.seat_cells import PlaceDetail
from planner.localization.formatting import Formatter
from planner.market.market_table import MarketDataError
from planner.market.overridden import published_values
from planner.market.override import FigureKey
from planner.market.provenance import Grade
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import CountryCode


def rows_of(name: str, market: Snapshot, formatter: Formatter, **own: object) -> PackRows:
    return PackRows(read_pack_table(market.folder, name), market, formatter, **own)  # type: ignore[arg-type]


def shown(rows: PackRows, row: int, key: str) -> str:
    return rows.cell(row, rows.table.columns.index(key)).text


def test_that_every_shipped_table_reads_as_pandas_reads_it(market: Snapshot) -> None:
    for name in (*table_names(market.folder), *quality_table_names(market.folder)):
        table = read_pack_table(market.folder, name)
        frame = pd.read_csv(market.folder / f"{name}.csv", dtype=str, keep_default_na=False)
        assert table.columns == tuple(frame.columns), name
        assert len(table) == len(frame), name
        assert [list(fields) for fields in table.fields] == frame.to_numpy().T.tolist(), name


def test_that_every_shipped_table_can_be_shown_whole(
    market: Snapshot, formatter: Formatter
) -> None:
    for name in (*table_names(market.folder), *quality_table_names(market.folder)):
        rows = rows_of(name, market, formatter)
        for row in range(0, len(rows), 37):
            cells = [rows.cell(row, column) for column in range(len(rows.columns))]
            filled = [bool(fields[row]) for fields in rows.table.fields]
            assert [bool(cell.text) for cell in cells] == filled, (name, row)


def test_that_codes_are_spelled_out_and_numbers_grouped(
    market: Snapshot, formatter: Formatter
) -> None:
    rows = rows_of("pay_bands", market, formatter)
    assert shown(rows, 0, "role") == "AI infrastructure engineer"
    assert shown(rows, 0, "country") == "United Arab Emirates"
    assert rows.cell(0, 1).detail == PlaceDetail("AE", "United Arab Emirates")
    assert shown(rows, 0, "p10") == f"{int(rows.table.text(0, 'p10')):,}"
    grade = rows.table.columns.index("grade")
    assert rows.cell(0, grade).detail == (Grade(rows.table.text(0, "grade")),)


def test_that_numbers_read_in_the_readers_language(market: Snapshot) -> None:
    rows = rows_of("talent_countries", market, Formatter("de"))
    number = int(rows.table.text(0, "expected"))
    assert shown(rows, 0, "expected") == f"{number:,}".replace(",", ".")


@pytest.mark.parametrize(
    "name",
    ["pay_bands", "employer_cost_lines", "talent_countries", "talent_skills", "price_levels"],
)
def test_that_rows_that_can_be_replaced_lead_to_the_published_figure(
    name: str, market: Snapshot, formatter: Formatter
) -> None:
    rows = rows_of(name, market, formatter)
    middle = {"pay_bands": "p50", "employer_cost_lines": "rate"}.get(name, "expected")
    column = rows.table.columns.index(
        "local_per_international_dollar" if name == "price_levels" else middle
    )
    for row in range(0, len(rows), 101):
        key = rows.key(row, column)
        assert key is not None
        values = published_values(market, key)
        assert float(rows.table.fields[column][row]) in map(float, values), (name, row)


def test_that_a_statutory_term_is_found_by_its_column(
    market: Snapshot, formatter: Formatter
) -> None:
    rows = rows_of("statutory_terms", market, formatter)
    column = rows.table.columns.index("notice_days")
    country = CountryCode(rows.table.text(0, "country"))
    assert rows.key(0, column) == FigureKey.statutory_term(country, "notice_days")
    assert rows.key(0, rows.table.columns.index("remarks")) is None


def test_that_a_replaced_figure_is_marked_with_a_word(
    market: Snapshot, formatter: Formatter
) -> None:
    key = FigureKey.pay_band(RoleFamily.AI_INFRASTRUCTURE_ENGINEER, Level.JUNIOR, CountryCode("AE"))
    rows = rows_of("pay_bands", market, formatter, own=[key])
    column = rows.table.columns.index("p50")
    marked = [row for row in range(len(rows)) if rows.cell(row, column).tone is Tone.ACCENT]
    assert [rows.key(row, column) for row in marked] == [key]
    assert "own" in rows.cell(marked[0], column).hint
    assert rows.cell(marked[0], 0).tone is Tone.NORMAL


def test_that_numbers_sort_as_numbers_and_empty_fields_lie_below(
    market: Snapshot, formatter: Formatter
) -> None:
    table = PackTable("t", ("name", "n"), (("b", "a", "c", "d"), ("9", "10", "", "-1")))
    model = DataTableModel()
    model.show(PackRows(table, market, formatter))
    model.sort(1)
    names = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert names == ["c", "d", "b", "a"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert [model.index(row, 0).data() for row in range(4)] == ["a", "b", "d", "c"]
    model.sort(-1)
    assert [model.index(row, 0).data() for row in range(4)] == ["b", "a", "c", "d"]


def test_that_a_filter_finds_what_shows_and_what_stands_in_the_file(
    market: Snapshot, formatter: Formatter
) -> None:
    model = DataTableModel()
    model.show(rows_of("pay_bands", market, formatter))
    everything = model.rowCount()
    model.filter("poland senior gpu cluster")
    assert 0 < model.rowCount() < 10
    model.filter("gpu-cluster-engineer pl")
    assert 0 < model.rowCount() < everything
    model.filter("zzz")
    assert model.rowCount() == 0
    model.filter(" ")
    assert model.rowCount() == everything == model.total


def test_that_a_selected_row_stays_itself_when_the_order_changes(
    market: Snapshot, formatter: Formatter
) -> None:
    model = DataTableModel()
    model.show(rows_of("exchange_rates", market, formatter))
    kept = QPersistentModelIndex(model.index(7, 0))
    before = kept.data()
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert kept.data() == before
    assert kept.row() != 7


def test_that_qt_finds_no_fault_with_the_model(
    market: Snapshot, formatter: Formatter, qtmodeltester: ModelTester
) -> None:
    model = DataTableModel()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.show(rows_of("role_skills", market, formatter))
    model.sort(2)
    model.filter("gpu")
    model.show(rows_of("currencies", market, formatter))


def test_that_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(MarketDataError) as raised:
        read_pack_table(tmp_path, "pay_bands")
    assert raised.value.path == tmp_path / "pay_bands.csv"


def test_that_unknown_tables_come_last_and_what_is_no_table_not_at_all(tmp_path: Path) -> None:
    for name in ("zebra.csv", "sources.csv", "pay_bands.csv", "manifest.csv", "quality_pay.csv"):
        (tmp_path / name).write_text("a\n1\n")
    (tmp_path / "notes.txt").write_text("")
    assert table_names(tmp_path) == ("pay_bands", "sources", "zebra")
    assert quality_table_names(tmp_path) == ("quality_pay",)


def test_that_what_is_compared_is_ordered_as_numbers_and_found_by_the_country_s_name(
    market: Snapshot,
) -> None:
    rows = rows_of("quality_outliers", market, Formatter("en"))
    places = {column.key: number for number, column in enumerate(rows.columns)}
    for name in ("figure", "second_figure"):
        assert rows.columns[places[name]].is_number
        assert all(isinstance(value, float) for value in rows.sort_values(places[name]))
    assert {rows.table.text(row, "key") for row in rows.matching(["germany"])} == {"DE"}
    eur = next(
        row for row in range(len(rows)) if rows.table.text(row, "subject") == "exchange-rate"
    )
    assert shown(rows, eur, "key") == rows.table.text(eur, "key")
