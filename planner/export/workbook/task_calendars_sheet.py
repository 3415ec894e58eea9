"""The sheet of calendars that the dates of onboarding are counted on."""

from planner.export.workbook import number_formats as formats
from planner.export.workbook.calendars_layout import weekend_text
from planner.export.workbook.context import Context
from planner.export.workbook.inputs_layout import VALUE
from planner.export.workbook.onboarding_layout import (
    CALENDAR_DAY,
    CALENDAR_HOLIDAY,
    CALENDAR_NAME,
    CALENDAR_WEEKEND,
    FIRST_CALENDAR,
)
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.export.workbook.task_calendars import ListedDay
from planner.localization.messages import _


def write_task_calendars(context: Context) -> None:
    """Write each calendar's weekend, then its days off."""
    sheet = context.sheet(context.names.task_calendars)
    context.title(
        sheet,
        context.names.task_calendars,
        _(
            "Working weeks, public holidays, company days and leave of new hires and of those who "
            "see to their tasks; a calendar of two has the days off of both."
        ),
    )
    for column, width in ((CALENDAR_NAME, 44), (CALENDAR_DAY, 22), (CALENDAR_HOLIDAY, 60)):
        sheet.worksheet.set_column(column, column, width)
    _write_weeks(context, sheet)
    _write_days_off(context, sheet)
    context.print_setup(sheet, frozen=(2, 1), repeated_rows=(0, 1))


def _write_weeks(context: Context, sheet: SheetWriter) -> None:
    headings = [_("Working days of"), _("Weekend (Monday first, 1 = day off)")]
    context.headings(sheet, FIRST_CALENDAR - 1, headings)
    style = context.styles(Look.FACT, formats.TEXT)
    for row, calendar in enumerate(context.onboarding.calendars, FIRST_CALENDAR):
        sheet.text(row, CALENDAR_NAME, calendar.name, context.styles(Look.TEXT))
        sheet.text(row, CALENDAR_WEEKEND, weekend_text(calendar.weekend), style)
    last = FIRST_CALENDAR + max(1, len(context.onboarding.calendars)) - 1
    codes = f"B{FIRST_CALENDAR + 1}:B{last + 1}"
    sheet.worksheet.ignore_errors({"number_stored_as_text": codes})


def _write_days_off(context: Context, sheet: SheetWriter) -> None:
    layout = context.onboarding
    heading = layout.first_day_off - 1
    headings = [_("Working days of"), _("Date"), _("Day off")]
    context.headings(sheet, heading, headings)
    text, last = context.styles(Look.TEXT), heading + 1
    for calendar, first in layout.days_off():
        for row, each in enumerate(calendar.days, first):
            sheet.text(row, CALENDAR_NAME, calendar.name, text)
            _write_day(context, sheet, row, each)
        if not calendar.days:
            sheet.text(first, CALENDAR_NAME, calendar.name, text)
            quiet = context.styles(Look.QUIET)
            sheet.text(first, CALENDAR_HOLIDAY, _("no days off listed"), quiet)
        last = first + max(1, len(calendar.days)) - 1
    sheet.worksheet.autofilter(heading, CALENDAR_NAME, last, CALENDAR_HOLIDAY)


def _write_day(context: Context, sheet: SheetWriter, row: int, each: ListedDay) -> None:
    """Write a day off; one of the company's follows the sheet of inputs."""
    company_day, inputs = each.company_day, context.inputs
    if company_day is None or company_day not in inputs.company_days:
        day = context.styles(Look.FACT, formats.DATE, align="start")
        sheet.number(row, CALENDAR_DAY, each.day, day)
        sheet.text(row, CALENDAR_HOLIDAY, each.name, context.styles(Look.TEXT))
        return
    day = context.styles(Look.LINK, formats.DATE, align="start")
    sheet.formula(row, CALENDAR_DAY, inputs.company_day(company_day, VALUE), each.day, day)
    sheet.text(row, CALENDAR_HOLIDAY, each.name, context.styles(Look.TEXT))
