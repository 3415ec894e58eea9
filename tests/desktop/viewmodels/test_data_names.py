import re

from planner.desktop.viewmodels.data_names import column_heading, table_title
from planner.desktop.viewmodels.data_tables import (
    quality_table_names,
    read_pack_table,
    table_names,
)
from planner.market.snapshot import Snapshot

_CURRENCY = re.compile(r"[A-Z]{3}")


def test_that_every_column_of_every_shipped_table_has_a_heading_in_words(market: Snapshot) -> None:
    for name in (*table_names(market.folder), *quality_table_names(market.folder)):
        assert table_title(name) != name
        for column in read_pack_table(market.folder, name).columns:
            is_code = _CURRENCY.fullmatch(column) is not None
            assert is_code or column_heading(column) != column, (name, column)


def test_that_no_two_columns_of_a_table_share_a_heading(market: Snapshot) -> None:
    for name in (*table_names(market.folder), *quality_table_names(market.folder)):
        headings = [column_heading(each) for each in read_pack_table(market.folder, name).columns]
        assert len(set(headings)) == len(headings), name
