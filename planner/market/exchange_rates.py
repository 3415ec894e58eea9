"""Exchange rates of one day, and their monthly history."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from planner.market.provenance import Provenance
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import round_half_up
from planner.quantities.month import Month

RATE_SIGNIFICANT_DIGITS = 8


class UnknownCurrencyError(LookupError):
    """No rate is held for a currency."""

    def __init__(self, currency: str) -> None:
        super().__init__(currency)
        self.currency = currency


@dataclass(frozen=True, slots=True)
class QuotedRate:
    """Units of a currency per US dollar."""

    units_per_usd: Decimal
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class ExchangeRates:
    """The latest rate of each currency and the month averages before."""

    latest: Mapping[CurrencyCode, QuotedRate]
    history: Mapping[CurrencyCode, Mapping[Month, Decimal]]
    """Units per US dollar by month, where a history is published."""

    def rate(self, source: CurrencyCode, target: CurrencyCode) -> Decimal:
        """Units of ``target`` for one unit of ``source``, to eight significant digits.

        Rounding the rate itself, not only the product, lets a reader recompute every converted
        amount from the figure shown.

        Raises:
            UnknownCurrencyError: If either currency has no rate.
        """
        if source == target:
            return Decimal(1)
        exact = self._quoted(target) / self._quoted(source)
        return round_half_up(exact, RATE_SIGNIFICANT_DIGITS - 1 - exact.adjusted())

    def _quoted(self, currency: CurrencyCode) -> Decimal:
        try:
            return self.latest[currency].units_per_usd
        except KeyError:
            raise UnknownCurrencyError(currency) from None
