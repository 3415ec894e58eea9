"""The Calendars sheet: each place's weekend and days off, which the formulas count with."""

from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import fixed_range
from planner.export.workbook.calendars_layout import (
    COUNTRY,
    DAY,
    NAME,
    PLACE,
    WEEKEND,
    weekend_text,
)
from planner.export.workbook.contents import HOLIDAYS_SOURCE
from planner.export.workbook.context import Context
from planner.export.workbook.inputs_layout import VALUE
from planner.export.workbook.month_columns import LABEL
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.countries import country_name
from planner.localization.messages import _
from planner.localization.running_text import left_to_right
from planner.localization.terms import company_day_name
from planner.market.place import Place


def write_calendars(context: Context) -> None:
    """Write the working weeks and the holidays."""
    sheet = context.sheet(context.names.calendars)
    first, last = context.contents.holiday_span
    context.title(
        sheet,
        context.names.calendars,
        _(
            "Weekends, public holidays and company days that the formulas count working days with. "
            "Source of the holidays: {source}"
        ).format(source=left_to_right(_holiday_source(context))),
    )
    sheet.worksheet.set_column(PLACE, PLACE, 22)
    sheet.worksheet.set_column(COUNTRY, COUNTRY, 22)
    sheet.worksheet.set_column(DAY, DAY, 20)
    sheet.worksheet.set_column(NAME, NAME, 60)
    _write_weeks(context, sheet)
    _write_holidays(context, sheet)
    sheet.text(
        2,
        0,
        _("Holidays are listed from {first} to {last}.").format(
            first=context.contents.formatter.date_long(first),
            last=context.contents.formatter.date_long(last),
        ),
        context.styles(Look.QUIET),
    )
    context.print_setup(sheet, frozen=(2, 1), repeated_rows=(0, 1))


def _write_weeks(context: Context, sheet: SheetWriter) -> None:
    layout = context.calendars
    context.headings(
        sheet,
        layout.first_week - 1,
        [
            _("Place"),
            _("Country"),
            _("Weekend (Monday first, 1 = day off)"),
            _("Holidays of the part of the country"),
        ],
    )
    last = layout.first_week + max(1, len(context.contents.places)) - 1
    codes = fixed_range((layout.first_week, WEEKEND), (last, NAME))
    sheet.worksheet.ignore_errors({"number_stored_as_text": codes})
    text = context.styles(Look.TEXT)
    for place in context.contents.places:
        row = layout.week_row(place.id)
        sheet.text(row, PLACE, place.name, text)
        sheet.text(row, COUNTRY, country_name(place.country), text)
        sheet.text(
            row, WEEKEND, weekend_text(place.weekend), context.styles(Look.FACT, formats.TEXT)
        )
        part = place.holiday_subdivision or _("national only")
        sheet.text(row, NAME, part, context.styles(Look.TEXT, formats.TEXT))  # some are digits


def _write_holidays(context: Context, sheet: SheetWriter) -> None:
    layout = context.calendars
    heading = layout.first_week + max(1, len(context.contents.places)) + 2
    context.headings(sheet, heading, [_("Place"), _("Country"), _("Date"), _("Day off")])
    text = context.styles(Look.TEXT)
    day_style = context.styles(Look.FACT, formats.DATE, align="start")
    for place in context.contents.places:
        country = country_name(place.country)
        row = layout.first_holidays[place.id]
        for at, (day, name) in enumerate(layout.holidays[place.id].items(), row):
            sheet.text(at, PLACE, place.name, text)
            sheet.text(at, COUNTRY, country, text)
            sheet.number(at, DAY, day, day_style)
            sheet.text(at, NAME, name, text)
        _write_company_days(context, sheet, place, row + len(layout.holidays[place.id]))
        if not layout.holidays[place.id] and not layout.company_days[place.id]:
            sheet.text(row, PLACE, place.name, text)
            sheet.text(row, COUNTRY, country, text)
            sheet.text(row, NAME, _("no public holidays"), context.styles(Look.QUIET))
    last = max([heading, *(layout.last_holiday(place.id) for place in context.contents.places)])
    sheet.worksheet.autofilter(heading, PLACE, last, NAME)


def _write_company_days(context: Context, sheet: SheetWriter, place: Place, first: int) -> None:
    """Write the company's days off at a place: they follow the sheet of inputs."""
    inputs, days = context.inputs, context.contents.company_days
    text, name_style = context.styles(Look.TEXT), context.styles(Look.LINK, align="start")
    day_style = context.styles(Look.LINK, formats.DATE, align="start")
    for row, each in enumerate(context.calendars.company_days[place.id], first):
        sheet.text(row, PLACE, place.name, text)
        sheet.text(row, COUNTRY, country_name(place.country), text)
        sheet.formula(row, DAY, inputs.company_day(each, VALUE), each.day, day_style)
        name = inputs.company_day(each, LABEL)
        sheet.formula(row, NAME, name, company_day_name(days[each]), name_style)


def _holiday_source(context: Context) -> str:
    source = context.contents.evaluation.market.sources.get(HOLIDAYS_SOURCE)
    return "holidays" if source is None else source.attribution
