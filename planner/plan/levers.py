"""What the user does so that seats fill sooner, and how long hiring is assumed to take."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from planner.market.lever import EffectKind, EffectRange, LeverKind
from planner.market.role import Level, RoleFamily
from planner.quantities.identifiers import CountryCode
from planner.quantities.month import Month

__all__ = [
    "EffectKind",
    "EffectRange",
    "HiringAssumptions",
    "LeverKind",
    "LeverSetting",
    "PastHire",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverSetting:
    """What the user set of a lever; what is None or absent follows the published assumptions.

    Attributes:
        is_on: Whether the plan pulls it.
        starts: The first month it is paid for and begins to work; None is the plan's first month.
        strength: How much of it, in the lever's own unit, such as 0.2 for pay raised by a fifth.
        roles: The role families it is for; none for all.
        effects: The user's own ranges.
        monthly_cost: What it costs a month, in the reporting currency.
        once_cost: What it costs once, in its first month, in the reporting currency.
    """

    is_on: bool = False
    starts: Month | None = None
    strength: Decimal | None = None
    roles: tuple[RoleFamily, ...] = ()
    effects: Mapping[EffectKind, EffectRange] = field(default_factory=dict)
    monthly_cost: Decimal | None = None
    once_cost: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastHire:
    """A hire of the past, which the assumed times are fitted to.

    Attributes:
        opened: When the requisition was opened.
        accepted: When the offer was accepted.
    """

    role: RoleFamily
    level: Level
    country: CountryCode
    opened: date
    accepted: date


@dataclass(frozen=True, slots=True, kw_only=True)
class HiringAssumptions:
    """How hiring is assumed to go; the coefficients are weak and the user may change each.

    Attributes:
        recruiters: Who work on the plan's requisitions; None for as many as there is work for.
        requisitions_per_recruiter: What one recruiter works on at once.
        coefficients: The user's own values of the published coefficients, by their names.
        draws: How many times chance is played through.
        seed: What the random numbers begin with, so that the same plan gives the same answer.
    """

    recruiters: int | None = None
    requisitions_per_recruiter: int = 8
    coefficients: Mapping[str, Decimal] = field(default_factory=dict)
    draws: int = 10_000
    seed: int = 1
