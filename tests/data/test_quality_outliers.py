"""Outliers: what counts as one, on made-up figures."""

import csv
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from planner.databuild.quality_compared import LEAVE, Compared
from planner.databuild.quality_outliers_text import outliers_text
from planner.databuild.quality_prices import compare_prices
from planner.databuild.table import Table

COUNTRIES = {"DEU": "DE", "FRA": "FR", "POL": "PL", "IND": "IN", "BRA": "BR", "KEN": "KE"}


def write(path: Path, rows: Sequence[Sequence[object]]) -> None:
    path.parent.mkdir(parents=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def prices(tmp_path: Path, dear: float, count: int = 6) -> list[Compared]:
    """Parities of 1 to 6 at a rate of 10; a burger costs 6 dollars' worth at par, Kenya's more."""
    codes = dict(list(COUNTRIES.items())[-count:])
    named = [("iso2", "iso3"), ("US", "USA"), *((two, three) for three, two in codes.items())]
    write(tmp_path / "crosswalk" / "country_crosswalk.csv", named)
    parities = {code: Decimal(place) for place, code in enumerate(codes.values(), start=1)}
    burgers: list[list[object]] = [
        ["date", "iso_a3", "local_price", "dollar_ex"],
        ["2024-01-01", "USA", 6, 1],
    ]
    for three, two in codes.items():
        times = dear if two == "KE" else 1.0
        burgers.append(["2024-01-01", three, float(parities[two]) * 6 * times, 10])
    name = "big-mac-full-index_2022plus.csv"
    write(tmp_path / "economist-big-mac" / name, burgers)
    columns = ("country", "local_per_international_dollar", "source", "as_of")
    rows = tuple((code, parity, "worldbank-ppp", "2024-12-31") for code, parity in parities.items())
    return compare_prices(tmp_path, Table("price_levels.csv", columns, rows))


def test_that_prices_on_one_line_are_no_outliers(tmp_path: Path) -> None:
    found = prices(tmp_path, dear=1.0)
    assert [each.gap for each in found] == pytest.approx([0.0] * 6, abs=1e-9)


def test_that_a_country_far_off_the_line_is_an_outlier_and_reads_low(tmp_path: Path) -> None:
    outside = [each for each in prices(tmp_path, dear=4.0) if each.is_outlier]
    assert [each.key for each in outside] == ["KE"]
    assert outside[0].gap < 0


def test_that_two_countries_make_no_line(tmp_path: Path) -> None:
    assert prices(tmp_path, dear=4.0, count=2) == []


def test_that_a_parity_that_is_a_model_of_burgers_is_not_compared_with_them(
    tmp_path: Path,
) -> None:
    prices(tmp_path, dear=1.0)
    columns = ("country", "local_per_international_dollar", "source", "as_of")
    rows = tuple((code, 1, "economist-big-mac", "2024-12-31") for code in COUNTRIES.values())
    assert compare_prices(tmp_path, Table("price_levels.csv", columns, rows)) == []


def test_that_the_bound_itself_is_no_outlier() -> None:
    assert not Compared(LEAVE, "DE", "24", "20", "list", 4.0, 4.0).is_outlier
    assert Compared(LEAVE, "DE", "15", "20", "list", -5.0, 4.0).is_outlier


def test_that_the_report_counts_what_has_no_known_reason() -> None:
    compared = [
        Compared(LEAVE, "DE", "15", "20", "list", -5.0, 4.0, "unexplained"),
        Compared(LEAVE, "FR", "30", "25", "list", 5.0, 4.0, "Calendar days"),
        Compared(LEAVE, "PL", "20", "20", "list", 0.0, 4.0),
    ]
    text = outliers_text(compared)
    assert "2 of the figures that have a second source lie too far from it, 1 of them" in text
    assert "| 3 | 2 |" in text
    assert "leave-days, PL" not in text
