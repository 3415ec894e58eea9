"""Money as an exact decimal amount with its currency, and the one rounding rule."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from planner.quantities.identifiers import CurrencyCode


class CurrencyMismatchError(ValueError):
    """Two amounts of different currencies were combined without a rate."""


def round_half_up(amount: Decimal, digits: int) -> Decimal:
    """Round to ``digits`` decimals, halves away from zero.

    Spreadsheets round this way (``ROUND``), so the workbook and the planner agree to the cent.

    Args:
        amount: Any exact amount.
        digits: Number of decimals, 0 or more; negative digits round to tens, hundreds, ...
    """
    return amount.quantize(unit_of(digits), ROUND_HALF_UP)


@cache
def unit_of(digits: int) -> Decimal:
    """Return what ``digits`` decimals count in; a plan rounds a hundred thousand times."""
    return Decimal(1).scaleb(-digits)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in the major unit of a currency (euros, not cents)."""

    amount: Decimal
    currency: CurrencyCode

    def __add__(self, other: "Money") -> "Money":
        """Add an amount of the same currency.

        Raises:
            CurrencyMismatchError: If the currencies differ.
        """
        if other.currency != self.currency:
            raise CurrencyMismatchError(f"{self.currency} + {other.currency}")
        return Money(self.amount + other.amount, self.currency)

    def rounded(self, digits: int) -> "Money":
        """Return the amount rounded half up to ``digits`` decimals."""
        return Money(round_half_up(self.amount, digits), self.currency)
