"""What can be done about seats that stay open, and what it is said to do and to cost."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from planner.market.provenance import Provenance


class LeverKind(StrEnum):
    """What a leader can do about seats that stay open."""

    PAY_UPLIFT = "pay-uplift"
    CLEARER_POSTINGS = "clearer-postings"
    TRAIN_ADJACENT = "train-adjacent"
    UNIVERSITY = "university"
    INTERNSHIPS = "internships"
    CERTIFICATIONS = "certifications"
    EMPLOYER_BRAND = "employer-brand"
    FLEXIBLE_HOURS = "flexible-hours"
    RECRUITERS = "recruiters"
    AGENCY = "agency"
    REFERRALS = "referrals"
    EMPLOYER_OF_RECORD = "employer-of-record"


class EffectKind(StrEnum):
    """What a lever moves; each is a factor, but for the weeks and the hours.

    ``ACCEPTANCE`` multiplies the odds that an offer is accepted, so that no chance leaves 0 to 1.
    """

    TIME_TO_FILL = "time-to-fill"
    ACCEPTANCE = "acceptance"
    POOL = "pool"
    RAMP_UP = "ramp-up"
    ATTRITION = "attrition"
    START_DELAY_WEEKS = "start-delay-weeks"
    MENTOR_HOURS_PER_WEEK = "mentor-hours-per-week"

    @property
    def is_factor(self) -> bool:
        """Whether 1 stands for no effect, rather than 0."""
        return self not in (EffectKind.START_DELAY_WEEKS, EffectKind.MENTOR_HOURS_PER_WEEK)


EffectRange = tuple[Decimal, Decimal, Decimal]
"""Low, likely and high."""


class LeverTerm(StrEnum):
    """What the table says of a lever beside its effects."""

    STRENGTH = "strength"
    """How much of it the effects and costs are for, in its own unit: low and high are the least
    and the most that a user may set."""
    BUILD_UP_MONTHS = "build-up-months"
    """From the end of the start delay until it works in full, month by month a little more."""
    MONTHLY_COST_USD = "monthly-cost-usd"
    ONCE_COST_USD = "once-cost-usd"
    PER_HIRE_COST_USD = "per-hire-cost-usd"
    """In the month each hire that it is for begins."""


LeverQuantity = EffectKind | LeverTerm


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverFigure:
    """One published figure of a lever.

    Attributes:
        low: The smallest number, whatever its effect.
        likely: What to plan with.
        high: The greatest number.
        unit: Of the three, such as ``share of base pay``, ``factor`` or ``months``.
        is_evidence: Whether somebody observed it; otherwise it is a judgement.
        is_assumption: Whether no source states it: check before relied on.
        note: What it rests on.
    """

    low: Decimal
    likely: Decimal
    high: Decimal
    unit: str
    is_evidence: bool
    is_assumption: bool
    note: str
    provenance: Provenance

    @property
    def range(self) -> EffectRange:
        """Low, likely and high."""
        return self.low, self.likely, self.high


@dataclass(frozen=True, slots=True)
class LeverDefault:
    """What the market data say of a lever, for the likely strength.

    Attributes:
        figures: By effect or term; what is absent has no effect or costs nothing.
    """

    kind: LeverKind
    figures: Mapping[LeverQuantity, LeverFigure]

    @property
    def effects(self) -> Mapping[EffectKind, EffectRange]:
        """What it moves, low, likely and high."""
        return {
            kind: figure.range
            for kind, figure in self.figures.items()
            if isinstance(kind, EffectKind)
        }

    @property
    def strength(self) -> LeverFigure | None:
        """How much of it the figures are for; None where there is no more or less of it."""
        return self.figures.get(LeverTerm.STRENGTH)

    @property
    def is_evidence(self) -> bool:
        """Whether any of its effects was observed."""
        return any(
            figure.is_evidence
            for kind, figure in self.figures.items()
            if isinstance(kind, EffectKind)
        )

    def likely(self, quantity: LeverQuantity) -> Decimal:
        """Return what to plan with; 0 where the data say nothing, 1 for a factor."""
        figure = self.figures.get(quantity)
        if figure is not None:
            return figure.likely
        return Decimal(int(isinstance(quantity, EffectKind) and quantity.is_factor))


LeverDefaults = Mapping[LeverKind, LeverDefault]
"""What the market data say of levers."""
