"""The stretch of the plan in view: one fiscal year or the whole horizon."""

from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.evaluation import Evaluation
from planner.localization.formatting import Formatter
from planner.localization.messages import _


@dataclass(frozen=True, slots=True)
class Period:
    """Months of the horizon with their cost and budget in the reporting currency.

    Attributes:
        label_year: Of the fiscal year; None for the whole plan.
        first: Number of its first month within the horizon, from 0.
        months: How many; 0 where the plan's horizon is unusable.
        budget: Sum of the months that have one, None where none has.
        is_whole: Whether all twelve months of the fiscal year lie in the horizon.
    """

    label_year: int | None
    first: int
    months: int
    total: Decimal
    budget: Decimal | None
    is_whole: bool = True


def period_of(evaluation: Evaluation, label_year: int | None) -> Period:
    """Return a fiscal year of the plan, the whole plan for None or a year it does not have."""
    budget = evaluation.budget
    for year in budget.fiscal_years:
        if year.label_year == label_year:
            first = budget.months.index(year.first_month)
            return Period(
                label_year, first, year.months, year.total, year.budget, is_whole=year.is_whole
            )
    budgeted = [amount for amount in budget.budget if amount is not None]
    return Period(
        None,
        0,
        len(budget.months),
        sum(budget.totals, Decimal(0)),
        sum(budgeted, Decimal(0)) if budgeted else None,
    )


def period_name(period: Period, formatter: Formatter) -> str:
    """Return what a period is called, such as ``FY27``."""
    if period.label_year is None:
        return _("Whole plan")
    return formatter.fiscal_year_label(period.label_year)
