"""Where an own figure stands among the inputs it belongs to, and in which unit and format."""

from planner.export.workbook import number_formats as formats
from planner.export.workbook.context import Context
from planner.export.workbook.cost_lines_sheet import rate_cell
from planner.export.workbook.country_assumptions import ASSUMED_COLUMNS
from planner.export.workbook.inputs_layout import Scalar
from planner.export.workbook.pay_bands_layout import OWN, PUBLISHED
from planner.localization.figure_values import is_rate_counted
from planner.localization.messages import _
from planner.market.override import FigureKey, FigureKind
from planner.plan.edits.override_edits import plan_rate_name
from planner.plan.model import NUMBERS_OF_MONTHS, Engagement
from planner.quantities.identifiers import CountryCode

_SCALARS = {
    "benefits_share": Scalar.BENEFITS_SHARE,
    "overhead_share": Scalar.OVERHEAD_SHARE,
    "equipment": Scalar.EQUIPMENT,
    "agency_fee_share": Scalar.AGENCY_FEE_SHARE,
    "raise_share": Scalar.RAISE_SHARE,
    "attrition_share": Scalar.ATTRITION_SHARE,
    "raise_month": Scalar.RAISE_MONTH,
    "raise_after_months": Scalar.RAISE_AFTER,
}
_FEES = {
    "employer_of_record_fee_usd": Engagement.EMPLOYER_OF_RECORD,
    "contractor_fee_usd": Engagement.CONTRACTOR,
}
_PEOPLE = "#,##0"


def own_cell(context: Context, subject: FigureKey | str, index: int) -> str | None:
    """Return the address of an own value on the sheet that computes with it; None if none does."""
    if isinstance(subject, str):
        return _assumption_cell(context, subject)
    if subject.kind is FigureKind.CHARGE_RATE:
        return rate_cell(context, CountryCode(subject.parts[0]), subject.parts[1])
    if subject in context.pay_bands.bands:
        return context.pay_bands.value(subject, OWN, index)
    return None


def published_cell(context: Context, subject: FigureKey | str, index: int) -> str | None:
    """Return the address of a published value that stands on another sheet; None if it does not."""
    if not isinstance(subject, FigureKey):
        return None
    facts = context.pay_bands.bands.get(subject)
    if facts is None or facts.published is None:
        return None
    return context.pay_bands.value(subject, PUBLISHED, index)


def figure_unit(context: Context, subject: FigureKey | str) -> str:
    """Return the unit of a figure's values."""
    if isinstance(subject, str):
        return _assumption_unit(context, subject)
    market = context.contents.evaluation.market
    match subject.kind:
        case FigureKind.PAY_BAND:
            country = market.countries.get(CountryCode(subject.parts[2]))
            return _("{currency} a year").format(currency=country.currency if country else "")
        case FigureKind.CHARGE_RATE:
            is_count = is_rate_counted(subject, market)
            return _("months or days") if is_count else _("share of base")
        case FigureKind.TALENT_POOL | FigureKind.SKILL_POOL:
            return _("people")
        case FigureKind.PRICE_LEVEL:
            return _("local for 1 international dollar")
        case FigureKind.STATUTORY_TERM:
            return ""


def figure_format(context: Context, subject: FigureKey | str) -> str:
    """Return the number format of a figure's values."""
    if isinstance(subject, str):
        field_name, _dot, _country = subject.partition(".")
        if field_name.removesuffix("_by_country").endswith("_share"):
            return formats.PERCENT
        if field_name in NUMBERS_OF_MONTHS:
            return formats.INTEGER
        return formats.EXCHANGE_RATE if _is_rate(subject) else formats.HOURS
    if subject.kind is FigureKind.CHARGE_RATE:
        is_count = is_rate_counted(subject, context.contents.evaluation.market)
        return formats.MONTHS if is_count else formats.STATUTORY_RATE
    is_term = subject.kind in (FigureKind.STATUTORY_TERM, FigureKind.PRICE_LEVEL)
    return formats.HOURS if is_term else _PEOPLE


def _is_rate(name: str) -> bool:
    return name.startswith("plan_rates.")


def _assumption_cell(context: Context, name: str) -> str | None:
    inputs = context.inputs
    for currency in inputs.currencies:
        if name == plan_rate_name(currency) and currency != context.contents.reporting_currency:
            return inputs.rate(currency)
    if name in _FEES:
        return inputs.fee(_FEES[name])
    field_name, _dot, country = name.partition(".")
    if field_name in ASSUMED_COLUMNS and country in inputs.countries:
        return inputs.assumed(CountryCode(country), ASSUMED_COLUMNS[field_name])
    return inputs.scalar(_SCALARS[name]) if name in _SCALARS else None


def _assumption_unit(context: Context, name: str) -> str:
    if _is_rate(name):
        return _("{currency} for 1 unit").format(currency=context.contents.reporting_currency)
    if name in _FEES:
        return _("USD a month")
    if name in NUMBERS_OF_MONTHS:
        return _("months") if name == "raise_after_months" else _("month, 1 to 12")
    field_name, _dot, country = name.partition(".")
    if field_name.startswith("equipment"):
        assumptions = context.contents.evaluation.plan.assumptions
        return assumptions.equipment_in(CountryCode(country)).currency
    return _("share")
