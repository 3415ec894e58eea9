"""The comparison of scenarios for a spreadsheet: a row for each scenario."""

from collections.abc import Callable, Iterator
from datetime import date

from planner.calculators.scenario_comparison.compared import ComparedFigures
from planner.cli.compared_scenarios import ComparedScenario, ComparedScenarios
from planner.cli.pay_table import plain_number
from planner.localization.comparison_terms import compared_name, year_cost_name
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language

_DIGITS = {
    "heads": 0,
    "productive_heads": 2,
    "open_seats": 0,
    "median_days_to_fill": 0,
    "median_overlap_minutes": 0,
    "flexible_overlap_minutes": 0,
    "lowest_overlap_minutes": 0,
    "coverage_share": 4,
    "meeting_burden_spread": 2,
    "countries": 0,
    "employer_of_record_seats": 0,
    "chance_in_budget": 4,
}
"""Figures beside costs and days, with their decimals."""


def scenario_rows(told: ComparedScenarios) -> Iterator[list[str]]:
    """Yield the heading and a row for each scenario, the base first."""
    shown = Formatter(active_language())
    yield [
        _("Scenario"),
        _("Currency"),
        compared_name("run_rate"),
        *(year_cost_name(shown.fiscal_year_label(year)) for year in told.years),
        *map(compared_name, ("cost", "cost_p10", "cost_p50", "cost_p90")),
        *map(compared_name, ("filled_by_p50", "filled_by_p90")),
        *map(compared_name, _DIGITS),
    ]
    for scenario in told.scenarios:
        yield _row(told, scenario, shown)


def _row(told: ComparedScenarios, scenario: ComparedScenario, shown: Formatter) -> list[str]:
    figures, digits = scenario.column.figures, told.digits(scenario)
    costs = [
        figures.run_rate,
        *(figures.cost_by_year.get(year) for year in told.years),
        figures.cost,
        figures.cost_p10,
        figures.cost_p50,
        figures.cost_p90,
    ]
    return [
        scenario.name,
        scenario.currency,
        *("" if cost is None else plain_number(cost, digits) for cost in costs),
        *(_day(day, shown.date_short) for day in (figures.filled_by_p50, figures.filled_by_p90)),
        *(_figure(figures, name, places) for name, places in _DIGITS.items()),
    ]


def _day(day: date | None, write: Callable[[date], str]) -> str:
    return "" if day is None else write(day)


def _figure(figures: ComparedFigures, name: str, digits: int) -> str:
    value = getattr(figures, name)
    return "" if value is None else plain_number(value, digits)
