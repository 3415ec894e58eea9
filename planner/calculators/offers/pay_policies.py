"""Pay policies held against each other: what each offers, costs, and how fair it is.

With R the reference place's pay at the target percentile in local money, and M the market's pay of
the place at it,

    market    = M
    one rate  = R
    tiers     = R x the factor of the place's tier
    blend     = R x share + M x (1 - share)

each rounded as offers are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from planner.calculators.compensation import BandSide, pay_at
from planner.calculators.loaded_cost import price_seat
from planner.calculators.offers.location_factor import factored_pay
from planner.calculators.offers.offer import Offer, as_offers_are_rounded, held_against
from planner.calculators.offers.pay_spread import typical_spread
from planner.calculators.offers.purchasing_power import PurchasingPower, purchasing_power
from planner.calculators.offers.team_equity import market_standing, paid_seats
from planner.calculators.plan_rates import plan_rate
from planner.market.pay_band import PayBand
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Seat
from planner.plan.place_choice import PayPolicy, PayPolicyKind
from planner.quantities.identifiers import PlaceId, SeatId
from planner.quantities.money import round_half_up

_ZERO = Decimal(0)
_FACTOR_DIGITS = 4


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
        policy: The policy; None stands for the pay as it is planned.
        offers: In the order of the seats.
        annual_reporting: All of these seats' years, fully loaded.
        change_reporting: What that is more than the planned pay of the same seats.
        ratio_spread: How far compa-ratios typically lie from each other within a role and level
            (``pay_spread``); None without two to compare.
        power_spread: The same of what pay buys.
        below_band: How many offers lie below P10.
        above_band: How many lie above P90.
        without: Seats the policy has no offer for.
    """

    policy: PayPolicy | None
    offers: tuple[PolicyOffer, ...]
    annual_reporting: Decimal
    change_reporting: Decimal
    ratio_spread: Decimal | None
    power_spread: Decimal | None
    below_band: int
    above_band: int
    without: tuple[SeatId, ...]


def compared_policies(plan: Plan, market: Snapshot) -> tuple[PolicyOutcome, ...]:
    """Return the pay as planned, then each kind of policy with the plan's own terms of it.

    Raises:
        PercentileRangeError: If the target percentile lies outside P10 to P90.
        UnknownCurrencyError, NegativeGrossError, KeyError: As ``price_seat``.
    """
    policies = [replace(plan.pay_policy, kind=kind) for kind in PayPolicyKind]
    return tuple(policy_outcome(policy, plan, market) for policy in (None, *policies))


def policy_outcome(policy: PayPolicy | None, plan: Plan, market: Snapshot) -> PolicyOutcome:
    """Return what a policy would pay all people and budgeted positions of a plan.

    Contractors and seats without a band are left out; so are, but for the market's bands, seats
    whose role and level has no band in the reference place.

    Args:
        policy: The policy; None takes the pay as it is planned.
        plan: The plan, whose target percentile holds in every place.
        market: The market, with the plan's overrides in it.

    Raises:
        PercentileRangeError: If the target percentile lies outside P10 to P90.
        UnknownCurrencyError, NegativeGrossError, KeyError: As ``price_seat``.
    """
    paid = tuple(paid_seats(plan, market))
    priced = [(seat, _priced(seat, policy, plan, market)) for seat in paid]
    held = [(seat, each) for seat, each in priced if each is not None]
    now = sum((price_seat(seat, plan, market).annual_reporting for seat, _offer in held), _ZERO)
    offers = tuple(offer for _seat, offer in held)
    annual = sum((each.annual_reporting for each in offers), _ZERO)
    sides = [each.offer.standing.side for each in offers]
    return PolicyOutcome(
        policy=policy,
        offers=offers,
        annual_reporting=annual,
        change_reporting=annual - now,
        ratio_spread=typical_spread(_ratios(held)),
        power_spread=typical_spread(_powers(held)),
        below_band=sides.count(BandSide.BELOW),
        above_band=sides.count(BandSide.ABOVE),
        without=tuple(seat.id for seat, offer in priced if offer is None),
    )


def reference_place(policy: PayPolicy, plan: Plan) -> PlaceId:
    """Return whose pay a policy starts from: its own choice, else the plan's anchor."""
    return plan.anchor_id if policy.reference_id is None else policy.reference_id


_Group = tuple[RoleFamily, Level]
_Held = Iterable[tuple[Seat, PolicyOffer]]


def _ratios(held: _Held) -> Iterator[tuple[_Group, Decimal]]:
    for seat, each in held:
        yield (seat.role, seat.level), each.offer.base.amount / each.offer.band.p50


def _powers(held: _Held) -> Iterator[tuple[_Group, Decimal]]:
    for seat, each in held:
        if each.power is not None:
            yield (seat.role, seat.level), each.power.international_dollars


def _priced(
    seat: Seat, policy: PayPolicy | None, plan: Plan, market: Snapshot
) -> PolicyOffer | None:
    now = market_standing(seat, market)
    if now is None:
        return None
    found: _Asked | None = _Asked(now.base.amount)
    if policy is not None:
        found = _asked(policy, now.band, seat, plan, market)
    if found is None:
        return None
    offer = now if policy is None else held_against(now.band, as_offers_are_rounded(found.pay))
    cost = price_seat(replace(seat, base_pay=offer.base), plan, market)
    power = purchasing_power(seat.place_id, offer.base, plan, market)
    return PolicyOffer(seat.id, offer, found.factor, found.tier, cost.annual_reporting, power)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Pay under a policy before it is rounded."""

    pay: Decimal
    factor: Decimal | None = None
    tier: int | None = None


def _asked(
    policy: PayPolicy, band: PayBand, seat: Seat, plan: Plan, market: Snapshot
) -> _Asked | None:
    in_market = pay_at(band, plan.assumptions.target_percentile)
    reference = _reference_pay(policy, band, plan, market)
    if reference is None:
        return _Asked(in_market) if policy.kind is PayPolicyKind.MARKET else None
    tier, pay = None, in_market
    match policy.kind:
        case PayPolicyKind.ONE_RATE:
            pay = reference
        case PayPolicyKind.TIERS:
            tier = tier_of(policy, seat.place_id, in_market / reference)
            pay = factored_pay(reference, policy.tier_factors[tier])
        case PayPolicyKind.BLEND:
            pay = reference * policy.blend_share + in_market * (1 - policy.blend_share)
        case PayPolicyKind.MARKET:
            pass
    return _Asked(pay, round_half_up(pay / reference, _FACTOR_DIGITS), tier)


def _reference_pay(
    policy: PayPolicy, band: PayBand, plan: Plan, market: Snapshot
) -> Decimal | None:
    """Return the reference place's pay of a band's role and level in the band's currency."""
    place = market.places.get(reference_place(policy, plan))
    found = None if place is None else market.pay_bands.at(band.role, band.level, place)
    if found is None:
        return None
    pay = pay_at(found, plan.assumptions.target_percentile)
    if found.currency == band.currency:
        return pay
    rates = (plan_rate(plan, market, each) for each in (found.currency, band.currency))
    from_rate, to_rate = rates
    return pay * from_rate / to_rate


def tier_of(policy: PayPolicy, place_id: PlaceId, market_factor: Decimal) -> int:
    """Return the tier a place is in: the one it was put into, else the one nearest its market.

    Args:
        policy: One with at least one tier.
        place_id: The place.
        market_factor: The market's pay there as a fraction of the reference place's.
    """
    chosen = policy.tiers.get(place_id)
    if chosen is not None and chosen < len(policy.tier_factors):
        return chosen
    factors = policy.tier_factors
    return min(range(len(factors)), key=lambda tier: abs(factors[tier] - market_factor))
