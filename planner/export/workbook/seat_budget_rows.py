"""The seats' table of the Budget sheet: one row a seat, to filter and to add up from."""

from decimal import Decimal

from planner.export.workbook.addresses import fixed, fixed_range, on_sheet
from planner.export.workbook.budget_layout import SEAT_ID, SEAT_NAME, SLICE_COLUMNS
from planner.export.workbook.budget_slices import Slice
from planner.export.workbook.contents import SeatFacts
from planner.export.workbook.context import Context
from planner.export.workbook.inputs_layout import REPORTING_DECIMALS
from planner.export.workbook.month_columns import FIRST_MONTH, LABEL, PARAMETER
from planner.export.workbook.monthly_summary import fiscal_year_columns
from planner.export.workbook.seat_formulas import FIRST_DAY_ROW
from planner.export.workbook.seat_layouts import PositionColumn, Row
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.messages import _
from planner.localization.terms import seat_status_name

_ZERO = Decimal(0)


def write_seats(context: Context, sheet: SheetWriter) -> None:
    """Write every seat's months, fetched from Monthly cost."""
    layout, contents = context.budget, context.contents
    heading_row = layout.seat_heading_row
    title = _("Cost by seat, {currency}").format(currency=contents.reporting_currency)
    sheet.text(heading_row - 1, 0, title, context.styles(Look.SECTION))
    headings = {
        SEAT_ID: _("ID"),
        SEAT_NAME: _("Seat"),
        SLICE_COLUMNS[Slice.TEAM]: _("Team"),
        SLICE_COLUMNS[Slice.PLACE]: _("Place"),
        SLICE_COLUMNS[Slice.COST_CENTER]: _("Cost center"),
        SLICE_COLUMNS[Slice.STATUS]: _("Status"),
    }
    context.headings(sheet, heading_row, [headings[column] for column in sorted(headings)])
    _write_month_headings(context, sheet)
    for seat in contents.seats:
        _write_seat(context, sheet, layout.seats[seat.seat.id], seat)
    sheet.worksheet.autofilter(heading_row, 0, layout.last_row, context.months.converted)


def _write_month_headings(context: Context, sheet: SheetWriter) -> None:
    """Repeat the months, which a filter needs right above its columns."""
    contents, columns, row = context.contents, context.months, context.budget.seat_heading_row
    month = context.styles(Look.HEADING, context.month_format, align="number")
    days = [each.first_day for each in contents.months]
    sheet.across(row, columns.first, f"{{c}}${FIRST_DAY_ROW}", days, month)
    heading = context.styles(Look.HEADING, align="number")
    labels = [
        contents.formatter.fiscal_year_label(each.label_year)
        for each in contents.evaluation.budget.fiscal_years
    ]
    sheet.texts(row, columns.total, (_("Horizon"), *labels), heading)
    converted = _("Local total at the plan rate, {currency}").format(
        currency=contents.reporting_currency
    )
    sheet.text(row, columns.converted, converted, heading)
    sheet.worksheet.set_column(columns.converted, columns.converted, 18)


def _write_seat(context: Context, sheet: SheetWriter, row: int, seat: SeatFacts) -> None:
    layout, text = context.budget, context.styles(Look.TEXT)
    sheet.text(row, SEAT_ID, seat.seat.id, text)
    sheet.text(row, SEAT_NAME, seat.label, text)
    for which in (Slice.TEAM, Slice.PLACE):
        words = layout.slices[which].texts[seat.seat.id]
        sheet.text(row, SLICE_COLUMNS[which], words, text)
    link = context.styles(Look.LINK, align="start")
    center = context.positions.cell(seat, PositionColumn.COST_CENTER)
    none = fixed(layout.no_cost_center_row, LABEL)
    sheet.formula(
        row,
        SLICE_COLUMNS[Slice.COST_CENTER],
        f'IF({center}="",{none},{center}&"")',
        layout.slices[Slice.COST_CENTER].texts[seat.seat.id],
        link,
    )
    status = context.positions.cell(seat, PositionColumn.STATUS)
    word = seat_status_name(seat.seat)
    sheet.formula(row, SLICE_COLUMNS[Slice.STATUS], status, word, link)
    _write_months(context, sheet, row, seat)


def _write_months(context: Context, sheet: SheetWriter, row: int, seat: SeatFacts) -> None:
    contents, months = context.contents, seat.months
    nothing = (_ZERO,) * len(contents.months)
    costs = nothing if months is None else months.reporting_total
    block = context.monthly.blocks[seat.seat.id]
    source = block.number(Row.REPORTING_TOTAL)
    cell = on_sheet(context.names.monthly, f"{{c}}${source}")
    sheet.across(
        row, FIRST_MONTH, cell, costs, context.amount(Look.LINK, contents.reporting_currency)
    )
    style = context.amount(Look.FORMULA, contents.reporting_currency)
    fiscal_year_columns(context, sheet, row, costs, style)
    local, rate = block.row(Row.LOCAL_TOTAL), fixed(block.row(Row.REPORTING_TOTAL), PARAMETER)
    months_of_seat = fixed_range((local, context.months.first), (local, context.months.last))
    sheet.formula(
        row,
        context.months.converted,
        f"SUMPRODUCT(ROUND({on_sheet(context.names.monthly, months_of_seat)}"
        f"*{on_sheet(context.names.monthly, rate)},{REPORTING_DECIMALS}))",
        sum(costs, _ZERO),
        style,
    )
