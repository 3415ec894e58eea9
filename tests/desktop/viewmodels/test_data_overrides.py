from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.calculators.own_figures import own_figures
from planner.desktop.viewmodels.data_overrides import (
    has_card,
    own_entries,
    own_evidence,
    with_kept,
    without_own,
)
from planner.localization.formatting import Formatter
from planner.market.overridden import published_values
from planner.market.override import FigureKey, Override, Reason
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.edits import (
    change_assumptions,
    give_reason,
    override_figures,
    plan_rate_name,
    set_plan_rate,
)
from planner.plan.model import Plan
from planner.quantities.identifiers import CountryCode, CurrencyCode

POLAND = CountryCode("PL")
BAND = FigureKey.pay_band(RoleFamily.GPU_CLUSTER_ENGINEER, Level.SENIOR, POLAND)
DAY = date(2026, 4, 12)


def raised(values: tuple[Decimal, ...], share: str) -> tuple[Decimal, ...]:
    return tuple(value * Decimal(share) for value in values)


@pytest.fixture
def plan(sample_plan: Plan, market: Snapshot) -> Plan:
    """A plan with one own band, one fixed rate with its reason, and one own fee without."""
    published = published_values(market, BAND)
    reason = Reason("Payroll team", DAY, "Two recent offers", published)
    plan = override_figures(sample_plan, {BAND: Override(raised(published, "1.1"), reason)})
    plan = set_plan_rate(plan, CurrencyCode("EUR"), Decimal("1.13"))
    plan = give_reason(plan, plan_rate_name(CurrencyCode("EUR")), replace(reason, originals=()))
    return change_assumptions(plan, employer_of_record_fee_usd=Decimal(599))


def entry_of(plan: Plan, market: Snapshot, subject: FigureKey | str, language: str = "en"):  # type: ignore[no-untyped-def]  # noqa: ANN201
    entries = own_entries(plan, market, Formatter(language))
    return next(entry for entry in entries if entry.figure.subject == subject)


def test_that_an_own_figure_says_what_it_replaces_who_gave_it_when_and_why(
    plan: Plan, market: Snapshot
) -> None:
    entry = entry_of(plan, market, BAND)
    middle = published_values(market, BAND)[2]
    formatter = Formatter("en")
    assert entry.name == "Pay band: GPU cluster engineer, Senior, Poland"
    assert entry.published == formatter.money(middle, CurrencyCode("PLN"), 0)
    assert entry.own == formatter.money(middle * Decimal("1.1"), CurrencyCode("PLN"), 0)
    assert entry.remark == "Two recent offers, Payroll team"
    assert entry.day == "12 Apr 26"
    assert not entry.is_due
    for name in ("P10", "P25", "P50", "P75", "P90"):
        assert entry.summary.count(name) == 2


def test_that_a_figure_given_without_a_reason_says_so(plan: Plan, market: Snapshot) -> None:
    entry = entry_of(plan, market, "employer_of_record_fee_usd")
    assert (entry.own, entry.remark, entry.day) == ("$599.00", "No reason given", "")
    assert entry.is_removable


def test_that_figures_whose_published_one_moved_come_first(plan: Plan, market: Snapshot) -> None:
    old = plan.overrides[BAND]
    moved = replace(old.reason, originals=raised(old.reason.originals, "0.9"))
    plan = override_figures(plan, {BAND: replace(old, reason=moved)})
    entries = own_entries(plan, market, Formatter("en"))
    due = [entry.is_due for entry in entries]
    assert due == sorted(due, reverse=True)
    assert entry_of(plan, market, BAND).is_due
    assert "Published when it was given" in entry_of(plan, market, BAND).summary


def test_that_a_kept_figure_stands_against_what_is_published_today(
    plan: Plan, market: Snapshot
) -> None:
    old = plan.overrides[BAND]
    moved = replace(old.reason, originals=raised(old.reason.originals, "0.9"))
    due = override_figures(plan, {BAND: replace(old, reason=moved)})
    kept = with_kept(due, entry_of(due, market, BAND).figure)
    assert kept == plan
    assert not entry_of(kept, market, BAND).is_due


def test_that_a_kept_rate_keeps_its_rate_and_author(plan: Plan, market: Snapshot) -> None:
    name = plan_rate_name(CurrencyCode("EUR"))
    assert entry_of(plan, market, name).is_due
    kept = with_kept(plan, entry_of(plan, market, name).figure)
    entry = entry_of(kept, market, name)
    assert not entry.is_due
    assert kept.plan_rates == plan.plan_rates
    assert entry.figure.originals == entry.figure.published


def test_that_every_own_figure_can_be_taken_back(plan: Plan, market: Snapshot) -> None:
    for figure in own_figures(plan, market):
        plan = without_own(plan, figure)
    assert plan.overrides == {}
    assert plan.plan_rates == {}
    assert plan.assumptions.employer_of_record_fee_usd is None
    assert [
        entry for entry in own_entries(plan, market, Formatter("en")) if entry.is_removable
    ] == []


def test_that_every_own_figure_that_stands_for_a_published_one_has_a_card(
    plan: Plan, market: Snapshot
) -> None:
    plan = change_assumptions(plan, contractor_fee_usd=Decimal(55))
    formatter = Formatter("en")
    for figure in own_figures(plan, market):
        card = own_evidence(figure, plan, market, formatter)
        assert (card is not None) == has_card(figure), figure.subject
        if card is not None and isinstance(figure.subject, str):
            assert card.own is not None, figure.subject
            assert card.own.published
            assert card.sources
            assert card.as_of
    fees = {
        str(each.subject) for each in own_figures(plan, market) if isinstance(each.subject, str)
    }
    assert {"plan_rates.EUR", "employer_of_record_fee_usd", "contractor_fee_usd"} <= fees
