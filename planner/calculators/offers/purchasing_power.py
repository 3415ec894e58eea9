"""What pay buys where it is earned, held against prices in the United States."""

from dataclasses import dataclass
from decimal import Decimal

from planner.market.country_facts import PriceLevel
from planner.quantities.identifiers import PlaceId
from planner.quantities.money import Money


@dataclass(frozen=True, slots=True)
class PurchasingPower:
    """Gross pay in what it buys: taxes differ too, and are not in it.

    Attributes:
        pay: Local gross.
        international_dollars: What it buys, in dollars of the United States.
        price_level: Prices as a fraction of those in the United States, at the plan's rates.
        evidence: The purchasing power parity and its source.
    """

    place_id: PlaceId
    pay: Money
    international_dollars: Decimal
    price_level: Decimal
    evidence: PriceLevel
