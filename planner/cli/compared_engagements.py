"""The engagements of a salary side by side, with whose rates the comparison follows."""

from dataclasses import dataclass

from planner.calculators.offers.engagement_comparison import EngagementComparison
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.quantities.identifiers import CountryCode


@dataclass(frozen=True, slots=True)
class ComparedEngagements:
    """An answer: the comparison, with whose rates it follows."""

    country: CountryCode
    compared: EngagementComparison
    plan: Plan
    market: Snapshot
