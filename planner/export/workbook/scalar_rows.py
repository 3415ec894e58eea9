"""The single figures of the Inputs sheet: label, unit, value and where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import fixed
from planner.export.workbook.contents import LEAD_IN_MONTHS, USD
from planner.export.workbook.context import Context
from planner.export.workbook.inputs_layout import Scalar
from planner.export.workbook.styles import Look
from planner.localization.messages import _
from planner.plan.model import NUMBERS_OF_MONTHS, Assumptions
from planner.quantities.identifiers import CurrencyCode

MONTHS_A_YEAR = 12
HOURS_A_DAY = 24
OPEN_END = date(2999, 12, 31)
TOLERANCE = Decimal("0.005")


@dataclass(frozen=True, slots=True)
class ScalarRow:
    """One figure; with a formula, ``value`` is its result.

    ``bounds`` are the least and the greatest whole number it may be; None where it may be none.
    """

    label: str
    unit: str
    value: Decimal | int | date
    look: Look
    number_format: str
    note: str = ""
    formula: str = ""
    bounds: tuple[int, int] | None = None


def scalar_rows(context: Context) -> Mapping[Scalar, ScalarRow]:
    """Return the single figures, in the order of their rows."""
    rows = _plan_rows(context) | _cost_rows(context) | _constant_rows()
    return {scalar: rows[scalar] for scalar in Scalar}


def fiscal_year_shift(start_month: int) -> int:
    """Return by how many months a month moves into the calendar year its fiscal year ends in."""
    return (MONTHS_A_YEAR - start_month + 1) % MONTHS_A_YEAR


def _plan_rows(context: Context) -> dict[Scalar, ScalarRow]:
    contents, layout = context.contents, context.inputs
    plan = contents.evaluation.plan
    start = fixed(*layout.scalar_cell(Scalar.FISCAL_YEAR_START))
    year = fixed(*layout.scalar_cell(Scalar.MONTHS_PER_YEAR))
    return {
        Scalar.REPORTING_DECIMALS: ScalarRow(
            _("Decimals of the reporting currency, {currency}").format(
                currency=contents.reporting_currency
            ),
            _("digits"),
            contents.reporting_digits,
            Look.FACT,
            formats.INTEGER,
        ),
        Scalar.HORIZON_START: ScalarRow(
            _("First month of the horizon"),
            _("date"),
            contents.months[0].first_day,
            Look.FACT,
            formats.month_format(contents.language),
            _("Change it in the planner: holidays and budget follow there."),
        ),
        Scalar.FISCAL_YEAR_START: ScalarRow(
            _("First month of the fiscal year"),
            _("month, 1 to 12"),
            plan.fiscal_year_start_month,
            Look.FACT,
            formats.INTEGER,
            _("A fiscal year is named after the calendar year it ends in."),
        ),
        Scalar.FISCAL_YEAR_SHIFT: ScalarRow(
            _("Months from a month to its fiscal year's name"),
            _("months"),
            fiscal_year_shift(plan.fiscal_year_start_month),
            Look.FORMULA,
            formats.INTEGER,
            formula=f"MOD({year}-{start}+1,{year})",
        ),
    }


def _cost_rows(context: Context) -> dict[Scalar, ScalarRow]:
    assumptions, layout = context.contents.evaluation.plan.assumptions, context.inputs
    equipment = assumptions.equipment.currency
    own = _("Assumption of the plan")
    equipment_money = context.amount(Look.INPUT, equipment).num_format
    return {
        Scalar.BENEFITS_SHARE: ScalarRow(
            _("Benefits beyond the law, share of base pay"),
            _("share"),
            assumptions.benefits_share,
            Look.INPUT,
            formats.PERCENT,
            own,
        ),
        Scalar.OVERHEAD_SHARE: ScalarRow(
            _("Overhead of an own entity, share of base pay"),
            _("share"),
            assumptions.overhead_share,
            Look.INPUT,
            formats.PERCENT,
            own,
        ),
        Scalar.EQUIPMENT: ScalarRow(
            _("Equipment of a new employee, once"),
            equipment,
            assumptions.equipment.amount,
            Look.INPUT,
            str(equipment_money),
            own,
        ),
        Scalar.EQUIPMENT_RATE: ScalarRow(
            _("Plan rate of the equipment's currency"),
            _rate_unit(context, equipment),
            context.rate_or_zero(equipment),
            Look.FORMULA,
            formats.EXCHANGE_RATE,
            formula=layout.rate_cell(equipment),
        ),
        Scalar.AGENCY_FEE_SHARE: ScalarRow(
            _("Recruiting agency's fee, share of base pay, once"),
            _("share"),
            assumptions.agency_fee_share,
            Look.INPUT,
            formats.PERCENT,
            own,
        ),
        **_people_rows(assumptions),
        Scalar.USD_RATE: ScalarRow(
            _("Plan rate of the service fees' currency"),
            _rate_unit(context, USD),
            context.rate_or_zero(USD),
            Look.FORMULA,
            formats.EXCHANGE_RATE,
            formula=layout.rate_cell(USD),
        ),
    }


def _people_rows(assumptions: Assumptions) -> dict[Scalar, ScalarRow]:
    own = _("Assumption of the plan")
    return {
        Scalar.RAISE_SHARE: ScalarRow(
            _("Yearly raise, share of base pay"),
            _("share"),
            assumptions.raise_share,
            Look.INPUT,
            formats.PERCENT,
            _("Of employees. Base pay is that of the start of the horizon or of work."),
        ),
        Scalar.RAISE_MONTH: ScalarRow(
            _("Month of raises"),
            _("month, 1 to 12"),
            assumptions.raise_month,
            Look.INPUT,
            formats.INTEGER,
            own,
            bounds=NUMBERS_OF_MONTHS["raise_month"],
        ),
        Scalar.RAISE_AFTER: ScalarRow(
            _("Service before the first raise"),
            _("months"),
            assumptions.raise_after_months,
            Look.INPUT,
            formats.INTEGER,
            own,
            bounds=NUMBERS_OF_MONTHS["raise_after_months"],
        ),
        Scalar.ATTRITION_SHARE: ScalarRow(
            _("Attrition, share of heads a year"),
            _("share"),
            assumptions.attrition_share,
            Look.INPUT,
            formats.PERCENT,
            _("For the expected heads beside the headcount; it changes no cost."),
        ),
    }


def _constant_rows() -> dict[Scalar, ScalarRow]:
    return {
        Scalar.MONTHS_PER_YEAR: ScalarRow(
            _("Months of a year"), _("months"), MONTHS_A_YEAR, Look.FACT, formats.INTEGER
        ),
        Scalar.HOURS_PER_DAY: ScalarRow(
            _("Hours of a day"), _("hours"), HOURS_A_DAY, Look.FACT, formats.INTEGER
        ),
        Scalar.LEAD_IN: ScalarRow(
            _("Months looked at before the horizon"),
            _("months"),
            LEAD_IN_MONTHS,
            Look.FACT,
            formats.INTEGER,
            _("They settle extra salaries earned and ceilings used up before the first month."),
        ),
        Scalar.OPEN_END: ScalarRow(
            _("Last day of a seat without an end"),
            _("date"),
            OPEN_END,
            Look.FACT,
            formats.DATE,
            _("Far enough never to matter."),
        ),
        Scalar.TOLERANCE: ScalarRow(
            _("Largest difference a check lets pass"),
            _("currency units"),
            TOLERANCE,
            Look.FACT,
            "0.000",
            _("Half of the smallest coin that is shown."),
        ),
    }


def _rate_unit(context: Context, currency: CurrencyCode) -> str:
    return _("{currency} for 1 {other}").format(
        currency=context.contents.reporting_currency, other=currency
    )
