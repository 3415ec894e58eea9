"""``scenarios``: a plan and its scenarios side by side, and what each change makes of the cost.

The JSON holds ``plan``, its name, and ``scenarios``, the base first: ``id`` and ``name`` (null and
empty for the base), ``currency``, ``figures`` and ``waterfall``. The figures: ``run_rate``,
``cost`` (of the whole plan), ``cost_by_year`` (by ``FY27``), ``heads``, ``productive_heads`` and
``open_seats`` at the end, ``median_overlap_minutes``, ``flexible_overlap_minutes`` (if
everybody uses their flex), ``lowest_overlap_minutes``,
``coverage_share`` (of 168 hours a week), ``filled_by_p50``, ``filled_by_p90``,
``median_days_to_fill``, ``meeting_burden_spread`` (weighted hours a week), ``countries``,
``employer_of_record_seats``, and, from as many draws as the plan asks for, ``chance_in_budget``,
``cost_p10``, ``cost_p50`` and ``cost_p90``; null where there is nothing to measure. The waterfall:
``start``, ``steps`` (``amount`` and ``changes``, as ``diff`` has them) and ``end``; the amounts add
up exactly. All amounts of a scenario are in its own reporting currency.
"""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from planner.calculators.evaluation import evaluate
from planner.calculators.scenario_comparison.compared import Waterfall
from planner.calculators.scenario_comparison.comparison import compare
from planner.cli.answer import Answer, ExitCode, Json, money_text
from planner.cli.compared_scenarios import ComparedScenario, ComparedScenarios
from planner.cli.csv_answer import with_csv
from planner.cli.diff_command import change_data
from planner.cli.plan_commands import ending, evaluated
from planner.cli.simulated_scenarios import simulated_scenarios
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language

_AMOUNTS = ("run_rate", "cost")
_MEASURES = (
    "heads",
    "productive_heads",
    "open_seats",
    "median_overlap_minutes",
    "flexible_overlap_minutes",
    "lowest_overlap_minutes",
    "coverage_share",
    "filled_by_p50",
    "filled_by_p90",
    "median_days_to_fill",
    "meeting_burden_spread",
    "countries",
    "employer_of_record_seats",
    "chance_in_budget",
    "cost_p10",
    "cost_p50",
    "cost_p90",
)


def answer_scenarios(arguments: Namespace) -> Answer:
    """Compare a plan's base with its scenarios.

    Raises:
        PlanFileError, MarketDataError: If either cannot be read.
        BlockedPlanError: If the base has no months or no known currency.
        ExportError: If the table cannot be written.
    """
    base = evaluated(arguments)
    market = base.market.published or base.market
    simulations = simulated_scenarios(base.plan, market)
    told = ComparedScenarios.of(base, compare(base.plan, market, simulations))

    def text() -> str:
        from planner.cli.scenarios_text import scenarios_text

        return scenarios_text(told)

    def rows() -> Iterator[list[str]]:
        from planner.cli.scenarios_table import scenario_rows

        return scenario_rows(told)

    data = {
        "plan": base.plan.name,
        "scenarios": [_scenario_data(told, each) for each in told.scenarios],
    }
    return with_csv(Answer(data, text, *_ending(told)), arguments, rows)


def _ending(told: ComparedScenarios) -> tuple[ExitCode, tuple[str, ...]]:
    """Return how the command ends: errors of any scenario may have kept seats out."""
    code, notes = ending(told.base)
    market = told.base.market.published or told.base.market
    for scenario in told.scenarios[1:]:
        own_code, own = ending(evaluate(scenario.plan, market, told.base))
        code = max(code, own_code)
        notes += tuple(
            _("{thing}: {what}").format(thing=scenario.name, what=note)
            for note in own
            if note not in notes
        )
    return code, notes


def _scenario_data(told: ComparedScenarios, scenario: ComparedScenario) -> Json:
    column, digits = scenario.column, told.digits(scenario)
    figures = column.figures
    return {
        "id": column.scenario_id,
        "name": column.name,
        "currency": scenario.currency,
        "figures": {
            **{name: money_text(getattr(figures, name), digits) for name in _AMOUNTS},
            "cost_by_year": {
                f"FY{year % 100:02d}": money_text(cost, digits)
                for year, cost in figures.cost_by_year.items()
            },
            **{name: _plain(getattr(figures, name)) for name in _MEASURES},
        },
        "waterfall": _waterfall_data(told, scenario, column.waterfall, digits),
    }


def _plain(value: object) -> object:
    """Return a figure as JSON holds it: decimals as text, days as ISO 8601."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, float):
        return round(value, 8)
    return value.isoformat() if isinstance(value, date) else value


def _waterfall_data(
    told: ComparedScenarios, scenario: ComparedScenario, found: Waterfall, digits: int
) -> Json:
    shown = Formatter(active_language())
    return {
        "start": money_text(found.start, digits),
        "steps": [
            {
                "amount": money_text(step.amount, digits),
                "changes": [
                    change_data(change, said.sentence)
                    for change, said in zip(
                        step.changes, told.said(scenario, step.changes, shown), strict=True
                    )
                ],
            }
            for step in found.steps
        ],
        "end": money_text(found.end, digits),
    }
