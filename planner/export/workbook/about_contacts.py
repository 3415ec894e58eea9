"""Whom to ask about the workbook: cells of the sheet About for its readers to fill in."""

from planner.export.workbook import number_formats as formats
from planner.export.workbook.context import Context
from planner.export.workbook.input_rules import allow_date, allow_text
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.messages import _

_VALUE = 1


def write_contacts(context: Context, sheet: SheetWriter, row: int) -> int:
    """Write empty inputs, which the planner does not read back.

    Returns:
        The first row below them.
    """
    sheet.text(row, 0, _("Contacts"), context.styles(Look.SECTION))
    note = _("For you to fill in; nothing is computed from them.")
    sheet.text(row, _VALUE, note, context.styles(Look.QUIET))
    people = {
        _("Prepared by"): _("Who made this workbook."),
        _("Questions to"): _("A name with a mail address or a telephone number."),
        _("Reviewed by"): _("Who looked it through."),
    }
    text, field = context.styles(Look.TEXT), context.styles(Look.INPUT, align="start")
    for at, (label, prompt) in enumerate(people.items(), row + 1):
        sheet.text(at, 0, label, text)
        sheet.text(at, _VALUE, "", field)
        allow_text(sheet, (at, _VALUE), None, prompt)
    day = row + len(people) + 1
    sheet.text(day, 0, _("Reviewed on"), text)
    style = context.styles(Look.INPUT, formats.DATE, align="start")
    sheet.number(day, _VALUE, None, style)
    allow_date(sheet, (day, _VALUE), prompt=_("The date of the review."))
    return day + 1
