"""The Positions sheet: a row per member and position, its inputs in blue, its year by formula."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planner.calculators.loaded_cost import SeatCost
from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import Cell, column_name, fixed, on_sheet
from planner.export.workbook.contents import SeatFacts
from planner.export.workbook.context import Context
from planner.export.workbook.contribution_columns import (
    ContributionKind,
    contribution_range,
    stated_total_range,
)
from planner.export.workbook.input_rules import (
    allow_date,
    allow_not_negative,
    allow_one_of,
    allow_share,
    allow_text,
)
from planner.export.workbook.inputs_layout import (
    AGENCY_FEE,
    BENEFITS,
    EQUIPMENT,
    EQUIPMENT_RATE,
    OVERHEAD,
    OWN_ENTITY,
    REPORTING_DECIMALS,
    STATUTORY,
    VALUE,
    Scalar,
)
from planner.export.workbook.position_headings import WIDTHS, position_headings
from planner.export.workbook.scalar_rows import OPEN_END
from planner.export.workbook.seat_layouts import PositionColumn as C
from planner.export.workbook.seat_layouts import Row
from planner.export.workbook.seat_values import raises_from
from planner.export.workbook.seats_to_propose import write_seats_to_propose
from planner.export.workbook.sheet_writer import Result, SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.countries import country_name
from planner.localization.messages import _
from planner.localization.terms import engagement_name, level_name, role_name, seat_status_name
from planner.plan.model import TeamMember

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class _Computed:
    """A formula with its stored result."""

    formula: str
    result: Result
    look: Look = Look.FORMULA
    number_format: str = formats.FLAG


def write_positions(context: Context) -> None:
    """Write the seats and their totals."""
    sheet = context.sheet(context.names.positions)
    layout = context.positions
    context.title(
        sheet,
        context.names.positions,
        _("One row per team member and position. Shaded cells may be changed."),
    )
    numbers = [
        column.column
        for column in C
        if column.column >= C.BASE_PAY.column and column is not C.COST_CENTER
    ]
    context.headings(sheet, layout.heading_row, position_headings(context), numbers, height=58)
    for column, width in WIDTHS.items():
        sheet.worksheet.set_column(column.column, column.column, width)
    for seat in context.contents.seats:
        _write_seat(context, sheet, seat)
    _write_totals(context, sheet)
    write_seats_to_propose(context, sheet)
    _validate(context, sheet)
    last = max(C, key=lambda column: column.column).column
    sheet.worksheet.autofilter(layout.heading_row, 0, layout.last, last)
    context.print_setup(
        sheet,
        frozen=(layout.heading_row + 1, 3),
        repeated_rows=(layout.heading_row, layout.heading_row),
        repeated_columns=(0, 2),
        pages_wide=2,
    )


def _write_seat(context: Context, sheet: SheetWriter, seat: SeatFacts) -> None:
    row = context.positions.rows[seat.seat.id]
    text = context.styles(Look.TEXT)
    for column, words in seat_texts(context, seat).items():
        sheet.text(row, column.column, words, text)
    choice = context.styles(Look.INPUT, align="start")
    if seat.is_position:
        sheet.text(row, C.STATUS.column, seat_status_name(seat.seat), choice)
    else:
        sheet.text(row, C.STATUS.column, seat_status_name(seat.seat), text)
    sheet.text(row, C.ENGAGEMENT.column, engagement_name(seat.seat.engagement), choice)
    money = formats.money_format(seat.cost.currency, seat.digits, context.contents.language)
    pay = context.styles(Look.INPUT, money)
    sheet.number(row, C.BASE_PAY.column, seat.cost.base_pay, pay)
    day = context.styles(Look.INPUT, formats.DATE, align="number")
    sheet.number(row, C.START.column, seat.seat.start, day)
    sheet.number(row, C.END.column, seat.seat.end, day)
    _write_benefits_share(context, sheet, row, seat)
    center = context.styles(Look.INPUT, formats.TEXT, align="start")  # often digits
    sheet.text(row, C.COST_CENTER.column, seat.seat.cost_center, center)
    for column, cell in _computed(context, seat, row, money).items():
        style = context.styles(cell.look, cell.number_format)
        sheet.formula(row, column.column, cell.formula, cell.result, style)


def _write_benefits_share(context: Context, sheet: SheetWriter, row: int, seat: SeatFacts) -> None:
    """Write a seat's own share, else a link to its country's that may be typed over."""
    own, column = seat.seat.benefits_share, C.BENEFITS_SHARE.column
    if own is not None:
        sheet.number(row, column, own, context.styles(Look.INPUT, formats.PERCENT))
        return
    country = seat.place.country
    share = context.contents.evaluation.plan.assumptions.benefits_share_in(country)
    style = context.styles(Look.DEFAULT, formats.PERCENT)
    sheet.formula(row, column, context.inputs.assumed(country, BENEFITS), share, style)


def seat_texts(context: Context, seat: SeatFacts) -> Mapping[C, str]:
    """Return what a seat's row says that is no input."""
    return {
        C.ID: seat.seat.id,
        C.KIND: _("Position") if seat.is_position else _("Team member"),
        C.NAME: seat.seat.name if isinstance(seat.seat, TeamMember) else "",
        C.ROLE: role_name(seat.seat.role),
        C.LEVEL: level_name(seat.seat.level),
        C.TEAM: context.contents.team_names.get(seat.seat.team_id, ""),
        C.PLACE: seat.place.name,
        C.COUNTRY: country_name(seat.place.country),
        C.CURRENCY: seat.cost.currency,
    }


def _computed(context: Context, seat: SeatFacts, row: int, money: str) -> Mapping[C, _Computed]:
    at = _addresses(row)
    return (
        _annual(context, seat, at, money)
        | _one_off(context, seat, at, money)
        | _terms(context, seat, at)
        | _raised(context, seat, at, money)
    )


def _annual(
    context: Context, seat: SeatFacts, at: Mapping[C, str], money: str
) -> dict[C, _Computed]:
    cost = seat.cost
    reporting = context.amount(Look.FORMULA, context.contents.reporting_currency).num_format
    budgeted, last_day = seat.months is not None, context.contents.months[-1].last_day
    is_running = budgeted and seat.seat.start <= last_day <= (seat.seat.end or OPEN_END)
    last_month = context.inputs.month(f"${column_name(context.months.last)}")
    return {
        C.CONTRIBUTIONS: _Computed(
            _contributions(context, seat),
            cost.statutory.contributions if cost.statutory is not None else _ZERO,
            Look.LINK,
            money,
        ),
        C.BENEFITS: _Computed(
            f"ROUND({at[C.BASE_PAY]}*{at[C.BENEFITS_COUNTED]},{at[C.DECIMALS]})",
            cost.benefits,
            number_format=money,
        ),
        C.OVERHEAD: _Computed(
            f"ROUND({at[C.BASE_PAY]}*{at[C.OVERHEAD_COUNTED]},{at[C.DECIMALS]})",
            cost.overhead,
            number_format=money,
        ),
        C.SERVICE_FEE: _Computed(
            f"{at[C.MONTHLY_FEE]}*MonthsPerYear", cost.service_fee, number_format=money
        ),
        C.ANNUAL: _Computed(
            f"{at[C.BASE_PAY]}+{at[C.CONTRIBUTIONS]}+{at[C.BENEFITS]}+{at[C.OVERHEAD]}"
            f"+{at[C.SERVICE_FEE]}",
            cost.annual,
            number_format=money,
        ),
        C.ANNUAL_REPORTING: _Computed(
            f"ROUND({at[C.ANNUAL]}*{at[C.PLAN_RATE]},{REPORTING_DECIMALS})",
            cost.annual_reporting,
            number_format=str(reporting),
        ),
        C.RUN_RATE: _Computed(
            f"IF(AND({at[C.START]}<=EOMONTH({last_month},0),"
            f"{at[C.LAST_DAY]}>=EOMONTH({last_month},0)),"
            f"ROUND({at[C.ANNUAL_CLOSING]}*{at[C.PLAN_RATE]},{REPORTING_DECIMALS})"
            f"*{at[C.IS_BUDGETED]},0)",
            _closing(seat).annual_reporting if is_running else _ZERO,
            number_format=str(reporting),
        ),
    }


def _contributions(context: Context, seat: SeatFacts) -> str:
    if not seat.facts.lines:
        return "0"
    return f"SUM({stated_total_range(context, seat)})"


def _one_off(
    context: Context, seat: SeatFacts, at: Mapping[C, str], money: str
) -> dict[C, _Computed]:
    if not seat.is_position:
        return {}
    inputs = context.inputs
    place, country = seat.place.id, seat.place.country
    return {
        C.EQUIPMENT: _Computed(
            f"ROUND({inputs.assumed(country, EQUIPMENT)}*{inputs.assumed(country, EQUIPMENT_RATE)}"
            f"/{at[C.PLAN_RATE]},{at[C.DECIMALS]})*{at[C.IS_EMPLOYEE]}",
            seat.cost.equipment,
            number_format=money,
        ),
        C.AGENCY_FEE: _Computed(
            f"ROUND({at[C.BASE_PAY]}*{inputs.assumed(country, AGENCY_FEE)},{at[C.DECIMALS]})",
            seat.cost.agency_fee,
            number_format=money,
        ),
        C.FIRST_DAY: _Computed(
            f"WORKDAY.INTL({at[C.START]}-1,1,{context.calendars.weekend(place)},"
            f"{context.calendars.days(place)})",
            seat.calendar.next_working_day(seat.seat.start),
            number_format=formats.DATE,
        ),
    }


def _terms(context: Context, seat: SeatFacts, at: Mapping[C, str]) -> dict[C, _Computed]:
    inputs, country = context.inputs, seat.place.country
    end: date = seat.seat.end or OPEN_END
    status, engagement = at[C.STATUS], at[C.ENGAGEMENT]
    statuses = inputs.status_column
    engagements = inputs.engagement_column
    return {
        C.IS_BUDGETED: _Computed(
            f"INDEX({statuses(VALUE)},MATCH({status},{statuses(0)},0))",
            int(seat.months is not None),
        ),
        C.IS_EMPLOYEE: _Computed(
            f"INDEX({engagements(STATUTORY)},MATCH({engagement},{engagements(0)},0))",
            int(seat.is_employee),
        ),
        C.DECIMALS: _Computed(inputs.decimals(seat.cost.currency), seat.digits, Look.LINK),
        C.PLAN_RATE: _Computed(
            inputs.rate(seat.cost.currency),
            seat.cost.plan_rate,
            Look.LINK,
            formats.EXCHANGE_RATE,
        ),
        C.BENEFITS_COUNTED: _Computed(
            f"{at[C.BENEFITS_SHARE]}*{at[C.IS_EMPLOYEE]}",
            seat.cost.benefits_share,
            number_format=formats.PERCENT,
        ),
        C.OVERHEAD_COUNTED: _Computed(
            f"{inputs.assumed(country, OVERHEAD)}"
            f"*INDEX({engagements(OWN_ENTITY)},MATCH({engagement},{engagements(0)},0))",
            seat.cost.overhead_share,
            number_format=formats.PERCENT,
        ),
        C.MONTHLY_FEE: _Computed(
            f"ROUND(INDEX({engagements(VALUE)},MATCH({engagement},{engagements(0)},0))"
            f"*{inputs.scalar(Scalar.USD_RATE)}/{at[C.PLAN_RATE]},{at[C.DECIMALS]})",
            seat.cost.monthly_service_fee,
            number_format=formats.amount_format(seat.digits),
        ),
        C.LAST_DAY: _Computed(
            f"IF(ISBLANK({at[C.END]}),{inputs.scalar(Scalar.OPEN_END)},{at[C.END]})",
            end,
            number_format=formats.DATE,
        ),
    }


def _raised(
    context: Context, seat: SeatFacts, at: Mapping[C, str], money: str
) -> dict[C, _Computed]:
    """Return the pay of the last month and what a year on it costs, which the run-rate takes."""
    inputs, closing = context.inputs, _closing(seat)
    start = inputs.scalar(Scalar.HORIZON_START)
    raises = seat.raised.raises[-1]
    contributions = "0"
    if seat.facts.lines:
        totals = contribution_range(context, seat, ContributionKind.IN_TOTAL)
        contributions = f"SUM(INDEX({totals},0,{at[C.RAISES_CLOSING]}+1))"
    return {
        C.RAISES_FROM: _Computed(
            f"MAX(EDATE({at[C.START]},{inputs.scalar(Scalar.RAISE_AFTER)}),{at[C.START]}+1,"
            f"EDATE({start},1))",
            raises_from(context.contents, seat),
            number_format=formats.DATE,
        ),
        C.PLAN_FROM: _Computed(
            f"MAX({at[C.START]},{start})",
            max(seat.seat.start, context.contents.months[0].first_day),
            number_format=formats.DATE,
        ),
        C.RAISES_CLOSING: _Computed(_last_month(context, seat, Row.RAISES), raises, Look.LINK),
        C.PAY_CLOSING: _Computed(
            _last_month(context, seat, Row.ANNUAL_PAY), closing.base_pay, Look.LINK, money
        ),
        C.CONTRIBUTIONS_CLOSING: _Computed(
            contributions,
            closing.statutory.contributions if closing.statutory is not None else _ZERO,
            number_format=money,
        ),
        C.ANNUAL_CLOSING: _Computed(
            f"{at[C.PAY_CLOSING]}+{at[C.CONTRIBUTIONS_CLOSING]}"
            f"+ROUND({at[C.PAY_CLOSING]}*{at[C.BENEFITS_COUNTED]},{at[C.DECIMALS]})"
            f"+ROUND({at[C.PAY_CLOSING]}*{at[C.OVERHEAD_COUNTED]},{at[C.DECIMALS]})"
            f"+{at[C.SERVICE_FEE]}",
            closing.annual,
            number_format=money,
        ),
    }


def _last_month(context: Context, seat: SeatFacts, row: Row) -> str:
    """Return the address of a row of a seat's months in the horizon's last month."""
    block = context.monthly.blocks[seat.seat.id]
    return on_sheet(context.names.monthly, fixed(block.row(row), context.months.last))


def _closing(seat: SeatFacts) -> SeatCost:
    return seat.levels[seat.raised.raises[-1]].cost


def _addresses(row: int) -> Mapping[C, str]:
    return {column: f"${column_name(column.column)}{row + 1}" for column in C}


def _write_totals(context: Context, sheet: SheetWriter) -> None:
    layout, contents = context.positions, context.contents
    reporting = contents.reporting_currency
    style = context.amount(Look.FORMULA, reporting, total=True)
    label = context.styles(Look.TEXT, total=True)
    for column in C:
        sheet.text(layout.total, column.column, "", label)
    sheet.text(layout.total, 0, _("Total of the seats in the budget"), label)
    budgeted = (each.cost.annual_reporting for each in contents.seats if each.months is not None)
    flags, run_rate = layout.column_here(C.IS_BUDGETED), contents.evaluation.budget.run_rate
    annual = f"SUMIF({flags},1,{layout.column_here(C.ANNUAL_REPORTING)})"
    sheet.formula(layout.total, C.ANNUAL_REPORTING.column, annual, sum(budgeted, _ZERO), style)
    running = f"SUM({layout.column_here(C.RUN_RATE)})"
    sheet.formula(layout.total, C.RUN_RATE.column, running, run_rate, style)


def _validate(context: Context, sheet: SheetWriter) -> None:
    layout, inputs = context.positions, context.inputs

    def cells(column: C) -> tuple[Cell, Cell]:
        return (layout.first, column.column), (layout.last, column.column)

    message = _("Choose one of the words of the list.")
    allow_one_of(sheet, *cells(C.STATUS), inputs.status_column(0), message)
    allow_one_of(sheet, *cells(C.ENGAGEMENT), inputs.engagement_column(0), message)
    pay = _("Enter a year's base pay in the currency of the row, 0 or more.")
    allow_not_negative(sheet, *cells(C.BASE_PAY), prompt=pay)
    allow_date(sheet, *cells(C.START), prompt=_("The date the work starts."))
    allow_date(sheet, *cells(C.END), prompt=_("The last day of work; empty where none is known."))
    allow_share(sheet, *cells(C.BENEFITS_SHARE))
    center = _("The cost center the seat is booked to; empty where it has none.")
    allow_text(sheet, *cells(C.COST_CENTER), prompt=center)
