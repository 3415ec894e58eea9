"""Pay in another currency, in the round figures pay is agreed in."""

from decimal import Decimal

from planner.calculators.plan_rates import plan_rate
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import Money, round_half_up

_HABITUAL_DIGITS = 3
"""Pay is agreed in round figures: a converted one keeps three significant digits."""


def moved_pay(pay: Money, currency: CurrencyCode, plan: Plan, market: Snapshot) -> Money:
    """Convert annual pay at plan rates; pay already in that currency stays as it is.

    Raises:
        UnknownCurrencyError: If either currency has no rate.
    """
    if pay.currency == currency:
        return pay
    rate = plan_rate(plan, market, pay.currency) / plan_rate(plan, market, currency)
    return Money(habitual(pay.amount * rate), currency)


def habitual(amount: Decimal) -> Decimal:
    """Round an annual amount to three significant digits, and to whole units at most."""
    if not amount:
        return Decimal(0)
    return round_half_up(amount, min(0, _HABITUAL_DIGITS - 1 - amount.adjusted()))
