"""What paying more does to an offer: its percentile and what a year costs."""

from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.loaded_cost import SeatCost
from planner.calculators.offers.offer import Offer


@dataclass(frozen=True, slots=True)
class OfferUplift:
    """An offer raised by a share.

    Attributes:
        share: What is added to base pay, as a fraction of it; 0 for the offer itself.
        offer: The raised offer.
        cost: What a year of it costs, fully loaded.
        added_reporting: What that is more than the offer without it, in the reporting currency.
    """

    share: Decimal
    offer: Offer
    cost: SeatCost
    added_reporting: Decimal
