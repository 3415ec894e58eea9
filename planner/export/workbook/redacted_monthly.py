"""The sheet Monthly cost for wider circulation: totals of three seats and more."""

from collections.abc import Sequence
from decimal import Decimal

from planner.calculators.disclosure import FEWEST_SEATS, ToldGroup
from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import relative
from planner.export.workbook.context import Context
from planner.export.workbook.redacted_costs import RedactedCosts
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.messages import _, ngettext
from planner.quantities.month import Month

_HEADING = 3
_FIRST = _HEADING + 1
_MONTH, _SEATS, _COST, _BUDGET, _DIFFERENCE = range(5)
_WIDTHS = (30, 14, 20, 20, 20)
_ZERO = Decimal(0)


def write_redacted_monthly(context: Context, *, by_group: bool) -> None:
    """Write the totals of months and fiscal years.

    Args:
        context: The export.
        by_group: Whether costs by place and by team follow.
    """
    sheet = context.sheet(context.names.monthly)
    currency = context.contents.reporting_currency
    note = _("Cost of the plan by month, in {currency} at plan rates.").format(currency=currency)
    context.title(sheet, context.names.monthly, note)
    for column, width in enumerate(_WIDTHS):
        sheet.worksheet.set_column(column, column, width)
    costs = RedactedCosts(context.contents)
    headings = [
        _("Month"),
        _("Seats paid"),
        _("Cost, {currency}").format(currency=currency),
        _("Budget, {currency}").format(currency=currency),
        _("Budget less cost, {currency}").format(currency=currency),
    ]
    context.headings(sheet, _HEADING, headings, range(_SEATS, _DIFFERENCE + 1))
    for month in range(len(context.contents.months)):
        _write_month(context, sheet, costs, month)
    row = _write_years(context, sheet, costs, _FIRST + len(context.contents.months) + 1)
    if by_group:
        row = _write_groups(context, sheet, _("Cost by place"), costs.by_place, row + 1)
        _write_groups(context, sheet, _("Cost by team"), costs.by_team, row + 1)
    context.print_setup(sheet, frozen=(_FIRST, 1), repeated_rows=(_HEADING, _HEADING))


def withheld_word() -> str:
    """Return what stands for a total in which too few seats count."""
    fewest = FEWEST_SEATS
    return ngettext("Fewer than {count} seat", "Fewer than {count} seats", fewest).format(
        count=fewest
    )


def _write_month(context: Context, sheet: SheetWriter, costs: RedactedCosts, month: int) -> None:
    row, budget = _FIRST + month, context.contents.evaluation.budget
    first_day = context.contents.months[month].first_day
    style = context.styles(Look.FACT, context.month_format, align="start")
    sheet.number(row, _MONTH, first_day, style)
    count = context.styles(Look.FACT, formats.INTEGER)
    sheet.number(row, _SEATS, costs.heads[month], count)
    total = budget.totals[month] if costs.told[month] else None
    _write_amounts(context, sheet, row, (total, budget.budget[month]))


def _write_amounts(
    context: Context, sheet: SheetWriter, row: int, amounts: tuple[Decimal | None, Decimal | None]
) -> None:
    """Write cost and budget typed in, and what lies between."""
    (total, allowed), currency = amounts, context.contents.reporting_currency
    fact = context.amount(Look.FACT, currency)
    if total is None:
        quiet = context.styles(Look.QUIET, align="number")
        sheet.text(row, _COST, withheld_word(), quiet)
    else:
        sheet.number(row, _COST, total, fact)
    sheet.number(row, _BUDGET, allowed, fact)
    if total is not None and allowed is not None:
        _write_difference(context, sheet, row, allowed - total)


def _write_difference(context: Context, sheet: SheetWriter, row: int, result: Decimal) -> None:
    formula = f"{relative(row, _BUDGET)}-{relative(row, _COST)}"
    style = context.amount(Look.FORMULA, context.contents.reporting_currency)
    sheet.formula(row, _DIFFERENCE, formula, result, style)


def _write_years(context: Context, sheet: SheetWriter, costs: RedactedCosts, row: int) -> int:
    """Write the fiscal years below the months; one that lacks a month says so by its name."""
    budget, months = context.contents.evaluation.budget, context.contents.months
    text = context.styles(Look.TEXT)
    for year in budget.fiscal_years:
        span = _span(months, year.first_month, year.last_month)
        is_whole = all(costs.told[month] for month in span)
        label = context.contents.formatter.fiscal_year_label(year.label_year)
        if not is_whole:
            label = _("{year}, months told").format(year=label)
        sheet.text(row, _MONTH, label, text)
        told = sum((budget.totals[month] for month in span if costs.told[month]), _ZERO)
        _write_sum(context, sheet, row, _COST, (span, told))
        if year.budget is not None:
            _write_sum(context, sheet, row, _BUDGET, (span, year.budget))
            if is_whole:
                _write_difference(context, sheet, row, year.budget - told)
        row += 1
    return row


def _write_sum(
    context: Context, sheet: SheetWriter, row: int, column: int, summed: tuple[range, Decimal]
) -> None:
    span, result = summed
    first, last = relative(_FIRST + span[0], column), relative(_FIRST + span[-1], column)
    style = context.amount(Look.FORMULA, context.contents.reporting_currency)
    sheet.formula(row, column, f"SUM({first}:{last})", result, style)


def _span(months: Sequence[Month], first: Month, last: Month) -> range:
    return range(months.index(first), months.index(last) + 1)


def _write_groups(
    context: Context, sheet: SheetWriter, title: str, groups: Sequence[ToldGroup[str]], row: int
) -> int:
    """Write costs over the months told; nothing where that would tell of a single seat."""
    if not groups:
        return row
    text, currency = context.styles(Look.TEXT), context.contents.reporting_currency
    sheet.text(row, 0, title, context.styles(Look.SECTION))
    headings = [
        _("Group"),
        _("Seats paid"),
        _("Cost of the months told, {currency}").format(currency=currency),
    ]
    context.headings(sheet, row + 1, headings, (_SEATS, _COST))
    row += 2
    count, amount = (
        context.styles(Look.FACT, formats.INTEGER),
        context.amount(Look.FACT, currency),
    )
    for at, told in enumerate(groups, row):
        sheet.text(at, 0, _("Other") if told.group is None else told.group, text)
        sheet.number(at, _SEATS, len(told.seats), count)
        sheet.number(at, _COST, told.total, amount)
    return row + len(groups)
