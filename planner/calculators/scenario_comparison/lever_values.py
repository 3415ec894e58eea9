"""What each lever alone buys and costs.

Each is pulled alone on the plan without any other, since levers overlap: together they save less
than the sum of the parts. Days are measured seat by seat, from requisition opened to offer
accepted, and told as the median over the seats that the lever is for. At its best a lever has the
ends of its ranges that make hiring quicker, at its worst the others; pay, which has no range of its
own, has that of the elasticities of pay.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median

from planner.calculators.hiring.coefficients import DECLINE_ELASTICITY, PAY_ELASTICITY
from planner.calculators.hiring.timeline import expected_timeline
from planner.calculators.scenario_comparison.costed_plan import CostedPlan, costed_plan
from planner.market.lever import EffectKind, EffectRange, LeverDefault, LeverKind
from planner.market.snapshot import Snapshot
from planner.plan.levers import LeverSetting
from planner.plan.model import Plan, PositionStatus
from planner.quantities.identifiers import SeatId

_NOT_SET = LeverSetting()
_MORE_IS_BETTER = frozenset({EffectKind.ACCEPTANCE, EffectKind.POOL})
_OF_PAY = (PAY_ELASTICITY, DECLINE_ELASTICITY)
_LOW, _HIGH = 0, 2


@dataclass(frozen=True, slots=True)
class LeverValue:
    """What one lever alone makes of a plan that pulls no other.

    Attributes:
        days: How much longer the median of the seats that it is for takes from requisition opened
            to offer accepted, at its best, likely and worst; below 0 is sooner. None where it is
            for no open seat.
        seats: How many open seats it is for.
        run_rate: What it adds to the run-rate, reporting currency a year.
        cost: What it adds to the cost over the horizon, reporting currency.
    """

    days: tuple[float, float, float] | None
    seats: int
    run_rate: Decimal
    cost: Decimal


def lever_values(plan: Plan, market: Snapshot) -> Mapping[LeverKind, LeverValue]:
    """Return what each lever of the market data alone buys and costs.

    Args:
        plan: The plan; which of its levers are on makes no difference.
        market: The market as published.

    Raises:
        MarketDataError: If a table is damaged.
    """
    return LeverValues().of(plan, market)


class LeverValues:
    """``lever_values`` that takes over from its last call what still holds."""

    def __init__(self) -> None:
        self._base: _WithoutLevers | None = None
        self._known: dict[LeverKind, tuple[LeverSetting, LeverValue]] = {}

    def of(self, plan: Plan, market: Snapshot) -> Mapping[LeverKind, LeverValue]:
        """Return what ``lever_values`` returns."""
        bare = replace(plan, levers={}, scenarios=())
        if self._base is None or not self._base.is_of(bare, market):
            self._base, self._known = _WithoutLevers(bare, market), {}
        for kind in market.levers:
            setting = replace(plan.levers.get(kind, _NOT_SET), is_on=True)
            known = self._known.get(kind)
            if known is None or known[0] != setting:
                self._known[kind] = (setting, self._base.value(kind, setting))
        return {kind: self._known[kind][1] for kind in market.levers}


class _WithoutLevers:
    """A plan that pulls no lever, and what pulling one makes of it."""

    def __init__(self, plan: Plan, market: Snapshot) -> None:
        self._plan = plan
        self._published = market
        self._costed: CostedPlan = costed_plan(plan, market)
        self._market = self._costed.evaluation.market
        self._days: dict[tuple[tuple[str, Decimal], ...], Mapping[SeatId, int]] = {}

    def is_of(self, plan: Plan, market: Snapshot) -> bool:
        """Tell whether it is about a plan and a market."""
        return market is self._published and plan == self._plan

    def value(self, kind: LeverKind, setting: LeverSetting) -> LeverValue:
        """Return what a lever with a setting buys and costs."""
        default = self._market.levers[kind]
        alone = replace(self._plan, levers={kind: setting})
        costed = costed_plan(alone, self._published, self._costed)
        seats = frozenset(
            each.id
            for each in self._plan.positions
            if each.status is PositionStatus.OPEN
            and (not setting.roles or each.role in setting.roles)
        )
        return LeverValue(
            days=self._saved(kind, setting, default, seats),
            seats=len(seats),
            run_rate=costed.run_rate - self._costed.run_rate,
            cost=costed.total - self._costed.total,
        )

    def _saved(
        self,
        kind: LeverKind,
        setting: LeverSetting,
        default: LeverDefault,
        seats: frozenset[SeatId],
    ) -> tuple[float, float, float] | None:
        likely = self._difference(self._plan, kind, setting, seats)
        if likely is None:
            return None
        ends = [likely]
        for is_best in (True, False):
            plan, at_end = self._plan, _at_end(setting, default, is_best=is_best)
            if kind is LeverKind.PAY_UPLIFT:
                plan = self._with_elasticities(is_best=is_best)
            found = self._difference(plan, kind, at_end, seats)
            ends.append(likely if found is None else found)
        return min(ends), likely, max(ends)

    def _difference(
        self, plan: Plan, kind: LeverKind, setting: LeverSetting, seats: frozenset[SeatId]
    ) -> float | None:
        before = self._days_without(plan)
        after = _days(replace(plan, levers={kind: setting}), self._market)
        found = [after[each] - before[each] for each in seats & before.keys() & after.keys()]
        return float(median(found)) if found else None

    def _days_without(self, plan: Plan) -> Mapping[SeatId, int]:
        key = tuple(sorted(plan.hiring.coefficients.items()))
        if key not in self._days:
            self._days[key] = _days(plan, self._market)
        return self._days[key]

    def _with_elasticities(self, *, is_best: bool) -> Plan:
        """Return the plan with the elasticities of pay at an end of their published ranges."""
        hiring, published = self._plan.hiring, self._market.hiring_coefficients
        ends = {
            name: published[name].high if is_best else published[name].low
            for name in _OF_PAY
            if name in published and name not in hiring.coefficients
        }
        coefficients = {**hiring.coefficients, **ends}
        return replace(self._plan, hiring=replace(hiring, coefficients=coefficients))


def _days(plan: Plan, market: Snapshot) -> Mapping[SeatId, int]:
    """Return the expected days to fill of the seats that are still searched for."""
    seats = expected_timeline(plan, market).seats.values()
    return {
        each.hiring.seat_id: each.expected.days_to_fill
        for each in seats
        if not each.hiring.has_offer
    }


def _at_end(setting: LeverSetting, default: LeverDefault, *, is_best: bool) -> LeverSetting:
    """Return a setting whose effects are all at the end of their ranges that is better, or not."""
    ranges = {**default.effects, **setting.effects}

    def end(kind: EffectKind, figures: EffectRange) -> EffectRange:
        figure = figures[_HIGH if (kind in _MORE_IS_BETTER) == is_best else _LOW]
        return figure, figure, figure

    return replace(setting, effects={kind: end(kind, each) for kind, each in ranges.items()})
