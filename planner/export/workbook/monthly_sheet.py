"""The Monthly cost sheet: totals against the budget, then every seat's months row by row."""

from collections.abc import Callable

from planner.export.workbook.checks_sheet import write_master_link
from planner.export.workbook.contents import SeatFacts
from planner.export.workbook.context import Context
from planner.export.workbook.input_rules import refuse_typing
from planner.export.workbook.month_columns import FIRST_MONTH, PARAMETER
from planner.export.workbook.month_headings import (
    fold_fiscal_years,
    write_month_headings,
    write_places,
)
from planner.export.workbook.monthly_summary import fiscal_year_columns, write_summary
from planner.export.workbook.opening_sheet import opening_links
from planner.export.workbook.seat_block import SeatBlock
from planner.export.workbook.seat_formulas import FIRST_DAY_ROW, FISCAL_YEAR_ROW, SeatFormulas
from planner.export.workbook.seat_layouts import Row
from planner.export.workbook.seat_values import values_before_horizon, values_in_horizon
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.messages import _


def write_monthly(context: Context, seat_done: Callable[[float], None]) -> None:
    """Write the summary and every seat's block.

    Args:
        context: The export.
        seat_done: Told the share of the seats written, 0 to 1.
    """
    sheet = context.sheet(context.names.monthly, charted_rows=context.monthly.first_place)
    contents = context.contents
    context.title(
        sheet,
        context.names.monthly,
        _(
            "Cost of the plan by month, in {currency} at plan rates. Seats below in local currency."
        ).format(currency=contents.reporting_currency),
    )
    sheet.text(2, 0, _("Checks:"), context.styles(Look.QUIET))
    write_master_link(context, sheet, 2, 1)
    write_month_headings(context, sheet, contents.months, context.inputs.opening_month())
    fold_fiscal_years(context, sheet)
    write_summary(context, sheet)
    write_places(context, sheet, context.monthly, contents.months)
    for done, seat in enumerate(contents.seats, 1):
        _write_seat(context, sheet, seat)
        seat_done(done / len(contents.seats))
    first, last = (FIRST_DAY_ROW - 1, PARAMETER), context.months.last_fiscal_year
    refuse_typing(sheet, first, (context.monthly.last_row, last))
    context.print_setup(
        sheet,
        frozen=(FISCAL_YEAR_ROW, FIRST_MONTH),
        repeated_rows=(3, FISCAL_YEAR_ROW - 1),
        repeated_columns=(0, 3),
        pages_wide=context.pages_wide,
        folds=True,
    )


def _write_seat(context: Context, sheet: SheetWriter, seat: SeatFacts) -> None:
    before = None
    if seat.facts.needs_opening:
        before = values_before_horizon(context.contents, seat)
    values = values_in_horizon(context.contents, seat, before)
    block = context.monthly.blocks[seat.seat.id]
    formulas = SeatFormulas(context, context.monthly, seat, block)
    SeatBlock(context, sheet, formulas, values).write(opening_links(context, seat))
    totals = seat.months.reporting_total if seat.months is not None else ()
    style = context.amount(Look.FORMULA, context.contents.reporting_currency, bold=True)
    fiscal_year_columns(context, sheet, block.row(Row.REPORTING_TOTAL), totals, style)
