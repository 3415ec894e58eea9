"""Edits of what is counted in the reporting currency: the currency, fixed rates, the budget."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from planner.market.exchange_rates import RATE_SIGNIFICANT_DIGITS, UnknownCurrencyError
from planner.market.override import Reason
from planner.market.snapshot import Snapshot
from planner.plan.edits.edit_fault import EditFault, PlanEditError, check_storable
from planner.plan.edits.override_edits import plan_rate_name
from planner.plan.model import Plan
from planner.plan.scenario_plans import scenario_plan, with_base
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import round_half_up
from planner.quantities.month import Month


def set_budget(plan: Plan, amounts: Mapping[Month, Decimal | None]) -> Plan:
    """Set the budget of months in the reporting currency; None takes a month's budget away.

    Raises:
        PlanEditError: ``VALUE_OUT_OF_RANGE``.
    """
    for month, amount in amounts.items():
        check_storable("budget", month)
        check_storable("budget", amount)
    merged = {**plan.budget, **amounts}
    budget = {month: amount for month, amount in merged.items() if amount is not None}
    return replace(plan, budget=budget)


def set_plan_rate(plan: Plan, currency: CurrencyCode, rate: Decimal | None) -> Plan:
    """Fix the rate of a currency, or (None) let it follow the market's latest.

    Args:
        plan: The plan.
        currency: Any currency but the reporting one, whose rate is always 1.
        rate: Units of the reporting currency for one unit of ``currency``.

    Raises:
        PlanEditError: ``VALUE_OUT_OF_RANGE`` for a rate of 0 or less, or one that is not 1 for
            the reporting currency.
    """
    others = {code: other for code, other in plan.plan_rates.items() if code != currency}
    if rate is None:
        reasons = {
            name: reason
            for name, reason in plan.assumption_reasons.items()
            if name != plan_rate_name(currency)
        }
        return replace(plan, plan_rates=others, assumption_reasons=reasons)
    check_storable("plan_rates", rate)
    if rate <= 0 or (currency == plan.reporting_currency and rate != 1):
        raise PlanEditError(EditFault.VALUE_OUT_OF_RANGE, field="plan_rates", value=rate)
    return replace(plan, plan_rates={**others, currency: rate})


def change_reporting_currency(plan: Plan, currency: CurrencyCode, market: Snapshot) -> Plan:
    """Report in another currency; the budget and the fixed rates are converted with it.

    Both are quoted in the reporting currency: left as they are, they would silently mean other
    sums. One rate serves for all, the fixed one where the plan fixes the new currency, else the
    market's latest. The budget is rounded to the new minor unit, rates to eight significant
    digits. A fixed rate between the two currencies stays fixed, now seen from the other side. In
    the base, scenarios that report in its currency are converted with it, each at its own rate.

    Raises:
        UnknownCurrencyError: If there is no rate between the two currencies.
    """
    if currency == plan.reporting_currency:
        return plan
    converted = _converted(plan, currency, market)
    if plan.scenario_id is not None:
        return converted
    plans = {each.id: scenario_plan(plan, each.id) for each in plan.scenarios}
    plans = {
        scenario_id: _converted(own, currency, market)
        if own.reporting_currency == plan.reporting_currency
        else own
        for scenario_id, own in plans.items()
    }
    return with_base(plan, converted, plans)


def _converted(plan: Plan, currency: CurrencyCode, market: Snapshot) -> Plan:
    if currency not in market.currencies:
        raise UnknownCurrencyError(currency)
    fixed = plan.plan_rates.get(currency)
    if fixed is None:
        rate = market.exchange_rates.rate(plan.reporting_currency, currency)
    else:
        rate = _to_significant(1 / fixed)
    rates = {
        code: _to_significant(other * rate)
        for code, other in plan.plan_rates.items()
        if code not in (currency, plan.reporting_currency)
    }
    if fixed is not None:
        rates[plan.reporting_currency] = rate
    digits = market.minor_digits(currency)
    return replace(
        plan,
        reporting_currency=currency,
        plan_rates=rates,
        assumption_reasons=_reasons_in(plan, currency, rate),
        budget={m: round_half_up(amount * rate, digits) for m, amount in plan.budget.items()},
    )


def _reasons_in(plan: Plan, currency: CurrencyCode, rate: Decimal) -> dict[str, Reason]:
    """Return the reasons with the rates that were published then seen from another currency."""
    reasons = dict(plan.assumption_reasons)
    turned = reasons.pop(plan_rate_name(currency), None)
    reasons.pop(plan_rate_name(plan.reporting_currency), None)
    for code in plan.plan_rates:
        name = plan_rate_name(code)
        if name in reasons:
            originals = tuple(_to_significant(old * rate) for old in reasons[name].originals)
            reasons[name] = replace(reasons[name], originals=originals)
    if turned is not None:
        originals = tuple(_to_significant(1 / old) for old in turned.originals)
        reasons[plan_rate_name(plan.reporting_currency)] = replace(turned, originals=originals)
    return reasons


def _to_significant(rate: Decimal) -> Decimal:
    return round_half_up(rate, RATE_SIGNIFICANT_DIGITS - 1 - rate.adjusted())
