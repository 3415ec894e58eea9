"""What the market tells of a place, against the calculators and tables it comes from."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from statistics import median
from typing import Any

import pytest

from planner.calculators.compensation import PercentileRangeError
from planner.calculators.loaded_cost import price_seat
from planner.calculators.overlap import overlap_in_year, worker_at
from planner.calculators.place_evidence import PlaceEvidence, PlaceQuestion, place_evidence
from planner.calculators.place_scales import Part
from planner.market.country_facts import (
    NO_COUNTRY_FACTS,
    CheckStatus,
    Languages,
    StatutoryTerms,
)
from planner.market.deferred import Deferred
from planner.market.loader import load_snapshot
from planner.market.overridden import with_overrides
from planner.market.override import FigureKey, FigureKind, Override, Reason
from planner.market.provenance import Grade, Provenance
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import NO_TALENT_POOLS, regional_pool, role_pool
from planner.plan.model import Assumptions, Engagement, Plan, Position
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import (
    CountryCode,
    CurrencyCode,
    PlaceId,
    SeatId,
    SourceId,
    TeamId,
)
from planner.quantities.money import Money

PlanMaker = Callable[..., Plan]

SRE, SENIOR = RoleFamily.SITE_RELIABILITY_ENGINEER, Level.SENIOR
DUBLIN, BERLIN, CAIRO = PlaceId("ie-dublin"), PlaceId("de-berlin"), PlaceId("eg-cairo")
ULAANBAATAR, AUSTIN = PlaceId("mn-ulaanbaatar"), PlaceId("us-austin")
QUESTION = PlaceQuestion(
    role=SRE,
    level=SENIOR,
    first_day=date(2026, 1, 1),
    last_day=date(2026, 12, 31),
    anchor_id=DUBLIN,
)
LAW = Provenance(SourceId("law"), date(2026, 1, 1), Grade.C)


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    """The shipped market without the facts of countries."""
    return replace(load_snapshot(), deferred_country_facts=Deferred(lambda: NO_COUNTRY_FACTS))


@pytest.fixture(scope="module")
def plan(make_plan: PlanMaker) -> Plan:
    return make_plan(anchor_id=DUBLIN)


@pytest.fixture(scope="module")
def found(shipped: Snapshot, plan: Plan) -> Mapping[PlaceId, PlaceEvidence]:
    return by_place(QUESTION, plan, shipped)


def by_place(
    question: PlaceQuestion, plan: Plan, market: Snapshot
) -> Mapping[PlaceId, PlaceEvidence]:
    return {each.place.id: each for each in place_evidence(question, plan, market)}


def with_facts(market: Snapshot, **facts: Any) -> Snapshot:
    told = replace(NO_COUNTRY_FACTS, **facts)
    return replace(market, deferred_country_facts=Deferred(lambda: told))


def speaking(english_share: Decimal | None) -> Languages:
    return Languages(
        country=CountryCode("DE"),
        english_share=english_share,
        is_english_official=False,
        official=("de",),
        provenance=LAW,
    )


def test_that_every_place_is_answered_in_the_markets_order(
    shipped: Snapshot, found: Mapping[PlaceId, PlaceEvidence]
) -> None:
    assert list(found) == list(shipped.places)


def test_that_a_year_costs_what_a_seat_at_the_bands_median_costs(
    shipped: Snapshot, plan: Plan, found: Mapping[PlaceId, PlaceEvidence]
) -> None:
    for place_id in (BERLIN, AUSTIN, DUBLIN, PlaceId("jp-tokyo"), PlaceId("br-sao-paulo")):
        place = shipped.places[place_id]
        band = shipped.pay_bands.at(SRE, SENIOR, place)
        assert band is not None
        seat = Position(
            id=SeatId("P-1"),
            team_id=TeamId("T-1"),
            role=SRE,
            level=SENIOR,
            place_id=place_id,
            engagement=Engagement.OWN_ENTITY,
            base_pay=Money(band.p50, band.currency),
            start=date(2026, 1, 1),
        )
        pay = found[place_id].pay
        assert pay is not None
        assert pay.cost.annual_reporting == price_seat(seat, plan, shipped).annual_reporting
        assert pay.band is band


def test_that_the_pool_is_the_countrys_role_pool_times_the_places_share(
    shipped: Snapshot, found: Mapping[PlaceId, PlaceEvidence]
) -> None:
    pools = shipped.talent_pools
    for place_id in (BERLIN, CAIRO, AUSTIN):
        country = shipped.places[place_id].country
        nationwide = role_pool(pools, country, pools.role_skills[SRE])
        told = found[place_id].pool
        assert nationwide is not None
        assert told is not None
        assert told.people == regional_pool(nationwide.people, pools.regions[place_id].share)
        assert told.grade == max(nationwide.grade, pools.regions[place_id].provenance.grade)


def test_that_shared_hours_are_those_of_the_year_on_common_weekdays(
    shipped: Snapshot, found: Mapping[PlaceId, PlaceEvidence]
) -> None:
    places = shipped.places
    by_clock = {(place.zone, place.weekend): place for place in places.values()}
    assert len(by_clock) > 100
    for place in by_clock.values():
        pair = [worker_at(each, WorkingPattern()) for each in (places[DUBLIN], place)]
        year = overlap_in_year(pair, 2026)
        common = [
            minutes
            for day, minutes in zip(year.days, year.minutes, strict=True)
            if day.weekday() not in places[DUBLIN].weekend | place.weekend
        ]
        told = found[place.id].overlap
        assert told is not None
        assert (told.min_minutes, told.median_minutes, told.max_minutes) == (
            min(common),
            median(common),
            max(common),
        )


def test_that_each_place_works_the_plan_s_pattern_of_the_place(
    shipped: Snapshot, plan: Plan
) -> None:
    short, late = WorkingPattern(start=time(9), end=time(13)), WorkingPattern(start=time(12))
    patterned = replace(plan, place_patterns={DUBLIN: late, BERLIN: short})
    told = by_place(QUESTION, patterned, shipped)

    def median_minutes(place_id: PlaceId) -> float | None:
        overlap = told[place_id].overlap
        return None if overlap is None else overlap.median_minutes

    assert [median_minutes(each) for each in (DUBLIN, BERLIN, PlaceId("pl-krakow"))] == [
        300,
        0,
        240,
    ]


def test_that_without_an_anchor_nothing_is_said_of_overlap(shipped: Snapshot, plan: Plan) -> None:
    places = place_evidence(replace(QUESTION, anchor_id=None), plan, shipped)
    assert all(each.overlap is None and Part.OVERLAP not in each.scores for each in places)


def test_that_no_part_has_a_score_without_a_source(
    shipped: Snapshot, found: Mapping[PlaceId, PlaceEvidence]
) -> None:
    for place in found.values():
        for score in place.scores.values():
            assert 0 <= score.score <= 1
            assert score.evidence
            assert all(each.source_id in shipped.sources for each in score.evidence)
            assert score.grade >= max(each.grade for each in score.evidence)


def test_that_a_place_without_evidence_has_no_figure(
    found: Mapping[PlaceId, PlaceEvidence],
) -> None:
    place = found[ULAANBAATAR]
    assert place.pay is None
    assert place.terms is None
    assert place.languages is None
    assert not {Part.PAY, Part.SPEED, Part.LANGUAGE} & place.scores.keys()


def test_that_a_market_without_pools_says_nothing_of_them(shipped: Snapshot, plan: Plan) -> None:
    market = replace(shipped, deferred_talent_pools=Deferred(lambda: NO_TALENT_POOLS))
    assert all(each.pool is None for each in place_evidence(QUESTION, plan, market))


def test_that_notice_and_english_are_scored_with_their_sources(
    shipped: Snapshot, plan: Plan
) -> None:
    germany = CountryCode("DE")
    market = with_facts(
        shipped,
        terms={
            germany: StatutoryTerms(
                country=germany,
                paid_leave_days=Decimal(20),
                notice_days=Decimal(30),
                probation_months=Decimal(6),
                weekly_hours=Decimal(40),
                leave_check=CheckStatus.UNCHECKED,
                second_leave_days=None,
                instrument="BGB 622",
                remarks="",
                provenance=LAW,
            )
        },
        languages={germany: speaking(Decimal("0.64"))},
    )
    berlin = by_place(QUESTION, plan, market)[BERLIN]
    assert berlin.scores[Part.SPEED].score == pytest.approx(2 / 3)
    assert berlin.scores[Part.LANGUAGE].score == 0.64
    assert berlin.scores[Part.SPEED].grade is Grade.C
    assert berlin.scores[Part.LANGUAGE].evidence == (LAW,)


def test_that_an_unknown_share_of_english_is_no_score(shipped: Snapshot, plan: Plan) -> None:
    germany = CountryCode("DE")
    market = with_facts(shipped, languages={germany: speaking(None)})
    berlin = by_place(QUESTION, plan, market)[BERLIN]
    assert berlin.languages is not None
    assert Part.LANGUAGE not in berlin.scores


def test_that_a_contractor_costs_pay_and_fee_and_needs_no_cost_lines(
    shipped: Snapshot, plan: Plan, found: Mapping[PlaceId, PlaceEvidence]
) -> None:
    contractors = by_place(replace(QUESTION, engagement=Engagement.CONTRACTOR), plan, shipped)
    berlin, employee = contractors[BERLIN].pay, found[BERLIN].pay
    assert berlin is not None
    assert employee is not None
    assert berlin.cost.annual == employee.cost.base_pay + berlin.cost.service_fee
    assert berlin.cost.annual < employee.cost.annual


def test_that_the_plans_assumptions_count(
    shipped: Snapshot, make_plan: PlanMaker, found: Mapping[PlaceId, PlaceEvidence]
) -> None:
    assumed = Assumptions(benefits_share=Decimal("0.1"), skill_association=Decimal(1))
    changed = by_place(QUESTION, make_plan(anchor_id=DUBLIN, assumptions=assumed), shipped)
    mine, published = changed[BERLIN], found[BERLIN]
    assert mine.pay is not None
    assert published.pay is not None
    assert mine.pay.cost.benefits == published.pay.cost.base_pay / 10
    assert mine.pool is not None
    assert published.pool is not None
    assert mine.pool.people.expected > published.pool.people.expected


def test_that_a_plan_rate_moves_the_cost_and_the_score_of_its_currency_alone(
    shipped: Snapshot, make_plan: PlanMaker, found: Mapping[PlaceId, PlaceEvidence]
) -> None:
    tokyo = PlaceId("jp-tokyo")
    before = found[tokyo].pay
    assert before is not None
    rates = {CurrencyCode("JPY"): before.cost.plan_rate * 2}
    changed = by_place(QUESTION, make_plan(anchor_id=DUBLIN, plan_rates=rates), shipped)
    after = changed[tokyo].pay
    assert after is not None
    assert after.cost.annual_reporting == pytest.approx(2 * before.cost.annual_reporting)
    assert changed[tokyo].scores[Part.PAY].score < found[tokyo].scores[Part.PAY].score
    assert changed[BERLIN] == found[BERLIN]


def test_that_a_plan_rate_of_the_dollar_leaves_scores_where_they_are(
    shipped: Snapshot, make_plan: PlanMaker
) -> None:
    """A score asks for dollars: what a dollar is in the reporting currency cancels out."""
    reporting = {"reporting_currency": CurrencyCode("USD"), "anchor_id": DUBLIN}
    dollars = by_place(QUESTION, make_plan(**reporting), shipped)
    euros = by_place(QUESTION, make_plan(anchor_id=DUBLIN), shipped)
    for place_id, place in dollars.items():
        if place.pay is not None:
            assert place.scores[Part.PAY].score == pytest.approx(
                euros[place_id].scores[Part.PAY].score, abs=1e-5
            )


def test_that_the_users_own_figures_stand_in_for_the_published(
    shipped: Snapshot, plan: Plan, found: Mapping[PlaceId, PlaceEvidence]
) -> None:
    published = found[BERLIN].pay
    assert published is not None
    key = FigureKey(FigureKind.PAY_BAND, (SRE.value, SENIOR.value, "DE", ""))
    own = tuple(2 * amount for amount in published.band.quantiles)
    reason = Reason("Ada", date(2026, 11, 1), "offers")
    market = with_overrides(shipped, {key: Override(own, reason)})
    mine = by_place(QUESTION, plan, market)[BERLIN].pay
    assert mine is not None
    assert mine.cost.base_pay == 2 * published.cost.base_pay


def test_that_a_percentile_outside_the_band_is_refused(
    shipped: Snapshot, make_plan: PlanMaker
) -> None:
    assumed = Assumptions(target_percentile=Decimal("0.95"))
    with pytest.raises(PercentileRangeError):
        place_evidence(QUESTION, make_plan(anchor_id=DUBLIN, assumptions=assumed), shipped)
