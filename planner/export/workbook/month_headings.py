"""What sheets with months have in common: the months' headings and each place's working days."""

from collections.abc import Sequence

from planner.calculators.monthly_budget import fiscal_year_of
from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import column_name, fixed_range
from planner.export.workbook.calendars_layout import weekend_text
from planner.export.workbook.context import Context
from planner.export.workbook.inputs_layout import Scalar
from planner.export.workbook.month_columns import (
    FIRST_MONTH,
    GROUP,
    ID,
    LABEL,
    OPENING,
    PARAMETER,
    UNIT,
)
from planner.export.workbook.seat_formulas import (
    FIRST_DAY_ROW,
    FISCAL_YEAR_ROW,
    LAST_DAY_ROW,
    MONTH_NUMBER_ROW,
)
from planner.export.workbook.seat_layouts import MonthlyLayout
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.messages import _
from planner.plan.place_calendar import calendar_for
from planner.quantities.month import Month

MONTH_WIDTH = 13
WIDTHS = {ID: 7, GROUP: 14, LABEL: 46, UNIT: 12, PARAMETER: 14, OPENING: 13}


def write_month_headings(
    context: Context, sheet: SheetWriter, months: Sequence[Month], before_first: str
) -> None:
    """Write the months over their columns: first and last day, number, fiscal year.

    Args:
        context: The export.
        sheet: A sheet with months.
        months: Its months.
        before_first: The formula of the month before them.
    """
    row = FIRST_DAY_ROW - 1
    headings = [
        _("ID"),
        _("Group"),
        _("Figure"),
        _("Unit"),
        _("Annual amount, rate or share"),
    ]
    context.headings(sheet, row, headings, (PARAMETER,))
    month = context.styles(Look.HEADING, context.month_format, align="number")
    before = months[0].plus(-1)
    sheet.formula(row, OPENING, before_first, before.first_day, month)
    first_days = [each.first_day for each in months]
    sheet.across(row, FIRST_MONTH, f"EDATE({{p}}{row + 1},1)", first_days, month)
    for column, width in WIDTHS.items():
        sheet.worksheet.set_column(column, column, width)
    sheet.worksheet.set_column(FIRST_MONTH, FIRST_MONTH + len(months) - 1, MONTH_WIDTH)
    _write_month_facts(context, sheet, months)


def fold_fiscal_years(context: Context, sheet: SheetWriter) -> None:
    """Let each fiscal year fold up to its last month, and all months to the totals beyond them.

    Two groups side by side would be one; the last month of each year keeps them apart, and shows
    what the year ends with.
    """
    start = context.contents.evaluation.plan.fiscal_year_start_month
    years = [fiscal_year_of(each, start) for each in context.contents.months]
    for column, (year, following) in enumerate(
        zip(years, [*years[1:], None], strict=True), context.months.first
    ):
        fold = {"level": 2 if year == following else 1}
        sheet.worksheet.set_column(column, column, MONTH_WIDTH, None, fold)


def _write_month_facts(context: Context, sheet: SheetWriter, months: Sequence[Month]) -> None:
    quiet = context.styles(Look.QUIET)
    shift = context.inputs.scalar(Scalar.FISCAL_YEAR_SHIFT)
    start = context.contents.evaluation.plan.fiscal_year_start_month
    first = f"{{c}}${FIRST_DAY_ROW}"
    for row, label, unit, formula, results, number_format in (
        (
            LAST_DAY_ROW,
            _("Last day"),
            _("date"),
            f"EOMONTH({first},0)",
            [each.last_day for each in months],
            formats.DATE,
        ),
        (
            MONTH_NUMBER_ROW,
            _("Month of the year"),
            _("number"),
            f"MONTH({first})",
            [each.number for each in months],
            formats.INTEGER,
        ),
        (
            FISCAL_YEAR_ROW,
            _("Fiscal year"),
            _("year"),
            f"YEAR(EDATE({first},{shift}))",
            [fiscal_year_of(each, start) for each in months],
            formats.INTEGER,
        ),
    ):
        sheet.text(row - 1, LABEL, label, quiet)
        sheet.text(row - 1, UNIT, unit, quiet)
        style = context.styles(Look.QUIET, number_format, align="number")
        sheet.across(row - 1, FIRST_MONTH, formula, results, style)


def write_places(
    context: Context, sheet: SheetWriter, layout: MonthlyLayout, months: Sequence[Month]
) -> None:
    """Write the working days of each place by month."""
    title = context.styles(Look.SECTION)
    sheet.text(layout.first_place - 1, 0, _("Working days by place"), title)
    text = context.styles(Look.TEXT)
    plan, places = context.contents.evaluation.plan, context.contents.evaluation.market.places
    for row, place_id in enumerate(layout.places, layout.first_place):
        place = places[place_id]
        sheet.text(row, GROUP, place.name, text)
        sheet.text(row, LABEL, _("Working days; weekend beside (1 = day off)"), text)
        sheet.text(row, UNIT, _("days"), text)
        weekend = context.calendars.weekend(place_id)
        link = context.styles(Look.LINK, formats.TEXT, align="number")
        sheet.formula(row, PARAMETER, weekend, weekend_text(place.weekend), link)
        calendar = calendar_for(plan, place)
        sheet.across(
            row,
            FIRST_MONTH,
            f"NETWORKDAYS.INTL({{c}}${FIRST_DAY_ROW},{{c}}${LAST_DAY_ROW},"
            f"${column_name(PARAMETER)}{row + 1},{context.calendars.days(place_id)})",
            [calendar.working_days(each.first_day, each.last_day) for each in months],
            context.styles(Look.FORMULA, formats.INTEGER),
        )
    last = layout.first_place + max(1, len(layout.places)) - 1
    weekends = fixed_range((layout.first_place, PARAMETER), (last, PARAMETER))
    sheet.worksheet.ignore_errors({"number_stored_as_text": weekends})
    sheet.text(layout.first_block - 1, 0, _("Seats"), title)
