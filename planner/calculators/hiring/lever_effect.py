"""What the levers of a plan do: how strongly, from when, and on which seats.

A lever's factor f, low, likely or high, holds for its published strength. At another strength, and
while it builds up, it is raised to a power:

    factor(day) = f ^ (strength / published strength x share(day))
    share(day)  = 0 until start + delay, then in a straight line to 1 over the build-up

so that half as much does half as much to the logarithm, nothing does nothing, and no factor becomes
negative. Levers multiply.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from math import exp, log

from planner.market.lever import (
    EffectKind,
    EffectRange,
    LeverDefault,
    LeverKind,
    LeverTerm,
)
from planner.market.role import RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.levers import LeverSetting
from planner.plan.model import Plan, Position, PositionStatus
from planner.quantities.month import Month

MOST_FACTOR = 100.0
"""No factor is more, nor less than one divided by this: what is typed beyond is a slip."""

_WEEK = 7
_EARLIEST, _LATEST = -3_653.0, 36_525.0
_DAYS_A_MONTH = 365.25 / 12
_NOT_SET = LeverSetting()

FactorRange = tuple[float, float, float]
"""Low, likely and high, for the strength in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverEffect:
    """What one lever does in a plan, or would do if it were on.

    Attributes:
        kind: Which.
        is_on: Whether the plan pulls it.
        strength: How much of it, in its own unit; None where there is no more or less of it.
        ratio: That as a multiple of the published strength.
        starts: The first month it is paid for.
        works_from: The day its delay is over, in days after the first day of the horizon.
        full_from: The day it works in full, likewise.
        roles: The role families it is for; empty for all.
        effects: What it moves when it works in full, for the strength in force.
    """

    kind: LeverKind
    is_on: bool
    strength: Decimal | None
    ratio: float
    starts: Month
    works_from: float
    full_from: float
    roles: frozenset[RoleFamily]
    effects: Mapping[EffectKind, FactorRange]

    def likely(self, kind: EffectKind) -> float:
        """Return its likely effect; 1 for a factor it does not move, 0 of weeks and hours."""
        found = self.effects.get(kind)
        return float(kind.is_factor) if found is None else found[1]

    def partly(self, share: float) -> "LeverEffect":
        """Return it where only a share of it can be had: its factors to that power."""
        moved = {
            kind: (low**share, likely**share, high**share) if kind.is_factor else each
            for kind, each in self.effects.items()
            for low, likely, high in (each,)
        }
        return replace(self, effects=moved)

    def is_for(self, role: RoleFamily) -> bool:
        """Tell whether it works on seats of a role."""
        return not self.roles or role in self.roles

    def changes(self, position: Position) -> bool:
        """Tell whether it is for a position: open, of its roles, starting when it is pulled."""
        return (
            position.status is PositionStatus.OPEN
            and self.is_for(position.role)
            and position.start >= self.starts.first_day
        )

    def share_on(self, day: float) -> float:
        """Return how far it has built up, 0 to 1, so many days into the horizon."""
        if day < self.works_from:
            return 0.0
        if day >= self.full_from:
            return 1.0
        return (day - self.works_from) / (self.full_from - self.works_from)

    def factor_on(self, day: float, kind: EffectKind) -> float:
        """Return the likely factor so many days into the horizon."""
        return float(self.likely(kind) ** self.share_on(day))


def lever_effect(plan: Plan, market: Snapshot, kind: LeverKind) -> LeverEffect:
    """Return what one lever does, or would do.

    Raises:
        MarketDataError: If the table of levers is damaged.
    """
    setting = plan.levers.get(kind, _NOT_SET)
    default = market.levers.get(kind, LeverDefault(kind, {}))
    ratio = strength_ratio(setting, default)
    ranges = {**default.effects, **setting.effects}
    starts = setting.starts or plan.horizon_start
    first = (starts.first_day - plan.horizon_start.first_day).days
    delay = ranges.get(EffectKind.START_DELAY_WEEKS, (Decimal(0),) * 3)[1]
    works_from = _near(first + max(float(delay), 0.0) * _WEEK)
    build_up = float(default.likely(LeverTerm.BUILD_UP_MONTHS)) * _DAYS_A_MONTH
    return LeverEffect(
        kind=kind,
        is_on=setting.is_on,
        strength=strength_of(setting, default),
        ratio=ratio,
        starts=starts,
        works_from=works_from,
        full_from=_near(works_from + build_up),
        roles=frozenset(setting.roles),
        effects={each: _at_strength(each, figures, ratio) for each, figures in ranges.items()},
    )


def levers_on(plan: Plan, market: Snapshot) -> tuple[LeverEffect, ...]:
    """Return what the levers that the plan pulls do.

    Raises:
        MarketDataError: If the table of levers is damaged.
    """
    pulled = (kind for kind in LeverKind if plan.levers.get(kind, _NOT_SET).is_on)
    return tuple(lever_effect(plan, market, kind) for kind in pulled)


def strength_of(setting: LeverSetting, default: LeverDefault) -> Decimal | None:
    """Return how much of a lever is pulled: the user's, else the published strength."""
    if setting.strength is not None:
        return setting.strength
    return None if default.strength is None else default.strength.likely


def strength_ratio(setting: LeverSetting, default: LeverDefault) -> float:
    """Return the strength as a multiple of the published one; 1 where there is none."""
    if setting.strength is None or default.strength is None or not default.strength.likely:
        return 1.0
    return max(float(setting.strength / default.strength.likely), 0.0)


def combined(
    levers: tuple[LeverEffect, ...], role: RoleFamily, kind: EffectKind, day: float
) -> float:
    """Return the product of what levers make of one thing, so many days into the horizon."""
    product = 1.0
    for lever in levers:
        if lever.is_for(role):
            product *= lever.factor_on(day, kind)
    return product


def _near(day: float) -> float:
    """Return a day no further from the horizon than anybody plans: 10 years before, 100 after."""
    return min(max(day, _EARLIEST), _LATEST)


def _at_strength(kind: EffectKind, figures: EffectRange, ratio: float) -> FactorRange:
    low, likely, high = (float(figure) for figure in figures)
    if kind is EffectKind.START_DELAY_WEEKS:
        return low, likely, high
    if kind is EffectKind.MENTOR_HOURS_PER_WEEK:
        return low * ratio, likely * ratio, high * ratio
    return _power(low, ratio), _power(likely, ratio), _power(high, ratio)


def _power(factor: float, ratio: float) -> float:
    """Return a factor for a strength, within what a factor can be; none is 0 or below."""
    if factor <= 0:
        return 1 / MOST_FACTOR
    return exp(min(max(ratio * log(factor), -log(MOST_FACTOR)), log(MOST_FACTOR)))
