"""The Budget sheet: plan against budget by month and fiscal year, and what the cost is for."""

from collections.abc import Sequence
from decimal import Decimal

from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import column_name, fixed, on_sheet, relative
from planner.export.workbook.budget_charts import insert_budget_charts
from planner.export.workbook.budget_layout import GROUP_WIDTH, SLICE_COLUMNS
from planner.export.workbook.budget_slices import Slice
from planner.export.workbook.checks_sheet import write_master_link
from planner.export.workbook.context import SUMMARY_ROW, Context
from planner.export.workbook.input_rules import refuse_typing
from planner.export.workbook.inputs_layout import MONTHS_PER_YEAR, REPORTING_DECIMALS
from planner.export.workbook.month_columns import FIRST_MONTH, GROUP, LABEL, PARAMETER, UNIT
from planner.export.workbook.month_headings import fold_fiscal_years, write_month_headings
from planner.export.workbook.monthly_summary import (
    BUDGET_ROW,
    RUN_RATE_ROW,
    TOTAL_ROW,
    fiscal_year_columns,
    write_total_headings,
)
from planner.export.workbook.seat_budget_rows import write_seats
from planner.export.workbook.seat_formulas import FIRST_DAY_ROW, FISCAL_YEAR_ROW
from planner.export.workbook.sheet_writer import Result, SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.messages import _

_ZERO = Decimal(0)
_PARTS_A_YEAR = 12


def write_budget_sheet(context: Context) -> None:
    """Write totals, charts, the cost by what it is for, and the seats it adds up from."""
    layout, contents = context.budget, context.contents
    sheet = context.sheet(context.names.budget, charted_rows=layout.seat_heading_row)
    context.title(
        sheet,
        context.names.budget,
        _("The plan against its budget, and what the cost is for, in {currency}.").format(
            currency=contents.reporting_currency
        ),
    )
    sheet.text(2, 0, _("Checks:"), context.styles(Look.QUIET))
    write_master_link(context, sheet, 2, 1)
    write_month_headings(context, sheet, contents.months, context.inputs.opening_month())
    write_total_headings(context, sheet)
    fold_fiscal_years(context, sheet)
    sheet.worksheet.set_column(GROUP, GROUP, GROUP_WIDTH)
    _write_totals(context, sheet)
    _write_run_rates(context, sheet)
    for which in Slice:
        _write_slice(context, sheet, which)
    write_seats(context, sheet)
    insert_budget_charts(context, sheet)
    last = context.months.converted
    refuse_typing(sheet, (FIRST_DAY_ROW - 1, PARAMETER), (layout.last_row, last))
    context.print_setup(
        sheet,
        frozen=(FISCAL_YEAR_ROW, FIRST_MONTH),
        repeated_rows=(3, FISCAL_YEAR_ROW - 1),
        repeated_columns=(0, 3),
        pages_wide=context.pages_wide,
        folds=True,
    )


def _write_totals(context: Context, sheet: SheetWriter) -> None:
    layout, contents = context.budget, context.contents
    currency = contents.reporting_currency
    costs = list(contents.evaluation.budget.totals or (_ZERO,) * len(contents.months))
    budgets = [contents.evaluation.plan.budget.get(month) for month in contents.months]
    variances = [
        None if budget is None else budget - cost
        for budget, cost in zip(budgets, costs, strict=True)
    ]
    sheet.text(SUMMARY_ROW, 0, _("Plan against budget"), context.styles(Look.SECTION))
    monthly = on_sheet(context.names.monthly, "{c}")
    cost, budget = f"{{c}}{layout.plan_row + 1}", f"{{c}}{layout.budget_row + 1}"
    planned = f"{monthly}${BUDGET_ROW + 1}"
    link, formula = (
        context.amount(Look.LINK, currency, bold=True),
        context.amount(Look.FORMULA, currency),
    )
    _write_label(context, sheet, layout.plan_row, _("Cost of the plan"), currency, bold=True)
    sheet.across(layout.plan_row, FIRST_MONTH, f"{monthly}${TOTAL_ROW + 1}", costs, link)
    bold = context.amount(Look.FORMULA, currency, bold=True)
    fiscal_year_columns(context, sheet, layout.plan_row, costs, bold)
    _write_label(context, sheet, layout.budget_row, _("Budget"), currency)
    link = context.amount(Look.LINK, currency)
    sheet.across(layout.budget_row, FIRST_MONTH, planned, _or_empty(budgets), link)
    fiscal_year_columns(context, sheet, layout.budget_row, _or_empty(budgets), formula)
    _write_label(context, sheet, layout.variance_row, _("Budget less cost"), currency)
    difference = f'IF(ISNUMBER({budget}),{budget}-{cost},"")'
    sheet.across(layout.variance_row, FIRST_MONTH, difference, _or_empty(variances), formula)
    fiscal_year_columns(context, sheet, layout.variance_row, _or_empty(variances), formula)
    _write_variance_shares(context, sheet, budgets, variances)
    _mark_overruns(context, sheet)


def _or_empty(figures: Sequence[Decimal | None]) -> list[Decimal | str]:
    return ["" if figure is None else figure for figure in figures]


def _write_variance_shares(
    context: Context,
    sheet: SheetWriter,
    budgets: Sequence[Decimal | None],
    variances: Sequence[Decimal | None],
) -> None:
    """Write budget less cost over the budget: a year's of the months that have a budget."""
    layout, columns = context.budget, context.months
    years = [_fiscal_years(context, figures) for figures in (budgets, variances)]
    all_budgets = [*budgets, sum(filter(None, budgets), _ZERO), *years[0]]
    all_variances = [*variances, sum(filter(None, variances), _ZERO), *years[1]]
    shares: list[Result] = [
        "" if not budget or variance is None else variance / budget
        for budget, variance in zip(all_budgets, all_variances, strict=True)
    ]
    budget, variance = f"{{c}}{layout.budget_row + 1}", f"{{c}}{layout.variance_row + 1}"
    words = _("Budget less cost, share of the budget")
    _write_label(context, sheet, layout.variance_share_row, words, _("share"))
    style = context.styles(Look.FORMULA, formats.PERCENT)
    formula = f'IF(N({budget})=0,"",{variance}/{budget})'
    sheet.across(layout.variance_share_row, columns.first, formula, shares, style)


def _fiscal_years(context: Context, figures: Sequence[Decimal | None]) -> list[Decimal]:
    sums: list[Decimal] = []
    at = 0
    for year in context.contents.evaluation.budget.fiscal_years:
        sums.append(sum(filter(None, figures[at : at + year.months]), _ZERO))
        at += year.months
    return sums


def _mark_overruns(context: Context, sheet: SheetWriter) -> None:
    """Mark the months and years that cost more than their budget: cost, variance and share."""
    layout, columns = context.budget, context.months
    first = column_name(columns.first)
    over = f"=N({first}${layout.variance_row + 1})<0"
    for row in (layout.plan_row, layout.variance_row, layout.variance_share_row):
        sheet.worksheet.conditional_format(
            row,
            columns.first,
            row,
            columns.last_fiscal_year,
            {"type": "formula", "criteria": over, "format": context.styles.alert(filled=True)},
        )


def _write_run_rates(context: Context, sheet: SheetWriter) -> None:
    layout, contents = context.budget, context.contents
    currency, headline = contents.reporting_currency, contents.evaluation.headline
    plan, budget, between = (relative(layout.run_rate_row + n, PARAMETER) for n in range(3))
    last = f"${column_name(context.months.last)}${layout.budget_row + 1}"
    known = headline.run_rate_budget
    difference = "" if known is None else known - headline.run_rate
    for row, (words, formula, result, look) in enumerate(
        (
            (
                _("Run-rate on the last day, a year"),
                on_sheet(context.names.monthly, fixed(RUN_RATE_ROW, PARAMETER)),
                headline.run_rate,
                Look.LINK,
            ),
            (
                _("Budget of the last month, a year"),
                f'IF(ISNUMBER({last}),{last}*{MONTHS_PER_YEAR},"")',
                "" if known is None else known,
                Look.FORMULA,
            ),
            (
                _("Budget less run-rate, a year"),
                f'IF(ISNUMBER({budget}),{budget}-{plan},"")',
                difference,
                Look.FORMULA,
            ),
        ),
        layout.run_rate_row,
    ):
        _write_label(context, sheet, row, words, currency)
        sheet.formula(row, PARAMETER, formula, result, context.amount(look, currency))
    mark = {"type": "cell", "criteria": "<", "value": 0, "format": context.styles.alert()}
    sheet.worksheet.conditional_format(between, mark)


def _write_slice(context: Context, sheet: SheetWriter, which: Slice) -> None:
    """Write the cost by one thing: a row for each, then what is in none of them."""
    layout, sliced = context.budget, context.budget.slices[which]
    currency = context.contents.reporting_currency
    title = slice_titles()[which]
    sheet.text(layout.title_row(which), 0, title, context.styles(Look.SECTION))
    heading = context.styles(Look.QUIET, align="number")
    sheet.text(layout.title_row(which), PARAMETER, _("Share of the cost"), heading)
    keys = layout.seat_column(SLICE_COLUMNS[which])
    first, last = layout.first_seat + 1, layout.last_row + 1
    style = context.amount(Look.FORMULA, currency)
    for row, entry in enumerate(sliced.entries, layout.first_row(which)):
        _write_label(context, sheet, row, entry, currency)
        months = sliced.months_of(entry)
        formula = f"SUMPRODUCT(({keys}=$C{row + 1})*1,{{c}}${first}:{{c}}${last})"
        sheet.across(row, FIRST_MONTH, formula, months, style)
        fiscal_year_columns(context, sheet, row, months, style)
        _write_share(context, sheet, row, months)
    _write_rest(context, sheet, which)


def _write_rest(context: Context, sheet: SheetWriter, which: Slice) -> None:
    """Write what the rows of a split leave: nothing, until the workbook gets a word of its own."""
    layout, row = context.budget, context.budget.rest_row(which)
    nothing = [_ZERO] * len(context.contents.months)
    style = context.amount(Look.FORMULA, context.contents.reporting_currency)
    _write_label(
        context, sheet, row, _("In none of the rows above"), context.contents.reporting_currency
    )
    rows = f"{{c}}{layout.first_row(which) + 1}:{{c}}{row}"
    formula = f"ROUND({{c}}${layout.plan_row + 1}-SUM({rows}),{REPORTING_DECIMALS})"
    sheet.across(row, FIRST_MONTH, formula, nothing, style)
    fiscal_year_columns(context, sheet, row, nothing, style)


def _write_share(context: Context, sheet: SheetWriter, row: int, months: Sequence[Decimal]) -> None:
    layout = context.budget
    total = sum(context.contents.evaluation.budget.totals, _ZERO)
    whole = fixed(layout.plan_row, context.months.total)
    own = relative(row, context.months.total)
    share = sum(months, _ZERO) / total if total else _ZERO
    style = context.styles(Look.FORMULA, formats.PERCENT)
    sheet.formula(row, PARAMETER, f"IF({whole}=0,0,{own}/{whole})", share, style)


def _write_label(
    context: Context, sheet: SheetWriter, row: int, words: str, unit: str, *, bold: bool = False
) -> None:
    sheet.text(row, LABEL, words, context.styles(Look.TEXT, formats.TEXT, bold=bold))
    sheet.text(row, UNIT, unit, context.styles(Look.QUIET))


def slice_titles() -> dict[Slice, str]:
    """Return the titles of the splits."""
    return {
        Slice.TEAM: _("Cost by team"),
        Slice.PLACE: _("Cost by place"),
        Slice.COST_CENTER: _("Cost by cost center"),
        Slice.STATUS: _("Cost by status"),
    }
