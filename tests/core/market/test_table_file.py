"""Rows of a table file, whichever way they are read."""

import csv
import itertools
from io import StringIO
from pathlib import Path

import pytest

from planner.market.table_fault import MarketDataError
from planner.market.table_file import read_rows

QUOTED = ('a\n"b,c"\n', 'a\n"b\nc"\n', 'a\n"b""c"\n', "a\r\nb\r\n", "a\rb\r", 'a\n"b')


def plain() -> list[str]:
    """Every short text without quotes; some letters end lines nowhere but in Unicode."""
    return ["".join(letters) for letters in itertools.product("a,\n\u2028\x0b", repeat=4)]


@pytest.mark.parametrize("texts", [plain(), QUOTED], ids=("plain", "quoted"))
def test_that_rows_are_those_of_the_csv_module(tmp_path: Path, texts: list[str]) -> None:
    path = tmp_path / "table.csv"
    for text in texts:
        path.write_bytes(text.encode())
        try:
            expected = list(csv.reader(StringIO(text, newline=""), strict=True))
        except csv.Error:
            expected = []
        if len(expected) < 2:
            with pytest.raises(MarketDataError):
                read_rows(path)
        else:
            assert read_rows(path) == expected
