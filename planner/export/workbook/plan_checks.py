"""What the workbook tests of Budget and Headcount, and what it asks somebody to look at."""

from decimal import Decimal

from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import column_name, fixed, fixed_range, on_sheet
from planner.export.workbook.budget_slices import Slice
from planner.export.workbook.check import Check
from planner.export.workbook.context import Context
from planner.export.workbook.headcount_layout import HeadRow
from planner.export.workbook.inputs_layout import AS_OF, Scalar
from planner.export.workbook.month_columns import LABEL
from planner.export.workbook.monthly_summary import TOTAL_ROW
from planner.export.workbook.overrides_layout import OverrideColumn
from planner.export.workbook.seat_layouts import PositionColumn
from planner.localization.messages import _
from planner.plan.edits.override_edits import plan_rate_name

_ZERO = Decimal(0)


def plan_checks(context: Context) -> list[Check]:
    """Return the checks of the sheets made of the cost, then what asks for a look."""
    return [
        *_budget_checks(context),
        *_headcount_checks(context),
        _split_review(context),
        _start_review(context),
        _rate_review(context),
        _override_review(context),
    ]


def _budget_checks(context: Context) -> list[Check]:
    layout, columns = context.budget, context.months
    total = sum(context.contents.evaluation.budget.totals, _ZERO)
    months = fixed_range((TOTAL_ROW, columns.first), (TOTAL_ROW, columns.last))
    monthly = f"SUM({on_sheet(context.names.monthly, months)})"
    converted = on_sheet(layout.name, layout.seat_column(columns.converted))
    money = formats.amount_format(context.contents.reporting_digits)
    by_seat = f"SUM({layout.seat_months(columns)})"
    at_rates = f"SUM({converted})"
    return [
        Check(
            _("The seats on Budget add up to Monthly cost"), monthly, total, by_seat, total, money
        ),
        Check(
            _("Local totals at their plan rates come to Monthly cost"),
            monthly,
            total,
            at_rates,
            total,
            money,
        ),
    ]


def _headcount_checks(context: Context) -> list[Check]:
    layout, columns = context.headcount, context.months
    months = layout.all_heads
    all_months = sum(each.closing for each in months)
    closing = layout.row(HeadRow.CLOSING)
    at_end = months[-1].closing if months else 0
    label = on_sheet(layout.name, fixed(closing, LABEL))

    def of_teams(column: int) -> str:
        first, last = (layout.team_title_row, column), (layout.last_row, column)
        return on_sheet(layout.name, fixed_range(first, last))

    return [
        Check(
            _("Heads before, hires and leavers close at the heads counted at once"),
            f"SUM({layout.months(layout.counted_row, columns)})",
            all_months,
            f"SUM({layout.months(closing, columns)})",
            all_months,
            formats.HEADS,
        ),
        Check(
            _("The teams' heads add up to all heads"),
            on_sheet(layout.name, fixed(closing, columns.last)),
            at_end,
            f"SUMIF({of_teams(LABEL)},{label},{of_teams(columns.last)})",
            at_end,
            formats.HEADS,
        ),
    ]


def _split_review(context: Context) -> Check:
    layout, columns = context.budget, context.months
    rows = ",".join(layout.rest_months(which, columns) for which in Slice)
    return Check(
        _("Every cost is in a team, place, cost center and status listed on Budget"),
        "0",
        0,
        f"SUM({rows})",
        0,
        formats.amount_format(context.contents.reporting_digits),
        is_review=True,
    )


def _start_review(context: Context) -> Check:
    """Ask about positions in the budget that start before its first month or after its last."""
    column, contents = context.positions.column, context.contents
    start = column(PositionColumn.START)
    first = context.inputs.scalar(Scalar.HORIZON_START)
    last = context.inputs.month(f"${column_name(context.months.last)}")
    is_position = f"ISNUMBER({column(PositionColumn.FIRST_DAY)})"
    outside = sum(
        1
        for each in contents.seats
        if each.is_position
        and each.months is not None
        and not contents.months[0].first_day <= each.seat.start <= contents.months[-1].last_day
    )
    return Check(
        _("Every position in the budget starts within the horizon"),
        "0",
        0,
        f"SUMPRODUCT({is_position}*{column(PositionColumn.IS_BUDGETED)}"
        f"*(({start}<{first})+({start}>EOMONTH({last},0))))",
        outside,
        formats.HEADS,
        is_review=True,
    )


def _rate_review(context: Context) -> Check:
    """Ask about plan rates that neither come from the market nor have a reason with a date."""
    contents, inputs = context.contents, context.inputs
    evaluation = contents.evaluation
    others = [code for code in contents.currencies if code != contents.reporting_currency]
    dated = sum(
        1
        for code in others
        if (
            plan_rate_name(code) in evaluation.plan.assumption_reasons
            if code in evaluation.plan.plan_rates
            else context.has_rate(code)
        )
    )
    return Check(
        _("Every plan rate is of the market or has a reason"),
        f"ROWS({inputs.rates()})-1",
        len(others),
        f"COUNT({inputs.currency_column(AS_OF)})",
        dated,
        formats.HEADS,
        is_review=True,
    )


def _override_review(context: Context) -> Check:
    layout = context.overrides
    key, author, day, why = (
        on_sheet(layout.name, layout.column(column))
        for column in (
            OverrideColumn.KEY,
            OverrideColumn.AUTHOR,
            OverrideColumn.DAY,
            OverrideColumn.WHY,
        )
    )
    silent = sum(
        1
        for _row, value in layout.rows()
        if (reason := value.figure.reason) is None or not (reason.author and reason.why)
    )
    return Check(
        _("Every own figure says who set it, when and why"),
        "0",
        0,
        f'SUMPRODUCT(({key}<>"")*((({author}="")+({day}="")+({why}=""))>0))',
        silent,
        formats.HEADS,
        is_review=True,
    )
