"""The summary of Monthly cost: totals, budget, variance, groups, fiscal years and the chart."""

from collections.abc import Sequence
from decimal import Decimal

from xlsxwriter.format import Format

from planner.calculators.monthly_budget import fiscal_year_of
from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import column_name, fixed
from planner.export.workbook.context import CHART_ROWS, SUMMARY_ROW, Context
from planner.export.workbook.month_columns import (
    FIRST_MONTH,
    GROUP,
    LABEL,
    PARAMETER,
    UNIT,
)
from planner.export.workbook.seat_block import reporting_total_label
from planner.export.workbook.seat_formulas import FISCAL_YEAR_ROW
from planner.export.workbook.seat_layouts import PositionColumn
from planner.export.workbook.sheet_writer import Result, SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.messages import _

TOTAL_ROW = SUMMARY_ROW + 1
BUDGET_ROW = SUMMARY_ROW + 2
VARIANCE_ROW = SUMMARY_ROW + 3
RUN_RATE_ROW = SUMMARY_ROW + 4
_ZERO = Decimal(0)
SERIES_COLORS = (
    "#BDBCB5",
    "#3355CC",
    "#D9730D",
    "#8A4BAF",
    "#0F8A6D",
    "#6B4226",
    "#E3C94F",
    "#7FB0EA",
    "#C2487E",
)


def write_summary(context: Context, sheet: SheetWriter) -> None:
    """Write everything above the seats."""
    section = context.styles(Look.SECTION)
    sheet.text(SUMMARY_ROW, 0, _("Summary"), section)
    sheet.text(context.group_row - 1, 0, _("Cost by group"), section)
    write_total_headings(context, sheet)
    _write_totals(context, sheet)
    _write_run_rate(context, sheet)
    groups = [_group_totals(context, group) for group in context.contents.groups]
    for row, (group, totals) in enumerate(
        zip(context.contents.groups, groups, strict=True), context.group_row
    ):
        _write_group(context, sheet, row, group, totals)
    if context.contents.groups:
        _write_others(context, sheet, groups[_charted(context) :])
        _insert_chart(context, sheet)


def fiscal_year_columns(
    context: Context,
    sheet: SheetWriter,
    row: int,
    totals: Sequence[Decimal | str],
    style: Format,
) -> None:
    """Write a row's total over the horizon and by fiscal year, beyond the months."""
    columns, contents = context.months, context.contents
    figures = [each if isinstance(each, Decimal) else _ZERO for each in totals]
    first, last = column_name(columns.first), column_name(columns.last)
    cells = f"${first}{row + 1}:${last}{row + 1}"
    sheet.formula(row, columns.total, f"SUM({cells})", sum(figures, _ZERO), style)
    years = f"${first}${FISCAL_YEAR_ROW}:${last}${FISCAL_YEAR_ROW}"
    start = contents.evaluation.plan.fiscal_year_start_month
    by_year: dict[int, Decimal] = {}
    for month, figure in zip(contents.months, figures or [_ZERO] * columns.months, strict=True):
        year = fiscal_year_of(month, start)
        by_year[year] = by_year.get(year, _ZERO) + figure
    sheet.across(
        row,
        columns.first_fiscal_year,
        f"SUMIF({years},{{c}}${FISCAL_YEAR_ROW},{cells})",
        list(by_year.values())[: columns.fiscal_years],
        style,
    )


def write_total_headings(context: Context, sheet: SheetWriter) -> None:
    """Head the columns beyond the months: the horizon, then each fiscal year."""
    columns, contents = context.months, context.contents
    heading = context.styles(Look.HEADING, align="number")
    row = 3
    sheet.text(row, columns.total, _("Horizon"), heading)
    years = [each.label_year for each in contents.evaluation.budget.fiscal_years]
    for column, year in enumerate(years, columns.first_fiscal_year):
        sheet.text(row, column, contents.formatter.fiscal_year_label(year), heading)
    sheet.worksheet.set_column(columns.total, columns.last_fiscal_year, 15)
    first = f"${column_name(columns.first)}${FISCAL_YEAR_ROW}"
    start = column_name(columns.first_fiscal_year)
    sheet.across(
        FISCAL_YEAR_ROW - 1,
        columns.first_fiscal_year,
        f"{first}+COLUMNS(${start}{FISCAL_YEAR_ROW}:{{c}}{FISCAL_YEAR_ROW})-1",
        years,
        context.styles(Look.QUIET, formats.INTEGER, align="number"),
    )


def _write_totals(context: Context, sheet: SheetWriter) -> None:
    contents, layout = context.contents, context.monthly
    currency = contents.reporting_currency
    budget = contents.evaluation.budget
    totals = budget.totals or (_ZERO,) * len(contents.months)
    planned: list[Decimal | str] = [
        contents.evaluation.plan.budget.get(month, "") for month in contents.months
    ]
    variance: list[Decimal | str] = [
        each - total if isinstance(each, Decimal) else ""
        for each, total in zip(planned, totals, strict=True)
    ]
    total_cell, budget_cell = f"{{c}}{TOTAL_ROW + 1}", f"{{c}}{BUDGET_ROW + 1}"
    first, last = layout.first_block + 1, layout.last_row + 1
    label = fixed(TOTAL_ROW, LABEL)
    planned_cell = context.inputs.budget("{c}")
    for row, words, formula, results, is_total in (
        (
            TOTAL_ROW,
            reporting_total_label(),
            f"SUMIF($C${first}:$C${last},{label},{{c}}${first}:{{c}}${last})",
            list(totals),
            True,
        ),
        (BUDGET_ROW, _("Budget"), f'IF(ISBLANK({planned_cell}),"",{planned_cell})', planned, False),
        (
            VARIANCE_ROW,
            _("Budget less cost"),
            f'IF(ISNUMBER({budget_cell}),{budget_cell}-{total_cell},"")',
            variance,
            False,
        ),
    ):
        look = Look.LINK if row == BUDGET_ROW else Look.FORMULA
        style = context.amount(look, currency, bold=is_total)
        _write_row(context, sheet, row, "", words)
        sheet.across(row, FIRST_MONTH, formula, results, style)
        plain = context.amount(Look.FORMULA, currency, bold=is_total)
        fiscal_year_columns(context, sheet, row, results, plain)
    _mark_overruns(context, sheet)


def _mark_overruns(context: Context, sheet: SheetWriter) -> None:
    columns = context.months
    sheet.worksheet.conditional_format(
        VARIANCE_ROW,
        columns.first,
        VARIANCE_ROW,
        columns.last_fiscal_year,
        {"type": "cell", "criteria": "<", "value": 0, "format": context.styles.alert()},
    )


def _write_run_rate(context: Context, sheet: SheetWriter) -> None:
    contents = context.contents
    _write_row(context, sheet, RUN_RATE_ROW, "", _("Run-rate on the last day, a year"))
    style = context.amount(Look.LINK, contents.reporting_currency)
    positions = context.positions
    cell = f"'{positions.name}'!{fixed(positions.total, PositionColumn.RUN_RATE.column)}"
    sheet.formula(RUN_RATE_ROW, PARAMETER, cell, contents.evaluation.budget.run_rate, style)


def _write_row(context: Context, sheet: SheetWriter, row: int, group: str, words: str) -> None:
    bold = context.styles(Look.TEXT, bold=row == TOTAL_ROW)
    sheet.text(row, GROUP, group, context.styles(Look.TEXT))
    sheet.text(row, LABEL, words, bold)
    sheet.text(row, UNIT, context.contents.reporting_currency, context.styles(Look.QUIET))


def _group_totals(context: Context, group: str) -> list[Decimal]:
    contents = context.contents
    members = [
        seat.months.reporting_total
        for seat in contents.seats
        if seat.months is not None and contents.group_of(seat) == group
    ]
    return [sum((months[n] for months in members), _ZERO) for n in range(len(contents.months))]


def _write_group(
    context: Context, sheet: SheetWriter, row: int, group: str, totals: list[Decimal]
) -> None:
    layout = context.monthly
    first, last = layout.first_block + 1, layout.last_row + 1
    formula = (
        f"SUMIFS({{c}}${first}:{{c}}${last},$B${first}:$B${last},$B{row + 1},"
        f"$C${first}:$C${last},$C{row + 1})"
    )
    _write_row(context, sheet, row, group, reporting_total_label())
    style = context.amount(Look.FORMULA, context.contents.reporting_currency)
    sheet.across(row, FIRST_MONTH, formula, totals, style)
    fiscal_year_columns(context, sheet, row, totals, style)


def _charted(context: Context) -> int:
    """Return how many groups have a color of their own in the chart."""
    groups = len(context.contents.groups)
    return groups if groups <= len(SERIES_COLORS) else len(SERIES_COLORS) - 1


def _others_row(context: Context) -> int:
    return context.group_row + len(context.contents.groups)


def _write_others(context: Context, sheet: SheetWriter, others: list[list[Decimal]]) -> None:
    """Sum the groups too small for a color of their own in the chart."""
    if not others:
        return
    row, first = _others_row(context), context.group_row + _charted(context)
    _write_row(context, sheet, row, _("Other places"), _("For the chart: the groups above it"))
    style = context.amount(Look.FORMULA, context.contents.reporting_currency)
    totals: list[Result] = [sum(month, _ZERO) for month in zip(*others, strict=True)]
    sheet.across(row, FIRST_MONTH, f"SUM({{c}}{first + 1}:{{c}}{row})", totals, style)


def _insert_chart(context: Context, sheet: SheetWriter) -> None:
    columns, name = context.months, sheet.name
    chart = context.workbook.add_chart({"type": "column", "subtype": "stacked"})
    rows = list(range(context.group_row, _others_row(context)))[: _charted(context)]
    if len(context.contents.groups) > len(rows):
        rows.append(_others_row(context))
    months = [name, 3, columns.first, 3, columns.last]
    for row, color in zip(rows, SERIES_COLORS, strict=False):
        chart.add_series(
            {
                "name": [name, row, GROUP],
                "categories": months,
                "values": [name, row, columns.first, row, columns.last],
                "fill": {"color": color},
                "gap": 40,
            }
        )
    if any(context.contents.evaluation.budget.budget):
        line = context.workbook.add_chart({"type": "line"})
        line.add_series(
            {
                "name": [name, BUDGET_ROW, LABEL],
                "categories": months,
                "values": [name, BUDGET_ROW, columns.first, BUDGET_ROW, columns.last],
                "line": {"color": "#1C1C1A", "width": 2},
            }
        )
        chart.combine(line)
    currency = context.contents.reporting_currency
    chart.set_title(
        {
            "name": _("Monthly cost and budget, {currency}").format(currency=currency),
            "name_font": {"size": 12, "bold": True, "color": "#1C1C1A"},
            "overlay": False,
        }
    )
    chart.set_x_axis(context.months_axis)
    chart.set_y_axis(
        {"num_format": "#,##0", "major_gridlines": {"visible": True, "line": {"color": "#E3E2DC"}}}
    )
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 1180, "height": (CHART_ROWS - 1) * 20})
    chart_row = _others_row(context) + 2
    sheet.worksheet.insert_chart(chart_row, PARAMETER, chart, {"object_position": 2})
