"""The table of the Inputs sheet of the company's days off beyond public holidays."""

from planner.export.workbook import number_formats as formats
from planner.export.workbook.context import Context
from planner.export.workbook.input_rules import allow_date
from planner.export.workbook.inputs_layout import VALUE
from planner.export.workbook.month_columns import LABEL
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.countries import country_name
from planner.localization.messages import _
from planner.localization.terms import company_day_name


def write_company_days(context: Context, sheet: SheetWriter) -> None:
    """Write one row a day; nothing where the plan has none."""
    layout, days = context.inputs, context.contents.company_days
    if not days:
        return
    first, text = layout.first_company_day, context.styles(Look.TEXT)
    sheet.text(first - 2, 0, _("Company days off"), context.styles(Look.SECTION))
    headings = [_("Where"), "", _("Day off"), _("Unit"), _("Date")]
    context.headings(sheet, first - 1, headings, (VALUE,))
    day_style = context.styles(Look.INPUT, formats.DATE, align="number")
    for row, (each, name) in enumerate(days.items(), first):
        where = _("Everywhere") if each.country is None else country_name(each.country)
        sheet.text(row, 0, where, text)
        sheet.text(row, LABEL, company_day_name(name), text)
        sheet.text(row, LABEL + 1, _("date"), text)
        sheet.number(row, VALUE, each.day, day_style)
    allow_date(sheet, (first, VALUE), (first + len(days) - 1, VALUE), _("The date of the day off."))
