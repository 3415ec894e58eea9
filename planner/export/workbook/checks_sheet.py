"""The Checks sheet: the workbook tests itself; one cell says whether everything holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import column_name, fixed, fixed_range, on_sheet, relative
from planner.export.workbook.contents import LEAD_IN_MONTHS
from planner.export.workbook.context import Context
from planner.export.workbook.inputs_layout import EQUIPMENT_RATE, Scalar
from planner.export.workbook.month_columns import FIRST_MONTH, LABEL
from planner.export.workbook.monthly_summary import TOTAL_ROW
from planner.export.workbook.pay_bands_layout import IN_USE, QUANTILES
from planner.export.workbook.seat_formulas import FIRST_DAY_ROW
from planner.export.workbook.seat_layouts import PositionColumn
from planner.export.workbook.sheet_writer import Result, SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.messages import _, pgettext

_HEADING = 5
_RESULT, _EXPECTED, _FOUND, _DIFFERENCE, _FAILED = 1, 2, 3, 4, 5
_OK_CELL = (3, 1)
_ERROR_CELL = (3, 2)
_COUNT_CELL = (2, 2)
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class _Check:
    """Two formulas that must agree, with their results."""

    words: str
    expected: str
    expected_result: Result
    found: str
    found_result: Result
    number_format: str


def write_checks(context: Context) -> None:
    """Write every check and the master cell."""
    sheet = context.sheet(context.names.checks)
    context.title(
        sheet, context.names.checks, _("The workbook tests itself with each recalculation.")
    )
    for column, width in enumerate((70, 14, 20, 20, 18, 16)):
        sheet.worksheet.set_column(column, column, width)
    headings = [
        _("Check"),
        _("Result"),
        _("Expected"),
        _("Found"),
        _("Difference"),
        _("Failed (1 = yes)"),
    ]
    numbers = (_EXPECTED, _FOUND, _DIFFERENCE, _FAILED)
    context.headings(sheet, _HEADING, headings, numbers)
    checks = _checks(context)
    for row, check in enumerate(checks, _HEADING + 1):
        _write_check(context, sheet, row, check)
    _write_master(context, sheet, checks)
    context.print_setup(sheet, frozen=(_HEADING + 1, 1), repeated_rows=(_HEADING, _HEADING))


def write_master_link(context: Context, sheet: SheetWriter, row: int, column: int) -> None:
    """Write the result of all checks on another sheet."""
    cell = on_sheet(context.names.checks, fixed(*context.master_cell))
    sheet.formula(
        row,
        column,
        cell,
        _word(holds=context.contents.left_out == 0),
        context.styles(Look.LINK, bold=True),
    )
    _mark_errors(context, sheet, row, column)


def _mark_errors(
    context: Context, sheet: SheetWriter, row: int, column: int, rows: int = 1
) -> None:
    sheet.worksheet.conditional_format(
        row,
        column,
        row + rows - 1,
        column,
        {
            "type": "cell",
            "criteria": "==",
            "value": f'"{_word(holds=False)}"',
            "format": context.styles.alert(),
        },
    )


def _word(*, holds: bool) -> str:
    return pgettext("result of a check", "OK") if holds else pgettext("result of a check", "ERROR")


def _write_master(context: Context, sheet: SheetWriter, checks: Sequence[_Check]) -> None:
    row, column = context.master_cell
    failed = [_has_failed(check) for check in checks]
    first = _HEADING + 1
    flags = fixed_range((first, _FAILED), (first + len(checks) - 1, _FAILED))
    sheet.text(row, 0, _("All checks"), context.styles(Look.SECTION))
    count = fixed(*_COUNT_CELL)
    sheet.formula(
        row,
        column,
        f"IF({count}=0,{fixed(*_OK_CELL)},{fixed(*_ERROR_CELL)})",
        _word(holds=not any(failed)),
        context.styles(Look.FORMULA, bold=True),
    )
    _mark_errors(context, sheet, row, column)
    style = context.styles(Look.FORMULA, formats.INTEGER)
    sheet.formula(*_COUNT_CELL, f"SUM({flags})", sum(failed), style)
    sheet.text(row, _FOUND, _("checks failed"), context.styles(Look.QUIET))
    quiet = context.styles(Look.QUIET)
    sheet.text(_OK_CELL[0], 0, _("Words used for the results"), quiet)
    sheet.text(*_OK_CELL, _word(holds=True), quiet)
    sheet.text(*_ERROR_CELL, _word(holds=False), quiet)


def _has_failed(check: _Check) -> bool:
    return abs(_difference(check)) > Decimal("0.005")


def _difference(check: _Check) -> Decimal:
    found, expected = check.found_result, check.expected_result
    if isinstance(found, (int, Decimal)) and isinstance(expected, (int, Decimal)):
        return Decimal(found) - Decimal(expected)
    return _ZERO


def _write_check(context: Context, sheet: SheetWriter, row: int, check: _Check) -> None:
    failed, difference = relative(row, _FAILED), relative(row, _DIFFERENCE)
    has_failed = _has_failed(check)
    sheet.text(row, 0, check.words, context.styles(Look.TEXT))
    sheet.formula(
        row,
        _RESULT,
        f"IF({failed}=0,{fixed(*_OK_CELL)},{fixed(*_ERROR_CELL)})",
        _word(holds=not has_failed),
        context.styles(Look.FORMULA, bold=True),
    )
    _mark_errors(context, sheet, row, _RESULT)
    style = context.styles(Look.LINK, check.number_format)
    sheet.formula(row, _EXPECTED, check.expected, check.expected_result, style)
    sheet.formula(row, _FOUND, check.found, check.found_result, style)
    is_date = check.number_format == formats.DATE
    sheet.formula(
        row,
        _DIFFERENCE,
        f"{relative(row, _FOUND)}-{relative(row, _EXPECTED)}",
        _difference(check),
        context.styles(Look.FORMULA, formats.INTEGER if is_date else check.number_format),
    )
    tolerance = context.inputs.scalar(Scalar.TOLERANCE)
    sheet.formula(
        row,
        _FAILED,
        f"IF(ABS({difference})>{tolerance},1,0)",
        int(has_failed),
        context.styles(Look.FORMULA, formats.FLAG),
    )


def _checks(context: Context) -> list[_Check]:
    return [
        *_total_checks(context),
        _month_check(context),
        *_opening_checks(context),
        *_count_checks(context),
        *_assumption_checks(context),
        _band_check(context),
    ]


def _total_checks(context: Context) -> list[_Check]:
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
    checks = [_Check(words, f"SUM({months})", total, found, total, money) for words, found in sums]
    seats = here((layout.first_block, columns.first), (layout.last_row, columns.last))
    return [
        *checks,
        _Check(
            _("No month of a seat has a negative cost"), "0", 0, f'COUNTIF({seats},"<0")', 0, "0"
        ),
    ]


def _month_check(context: Context) -> _Check:
    columns, months = context.months, context.contents.months
    name, row = context.names.monthly, FIRST_DAY_ROW - 1
    start = context.inputs.scalar(Scalar.HORIZON_START)
    cells = on_sheet(name, fixed_range((row, columns.first), (row, columns.last)))
    return _Check(
        _("Months follow one another to the end of the horizon"),
        f"EDATE({start},COLUMNS({cells})-1)",
        months[-1].first_day,
        on_sheet(name, fixed(row, columns.last)),
        months[-1].first_day,
        formats.DATE,
    )


def _opening_checks(context: Context) -> list[_Check]:
    if not context.opening.blocks:
        return []
    before = context.contents.lead_in[-1].first_day
    last = f"${column_name(FIRST_MONTH + LEAD_IN_MONTHS - 1)}${FIRST_DAY_ROW}"
    return [
        _Check(
            _("The months before the horizon end where it begins"),
            context.inputs.opening_month(),
            before,
            on_sheet(context.names.opening, last),
            before,
            formats.DATE,
        )
    ]


def _count_checks(context: Context) -> list[_Check]:
    contents, column = context.contents, context.positions.column
    ids, rates = column(PositionColumn.ID), context.inputs.rates()
    seats = len(contents.seats)
    in_plan = on_sheet(context.names.about, fixed(*context.seat_count_cell))
    known_rates = sum(context.has_rate(code) for code in contents.currencies)
    return [
        _Check(
            _("Every seat of the plan is in the workbook"),
            in_plan,
            seats + contents.left_out,
            f"COUNTA({ids})",
            seats,
            "0",
        ),
        _Check(
            _("No seat ends before it starts"),
            "0",
            0,
            f"SUMPRODUCT(({column(PositionColumn.LAST_DAY)}<{column(PositionColumn.START)})*1)",
            0,
            "0",
        ),
        _Check(
            _("Every currency has a plan rate above zero"),
            f"ROWS({rates})",
            len(contents.currencies),
            f'COUNTIF({rates},">0")',
            known_rates,
            "0",
        ),
        _Check(
            _("Every seat's status and engagement are words of the lists"),
            f"COUNTA({ids})+COUNTA({ids})",
            2 * seats,
            f"COUNT({column(PositionColumn.IS_BUDGETED)})"
            f"+COUNT({column(PositionColumn.IS_EMPLOYEE)})",
            2 * seats,
            "0",
        ),
    ]


def _assumption_checks(context: Context) -> list[_Check]:
    contents, inputs = context.contents, context.inputs
    checks = []
    if contents.countries:
        countries, rates = len(contents.countries), inputs.assumed_column(EQUIPMENT_RATE)
        words = _("Every country's equipment is in a currency of the list")
        expected, found = f"ROWS({rates})", f"COUNT({rates})"
        checks.append(_Check(words, expected, countries, found, countries, "0"))
    if contents.company_days:
        days, dates = len(contents.company_days), inputs.company_day_dates()
        words = _("Every company day is a date")
        checks.append(_Check(words, f"ROWS({dates})", days, f"COUNT({dates})", days, "0"))
    return checks


def _band_check(context: Context) -> _Check:
    layout = context.pay_bands
    last = IN_USE + QUANTILES - 1
    lower = fixed_range((layout.first_band, IN_USE), (layout.last_band, last - 1))
    upper = fixed_range((layout.first_band, IN_USE + 1), (layout.last_band, last))
    return _Check(
        _("Every pay band rises from P10 to P90"),
        "0",
        0,
        f"SUMPRODUCT(({on_sheet(layout.name, lower)}>{on_sheet(layout.name, upper)})*1)",
        0,
        "0",
    )
