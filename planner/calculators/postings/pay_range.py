"""The pay range of a posting: the pay band around the plan's target percentile."""

from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.compensation import PERCENTILES, offer_at
from planner.market.pay_band import PayBand
from planner.market.pay_transparency import PayRangeLaw, pay_range_law, states_of
from planner.market.place import Place
from planner.market.provenance import Provenance
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan, Position
from planner.plan.posting import PayRangeChoice
from planner.quantities.identifiers import CurrencyCode

SPREAD = Decimal("0.25")
"""How far the range reaches below and above the target percentile: an assumption, a quarter each
way, which for the median is the middle half of the market."""


@dataclass(frozen=True, slots=True)
class PayRange:
    """Yearly gross pay from ``low`` to ``high``.

    Attributes:
        low: In ``currency``.
        high: In ``currency``.
        planned: What the plan pays for the position.
        provenance: Source, date and grade of the band.
    """

    low: Decimal
    high: Decimal
    currency: CurrencyCode
    planned: Decimal
    provenance: Provenance

    @property
    def holds_planned(self) -> bool:
        """Whether what the plan pays lies within the range."""
        return self.low <= self.planned <= self.high


@dataclass(frozen=True, slots=True)
class PayPart:
    """What a posting says of pay.

    Attributes:
        choice: Whether the range is to be named.
        law: What asks for it; None where no law is known, and for contractors, whom these laws do
            not speak of.
        states: Where the place lies in several states of the United States, all of them: whether
            the law holds depends on which it is.
        found: The range; None without a pay band, and for contractors, whose fee no band tells.
    """

    choice: PayRangeChoice
    law: PayRangeLaw | None
    states: tuple[str, ...]
    found: PayRange | None

    @property
    def is_named(self) -> bool:
        """Whether the posting names the range."""
        if self.found is None or self.choice is PayRangeChoice.NEVER:
            return False
        return self.choice is PayRangeChoice.ALWAYS or self.law is not None


def pay_part(
    plan: Plan,
    market: Snapshot,
    position: Position,
    place: Place | None,
    choice: PayRangeChoice | None,
) -> PayPart:
    """Return what a posting says of pay; no choice names the range where a law asks for it."""
    wanted = choice or PayRangeChoice.WHERE_REQUIRED
    if place is None or position.engagement is Engagement.CONTRACTOR:
        return PayPart(wanted, None, (), None)
    states = states_of(market, place)
    return PayPart(
        wanted,
        pay_range_law(market, place),
        states if len(states) > 1 else (),
        pay_range(plan, market, position, place),
    )


def pay_range(plan: Plan, market: Snapshot, position: Position, place: Place) -> PayRange | None:
    """Return the band from ``SPREAD`` below to ``SPREAD`` above the target percentile.

    The ends stay within P10 to P90, beyond which a band tells nothing. None without a band, or
    where the band's currency is not the one the position is paid in.
    """
    band = market.pay_bands.at(position.role, position.level, place)
    if band is None or band.currency != position.base_pay.currency:
        return None
    low, high = range_around(band, plan.assumptions.target_percentile)
    return PayRange(
        low,
        high,
        band.currency,
        position.base_pay.amount,
        band.provenance,
    )


def range_around(band: PayBand, target: Decimal) -> tuple[Decimal, Decimal]:
    """Return the pay ``SPREAD`` below and above a percentile, within P10 to P90."""
    low, high = (
        offer_at(band, min(max(each, PERCENTILES[0]), PERCENTILES[-1]))
        for each in (target - SPREAD, target + SPREAD)
    )
    return low, high
