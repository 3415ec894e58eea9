"""The coefficients of hiring that hold for a plan: its own, else the published, else assumed."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.quantities.identifiers import CountryCode

BASELINE_DAYS = "baseline-days"
"""Median days from requisition opened to offer accepted where every factor is 1."""
SPREAD = "spread"
"""Standard deviation of the logarithm of the days."""
POOL_REFERENCE = "pool-reference"
"""Professionals of the country for each seat at which the pool's factor is 1."""
POOL_ELASTICITY = "pool-elasticity"
POOL_FASTEST = "pool-fastest"
POOL_SLOWEST = "pool-slowest"
"""The pool's factor stays between these two."""
THIN_POOL_PEOPLE = "thin-pool-people"
"""With so many professionals for each seat it is filled with a chance of 1 - 1/e."""
UNKNOWN_POOL_CHANCE = "unknown-pool-chance"
"""The chance to fill a seat where no pool is known."""
PAY_ELASTICITY = "pay-elasticity"
"""Of the days, on the odds of the pay's percentile."""
DECLINE_AT_MEDIAN = "decline-at-median"
"""The chance that an offer at the median of the pay band is declined."""
DECLINE_ELASTICITY = "decline-elasticity"
"""Of the odds to be declined, on the odds of the pay's percentile."""
DECLINE_SHARE = "decline-share"
"""What another candidate takes after a declined offer, as a share of the median days."""
DECISION_DAYS = "decision-days"
"""Median days from an offer made to its acceptance."""
LEAST_NOTICE_DAYS = "least-notice-days"
"""The notice that is given where the law asks for less."""
CONTRACTOR_NOTICE_DAYS = "contractor-notice-days"
FIRST_SLATE_SHARE = "first-slate-share"
"""Of the days, when there are first candidates to choose from."""
OFFER_SHARE = "offer-share"
"""Of the days, when the offer is made."""
HISTORY_WEIGHT = "history-weight"
"""How many past hires weigh as much as the published assumptions."""
RAMP_UP_SPREAD = "ramp-up-spread"
"""Standard deviation of the logarithm of the days of ramp-up."""
LEVER_FLOOR = "lever-floor"
"""All levers together leave at least this share of the days."""

ASSUMED: Mapping[str, float] = MappingProxyType(
    {
        BASELINE_DAYS: 56,
        SPREAD: 0.45,
        POOL_REFERENCE: 10_000,
        POOL_ELASTICITY: 0.15,
        POOL_FASTEST: 0.7,
        POOL_SLOWEST: 2.5,
        THIN_POOL_PEOPLE: 3,
        UNKNOWN_POOL_CHANCE: 0.5,
        PAY_ELASTICITY: 0.2,
        DECLINE_AT_MEDIAN: 0.2,
        DECLINE_ELASTICITY: 0.5,
        DECLINE_SHARE: 0.35,
        DECISION_DAYS: 10,
        LEAST_NOTICE_DAYS: 14,
        CONTRACTOR_NOTICE_DAYS: 14,
        FIRST_SLATE_SHARE: 0.35,
        OFFER_SHARE: 0.85,
        HISTORY_WEIGHT: 8,
        RAMP_UP_SPREAD: 0.25,
        LEVER_FLOOR: 0.35,
    }
)
"""What is taken where a data pack of an older program says nothing: as the shipped table likely."""

_ABOVE_ZERO = frozenset(
    {BASELINE_DAYS, POOL_REFERENCE, POOL_FASTEST, POOL_SLOWEST, THIN_POOL_PEOPLE, LEVER_FLOOR}
)
_EXPONENTS = frozenset(
    {SPREAD, RAMP_UP_SPREAD, POOL_ELASTICITY, PAY_ELASTICITY, DECLINE_ELASTICITY}
)
_LEAST, _MOST, _MOST_EXPONENT = 0.01, 1e6, 5.0


@dataclass(frozen=True, slots=True)
class Coefficients:
    """The coefficients of a plan by name."""

    values: Mapping[str, float]

    def of(self, name: str) -> float:
        """Return a coefficient that is no factor of a role, level or country."""
        return self.values[name]

    def role(self, role: RoleFamily) -> float:
        """Return what a role multiplies the days by; 1 where nothing is known."""
        return self.values.get(role_name(role), 1.0)

    def level(self, level: Level) -> float:
        """Return what a level multiplies the days by; 1 where nothing is known."""
        return self.values.get(level_name(level), 1.0)

    def country(self, country: CountryCode) -> float:
        """Return what a country multiplies the days by; 1 where nothing is known."""
        return self.values.get(country_name(country), 1.0)


def role_name(role: RoleFamily) -> str:
    """Return the name of a role's coefficient."""
    return f"role.{role.value}"


def level_name(level: Level) -> str:
    """Return the name of a level's coefficient."""
    return f"level.{level.value}"


def country_name(country: CountryCode) -> str:
    """Return the name of a country's coefficient."""
    return f"country.{country}"


def coefficients_of(plan: Plan, market: Snapshot) -> Coefficients:
    """Return the coefficients that hold for a plan.

    Raises:
        MarketDataError: If the table is damaged.
    """
    published = {name: float(each.likely) for name, each in market.hiring_coefficients.items()}
    own = {name: float(value) for name, value in plan.hiring.coefficients.items()}
    values = {**ASSUMED, **published, **own}
    return Coefficients({name: _within(name, value) for name, value in values.items()})


def _within(name: str, value: float) -> float:
    """Return what can be reckoned with: nothing is divided by 0, and no power is beyond numbers."""
    least = _LEAST if name in _ABOVE_ZERO or "." in name else 0.0
    return min(max(value, least), _MOST_EXPONENT if name in _EXPONENTS else _MOST)
