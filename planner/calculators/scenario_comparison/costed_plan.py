"""What a plan costs by month with its levers."""

from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.evaluation import Evaluation, evaluate
from planner.calculators.monthly_budget import fiscal_year_of
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class CostedPlan:
    """A plan's results and its cost.

    Attributes:
        evaluation: Of the plan as it stands.
        by_month: Reporting currency.
        run_rate: Reporting currency a year, of everybody employed on the horizon's last day.
    """

    evaluation: Evaluation
    by_month: tuple[Decimal, ...]
    run_rate: Decimal

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.evaluation.plan

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
    budget = evaluation.budget
    return CostedPlan(evaluation, budget.totals, budget.run_rate)
