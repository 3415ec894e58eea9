"""An offer against the market of its place: what to offer, and how an offer stands."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from planner.calculators.compensation import BandSide, OfferStanding, pay_at, standing_of
from planner.calculators.employer_cost import NegativeGrossError
from planner.calculators.plan_rates import plan_rate, to_local
from planner.calculators.postings.pay_range import range_around
from planner.market.exchange_rates import RATE_SIGNIFICANT_DIGITS
from planner.market.pay_band import PayBand
from planner.market.place import Place
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.quantities.identifiers import PlaceId
from planner.quantities.money import Money, round_half_up

FAR = Decimal(2)
"""How many times P90, or which part of P10, an offer has to be to be questioned: a choice."""

_RATIO_DIGITS = 4
_STEPS = (Decimal(1), Decimal(5))
_FINEST = Decimal("0.01")


class NoPayBandError(LookupError):
    """The market tells no pay of a role and level in a place."""

    def __init__(self, role: RoleFamily, level: Level, place: Place) -> None:
        super().__init__(role, level, place.id)
        self.role = role
        self.level = level
        self.place = place


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


def band_at(role: RoleFamily, level: Level, place_id: PlaceId, market: Snapshot) -> PayBand:
    """Return the band of a role and level in a place of the market.

    Raises:
        NoPayBandError: If there is none.
        KeyError: If the market lacks the place.
    """
    place = market.places[place_id]
    band = market.pay_bands.at(role, level, place)
    if band is None:
        raise NoPayBandError(role, level, place)
    return band


def offer_at_percentile(band: PayBand, percentile: Decimal) -> Offer:
    """Return what to offer at a percentile, rounded as offers are (``as_offers_are_rounded``).

    Raises:
        PercentileRangeError: If the percentile lies outside P10 to P90.
    """
    return held_against(band, as_offers_are_rounded(pay_at(band, percentile)))


def typed_offer(band: PayBand, typed: Money, plan: Plan, market: Snapshot) -> Offer:
    """Hold an offer in any currency against a band, converted at the plan's rates.

    Raises:
        NegativeGrossError: If it is below zero.
        UnknownCurrencyError: If one of two currencies has no rate.
    """
    if typed.currency == band.currency:
        return held_against(band, typed.amount)
    rate = plan_rate(plan, market, typed.currency) / plan_rate(plan, market, band.currency)
    told = round_half_up(rate, RATE_SIGNIFICANT_DIGITS - 1 - rate.adjusted())
    return held_against(band, to_local(typed, plan, market, band.currency), typed, told)


def held_against(
    band: PayBand, amount: Decimal, typed: Money | None = None, rate: Decimal = Decimal(1)
) -> Offer:
    """Hold an amount in the band's currency against the band.

    Args:
        band: The market's pay.
        amount: A year's gross.
        typed: What the amount was converted from.
        rate: By which rate.

    Raises:
        NegativeGrossError: If the amount is below zero.
    """
    if amount < 0:
        raise NegativeGrossError(amount)
    standing = standing_of(band, amount)
    return Offer(
        band=band,
        base=Money(amount, band.currency),
        standing=standing,
        compa_ratio=round_half_up(amount / band.p50, _RATIO_DIGITS),
        concerns=_concerns(band, amount, standing),
        typed=typed,
        rate=rate,
    )


def posting_range(band: PayBand, percentile: Decimal) -> tuple[Money, Money]:
    """Return the pay a posting names: from a quarter of the market below a percentile to above.

    The ends stay within P10 to P90 (``postings.pay_range.SPREAD``).
    """
    low, high = range_around(band, percentile)
    return Money(low, band.currency), Money(high, band.currency)


def as_offers_are_rounded(amount: Decimal) -> Decimal:
    """Round pay to the step it is offered in: 1 or 5 times a power of ten, at most a hundredth.

    72,345 euros become 72,500, 4,213,400 rupees 4,210,000 and 12,345,678 yen 12,300,000: whoever
    offers does not haggle over less than a hundredth. An assumption; no rounding moves pay by more
    than half a hundredth.
    """
    if amount < 1:
        return amount
    most = amount * _FINEST
    power = Decimal(1).scaleb(most.adjusted())
    step = max(step * power for step in _STEPS if step * power <= most)
    rounded = (amount / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    return rounded if step < 1 else rounded.quantize(Decimal(1))


def _concerns(band: PayBand, amount: Decimal, standing: OfferStanding) -> tuple[OfferConcern, ...]:
    found = []
    if standing.side is BandSide.BELOW:
        found.append(OfferConcern.BELOW_BAND)
    if standing.side is BandSide.ABOVE:
        found.append(OfferConcern.ABOVE_BAND)
    if amount * FAR < band.p10:
        found.append(OfferConcern.FAR_BELOW)
    if amount > band.p90 * FAR:
        found.append(OfferConcern.FAR_ABOVE)
    return tuple(found)
