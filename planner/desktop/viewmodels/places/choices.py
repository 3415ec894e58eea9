"""What is asked of places: whom one looks for, and the limits a place has to keep."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from planner.calculators.place_evidence import PlaceQuestion
from planner.calculators.place_limits import NO_LIMITS, LimitKind, Limits
from planner.market.country_facts import RestrictionFlag
from planner.market.provenance import Grade
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import Skill
from planner.market.time_zone import LAST_YEAR
from planner.plan.model import Engagement, Plan, SkillWeight
from planner.quantities.identifiers import PlaceId


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesChoices:
    """What is chosen; None asks for nothing.

    Attributes:
        skills: Weights in place of the role's own mix.
        anchor_id: The place shared hours are counted with; None is the plan's.
        min_overlap_hours: Hours on the median day.
        max_cost: A year, fully loaded, in the reporting currency.
        min_pool: People.
        max_holidays: Days in the time looked at.
        min_english: A fraction.
        pay_grade: The weakest grade of pay data.
        avoids_review: Whether a rule that asks for review puts a place outside.
    """

    role: RoleFamily = RoleFamily.AI_INFRASTRUCTURE_ENGINEER
    level: Level = Level.SENIOR
    engagement: Engagement = Engagement.OWN_ENTITY
    skills: tuple[SkillWeight, ...] | None = None
    anchor_id: PlaceId | None = None
    min_overlap_hours: Decimal | None = None
    max_cost: Decimal | None = None
    min_pool: Decimal | None = None
    max_holidays: Decimal | None = None
    min_english: Decimal | None = None
    pay_grade: Grade | None = None
    avoids_review: bool = False

    @property
    def limits(self) -> Limits:
        """What a place has to keep."""
        refused = frozenset(RestrictionFlag) if self.avoids_review else NO_LIMITS.refused
        return Limits(
            min_overlap_hours=self.min_overlap_hours,
            max_cost=self.max_cost,
            min_pool=self.min_pool,
            max_holidays=self.max_holidays,
            min_english=self.min_english,
            pay_grade=self.pay_grade,
            refused=refused,
        )


def usual_choices(plan: Plan) -> PlacesChoices:
    """Return what to begin with: the role and level most open positions ask for, no limits."""
    seats = plan.positions or plan.members
    if not seats:
        return PlacesChoices()
    role, level = Counter((seat.role, seat.level) for seat in seats).most_common(1)[0][0]
    return PlacesChoices(role=role, level=level)


def anchor_of(choices: PlacesChoices, plan: Plan, market: Snapshot) -> PlaceId | None:
    """Return the place shared hours are counted with; None where the market knows none."""
    wanted = choices.anchor_id or plan.anchor_id
    return wanted if wanted in market.places else None


def question_of(choices: PlacesChoices, plan: Plan, market: Snapshot) -> PlaceQuestion:
    """Return whom one looks for, over the first year of the plan's horizon."""
    first, last = days_of(plan)
    return PlaceQuestion(
        role=choices.role,
        level=choices.level,
        first_day=first,
        last_day=last,
        anchor_id=anchor_of(choices, plan, market),
        engagement=choices.engagement,
        skills=None
        if choices.skills is None
        else {Skill(skill): float(weight) for skill, weight in choices.skills},
    )


def days_of(plan: Plan) -> tuple[date, date]:
    """Return the first and last day places are looked at over: a year at most."""
    months = plan.months[:12]
    first = months[0].first_day
    return first, max(first, min(months[-1].last_day, date(LAST_YEAR, 12, 31)))


def relaxed(choices: PlacesChoices, kind: LimitKind, value: Decimal) -> PlacesChoices:
    """Return the choices with one limit moved so far that a value keeps it."""
    match kind:
        case LimitKind.MIN_OVERLAP:
            return replace(choices, min_overlap_hours=value)
        case LimitKind.MAX_COST:
            return replace(choices, max_cost=value)
        case LimitKind.MIN_POOL:
            return replace(choices, min_pool=value)
        case LimitKind.MAX_HOLIDAYS:
            return replace(choices, max_holidays=value)
        case LimitKind.MIN_ENGLISH:
            return replace(choices, min_english=value)
        case _:
            raise ValueError(kind)
