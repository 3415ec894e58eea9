"""The parts of hiring by hand: history, competition, pay, declines and the days to a start."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculators.hiring.calibration import NO_HISTORY, history_of
from planner.calculators.hiring.coefficients import (
    ASSUMED,
    CONTRACTOR_NOTICE_DAYS,
    DECLINE_AT_MEDIAN,
    DECLINE_ELASTICITY,
    LEAST_NOTICE_DAYS,
    POOL_ELASTICITY,
    POOL_FASTEST,
    POOL_REFERENCE,
    POOL_SLOWEST,
    Coefficients,
    coefficients_of,
)
from planner.calculators.hiring.competition import Window, competing
from planner.calculators.hiring.declines import decline_probability
from planner.calculators.hiring.pay_odds import pay_odds, pay_percentile
from planner.calculators.hiring.seat_search import pay_factor, pool_factor
from planner.calculators.hiring.time_to_start import StartTimes, own_entity_countries
from planner.market.lead_time import LeadTimeKind
from planner.market.loader import load_snapshot
from planner.market.pay_band import PayBand
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.edits.lever_edits import change_hiring
from planner.plan.levers import PastHire
from planner.plan.model import Engagement, Plan
from planner.plan.onboarding import LeadTimeKey
from planner.plan.samples import load_sample
from planner.quantities.identifiers import CountryCode

SRE, STORAGE, MLOPS = (
    RoleFamily.SITE_RELIABILITY_ENGINEER,
    RoleFamily.STORAGE_ENGINEER,
    RoleFamily.MLOPS_ENGINEER,
)
GERMANY, INDIA, BRAZIL = CountryCode("DE"), CountryCode("IN"), CountryCode("BR")
PLAIN = Coefficients(
    {
        **ASSUMED,
        DECLINE_AT_MEDIAN: 0.2,
        DECLINE_ELASTICITY: 0.5,
        POOL_ELASTICITY: 0.15,
        POOL_FASTEST: 0.7,
        POOL_REFERENCE: 1000,
        POOL_SLOWEST: 2.5,
    }
)


@pytest.fixture(scope="module")
def market() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="module")
def plan() -> Plan:
    return replace(load_sample("cloud-provider"), levers={}, past_hires=(), scenarios=())


@pytest.fixture(scope="module")
def band(market: Snapshot) -> PayBand:
    found = market.pay_bands.of_country(SRE, Level.SENIOR, GERMANY)
    assert found is not None
    return found


def hire(role: RoleFamily, days: int) -> PastHire:
    opened = date(2026, 1, 1)
    return PastHire(
        role=role,
        level=Level.SENIOR,
        country=GERMANY,
        opened=opened,
        accepted=opened + timedelta(days=days),
    )


def test_that_past_hires_count_by_how_many_they_are() -> None:
    # Eight that took twice as long weigh as much as the assumption: half of the logarithm.
    found = history_of([hire(SRE, 112)] * 8, lambda _: 56, 8)
    assert found.overall == pytest.approx(2**0.5)
    assert found.hires == 8
    # The role's own eight close half of what is left.
    assert found.of(SRE) == pytest.approx(2 ** (0.5 + 0.25))
    assert found.of(STORAGE) == found.overall


def test_that_a_role_moves_from_the_others_towards_its_own_hires() -> None:
    hires = [hire(SRE, 112)] * 10 + [hire(STORAGE, 56)] * 2
    found = history_of(hires, lambda _: 56, 4)
    overall = 12 / 16 * 10 / 12 * log(2)
    assert log(found.overall) == pytest.approx(overall)
    assert log(found.of(SRE)) == pytest.approx(overall + 10 / 14 * (log(2) - overall))
    assert log(found.of(STORAGE)) == pytest.approx(overall + 2 / 6 * (0 - overall))


def test_that_ever_more_hires_are_believed_in_the_end() -> None:
    factors = [history_of([hire(SRE, 112)] * n, lambda _: 56, 8).of(SRE) for n in (1, 10, 1000)]
    assert factors == sorted(factors)
    assert factors[-1] == pytest.approx(2, rel=0.02)


def test_that_no_history_changes_nothing_and_a_day_is_the_least() -> None:
    assert history_of([], lambda _: 56, 8) == NO_HISTORY
    assert NO_HISTORY.of(SRE) == 1
    assert history_of([hire(SRE, 0)], lambda _: 1, 8).of(SRE) == 1


def test_that_seats_compete_while_their_windows_lie_over_each_other() -> None:
    windows = [Window("a", 0, 50), Window("a", 40, 90), Window("a", 95, 99), Window("b", 0, 99)]
    assert competing(windows) == (2, 2, 1, 1)


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 50), st.integers(0, 40)), max_size=15)
)
def test_that_competitors_are_those_one_finds_by_looking_at_each(
    drawn: list[tuple[str, int, int]],
) -> None:
    windows = [Window(pool, begin, begin + days) for pool, begin, days in drawn]
    expected = tuple(
        sum(
            other.pool == one.pool and other.begin <= one.end and other.end >= one.begin
            for other in windows
        )
        for one in windows
    )
    assert competing(windows) == expected


def test_that_the_percentile_goes_on_beyond_the_ends_of_the_band(band: PayBand) -> None:
    assert pay_percentile(band, band.p50) == pytest.approx(0.5, abs=1e-4)
    assert pay_percentile(band, band.p75) == pytest.approx(0.75, abs=1e-4)
    just_over = pay_percentile(band, band.p90 * Decimal("1.0001"))
    assert just_over == pytest.approx(0.9, abs=1e-3)
    more, most = (pay_percentile(band, band.p90 * factor) for factor in (Decimal("1.2"), 10))
    assert just_over < more < most == 0.995
    assert pay_percentile(band, band.p10 / 2) < 0.1
    assert pay_percentile(band, band.p10 / 1000) == 0.005


def test_that_pay_without_a_band_counts_as_the_median(band: PayBand) -> None:
    assert pay_odds(None, Decimal(100)) == 1
    assert pay_odds(band, Decimal(0)) == 1
    assert pay_odds(band, band.p75) == pytest.approx(3, rel=1e-3)


def test_that_declines_are_logistic_in_the_odds_of_pay() -> None:
    assert decline_probability(1, 1, PLAIN) == pytest.approx(0.2)
    assert decline_probability(4, 1, PLAIN) == pytest.approx(1 / 9)  # odds 1:4, halved
    assert decline_probability(1, 2, PLAIN) == pytest.approx(1 / 9)  # by levers, likewise
    assert decline_probability(1e-9, 1, PLAIN) == 0.95
    always = Coefficients({**ASSUMED, DECLINE_AT_MEDIAN: 1.0})
    assert decline_probability(1, 1, always) == pytest.approx(0.95)
    never = Coefficients({**ASSUMED, DECLINE_AT_MEDIAN: 0.0})
    assert decline_probability(1, 1, never) == 0


@given(st.floats(0.01, 90), st.floats(1.001, 3))
def test_that_more_pay_is_never_slower_and_never_declined_more_often(
    odds: float, more: float
) -> None:
    assert pay_factor(odds * more, PLAIN) <= pay_factor(odds, PLAIN)
    declined = decline_probability(odds * more, 1, PLAIN)
    assert declined <= decline_probability(odds, 1, PLAIN)


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.integers(1, 50))
def test_that_a_bigger_share_of_a_pool_is_never_slower(
    people: float, more: float, seats: int
) -> None:
    alone, fewer = pool_factor(people, seats, PLAIN), pool_factor(people + more, seats, PLAIN)
    assert fewer <= alone
    assert pool_factor(people, seats + 1, PLAIN) >= alone
    assert 0.7 <= alone <= 2.5


def test_that_the_reference_pool_neither_speeds_up_nor_slows_down() -> None:
    assert pool_factor(3000, 3, PLAIN) == 1
    assert pool_factor(None, 3, PLAIN) == 1
    assert pool_factor(0, 1, PLAIN) == 2.5
    assert pool_factor(500, 1, PLAIN) == pytest.approx(exp(0.15 * log(2)))


def test_that_an_own_coefficient_goes_before_the_published_one(
    plan: Plan, market: Snapshot
) -> None:
    own = {"baseline-days": Decimal(70), "country.DE": Decimal(2), "pool-reference": Decimal(0)}
    found = coefficients_of(change_hiring(plan, coefficients=own), market)
    assert found.of("baseline-days") == 70
    assert found.country(GERMANY) == 2
    assert found.of(POOL_REFERENCE) == 0.01  # nothing is divided by 0
    assert found.role(SRE) == coefficients_of(plan, market).role(SRE)


def test_that_what_an_older_pack_lacks_is_taken_as_the_shipped_table_has_it(
    market: Snapshot,
) -> None:
    shipped = {name: float(each.likely) for name, each in market.hiring_coefficients.items()}
    assert {name: shipped[name] for name in ASSUMED} == dict(ASSUMED)


def test_that_a_first_day_waits_for_the_longer_of_notice_and_preparation(
    plan: Plan, market: Snapshot
) -> None:
    def days(plan: Plan, country: CountryCode, engagement: Engagement) -> int:
        return StartTimes(plan, market, coefficients_of(plan, market)).days(country, engagement)

    quick = {LeadTimeKey(kind, None): 0 for kind in LeadTimeKind}
    ready = replace(plan, lead_days=quick)
    terms = market.country_facts.terms
    least = round(coefficients_of(plan, market).of(LEAST_NOTICE_DAYS))
    own = Engagement.OWN_ENTITY
    assert days(ready, GERMANY, own) == max(int(terms[GERMANY].notice_days), least)
    assert days(ready, CountryCode("US"), own) == least
    contractor = round(coefficients_of(plan, market).of(CONTRACTOR_NOTICE_DAYS))
    assert days(ready, GERMANY, Engagement.CONTRACTOR) == contractor
    # 20 working days of customs after 10 of contracts are six weeks.
    slow = {
        **quick,
        LeadTimeKey(LeadTimeKind.CONTRACT, None): 10,
        LeadTimeKey(LeadTimeKind.EQUIPMENT, INDIA): 20,
    }
    assert days(replace(plan, lead_days=slow), INDIA, Engagement.EMPLOYER_OF_RECORD) == 42


def test_that_an_employer_of_record_is_faster_where_nobody_is_employed_yet(
    plan: Plan, market: Snapshot
) -> None:
    assert own_entity_countries(plan, market) == {CountryCode("IE"), CountryCode("PL"), INDIA}
    times = StartTimes(plan, market, coefficients_of(plan, market))
    by_own_entity = times.days(BRAZIL, Engagement.OWN_ENTITY)
    assert times.days(BRAZIL, Engagement.EMPLOYER_OF_RECORD) < by_own_entity
