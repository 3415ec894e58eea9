"""Headings and widths of the Positions sheet's columns, with their units."""

from collections.abc import Mapping

from planner.export.workbook.context import Context
from planner.export.workbook.seat_layouts import PositionColumn as C
from planner.localization.messages import _

WIDTHS: Mapping[C, int] = {
    C.ID: 8,
    C.KIND: 12,
    C.NAME: 22,
    C.ROLE: 27,
    C.LEVEL: 10,
    C.TEAM: 22,
    C.PLACE: 14,
    C.COUNTRY: 16,
    C.CURRENCY: 9,
    C.STATUS: 15,
    C.ENGAGEMENT: 24,
    C.BASE_PAY: 17,
    C.START: 11,
    C.END: 11,
    C.BENEFITS_SHARE: 12,
    C.COST_CENTER: 14,
    C.CONTRIBUTIONS: 16,
    C.BENEFITS: 15,
    C.OVERHEAD: 15,
    C.SERVICE_FEE: 15,
    C.ANNUAL: 17,
    C.ANNUAL_REPORTING: 15,
    C.EQUIPMENT: 14,
    C.AGENCY_FEE: 15,
    C.RUN_RATE: 15,
    C.IS_BUDGETED: 10,
    C.IS_EMPLOYEE: 10,
    C.DECIMALS: 9,
    C.PLAN_RATE: 13,
    C.BENEFITS_COUNTED: 14,
    C.OVERHEAD_COUNTED: 14,
    C.MONTHLY_FEE: 13,
    C.FIRST_DAY: 12,
    C.LAST_DAY: 12,
    C.RAISES_FROM: 12,
    C.RAISES_CLOSING: 10,
    C.PAY_CLOSING: 17,
    C.CONTRIBUTIONS_CLOSING: 16,
    C.ANNUAL_CLOSING: 17,
    C.PLAN_FROM: 12,
}


def position_headings(context: Context) -> list[str]:
    """Return the headings in the order of the columns."""
    headings = _plan_headings() | _cost_headings(context.contents.reporting_currency)
    headings |= _helper_headings(context.contents.reporting_currency)
    return [headings[column] for column in C]


def _plan_headings() -> dict[C, str]:
    return {
        C.ID: _("ID"),
        C.KIND: _("Kind"),
        C.NAME: _("Name"),
        C.ROLE: _("Role"),
        C.LEVEL: _("Level"),
        C.TEAM: _("Team"),
        C.PLACE: _("Place"),
        C.COUNTRY: _("Country"),
        C.CURRENCY: _("Local currency"),
        C.STATUS: _("Status"),
        C.ENGAGEMENT: _("Engagement"),
        C.BASE_PAY: _("Base pay, local currency a year"),
        C.START: _("Start (target), date"),
        C.END: _("End, date or empty"),
        C.BENEFITS_SHARE: _("Benefits of an employee, share of pay"),
        C.COST_CENTER: _("Cost center"),
    }


def _cost_headings(currency: str) -> dict[C, str]:
    return {
        C.CONTRIBUTIONS: _("Employer contributions, local a year"),
        C.BENEFITS: _("Benefits, local a year"),
        C.OVERHEAD: _("Overhead, local a year"),
        C.SERVICE_FEE: _("Service fee, local a year"),
        C.ANNUAL: _("Fully loaded, local a year"),
        C.ANNUAL_REPORTING: _("Fully loaded, {currency} a year").format(currency=currency),
        C.EQUIPMENT: _("Equipment, local, once"),
        C.AGENCY_FEE: _("Agency fee, local, once"),
        C.RUN_RATE: _("Run-rate on the last day, {currency} a year").format(currency=currency),
    }


def _helper_headings(currency: str) -> dict[C, str]:
    return {
        C.IS_BUDGETED: _("In the budget (1 = yes)"),
        C.IS_EMPLOYEE: _("Employee by law (1 = yes)"),
        C.DECIMALS: _("Decimals of the currency"),
        C.PLAN_RATE: _("Plan rate, {currency} for 1 local").format(currency=currency),
        C.BENEFITS_COUNTED: _("Benefits counted, share of pay"),
        C.OVERHEAD_COUNTED: _("Overhead counted, share of pay"),
        C.MONTHLY_FEE: _("Service fee, local a month"),
        C.FIRST_DAY: _("First working day, date"),
        C.LAST_DAY: _("Last day counted, date"),
        C.RAISES_FROM: _("First raise not before, date"),
        C.RAISES_CLOSING: _("Raises by the last month"),
        C.PAY_CLOSING: _("Base pay of the last month, local a year"),
        C.CONTRIBUTIONS_CLOSING: _("Contributions on the pay of the last month, local a year"),
        C.ANNUAL_CLOSING: _("Fully loaded on the pay of the last month, local a year"),
        C.PLAN_FROM: _("In the plan from, date"),
    }
