"""Empty rows below the seats: what finance proposes there comes back with the workbook."""

from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import Cell
from planner.export.workbook.context import Context
from planner.export.workbook.input_rules import (
    allow_date,
    allow_not_negative,
    allow_one_of,
    allow_text,
)
from planner.export.workbook.seat_layouts import PositionColumn as C
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.messages import _

_TEXTS = (C.NAME, C.ROLE, C.LEVEL, C.TEAM, C.PLACE, C.COUNTRY)
_WORDS = (C.STATUS, C.ENGAGEMENT)
_DATES = (C.START, C.END)


def write_seats_to_propose(context: Context, sheet: SheetWriter) -> None:
    """Write rows to fill in, whose cost only the planner works out."""
    layout = context.positions
    title = layout.first_proposal - 2
    sheet.text(title, 0, _("Seats to propose"), context.styles(Look.SECTION))
    note = _(
        "Fill in a row for each, at least its role and its place, in words like those above. They "
        "count in no total: the planner works out their cost when it reads the workbook back."
    )
    sheet.text(title + 1, 0, note, context.styles(Look.QUIET))
    words = context.styles(Look.INPUT, align="start")
    day = context.styles(Look.INPUT, formats.DATE, align="number")
    pay = context.styles(Look.INPUT, formats.amount_format(2))
    for row in range(layout.first_proposal, layout.last_proposal + 1):
        for column in (*_TEXTS, *_WORDS):
            sheet.text(row, column.column, "", words)
        for column in _DATES:
            sheet.number(row, column.column, None, day)
        sheet.number(row, C.BASE_PAY.column, None, pay)
        center = context.styles(Look.INPUT, formats.TEXT, align="start")
        sheet.text(row, C.COST_CENTER.column, "", center)
    _validate(context, sheet)


def _validate(context: Context, sheet: SheetWriter) -> None:
    layout, inputs = context.positions, context.inputs

    def cells(column: C) -> tuple[Cell, Cell]:
        return (layout.first_proposal, column.column), (layout.last_proposal, column.column)

    prompt = _("A seat to propose, in words like those of the rows above.")
    for column in (*_TEXTS, C.COST_CENTER):
        allow_text(sheet, *cells(column), prompt)
    message = _("Choose one of the words of the list.")
    allow_one_of(sheet, *cells(C.STATUS), inputs.status_column(0), message)
    allow_one_of(sheet, *cells(C.ENGAGEMENT), inputs.engagement_column(0), message)
    pay = _("A year's base pay in the currency of the place, 0 or more.")
    allow_not_negative(sheet, *cells(C.BASE_PAY), prompt=pay)
    allow_date(sheet, *cells(C.START), prompt=_("The date the work starts."))
    allow_date(sheet, *cells(C.END), prompt=_("The last day of work; empty where none is known."))
