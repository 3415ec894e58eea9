"""Edits of the budget of several months at once."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

from planner.plan.edits.money_edits import set_budget
from planner.plan.model import Plan
from planner.quantities.month import Month


def spread_evenly(amount: Decimal, parts: int, minor_digits: int) -> tuple[Decimal, ...]:
    """Split an amount into equal parts that sum to it exactly.

    Formula: each part is amount / parts, rounded down to the minor unit; what is left over goes,
    one minor unit each, to the first parts, and less than a minor unit to the first.

    Args:
        amount: In a currency.
        parts: How many, 1 or more.
        minor_digits: Decimals of the currency.
    """
    unit = Decimal(1).scaleb(-minor_digits)
    base = (amount / parts).quantize(unit, ROUND_FLOOR)
    left = amount - base * parts
    whole_units = int(left / unit)
    rest = left - whole_units * unit
    shares = [base + unit if number < whole_units else base for number in range(parts)]
    shares[0] += rest
    return tuple(shares)


def spread_budget(plan: Plan, months: Sequence[Month], amount: Decimal, minor_digits: int) -> Plan:
    """Spread an amount evenly over months, so that their budgets sum to it exactly.

    Args:
        plan: The plan.
        months: At least one.
        amount: In the reporting currency.
        minor_digits: Decimals of the reporting currency.

    Raises:
        PlanEditError: ``VALUE_OUT_OF_RANGE``.
    """
    parts = spread_evenly(amount, len(months), minor_digits)
    return set_budget(plan, dict(zip(months, parts, strict=True)))
