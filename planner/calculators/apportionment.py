"""Spreads an annual amount over months and rounds as a spreadsheet does."""

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from operator import mul

from planner.quantities.money import unit_of

_TWENTY_DIGITS = Context(prec=20)
_ZERO = Decimal(0)


def apportion(amount: Decimal, shares: Sequence[Decimal], minor_digits: int) -> tuple[Decimal, ...]:
    """Return ``amount`` x each share, rounded half up to the minor unit."""
    if not amount:  # as many a component of a seat's cost is
        return (to_minor_unit(amount, minor_digits),) * len(shares)
    rounded = rounding_to(minor_digits)
    parts: list[Decimal] = []
    last_share, last_part = None, _ZERO
    for share in shares:
        if share != last_share:  # most months repeat the one before
            last_share, last_part = share, rounded(amount * share)
        parts.append(last_part)
    return tuple(parts)


def apportion_each(
    amounts: Sequence[Decimal], shares: Sequence[Decimal], minor_digits: int
) -> tuple[Decimal, ...]:
    """Return each amount x its share, rounded half up to the minor unit."""
    if not any(amounts):  # as many a component of a seat's cost is
        return (to_minor_unit(_ZERO, minor_digits),) * len(shares)
    return tuple(map(rounding_to(minor_digits), map(mul, amounts, shares)))


def sum_by_month(rows: Sequence[Sequence[Decimal]], months: int) -> tuple[Decimal, ...]:
    """Sum rows month by month; zeros for all ``months`` where there is no row."""
    if not rows:
        return (Decimal(0),) * months
    if len(rows) == 1:
        return tuple(rows[0])
    return tuple(map(_sum, zip(*rows, strict=True)))


def _sum(amounts: Sequence[Decimal]) -> Decimal:
    return sum(amounts, _ZERO)


def to_minor_unit(amount: Decimal, minor_digits: int) -> Decimal:
    """Round half up to the minor unit an amount that repeating fractions went into.

    A third of 60.03 falls short of 20.01 by the last of 28 digits; half of that must still round
    up, as it does in a spreadsheet. So the amount is first taken to twenty digits.
    """
    return rounding_to(minor_digits)(amount)


@cache
def rounding_to(minor_digits: int) -> Callable[[Decimal], Decimal]:
    """Return ``to_minor_unit`` for one number of decimals.

    A plan rounds a hundred thousand times, so the unit is looked up once and nothing else called.
    """
    unit, to_twenty_digits = unit_of(minor_digits), _TWENTY_DIGITS.plus
    return lambda amount: to_twenty_digits(amount).quantize(unit, ROUND_HALF_UP)
