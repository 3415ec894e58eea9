"""Typed terms of a pay policy: tiers as shares of the reference pay, and the share of a blend."""

import re
from collections.abc import Iterable
from decimal import Decimal

from planner.desktop.viewmodels.seat_editing import RefusedTextError
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import listed

_BETWEEN = re.compile(r"[;/|،、\s]+|,(?!\d)")
"""A comma within a number stays: 87,5 % is one share in many languages."""
_PERCENT_SIGN = re.compile(r"\s*[%٪]")


def tiers_text(factors: Iterable[Decimal], formatter: Formatter) -> str:
    """Write tiers as one edits them."""
    return "; ".join(formatter.percent(each, 1 if each * 1000 % 10 else 0) for each in factors)


def read_tiers(text: str, formatter: Formatter) -> tuple[Decimal, ...]:
    """Return typed tiers as fractions, the first tier first.

    Raises:
        RefusedTextError: If there are none, or one is not above 0.
        NumberTextError: If one is no number.
    """
    parts = [part for part in _BETWEEN.split(_PERCENT_SIGN.sub("%", text)) if part]
    factors = tuple(formatter.parse_percent(part) for part in parts)
    if not factors or min(factors) <= 0:
        example = listed(("100%", "80%", "60%"))
        raise RefusedTextError(
            _("Give at least one tier, each above 0, such as {example}.").format(example=example)
        )
    return factors


def read_share(text: str, formatter: Formatter) -> Decimal:
    """Return a typed share of a blend as a fraction.

    Raises:
        RefusedTextError: If it is not from 0 to 100%.
        NumberTextError: If it is no number.
    """
    share = formatter.parse_percent(text)
    if not 0 <= share <= 1:
        raise RefusedTextError(_("Give a share from 0 to 100%."))
    return share
