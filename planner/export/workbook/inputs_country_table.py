"""The table of the Inputs sheet on how each country's payroll counts months."""

from planner.export.workbook import number_formats as formats
from planner.export.workbook.context import Context
from planner.export.workbook.inputs_layout import (
    BASIC_SHARE,
    CAP_PERIOD,
    EXTRA_IN_PAY,
    FIRST_DUE,
    GRADE,
    TAX_YEAR_START,
)
from planner.export.workbook.month_columns import LABEL, OPENING
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.countries import country_name
from planner.localization.messages import _
from planner.market.country import CapPeriod, Country
from planner.quantities.identifiers import CountryCode


def write_payroll_calendars(context: Context, sheet: SheetWriter) -> None:
    """Write one row a country."""
    layout = context.inputs
    title_row = layout.first_country - 2
    sheet.text(title_row, 0, _("Countries: payroll calendar"), context.styles(Look.SECTION))
    headings, numbers = _headings(layout.due_columns), _numbers(layout.due_columns)
    context.headings(sheet, layout.first_country - 1, headings, numbers, height=46)
    for row, code in enumerate(layout.countries, layout.first_country):
        _write_country(context, sheet, row, code)


def _headings(due_columns: int) -> list[str]:
    return [
        _("Country"),
        _("Name"),
        _("Payroll calendar: source"),
        _("Basic pay, share of gross"),
        _("Extra salaries in the quoted pay"),
        _("Payroll calendar: as of"),
        _("Payroll calendar: grade A–D"),
        _("Tax year starts in month"),
        _("Ceilings are used up"),
        *(_("Extra salary due in month ({n})").format(n=n + 1) for n in range(due_columns)),
    ]


def _numbers(due_columns: int) -> tuple[int, ...]:
    due = range(FIRST_DUE, FIRST_DUE + due_columns)
    return (BASIC_SHARE, EXTRA_IN_PAY, OPENING, TAX_YEAR_START, *due)


def _write_country(context: Context, sheet: SheetWriter, row: int, code: CountryCode) -> None:
    market = context.contents.evaluation.market
    country = market.countries[code]
    text = context.styles(Look.TEXT)
    whole = context.styles(Look.FACT, formats.INTEGER)
    sheet.text(row, 0, code, text)
    sheet.text(row, 1, country_name(code), text)
    source = market.sources[country.payroll.source_id]
    sheet.text(row, LABEL, source.publisher, context.styles(Look.QUIET))
    rules = market.employer_cost.get(code)
    share = context.styles(Look.FACT, formats.PERCENT)
    sheet.number(row, BASIC_SHARE, None if rules is None else rules.basic_share, share)
    as_of = context.styles(Look.TEXT, formats.DATE, align="number")
    sheet.number(row, OPENING, country.payroll.as_of, as_of)
    sheet.text(row, GRADE, country.payroll.grade, text)
    sheet.number(row, EXTRA_IN_PAY, country.extra_months_in_quoted_pay, whole)
    sheet.number(row, TAX_YEAR_START, country.tax_year_start_month, whole)
    sheet.text(row, CAP_PERIOD, _cap_period(country), text)
    for column, month in enumerate(country.extra_pay_months, FIRST_DUE):
        sheet.number(row, column, month, whole)


def _cap_period(country: Country) -> str:
    if country.cap_period is CapPeriod.TAX_YEAR:
        return _("over the tax year")
    return _("month by month")
