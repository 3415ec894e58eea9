from decimal import Decimal

import pytest

from planner.intake.imports.import_kind import ImportKind
from planner.intake.imports.imported_plan import import_draft
from planner.market.overridden import published_values, with_overrides
from planner.market.override import FigureKey
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.codec import decode, encode
from planner.plan.model import Plan
from planner.quantities.identifiers import CountryCode
from tests.core.intake.imports import (
    TODAY,
    after_fix,
    columns,
    context,
    drafted,
    imported,
    labels,
    outcomes,
    sentences,
)

HEADINGS = "Role|Level|Location|P10|25th percentile|Median|P75 base salary|P90|n|Survey|As of"
SRE = RoleFamily.SITE_RELIABILITY_ENGINEER
POLAND = FigureKey.pay_band(SRE, Level.SENIOR, CountryCode("PL"))


def test_that_a_survey_is_known_by_its_percentiles(plan: Plan, market: Snapshot) -> None:
    draft = drafted(f"{HEADINGS}\nSRE|Senior|Poland|1|2|3|4|5|9|Acme|2026-06-01\n", plan, market)
    assert draft.kind is ImportKind.SURVEY
    assert columns(draft) == [
        "role", "level", "place_id", "p10", "p25", "p50", "p75", "p90", "sample_size", "source",
        "day",
    ]  # fmt: skip


def test_that_a_row_of_a_survey_becomes_an_own_pay_band(plan: Plan, market: Snapshot) -> None:
    text = f"{HEADINGS}\nSRE|Senior|Poland|200k|250k|300k|350k|400k|45|Acme|1.6.2026\n"
    after = imported(text, plan, market)
    override = after.overrides[POLAND]
    assert override.values == tuple(Decimal(n) * 1000 for n in (200, 250, 300, 350, 400))
    assert (override.reason.author, override.reason.day) == ("Mira", TODAY)
    assert override.reason.why == "Pay survey team.csv, Acme, 1 Jun 26, n = 45"
    assert override.reason.originals == published_values(market, POLAND)
    band = with_overrides(market, after.overrides).pay_bands.of_country(
        SRE, Level.SENIOR, CountryCode("PL")
    )
    assert band is not None
    assert band.p50 == 300_000
    assert decode(encode(after)) == after


def test_that_the_same_survey_again_changes_nothing(plan: Plan, market: Snapshot) -> None:
    text = f"{HEADINGS}\nSRE|Senior|Poland|200k|250k|300k|350k|400k|45|Acme|2026-06-01\n"
    after = imported(text, plan, market)
    again = drafted(text, after, with_overrides(market, after.overrides))
    assert outcomes(again) == ["same"]
    assert import_draft(again, context(after, market)).plan is after
    assert outcomes(drafted(text.replace("300k", "301k"), after, market)) == ["changed"]


def test_that_a_city_has_a_band_of_its_own(plan: Plan, market: Snapshot) -> None:
    text = f"{HEADINGS}\nSRE|Senior|Berlin|60k|70k|80k|90k|100k|||\n"
    (key,) = imported(text, plan, market).overrides.keys() - plan.overrides.keys()
    assert key.parts == ("site-reliability-engineer", "senior", "DE", "de-berlin")


def test_that_a_country_in_a_column_of_its_own_is_enough(plan: Plan, market: Snapshot) -> None:
    text = "Role|Level|Country|Currency|P10|P25|P50|P75|P90\nSRE|Senior|PL|PLN|1k|2k|3k|4k|5k\n"
    assert POLAND in imported(text, plan, market).overrides


def test_that_missing_percentiles_follow_the_published_band(plan: Plan, market: Snapshot) -> None:
    published = published_values(market, POLAND)
    double = f"{published[2] * 2:f}"
    after = imported(f"{HEADINGS}\nSRE|Senior|Poland|||{double}|||||\n", plan, market)
    values = after.overrides[POLAND].values
    for own, there in zip(values, published, strict=True):
        assert float(own) == pytest.approx(2 * float(there), rel=0.005)
    assert values[2] == published[2] * 2
    assert after.overrides[POLAND].reason.why.endswith(
        "missing percentiles after the published band"
    )


def test_that_a_percentile_between_two_moves_as_far_as_its_distance_tells(
    plan: Plan, market: Snapshot
) -> None:
    low, _lower, middle, *_rest = published_values(market, POLAND)
    text = f"{HEADINGS}\nSRE|Senior|Poland|{low:f}||{middle * 4:f}|||||\n"
    values = imported(text, plan, market).overrides[POLAND].values
    lower = float(published_values(market, POLAND)[1])
    # P25 lies 15 of the 40 points from P10 to P50, where pay is fourfold.
    assert float(values[1]) == pytest.approx(lower * 4 ** (15 / 40), rel=0.005)


def test_that_percentiles_must_rise(plan: Plan, market: Snapshot) -> None:
    draft = drafted(f"{HEADINGS}\nSRE|Senior|Poland|9k|8k|7k|6k|5k|||\n", plan, market)
    assert sentences(draft) == [
        "The percentiles must be above 0 and rise from the lowest to the highest."
    ]


def test_that_a_row_needs_role_level_and_country(plan: Plan, market: Snapshot) -> None:
    rows = "|Senior|Poland|1|2|3|4|5|||\nSRE||Poland|1|2|3|4|5|||\nSRE|Senior||1|2|3|4|5|||\n"
    draft = drafted(f"{HEADINGS}\n{rows}", plan, market)
    assert sentences(draft) == [
        "The row says no position. Give one, such as GPU cluster engineer.",
        "The row says no level. Give one, such as Senior.",
        "The row says neither a location nor a country. Give one of them.",
    ]


def test_that_the_same_pay_band_twice_is_asked_about(plan: Plan, market: Snapshot) -> None:
    row = "SRE|Senior|Poland|1k|2k|3k|4k|5k|||\n"
    draft = drafted(f"{HEADINGS}\n{row}{row}", plan, market)
    assert sentences(draft) == [
        "“Pay band: Site reliability engineer, Senior, Poland” stands in row 2 already."
    ]
    assert outcomes(after_fix(draft, "Keep the first", plan, market)) == ["added", "left-out"]


def test_that_pay_in_another_currency_is_converted_for_the_whole_column(
    plan: Plan, market: Snapshot
) -> None:
    text = "Role|Level|Location|P50 (USD)\nSRE|Senior|Germany|90k\nSRE|Mid|Germany|70k\n"
    draft = drafted(text, plan, market)
    assert draft.faulty_count == 2
    assert "Convert the whole column" in labels(draft)
    draft = after_fix(draft, "Convert the whole column", plan, market)
    assert outcomes(draft) == ["added", "added"]


def test_that_a_missing_level_is_filled_in_everywhere_at_once(plan: Plan, market: Snapshot) -> None:
    rows = "SRE||Poland|1|2|3|4|5|||\nMLOps||Poland|1|2|3|4|5|||\nSRE|Staff|Poland|1|2|3|4|5|||\n"
    draft = drafted(f"{HEADINGS}\n{rows}", plan, market)
    assert outcomes(draft) == ["faulty", "faulty", "added"]
    draft = after_fix(draft, "Senior", plan, market)
    assert outcomes(draft) == ["added", "added", "added"]
    assert POLAND in import_draft(draft, context(plan, market)).plan.overrides


def test_that_all_percentiles_are_converted_with_one_of_them(plan: Plan, market: Snapshot) -> None:
    text = "Role|Level|Country|Currency|P25|P50|P75\nSRE|Senior|DE|USD|80k|95k|110k\n"
    draft = drafted(text, plan, market)
    assert len(draft.problems) == 3
    draft = after_fix(draft, "Convert the whole column", plan, market)
    assert outcomes(draft) == ["added"]
