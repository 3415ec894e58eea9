"""Offers in the places of a ``pay`` question: at a percentile or as typed, and raised."""

import re
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.offers.offer import (
    Offer,
    offer_at_percentile,
    posting_range,
    typed_offer,
)
from planner.calculators.offers.offer_uplift import OfferUplift, offer_uplifts
from planner.calculators.offers.purchasing_power import PurchasingPower, purchasing_power
from planner.calculators.trial_position import trial_position
from planner.cli.market_pay import MarketPay
from planner.cli.role_arguments import currency_from
from planner.cli.typed_values import money_from
from planner.cli.usage_error import UsageError
from planner.localization.messages import _, active_language
from planner.localization.typed_numbers import parse_percent
from planner.market.place import Place
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import Money

_CODE_FIRST = re.compile(r"\s*(?P<code>[A-Za-z]{3})\s*(?P<amount>[^A-Za-z]+)")
_CODE_LAST = re.compile(r"(?P<amount>[^A-Za-z]+?)\s*(?P<code>[A-Za-z]{3})\s*")


@dataclass(frozen=True, slots=True)
class AskedOffer:
    """What offer is asked about.

    Attributes:
        percentile: Where in the market; None where an amount was typed.
        amount: What was typed; None where a percentile was asked for.
        currency: Its currency; None takes the one of each place.
        with_uplifts: Whether paying more is asked for too.
    """

    percentile: Decimal | None
    amount: str | None
    currency: CurrencyCode | None
    with_uplifts: bool


@dataclass(frozen=True, slots=True)
class PlaceOffer:
    """The offer in one of the places.

    Attributes:
        posting: What a posting would name for the asked percentile, else for that of the offer.
        power: What it buys; None without a price level.
        uplifts: What paying more does; empty where that is not asked for, and where the employer's
            cost is not known.
    """

    market: MarketPay
    offer: Offer
    posting: tuple[Money, Money]
    power: PurchasingPower | None
    uplifts: tuple[OfferUplift, ...]


def asked_offer(arguments: Namespace, snapshot: Snapshot) -> AskedOffer | None:
    """Read which offer is asked about; None if none is.

    Raises:
        UsageError: If both an amount and a percentile are given.
        NumberTextError, UnknownCurrencyError: If one of them cannot be read.
    """
    if arguments.offer is not None and arguments.percentile is not None:
        raise UsageError(_("Give either --offer or --percentile, not both."), "pay")
    if arguments.offer is None and arguments.percentile is None and not arguments.uplift:
        return None
    if arguments.offer is not None:
        found = _CODE_FIRST.fullmatch(arguments.offer) or _CODE_LAST.fullmatch(arguments.offer)
        if found is None:
            return AskedOffer(None, arguments.offer, None, arguments.uplift)
        currency = currency_from(found["code"], snapshot)
        return AskedOffer(None, found["amount"], currency, arguments.uplift)
    percentile = parse_percent(arguments.percentile or "50", active_language())
    return AskedOffer(percentile, None, None, arguments.uplift)


def place_offers(
    asked: AskedOffer, markets: tuple[MarketPay, ...], plan: Plan, snapshot: Snapshot
) -> tuple[PlaceOffer, ...]:
    """Return the offer in each place that has a pay band.

    Raises:
        PercentileRangeError: If the percentile lies outside P10 to P90.
        NumberTextError, UsageError, NegativeGrossError: If the amount cannot be one.
    """
    return tuple(_place_offers(asked, markets, plan, snapshot))


def _place_offers(
    asked: AskedOffer, markets: tuple[MarketPay, ...], plan: Plan, snapshot: Snapshot
) -> Iterator[PlaceOffer]:
    for market in markets:
        band, place = market.band, _place_of(market, snapshot)
        if band is None:
            continue
        if asked.percentile is not None:
            offer = offer_at_percentile(band, asked.percentile)
        else:
            currency = asked.currency or band.currency
            amount = money_from(asked.amount or "", snapshot, currency, "pay")
            offer = typed_offer(band, Money(amount, currency), plan, snapshot)
        middle = asked.percentile or offer.standing.percentile
        power = None
        if place is not None:
            power = purchasing_power(place.id, offer.base, plan, snapshot)
        uplifts = _uplifts(offer, place, plan, snapshot) if asked.with_uplifts else ()
        yield PlaceOffer(market, offer, posting_range(band, middle), power, uplifts)


def _place_of(market: MarketPay, snapshot: Snapshot) -> Place | None:
    """Return the place, of a country any: prices, rules and currency are the same throughout it."""
    if market.place is not None:
        return market.place
    places = (each for each in snapshot.places.values() if each.country == market.country)
    return next(places, None)


def _uplifts(
    offer: Offer, place: Place | None, plan: Plan, snapshot: Snapshot
) -> tuple[OfferUplift, ...]:
    if place is None or place.country not in snapshot.employer_cost:
        return ()
    band = offer.band
    position = trial_position(
        band.role, band.level, place.id, Engagement.OWN_ENTITY, offer.base, plan
    )
    return offer_uplifts(position, plan, snapshot, band=band)
