"""What the market tells of a seat: its pay band, where its pay stands in it, and its pool."""

from dataclasses import dataclass

from planner.calculators.compensation import OfferStanding, offer_at, standing_of
from planner.calculators.place_pool import PlacePool, pool_near
from planner.market.pay_band import PayBand
from planner.market.place import Place
from planner.market.role import RoleFamily
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import HeadcountRange, RolePool, SkillWeights, role_pool
from planner.plan.model import Plan, Seat, SkillWeight
from planner.quantities.identifiers import PlaceId
from planner.quantities.money import Money


@dataclass(frozen=True, slots=True)
class SeatEvidence:
    """Each part is None where there is no evidence for it.

    Attributes:
        band: The pay band of the place's metropolitan area, else of its country.
        standing: Where the base pay stands in the band; None also where there is no pay yet, or
            pay in another currency.
        pool: People with the seat's skill mix, its own or its role's, in commuting reach.
        nationwide: People with that skill mix in the country.
        growth: Yearly growth of the country's professionals, a fraction.
    """

    band: PayBand | None = None
    standing: OfferStanding | None = None
    pool: PlacePool | None = None
    nationwide: RolePool | None = None
    growth: HeadcountRange | None = None


NO_SEAT_EVIDENCE = SeatEvidence()

_Mix = RoleFamily | tuple[SkillWeight, ...]
"""A role's usual skills, or a seat's own."""


def weights_of(seat: Seat, market: Snapshot) -> SkillWeights | None:
    """Return what a seat asks for: its own skill weights, else its role's; None without any.

    Raises:
        MarketDataError: If the table is damaged.
    """
    if seat.skill_weights is not None:
        return {skill: float(weight) for skill, weight in seat.skill_weights}
    return market.talent_pools.role_skills.get(seat.role)


class SeatEvidenceSource:
    """Finds the evidence of the seats of one plan; pools of a mix and place are worked out once.

    Args:
        plan: Its association of skills.
        market: The market, with the plan's own figures in it.
    """

    def __init__(self, plan: Plan, market: Snapshot) -> None:
        self._market = market
        self._association = float(plan.assumptions.skill_association)
        self._pools: dict[tuple[_Mix, PlaceId], SeatEvidence] = {}

    def of(self, seat: Seat) -> SeatEvidence:
        """Return the evidence of a seat.

        Raises:
            MarketDataError: If a table is damaged.
        """
        place = self._market.places.get(seat.place_id)
        if place is None:
            return NO_SEAT_EVIDENCE
        mix = seat.role if seat.skill_weights is None else seat.skill_weights
        key = mix, place.id
        pools = self._pools.get(key)
        if pools is None:
            pools = self._pools[key] = self._pools_of(seat, place)
        band = self._market.pay_bands.at(seat.role, seat.level, place)
        standing = _standing(band, seat.base_pay) if band is not None else None
        return SeatEvidence(band, standing, pools.pool, pools.nationwide, pools.growth)

    def _pools_of(self, seat: Seat, place: Place) -> SeatEvidence:
        pools = self._market.talent_pools
        country = pools.countries.get(place.country)
        weights = weights_of(seat, self._market)
        if country is None or weights is None:
            return NO_SEAT_EVIDENCE
        return SeatEvidence(
            pool=pool_near(self._market, place, weights, self._association),
            nationwide=role_pool(pools, place.country, weights, self._association),
            growth=country.yearly_growth,
        )


def band_pay(seat: Seat, plan: Plan, market: Snapshot) -> Money | None:
    """Return the pay of a seat's band at the plan's target percentile, to three digits.

    None without a band, or where the band is not in the currency the place pays in.

    Raises:
        PercentileRangeError: If the target percentile lies outside P10 to P90.
        MarketDataError: If a table is damaged.
    """
    place = market.places.get(seat.place_id)
    band = market.pay_bands.at(seat.role, seat.level, place) if place is not None else None
    if band is None or band.currency != market.currency_of(seat.place_id):
        return None
    return Money(offer_at(band, plan.assumptions.target_percentile), band.currency)


def _standing(band: PayBand, pay: Money) -> OfferStanding | None:
    if pay.currency != band.currency or pay.amount <= 0:
        return None
    return standing_of(band, pay.amount)
