"""Building terms, prices, languages, restrictions and currency risk from a small sample."""

import csv
import math
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from planner.databuild.build import build_data
from planner.databuild.fx_risk_tables import yearly_volatility
from planner.databuild.raw_table import DataBuildError
from planner.databuild.report import BuildReport
from planner.databuild.statutory_terms_table import leave_check
from planner.market.country_facts import CheckStatus, CountryFacts, RestrictionFlag
from planner.market.country_facts_loader import load_country_facts
from planner.market.provenance import Grade
from planner.quantities.identifiers import CountryCode, CurrencyCode

Build = Callable[[], BuildReport]

LEAVE = "statutory-leave-wikipedia/statutory_paid_leave_days.csv"
TERMS = "statutory-terms/statutory_terms_2025.csv"
PPP = "worldbank-ppp/ppp_gdp_lcu_per_intl_dollar_2018plus.csv"
LANGUAGES = "cldr-48/english_and_official_languages.csv"
RESTRICTED = "us-restricted-jurisdictions/restricted_jurisdictions_2026.csv"
FED = "fx-datasets-exchange-rates/monthly_2023_2026.csv"
ECB = "fx-ecb/ecb_eur_reference_rates_2025_2026-10-30.csv"


@pytest.fixture
def facts(build: Build, tmp_path: Path) -> Callable[[], CountryFacts]:
    def built() -> CountryFacts:
        build()
        return load_country_facts(tmp_path / "out")

    return built


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("own", "second", "status"),
    [
        ("20", "20", CheckStatus.SECOND_SOURCE),
        ("17", "17.1", CheckStatus.SECOND_SOURCE),
        ("20", "20.5", CheckStatus.SECOND_SOURCE),
        ("20", "20.6", CheckStatus.DIFFERS),
        ("0", None, CheckStatus.UNCHECKED),
    ],
)
def test_that_leave_agrees_within_half_a_day(
    own: str, second: str | None, status: CheckStatus
) -> None:
    assert leave_check(Decimal(own), None if second is None else Decimal(second)) is status


def test_that_a_default_of_the_second_list_is_no_figure(
    facts: Callable[[], CountryFacts],
) -> None:
    usa = facts().terms[CountryCode("US")]
    assert (usa.leave_check, usa.second_leave_days) == (CheckStatus.UNCHECKED, None)
    assert usa.provenance.grade is Grade.D


def test_that_calendar_days_become_days_of_a_five_day_week(
    facts: Callable[[], CountryFacts], sources: Path
) -> None:
    replace_in(sources / LEAVE, 'Germany,20,"20 working', 'Germany,28,"28 calendar')
    germany = facts().terms[CountryCode("DE")]
    assert germany.second_leave_days == 20
    assert germany.leave_check is CheckStatus.SECOND_SOURCE
    assert germany.provenance.grade is Grade.C


def test_that_a_second_list_that_differs_makes_the_terms_weak(
    facts: Callable[[], CountryFacts], sources: Path
) -> None:
    replace_in(sources / LEAVE, "Germany,20", "Germany,25")
    germany = facts().terms[CountryCode("DE")]
    assert (germany.leave_check, germany.second_leave_days) == (CheckStatus.DIFFERS, Decimal(25))
    assert germany.provenance.grade is Grade.D


def test_that_old_terms_lose_a_grade(facts: Callable[[], CountryFacts], sources: Path) -> None:
    path = sources / TERMS
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(",EUR,2025,", ",EUR,2023,"), encoding="utf-8")
    assert facts().terms[CountryCode("DE")].provenance.grade is Grade.D


def test_that_the_newest_parity_of_a_country_is_taken(
    facts: Callable[[], CountryFacts], sources: Path
) -> None:
    before = facts().price_levels[CountryCode("DE")]
    assert (str(before.provenance.as_of), before.local_per_international_dollar) == (
        "2024-12-31",
        Decimal("0.700862"),
    )
    replace_in(sources / PPP, "Germany,DE,2024,0.700862\n", "")
    after = facts().price_levels[CountryCode("DE")]
    assert str(after.provenance.as_of) == "2023-12-31"
    # Without the year before it nobody knows how fast it moves; older than two years besides.
    assert after.provenance.grade is Grade.C


def test_that_a_parity_that_moves_fast_is_graded_lower(
    facts: Callable[[], CountryFacts], sources: Path
) -> None:
    assert facts().price_levels[CountryCode("IN")].provenance.grade is Grade.A
    replace_in(sources / PPP, "India,IN,2024,20.4", "India,IN,2024,30.4")
    assert facts().price_levels[CountryCode("IN")].provenance.grade is Grade.B


def test_that_a_country_without_parity_is_left_out_where_too_few_could_predict_it(
    build: Build, sources: Path, tmp_path: Path
) -> None:
    path = sources / PPP
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("India")]
    path.write_text("\n".join([*kept, ""]), encoding="utf-8")
    report = build()
    assert "price levels: neither parity nor Big Mac: IN" in report.dropped
    assert CountryCode("IN") not in load_country_facts(tmp_path / "out").price_levels


def test_that_shares_of_native_speakers_alone_are_dropped_and_named(
    build: Build, sources: Path, tmp_path: Path
) -> None:
    replace_in(sources / LANGUAGES, "84119100,64.0", "84119100,0.5")
    report = build()
    assert any("English in DE 0.5000%" in line for line in report.dropped)
    germany = load_country_facts(tmp_path / "out").languages[CountryCode("DE")]
    assert (germany.english_share, germany.official) == (None, ("de", "frr"))
    assert germany.provenance.grade is Grade.A


def test_that_flags_regions_and_groups_of_restrictions_are_told_apart(
    facts: Callable[[], CountryFacts],
) -> None:
    rules = facts().restrictions
    cuba, (china,), (macau,) = (rules[CountryCode(code)] for code in ("CU", "CN", "MO"))
    assert (cuba[0].flag, cuba[0].groups) == (RestrictionFlag.EXCLUDED, ("E:2", "D:5"))
    assert (china.flag, china.groups) == (RestrictionFlag.REVIEW, ("D:1", "D:5"))
    # The source has the rule in the field of groups.
    assert (macau.groups, macau.rule) == ((), "treated with D:5 in the advanced-computing rules")
    assert macau.provenance.grade is Grade.C
    assert [rule.region for rule in rules[CountryCode("UA")]] == ["Crimea region"]


def test_that_volatility_is_that_of_month_ends_of_the_daily_rates(
    facts: Callable[[], CountryFacts], sources: Path
) -> None:
    ends: dict[str, float] = {}
    for row in sorted(table(sources, ECB), key=lambda row: row["Date"]):
        ends[row["Date"][:7]] = float(row["GBP"]) / float(row["USD"])
    months = sorted(ends)
    assert months[0] == "2024-01"
    assert len(months) == 34
    changes = [math.log(ends[b] / ends[a]) for a, b in pairwise(months)]
    found = facts().currency_risks[CurrencyCode("GBP")]
    assert found.months == 33
    assert float(found.yearly_volatility) == pytest.approx(yearly_volatility(changes), abs=5e-5)
    assert found.provenance.grade is Grade.C


def test_that_yearly_volatility_grows_with_the_root_of_time() -> None:
    changes = [0.01, -0.01] * 12
    assert yearly_volatility(changes) == pytest.approx(0.01 * math.sqrt(24 / 23) * math.sqrt(12))


def test_that_a_currency_with_a_short_history_is_left_out_and_named(build: Build) -> None:
    dropped = build().dropped
    assert "currency risk: no place pays in: VES" in dropped


def test_that_pairs_are_ordered_and_there_once(build: Build, tmp_path: Path) -> None:
    build()
    pairs = [
        (row["currency"], row["other_currency"])
        for row in table(tmp_path / "out", "fx_correlation.csv")
    ]
    assert pairs == [("EUR", "GBP"), ("EUR", "INR"), ("GBP", "INR")]


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "column"),
    [
        (TERMS, "DE,Germany", "US,Germany", 4, "iso2"),
        (LEAVE, "Germany,20", "Germany,many", 4, "paid_leave_days_5day_week"),
        (PPP, "Germany,DE,2023", "Germany,DE,2024", None, "Year"),
        (PPP, "20.4219876045922", "-1", 8, "PPP"),
        (LANGUAGES, "84119100,64.0", "84119100,640", 4, "english_speakers_pct"),
        (LANGUAGES, "98.0,official", "98.0,often", 5, "english_official_status"),
        (RESTRICTED, ",exclude\n", ",forget\n", 2, "planner_flag"),
        (FED, "2024-02-01,Euro", "2024-01-01,Euro", 3, "Date"),
        (FED, "Euro,0.9265", "Euro,0", 3, "Exchange rate"),
        (FED, "2024-02-01,Euro", "2024-02-01,Atlantis", 3, "Country"),
    ],
)
def test_that_a_broken_field_is_named_with_row_and_column(  # noqa: PLR0917 -- a table of cases
    build: Build, sources: Path, file: str, old: str, new: str, row: int | None, column: str
) -> None:
    replace_in(sources / file, old, new)
    with pytest.raises(DataBuildError) as caught:
        build()
    assert caught.value.path == sources / file
    assert caught.value.column == column
    assert row is None or caught.value.row == row


@pytest.mark.parametrize("file", [LEAVE, LANGUAGES, RESTRICTED, FED])
def test_that_a_missing_source_is_named(build: Build, sources: Path, file: str) -> None:
    (sources / file).unlink()
    with pytest.raises(DataBuildError, match="the file is missing") as caught:
        build()
    assert caught.value.path == sources / file


def test_that_a_country_without_languages_stops_the_build(build: Build, sources: Path) -> None:
    replace_in(sources / LANGUAGES, "DE,84119100", "XX,84119100")
    with pytest.raises(DataBuildError, match="no languages of DE"):
        build()


def test_that_what_each_table_drops_is_said(build: Build) -> None:
    report = build()
    for subject in (
        "statutory terms: no terms are listed for",
        "price levels: neither parity nor Big Mac",
        "languages: no share of English speakers",
        "currency risk: fewer than 24 monthly changes",
        "employer cost: neither charge lines nor a share",
    ):
        assert any(line.startswith(subject) for line in report.dropped), subject
    assert any("paid leave differs in" in line for line in report.checked)


def test_that_the_report_of_quality_lists_all_that_was_checked_and_left_out(
    build: Build, tmp_path: Path
) -> None:
    report = build()
    said = " ".join((tmp_path / "out" / "quality.md").read_text(encoding="utf-8").split())
    for line in (*report.checked, *report.dropped):
        assert " ".join(f"- {line}.".split()) in said


def test_that_coverage_counts_the_fixture(sources: Path, curated: Path, tmp_path: Path) -> None:
    build_data(sources, tmp_path / "out", curated=curated)
    rows = {row["country"]: row for row in table(tmp_path / "out", "quality_coverage.csv")}
    assert set(rows) == {"CY", "DE", "IE", "IN", "US"}
    assert {code for code, row in rows.items() if row["employer_cost"] == "true"} == {
        row["country"] for row in table(tmp_path / "out", "employer_cost_cases.csv")
    }
    for row in rows.values():
        assert row["is_listed"] == "true"
        assert row["price_level"] == "true"
