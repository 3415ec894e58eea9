"""Figures of scenarios side by side on the Scenarios sheet, with their distance from the base."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planner.calculators.risk.simulated import Simulation
from planner.calculators.scenario_comparison.compared import ComparedFigures
from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import fixed_column, relative
from planner.export.workbook.context import Context
from planner.export.workbook.scenario_results import ScenarioResult
from planner.export.workbook.scenarios_layout import ScenariosLayout
from planner.export.workbook.sheet_writer import Result, SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.comparison_terms import compared_name
from planner.localization.messages import _

Value = Decimal | float | date | None
_NAME, _UNIT, _BASE = range(3)
_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure: what it is of ``ComparedFigures``, its unit, and how it and a distance look."""

    name: str
    unit: str
    number_format: str
    distance_format: str = ""
    is_simulated: bool = False

    def of(self, figures: ComparedFigures) -> Value:
        """Return the figure of a scenario."""
        value: Value = getattr(figures, self.name)
        return value


def figures_compared(results: Sequence[ScenarioResult]) -> int:
    """Return how many figures there are."""
    return len(_figures(results))


def write_figures(context: Context, sheet: SheetWriter, layout: ScenariosLayout) -> None:
    """Write the base's figures, then those of each scenario with what they are more."""
    row = layout.first_figure
    sheet.text(row - 2, 0, _("Scenarios side by side"), context.styles(Look.SECTION))
    simulation = _simulation(context)
    if simulation is not None:
        words = _("Simulated figures are values from {draws} draws, seed {seed}.").format(
            draws=context.contents.formatter.integer(simulation.draws),
            seed=context.contents.formatter.integer(simulation.seed),
        )
        sheet.text(row - 2, _BASE, words, context.styles(Look.QUIET))
    headings = [_("Figure"), _("Unit"), layout.results[0].name]
    for result in layout.scenarios:
        headings += [result.name, _("Less the base: {period}").format(period=result.name)]
    numbers = range(_BASE, len(headings))
    context.headings(sheet, row - 1, headings, numbers, height=46)
    for at, figure in enumerate(_figures(layout.results), row):
        _write_figure(context, sheet, at, figure, layout.results)


def _simulation(context: Context) -> Simulation | None:
    return next(iter(context.contents.simulations.values()), None)


def _write_figure(
    context: Context,
    sheet: SheetWriter,
    row: int,
    figure: _Figure,
    results: Sequence[ScenarioResult],
) -> None:
    text = context.styles(Look.TEXT)
    sheet.text(row, _NAME, compared_name(figure.name), text)
    unit = figure.unit
    if figure.is_simulated:
        unit = _("{unit}, simulated").format(unit=unit)
    sheet.text(row, _UNIT, unit, text)
    base = results[0]
    first = figure.of(base.column.figures)
    _write_value(context, sheet, (row, _BASE), figure, first)
    for column, result in enumerate(results[1:]):
        at = _BASE + 1 + 2 * column
        value = figure.of(result.column.figures)
        _write_value(context, sheet, (row, at), figure, value)
        has_base = figure.name not in _IN_CURRENCY or result.currency == base.currency
        if not has_base:
            sheet.text(row, at + 1, _NOTHING, context.styles(Look.TEXT, align="number"))
            continue
        own, of_base = relative(row, at), fixed_column(row, _BASE)
        style = context.styles(Look.FORMULA, figure.distance_format or figure.number_format)
        formula = f'IF(AND(ISNUMBER({own}),ISNUMBER({of_base})),{own}-{of_base},"{_NOTHING}")'
        sheet.formula(row, at + 1, formula, _distance(value, first), style)


_IN_CURRENCY = ("cost_p10", "cost_p50", "cost_p90")


def _write_value(
    context: Context, sheet: SheetWriter, cell: tuple[int, int], figure: _Figure, value: Value
) -> None:
    if value is None:
        sheet.text(*cell, _NOTHING, context.styles(Look.TEXT, align="number"))
    else:
        sheet.number(*cell, value, context.styles(Look.FACT, figure.number_format))


def _distance(value: Value, base: Value) -> Result:
    if value is None or base is None:
        return _NOTHING
    if isinstance(value, date) and isinstance(base, date):
        return (value - base).days
    return float(value) - float(base)  # type: ignore[arg-type]  # both are numbers


def _figures(results: Sequence[ScenarioResult]) -> list[_Figure]:
    """Return the figures that any scenario has: without a simulation none of chance."""
    currency = results[0].currency
    amount = formats.amount_format(0)
    heads, minutes = _("heads"), _("minutes")
    found = [
        _Figure("cost_p10", currency, amount, is_simulated=True),
        _Figure("cost_p50", currency, amount, is_simulated=True),
        _Figure("cost_p90", currency, amount, is_simulated=True),
        _Figure("chance_in_budget", _("share"), formats.PERCENT, is_simulated=True),
        _Figure("productive_heads", heads, formats.HOURS),
        _Figure("open_seats", _("seats"), formats.HEADS),
        _Figure("filled_by_p50", _("date"), formats.DATE, formats.HEADS),
        _Figure("filled_by_p90", _("date"), formats.DATE, formats.HEADS),
        _Figure("median_days_to_fill", _("days"), formats.MEDIAN_MINUTES),
        _Figure("median_overlap_minutes", minutes, formats.MINUTES),
        _Figure("flexible_overlap_minutes", minutes, formats.MINUTES),
        _Figure("lowest_overlap_minutes", minutes, formats.MINUTES),
        _Figure("coverage_share", _("share"), formats.PERCENT),
        _Figure("meeting_burden_spread", _("hours"), formats.HOURS),
        _Figure("countries", _("countries"), formats.HEADS),
        _Figure("employer_of_record_seats", _("seats"), formats.HEADS),
    ]

    def is_known(figure: _Figure) -> bool:
        return any(figure.of(each.column.figures) is not None for each in results)

    return list(filter(is_known, found))
