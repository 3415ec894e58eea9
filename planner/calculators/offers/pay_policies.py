"""Pay policies held against each other: what each offers, costs, and how fair it is."""

from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.offers.offer import Offer
from planner.calculators.offers.purchasing_power import PurchasingPower
from planner.plan.place_choice import PayPolicy
from planner.quantities.identifiers import SeatId


@dataclass(frozen=True, slots=True)
class PolicyOffer:
    """What a policy offers for one seat.

    Attributes:
        offer: Held against the band of the seat's place.
        factor: The offer as a fraction of the reference place's pay at the target percentile;
            None where that is not known, which only the market's bands do without.
        tier: The tier, from 0, where the policy has tiers.
        annual_reporting: A year fully loaded.
        power: What it buys; None without a price level.
    """

    seat_id: SeatId
    offer: Offer
    factor: Decimal | None
    tier: int | None
    annual_reporting: Decimal
    power: PurchasingPower | None


@dataclass(frozen=True, slots=True)
class PolicyOutcome:
    """A policy over the seats of a plan.

    Attributes:
        offers: In the order of the seats.
        annual_reporting: All seats' years, fully loaded.
        change_reporting: What that is more than the plan's pay of the same seats.
        ratio_spread: How far compa-ratios typically lie from each other within a role and level:
            the standard deviation of their logarithms as a fraction; None without two to compare.
        power_spread: The same of what pay buys.
        below_band: How many offers lie below P10.
        above_band: How many lie above P90.
        without: Seats the policy has no offer for.
    """

    policy: PayPolicy
    offers: tuple[PolicyOffer, ...]
    annual_reporting: Decimal
    change_reporting: Decimal
    ratio_spread: Decimal | None
    power_spread: Decimal | None
    below_band: int
    above_band: int
    without: tuple[SeatId, ...]
