"""A shipped figure beside the same figure of a second source."""

from dataclasses import dataclass
from decimal import Decimal

SHARE = "employer-share"
PRICE = "price-level"
LEAVE = "leave-days"
RATE = "exchange-rate"
UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True)
class Compared:
    """A shipped figure beside a second one.

    Attributes:
        key: Country or currency.
        gap: Points for shares, days for leave, otherwise a logarithm; above 0 if ours is higher.
        bound: Larger gaps are outliers.
        note: What is known of the reason; empty within the bound.
    """

    subject: str
    key: str
    figure: str
    second_figure: str
    second_source: str
    gap: float
    bound: float
    note: str = ""

    @property
    def is_outlier(self) -> bool:
        """Whether the gap exceeds the bound."""
        return abs(self.gap) > self.bound


def rounded(value: float | Decimal, digits: int) -> str:
    """Return a figure to so many significant digits, never with a power of ten."""
    return f"{Decimal(f'{value:.{digits}g}'):f}"
