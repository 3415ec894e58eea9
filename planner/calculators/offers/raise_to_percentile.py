"""What raising everybody to a percentile of their market costs, month by month."""

from dataclasses import dataclass, replace
from decimal import Decimal

from planner.calculators.apportionment import sum_by_month
from planner.calculators.loaded_cost import price_seat
from planner.calculators.offers.offer import Offer, offer_at_percentile
from planner.calculators.offers.team_equity import market_standing, paid_seats
from planner.calculators.seat_months import seat_months
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Seat
from planner.quantities.identifiers import SeatId
from planner.quantities.month import Month


@dataclass(frozen=True, slots=True)
class RaiseToPercentile:
    """What raising everybody below a percentile to it costs.

    Attributes:
        percentile: The aim, a fraction.
        raised: Each seat below it with its pay there.
        months: The months of the horizon.
        added: What each month costs more, in the reporting currency.
        total: Their sum.
    """

    percentile: Decimal
    raised: tuple[tuple[SeatId, Offer], ...]
    months: tuple[Month, ...]
    added: tuple[Decimal, ...]
    total: Decimal


def raise_to_percentile(plan: Plan, market: Snapshot, percentile: Decimal) -> RaiseToPercentile:
    """Return the cost of paying nobody less than a percentile, from the horizon's first month.

    Nobody is paid less for it. The new pay is rounded as offers are. Contractors and seats without
    a band keep theirs.

    Args:
        plan: The plan.
        market: The market, with the plan's overrides in it.
        percentile: A fraction from 0.10 to 0.90.

    Raises:
        PercentileRangeError: If the percentile lies outside.
        UnknownCurrencyError, NegativeGrossError, KeyError: As ``price_seat``.
    """
    raised, added = [], []
    for seat in paid_seats(plan, market):
        now = market_standing(seat, market)
        if now is None:
            continue
        offer = offer_at_percentile(now.band, percentile)
        if offer.base.amount > now.base.amount:
            raised.append((seat.id, offer))
            added.append(_added(seat, offer, plan, market))
    by_month = sum_by_month(added, plan.horizon_months)
    return RaiseToPercentile(
        percentile, tuple(raised), plan.months, by_month, sum(by_month, Decimal(0))
    )


def _added(seat: Seat, offer: Offer, plan: Plan, market: Snapshot) -> tuple[Decimal, ...]:
    before, after = (
        seat_months(each, price_seat(each, plan, market), plan, market).reporting_total
        for each in (seat, replace(seat, base_pay=offer.base))
    )
    return tuple(new - old for new, old in zip(after, before, strict=True))
