"""Differences with their sign and their tone, as the comparison and the levers write them."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from planner.desktop.viewmodels.cells import Tone
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import left_to_right
from planner.quantities.identifiers import CurrencyCode

_HUNDRED = Decimal("1E2")
_MINUS = "\N{MINUS SIGN}"


def signed(text: str, sign: float) -> str:
    """Put a sign before a figure without one; nothing before none.

    Only before the figure: words around it may run from right to left.
    """
    if not sign:
        return text
    return left_to_right(f"{'+' if sign > 0 else _MINUS}{text}")


def signed_headline(amount: Decimal, currency: CurrencyCode, formatter: Formatter) -> str:
    """Write a difference of money in few characters: ``+$290k``; ``0`` for none."""
    rounded = amount.quantize(_HUNDRED, ROUND_HALF_UP)
    if not rounded:
        return formatter.integer(0)
    return signed(formatter.headline_money(abs(rounded), currency), float(rounded))


def days_text(days: int, formatter: Formatter) -> str:
    """Write a number of days: ``68 d``."""
    return _("{days} d").format(days=formatter.integer(days))


def signed_days(days: int, formatter: Formatter) -> str:
    """Write a difference in days: ``−34 d``; ``0`` for none."""
    if not days:
        return formatter.integer(0)
    return _("{days} d").format(days=signed(formatter.integer(abs(days)), days))


def days_in_words(days: int, formatter: Formatter) -> str:
    """Write a difference in days as levers tell it: ``−19 days``."""
    text = ngettext("{count} day", "{count} days", abs(days))
    return text.format(count=signed(formatter.integer(abs(days)), days))


def signed_hours(minutes: float, formatter: Formatter) -> str:
    """Write a difference in hours: ``+1.2 h``; ``0`` for none."""
    text = formatter.hours(abs(minutes))
    if not round(minutes):
        return formatter.integer(0)
    return _("{hours} h").format(hours=signed(text, minutes))


def signed_points(share: float, formatter: Formatter) -> str:
    """Write a difference of shares in percentage points: ``−29 pt``; ``0`` for none."""
    points = round(share * 100)
    if not points:
        return formatter.integer(0)
    return _("{points} pt").format(points=signed(formatter.integer(abs(points)), points))


def signed_count(difference: Decimal, formatter: Formatter, digits: int = 0) -> str:
    """Write a difference of counts: ``+2``; ``0`` for none."""
    text = formatter.number(abs(difference), digits)
    if not round(difference, digits):
        return formatter.integer(0)
    return signed(text, float(difference))


def tone_of(difference: float, *, better: int) -> Tone:
    """Return how a difference looks: good, worse, or neither.

    Args:
        difference: From the base.
        better: 1 where more is better, -1 where less is, 0 where neither is.
    """
    if not difference or not better:
        return Tone.QUIET
    return Tone.GOOD if (difference > 0) == (better > 0) else Tone.WARNING


def days_between(before: date | None, after: date | None) -> int | None:
    """Return the days from one day to another; None where one is unknown."""
    return None if before is None or after is None else (after - before).days
