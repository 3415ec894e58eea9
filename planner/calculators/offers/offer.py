"""An offer against the market of its place: what to offer, and how an offer stands."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from planner.calculators.compensation import OfferStanding
from planner.market.pay_band import PayBand
from planner.quantities.money import Money


class OfferConcern(StrEnum):
    """What asks for a second look at an offer; none of it refuses the offer."""

    BELOW_BAND = "below-band"
    """Below P10, beyond which the band tells nothing."""
    ABOVE_BAND = "above-band"
    """Above P90, beyond which the band tells nothing."""
    FAR_BELOW = "far-below"
    """Less than half of P10: a monthly amount, or one in another currency?"""
    FAR_ABOVE = "far-above"
    """More than twice P90: a digit too many, or another currency?"""


@dataclass(frozen=True, slots=True)
class Offer:
    """Yearly gross base pay held against the pay band of a place. It is gross, never net.

    Attributes:
        band: The market's pay, with its grade and sources.
        base: In the band's currency.
        standing: The percentile of ``base``.
        compa_ratio: ``base`` as a fraction of the band's median.
        concerns: What asks for a second look, in the order of the kinds.
        typed: What was said, where it was in another currency.
        rate: Units of the band's currency for one of the typed currency; 1 if it is the same.
    """

    band: PayBand
    base: Money
    standing: OfferStanding
    compa_ratio: Decimal
    concerns: tuple[OfferConcern, ...]
    typed: Money | None = None
    rate: Decimal = Decimal(1)
