"""Own figures beside what is published today, in the shipped market."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.calculators.own_figures import due_for_review, own_figures
from planner.market.loader import load_snapshot
from planner.market.overridden import published_values, with_overrides
from planner.market.override import FigureKey, Override, Reason
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_assumptions, give_reason, override_figures, set_plan_rate
from planner.plan.model import Plan
from planner.plan.samples import load_sample
from planner.quantities.identifiers import CountryCode, CurrencyCode
from planner.quantities.money import Money

BAND = FigureKey.pay_band(RoleFamily.GPU_CLUSTER_ENGINEER, Level.SENIOR, CountryCode("PL"))
EUR = CurrencyCode("EUR")


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="module")
def sample() -> Plan:
    return replace(load_sample("cloud-provider"), plan_rates={}, assumption_reasons={})


def because(*originals: Decimal) -> Reason:
    return Reason("Ada", date(2026, 3, 2), "own offers", originals)


def with_band(plan: Plan, *originals: Decimal) -> Plan:
    values = tuple(map(Decimal, (1, 2, 3, 4, 5)))
    return override_figures(plan, {BAND: Override(values, because(*originals))})


def test_that_a_plan_without_own_figures_has_none(sample: Plan, shipped: Snapshot) -> None:
    assert own_figures(sample, shipped) == ()


def test_that_an_own_figure_stands_beside_the_published_one(
    sample: Plan, shipped: Snapshot
) -> None:
    plan = with_band(sample)
    (figure,) = own_figures(plan, with_overrides(shipped, plan.overrides))
    assert figure.values == tuple(map(Decimal, (1, 2, 3, 4, 5)))
    assert figure.published == published_values(shipped, BAND)
    assert len(figure.published) == 5


def test_that_a_figure_is_due_only_once_the_published_one_moved(
    sample: Plan, shipped: Snapshot
) -> None:
    today = published_values(shipped, BAND)
    assert due_for_review(with_band(sample, *today), shipped) == ()
    then = tuple(value * Decimal("0.9") for value in today)
    assert [each.subject for each in due_for_review(with_band(sample, *then), shipped)] == [BAND]
    # It was not published on that day, and is today.
    assert due_for_review(with_band(sample), shipped)


def test_that_a_figure_no_longer_published_is_due(sample: Plan, shipped: Snapshot) -> None:
    gone = FigureKey.charge_rate(CountryCode("PL"), "no-such-line")
    override = Override((Decimal("0.1"),), because(Decimal("0.1")))
    (figure,) = due_for_review(override_figures(sample, {gone: override}), shipped)
    assert figure.published == ()


def test_that_a_plan_rate_stands_beside_the_markets_latest(sample: Plan, shipped: Snapshot) -> None:
    plan = set_plan_rate(sample, EUR, Decimal("1.5"))
    (figure,) = own_figures(plan, shipped)
    assert figure.published == (shipped.exchange_rates.rate(EUR, plan.reporting_currency),)
    assert not figure.is_due_for_review  # nobody noted what was published
    reasoned = give_reason(plan, "plan_rates.EUR", because(Decimal("1.9")))
    assert due_for_review(reasoned, shipped)


def test_that_a_fee_of_the_plan_stands_beside_the_published_median(
    sample: Plan, shipped: Snapshot
) -> None:
    assumed = replace(sample.assumptions, contractor_fee_usd=Decimal(77))
    (figure,) = own_figures(replace(sample, assumptions=assumed), shipped)
    assert figure.subject == "contractor_fee_usd"
    assert figure.published == (shipped.service_prices.contractor_management.median,)


def test_that_the_assumptions_somebody_gave_a_reason_for_are_own_figures(
    sample: Plan, shipped: Snapshot
) -> None:
    poland, spain = CountryCode("PL"), CountryCode("ES")
    plan = change_assumptions(
        sample,
        overhead_share=Decimal("0.1"),
        overhead_share_by_country={spain: Decimal("0.3"), poland: Decimal("0.2")},
        equipment_by_country={poland: Money(Decimal(900), EUR)},
    )
    assert own_figures(plan, shipped) == ()
    names = (
        "equipment_by_country.PL",
        "overhead_share_by_country.ES",
        "overhead_share_by_country.PL",
        "overhead_share",
    )
    for name in names:
        plan = give_reason(plan, name, because())
    found = {figure.subject: figure for figure in own_figures(plan, shipped)}
    assert {name: figure.values for name, figure in found.items()} == {
        "overhead_share": (Decimal("0.1"),),
        "equipment_by_country.PL": (Decimal(900),),
        "overhead_share_by_country.ES": (Decimal("0.3"),),
        "overhead_share_by_country.PL": (Decimal("0.2"),),
    }
    assert not any(figure.published or figure.is_due_for_review for figure in found.values())
