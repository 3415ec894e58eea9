from decimal import Decimal
from typing import Any

import pytest

from planner.calculators.loaded_cost import price_seat
from planner.calculators.plan_rates import plan_rate, to_local
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.snapshot import Snapshot
from planner.plan.model import Assumptions, Engagement
from planner.quantities.identifiers import CountryCode, CurrencyCode
from planner.quantities.money import CurrencyMismatchError, Money

D = Decimal
EUR, USD, BRL, JPY = (CurrencyCode(code) for code in ("EUR", "USD", "BRL", "JPY"))


def test_that_an_own_employee_costs_pay_and_statutory_lines_and_benefits(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    plan = make_plan(assumptions=Assumptions(benefits_share=D("0.05")))
    cost = price_seat(make_member("mt-valletta", 30_000), plan, market)
    assert cost.statutory is not None
    # 10 % of 27,000 basic, and the flat bonus.
    assert cost.statutory.contributions == D("2700.00") + D("512.52")
    assert (cost.benefits, cost.service_fee, cost.one_off) == (D(1_500), D(0), D(0))
    assert cost.annual == D("34712.52")
    assert cost.annual_reporting == cost.annual


def test_that_a_countrys_own_benefits_share_goes_before_the_plans(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    assumptions = Assumptions(
        benefits_share=D("0.05"), benefits_share_by_country={CountryCode("MT"): D("0.1")}
    )
    plan = make_plan(assumptions=assumptions)
    assert price_seat(make_member("mt-valletta", 30_000), plan, market).benefits == 3_000
    assert price_seat(make_member("es-madrid", 30_000), plan, market).benefits == 1_500


def test_that_a_seats_own_benefits_share_goes_before_its_countrys(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    plan = make_plan(assumptions=Assumptions(benefits_share=D("0.05")))
    for share, benefits in ((D("0.2"), 6_000), (D(0), 0), (None, 1_500)):
        seat = make_member("es-madrid", 30_000, benefits_share=share)
        assert price_seat(seat, plan, market).benefits == benefits
    contractor = make_member(
        "es-madrid", 30_000, engagement=Engagement.CONTRACTOR, benefits_share=D("0.2")
    )
    assert price_seat(contractor, plan, market).benefits == 0


def test_that_only_an_own_entity_bears_overhead_and_rounds_it_by_itself(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    shares = Assumptions(benefits_share=D("0.05"), overhead_share=D("0.05"))
    plan, bare = make_plan(assumptions=shares), make_plan()
    for engagement, overhead in (
        (Engagement.OWN_ENTITY, D("1500.01")),
        (Engagement.EMPLOYER_OF_RECORD, D(0)),
        (Engagement.CONTRACTOR, D(0)),
    ):
        # 5 % of 30,000.10 is 1,500.005: up for benefits, and up again for overhead.
        seat = make_member("es-madrid", D("30000.10"), engagement=engagement)
        cost = price_seat(seat, plan, market)
        assert cost.overhead == overhead
        assert cost.annual - price_seat(seat, bare, market).annual == cost.benefits + overhead


def test_that_a_country_has_its_own_overhead_equipment_and_agency_fee(
    market: Snapshot, make_plan: Any, make_position: Any
) -> None:
    spain = CountryCode("ES")
    assumptions = Assumptions(
        equipment=Money(D(2_000), EUR),
        equipment_by_country={spain: Money(D(1_000), USD)},
        agency_fee_share=D("0.1"),
        agency_fee_share_by_country={spain: D("0.2")},
        overhead_share=D("0.03"),
        overhead_share_by_country={spain: D("0.07")},
    )
    plan = make_plan(assumptions=assumptions)
    madrid = price_seat(make_position("es-madrid", 60_000), plan, market)
    valletta = price_seat(make_position("mt-valletta", 60_000), plan, market)
    assert (madrid.equipment, madrid.agency_fee, madrid.overhead) == (D(800), D(12_000), D(4_200))
    assert (valletta.equipment, valletta.agency_fee) == (D(2_000), D(6_000))
    assert (valletta.overhead, valletta.overhead_share) == (D(1_800), D("0.03"))
    assert (madrid.one_off, madrid.overhead_share) == (D(12_800), D("0.07"))


def test_that_an_employer_of_record_adds_its_list_price_at_the_plan_rate(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    seat = make_member("es-madrid", 30_000, engagement=Engagement.EMPLOYER_OF_RECORD)
    cost = price_seat(seat, make_plan(), market)
    assert (cost.monthly_service_fee, cost.service_fee) == (D(400), D(4_800))
    assert cost.statutory is not None
    dearer = make_plan(plan_rates={USD: D("0.9")})
    assert price_seat(seat, dearer, market).monthly_service_fee == 450
    negotiated = make_plan(assumptions=Assumptions(employer_of_record_fee_usd=D(100)))
    assert price_seat(seat, negotiated, market).monthly_service_fee == 80


def test_that_a_contractor_costs_the_fee_and_its_management_and_nothing_by_law(
    market: Snapshot, make_plan: Any, make_position: Any
) -> None:
    assumptions = Assumptions(
        benefits_share=D("0.05"), equipment=Money(D(2_000), EUR), agency_fee_share=D("0.1")
    )
    seat = make_position("es-madrid", 60_000, engagement=Engagement.CONTRACTOR)
    cost = price_seat(seat, make_plan(assumptions=assumptions), market)
    assert cost.statutory is None
    assert (cost.benefits, cost.equipment, cost.agency_fee) == (D(0), D(0), D(6_000))
    assert cost.annual == 60_000 + 12 * 32


def test_that_only_positions_pay_equipment_and_an_agency(
    market: Snapshot, make_plan: Any, make_position: Any, make_member: Any
) -> None:
    assumptions = Assumptions(equipment=Money(D(2_000), USD), agency_fee_share=D("0.15"))
    plan = make_plan(assumptions=assumptions)
    cost = price_seat(make_position("es-madrid", 60_000), plan, market)
    assert (cost.equipment, cost.agency_fee, cost.one_off) == (D(1_600), D(9_000), D(10_600))
    assert price_seat(make_member("es-madrid", 60_000), plan, market).one_off == 0


def test_that_the_reporting_figure_is_the_local_one_at_the_plan_rate(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    cost = price_seat(make_member("br-recife", 120_000), make_plan(), market)
    # 20 % + a 13th salary + 2.78 % on 120,000; one real is 0.16 euros.
    assert cost.annual == 120_000 + 24_000 + 10_000 + 3_336
    assert (cost.plan_rate, cost.annual_reporting) == (D("0.16"), D("25173.76"))


def test_that_a_fixed_plan_rate_goes_before_the_markets(market: Snapshot, make_plan: Any) -> None:
    plan = make_plan(plan_rates={BRL: D("0.2")})
    assert plan_rate(plan, market, BRL) == D("0.2")
    assert plan_rate(plan, market, USD) == D("0.8")
    assert plan_rate(plan, market, EUR) == 1


def test_that_amounts_convert_through_the_reporting_currency_to_the_minor_unit(
    market: Snapshot, make_plan: Any
) -> None:
    assert to_local(Money(D("10.01"), USD), make_plan(), market, JPY) == D(1_502)
    assert to_local(Money(D("10.005"), EUR), make_plan(), market, EUR) == D("10.01")


def test_that_an_unknown_currency_is_named(market: Snapshot, make_plan: Any) -> None:
    with pytest.raises(UnknownCurrencyError) as caught:
        to_local(Money(D(1), CurrencyCode("XXX")), make_plan(), market, EUR)
    assert caught.value.currency == "XXX"
    assert to_local(Money(D(0), CurrencyCode("XXX")), make_plan(), market, EUR) == 0


def test_that_pay_in_another_currency_than_the_places_is_refused(
    market: Snapshot, make_plan: Any, make_member: Any
) -> None:
    seat = make_member("es-madrid", 1, base_pay=Money(D(1), USD))
    with pytest.raises(CurrencyMismatchError):
        price_seat(seat, make_plan(), market)
