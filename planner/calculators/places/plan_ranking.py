"""The places ranked for what a plan mostly looks for."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from planner.calculators.compensation import PercentileRangeError
from planner.calculators.place_evidence import PlaceQuestion, place_evidence
from planner.calculators.place_fit import PlaceFit, place_fits, weights_of
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.market.time_zone import LAST_YEAR, BeyondZoneRulesError
from planner.plan.model import Plan, PositionStatus


@dataclass(frozen=True, slots=True)
class PlanRanking:
    """Every place for a role and level, best first, by the plan's own weights.

    Attributes:
        question: Whom the plan mostly looks for, over its horizon, with its anchor.
        fits: The places that no rule excludes, best first, then the others.
    """

    question: PlaceQuestion
    fits: tuple[PlaceFit, ...]


def most_wanted(plan: Plan) -> tuple[RoleFamily, Level] | None:
    """Return the role and level of most open positions, else of most seats; None of an empty plan.

    Of several as frequent the first in the plan counts.
    """
    seats = [each for each in plan.positions if each.status is PositionStatus.OPEN]
    counted = Counter((seat.role, seat.level) for seat in seats or plan.seats)
    return max(counted, key=lambda asked: counted[asked], default=None)


def plan_ranking(plan: Plan, market: Snapshot) -> PlanRanking | None:
    """Rank the places for a plan; None where it looks for nobody, or nothing can be compared.

    Args:
        plan: Its positions, anchor, weights, rates and assumptions.
        market: The market, with the plan's overrides in it.
    """
    wanted = most_wanted(plan)
    if wanted is None:
        return None
    first, last = plan.months[0].first_day, plan.months[-1].last_day
    question = PlaceQuestion(
        role=wanted[0],
        level=wanted[1],
        first_day=first,
        last_day=max(first, min(last, date(LAST_YEAR, 12, 31))),
        anchor_id=plan.anchor_id if plan.anchor_id in market.places else None,
    )
    try:
        places = place_evidence(question, plan, market)
    except (PercentileRangeError, UnknownCurrencyError, BeyondZoneRulesError):
        return None
    return PlanRanking(question, place_fits(places, weights_of(plan.fit_weights)))
