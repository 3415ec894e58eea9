"""The plan: one frozen value holding everything the user decided."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from planner.market.override import FigureKey, Override, Reason
from planner.market.role import Level, RoleFamily
from planner.market.talent_pool import ASSUMED_ASSOCIATION, Skill
from planner.plan.company_day import CompanyDay
from planner.plan.levers import HiringAssumptions, LeverKind, LeverSetting, PastHire
from planner.plan.onboarding import (
    Contact,
    LeadTimeKey,
    Leave,
    OnboardingRules,
    OnboardingTemplate,
    TaskKey,
    TaskOwner,
    TaskState,
)
from planner.plan.place_choice import FitWeights, PayPolicy
from planner.plan.posting import NO_POSTING, Posting
from planner.plan.scenario import Scenario
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import (
    CountryCode,
    CurrencyCode,
    PlaceId,
    ScenarioId,
    SeatId,
    TeamId,
    TemplateId,
)
from planner.quantities.money import Money
from planner.quantities.month import Month


class Engagement(StrEnum):
    """How a person is employed."""

    OWN_ENTITY = "own-entity"
    EMPLOYER_OF_RECORD = "employer-of-record"
    CONTRACTOR = "contractor"


class PositionStatus(StrEnum):
    """How far a position is."""

    OPEN = "open"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    ON_HOLD = "on-hold"
    CLOSED = "closed"

    @cached_property
    def is_budgeted(self) -> bool:
        """Whether the position costs money in the plan; asked of every position, all the time."""
        return self not in (PositionStatus.ON_HOLD, PositionStatus.CLOSED)


class Priority(StrEnum):
    """How much a position matters among the others."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


SkillWeight = tuple[Skill, Decimal]
"""A skill and how much of it is asked for, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """What a position and a team member have in common: a role in a place for a price.

    Attributes:
        base_pay: Annual gross in the currency of the place; for a contractor the annual fee.
        start: First day; for a position the target start.
        end: Last day, or None.
        working_pattern: None follows the team's, the place's or the plan's.
        benefits_share: Benefits as a fraction of base pay; None follows the plan's assumption.
        skill_weights: What is asked for beyond the role's usual mix; None follows the role.
        cost_center: Where finance books the seat.
        notes: Anything the user wants to remember.
        leave: Days the person is away, which onboarding works around.
        bonus_share: Yearly bonus at target as a fraction of base pay; no part of the budget.
        equity_per_year: What shares or options are worth a year; no part of the budget.
    """

    id: SeatId
    team_id: TeamId
    role: RoleFamily
    level: Level
    place_id: PlaceId
    engagement: Engagement
    base_pay: Money
    start: date
    end: date | None = None
    working_pattern: WorkingPattern | None = None
    benefits_share: Decimal | None = None
    skill_weights: tuple[SkillWeight, ...] | None = None
    cost_center: str = ""
    notes: str = ""
    leave: tuple[Leave, ...] = ()
    bonus_share: Decimal | None = None
    equity_per_year: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Seat):
    """A seat to fill.

    Attributes:
        buddy_id: The member who helps the new hire in.
        mentor_id: The member who teaches them.
        candidate: Who is to fill it, once that is known.
        opened: When its requisition was opened, or is to be; None lets it open so that the start is
            met.
        template_id: The onboarding template; None follows the role.
        is_new_to_domain: Whether the hire comes from another domain, which takes longer.
        posting: What its posting says of its own.
    """

    status: PositionStatus = PositionStatus.OPEN
    priority: Priority = Priority.MEDIUM
    hiring_manager: str = ""
    buddy_id: SeatId | None = None
    mentor_id: SeatId | None = None
    candidate: str = ""
    opened: date | None = None
    template_id: TemplateId | None = None
    is_new_to_domain: bool = False
    posting: Posting = NO_POSTING


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMember(Seat):
    """Somebody already employed.

    Attributes:
        hires_at_once: Whom they can mentor or be a buddy of at once; None follows the plan's
            rules, 0 leaves them out.
    """

    name: str
    manager: str = ""
    hires_at_once: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A group of seats.

    ``anchor_id`` overrides the plan's anchor place for its overlap, ``working_pattern`` the
    pattern of its places and of the plan; ``posting`` is what the postings of its positions say.
    """

    id: TeamId
    name: str
    anchor_id: PlaceId | None = None
    working_pattern: WorkingPattern | None = None
    posting: Posting = NO_POSTING


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """Figures the user may change that are neither market data nor one seat's own.

    Attributes:
        benefits_share: Benefits beyond the law as a fraction of base pay (not for contractors).
        benefits_share_by_country: Overrides of ``benefits_share``.
        equipment: One-off purchase for a new hire who is not a contractor, in the first month.
        equipment_by_country: Overrides of ``equipment``.
        agency_fee_share: One-off recruiting fee as a fraction of base pay, in the first month.
        agency_fee_share_by_country: Overrides of ``agency_fee_share``.
        overhead_share: Overhead of an own entity, as a fraction of base pay.
        overhead_share_by_country: Overrides of ``overhead_share``.
        employer_of_record_fee_usd: USD per person and month; None takes the market's median.
        contractor_fee_usd: USD per person and month; None takes the market's median.
        target_percentile: Where in the pay band the base pay of a new position starts, 0 to 1.
        skill_association: How far skills go together in one person, 0 (as if independent) to 1 (as
            far as they can).
        raise_share: What a yearly raise adds to the base pay of employees, as a fraction of it.
            Base pay is stated as of the later of the horizon's and the seat's start; each raise
            month that begins after that raises it (``raises``). Contractors get none.
        raise_share_by_country: Overrides of ``raise_share``.
        raise_month: Month (1-12) from whose first day a raise is paid.
        raise_after_months: Whole months of service before the first raise.
        attrition_share: Fraction of heads expected to leave within a year. It makes the expected
            heads beside the planned ones (``expected_heads``) and changes no cost.
    """

    benefits_share: Decimal = Decimal(0)
    benefits_share_by_country: Mapping[CountryCode, Decimal] = field(default_factory=dict)
    equipment: Money = Money(Decimal(0), CurrencyCode("USD"))
    equipment_by_country: Mapping[CountryCode, Money] = field(default_factory=dict)
    agency_fee_share: Decimal = Decimal(0)
    agency_fee_share_by_country: Mapping[CountryCode, Decimal] = field(default_factory=dict)
    overhead_share: Decimal = Decimal(0)
    overhead_share_by_country: Mapping[CountryCode, Decimal] = field(default_factory=dict)
    employer_of_record_fee_usd: Decimal | None = None
    contractor_fee_usd: Decimal | None = None
    target_percentile: Decimal = Decimal("0.5")
    skill_association: Decimal = Decimal(repr(ASSUMED_ASSOCIATION))
    raise_share: Decimal = Decimal(0)
    raise_share_by_country: Mapping[CountryCode, Decimal] = field(default_factory=dict)
    raise_month: int = 1
    raise_after_months: int = 3
    attrition_share: Decimal = Decimal(0)

    def benefits_share_in(self, country: CountryCode) -> Decimal:
        """Return the benefits share that applies in a country."""
        return self.benefits_share_by_country.get(country, self.benefits_share)

    def equipment_in(self, country: CountryCode) -> Money:
        """Return the price of a new hire's equipment in a country."""
        return self.equipment_by_country.get(country, self.equipment)

    def agency_fee_share_in(self, country: CountryCode) -> Decimal:
        """Return the recruiting fee's share of base pay in a country."""
        return self.agency_fee_share_by_country.get(country, self.agency_fee_share)

    def overhead_share_in(self, country: CountryCode) -> Decimal:
        """Return the share of base pay that an own entity costs beside it in a country."""
        return self.overhead_share_by_country.get(country, self.overhead_share)

    def raise_share_in(self, country: CountryCode) -> Decimal:
        """Return what a yearly raise adds to base pay in a country."""
        return self.raise_share_by_country.get(country, self.raise_share)


BY_COUNTRY = frozenset(
    {
        "benefits_share_by_country",
        "equipment_by_country",
        "agency_fee_share_by_country",
        "overhead_share_by_country",
        "raise_share_by_country",
    }
)
"""The assumptions that hold values of single countries."""

FRACTIONS = frozenset(
    {
        "target_percentile",
        "skill_association",
        "raise_share",
        "raise_share_by_country",
        "attrition_share",
    }
)
"""The assumptions that nothing below 0 or above 1 can stand for."""

NUMBERS_OF_MONTHS: Mapping[str, tuple[int, int]] = {
    "raise_month": (1, 12),
    "raise_after_months": (0, 120),
}
"""The assumptions that are whole numbers, with the least and the greatest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything one plan holds; every user action makes a new one.

    Attributes:
        anchor_id: The place overlap is measured against.
        working_pattern: When people work, unless their own pattern, their team's or their
            place's says otherwise.
        place_patterns: Working patterns of places.
        company_days: Names of days off beyond public holidays.
        fiscal_year_start_month: 1-12; a fiscal year is named after the year it ends in.
        plan_rates: Units of the reporting currency for one unit of a currency, where the user
            fixed the rate; other currencies follow the market's latest.
        budget: Reporting currency by month; months without a figure have no budget.
        overrides: The user's own figures in place of published ones.
        assumption_reasons: Who set a plan rate or fee, when and why, by its name:
            ``plan_rates.EUR`` or the name of an assumption.
        onboarding_templates: Templates of the plan's own; one under the ID of a shipped one stands
            for it.
        onboarding_tasks: How far the tasks of hires are, where somebody said so.
        onboarding_contacts: Who stands behind the parts that are no seat's own.
        lead_days: The user's own lead times in working days.
        onboarding_rules: Assumptions about buddies, mentors, capacity and ramp-up.
        shortlist: Places in closer choice, with what is remembered about them.
        fit_weights: What the parts of a place's fit count.
        pay_policy: How offers depend on the place.
        levers: What the user does so that seats fill sooner, where it is not as published.
        hiring: How hiring is assumed to go.
        past_hires: Hires of the past that the assumed times are fitted to.
        posting: What every posting says.
        scenarios: Variants of the plan, each as its differences from the base.
        scenario_id: Whose plan this is (``scenario_plans.scenario_plan``), which no file holds;
            None for the base. Two plans that differ only here are equal.
        retired_position_number: The highest number among removed positions, so that none is
            given out twice; bookkeeping, so two plans that differ only here are equal.
        document_id: Which document this is (``document_id``), the same in all its copies and later
            states, so that what was made of it is recognized; two plans that differ only here are
            equal. Empty for a plan of no document yet.
        unknown_keys: What its file holds beyond this version, by path, to be written again.
    """

    name: str
    description: str = ""
    reporting_currency: CurrencyCode
    fiscal_year_start_month: int = 1
    horizon_start: Month
    horizon_months: int = 12
    anchor_id: PlaceId
    working_pattern: WorkingPattern = field(default_factory=WorkingPattern)
    place_patterns: Mapping[PlaceId, WorkingPattern] = field(default_factory=dict)
    company_days: Mapping[CompanyDay, str] = field(default_factory=dict)
    plan_rates: Mapping[CurrencyCode, Decimal] = field(default_factory=dict)
    budget: Mapping[Month, Decimal] = field(default_factory=dict)
    assumptions: Assumptions = Assumptions()
    overrides: Mapping[FigureKey, Override] = field(default_factory=dict)
    assumption_reasons: Mapping[str, Reason] = field(default_factory=dict)
    teams: tuple[Team, ...] = ()
    members: tuple[TeamMember, ...] = ()
    positions: tuple[Position, ...] = ()
    onboarding_templates: Mapping[TemplateId, OnboardingTemplate] = field(default_factory=dict)
    onboarding_tasks: Mapping[TaskKey, TaskState] = field(default_factory=dict)
    onboarding_contacts: Mapping[TaskOwner, Contact] = field(default_factory=dict)
    lead_days: Mapping[LeadTimeKey, int] = field(default_factory=dict)
    onboarding_rules: OnboardingRules = OnboardingRules()
    shortlist: Mapping[PlaceId, str] = field(default_factory=dict)
    fit_weights: FitWeights = FitWeights()
    pay_policy: PayPolicy = PayPolicy()
    levers: Mapping[LeverKind, LeverSetting] = field(default_factory=dict)
    hiring: HiringAssumptions = HiringAssumptions()
    past_hires: tuple[PastHire, ...] = ()
    posting: Posting = NO_POSTING
    scenarios: tuple[Scenario, ...] = ()
    scenario_id: ScenarioId | None = field(default=None, compare=False)
    retired_position_number: int = field(default=0, compare=False)
    document_id: str = field(default="", compare=False)
    unknown_keys: Mapping[tuple[str, ...], object] = field(default_factory=dict, compare=False)

    @property
    def months(self) -> tuple[Month, ...]:
        """The months of the horizon, in order."""
        return tuple(self.horizon_start.plus(n) for n in range(self.horizon_months))

    @property
    def seats(self) -> Iterator[Seat]:
        """Members, then positions, in the plan's order."""
        yield from self.members
        yield from self.positions

    def pattern_of(self, seat: Seat) -> WorkingPattern:
        """Return a seat's working pattern: its own, its team's, its place's or the plan's."""
        if seat.working_pattern is not None:
            return seat.working_pattern
        for team in self.teams:
            if team.id == seat.team_id and team.working_pattern is not None:
                return team.working_pattern
        return self.pattern_at(seat.place_id)

    def pattern_at(self, place_id: PlaceId) -> WorkingPattern:
        """Return the working pattern of a place: its own or the plan's."""
        return self.place_patterns.get(place_id, self.working_pattern)

    def anchor_of(self, team_id: TeamId) -> PlaceId:
        """Return the place a team's overlap is measured against."""
        for team in self.teams:
            if team.id == team_id and team.anchor_id is not None:
                return team.anchor_id
        return self.anchor_id
