"""Exchange rates of a plan: what the user fixed, else the market's latest."""

from decimal import Decimal

from planner.calculators.apportionment import to_minor_unit
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import Money


def plan_rate(plan: Plan, market: Snapshot, currency: CurrencyCode) -> Decimal:
    """Return units of the plan's reporting currency for one unit of a currency.

    Raises:
        UnknownCurrencyError: If the plan fixes no rate and the market has none.
    """
    if currency == plan.reporting_currency:
        return Decimal(1)
    fixed = plan.plan_rates.get(currency)
    if fixed is not None:
        return fixed
    return market.exchange_rates.rate(currency, plan.reporting_currency)


def to_local(money: Money, plan: Plan, market: Snapshot, currency: CurrencyCode) -> Decimal:
    """Convert through the reporting currency, rounded to the target's minor unit.

    Formula: amount x plan rate of its currency / plan rate of the target.

    Raises:
        UnknownCurrencyError: If either currency has no rate, unless they are the same.
    """
    amount = money.amount
    if money.currency != currency and amount:
        amount = amount * plan_rate(plan, market, money.currency)
        amount = amount / plan_rate(plan, market, currency)
    return to_minor_unit(amount, market.minor_digits(currency))
