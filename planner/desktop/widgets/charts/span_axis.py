"""Round ticks for an axis that need not begin at zero, and what stands beside them."""

from decimal import Decimal
from math import ceil, floor

from planner.localization.formatting import Formatter
from planner.quantities.identifiers import CurrencyCode

_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
"""Far from zero an abbreviated amount would round a step of 2.5."""


def span_ticks(low: float, high: float, most: int) -> tuple[Decimal, ...]:
    """Return round ticks within a stretch, about ``most`` of them.

    Args:
        low: Where the stretch begins.
        high: Where it ends; without a length there is one tick, at its beginning.
        most: How many ticks there is room for, 1 or more.
    """
    if high <= low:
        return (Decimal(round(low)),)
    rough = Decimal(repr((high - low) / max(1, most)))
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(power * factor for factor in _STEPS if power * factor >= rough)
    first, last = ceil(low / float(step)), floor(high / float(step))
    return tuple(step * number for number in range(first, last + 1))


def tick_text(tick: Decimal, currency: CurrencyCode | None, formatter: Formatter) -> str:
    """Return what stands beside a tick: an amount, or without a currency a number."""
    if currency is not None:
        return formatter.axis_money(tick, currency)
    return formatter.number(tick, 0 if tick == tick.to_integral_value() else 1)
