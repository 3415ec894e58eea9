"""What paying more does to an offer: its percentile and what a year costs."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from planner.calculators.apportionment import to_minor_unit
from planner.calculators.loaded_cost import SeatCost, price_seat
from planner.calculators.offers.offer import Offer, band_at, held_against
from planner.market.pay_band import PayBand
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Seat
from planner.quantities.money import CurrencyMismatchError, Money

UPLIFTS = tuple(Decimal(percent) / 100 for percent in (0, 5, 10, 15, 20, 25, 30, 35, 40))
"""From the offer itself to two fifths more."""


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


def offer_uplifts(
    seat: Seat,
    plan: Plan,
    market: Snapshot,
    shares: Iterable[Decimal] = UPLIFTS,
    band: PayBand | None = None,
) -> tuple[OfferUplift, ...]:
    """Return what each uplift of a seat's base pay does, in the order of the shares.

    Args:
        seat: A seat of the plan, or one that is only tried (``trial_position``).
        plan: Its rates and assumptions.
        market: The market, with the plan's overrides in it.
        shares: Fractions of base pay.
        band: What to hold it against in place of the band of the seat's place, such as that of its
            whole country.

    Raises:
        NoPayBandError: If the market tells no pay of the role and level there.
        CurrencyMismatchError: If the pay is not in the band's currency.
        UnknownCurrencyError, NegativeGrossError, KeyError: As ``price_seat``.
    """
    band = band or band_at(seat.role, seat.level, seat.place_id, market)
    currency = seat.base_pay.currency
    if band.currency != currency:
        raise CurrencyMismatchError(f"{currency} against a band in {band.currency}")
    before = price_seat(seat, plan, market).annual_reporting
    found = []
    for share in shares:
        base = to_minor_unit(seat.base_pay.amount * (1 + share), market.minor_digits(currency))
        cost = price_seat(replace(seat, base_pay=Money(base, currency)), plan, market)
        added = cost.annual_reporting - before
        found.append(OfferUplift(share, held_against(band, base), cost, added))
    return tuple(found)
