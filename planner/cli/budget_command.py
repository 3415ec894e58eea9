"""``budget``: what a plan costs month by month, against its budget."""

from argparse import Namespace
from decimal import Decimal

from planner.calculators.evaluation import Evaluation
from planner.calculators.expected_heads import expected_heads, plan_headcount
from planner.calculators.monthly_budget import FiscalYearTotal, MonthlyBudget
from planner.cli.answer import Answer, Json, money_text
from planner.cli.plan_commands import ending, evaluated
from planner.cli.text_table import laid_out
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language
from planner.localization.place_choice_terms import lever_name
from planner.localization.running_text import listed
from planner.plan.model import Plan


def answer_budget(arguments: Namespace) -> Answer:
    """Show cost by month and fiscal year, with the run-rate.

    Raises:
        PlanFileError, MarketDataError: If either cannot be read.
    """
    evaluation = evaluated(arguments)
    return Answer(budget_data(evaluation), lambda: _budget_text(evaluation), *ending(evaluation))


def budget_data(evaluation: Evaluation) -> Json:
    """Return the budget for scripts.

    ``by_position`` holds positions and team members by ID; ``heads`` are those after the month,
    ``expected_heads`` what attrition leaves of them, which changes no cost. Levers are left out.
    """
    budget, plan = evaluation.budget, evaluation.plan
    heads = plan_headcount(plan, evaluation.seat_costs)
    expected = expected_heads(plan, evaluation.seat_costs)
    digits = evaluation.market.minor_digits(budget.currency)
    return {
        "currency": budget.currency,
        "months": [
            {
                **_month_data(budget, index, digits),
                "heads": heads[index].closing,
                "expected_heads": round(float(expected[index]), 2),
            }
            for index in range(len(budget.months))
        ],
        "fiscal_years": {
            f"FY{year.label_year % 100:02d}": _year_data(year, digits)
            for year in budget.fiscal_years
        },
        "run_rate": money_text(budget.run_rate, digits),
    }


def _month_data(budget: MonthlyBudget, index: int, digits: int) -> Json:
    return {
        "month": str(budget.months[index]),
        "total": money_text(budget.totals[index], digits),
        "budget": _optional(budget.budget[index], digits),
        "by_position": {
            seat.seat_id: money_text(seat.reporting_total[index], digits) for seat in budget.seats
        },
    }


def _year_data(year: FiscalYearTotal, digits: int) -> Json:
    return {
        "total": money_text(year.total, digits),
        "budget": _optional(year.budget, digits),
        "first_month": str(year.first_month),
        "last_month": str(year.last_month),
        "is_whole": year.is_whole,
    }


def _optional(amount: Decimal | None, digits: int) -> str | None:
    return None if amount is None else money_text(amount, digits)


def _budget_text(evaluation: Evaluation) -> str:
    shown = Formatter(active_language())
    budget = evaluation.budget
    heading = _("{plan}: cost by month in {currency}").format(
        plan=evaluation.plan.name, currency=budget.currency
    )
    columns = (_("Cost"), _("Budget"), _("Left"))
    heads = _heads(evaluation, shown)
    rows = [(_("Month"), *columns, *heads[0])]
    rows += [
        (shown.month_short(month), *_figures(cost, limit, budget, shown), *counts)
        for month, cost, limit, counts in zip(
            budget.months, budget.totals, budget.budget, heads[1:], strict=True
        )
    ]
    years = [(_("Fiscal year"), *columns)]
    years += [
        (_year_label(year, shown), *_figures(year.total, year.budget, budget, shown))
        for year in budget.fiscal_years
    ]
    right = frozenset({1, 2, 3, 4, 5})
    run_rate = _("Run-rate, fully loaded: {amount} a year").format(
        amount=shown.money(budget.run_rate, budget.currency, 0)
    )
    tables = [laid_out(rows, right=right), laid_out(years, right=right)]
    return "\n\n".join([heading, *tables, run_rate, *_without_levers(evaluation.plan)])


def _without_levers(plan: Plan) -> list[str]:
    """Say what the budget leaves out, which other commands count."""
    on = [lever_name(kind) for kind, setting in plan.levers.items() if setting.is_on]
    if not on:
        return []
    sentence = _("Without the levers that are on: {levers}. “scenarios” and “risk” count them.")
    return [sentence.format(levers=listed(on))]


def _heads(evaluation: Evaluation, shown: Formatter) -> list[tuple[str, ...]]:
    """Return heading and figures of the heads by month; with attrition also what it leaves."""
    plan, priced = evaluation.plan, evaluation.seat_costs
    closing = [shown.integer(each.closing) for each in plan_headcount(plan, priced)]
    columns = [[_("Heads"), *closing]]
    if plan.assumptions.attrition_share:
        expected = [shown.number(each, 1) for each in expected_heads(plan, priced)]
        columns.append([_("Expected heads"), *expected])
    return list(zip(*columns, strict=True))[: len(evaluation.budget.months) + 1]


def _year_label(year: FiscalYearTotal, shown: Formatter) -> str:
    label = shown.fiscal_year_label(year.label_year)
    if year.is_whole:
        return label
    months = shown.month_range(year.first_month, year.last_month)
    return _("{year}, only {months}").format(year=label, months=months)


def _figures(
    cost: Decimal, limit: Decimal | None, budget: MonthlyBudget, shown: Formatter
) -> tuple[str, str, str]:
    total = shown.money(cost, budget.currency, 0)
    if limit is None:
        return total, "", ""
    left = shown.signed_money(limit - cost, budget.currency)
    return total, shown.money(limit, budget.currency, 0), left
