"""The user's own figures in a plan."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.market.override import FigureKey, Override, Reason
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.changes import ChangeKind, Subject, differences
from planner.plan.edits import (
    EditFault,
    PlanEditError,
    change_assumptions,
    change_reporting_currency,
    give_reason,
    override_figures,
    remove_overrides,
    set_plan_rate,
)
from planner.plan.edits.override_edits import country_figure_name
from planner.plan.model import BY_COUNTRY, Plan
from planner.quantities.identifiers import CountryCode, CurrencyCode
from planner.quantities.money import Money

EUR, PLN, USD = CurrencyCode("EUR"), CurrencyCode("PLN"), CurrencyCode("USD")
BAND = FigureKey.pay_band(RoleFamily.MLOPS_ENGINEER, Level.SENIOR, CountryCode("PL"))
REASON = Reason("Ada", date(2026, 11, 25), "two offers", (Decimal("1.1"),))


def own(*values: int) -> Override:
    return Override(tuple(map(Decimal, values)), REASON)


def test_that_an_own_figure_is_one_difference_and_goes_without_a_trace(plan: Plan) -> None:
    changed = override_figures(plan, {BAND: own(1, 2, 3, 4, 5)})
    (change,) = differences(plan, changed)
    assert (change.subject, change.kind) == (Subject.OVERRIDE, ChangeKind.ADDED)
    assert change.subject_id == "pay-band/mlops-engineer/senior/PL/"
    assert remove_overrides(changed, {BAND}) == plan


def test_that_removing_what_is_not_there_gives_the_same_plan(plan: Plan) -> None:
    assert remove_overrides(plan, {BAND}) is plan


@pytest.mark.parametrize(
    ("key", "values"),
    [
        (BAND, (5, 4, 3, 2, 1)),
        (BAND, (0, 1, 2, 3, 4)),
        (BAND, (1, 2, 3)),
        (FigureKey.talent_pool(CountryCode("PL")), (-1, 2, 3)),
        (FigureKey.price_level(CountryCode("PL")), (0,)),
        (FigureKey.charge_rate(CountryCode("PL"), "pension"), (10**15,)),
    ],
)
def test_that_values_that_cannot_stand_are_refused(
    plan: Plan, key: FigureKey, values: tuple[int, ...]
) -> None:
    with pytest.raises(PlanEditError) as caught:
        override_figures(plan, {key: own(*values)})
    assert caught.value.fault is EditFault.VALUE_OUT_OF_RANGE


def test_that_a_key_of_nothing_is_refused(plan: Plan) -> None:
    with pytest.raises(PlanEditError) as caught:
        override_figures(plan, {FigureKey.statutory_term(CountryCode("PL"), "mood"): own(1)})
    assert caught.value.fault is EditFault.UNKNOWN_FIELD


def test_that_a_reason_needs_something_the_user_set(plan: Plan) -> None:
    for name in ("plan_rates.EUR", "contractor_fee_usd", "weather"):
        with pytest.raises(PlanEditError) as caught:
            give_reason(plan, name, REASON)
        assert caught.value.fault is EditFault.UNKNOWN_FIELD


def test_that_a_countrys_own_assumption_can_have_a_reason(plan: Plan) -> None:
    poland = CountryCode("PL")
    planned = change_assumptions(plan, overhead_share_by_country={poland: Decimal("0.2")})
    name = country_figure_name("overhead_share_by_country", poland)
    assert give_reason(planned, name, REASON).assumption_reasons[name] == REASON
    for other in (name.replace("PL", "DE"), name.replace("overhead", "agency_fee")):
        with pytest.raises(PlanEditError):
            give_reason(planned, other, REASON)


def test_that_a_reason_goes_with_a_countrys_own_assumption(plan: Plan) -> None:
    poland, india = CountryCode("PL"), CountryCode("IN")
    both = {poland: Decimal("0.2"), india: Decimal("0.1")}
    planned = change_assumptions(plan, overhead_share_by_country=both)
    names = [country_figure_name("overhead_share_by_country", each) for each in both]
    for name in names:
        planned = give_reason(planned, name, REASON)
    left = change_assumptions(planned, overhead_share_by_country={india: Decimal("0.1")})
    assert names[0] not in left.assumption_reasons
    assert left.assumption_reasons[names[1]] == REASON


@pytest.mark.parametrize("name", sorted(BY_COUNTRY))
def test_that_a_countrys_own_assumption_can_be_stored(plan: Plan, name: str) -> None:
    endless = Decimal("NaN")
    value = Money(endless, EUR) if name.startswith("equipment") else endless
    with pytest.raises(PlanEditError) as caught:
        change_assumptions(plan, **{name: {CountryCode("PL"): value}})
    assert caught.value.fault is EditFault.VALUE_OUT_OF_RANGE
    assert caught.value.facts["field"] == f"{name}.PL"


def test_that_a_reason_goes_with_its_rate_or_fee(plan: Plan) -> None:
    fixed = set_plan_rate(plan, EUR, Decimal("1.13"))
    reasoned = give_reason(fixed, "plan_rates.EUR", REASON)
    assert set_plan_rate(reasoned, EUR, None) == plan
    paid = change_assumptions(reasoned, contractor_fee_usd=Decimal(40))
    paid = give_reason(paid, "contractor_fee_usd", REASON)
    assert change_assumptions(paid, contractor_fee_usd=None) == reasoned


def test_that_a_reasons_rate_is_converted_with_the_reporting_currency(
    plan: Plan, market: Snapshot
) -> None:
    fixed = set_plan_rate(set_plan_rate(plan, EUR, Decimal("1.25")), PLN, Decimal("0.25"))
    published = replace(REASON, originals=(Decimal("1.2"),))
    for name in ("plan_rates.EUR", "plan_rates.PLN"):
        fixed = give_reason(fixed, name, published)
    changed = change_reporting_currency(fixed, EUR, market)
    # One euro was 1.2 dollars then: a dollar was 0.8333 euro; the zloty's figure times 0.8.
    assert {name: reason.originals for name, reason in changed.assumption_reasons.items()} == {
        "plan_rates.USD": (Decimal("0.83333333"),),
        "plan_rates.PLN": (Decimal("0.96"),),
    }


@pytest.mark.parametrize("name", ["target_percentile", "skill_association"])
def test_that_a_fraction_beyond_none_or_all_is_no_edit(plan: Plan, name: str) -> None:
    with pytest.raises(PlanEditError) as caught:
        change_assumptions(plan, **{name: Decimal("1.5")})
    assert caught.value.fault is EditFault.VALUE_OUT_OF_RANGE
