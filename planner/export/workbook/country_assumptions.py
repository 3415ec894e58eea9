"""The table of the Inputs sheet on what each country assumes: the general figure or its own."""

from collections.abc import Mapping
from decimal import Decimal

from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import fixed, fixed_range
from planner.export.workbook.context import Context
from planner.export.workbook.input_rules import allow_not_negative, allow_one_of, allow_share
from planner.export.workbook.inputs_layout import (
    AGENCY_FEE,
    BENEFITS,
    EQUIPMENT,
    EQUIPMENT_CURRENCY,
    EQUIPMENT_RATE,
    OVERHEAD,
    RAISE,
    VALUE,
    Scalar,
)
from planner.export.workbook.month_columns import LABEL, UNIT
from planner.export.workbook.own_figure_notes import fixed_note
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.countries import country_name
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.plan.edits.override_edits import country_figure_name
from planner.plan.model import BY_COUNTRY
from planner.quantities.identifiers import CountryCode, CurrencyCode

ASSUMED_COLUMNS: Mapping[str, int] = {
    "benefits_share_by_country": BENEFITS,
    "overhead_share_by_country": OVERHEAD,
    "agency_fee_share_by_country": AGENCY_FEE,
    "equipment_by_country": EQUIPMENT,
    "raise_share_by_country": RAISE,
}
"""The column of each assumption a country may have its own figure for."""

_SHARES = (
    ("benefits_share", Scalar.BENEFITS_SHARE),
    ("overhead_share", Scalar.OVERHEAD_SHARE),
    ("agency_fee_share", Scalar.AGENCY_FEE_SHARE),
    ("raise_share", Scalar.RAISE_SHARE),
)


def write_country_assumptions(context: Context, sheet: SheetWriter) -> None:
    """Write one row a country, each figure following the general one until it is typed over."""
    layout = context.inputs
    title = _("Countries: assumptions of the plan")
    sheet.text(layout.first_assumed - 2, 0, title, context.styles(Look.SECTION))
    headings = [
        _("Country"),
        _("Name"),
        _("Source or note"),
        "",
        _("Benefits, share of base pay"),
        _("Overhead of an own entity, share of base pay"),
        _("Agency fee, share of base pay, once"),
        _("Currency of the equipment"),
        _("Equipment, once"),
        _("Plan rate of that currency"),
        _("Yearly raise, share of base pay"),
    ]
    numbers = (BENEFITS, OVERHEAD, AGENCY_FEE, EQUIPMENT, EQUIPMENT_RATE, RAISE)
    context.headings(sheet, layout.first_assumed - 1, headings, numbers, height=58)
    for row, code in enumerate(layout.countries, layout.first_assumed):
        _write_country(context, sheet, row, code)
    if layout.countries:
        _validate(context, sheet)


def _validate(context: Context, sheet: SheetWriter) -> None:
    first = context.inputs.first_assumed
    last = first + len(context.inputs.countries) - 1
    for column in (BENEFITS, OVERHEAD, AGENCY_FEE, RAISE):
        allow_share(sheet, (first, column), (last, column))
    allow_not_negative(sheet, (first, EQUIPMENT), (last, EQUIPMENT))


def _write_country(context: Context, sheet: SheetWriter, row: int, code: CountryCode) -> None:
    sheet.text(row, 0, code, context.styles(Look.TEXT))
    sheet.text(row, 1, country_name(code), context.styles(Look.TEXT))
    sheet.text(row, LABEL, _note(context, code), context.styles(Look.QUIET))
    for name, scalar in _SHARES:
        _write_share(context, sheet, row, code, name, scalar)
    _write_equipment(context, sheet, row, code)


def _note(context: Context, code: CountryCode) -> str:
    assumptions = context.contents.evaluation.plan.assumptions
    notes = [
        fixed_note(context, country_figure_name(name, code))
        for name in sorted(BY_COUNTRY)
        if code in getattr(assumptions, name)
    ]
    return listed(dict.fromkeys(notes)) or _("As for all countries")


def _write_share(
    context: Context, sheet: SheetWriter, row: int, code: CountryCode, name: str, scalar: Scalar
) -> None:
    assumptions = context.contents.evaluation.plan.assumptions
    column = ASSUMED_COLUMNS[f"{name}_by_country"]
    own: Decimal | None = getattr(assumptions, f"{name}_by_country").get(code)
    if own is not None:
        sheet.number(row, column, own, context.styles(Look.INPUT, formats.PERCENT))
        return
    general = fixed(*context.inputs.scalar_cell(scalar))
    style = context.styles(Look.DEFAULT, formats.PERCENT)
    sheet.formula(row, column, general, getattr(assumptions, name), style)


def _write_equipment(context: Context, sheet: SheetWriter, row: int, code: CountryCode) -> None:
    assumptions, layout = context.contents.evaluation.plan.assumptions, context.inputs
    equipment = assumptions.equipment_in(code)
    number_format = str(context.amount(Look.INPUT, equipment.currency).num_format)
    if code in assumptions.equipment_by_country:
        currency = context.styles(Look.INPUT, align="start")
        sheet.text(row, EQUIPMENT_CURRENCY, equipment.currency, currency)
        amount = context.styles(Look.INPUT, number_format)
        sheet.number(row, EQUIPMENT, equipment.amount, amount)
    else:
        scalar_row = layout.scalar_cell(Scalar.EQUIPMENT)[0]
        currency = context.styles(Look.DEFAULT, align="start")
        cell = fixed(scalar_row, UNIT)
        sheet.formula(row, EQUIPMENT_CURRENCY, cell, equipment.currency, currency)
        amount = context.styles(Look.DEFAULT, number_format)
        sheet.formula(row, EQUIPMENT, fixed(scalar_row, VALUE), equipment.amount, amount)
    _write_equipment_rate(context, sheet, row, equipment.currency)


def _write_equipment_rate(
    context: Context, sheet: SheetWriter, row: int, currency: CurrencyCode
) -> None:
    """Write the plan rate of whatever currency of the list stands beside."""
    layout = context.inputs
    first, last = layout.first_currency, layout.first_currency + len(layout.currencies) - 1
    codes, rates = (fixed_range((first, column), (last, column)) for column in (0, VALUE))
    cell = row, EQUIPMENT_CURRENCY
    sheet.formula(
        row,
        EQUIPMENT_RATE,
        f"INDEX({rates},MATCH({fixed(*cell)},{codes},0))",
        context.rate_or_zero(currency),
        context.styles(Look.FORMULA, formats.EXCHANGE_RATE),
    )
    allow_one_of(sheet, cell, cell, codes, _("Choose one of the currencies above."))
