"""Offers against a pay band: the offer at a percentile, and the percentile of an offer.

Between two quantiles of a band the logarithm of pay grows in proportion to the percentile:

    ln offer = ln low + (ln high - ln low) * (percentile - p_low) / (p_high - p_low)

Nothing is known beyond P10 and P90, so nothing is extrapolated there. Source: the bands of
``planner.market.pay_band``.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from math import exp, log

from planner.market.pay_band import PayBand
from planner.quantities.money import round_half_up

PERCENTILES = (Decimal("0.10"), Decimal("0.25"), Decimal("0.50"), Decimal("0.75"), Decimal("0.90"))
"""Percentiles of the quantiles of a band, as fractions."""

_OFFER_DIGITS = 3
_PERCENTILE_DIGITS = 4


class PercentileRangeError(ValueError):
    """A percentile lies outside P10 to P90, where a band tells nothing."""

    def __init__(self, percentile: Decimal) -> None:
        super().__init__(str(percentile))
        self.percentile = percentile


class BandSide(StrEnum):
    """Where an offer lies."""

    BELOW = "below"
    """Below P10: the percentile is at most 0.10."""

    WITHIN = "within"

    ABOVE = "above"
    """Above P90: the percentile is at least 0.90."""


@dataclass(frozen=True, slots=True)
class OfferStanding:
    """The percentile of an offer as a fraction; a bound of it where the offer leaves the band."""

    percentile: Decimal
    side: BandSide


def offer_at(band: PayBand, percentile: Decimal) -> Decimal:
    """Return the offer at a percentile, in the band's currency.

    It has three significant digits, like the band: more would claim more than is known.

    Args:
        band: A pay band.
        percentile: A fraction from 0.10 to 0.90.

    Raises:
        PercentileRangeError: If the percentile lies outside.
    """
    offer = pay_at(band, percentile)
    return round_half_up(offer, _OFFER_DIGITS - 1 - offer.adjusted())


def pay_at(band: PayBand, percentile: Decimal) -> Decimal:
    """Return the pay at a percentile with all its digits, to reckon with.

    Args:
        band: A pay band.
        percentile: A fraction from 0.10 to 0.90.

    Raises:
        PercentileRangeError: If the percentile lies outside.
    """
    if not PERCENTILES[0] <= percentile <= PERCENTILES[-1]:
        raise PercentileRangeError(percentile)
    if percentile in PERCENTILES:
        return band.quantiles[PERCENTILES.index(percentile)]
    upper = bisect_right(PERCENTILES, percentile)
    low, high = band.quantiles[upper - 1], band.quantiles[upper]
    share = _share(percentile, PERCENTILES[upper - 1], PERCENTILES[upper])
    return Decimal(exp(log(low) + (log(high) - log(low)) * share))


def standing_of(band: PayBand, offer: Decimal) -> OfferStanding:
    """Return the percentile of an offer in the band's currency, to a hundredth of a percent.

    Where quantiles are equal, an offer of that amount gets the highest percentile it reaches.
    """
    quantiles: Sequence[Decimal] = band.quantiles
    if offer < quantiles[0]:
        return OfferStanding(PERCENTILES[0], BandSide.BELOW)
    if offer > quantiles[-1]:
        return OfferStanding(PERCENTILES[-1], BandSide.ABOVE)
    upper = bisect_right(quantiles, offer)
    if upper == len(quantiles):
        return OfferStanding(PERCENTILES[-1], BandSide.WITHIN)
    low, high = quantiles[upper - 1], quantiles[upper]
    share = (log(offer) - log(low)) / (log(high) - log(low))
    first, last = PERCENTILES[upper - 1], PERCENTILES[upper]
    percentile = first + (last - first) * Decimal(share)
    return OfferStanding(round_half_up(percentile, _PERCENTILE_DIGITS), BandSide.WITHIN)


def _share(value: Decimal, low: Decimal, high: Decimal) -> float:
    return float((value - low) / (high - low))
