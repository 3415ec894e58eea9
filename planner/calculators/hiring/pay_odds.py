"""Where pay lies in its band, beyond the ends of the band too, as odds."""

from decimal import Decimal
from math import log
from statistics import NormalDist

from planner.calculators.compensation import BandSide, standing_of
from planner.market.pay_band import PayBand

_NORMAL = NormalDist()
_TAIL = _NORMAL.inv_cdf(0.9)
_OUTERMOST = 0.005
"""Percentiles stay between this and 1 less this: so far out a band tells nothing."""


def pay_percentile(band: PayBand, pay: Decimal) -> float:
    """Return the percentile of pay as a fraction, going on where ``standing_of`` ends.

    Beyond P10 and P90, of which a band says nothing, the logarithm of pay is taken for normal with
    the spread that the nearer half of the band has:

        percentile = Phi(1.2816 ln(pay / P50) / ln(P90 / P50))      above P90

    so that pay which is raised beyond the band still counts, less and less.

    Args:
        band: A pay band.
        pay: Above 0, in the band's currency.
    """
    standing = standing_of(band, pay)
    if standing.side is BandSide.WITHIN:
        return float(standing.percentile)
    end = band.p10 if standing.side is BandSide.BELOW else band.p90
    half = abs(log(end / band.p50))
    if not half:
        return _OUTERMOST if standing.side is BandSide.BELOW else 1 - _OUTERMOST
    found = _NORMAL.cdf(_TAIL * log(pay / band.p50) / half)
    return min(max(found, _OUTERMOST), 1 - _OUTERMOST)


def pay_odds(band: PayBand | None, pay: Decimal) -> float:
    """Return the odds of pay's percentile, such as 3 for P75; 1 without a band to hold it against.

    Args:
        band: A pay band; None where there is none in the pay's currency.
        pay: In its currency.
    """
    if band is None or pay <= 0:
        return 1.0
    percentile = pay_percentile(band, pay)
    return percentile / (1 - percentile)
