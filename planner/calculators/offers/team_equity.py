"""Fairness within a team: the same role and level across places, held against each market."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from planner.calculators.monthly_budget import is_budgeted
from planner.calculators.offers.offer import Offer, held_against
from planner.calculators.offers.purchasing_power import PurchasingPower, purchasing_power
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan, Seat
from planner.quantities.identifiers import PlaceId, SeatId

OUTLIER_DISTANCE = Decimal("0.1")
"""How far a compa-ratio may lie from its group's median, of ratios: a choice, a tenth."""

_ROLES = list(RoleFamily)
_LEVELS = list(Level)


@dataclass(frozen=True, slots=True)
class SeatPay:
    """What one seat is paid, held against its market.

    Attributes:
        offer: The base pay against the band of the place; its compa-ratio is pay / median.
        power: What it buys; None without a price level.
        is_outlier: Whether the compa-ratio lies further than a tenth from the group's median.
    """

    seat: Seat
    offer: Offer
    power: PurchasingPower | None
    is_outlier: bool


@dataclass(frozen=True, slots=True)
class PayGroup:
    """Seats of one role and level, wherever they are.

    Attributes:
        seats: Lowest compa-ratio first.
        median_ratio: Median of their compa-ratios.
        lowest_ratio: The smallest.
        highest_ratio: The largest.
    """

    role: RoleFamily
    level: Level
    seats: tuple[SeatPay, ...]
    median_ratio: Decimal
    lowest_ratio: Decimal
    highest_ratio: Decimal


@dataclass(frozen=True, slots=True)
class Compression:
    """Somebody of a higher level is paid no more than somebody of a lower one beside them.

    Both have the same role, place and way of being employed.

    Attributes:
        higher: The seat of the higher level.
        lower: The better paid seat of the lower level.
        gap: What the higher one is paid less, as a fraction of the lower one's pay; 0 if equal.
    """

    role: RoleFamily
    place_id: PlaceId
    higher: SeatId
    lower: SeatId
    gap: Decimal


@dataclass(frozen=True, slots=True)
class TeamEquity:
    """The plan's pay within and across levels.

    Attributes:
        groups: In the order of roles and levels.
        compressions: The widest gap first.
        without_band: Seats no band is known for, and contractors, whose fee no band tells.
    """

    groups: tuple[PayGroup, ...]
    compressions: tuple[Compression, ...]
    without_band: tuple[SeatId, ...]


def team_equity(plan: Plan, market: Snapshot) -> TeamEquity:
    """Hold the pay of a plan's people and budgeted positions against their markets.

    Left out are positions on hold or closed, whoever is gone before the horizon, and seats in
    places the market does not know.

    Args:
        plan: The plan.
        market: The market, with the plan's overrides in it.

    Raises:
        UnknownCurrencyError: If a currency has no rate.
        NegativeGrossError: If a seat's pay is below zero.
    """
    seats = tuple(paid_seats(plan, market))
    grouped: dict[tuple[int, int], list[tuple[Seat, Offer]]] = defaultdict(list)
    without = []
    for seat in seats:
        offer = market_standing(seat, market)
        if offer is None:
            without.append(seat.id)
        else:
            grouped[_ROLES.index(seat.role), _LEVELS.index(seat.level)].append((seat, offer))
    return TeamEquity(
        groups=tuple(_group(grouped[key], plan, market) for key in sorted(grouped)),
        compressions=tuple(sorted(_compressions(seats), key=lambda each: -each.gap)),
        without_band=tuple(without),
    )


def paid_seats(plan: Plan, market: Snapshot) -> Iterator[Seat]:
    """Yield whoever costs money within the horizon, in places the market knows."""
    first = plan.horizon_start.first_day
    for seat in plan.seats:
        is_there = seat.end is None or seat.end >= first
        if is_there and is_budgeted(seat) and seat.place_id in market.places:
            yield seat


def market_standing(seat: Seat, market: Snapshot) -> Offer | None:
    """Hold an employee's pay against its market; None for contractors, and without a band."""
    if seat.engagement is Engagement.CONTRACTOR:
        return None
    band = market.pay_bands.at(seat.role, seat.level, market.places[seat.place_id])
    if band is None or band.currency != seat.base_pay.currency:
        return None
    return held_against(band, seat.base_pay.amount)


def _group(held: list[tuple[Seat, Offer]], plan: Plan, market: Snapshot) -> PayGroup:
    middle = median(offer.compa_ratio for _seat, offer in held)
    seats = [
        SeatPay(
            seat,
            offer,
            purchasing_power(seat.place_id, seat.base_pay, plan, market),
            abs(offer.compa_ratio - middle) > OUTLIER_DISTANCE,
        )
        for seat, offer in sorted(held, key=lambda each: (each[1].compa_ratio, each[0].id))
    ]
    return PayGroup(
        role=seats[0].seat.role,
        level=seats[0].seat.level,
        seats=tuple(seats),
        median_ratio=middle,
        lowest_ratio=seats[0].offer.compa_ratio,
        highest_ratio=seats[-1].offer.compa_ratio,
    )


def _compressions(seats: Iterable[Seat]) -> Iterator[Compression]:
    """Hold each seat against the best paid of the lower levels beside it."""
    beside: dict[tuple[RoleFamily, PlaceId, bool], list[Seat]] = defaultdict(list)
    for seat in seats:
        is_contractor = seat.engagement is Engagement.CONTRACTOR
        beside[seat.role, seat.place_id, is_contractor].append(seat)
    for (role, place_id, _is_contractor), together in beside.items():
        for seat in together:
            lower = [each for each in together if _below(each, seat)]
            best = max(lower, key=lambda each: each.base_pay.amount, default=None)
            if best is not None and best.base_pay.amount >= seat.base_pay.amount > 0:
                gap = 1 - seat.base_pay.amount / best.base_pay.amount
                yield Compression(role, place_id, seat.id, best.id, gap)


def _below(seat: Seat, other: Seat) -> bool:
    return (
        _LEVELS.index(seat.level) < _LEVELS.index(other.level)
        and seat.base_pay.currency == other.base_pay.currency
    )
