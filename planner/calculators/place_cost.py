"""What a year of a role costs in each place: its pay band at the target percentile, loaded."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.compensation import PERCENTILES, PercentileRangeError, offer_at
from planner.calculators.cost_evidence import charge_evidence, fee_evidence
from planner.calculators.loaded_cost import SeatCost, price_seat
from planner.calculators.trial_position import trial_position
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.pay_band import PayBand
from planner.market.place import Place
from planner.market.provenance import Grade, Provenance
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan
from planner.quantities.identifiers import CountryCode, PlaceId
from planner.quantities.money import Money


@dataclass(frozen=True, slots=True)
class PlaceCost:
    """A priced band, with the weakest grade of what the amount rests on.

    ``cost.base_pay`` is the band's pay at the target percentile.
    """

    band: PayBand
    cost: SeatCost
    grade: Grade
    evidence: tuple[Provenance, ...]


def place_costs(
    role: RoleFamily, level: Level, engagement: Engagement, plan: Plan, market: Snapshot
) -> Mapping[PlaceId, PlaceCost]:
    """Return the cost of a role in each place, priced once for places with one band.

    A place is absent without a band, and for an employee without cost lines; or where the plan has
    no rate for its currency. A contractor asks as much as an employee earns.

    Raises:
        PercentileRangeError: If the plan's target percentile lies outside P10 to P90.
    """
    percentile = plan.assumptions.target_percentile
    if not PERCENTILES[0] <= percentile <= PERCENTILES[-1]:
        raise PercentileRangeError(percentile)
    priced: dict[tuple[CountryCode, str], PlaceCost | None] = {}
    found = {}
    for place in market.places.values():
        band = market.pay_bands.at(role, level, place)
        if band is None:
            continue
        key = (place.country, band.area)
        if key not in priced:
            priced[key] = _priced(band, place, engagement, plan, market)
        cost = priced[key]
        if cost is not None:
            found[place.id] = cost
    return found


def quartile_costs(
    found: PlaceCost, place: Place, engagement: Engagement, plan: Plan, market: Snapshot
) -> tuple[Decimal, Decimal]:
    """Return a year at P25 and at P75 of a priced band, loaded, in the reporting currency.

    Args:
        found: What ``place_costs`` tells of the place.
        place: The place.
        engagement: How the person would be employed.
        plan: The plan that was priced for.
        market: Its market.
    """
    lower, upper = (
        _loaded(found.band, pay, place, engagement, plan, market).annual_reporting
        for pay in (found.band.p25, found.band.p75)
    )
    return lower, upper


def _priced(
    band: PayBand, place: Place, engagement: Engagement, plan: Plan, market: Snapshot
) -> PlaceCost | None:
    if engagement is not Engagement.CONTRACTOR and place.country not in market.employer_cost:
        return None
    pay = _offer(band, plan.assumptions.target_percentile)
    try:
        cost = _loaded(band, pay, place, engagement, plan, market)
    except UnknownCurrencyError:
        return None
    evidence = (
        band.provenance,
        *charge_evidence(cost),
        *fee_evidence(engagement, plan, market),
    )
    return PlaceCost(band, cost, max(each.grade for each in evidence), evidence)


def _loaded(
    band: PayBand, pay: Decimal, place: Place, engagement: Engagement, plan: Plan, market: Snapshot
) -> SeatCost:
    offer = Money(pay, band.currency)
    seat = trial_position(band.role, band.level, place.id, engagement, offer, plan)
    return price_seat(seat, plan, market)


def _offer(band: PayBand, percentile: Decimal) -> Decimal:
    """Return the offer at a percentile; a quantile the user gave keeps all of its digits."""
    if percentile in PERCENTILES:
        return band.quantiles[PERCENTILES.index(percentile)]
    return offer_at(band, percentile)
