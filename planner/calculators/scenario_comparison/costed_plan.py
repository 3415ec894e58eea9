"""What a plan costs by month with its levers.

    cost of a month = budget of the plan as its levers make it (``levered_plan``) + ``lever_costs``

Without a lever that is on it is the plan's budget, to the cent.
"""

from dataclasses import dataclass
from decimal import Decimal
from operator import add

from planner.calculators.evaluation import Evaluation, evaluate
from planner.calculators.hiring.lever_costs import LeverCosts
from planner.calculators.hiring.levers import lever_costs, levered_plan
from planner.calculators.monthly_budget import fiscal_year_of
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan

_ZERO = Decimal(0)
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class CostedPlan:
    """A plan's results and its cost.

    Attributes:
        evaluation: Of the plan as it stands.
        levered: Of the plan as its levers make it; the same where they change no seat.
        levers: What its levers cost beyond that.
    """

    evaluation: Evaluation
    levered: Evaluation
    levers: LeverCosts

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.evaluation.plan

    @property
    def by_month(self) -> tuple[Decimal, ...]:
        """The cost by month, reporting currency; nothing where the plan has no months."""
        totals = self.levered.budget.totals
        return tuple(map(add, totals, self.levers.by_month)) if self.levers.by_lever else totals

    @property
    def run_rate(self) -> Decimal:
        """Reporting currency a year: of everybody employed on the last day, and of levers then."""
        of_levers = self.levers.by_month[-1:] if self.levers.by_lever else ()
        return self.levered.budget.run_rate + _MONTHS_A_YEAR * sum(of_levers, _ZERO)

    @property
    def total(self) -> Decimal:
        """Over the horizon."""
        return sum(self.by_month, _ZERO)

    @property
    def by_year(self) -> dict[int, Decimal]:
        """By fiscal year, in order: the months of the horizon that fall in it."""
        found: dict[int, Decimal] = {}
        plan = self.evaluation.plan
        for month, cost in zip(self.evaluation.budget.months, self.by_month, strict=True):
            year = fiscal_year_of(month, plan.fiscal_year_start_month)
            found[year] = found.get(year, _ZERO) + cost
        return found


def costed_plan(plan: Plan, market: Snapshot, before: CostedPlan | None = None) -> CostedPlan:
    """Work out a plan's cost.

    Args:
        plan: The plan.
        market: The market as published.
        before: An earlier state of the plan, or the base of a scenario, whose results are taken
            over where they still hold.
    """
    evaluation = evaluate(plan, market, None if before is None else before.evaluation)
    shown = levered_plan(plan, evaluation.market)
    levered = evaluation
    if shown is not plan:
        levered = evaluate(shown, market, evaluation if before is None else before.levered)
    return CostedPlan(evaluation, levered, _lever_costs(evaluation))


def _lever_costs(evaluation: Evaluation) -> LeverCosts:
    """Return what levers cost; nothing in a plan without months, known currency or rate.

    Its problems name each.
    """
    months = evaluation.budget.months
    if not months or evaluation.plan.reporting_currency not in evaluation.market.currencies:
        return LeverCosts(months, {})
    try:
        return lever_costs(evaluation.plan, evaluation.market)
    except UnknownCurrencyError:
        return LeverCosts(months, {})
