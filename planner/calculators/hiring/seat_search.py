"""What the search for one seat rests on before others are looked at: its factors, pay and pool."""

from collections.abc import Hashable
from dataclasses import dataclass

from planner.calculators.hiring.calibration import NO_HISTORY, History, history_of
from planner.calculators.hiring.coefficients import (
    BASELINE_DAYS,
    DECLINE_SHARE,
    HISTORY_WEIGHT,
    PAY_ELASTICITY,
    POOL_ELASTICITY,
    POOL_FASTEST,
    POOL_REFERENCE,
    POOL_SLOWEST,
    SPREAD,
    Coefficients,
)
from planner.calculators.hiring.declines import decline_probability
from planner.calculators.hiring.last_known import LastKnown
from planner.calculators.hiring.pay_odds import pay_odds
from planner.calculators.hiring.posting_gap import posting_gap
from planner.calculators.hiring.seat_hiring import Driver, DriverKind
from planner.calculators.hiring.time_to_fill import days_until
from planner.calculators.seat_evidence import weights_of
from planner.market.role import RoleFamily
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import SkillWeights, role_pool
from planner.plan.levers import PastHire
from planner.plan.model import Plan, Position, Seat, SkillWeight
from planner.quantities.identifiers import CountryCode


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatSearch:
    """One open seat.

    Attributes:
        position: As the plan has it.
        levered: As its levers make it.
        country: Where it is.
        people: Professionals of the country with its skill mix; None where nobody knows.
        odds: Of the percentile of the pay that the plan has.
        levered_odds: Of the pay as the levers make it.
        drivers: What its median days are the product of, without pool, levers and elapsed days.
        posting_gap: What its posting leaves unsaid, 0 to 1; 0 where no lever asks for it.
    """

    position: Position
    levered: Position
    country: CountryCode
    people: float | None
    odds: float
    levered_odds: float
    drivers: tuple[Driver, ...]
    posting_gap: float = 0.0

    @property
    def pool(self) -> Hashable:
        """What names the pool that it is filled from."""
        return self.position.role, self.country

    @property
    def days(self) -> float:
        """The product of its drivers."""
        product = 1.0
        for driver in self.drivers:
            product *= driver.factor
        return product


class SearchSource:
    """Finds what the searches for the seats of one plan rest on.

    Args:
        plan: Its association of skills and its past hires.
        market: The market.
        coefficients: Of the plan.
        with_posting_gaps: Whether a lever asks for what postings leave unsaid.
    """

    def __init__(
        self,
        plan: Plan,
        market: Snapshot,
        coefficients: Coefficients,
        *,
        with_posting_gaps: bool = False,
    ) -> None:
        self._plan = plan
        self._with_posting_gaps = with_posting_gaps
        self._market = market
        self._coefficients = coefficients
        self._association = float(plan.assumptions.skill_association)
        self._pools = _last_pools.of((market.talent_pools,), dict)
        self._history = NO_HISTORY
        self._history = history_of(
            plan.past_hires, self._days_of_past, coefficients.of(HISTORY_WEIGHT)
        )

    @property
    def history(self) -> History:
        """What the past hires say."""
        return self._history

    def of(self, position: Position, levered: Position) -> SeatSearch | None:
        """Return what the search for a position rests on; None in a place nobody knows.

        Raises:
            MarketDataError: If a table is damaged.
        """
        place = self._market.places.get(position.place_id)
        if place is None:
            return None
        odds = self._odds(position)
        raised = position.base_pay != levered.base_pay
        return SeatSearch(
            position=position,
            levered=levered,
            country=place.country,
            people=self._people(position, place.country),
            odds=odds,
            levered_odds=self._odds(levered) if raised else odds,
            drivers=self._drivers(position, place.country, odds),
            posting_gap=posting_gap(self._plan, position) if self._with_posting_gaps else 0.0,
        )

    def _drivers(self, position: Position, country: CountryCode, odds: float) -> tuple[Driver, ...]:
        coefficients = self._coefficients
        return (
            Driver(DriverKind.BASELINE, coefficients.of(BASELINE_DAYS)),
            Driver(DriverKind.ROLE, coefficients.role(position.role)),
            Driver(DriverKind.LEVEL, coefficients.level(position.level)),
            Driver(DriverKind.COUNTRY, coefficients.country(country)),
            Driver(DriverKind.PAY, pay_factor(odds, coefficients)),
            Driver(DriverKind.HISTORY, self._history.of(position.role)),
        )

    def _odds(self, position: Position) -> float:
        place = self._market.places[position.place_id]
        band = self._market.pay_bands.at(position.role, position.level, place)
        if band is None or band.currency != position.base_pay.currency:
            return 1.0
        return pay_odds(band, position.base_pay.amount)

    def _people(self, seat: Seat, country: CountryCode) -> float | None:
        mix = seat.role if seat.skill_weights is None else seat.skill_weights
        key = mix, country, self._association
        if key not in self._pools:
            self._pools[key] = self._pool(weights_of(seat, self._market), country)
        return self._pools[key]

    def _pool(self, weights: SkillWeights | None, country: CountryCode) -> float | None:
        if weights is None:
            return None
        found = role_pool(self._market.talent_pools, country, weights, self._association)
        return None if found is None else found.people.expected

    def _days_of_past(self, hire: PastHire) -> float:
        """Return the days assumed for a hire of the past, its declined offers included.

        At the median pay, and with its pool to itself.
        """
        coefficients = self._coefficients
        days = coefficients.of(BASELINE_DAYS) * coefficients.role(hire.role)
        days *= coefficients.level(hire.level) * coefficients.country(hire.country)
        weights = self._market.talent_pools.role_skills.get(hire.role)
        days *= pool_factor(self._pool(weights, hire.country), 1, coefficients)
        return days_until(
            _MEDIAN,
            days,
            coefficients.of(SPREAD),
            decline_probability(1.0, 1.0, coefficients),
            coefficients.of(DECLINE_SHARE) * days,
        )


_MEDIAN = 0.5
_PoolKey = tuple[RoleFamily | tuple[SkillWeight, ...], CountryCode, float]
_last_pools: LastKnown[dict[_PoolKey, float | None]] = LastKnown({})
"""People by skill mix, country and association, of the talent tables that were last asked."""


def pay_factor(odds: float, coefficients: Coefficients) -> float:
    """Return what pay multiplies the days by: the odds of its percentile to a power.

        factor = (percentile / (1 - percentile))^-elasticity

    1 at the median of the band; the further out, the more each percentile counts.
    """
    return float(odds ** -coefficients.of(PAY_ELASTICITY))


def pool_factor(people: float | None, seats: int, coefficients: Coefficients) -> float:
    """Return what the pool multiplies the days by; 1 where no pool is known.

        factor = (people for each seat / reference)^-elasticity

    within bounds, so that a big pool does not make a search end at once, nor a small one never.
    """
    if people is None:
        return 1.0
    fastest, slowest = coefficients.of(POOL_FASTEST), coefficients.of(POOL_SLOWEST)
    ratio = people / seats / coefficients.of(POOL_REFERENCE)
    if ratio <= 0:
        return slowest
    return float(min(max(ratio ** -coefficients.of(POOL_ELASTICITY), fastest), slowest))
