"""The Scenarios sheet: what the base and each scenario come to, and what each one changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import column_name, fixed, on_sheet
from planner.export.workbook.context import Context
from planner.export.workbook.headcount_layout import HeadRow
from planner.export.workbook.month_columns import PARAMETER
from planner.export.workbook.monthly_summary import RUN_RATE_ROW, TOTAL_ROW
from planner.export.workbook.scenario_figures import figures_compared, write_figures
from planner.export.workbook.scenario_results import ScenarioResult
from planner.export.workbook.scenario_waterfalls import write_waterfalls
from planner.export.workbook.scenarios_layout import HEADING as _HEADING
from planner.export.workbook.scenarios_layout import ScenariosLayout
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.change_texts import ChangeText
from planner.localization.messages import _
from planner.plan.change import ChangeKind

_NAME, _ORIGIN, _CURRENCY, _CHANGES, _HEADS, _RUN_RATE, _TOTAL = range(7)
_WIDTHS = (38, 44, 30, 30, 30, 20)
_AMOUNT_WIDTH = 20
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of a scenario; with the cell that works it out where the workbook does."""

    column: int
    value: Decimal | int
    cell: str
    is_amount: bool = True


def write_scenarios(context: Context) -> None:
    """Write a row for the base and each scenario, then what the scenarios change."""
    results = context.contents.scenario_results
    layout = ScenariosLayout(results, figures_compared(results))
    sheet = context.sheet(context.names.scenarios, charted_rows=layout.first_change - 3)
    context.title(
        sheet,
        context.names.scenarios,
        _(
            "Totals are stored as the planner worked them out, levers included; only those of the "
            "exported scenario recalculate here."
        ),
    )
    years = _years(results)
    for column, width in enumerate(_WIDTHS):
        sheet.worksheet.set_column(column, column, width)
    last = _TOTAL + 2 * (len(years) + 1) - 1
    sheet.worksheet.set_column(_TOTAL, last, _AMOUNT_WIDTH)
    numbers = (_CHANGES, *range(_HEADS, last + 1))
    context.headings(sheet, _HEADING, _headings(context, years), numbers, height=46)
    for row, result in enumerate(results, _HEADING + 1):
        _write_result(context, sheet, row, result, years)
    write_figures(context, sheet, layout)
    write_waterfalls(context, sheet, layout, _TOTAL)
    _write_changes(context, sheet, layout.first_change, results)
    context.print_setup(
        sheet,
        frozen=(_HEADING + 1, 1),
        repeated_rows=(0, 1),
        repeated_columns=(0, 0),
        pages_wide=2,
    )
    # each scenario's waterfall begins a page, for its chart to stay whole beside its table
    sheet.worksheet.set_h_pagebreaks([row - 3 for row in layout.waterfall_rows])


def _years(results: Sequence[ScenarioResult]) -> tuple[int, ...]:
    """Return the fiscal years of any scenario: each may have a horizon of its own."""
    years = {year for result in results for year in result.column.figures.cost_by_year}
    return tuple(sorted(years))


def _headings(context: Context, years: Sequence[int]) -> list[str]:
    labels = [_("Horizon"), *map(context.contents.formatter.fiscal_year_label, years)]
    return [
        _("Scenario"),
        _("Where its figures come from"),
        _("Reporting currency"),
        _("Changes to the base"),
        _("Heads after the last month"),
        _("Run-rate on the last day, a year"),
        *(_("Cost: {period}").format(period=label) for label in labels),
        *(_("Less the base: {period}").format(period=label) for label in labels),
    ]


def _write_result(
    context: Context, sheet: SheetWriter, row: int, result: ScenarioResult, years: Sequence[int]
) -> None:
    text = context.styles(Look.TEXT, bold=result.is_exported)
    currency = result.currency
    origin = _("Stored by the planner when exported")
    if result.is_exported:
        origin = _("Recalculates in this workbook")
    sheet.texts(row, _NAME, (result.name, origin, currency), text)
    count = context.styles(Look.FACT, formats.HEADS)
    sheet.number(row, _CHANGES, len(result.changes), count)
    for figure in _figures(context, result, years):
        look = Look.LINK if result.is_exported and figure.cell else Look.FACT
        style = context.styles(look, formats.HEADS)
        if figure.is_amount:
            style = context.amount(look, currency)
        if look is Look.LINK:
            sheet.formula(row, figure.column, figure.cell, figure.value, style)
        else:
            sheet.number(row, figure.column, figure.value, style)
    _write_distance(context, sheet, row, result, years)


def _figures(context: Context, result: ScenarioResult, years: Sequence[int]) -> list[_Figure]:
    columns, figures, monthly = context.months, result.column.figures, context.names.monthly
    totals = _totals(result, years)

    def total(column: int) -> str:
        if context.lever_costs.is_needed:
            return context.lever_costs.total(column)
        return on_sheet(monthly, fixed(TOTAL_ROW, column))

    run_rate = on_sheet(monthly, fixed(RUN_RATE_ROW, PARAMETER))
    if context.lever_costs.is_needed:
        run_rate = context.lever_costs.run_rate
    own = {
        year.label_year: columns.first_fiscal_year + at
        for at, year in enumerate(context.contents.evaluation.budget.fiscal_years)
    }
    closing = context.headcount.row(HeadRow.CLOSING)
    cells = {_TOTAL: total(columns.total)}
    cells |= {_TOTAL + at: total(own[year]) for at, year in enumerate(years, 1) if year in own}
    return [
        _Figure(
            _HEADS,
            figures.heads,
            on_sheet(context.names.headcount, fixed(closing, columns.last)),
            is_amount=False,
        ),
        _Figure(_RUN_RATE, figures.run_rate, run_rate),
        *(_Figure(column, total, cells.get(column, "")) for column, total in totals.items()),
    ]


def _totals(result: ScenarioResult, years: Sequence[int]) -> Mapping[int, Decimal]:
    """Return the cost over the horizon and by fiscal year, by column."""
    figures = result.column.figures
    by_year, totals = figures.cost_by_year, {_TOTAL: figures.cost}
    return totals | {_TOTAL + at: by_year.get(year, _ZERO) for at, year in enumerate(years, 1)}


def _write_distance(
    context: Context, sheet: SheetWriter, row: int, result: ScenarioResult, years: Sequence[int]
) -> None:
    """Write how far the costs are from those of the base; nothing in another currency."""
    base = context.contents.scenario_results[0]
    currency = result.currency
    is_comparable = currency == base.currency
    own, of_base = _totals(result, years), _totals(base, years)
    base_row, letter = _HEADING + 2, column_name(_CURRENCY)
    beside = len(years) + 1
    for column, total in own.items():
        at = column_name(column)
        sheet.formula(
            row,
            column + beside,
            f'IF(${letter}{row + 1}=${letter}${base_row},{at}{row + 1}-{at}${base_row},"")',
            total - of_base[column] if is_comparable else "",
            context.amount(Look.FORMULA, currency),
        )


def _write_changes(
    context: Context, sheet: SheetWriter, first_row: int, results: Sequence[ScenarioResult]
) -> None:
    title = _("What each scenario changes of the base")
    sheet.text(first_row - 2, 0, title, context.styles(Look.SECTION))
    headings = [
        _("Scenario"),
        _("What it is about"),
        _("What"),
        _("In the base"),
        _("In the scenario"),
    ]
    context.headings(sheet, first_row - 1, headings)
    rows = [(result.name, change) for result in results for change in result.changes]
    text = context.styles(Look.WRAPPED, formats.TEXT)
    for row, (name, change) in enumerate(rows, first_row):
        sheet.texts(row, 0, (name, change.thing, _what(change), change.old, change.new), text)
    if not rows:
        nothing = _("The scenarios change nothing of the base.")
        sheet.text(first_row, 0, nothing, context.styles(Look.TEXT))
    last_row = first_row + max(1, len(rows)) - 1
    sheet.worksheet.autofilter(first_row - 1, 0, last_row, len(headings) - 1)


def _what(change: ChangeText) -> str:
    """Return what changed about a thing, or what became of all of it."""
    if change.what:
        return change.what
    return {
        ChangeKind.ADDED: _("added"),
        ChangeKind.REMOVED: _("removed"),
        ChangeKind.CHANGED: _("changed"),
    }[change.kind]
