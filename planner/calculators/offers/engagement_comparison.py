"""An employee of one's own, of an employer of record, or a contractor: what each costs a year."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from planner.calculators.loaded_cost import SeatCost
from planner.market.provenance import Grade, Provenance
from planner.plan.model import Engagement
from planner.quantities.money import Money


class MisclassificationSign(StrEnum):
    """What makes a contractor look like an employee; a sign to have reviewed, never advice."""

    SET_HOURS = "set-hours"
    """Works the hours the team sets."""
    FULL_TIME = "full-time"
    """Works as long a week as the country's standard one."""
    OPEN_ENDED = "open-ended"
    """No end is agreed."""
    OVER_A_YEAR = "over-a-year"
    """The end lies more than a year after the start."""


@dataclass(frozen=True, slots=True)
class EngagementTerms:
    """Assumptions of the comparison that are the user's to change.

    Attributes:
        entity_setup: What founding an entity costs once.
        entity_yearly: What keeping an entity costs a year, whoever works there.
        contractor_uplift: What a contractor asks above an employee's base pay, as a fraction.
        years: Over how many years the founding has to pay off.
    """

    entity_setup: Money
    entity_yearly: Money
    contractor_uplift: Decimal
    years: int


@dataclass(frozen=True, slots=True)
class EngagementCost:
    """A year of one person by one engagement.

    Attributes:
        cost: Line by line; an own entity without what founding and keeping it costs.
        grade: The weakest grade of what the cost rests on.
        evidence: Its sources.
    """

    engagement: Engagement
    cost: SeatCost
    grade: Grade
    evidence: tuple[Provenance, ...]


@dataclass(frozen=True, slots=True)
class EntityBreakEven:
    """When an own entity is cheaper than an employer of record.

    Attributes:
        saved_per_head: What one head saves a year in the reporting currency; negative where an
            employer of record is cheaper at any number.
        heads: The fewest heads for which founding pays off within the years of the terms; None
            where no number does.
        months: After how many months it pays off by the number of heads, 1 to 20; None where it
            never does.
    """

    saved_per_head: Decimal
    heads: int | None
    months: Mapping[int, int | None]


@dataclass(frozen=True, slots=True)
class EngagementComparison:
    """The engagements side by side for one base pay in one place.

    Attributes:
        costs: By engagement; those without evidence are absent.
        break_even: None where one of the two is not known.
        signs: What would make a contractor look like an employee.
        terms: The assumptions it rests on.
    """

    base: Money
    costs: Mapping[Engagement, EngagementCost]
    break_even: EntityBreakEven | None
    signs: tuple[MisclassificationSign, ...]
    terms: EngagementTerms
