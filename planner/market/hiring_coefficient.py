"""What the time to fill a seat is reckoned from; every value is weak and the user may change it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from planner.market.provenance import Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class HiringCoefficient:
    """One coefficient.

    Attributes:
        name: Its key, such as ``baseline-days`` or ``country.DE``.
        low: The smallest it may well be.
        likely: What to plan with.
        high: The greatest it may well be.
        unit: Such as ``days``, ``factor`` or ``chance``.
        is_assumption: Whether no source states it: check before relied on.
        note: What it rests on.
    """

    name: str
    low: Decimal
    likely: Decimal
    high: Decimal
    unit: str
    is_assumption: bool
    note: str
    provenance: Provenance


HiringCoefficients = Mapping[str, HiringCoefficient]
"""Coefficients by name."""
