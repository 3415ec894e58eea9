"""The quality tables that ship: everything judged, every deviation accounted for, and recomputed."""

import csv
import math
import re
from decimal import Decimal
from statistics import median

import pytest

from planner.databuild.employer_cost_quality import MULTIPLES, TOLERANCE, UNEXPLAINED
from planner.locations import data_folder
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot

Rows = list[dict[str, str]]
TERMS = "statutory-terms"
OECD = "oecd-employer-ssc-2021"


def rows(name: str) -> Rows:
    with (data_folder() / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def costs() -> Rows:
    return rows("quality_employer_cost.csv")


@pytest.fixture(scope="module")
def outliers() -> Rows:
    return rows("quality_outliers.csv")


@pytest.fixture(scope="module")
def report() -> str:
    return (data_folder() / "quality.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def market() -> Snapshot:
    return load_snapshot()


# Employer cost


def test_that_every_country_is_priced_at_three_salaries(costs: Rows, market: Snapshot) -> None:
    priced = sorted((row["country"], Decimal(row["multiple"])) for row in costs if row["multiple"])
    assert priced == sorted((str(code), x) for code in market.employer_cost for x in MULTIPLES)
    assert len(market.employer_cost) == 82


def test_that_salaries_are_half_one_and_three_times_the_p50_of_a_senior(costs: Rows) -> None:
    p50 = {
        row["country"]: Decimal(row["p50"])
        for row in rows("pay_bands.csv")
        if (row["role"], row["level"], row["area"]) == ("site-reliability-engineer", "senior", "")
    }
    for row in costs:
        if row["multiple"] and row["country"] in p50:
            expected = p50[row["country"]] * Decimal(row["multiple"])
            assert abs(Decimal(row["gross"]) - expected) <= Decimal("0.5"), row


def test_that_without_bands_salaries_are_the_median_of_others_at_local_prices(costs: Rows) -> None:
    (once,) = [row for row in costs if (row["country"], row["multiple"]) == ("QA", "1")]
    assert once["gross"] == "240000.00"


def test_that_every_deviation_is_explained_or_called_unexplained(costs: Rows) -> None:
    for row in costs:
        if not row["second_share"]:
            assert row["explanation"] == "no independent second source"
        elif abs(Decimal(row["difference"])) > TOLERANCE + Decimal("0.0001"):
            assert row["explanation"], row
            assert (row["explanation"] == UNEXPLAINED) == (not row["checked_in"])
        elif abs(Decimal(row["difference"])) < TOLERANCE - Decimal("0.0001"):
            assert not row["explanation"], row


def test_that_the_report_states_how_many_deviations_are_unexplained(
    costs: Rows, report: str
) -> None:
    unexplained = sum(row["explanation"] == UNEXPLAINED for row in costs)
    assert f"Unexplained in all: {unexplained}." in report
    assert unexplained <= 3


def test_that_every_deviating_country_is_in_the_report(costs: Rows, report: str) -> None:
    names = {TERMS: "statutory terms", OECD: "OECD, 2021"}
    for row in costs:
        if row["second_share"] and row["explanation"]:
            assert f"| {row['country']}, {names[row['second_source']]} |" in report


def test_that_differences_and_parts_add_up(costs: Rows) -> None:
    rounded = Decimal("0.0002")
    for row in costs:
        if row["difference"]:
            gap = Decimal(row["share"]) - Decimal(row["second_share"])
            assert abs(gap - Decimal(row["difference"])) <= rounded
        if row["from_rates"]:
            parts = sum(Decimal(row[f"from_{part}"]) for part in ("rates", "limits", "extras"))
            assert abs(parts - Decimal(row["difference"])) <= rounded


def test_that_only_countries_made_of_the_terms_or_unlisted_have_no_second_source(
    costs: Rows,
) -> None:
    alone = {row["country"] for row in costs if not row["second_share"]}
    assert alone == {"AL", "AZ", "CY", "GT", "LU", "MM", "NP", "QA", "SI", "TN"}


# By hand, from the rates and ceilings of the laws named, not by the engine.
BY_HAND = {
    # SGB III to XI, 2026: ceilings of 101,400 and 69,750; levies and accident cover.
    "DE": lambda g: (
        min(g, 101_400) * (0.093 + 0.013 + 0.0015)
        + min(g, 69_750) * (0.0875 + 0.018 + 0.0044)
        + g * 0.0051
    ),
    # 15% above 5,000; 3% of earnings from 6,240 to 50,270; levy of 0.5%.
    "GB": lambda g: (g - 5_000) * 0.15 + (min(g, 50_270) - 6_240) * 0.03 + g * 0.005,
    # 17% up to 96,000 and the levy on pay up to 54,000.
    "SG": lambda g: min(g, 96_000) * 0.17 + min(g, 54_000) * 0.0025,
    # 31.42% and 0.43% of a month for each of 25 days of leave.
    "SE": lambda g: g * (0.3142 + 0.009),
    # 12% or 13% of all pay, 1.95% up to 72,000, levy of 1%.
    "MY": lambda g: g * (0.13 if g <= 60_000 else 0.12) + min(g, 72_000) * 0.0195 + g * 0.01,
    # A month's salary and 9.72% and 1.5% beside 9% and two months.
    "PE": lambda g: g * (0.09 + 2 / 12 + 0.0972 + 0.015),
    # 22% up to 2,075,280.
    "UA": lambda g: min(g, 2_075_280) * 0.22,
}


@pytest.mark.parametrize("country", sorted(BY_HAND))
def test_that_shares_are_those_of_the_laws_by_hand(costs: Rows, country: str) -> None:
    found = [row for row in costs if row["country"] == country and row["multiple"]]
    assert len(found) == 3
    for row in found:
        gross = float(row["gross"])
        assert float(row["share"]) == pytest.approx(BY_HAND[country](gross) / gross, abs=2e-4)


# 2025 rates of the statutory terms: one share of all pay, with extra salaries in twelfths.
@pytest.mark.parametrize(
    ("country", "share"),
    [
        ("BE", 0.27 + 1.92 / 12),
        ("BR", 0.358 + 1.33 / 12),
        ("EC", 0.1215 + 0.0833 + 1.3 / 12),
        ("FR", 0.42),
        ("GB", 0.15 + 0.03),
        ("SE", 0.3142),
    ],
)
def test_that_second_shares_are_those_of_the_terms(costs: Rows, country: str, share: float) -> None:
    found = [row for row in costs if (row["country"], row["second_source"]) == (country, TERMS)]
    assert [float(row["second_share"]) for row in found] == pytest.approx([share] * 3, abs=2e-4)


# Employer contributions at the average wage, percent of gross: OECD, Taxing Wages 2022.
@pytest.mark.parametrize(
    ("country", "percent"), [("AU", 5.31), ("BE", 27.1), ("CA", 9.31), ("CL", 0.0), ("DE", 19.98)]
)
def test_that_oecd_shares_are_the_published_ones(costs: Rows, country: str, percent: float) -> None:
    (row,) = [row for row in costs if (row["country"], row["second_source"]) == (country, OECD)]
    assert float(row["second_share"]) * 100 == pytest.approx(percent, abs=0.1)
    assert row["multiple"] == ""


def test_that_the_oecd_s_levies_agree_with_ours_where_the_law_is_the_same(costs: Rows) -> None:
    agreeing = {row["country"] for row in costs if row["second_source"] == OECD} - {
        row["country"] for row in costs if row["second_source"] == OECD and row["explanation"]
    }
    assert {"AT", "BE", "CZ", "FI", "JP", "SE", "US"} <= agreeing


# Outliers


def test_that_outliers_are_those_beyond_their_bound_and_noted(outliers: Rows) -> None:
    for row in outliers:
        gap, bound = abs(float(row["gap"])), float(row["bound"])
        if abs(gap - bound) > 1e-4:
            assert (row["is_outlier"] == "true") == (gap > bound), row
        assert bool(row["note"]) == (row["is_outlier"] == "true"), row


def test_that_every_subject_is_compared(outliers: Rows) -> None:
    counts = {
        subject: sum(row["subject"] == subject for row in outliers)
        for subject in ("employer-share", "price-level", "leave-days", "exchange-rate")
    }
    assert sum(counts.values()) == len(outliers)
    assert counts["employer-share"] >= 35
    assert counts["price-level"] >= 50
    assert counts["leave-days"] >= 70
    assert counts["exchange-rate"] >= 30


def test_that_the_report_counts_the_outliers(outliers: Rows, report: str) -> None:
    found = [row for row in outliers if row["is_outlier"] == "true"]
    said = re.search(r"(\d+) of the figures .* (\d+) of them without", report, re.DOTALL)
    assert said is not None
    unexplained = sum(row["note"] == UNEXPLAINED for row in found)
    assert said.groups() == (str(len(found)), str(unexplained))
    for row in found:
        assert f"| {row['subject']}, {row['key']} |" in report


def test_that_gaps_are_those_of_the_figures(outliers: Rows) -> None:
    for row in outliers:
        ours, second = float(row["figure"]), float(row["second_figure"])
        if row["subject"] in ("employer-share", "leave-days"):
            assert float(row["gap"]) == pytest.approx(ours - second, abs=2e-4)
        elif row["subject"] == "exchange-rate":
            assert float(row["gap"]) == pytest.approx(math.log(ours / second), abs=2e-4)


def test_that_figures_are_written_out_so_that_any_program_orders_them(outliers: Rows) -> None:
    for row in outliers:
        for name in ("figure", "second_figure"):
            assert re.fullmatch(r"-?\d+(\.\d+)?", row[name]), row


def test_that_half_the_countries_lie_above_the_common_line_of_prices(outliers: Rows) -> None:
    gaps = [float(row["gap"]) for row in outliers if row["subject"] == "price-level"]
    assert median(gaps) == pytest.approx(0, abs=1e-4)


# Spot checks

SPOT_TABLES = {
    "quality_pay_spot_checks.csv": "amount",
    "quality_talent_spot_checks.csv": "published",
    "quality_employer_cost_spot_checks.csv": "amount",
    "quality_statutory_spot_checks.csv": "amount",
}


def test_that_at_least_20_cells_are_checked_against_figures_published_elsewhere() -> None:
    found = 0
    for name, amount in SPOT_TABLES.items():
        for row in rows(name):
            column = amount if amount in row else "people"
            assert row["definition"], (name, row)
            if row[column]:
                assert row["publisher"], (name, row)
                assert row["year"].isdigit() or not row["year"], (name, row)
                found += 1
    assert found >= 20


def test_that_most_charges_published_elsewhere_agree() -> None:
    checks = rows("quality_employer_cost_spot_checks.csv")
    assert sum(row["agrees"] == "true" for row in checks) >= 12
    for row in checks:
        if row["amount"]:
            points = (Decimal(row["figure"]) - Decimal(row["amount"])) / Decimal(row["gross"])
            assert abs(points - Decimal(row["points"])) <= Decimal("0.0001")
            assert (row["agrees"] == "true") == (abs(points) <= Decimal("0.005"))


def test_that_spot_checks_are_all_in_the_report(report: str) -> None:
    for row in rows("quality_statutory_spot_checks.csv"):
        assert f"| {row['country']}, {row['term'].replace('_', ' ')} |" in report
    for row in rows("quality_employer_cost_spot_checks.csv"):
        assert row["definition"] in report
