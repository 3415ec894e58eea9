"""The weeks of the horizon on the sheet Coverage, with live totals and shares."""

from collections.abc import Sequence

from planner.calculators.coverage_year import WeekGap, YearCoverage
from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import column_name, relative
from planner.export.workbook.context import Context
from planner.export.workbook.coverage_contents import CoverageContents
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.messages import _, pgettext

_FROM, _TO, _HOURS, _GAP, _COVERED, _HOLIDAY_GAP, _HOLIDAY_COVERED = range(7)
_MINUTES_AN_HOUR = 60


def write_weeks(context: Context, sheet: SheetWriter, row: int, found: CoverageContents) -> None:
    """Write each week of the horizon from a row on, then their totals and the worst.

    Args:
        context: The export.
        sheet: The sheet Coverage.
        row: Where the heading goes.
        found: The weeks.
    """
    sheet.text(
        row, 0, _("Week by week, from first days to last ones"), context.styles(Look.SECTION)
    )
    headings = [
        _("From"),
        _("To"),
        pgettext("length of a week", "Hours"),
        _("Not covered, hours"),
        _("Covered"),
        _("Not covered with holidays, hours"),
        _("Covered with holidays"),
    ]
    context.headings(sheet, row + 1, headings, range(_HOURS, len(headings)), height=44)
    first = row + 2
    weeks, with_holidays = found.weeks.weeks, found.weeks_with_holidays.weeks
    for at, (week, off) in enumerate(zip(weeks, with_holidays, strict=True), first):
        _write_week(context, sheet, at, week, off)
    last = first + len(weeks) - 1
    _write_totals(context, sheet, (first, last), (found.weeks, found.weeks_with_holidays))


def _write_week(
    context: Context, sheet: SheetWriter, row: int, week: WeekGap, off: WeekGap
) -> None:
    day = context.styles(Look.FACT, formats.DATE, align="start")
    hours = context.styles(Look.FACT, formats.HOURS)
    sheet.number(row, _FROM, week.first_day, day)
    sheet.number(row, _TO, week.last_day, day)
    sheet.number(row, _HOURS, week.minutes / _MINUTES_AN_HOUR, hours)
    sheet.number(row, _GAP, week.gap_minutes / _MINUTES_AN_HOUR, hours)
    sheet.number(row, _HOLIDAY_GAP, off.gap_minutes / _MINUTES_AN_HOUR, hours)
    _write_shares(context, sheet, row, (week.minutes, week.gap_minutes, off.gap_minutes))


def _write_shares(
    context: Context, sheet: SheetWriter, row: int, minutes: tuple[int, int, int]
) -> None:
    """Write what is covered of a row's hours, without and with holidays."""
    style = context.styles(Look.FORMULA, formats.PERCENT)
    whole, *gaps = minutes
    for column, gap in zip((_COVERED, _HOLIDAY_COVERED), gaps, strict=True):
        formula = f"1-{relative(row, column - 1)}/${column_name(_HOURS)}{row + 1}"
        sheet.formula(row, column, formula, 1 - gap / whole, style)


def _write_totals(
    context: Context,
    sheet: SheetWriter,
    rows: tuple[int, int],
    years: tuple[YearCoverage, YearCoverage],
) -> None:
    first, last = rows
    plain, off = years
    style = context.styles(Look.FORMULA, formats.HOURS, bold=True)
    minutes = (plain.minutes, plain.gap_minutes, off.gap_minutes)
    sheet.text(last + 1, 0, _("Total"), context.styles(Look.TEXT))
    for column, total in zip((_HOURS, _GAP, _HOLIDAY_GAP), minutes, strict=True):
        formula = f"SUM({_cells(first, last, column)})"
        sheet.formula(last + 1, column, formula, total / _MINUTES_AN_HOUR, style)
    _write_shares(context, sheet, last + 1, minutes)
    sheet.text(last + 2, 0, _("Worst week, hours not covered"), context.styles(Look.TEXT))
    for column, weeks in ((_GAP, plain.weeks), (_HOLIDAY_GAP, off.weeks)):
        formula = f"MAX({_cells(first, last, column)})"
        sheet.formula(last + 2, column, formula, _worst(weeks) / _MINUTES_AN_HOUR, style)


def _worst(weeks: Sequence[WeekGap]) -> int:
    return max(week.gap_minutes for week in weeks)


def _cells(first: int, last: int, column: int) -> str:
    return f"{relative(first, column)}:{relative(last, column)}"
