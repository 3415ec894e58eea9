"""The Inputs sheet: every assumption once, blue where it may be changed."""

from decimal import Decimal

from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import fixed
from planner.export.workbook.company_days_table import write_company_days
from planner.export.workbook.context import Context
from planner.export.workbook.country_assumptions import write_country_assumptions
from planner.export.workbook.input_rules import (
    allow_not_negative,
    allow_positive,
    allow_share,
    allow_whole_number,
)
from planner.export.workbook.inputs_country_table import write_payroll_calendars
from planner.export.workbook.inputs_layout import (
    AS_OF,
    GRADE,
    HOURS_PER_DAY,
    MONTHS_PER_YEAR,
    OWN_ENTITY,
    RATE_DIGITS,
    REPORTING_DECIMALS,
    SOURCE,
    STATUTORY,
    VALUE,
    Scalar,
    engagement_words,
)
from planner.export.workbook.month_columns import FIRST_MONTH, LABEL, OPENING, UNIT
from planner.export.workbook.own_figure_notes import fixed_note, given_by
from planner.export.workbook.scalar_rows import ScalarRow, scalar_rows
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.countries import currency_name
from planner.localization.messages import _, ngettext
from planner.localization.running_text import left_to_right
from planner.localization.terms import member_status_name
from planner.market.employer_cost import ListPrice
from planner.market.provenance import Provenance
from planner.plan.edits.override_edits import plan_rate_name
from planner.plan.model import Engagement, PositionStatus
from planner.quantities.identifiers import CurrencyCode

_NUMBERS = (VALUE, AS_OF)
_ASSUMPTIONS = {
    Scalar.BENEFITS_SHARE: "benefits_share",
    Scalar.OVERHEAD_SHARE: "overhead_share",
    Scalar.EQUIPMENT: "equipment",
    Scalar.AGENCY_FEE_SHARE: "agency_fee_share",
    Scalar.RAISE_SHARE: "raise_share",
    Scalar.RAISE_MONTH: "raise_month",
    Scalar.RAISE_AFTER: "raise_after_months",
    Scalar.ATTRITION_SHARE: "attrition_share",
}
"""What the reasons of single figures are kept under (``Plan.assumption_reasons``)."""


def write_inputs(context: Context) -> None:
    """Write every assumption."""
    sheet = context.sheet(context.names.inputs)
    context.title(
        sheet,
        context.names.inputs,
        _("Every assumption once. Change the shaded cells; all other sheets follow."),
    )
    for column, width in ((0, 16), (1, 22), (2, 30), (3, 14), (4, 16), (5, 14)):
        sheet.worksheet.set_column(column, column, width)
    sheet.worksheet.set_column(FIRST_MONTH, context.months.last, 13)
    _write_scalars(context, sheet)
    _write_currencies(context, sheet)
    _write_engagements(context, sheet)
    _write_statuses(context, sheet)
    write_country_assumptions(context, sheet)
    write_payroll_calendars(context, sheet)
    write_company_days(context, sheet)
    _write_budget(context, sheet)
    context.print_setup(
        sheet,
        frozen=(2, 3),
        repeated_rows=(0, 1),
        repeated_columns=(0, 3),  # to the unit: the budget's months go on over the pages
        pages_wide=context.pages_wide,
    )


def section(context: Context, sheet: SheetWriter, first_row: int, title: str) -> None:
    """Write a table's title two rows above its first row."""
    sheet.text(first_row - 2, 0, title, context.styles(Look.SECTION))


def _write_scalars(context: Context, sheet: SheetWriter) -> None:
    layout = context.inputs
    section(context, sheet, layout.first_scalar, _("Plan and assumptions"))
    context.headings(
        sheet,
        layout.first_scalar - 1,
        [
            _("Assumption"),
            *("", ""),
            _("Unit"),
            _("Value"),
            _("As of"),
            _("Grade A–D"),
            _("Source or note"),
        ],
        _NUMBERS,
    )
    for scalar, row in scalar_rows(context).items():
        number = layout.scalar_cell(scalar)[0]
        _write_scalar(context, sheet, number, row)
        _write_note(context, sheet, number, _ASSUMPTIONS.get(scalar, ""), row.note)
    for name, scalar in (
        (MONTHS_PER_YEAR, Scalar.MONTHS_PER_YEAR),
        (HOURS_PER_DAY, Scalar.HOURS_PER_DAY),
        (REPORTING_DECIMALS, Scalar.REPORTING_DECIMALS),
    ):
        context.workbook.define_name(name, "=" + layout.scalar(scalar))


def _write_scalar(context: Context, sheet: SheetWriter, row: int, scalar: ScalarRow) -> None:
    text = context.styles(Look.TEXT)
    sheet.text(row, 0, scalar.label, text)
    sheet.text(row, UNIT, scalar.unit, text)
    style = context.styles(scalar.look, scalar.number_format)
    if scalar.formula:
        sheet.formula(row, VALUE, scalar.formula, scalar.value, style)
    else:
        sheet.number(row, VALUE, scalar.value, style)
    if scalar.bounds is not None:
        allow_whole_number(sheet, (row, VALUE), scalar.bounds)
    elif scalar.look is Look.INPUT:
        allow = allow_share if scalar.number_format == formats.PERCENT else allow_not_negative
        allow(sheet, (row, VALUE))


def _write_note(context: Context, sheet: SheetWriter, row: int, assumption: str, note: str) -> None:
    """Write who set a figure, when and why; where nobody said so, what there is to note."""
    reason = context.contents.evaluation.plan.assumption_reasons.get(assumption)
    if reason is not None:
        day = context.styles(Look.TEXT, formats.DATE, align="number")
        sheet.number(row, AS_OF, reason.day, day)
        note = given_by(context, reason)
    sheet.text(row, SOURCE, note, context.styles(Look.QUIET))


def _write_currencies(context: Context, sheet: SheetWriter) -> None:
    layout, plan = context.inputs, context.contents.evaluation.plan
    section(context, sheet, layout.first_currency, _("Currencies and plan rates"))
    unit = _("{currency} for 1 unit").format(currency=plan.reporting_currency)
    context.headings(
        sheet,
        layout.first_currency - 1,
        [
            _("Currency"),
            _("Name"),
            _("Unit of the rate"),
            _("Decimals"),
            _("Plan rate"),
            _("As of"),
            _("Grade A–D"),
            _("Source or note"),
        ],
        (RATE_DIGITS, *_NUMBERS),
    )
    text = context.styles(Look.TEXT)
    for row, code in enumerate(layout.currencies, layout.first_currency):
        sheet.text(row, 0, code, text)
        sheet.text(row, 1, currency_name(code), text)
        sheet.text(row, LABEL, unit, text)
        digits = context.contents.evaluation.market.currencies.get(code)
        sheet.number(
            row,
            RATE_DIGITS,
            context.contents.reporting_digits if digits is None else digits.minor_digits,
            context.styles(Look.FACT, formats.INTEGER),
        )
        _write_rate(context, sheet, row, code)


def _write_rate(context: Context, sheet: SheetWriter, row: int, code: CurrencyCode) -> None:
    rate, provenance, source = _rate(context, code)
    name = plan_rate_name(code)
    is_own = code == context.contents.reporting_currency
    look = Look.FACT if is_own else Look.INPUT
    sheet.number(row, VALUE, rate, context.styles(look, formats.EXCHANGE_RATE))
    _write_standing(context, sheet, row, provenance, name)
    sheet.text(row, SOURCE, source, context.styles(Look.QUIET))
    if not is_own:
        words = _("Enter a rate above zero.")
        allow_positive(sheet, (row, VALUE), None, words, (_("Not a rate"), words))


def _write_standing(
    context: Context, sheet: SheetWriter, row: int, provenance: Provenance | None, name: str
) -> None:
    """Write the date and grade of a market figure; of what the plan sets the day, if known."""
    as_of = context.styles(Look.TEXT, formats.DATE, align="number")
    reason = context.contents.evaluation.plan.assumption_reasons.get(name)
    set_on = reason.day if reason is not None else None
    sheet.number(row, AS_OF, set_on if provenance is None else provenance.as_of, as_of)
    grade = "" if provenance is None else provenance.grade
    sheet.text(row, GRADE, grade, context.styles(Look.TEXT))


def _rate(context: Context, code: CurrencyCode) -> tuple[Decimal | None, Provenance | None, str]:
    evaluation = context.contents.evaluation
    plan, rates = evaluation.plan, evaluation.market.exchange_rates
    if code == plan.reporting_currency:
        return Decimal(1), None, _("The reporting currency")
    if code in plan.plan_rates:
        return plan.plan_rates[code], None, fixed_note(context, plan_rate_name(code))
    if code not in rates.latest or plan.reporting_currency not in rates.latest:
        return None, None, _("No rate is known: enter one")
    provenance = rates.latest[code].provenance
    source = evaluation.market.sources[provenance.source_id]
    return rates.rate(code, plan.reporting_currency), provenance, source.attribution


def _write_engagements(context: Context, sheet: SheetWriter) -> None:
    layout = context.inputs
    section(context, sheet, layout.first_engagement, _("Engagements"))
    context.headings(
        sheet,
        layout.first_engagement - 1,
        [
            _("Engagement"),
            "",
            _("Own entity (1 = yes)"),
            _("Employee by law (1 = yes)"),
            _("Service fee, USD a month"),
            _("As of"),
            _("Grade A–D"),
            _("Source or note"),
        ],
        (OWN_ENTITY, STATUTORY, *_NUMBERS),
    )
    rows = zip(Engagement, engagement_words(), strict=True)
    for row, (engagement, word) in enumerate(rows, layout.first_engagement):
        sheet.text(row, 0, word, context.styles(Look.TEXT))
        is_own = int(engagement is Engagement.OWN_ENTITY)
        sheet.number(row, OWN_ENTITY, is_own, context.styles(Look.FACT, formats.FLAG))
        is_employee = int(engagement is not Engagement.CONTRACTOR)
        sheet.number(row, STATUTORY, is_employee, context.styles(Look.FACT, formats.FLAG))
        _write_fee(context, sheet, row, engagement)


def _write_fee(context: Context, sheet: SheetWriter, row: int, engagement: Engagement) -> None:
    market = context.contents.evaluation.market
    assumptions = context.contents.evaluation.plan.assumptions
    amount = context.amount(Look.INPUT, CurrencyCode("USD"))
    if engagement is Engagement.OWN_ENTITY:
        sheet.number(row, VALUE, 0, context.amount(Look.FACT, CurrencyCode("USD")))
        note = _("No service fee")
        sheet.text(row, SOURCE, note, context.styles(Look.QUIET))
        return
    if engagement is Engagement.EMPLOYER_OF_RECORD:
        name, chosen = "employer_of_record_fee_usd", assumptions.employer_of_record_fee_usd
        listed = market.service_prices.employer_of_record
    else:
        name, chosen = "contractor_fee_usd", assumptions.contractor_fee_usd
        listed = market.service_prices.contractor_management
    sheet.number(row, VALUE, listed.median if chosen is None else chosen, amount)
    allow_not_negative(sheet, (row, VALUE))
    _write_standing(context, sheet, row, listed.provenance if chosen is None else None, name)
    note = fixed_note(context, name) if chosen is not None else _listed_note(context, listed)
    sheet.text(row, SOURCE, note, context.styles(Look.QUIET))


def _listed_note(context: Context, price: ListPrice) -> str:
    source = context.contents.evaluation.market.sources[price.provenance.source_id]
    return ngettext(
        "{count} published list price, {low} to {high} USD. {source}",
        "Median of {count} published list prices, {low} to {high} USD. {source}",
        price.providers,
    ).format(
        count=price.providers,
        low=context.contents.formatter.number(price.low, 0),
        high=context.contents.formatter.number(price.high, 0),
        source=left_to_right(source.attribution),
    )


def _write_statuses(context: Context, sheet: SheetWriter) -> None:
    layout = context.inputs
    section(context, sheet, layout.first_status, _("Statuses"))
    context.headings(
        sheet,
        layout.first_status - 1,
        [_("Status"), "", "", "", _("In the budget (1 = yes)"), "", "", _("Source or note")],
        _NUMBERS,
    )
    flags = {member_status_name(): True}
    flags |= dict(
        zip(layout.statuses[1:], (status.is_budgeted for status in PositionStatus), strict=True)
    )
    for row, (word, is_budgeted) in enumerate(flags.items(), layout.first_status):
        sheet.text(row, 0, word, context.styles(Look.TEXT))
        sheet.number(row, VALUE, int(is_budgeted), context.styles(Look.FACT, formats.FLAG))


def _write_budget(context: Context, sheet: SheetWriter) -> None:
    layout, columns = context.inputs, context.months
    contents = context.contents
    section(context, sheet, layout.month_row + 1, _("Budget by month"))
    heading = context.styles(Look.HEADING)
    sheet.texts(layout.month_row, 0, ["", "", _("Month"), _("Unit"), "", ""], heading)
    month = context.styles(Look.HEADING, context.month_format, align="number")
    start = fixed(*layout.scalar_cell(Scalar.HORIZON_START))
    before = contents.months[0].plus(-1).first_day
    sheet.formula(layout.month_row, OPENING, f"EDATE({start},-1)", before, month)
    sheet.across(
        layout.month_row,
        columns.first,
        f"EDATE({{p}}{layout.month_row + 1},1)",
        [each.first_day for each in contents.months],
        month,
    )
    sheet.text(layout.budget_row, LABEL, _("Budget"), context.styles(Look.TEXT))
    sheet.text(layout.budget_row, UNIT, contents.reporting_currency, context.styles(Look.TEXT))
    style = context.amount(Look.INPUT, contents.reporting_currency)
    for at, each in enumerate(contents.months, columns.first):
        sheet.number(layout.budget_row, at, contents.evaluation.plan.budget.get(each), style)
    budget_row = layout.budget_row
    prompt = _("The month's budget in {currency}; empty where there is none.").format(
        currency=contents.reporting_currency
    )
    allow_not_negative(sheet, (budget_row, columns.first), (budget_row, columns.last), prompt)
