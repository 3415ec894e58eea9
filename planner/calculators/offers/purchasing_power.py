"""What pay buys where it is earned, held against prices in the United States.

    international dollars = pay / PPP
    price level           = PPP / units of local currency for one US dollar, at the plan's rates

PPP is the local currency that buys there what one dollar buys in the United States. Source: the
table of ``planner.market.country_facts.PriceLevel``.
"""

from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.apportionment import to_minor_unit
from planner.calculators.plan_rates import plan_rate
from planner.market.country_facts import PriceLevel
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.quantities.identifiers import CurrencyCode, PlaceId
from planner.quantities.money import Money, round_half_up

_USD = CurrencyCode("USD")
_LEVEL_DIGITS = 4


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


def purchasing_power(
    place_id: PlaceId, pay: Money, plan: Plan, market: Snapshot
) -> PurchasingPower | None:
    """Return what pay buys in a place; None without a price level in its currency.

    Raises:
        KeyError: If the market lacks the place.
        UnknownCurrencyError: If a currency has no rate.
    """
    prices = _prices(place_id, market)
    if prices is None or prices.currency != pay.currency:
        return None
    parity = prices.local_per_international_dollar
    local_rate, dollar_rate = (plan_rate(plan, market, each) for each in (pay.currency, _USD))
    return PurchasingPower(
        place_id=place_id,
        pay=pay,
        international_dollars=to_minor_unit(pay.amount / parity, 2),
        price_level=round_half_up(parity * local_rate / dollar_rate, _LEVEL_DIGITS),
        evidence=prices,
    )


def equivalent_pay(power: PurchasingPower, place_id: PlaceId, market: Snapshot) -> Money | None:
    """Return the pay that buys as much in another place; None without a price level there.

    Raises:
        KeyError: If the market lacks the place.
    """
    prices = _prices(place_id, market)
    if prices is None:
        return None
    ratio = prices.local_per_international_dollar / power.evidence.local_per_international_dollar
    digits = market.minor_digits(prices.currency)
    return Money(to_minor_unit(power.pay.amount * ratio, digits), prices.currency)


def _prices(place_id: PlaceId, market: Snapshot) -> PriceLevel | None:
    return market.country_facts.price_levels.get(market.places[place_id].country)
