"""What a plan comes to with each combination of its levers, as the workbook's switches choose.

How levers build up while a search goes on is no formula of a cell. So the planner works every
combination of up to four levers out, and the switches choose among them: each shows to the day and
to the cent what the planner shows with the same levers on.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from planner.calculators.evaluation import Evaluation
from planner.calculators.hiring.lever_costs import LeverCosts, standing_costs
from planner.calculators.hiring.lever_effect import LeverEffect, lever_effect
from planner.calculators.hiring.seat_timeline import Timeline
from planner.calculators.hiring.timeline import expected_timeline
from planner.calculators.scenario_comparison.costed_plan import CostedPlan, costed_plan
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.lever import LeverKind
from planner.plan.edits import change_lever
from planner.plan.model import Plan
from planner.quantities.money import round_half_up
from planner.quantities.month import Month

MOST_SWITCHES = 4
_MONTHS_A_YEAR = 12
_ZERO = Decimal(0)


@dataclass(frozen=True)
class LeverState:
    """A plan with one combination of its levers on.

    Attributes:
        on: Which of the levers with a switch.
        costed: Its cost.
    """

    on: frozenset[LeverKind]
    costed: CostedPlan

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.costed.plan

    @cached_property
    def timeline(self) -> Timeline:
        """When its seats are expected to fill; of no seats in a plan without months."""
        if not self.costed.by_month:
            return Timeline(
                seats={}, median_days_to_fill=None, filled_by_p50=None, filled_by_p90=None
            )
        return expected_timeline(self.costed.plan, self.costed.evaluation.market)


@dataclass(frozen=True)
class SetLever:
    """A lever that the plan says something of.

    Attributes:
        effect: What it does.
        has_switch: Whether the workbook holds the plan with it on and off.
        monthly: What it costs from its first month on, whoever is hired; reporting currency.
        once: What it costs in its first month, likewise.
    """

    effect: LeverEffect
    has_switch: bool
    monthly: Decimal
    once: Decimal

    @property
    def kind(self) -> LeverKind:
        """Which lever it is."""
        return self.effect.kind

    def standing(self, month: Month, digits: int) -> Decimal:
        """Return its cost of a month, rounded, whoever is hired."""
        cost = self.monthly if month >= self.effect.starts else _ZERO
        cost += self.once if month == self.effect.starts else _ZERO
        return round_half_up(cost, digits)


@dataclass(frozen=True)
class LeverStates:
    """All combinations of a plan's levers.

    Attributes:
        base: The plan as it is exported.
    """

    base: Evaluation

    @cached_property
    def levers(self) -> tuple[SetLever, ...]:
        """The levers that the plan says anything of: those that are on first."""
        settings = self.base.plan.levers
        known = [kind for kind in LeverKind if kind in settings]
        ordered = sorted(known, key=lambda kind: not settings[kind].is_on)
        return tuple(self._lever(kind, at) for at, kind in enumerate(ordered))

    @cached_property
    def switches(self) -> tuple[SetLever, ...]:
        """Those with a switch."""
        return tuple(lever for lever in self.levers if lever.has_switch)

    @cached_property
    def states(self) -> tuple[LeverState, ...]:
        """Every combination: in number n the lever at i is on if n has the bit of 2^i."""
        known = CostedPlan(self.base, self.base, LeverCosts((), {}))
        return tuple(self._state(number, known) for number in range(1 << len(self.switches)))

    @property
    def exported(self) -> int:
        """The number of the combination that the plan has."""
        return sum(1 << at for at, lever in enumerate(self.switches) if lever.effect.is_on)

    @property
    def shown(self) -> LeverState:
        """The combination that the plan has."""
        return self.states[self.exported]

    def beyond_standing(self, state: LeverState) -> tuple[tuple[Decimal, ...], Decimal]:
        """Return what a combination adds to the budget beside its switches' standing costs.

        That is what levers make of pay and of how people are employed, what each hire costs, and
        what the levers without a switch cost.

        Returns:
            By month, and of the run-rate of a year; reporting currency.
        """
        months, budget = self.base.budget.months, self.base.budget
        known = self.base.market.currencies.get(self.base.plan.reporting_currency)
        digits = 2 if known is None else known.minor_digits
        on = [lever for lever in self.switches if lever.kind in state.on]
        standing = [sum((lever.standing(month, digits) for lever in on), _ZERO) for month in months]
        by_month = tuple(
            cost - plain - switched
            for cost, plain, switched in zip(
                state.costed.by_month, budget.totals, standing, strict=True
            )
        )
        of_last = _MONTHS_A_YEAR * sum(standing[-1:], _ZERO)
        return by_month, state.costed.run_rate - budget.run_rate - of_last

    def _lever(self, kind: LeverKind, at: int) -> SetLever:
        plan, market = self.base.plan, self.base.market
        effect = lever_effect(plan, market, kind)
        try:
            monthly, once = standing_costs(effect, plan, market)
        except UnknownCurrencyError:  # a problem of the plan, which names it
            monthly = once = _ZERO
        return SetLever(effect, at < MOST_SWITCHES, monthly, once)

    def _state(self, number: int, known: CostedPlan) -> LeverState:
        plan, on = self.base.plan, set[LeverKind]()
        for at, lever in enumerate(self.switches):
            is_on = bool(number >> at & 1)
            if is_on != lever.effect.is_on:
                plan = change_lever(plan, lever.kind, is_on=is_on)
            if is_on:
                on.add(lever.kind)
        market = self.base.market.published or self.base.market
        return LeverState(frozenset(on), costed_plan(plan, market, known))
