"""What holds whatever the assumptions and company days of a plan are."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculators.evaluation import Evaluation, evaluate
from planner.calculators.loaded_cost import price_seat
from planner.calculators.place_cost import place_costs
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.market.working_calendar import calendar_of
from planner.plan.company_day import CompanyDay
from planner.plan.model import Assumptions, Engagement, Plan, Position, Team
from planner.plan.samples import load_sample
from planner.quantities.identifiers import CountryCode, CurrencyCode, PlaceId
from planner.quantities.money import Money
from planner.quantities.month import Month

EUR, USD = CurrencyCode("EUR"), CurrencyCode("USD")
GERMANY = CountryCode("DE")
MUNICH, ELSEWHERE = PlaceId("de-munich"), PlaceId("de-no-land")
SHARES = st.decimals(0, 1, places=4)
PAY = st.decimals(20_000, 300_000, places=2)
STARTS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    """The shipped market, with a Munich that keeps the national holidays only."""
    market = load_snapshot()
    national = replace(market.places[MUNICH], id=ELSEWHERE, holiday_subdivision=None)
    return replace(market, places={**market.places, ELSEWHERE: national})


def german_plan(pay: Decimal, start: date, engagement: Engagement, **fields: Any) -> Plan:
    seat = replace(
        load_sample("cloud-provider").positions[0],
        place_id=fields.pop("place_id", MUNICH),
        base_pay=Money(pay, EUR),
        start=start,
        engagement=engagement,
    )
    facts: dict[str, Any] = {"assumptions": Assumptions(benefits_share=Decimal("0.06"))}
    return Plan(
        name="Germany",
        reporting_currency=USD,
        horizon_start=Month(2026, 1),
        horizon_months=24,
        anchor_id=MUNICH,
        teams=(Team(id=seat.team_id, name="Platform"),),
        positions=(seat,),
        **(facts | fields),
    )


def figures(evaluation: Evaluation) -> tuple[object, ...]:
    """Everything that is worked out of the seats, without the plan itself."""
    return evaluation.seat_costs, evaluation.budget, evaluation.starts, evaluation.headline


@given(pay=PAY, start=STARTS, engagement=st.sampled_from(Engagement), share=SHARES)
def test_that_overhead_of_zero_or_of_another_country_changes_nothing(
    shipped: Snapshot, pay: Decimal, start: date, engagement: Engagement, share: Decimal
) -> None:
    plan = german_plan(pay, start, engagement)
    none = replace(
        plan.assumptions,
        overhead_share=share,
        overhead_share_by_country={GERMANY: Decimal(0), CountryCode("PL"): share},
    )
    without = figures(evaluate(plan, shipped))
    assert figures(evaluate(replace(plan, assumptions=none), shipped)) == without


@given(pay=PAY, start=STARTS, engagement=st.sampled_from(Engagement), share=SHARES)
def test_that_overhead_is_added_to_an_own_entity_and_to_nothing_else(
    shipped: Snapshot, pay: Decimal, start: date, engagement: Engagement, share: Decimal
) -> None:
    plan = german_plan(pay, start, engagement)
    more = replace(plan, assumptions=replace(plan.assumptions, overhead_share=share))
    (before,), (after,) = (evaluate(each, shipped).seat_costs.values() for each in (plan, more))
    assert after.annual - before.annual == after.overhead
    assert abs(after.overhead - pay * share) <= Decimal("0.005") or not after.overhead
    assert bool(after.overhead) == (
        engagement is Engagement.OWN_ENTITY and pay * share >= Decimal("0.005")
    )
    assert replace(
        after, overhead=before.overhead, overhead_share=before.overhead_share
    ) == replace(before, annual=after.annual, annual_reporting=after.annual_reporting)


@given(
    pay=PAY,
    start=STARTS,
    engagement=st.sampled_from(Engagement),
    shares=st.tuples(SHARES, SHARES, SHARES),
    equipment=st.builds(Money, st.decimals(0, 9_999, places=2), st.sampled_from([EUR, USD])),
)
def test_that_a_figure_of_the_only_country_is_as_good_as_one_for_all(
    shipped: Snapshot,
    pay: Decimal,
    start: date,
    engagement: Engagement,
    shares: tuple[Decimal, Decimal, Decimal],
    equipment: Money,
) -> None:
    benefits, agency, overhead = shares
    general = Assumptions(
        benefits_share=benefits,
        agency_fee_share=agency,
        overhead_share=overhead,
        equipment=equipment,
    )
    own = Assumptions(
        benefits_share=Decimal("0.9"),
        benefits_share_by_country={GERMANY: benefits},
        agency_fee_share=Decimal("0.8"),
        agency_fee_share_by_country={GERMANY: agency},
        overhead_share=Decimal("0.7"),
        overhead_share_by_country={GERMANY: overhead},
        equipment=Money(Decimal(123), USD),
        equipment_by_country={GERMANY: equipment},
    )
    plan = german_plan(pay, start, engagement)
    for_all, by_country = (
        figures(evaluate(replace(plan, assumptions=each), shipped)) for each in (general, own)
    )
    assert by_country == for_all


@given(start=STARTS, days=st.integers(0, 500), engagement=st.sampled_from(Engagement))
def test_that_a_company_day_counts_exactly_as_a_public_holiday_on_that_day(
    shipped: Snapshot, start: date, days: int, engagement: Engagement
) -> None:
    """Bavaria's own holidays, given to a Munich that does not have them, make it Munich again."""
    munich, national = shipped.places[MUNICH], shipped.places[ELSEWHERE]
    span = date(2024, 1, 1), date(2028, 12, 31)
    known = calendar_of(national).holidays(*span)
    company = {
        CompanyDay(day, GERMANY): name
        for day, name in calendar_of(munich).holidays(*span).items()
        if day not in known
    }
    assert len(company) > 10
    end = start + timedelta(days=days)
    bavarian = german_plan(Decimal("78012.34"), start, engagement)
    given_days = german_plan(
        Decimal("78012.34"), start, engagement, place_id=ELSEWHERE, company_days=company
    )
    with_end = [
        replace(plan, positions=tuple(replace(each, end=end) for each in plan.positions))
        for plan in (bavarian, given_days)
    ]
    ours, theirs = (evaluate(plan, shipped) for plan in with_end)
    # Sums by place name the place, which is another one.
    budgets = [replace(each.budget, by_place={}) for each in (ours, theirs)]
    assert (ours.seat_costs, budgets[0], ours.starts) == (
        theirs.seat_costs,
        budgets[1],
        theirs.starts,
    )
    assert list(ours.budget.by_place.values()) == list(theirs.budget.by_place.values())


def test_that_a_company_day_reaches_the_seats_that_were_evaluated_before(
    shipped: Snapshot,
) -> None:
    plan = german_plan(Decimal(80_000), date(2026, 6, 15), Engagement.OWN_ENTITY)
    before = evaluate(plan, shipped)
    with_day = replace(plan, company_days={CompanyDay(date(2026, 6, 15)): "Offsite"})
    after = evaluate(with_day, shipped, before)
    assert figures(after) == figures(evaluate(with_day, shipped))
    assert after.starts[0].first_day.day == date(2026, 6, 16)
    assert after.budget.totals[5] != before.budget.totals[5]
    (position,) = with_day.positions
    assert isinstance(position, Position)
    assert evaluate(plan, shipped, after).budget == before.budget


@pytest.mark.parametrize("engagement", Engagement)
def test_that_a_place_costs_what_a_seat_there_would(
    shipped: Snapshot, engagement: Engagement
) -> None:
    shares = Assumptions(
        benefits_share=Decimal("0.06"),
        overhead_share=Decimal("0.03"),
        overhead_share_by_country={GERMANY: Decimal("0.11")},
    )
    plan = german_plan(Decimal(80_000), date(2026, 6, 15), engagement, assumptions=shares)
    (seat,) = plan.positions
    costs = place_costs(seat.role, seat.level, engagement, plan, shipped)
    for place_id, share in ((MUNICH, Decimal("0.11")), (PlaceId("pl-krakow"), Decimal("0.03"))):
        found = costs[place_id].cost
        pay = Money(found.base_pay, found.currency)
        there = price_seat(replace(seat, place_id=place_id, base_pay=pay), plan, shipped)
        assert (found.annual, found.overhead) == (there.annual, there.overhead)
        borne = share if engagement is Engagement.OWN_ENTITY else 0
        assert abs(found.overhead - borne * found.base_pay) <= Decimal("0.005")
