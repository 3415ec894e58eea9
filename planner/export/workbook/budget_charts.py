"""The charts of Budget and Headcount: cost against budget, cost by place, heads by team."""

from typing import Any

from planner.export.workbook.budget_layout import CHART_ROWS, BudgetLayout
from planner.export.workbook.budget_slices import Slice
from planner.export.workbook.context import Context
from planner.export.workbook.headcount_layout import HeadRow
from planner.export.workbook.month_columns import GROUP, LABEL
from planner.export.workbook.monthly_summary import SERIES_COLORS
from planner.export.workbook.sheet_writer import SheetWriter
from planner.localization.messages import _

INK = "#1C1C1A"
_RULE = "#E3E2DC"
_COST_COLOR = SERIES_COLORS[1]
_MOST_PLACES = 12
_PIXELS_A_ROW = 20
_HEIGHT = (CHART_ROWS - 1) * _PIXELS_A_ROW
_MONTHS_WIDTH, _PLACES_WIDTH, _BETWEEN = 820, 560, 20


def insert_budget_charts(context: Context, sheet: SheetWriter) -> None:
    """Insert both charts below the totals."""
    layout = context.budget
    at = {"object_position": 2}
    sheet.worksheet.insert_chart(layout.chart_row, LABEL, _against_budget(context, layout), at)
    if layout.seats:
        beside = {**at, "x_offset": _MONTHS_WIDTH + _BETWEEN}
        sheet.worksheet.insert_chart(layout.chart_row, LABEL, _by_place(context, layout), beside)


def set_chart_style(chart: Any, title: str) -> None:  # noqa: ANN401 -- XlsxWriter ships no types
    """Give a chart the title and the lines of all charts of the workbook."""
    font = {"size": 12, "bold": True, "color": INK}
    chart.set_title({"name": title, "name_font": font, "overlay": False})
    gridlines = {"visible": True, "line": {"color": _RULE}}
    chart.set_y_axis({"num_format": "#,##0", "major_gridlines": gridlines})
    chart.set_legend({"position": "bottom"})


def _against_budget(context: Context, layout: BudgetLayout) -> Any:  # noqa: ANN401 -- as above
    columns, name = context.months, layout.name
    months = [name, 3, columns.first, 3, columns.last]
    chart = context.workbook.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": [name, layout.plan_row, LABEL],
            "categories": months,
            "values": [name, layout.plan_row, columns.first, layout.plan_row, columns.last],
            "fill": {"color": _COST_COLOR},
            "gap": 40,
        }
    )
    if any(context.contents.evaluation.budget.budget):
        line = context.workbook.add_chart({"type": "line"})
        row = layout.budget_row
        line.add_series(
            {
                "name": [name, row, LABEL],
                "categories": months,
                "values": [name, row, columns.first, row, columns.last],
                "line": {"color": INK, "width": 2},
            }
        )
        chart.combine(line)
    currency = context.contents.reporting_currency
    title = _("Cost of each month against its budget, {currency}").format(currency=currency)
    set_chart_style(chart, title)
    chart.set_x_axis(context.months_axis)
    chart.set_size({"width": _MONTHS_WIDTH, "height": _HEIGHT})
    return chart


def _by_place(context: Context, layout: BudgetLayout) -> Any:  # noqa: ANN401 -- as above
    first, total = layout.first_row(Slice.PLACE), context.months.total
    places = min(_MOST_PLACES, len(layout.slices[Slice.PLACE].entries))
    last = first + places - 1
    chart = context.workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": _("Cost over the horizon"),
            "categories": [layout.name, first, LABEL, last, LABEL],
            "values": [layout.name, first, total, last, total],
            "fill": {"color": _COST_COLOR},
            "gap": 40,
        }
    )
    currency = context.contents.reporting_currency
    set_chart_style(
        chart, _("Cost over the horizon by place, {currency}").format(currency=currency)
    )
    chart.set_y_axis({"reverse": True, "major_gridlines": {"visible": False}})
    chart.set_x_axis(
        {
            "num_format": "#,##0",
            "num_font": {"size": 8},
            "reverse": context.contents.formatter.is_right_to_left,
            "label_position": "high",  # the first place on top puts the low end there, too
            "major_gridlines": {"visible": True, "line": {"color": _RULE}},
        }
    )
    chart.set_legend({"none": True})
    chart.set_size({"width": _PLACES_WIDTH, "height": _HEIGHT})
    return chart


def insert_headcount_chart(context: Context, sheet: SheetWriter) -> None:
    """Insert the chart of the heads after each month: by team, or of all where teams are many."""
    layout, columns = context.headcount, context.months
    teams = list(range(len(layout.teams)))
    rows = [(layout.row(HeadRow.CLOSING, team), GROUP) for team in teams]
    if not 0 < len(teams) <= len(SERIES_COLORS) - 1:
        rows = [(layout.row(HeadRow.CLOSING), LABEL)]
    chart = context.workbook.add_chart({"type": "column", "subtype": "stacked"})
    for (row, name), color in zip(rows, SERIES_COLORS[1:], strict=False):
        chart.add_series(
            {
                "name": [layout.name, row, name],
                "categories": [layout.name, 3, columns.first, 3, columns.last],
                "values": [layout.name, row, columns.first, row, columns.last],
                "fill": {"color": color},
                "gap": 40,
            }
        )
    set_chart_style(chart, _("Heads after each month"))
    chart.set_x_axis(context.months_axis)
    chart.set_size({"width": _MONTHS_WIDTH, "height": _HEIGHT})
    sheet.worksheet.insert_chart(layout.chart_row, LABEL, chart, {"object_position": 2})
