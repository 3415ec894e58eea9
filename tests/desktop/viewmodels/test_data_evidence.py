from planner.desktop.viewmodels.data_evidence import row_evidence, source_evidence
from planner.desktop.viewmodels.data_rows import PackRows
from planner.desktop.viewmodels.data_tables import (
    quality_table_names,
    read_pack_table,
    table_names,
)
from planner.localization.formatting import Formatter
from planner.market.provenance import Grade
from planner.market.snapshot import Snapshot


def test_that_every_row_of_every_table_says_where_it_comes_from(
    market: Snapshot, formatter: Formatter
) -> None:
    for name in table_names(market.folder):
        if name == "sources":
            continue
        rows = PackRows(read_pack_table(market.folder, name), market, formatter)
        for row in range(0, len(rows), 211):
            evidence = row_evidence(rows, row, 0, market, formatter)
            assert evidence.sources, (name, row)
            assert evidence.sources[0].title == market.sources[rows.table.text(row, "source")].title  # type: ignore[index]
            assert evidence.as_of
            assert evidence.grade is Grade(rows.table.text(row, "grade"))
            assert evidence.meaning


def test_that_a_row_is_named_by_what_it_is_about(market: Snapshot, formatter: Formatter) -> None:
    rows = PackRows(read_pack_table(market.folder, "exchange_rates"), market, formatter)
    rate = rows.table.columns.index("units_per_usd")
    evidence = row_evidence(rows, 0, rate, market, formatter)
    assert evidence.figure == f"Exchange rates: {rows.table.text(0, 'currency')}"
    assert evidence.value.startswith("Units per US dollar: ")


def test_that_what_the_law_says_stands_on_the_card(market: Snapshot, formatter: Formatter) -> None:
    rows = PackRows(read_pack_table(market.folder, "employer_cost_lines"), market, formatter)
    law = rows.table.text(0, "law")
    assert f"Law: {law}" in row_evidence(rows, 0, 0, market, formatter).method


def test_that_a_row_without_a_source_claims_none(market: Snapshot, formatter: Formatter) -> None:
    name = quality_table_names(market.folder)[0]
    rows = PackRows(read_pack_table(market.folder, name), market, formatter)
    evidence = row_evidence(rows, 0, 0, market, formatter)
    assert (evidence.sources, evidence.as_of, evidence.grade) == ((), "", None)


def test_that_a_source_brings_the_words_its_license_asks_for(
    market: Snapshot, formatter: Formatter
) -> None:
    for source in market.sources.values():
        (cited,) = source_evidence(source, formatter).sources
        assert cited.attribution == source.attribution
        assert cited.licence == source.licence
