import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.desktop.viewmodels.market_evidence import (
    evidence_line,
    evidence_of,
    exchange_rate_evidence,
    service_price_evidence,
)
from planner.localization.formatting import Formatter
from planner.locations import data_folder
from planner.market.deferred import Deferred
from planner.market.overridden import published_values, with_overrides
from planner.market.override import TERMS, FigureKey, Override, Reason
from planner.market.pay_band import NO_PAY_BANDS
from planner.market.provenance import Grade
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import Skill
from planner.plan.model import Engagement, Plan
from planner.quantities.identifiers import CountryCode, CurrencyCode

POLAND = CountryCode("PL")
BAND = FigureKey.pay_band(RoleFamily.GPU_CLUSTER_ENGINEER, Level.SENIOR, POLAND)


def rows_of(name: str) -> list[dict[str, str]]:
    with (data_folder() / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def with_own(market: Snapshot, key: FigureKey, *values: str) -> Snapshot:
    reason = Reason("Ada", date(2026, 9, 1), "own offers", published_values(market, key))
    return with_overrides(market, {key: Override(tuple(map(Decimal, values)), reason)})


def every_key(market: Snapshot) -> list[FigureKey]:
    keys = [BAND]
    for country in market.countries:
        keys.append(FigureKey.talent_pool(country))
        keys.append(FigureKey.price_level(country))
        keys += [FigureKey.skill_pool(country, skill) for skill in Skill]
        keys += [FigureKey.statutory_term(country, term) for term in TERMS]
        rules = market.employer_cost.get(country)
        lines = rules.lines if rules is not None else ()
        keys += [FigureKey.charge_rate(country, line.id) for line in lines]
        keys += [FigureKey.pay_band(role, level, country) for role in RoleFamily for level in Level]
    return keys


def test_that_every_figure_of_the_market_has_a_source_a_date_and_a_grade_or_says_what_would_help(
    market: Snapshot, formatter: Formatter
) -> None:
    for key in every_key(market):
        shown = evidence_of(key, market, formatter)
        assert shown.figure, key
        assert shown.method, key
        if published_values(market, key):
            assert shown.sources, key
            assert shown.as_of, key
            assert shown.grade is not None, key
            assert shown.key == key
        else:
            assert (shown.sources, shown.grade) == ((), None), key
            assert shown.value == "No evidence"


def test_that_a_pay_band_shows_what_its_row_of_the_table_says(
    market: Snapshot, formatter: Formatter
) -> None:
    row = next(
        row
        for row in rows_of("pay_bands")
        if (row["role"], row["level"], row["country"], row["area"]) == (*BAND.parts[:3], "")
    )
    shown = evidence_of(BAND, market, formatter)
    assert shown.grade == Grade(row["grade"])
    assert shown.observations == f"n = {int(row['n']):,}"
    assert shown.values == tuple(Decimal(row[name]) for name in ("p10", "p25", "p50", "p75", "p90"))
    titles = {source["id"]: source["title"] for source in rows_of("sources")}
    assert shown.sources[0].title == titles[row["source"]]
    assert {source.title for source in shown.sources} >= {
        titles[each] for each in row["other_sources"].split(";")
    }


def test_that_an_own_figure_stands_beside_the_published_one_with_who_when_and_why(
    market: Snapshot, formatter: Formatter
) -> None:
    published = evidence_of(BAND, market, formatter)
    own = with_own(market, BAND, "100000", "150000", "200000", "250000", "300000")
    shown = evidence_of(BAND, own, formatter)
    assert shown.own is not None
    assert (shown.own.author, shown.own.why) == ("Ada", "own offers")
    assert shown.own.day == "1 Sep 26" or "Sep" in shown.own.day
    assert shown.own.published == published.value
    assert not shown.own.has_moved
    assert "200,000" in shown.value
    assert (shown.grade, shown.sources) == (published.grade, published.sources)
    assert evidence_line(shown).startswith("Own figure · Ada")


def test_that_an_own_figure_whose_published_one_moved_says_so(
    market: Snapshot, formatter: Formatter
) -> None:
    key = FigureKey.talent_pool(POLAND)
    before = Reason("Ada", date(2026, 9, 1), "", (Decimal(1), Decimal(2), Decimal(3)))
    values = (Decimal(10), Decimal(20), Decimal(30))
    shown = evidence_of(key, with_overrides(market, {key: Override(values, before)}), formatter)
    assert shown.own is not None
    assert shown.own.has_moved


def test_that_without_evidence_only_a_pay_band_can_be_given(
    market: Snapshot, formatter: Formatter
) -> None:
    nowhere = replace(market, deferred_pay_bands=Deferred(lambda: NO_PAY_BANDS))
    band = evidence_of(BAND, nowhere, formatter)
    assert band.key == BAND
    assert "Poland" in band.method
    assert evidence_line(band).startswith("No evidence.")
    unknown = evidence_of(FigureKey.talent_pool(CountryCode("XX")), market, formatter)
    assert unknown.key is None


def test_that_a_rate_of_months_is_typed_as_a_number_and_a_share_as_a_percentage(
    market: Snapshot, formatter: Formatter
) -> None:
    shares = {
        line.base: evidence_of(FigureKey.charge_rate(country, line.id), market, formatter).is_share
        for country, rules in market.employer_cost.items()
        for line in rules.lines
    }
    assert {base.value: share for base, share in shares.items()}["gross"]
    assert not {base.value: share for base, share in shares.items()}["extra-months"]


def test_that_an_exchange_rate_names_its_source_and_a_fixed_one_the_published_rate(
    market: Snapshot, sample_plan: Plan, formatter: Formatter
) -> None:
    euro = CurrencyCode("EUR")
    plan = replace(sample_plan, plan_rates={})
    shown = exchange_rate_evidence(euro, plan, market, formatter)
    assert shown.grade is not None
    assert shown.value.startswith("1 EUR = ")
    assert shown.own is None
    fixed = replace(plan, plan_rates={euro: Decimal("1.25")})
    own = exchange_rate_evidence(euro, fixed, market, formatter).own
    assert own is not None
    assert own.published == shown.value


@pytest.mark.parametrize("engagement", [Engagement.EMPLOYER_OF_RECORD, Engagement.CONTRACTOR])
def test_that_a_service_fee_counts_its_providers_and_a_fee_of_the_plan_stands_as_own(
    engagement: Engagement, market: Snapshot, sample_plan: Plan, formatter: Formatter
) -> None:
    bare = replace(
        sample_plan.assumptions, employer_of_record_fee_usd=None, contractor_fee_usd=None
    )
    plan = replace(sample_plan, assumptions=bare)
    listed = service_price_evidence(engagement, plan, market, formatter)
    assert "provider" in listed.observations
    fees = replace(bare, employer_of_record_fee_usd=Decimal(123), contractor_fee_usd=Decimal(123))
    own = service_price_evidence(engagement, replace(plan, assumptions=fees), market, formatter)
    assert own.value == "$123"
    assert own.own is not None
    assert own.own.published == listed.value
