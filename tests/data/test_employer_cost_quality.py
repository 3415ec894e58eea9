"""How employer cost is judged: parts that add up, second sources, and lists that are checked."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from planner.calculators.employer_cost import price_gross
from planner.databuild.build import CURATED
from planner.databuild.employer_cost_quality import (
    UNEXPLAINED,
    compare_with_oecd,
    compare_with_terms,
    explained,
    read_reasons,
    stale_reasons,
)
from planner.databuild.employer_cost_quality_parts import limited_lines, parts_of
from planner.databuild.employer_cost_quality_sources import OecdShare, TermsCost
from planner.databuild.raw_table import DataBuildError
from planner.databuild.report import BuildReport
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import CountryCode

Build = Callable[[], BuildReport]
GROSSES = (Decimal(20_000), Decimal(80_000), Decimal(400_000))


@pytest.fixture(scope="module")
def market() -> Snapshot:
    return load_snapshot()


def flat_terms(share: str) -> TermsCost:
    """A share of all pay and nothing else."""
    zero = Decimal(0)
    return TermsCost(
        uncapped=Decimal(share),
        capped=zero,
        cap=zero,
        second=zero,
        second_cap=zero,
        is_band=False,
        accrual=zero,
        extra_months=zero,
    )


# The parts


def test_that_parts_add_up_to_the_share_of_the_engine(market: Snapshot) -> None:
    for country, rules in market.employer_cost.items():
        digits = market.minor_digits(rules.currency)
        for gross in GROSSES:
            cost = price_gross(rules, gross.scaleb(2 - digits), digits)
            assert parts_of(rules, cost).share == pytest.approx(cost.share, abs=Decimal("1e-18")), (
                country
            )


def test_that_a_ceiling_is_a_limit_and_names_its_line(market: Snapshot) -> None:
    rules = market.employer_cost[CountryCode("HK")]  # 5% up to 360,000 a year
    below, above = (price_gross(rules, Decimal(gross), 2) for gross in (200_000, 720_000))
    assert parts_of(rules, below).limits == 0
    assert limited_lines(rules, below) == ()
    found = parts_of(rules, above)
    assert (found.rates, found.limits) == (Decimal("0.05"), Decimal("-0.025"))
    assert limited_lines(rules, above) == ("mpf_employer",)


def test_that_extra_salaries_and_fixed_amounts_are_extras(market: Snapshot) -> None:
    rules = market.employer_cost[CountryCode("EC")]  # a month and USD 482 a year
    cost = price_gross(rules, Decimal(24_000), 2)
    assert parts_of(rules, cost).extras == Decimal(2_482) / Decimal(24_000)


def test_that_one_bracket_of_an_exclusive_group_makes_the_rate(market: Snapshot) -> None:
    rules = market.employer_cost[CountryCode("MY")]  # 12%, social security 1.95%, levy 1%
    cost = price_gross(rules, Decimal(72_000), 2)
    assert parts_of(rules, cost).rates == Decimal("0.1495")


def test_that_terms_follow_their_written_model() -> None:
    model = replace(
        flat_terms("0.1"),
        capped=Decimal("0.2"),
        cap=Decimal(50_000),
        second=Decimal("0.04"),
        second_cap=Decimal(60_000),
        accrual=Decimal("0.01"),
        extra_months=Decimal(1),
    )
    gross = Decimal(100_000)
    # 10,000 + 20% of 50,000 + 4% of 60,000 + 1,000 + a twelfth.
    assert float(model.parts(gross).share) == pytest.approx(0.234 + 1 / 12)
    band = replace(model, is_band=True)
    assert model.parts(gross).share - band.parts(gross).share == Decimal("0.02")


# Comparing


def test_that_up_to_two_points_are_no_deviation(market: Snapshot) -> None:
    salaries = {"GE": Decimal(50_000)}  # 2% of all pay
    for share, deviates in (("0.04", False), ("0", False), ("0.0401", True)):
        second = {"GE": flat_terms(share)}
        found = compare_with_terms(market, salaries, second)
        assert [each.is_deviation for each in found] == [deviates] * 3


def test_that_a_deviation_without_a_reason_is_called_unexplained(market: Snapshot) -> None:
    found = explained(
        compare_with_terms(market, {"GE": Decimal(50_000)}, {"GE": flat_terms("0.1")}), []
    )
    assert {each.explanation for each in found} == {UNEXPLAINED}


def test_that_a_country_made_of_the_terms_has_no_second_source(market: Snapshot) -> None:
    found = compare_with_terms(market, {"TN": Decimal(60_000)}, {"TN": flat_terms("0.1")})
    assert [each.second_share for each in found] == [None] * 3


def test_that_extra_salaries_are_no_levies_beside_the_oecd(market: Snapshot) -> None:
    shares = {"NL": OecdShare(Decimal("0.12"), Decimal(50_000))}
    (found,) = compare_with_oecd(market, shares)
    # 2.74% + 7.63% + 1.52% + 6.10%, the holiday allowance of 8% aside.
    assert found.share == Decimal("0.1799")


def test_that_reasons_name_their_lines_and_idle_ones_are_told(market: Snapshot) -> None:
    reasons = read_reasons(CURATED, market.employer_cost)
    lines = {
        str(code): {line.id for line in rules.lines} for code, rules in market.employer_cost.items()
    }
    assert all(set(reason.lines) <= lines[reason.country] for reason in reasons)
    assert stale_reasons([], reasons) == reasons


# The build


@pytest.mark.parametrize(
    ("name", "old", "new", "column"),
    [
        ("employer_cost_deviations.csv", "epf_employer,", "epf_baker,", "lines"),
        ("employer_cost_deviations.csv", "statutory-terms", "gossip", "source"),
        ("employer_cost_deviations.csv", ",2026-11-26", ",yesterday", "date"),
        ("employer_cost_spot_checks.csv", "60000,EUR", "60000,USD", "currency"),
        ("employer_cost_spot_checks.csv", ",5580,", ",-1,", "amount"),
        ("employer_cost_spot_checks.csv", "rentenversicherung", "baker", "lines"),
        ("statutory_spot_checks.csv", "notice_days", "tea_breaks", "term"),
        ("outlier_notes.csv", "leave-days", "tea-breaks", "subject"),
    ],
)
def test_that_a_doubtful_list_of_second_opinions_stops_the_build(
    build: Build, curated: Path, name: str, old: str, new: str, column: str
) -> None:
    path = curated / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataBuildError) as caught:
        build()
    assert (caught.value.path, caught.value.column) == (path, column)


def test_that_a_reason_given_twice_stops_the_build(build: Build, curated: Path) -> None:
    path = curated / "employer_cost_deviations.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[-1], ""]), encoding="utf-8")
    with pytest.raises(DataBuildError, match="is there twice"):
        build()


def test_that_the_fixture_is_judged_with_every_deviation_explained(
    build: Build, tmp_path: Path
) -> None:
    report = build()
    # Every country with charges at three salaries, with bands or without; three of the OECD.
    assert report.rows_by_table["quality_employer_cost.csv"] == 5 * 3 + 3
    text = (tmp_path / "out" / "quality.md").read_text(encoding="utf-8")
    assert "IN, statutory terms" in text
    assert "| IN, all charges | no figure found: searched" in text
