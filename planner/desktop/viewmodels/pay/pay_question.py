"""What the Pay page is asked: whose pay, where in the market, in which money."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from planner.calculators.compensation import PERCENTILES, PercentileRangeError
from planner.calculators.offers.engagement_comparison import USUAL_TERMS, EngagementTerms
from planner.market.role import Level, RoleFamily
from planner.plan.model import Engagement, Plan, Seat
from planner.quantities.identifiers import PlaceId

MOST_UPLIFT = Decimal("0.40")
"""How far an offer is raised at most to see what that does."""


class MoneyBasis(StrEnum):
    """In which money pay is compared."""

    LOCAL = "local"
    REPORTING = "reporting"
    PURCHASING_POWER = "purchasing-power"
    """Dollars that buy everywhere what one buys in the United States."""


class PayParts(StrEnum):
    """What of an offer is told."""

    BASE = "base"
    TOTAL = "total"
    """Base pay with bonus, equity and benefits."""


@dataclass(frozen=True, slots=True)
class PayQuestion:
    """What the reader chose.

    Attributes:
        percentile: Where in each pay band the offer is, 0.10 to 0.90.
        uplift: What is added to the offer to see what that does, as a fraction; 0 for nothing.
        added: Places looked at that are neither in the plan nor on its shortlist.
        engagement: How its cost is told; None takes how the plan employs people there.
        terms: What the engagements are compared by.
    """

    role: RoleFamily
    level: Level
    percentile: Decimal
    uplift: Decimal = Decimal(0)
    basis: MoneyBasis = MoneyBasis.LOCAL
    parts: PayParts = PayParts.BASE
    added: tuple[PlaceId, ...] = ()
    engagement: Engagement | None = None
    terms: EngagementTerms = USUAL_TERMS

    def at_percentile(self, percentile: Decimal) -> "PayQuestion":
        """Return the question for another percentile.

        Raises:
            PercentileRangeError: If it lies outside P10 to P90.
        """
        if not PERCENTILES[0] <= percentile <= PERCENTILES[-1]:
            raise PercentileRangeError(percentile)
        return replace(self, percentile=percentile)


def first_question(plan: Plan) -> PayQuestion:
    """Return where to begin: the role and level most open positions of the plan have."""
    counts: dict[tuple[RoleFamily, Level], int] = {}
    seats: tuple[Seat, ...] = plan.positions or plan.members
    for seat in seats:
        counts[seat.role, seat.level] = counts.get((seat.role, seat.level), 0) + 1
    role, level = max(
        counts, key=lambda key: counts[key], default=(RoleFamily.GPU_CLUSTER_ENGINEER, Level.SENIOR)
    )
    return PayQuestion(role, level, within_band(plan.assumptions.target_percentile))


def within_band(percentile: Decimal) -> Decimal:
    """Return a percentile, or the nearest one a pay band tells something about."""
    return min(max(percentile, PERCENTILES[0]), PERCENTILES[-1])
