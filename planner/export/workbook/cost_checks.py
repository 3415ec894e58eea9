"""What the workbook tests of the cost: totals, months, rates, the words and dates of its seats."""

from decimal import Decimal

from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import column_name, fixed, fixed_range, on_sheet
from planner.export.workbook.check import Check
from planner.export.workbook.contents import LEAD_IN_MONTHS
from planner.export.workbook.context import Context
from planner.export.workbook.inputs_layout import EQUIPMENT_RATE, Scalar
from planner.export.workbook.month_columns import FIRST_MONTH, LABEL
from planner.export.workbook.monthly_summary import TOTAL_ROW
from planner.export.workbook.pay_bands_layout import IN_USE, QUANTILES
from planner.export.workbook.seat_formulas import FIRST_DAY_ROW
from planner.export.workbook.seat_layouts import PositionColumn
from planner.localization.messages import _

_ZERO = Decimal(0)


def cost_checks(context: Context) -> list[Check]:
    """Return the checks of the cost model."""
    return [
        *_total_checks(context),
        _month_check(context),
        *_opening_checks(context),
        *_count_checks(context),
        *_assumption_checks(context),
        _band_check(context),
    ]


def _total_checks(context: Context) -> list[Check]:
    contents, columns, layout = context.contents, context.months, context.monthly
    total = sum(contents.evaluation.budget.totals, _ZERO)
    money = formats.amount_format(contents.reporting_digits)
    name = context.names.monthly

    def here(first: tuple[int, int], last: tuple[int, int]) -> str:
        return on_sheet(name, fixed_range(first, last))

    months = here((TOTAL_ROW, columns.first), (TOTAL_ROW, columns.last))
    labels = here((layout.first_block, LABEL), (layout.last_row, LABEL))
    by_seat = here((layout.first_block, columns.total), (layout.last_row, columns.total))
    label = on_sheet(name, fixed(TOTAL_ROW, LABEL))
    last_group = context.group_row + max(1, len(contents.groups)) - 1
    groups = here((context.group_row, columns.first), (last_group, columns.last))
    years = here((TOTAL_ROW, columns.first_fiscal_year), (TOTAL_ROW, columns.last_fiscal_year))
    sums = [
        (_("Seats add up to the total"), f"SUMIF({labels},{label},{by_seat})"),
        (_("Groups add up to the total"), f"SUM({groups})"),
    ]
    if columns.fiscal_years:
        sums.append((_("Fiscal years add up to the total"), f"SUM({years})"))
    checks = [Check(words, f"SUM({months})", total, found, total, money) for words, found in sums]
    seats = here((layout.first_block, columns.first), (layout.last_row, columns.last))
    return [
        *checks,
        Check(
            _("No month of a seat has a negative cost"), "0", 0, f'COUNTIF({seats},"<0")', 0, "0"
        ),
    ]


def _month_check(context: Context) -> Check:
    columns, months = context.months, context.contents.months
    name, row = context.names.monthly, FIRST_DAY_ROW - 1
    start = context.inputs.scalar(Scalar.HORIZON_START)
    cells = on_sheet(name, fixed_range((row, columns.first), (row, columns.last)))
    return Check(
        _("Months follow one another to the end of the horizon"),
        f"EDATE({start},COLUMNS({cells})-1)",
        months[-1].first_day,
        on_sheet(name, fixed(row, columns.last)),
        months[-1].first_day,
        formats.DATE,
    )


def _opening_checks(context: Context) -> list[Check]:
    if not context.opening.blocks:
        return []
    before = context.contents.lead_in[-1].first_day
    last = f"${column_name(FIRST_MONTH + LEAD_IN_MONTHS - 1)}${FIRST_DAY_ROW}"
    return [
        Check(
            _("The months before the horizon end where it begins"),
            context.inputs.opening_month(),
            before,
            on_sheet(context.names.opening, last),
            before,
            formats.DATE,
        )
    ]


def _count_checks(context: Context) -> list[Check]:
    contents, column = context.contents, context.positions.column
    ids, rates = column(PositionColumn.ID), context.inputs.rates()
    seats = len(contents.seats)
    in_plan = on_sheet(context.names.about, fixed(*context.seat_count_cell))
    known_rates = sum(context.has_rate(code) for code in contents.currencies)
    return [
        Check(
            _("Every seat of the plan is in the workbook"),
            in_plan,
            seats + contents.left_out,
            f"COUNTA({ids})",
            seats,
            "0",
        ),
        Check(
            _("No seat ends before it starts"),
            "0",
            0,
            f"SUMPRODUCT(({column(PositionColumn.LAST_DAY)}<{column(PositionColumn.START)})*1)",
            0,
            "0",
        ),
        Check(
            _("Every currency has a plan rate above zero"),
            f"ROWS({rates})",
            len(contents.currencies),
            f'COUNTIF({rates},">0")',
            known_rates,
            "0",
        ),
        Check(
            _("Every seat's status and engagement are words of the lists"),
            f"COUNTA({ids})+COUNTA({ids})",
            2 * seats,
            f"COUNT({column(PositionColumn.IS_BUDGETED)})"
            f"+COUNT({column(PositionColumn.IS_EMPLOYEE)})",
            2 * seats,
            "0",
        ),
    ]


def _assumption_checks(context: Context) -> list[Check]:
    contents, inputs = context.contents, context.inputs
    checks = []
    if contents.countries:
        countries, rates = len(contents.countries), inputs.assumed_column(EQUIPMENT_RATE)
        words = _("Every country's equipment is in a currency of the list")
        expected, found = f"ROWS({rates})", f"COUNT({rates})"
        checks.append(Check(words, expected, countries, found, countries, "0"))
    if contents.company_days:
        days, dates = len(contents.company_days), inputs.company_day_dates()
        words = _("Every company day is a date")
        checks.append(Check(words, f"ROWS({dates})", days, f"COUNT({dates})", days, "0"))
    return checks


def _band_check(context: Context) -> Check:
    layout = context.pay_bands
    last = IN_USE + QUANTILES - 1
    lower = fixed_range((layout.first_band, IN_USE), (layout.last_band, last - 1))
    upper = fixed_range((layout.first_band, IN_USE + 1), (layout.last_band, last))
    return Check(
        _("Every pay band rises from P10 to P90"),
        "0",
        0,
        f"SUMPRODUCT(({on_sheet(layout.name, lower)}>{on_sheet(layout.name, upper)})*1)",
        0,
        "0",
    )
