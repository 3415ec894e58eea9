"""The sheet of the months before the horizon: balances that its first months start from."""

from planner.export.workbook.addresses import fixed_column, on_sheet
from planner.export.workbook.contents import LEAD_IN_MONTHS, SeatFacts
from planner.export.workbook.context import MONTHS_A_PAGE, Context
from planner.export.workbook.input_rules import refuse_typing
from planner.export.workbook.inputs_layout import Scalar
from planner.export.workbook.month_columns import FIRST_MONTH, PARAMETER
from planner.export.workbook.month_headings import write_month_headings, write_places
from planner.export.workbook.seat_block import SeatBlock
from planner.export.workbook.seat_formulas import FIRST_DAY_ROW, LAST_DAY_ROW, SeatFormulas
from planner.export.workbook.seat_layouts import PositionColumn, Row
from planner.export.workbook.seat_values import values_before_horizon
from planner.localization.messages import _

_LAST_MONTH = FIRST_MONTH + LEAD_IN_MONTHS - 1


def write_opening(context: Context) -> None:
    """Write the months before the horizon of the seats for which they matter."""
    sheet = context.sheet(context.names.opening)
    context.title(
        sheet,
        context.names.opening,
        _(
            "Ceilings used up and extra salaries earned before the first month, for the countries "
            "where they matter. No cost of the plan."
        ),
    )
    layout, inputs = context.opening, context.inputs
    start, lead_in = inputs.scalar(Scalar.HORIZON_START), inputs.scalar(Scalar.LEAD_IN)
    months = context.contents.lead_in
    write_month_headings(context, sheet, months, f"EDATE({start},-{lead_in}-1)")
    write_places(context, sheet, layout, months)
    for seat in context.contents.seats:
        if seat.seat.id in layout.blocks:
            formulas = SeatFormulas(context, layout, seat, layout.blocks[seat.seat.id])
            values = values_before_horizon(context.contents, seat)
            SeatBlock(context, sheet, formulas, values).write({})
    refuse_typing(sheet, (FIRST_DAY_ROW - 1, PARAMETER), (layout.last_row, _LAST_MONTH))
    context.print_setup(
        sheet,
        frozen=(LAST_DAY_ROW - 1, FIRST_MONTH),
        repeated_rows=(0, LAST_DAY_ROW - 2),
        repeated_columns=(0, 3),
        pages_wide=LEAD_IN_MONTHS // MONTHS_A_PAGE,
        folds=True,
    )


def opening_links(context: Context, seat: SeatFacts) -> dict[Row, str]:
    """Return the formulas that fetch a seat's pay and balances at the start of the horizon."""
    links = {Row.ANNUAL_PAY: context.positions.cell(seat, PositionColumn.BASE_PAY)}
    block = context.opening.blocks.get(seat.seat.id)
    if block is None:
        return links
    return links | {
        row: on_sheet(context.names.opening, fixed_column(block.row(row), _LAST_MONTH))
        for row in (Row.EXTRA_UNPAID, Row.YEAR_TO_DATE)
        if row in block
    }
