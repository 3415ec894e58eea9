"""Pay by a location factor: a reference pay times a factor, which may have a floor, times a step.

    pay = reference x max(floor, factor) x step

Companies publish such formulas. GitLab's handbook gives each place a factor of San Francisco's pay
and no place less than 0.411 of it; PostHog's multiplies San Francisco's by the location and a step
within the level, 0.95 to 1.04 of it. Both are kept here as the known cases of the tests.
"""

from decimal import Decimal

from planner.calculators.apportionment import to_minor_unit
from planner.quantities.money import Money

STEP_RANGE = (Decimal("0.95"), Decimal("1.04"))
"""The lowest and highest step within a level that PostHog publishes: how far pay by a formula is
posted below and above it."""


def factored_pay(
    reference: Decimal, factor: Decimal, floor: Decimal = Decimal(0), step: Decimal = Decimal(1)
) -> Decimal:
    """Return the pay of a factor, exactly; ``floor`` is the least factor there is."""
    return reference * max(floor, factor) * step


def step_range(pay: Money, minor_digits: int) -> tuple[Money, Money]:
    """Return pay at the lowest and the highest step, rounded to the minor unit."""
    low, high = (to_minor_unit(pay.amount * step, minor_digits) for step in STEP_RANGE)
    return Money(low, pay.currency), Money(high, pay.currency)
