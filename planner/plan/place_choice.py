"""What the user decided about places and pay across them: what counts, and by which policy."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from planner.quantities.identifiers import PlaceId


@dataclass(frozen=True, slots=True, kw_only=True)
class FitWeights:
    """What each part of a place's fit counts, 0 or more, in any unit.

    The ones to start from are a choice: people, money and hours before what can be waited for or
    learned.
    """

    pool: Decimal = Decimal(30)
    pay: Decimal = Decimal(25)
    overlap: Decimal = Decimal(25)
    speed: Decimal = Decimal(10)
    language: Decimal = Decimal(10)


class PayPolicyKind(StrEnum):
    """How pay depends on where somebody works."""

    MARKET = "market"
    """The pay band of each place."""
    ONE_RATE = "one-rate"
    """What the reference place pays, everywhere."""
    TIERS = "tiers"
    """A factor of the reference place's pay by the tier a place is in."""
    BLEND = "blend"
    """Partly the market's pay of the place, partly that of the reference place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PayPolicy:
    """How offers depend on the place.

    Attributes:
        reference_id: Whose pay the other kinds start from; None takes the plan's anchor.
        tier_factors: Fractions of the reference pay, the first tier first.
        tiers: Tiers of places, from 0; a place that is not in it falls into the tier whose factor
            is nearest to its market.
        blend_share: How much of a blend is the reference place's pay, 0 to 1.
    """

    kind: PayPolicyKind = PayPolicyKind.MARKET
    reference_id: PlaceId | None = None
    tier_factors: tuple[Decimal, ...] = (Decimal(1), Decimal("0.8"), Decimal("0.6"))
    tiers: Mapping[PlaceId, int] = field(default_factory=dict)
    blend_share: Decimal = Decimal("0.5")
