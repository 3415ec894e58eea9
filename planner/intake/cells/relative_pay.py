"""Reads a change of pay relative to what it is: ``+5%``, ``-10 %``, ``x1.1``."""

import re
from decimal import Decimal

from planner.localization.typed_numbers import NumberTextError, parse_number, parse_percent

_INVISIBLE = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u2066\u2067\u2068\u2069\ufeff"))
_SHARE = re.compile(r"([+\-−–])\s*(\d.*?)\s*[%٪]")
_FACTOR = re.compile(r"[x×*]\s*(\d.*)")


def read_factor(text: str, locale: str) -> Decimal | None:
    """Return what pay is to be multiplied by; None for a text that is an amount, or nothing.

    Args:
        text: A share with its sign and percent sign, or a factor after a sign of multiplication.
        locale: The reader's.
    """
    plain = text.translate(_INVISIBLE).strip().casefold()
    share, factor = _SHARE.fullmatch(plain), _FACTOR.fullmatch(plain)
    try:
        if share is not None:
            change = parse_percent(share[2], locale)
            return 1 + change if share[1] == "+" else 1 - change
        return parse_number(factor[1], locale) if factor is not None else None
    except NumberTextError:
        return None
