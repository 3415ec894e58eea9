from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.data_sources import (
    Coverage,
    SourceRows,
    is_old,
    old_sources_text,
    uses_of_sources,
)
from planner.desktop.viewmodels.data_tables import (
    read_pack_table,
    stated_feeds,
    table_names,
)
from planner.localization.formatting import Formatter
from planner.market.snapshot import Snapshot

TODAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def rows() -> SourceRows:
    from planner.market.loader import load_snapshot

    market = load_snapshot()
    tables = (read_pack_table(market.folder, name) for name in table_names(market.folder))
    uses = uses_of_sources(tables, market, stated_feeds(market.folder))
    return SourceRows(market, uses, Formatter("en"), TODAY)


def row_of(rows: SourceRows, source: str) -> dict[str, object]:
    number = next(n for n, each in enumerate(rows.sources) if each.id == source)
    return {column.key: rows.cell(number, at) for at, column in enumerate(rows.columns)}


def test_that_every_source_says_what_it_is_used_for(rows: SourceRows) -> None:
    unused = [
        source.id
        for number, source in enumerate(rows.sources)
        if not rows.cell(number, [c.key for c in rows.columns].index("uses")).text
    ]
    assert unused == []


def test_that_coverage_is_what_pandas_counts(rows: SourceRows, market: Snapshot) -> None:
    frame = pd.read_csv(market.folder / "talent_countries.csv", keep_default_na=False)
    official = frame[frame.source == "eurostat-ict-labour"]
    cell = row_of(rows, "eurostat-ict-labour")["countries"]
    count = official.country.nunique()
    assert cell.detail == Coverage(count, count / len(market.countries))  # type: ignore[attr-defined]
    grades = row_of(rows, "eurostat-ict-labour")["grades"].detail  # type: ignore[attr-defined]
    assert list(grades) == sorted(official.grade.unique())


def test_that_places_and_currencies_count_for_their_countries(
    rows: SourceRows, market: Snapshot
) -> None:
    places = row_of(rows, "geonames-cities")["countries"].detail  # type: ignore[attr-defined]
    assert places.count == len({place.country for place in market.places.values()})
    rates = row_of(
        rows,
        "fx-frankfurter-ecb"
        if "fx-frankfurter-ecb" in market.sources
        else next(s for s in market.sources if "ecb" in s),
    )["countries"].detail  # type: ignore[attr-defined]
    euro = {code for code, country in market.countries.items() if country.currency == "EUR"}
    assert rates.count >= len(euro)


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2025, 11, 26), False),
        (date(2025, 11, 25), True),
        (date(2025, 12, 31), False),
        (date(2024, 12, 1), True),
        (date(2026, 11, 26), False),
    ],
)
def test_that_a_source_is_old_after_twelve_months(as_of: date, *, expected: bool) -> None:
    assert is_old(as_of, TODAY) is expected


def test_that_old_sources_are_counted_and_their_day_wants_a_look(
    rows: SourceRows, market: Snapshot
) -> None:
    old = [source for source in market.sources.values() if is_old(source.as_of, TODAY)]
    text = old_sources_text(market.sources.values(), TODAY, Formatter("en"))
    assert text == f"{len(old)} sources are older than 12 months"
    assert row_of(rows, old[0].id)["as_of"].tone is Tone.WARNING  # type: ignore[attr-defined]
    young = [replace(source, as_of=TODAY) for source in market.sources.values()]
    assert old_sources_text(young, TODAY, Formatter("en")) == ""


def test_that_sources_sort_by_day_and_by_coverage(rows: SourceRows) -> None:
    keys = [column.key for column in rows.columns]
    days = rows.sort_values(keys.index("as_of"))
    assert list(days) == [source.as_of.toordinal() for source in rows.sources]
    counts = rows.sort_values(keys.index("countries"))
    assert max(counts) == 115


def test_that_a_license_goes_by_its_short_name_and_says_the_long_one(rows: SourceRows) -> None:
    cell = row_of(rows, "geonames-cities")["licence"]
    assert cell.text == "CC BY 4.0"  # type: ignore[attr-defined]
    assert cell.hint == "Creative Commons Attribution 4.0 International (CC BY 4.0)"  # type: ignore[attr-defined]
