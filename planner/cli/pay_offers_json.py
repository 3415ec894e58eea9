"""Offers as values for scripts."""

from planner.calculators.offers.offer import Offer
from planner.calculators.offers.offer_uplift import OfferUplift
from planner.calculators.offers.purchasing_power import PurchasingPower
from planner.cli.answer import Json, money_text, share_number
from planner.cli.pay_offers import PlaceOffer
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import Money


def place_offer_data(told: PlaceOffer, snapshot: Snapshot, reporting: CurrencyCode) -> Json:
    """Return an offer in a place."""
    low, high = told.posting
    return {
        **offer_data(told.offer, snapshot),
        "posting_range": {"low": _amount(low, snapshot), "high": _amount(high, snapshot)},
        "purchasing_power": power_data(told.power),
        "uplifts": [_uplift_data(each, snapshot, reporting) for each in told.uplifts],
    }


def offer_data(offer: Offer, snapshot: Snapshot) -> Json:
    """Return how an offer stands; base pay is gross."""
    typed = offer.typed
    return {
        "base": _amount(offer.base, snapshot),
        "currency": offer.base.currency,
        "percentile": share_number(offer.standing.percentile),
        "side": offer.standing.side.value,
        "compa_ratio": share_number(offer.compa_ratio),
        "concerns": [concern.value for concern in offer.concerns],
        "typed": None
        if typed is None
        else {
            "amount": _amount(typed, snapshot),
            "currency": typed.currency,
            "rate": f"{offer.rate:f}",
        },
    }


def power_data(power: PurchasingPower | None) -> Json | None:
    """Return what pay buys; null without a price level."""
    if power is None:
        return None
    provenance = power.evidence.provenance
    return {
        "international_dollars": money_text(power.international_dollars, 2),
        "price_level": share_number(power.price_level),
        "source": provenance.source_id,
        "as_of": provenance.as_of.isoformat(),
        "grade": provenance.grade.value,
    }


def _uplift_data(uplift: OfferUplift, snapshot: Snapshot, reporting: CurrencyCode) -> Json:
    digits = snapshot.minor_digits(reporting)
    return {
        "share": share_number(uplift.share),
        **offer_data(uplift.offer, snapshot),
        "fully_loaded_reporting": money_text(uplift.cost.annual_reporting, digits),
        "added_reporting": money_text(uplift.added_reporting, digits),
    }


def _amount(money: Money, snapshot: Snapshot) -> str:
    return money_text(money.amount, snapshot.minor_digits(money.currency))
