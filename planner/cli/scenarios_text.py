"""The comparison of scenarios as text: a column for each, then how each cost comes about."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial

from planner.calculators.scenario_comparison.compared import ComparedFigures
from planner.cli.compared_scenarios import ComparedScenario, ComparedScenarios
from planner.cli.text_table import laid_out
from planner.localization.change_texts import ChangeText
from planner.localization.comparison_terms import compared_name, year_cost_name
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language, ngettext
from planner.localization.running_text import listed

NOTHING = "—"

Write = Callable[[ComparedFigures, ComparedScenario], str]


def scenarios_text(told: ComparedScenarios) -> str:
    """Lay the comparison out for a terminal."""
    shown = Formatter(active_language())
    parts = [
        _("{plan}: the base and its scenarios").format(plan=told.base.plan.name),
        _comparison(told, shown),
        *(_waterfall(told, each, shown) for each in told.scenarios[1:]),
    ]
    if len(told.scenarios) == 1:
        parts.append(_("The plan has no scenarios. Add one in the app to compare."))
    return "\n\n".join(parts)


def _comparison(told: ComparedScenarios, shown: Formatter) -> str:
    rows = [("", *(each.name for each in told.scenarios))]
    for name, write in _lines(told, shown):
        cells = [write(each.column.figures, each) for each in told.scenarios]
        if any(cell != NOTHING for cell in cells):
            rows.append((name, *cells))
    return laid_out(rows, right=frozenset(range(1, len(told.scenarios) + 1)))


def _lines(told: ComparedScenarios, shown: Formatter) -> Iterator[tuple[str, Write]]:
    """Yield the name of each figure and how it is written."""

    def money(of: Callable[[ComparedFigures], Decimal | float | None]) -> Write:
        def write(figures: ComparedFigures, scenario: ComparedScenario) -> str:
            amount, currency = of(figures), scenario.currency
            return NOTHING if amount is None else shown.money(Decimal(amount), currency, 0)

        return write

    def line(name: str, write: Callable[..., str]) -> tuple[str, Write]:
        def cell(figures: ComparedFigures, _scenario: ComparedScenario) -> str:
            value = getattr(figures, name)
            return NOTHING if value is None else write(value)

        return compared_name(name), cell

    yield compared_name("run_rate"), money(lambda each: each.run_rate)
    for year in told.years:
        label = year_cost_name(shown.fiscal_year_label(year))
        yield label, money(partial(_cost_of_year, year))
    yield compared_name("cost"), money(lambda each: each.cost)
    yield compared_name("cost_p10"), money(lambda each: each.cost_p10)
    yield compared_name("cost_p50"), money(lambda each: each.cost_p50)
    yield compared_name("cost_p90"), money(lambda each: each.cost_p90)
    yield line("chance_in_budget", shown.percent)
    yield line("heads", shown.integer)
    yield line("productive_heads", lambda heads: shown.number(heads, 1))
    yield line("open_seats", shown.integer)
    yield line("filled_by_p50", shown.date_short)
    yield line("filled_by_p90", shown.date_short)
    yield line("median_days_to_fill", lambda days: _days(days, shown))
    yield line("median_overlap_minutes", lambda minutes: _hours(minutes, shown))
    yield line("flexible_overlap_minutes", lambda minutes: _hours(minutes, shown))
    yield line("lowest_overlap_minutes", lambda minutes: _hours(minutes, shown))
    yield line("coverage_share", shown.percent)
    yield line("meeting_burden_spread", lambda hours: _hours(float(hours) * 60, shown))
    yield line("countries", shown.integer)
    yield line("employer_of_record_seats", shown.integer)


def _cost_of_year(year: int, figures: ComparedFigures) -> Decimal | None:
    return figures.cost_by_year.get(year)


def _days(days: float, shown: Formatter) -> str:
    return _("{days} d").format(days=shown.integer(round(days)))


def _hours(minutes: float, shown: Formatter) -> str:
    return _("{hours} h").format(hours=shown.hours(minutes))


def _waterfall(told: ComparedScenarios, scenario: ComparedScenario, shown: Formatter) -> str:
    """Return how a scenario's cost comes about; changes without effect are only counted."""
    found, currency = scenario.column.waterfall, scenario.currency
    rows = [(_("From the base"), _("Cost"), _("Changes"))]
    rows.append((_("Base"), shown.money(found.start, currency, 0), ""))
    for step in found.steps:
        if step.amount:
            said = told.said(scenario, step.changes, shown)
            rows.append((said[0].thing, shown.signed_money(step.amount, currency), _what(said)))
    rows.append((scenario.name, shown.money(found.end, currency, 0), ""))
    table = laid_out(rows, right=frozenset({1}))
    idle = sum(not step.amount for step in found.steps)
    if not idle:
        return table
    note = ngettext(
        "{count} other change has no effect on the cost.",
        "{count} other changes have no effect on the cost.",
        idle,
    )
    return f"{table}\n{note.format(count=shown.integer(idle))}"


def _what(said: Sequence[ChangeText]) -> str:
    """Return what changed of a thing: one change with its values, several by their names."""
    if len(said) == 1:
        return said[0].values
    return listed(each.what or each.values for each in said)
