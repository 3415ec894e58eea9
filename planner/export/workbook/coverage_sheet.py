"""The sheet Coverage: people at work by hour of the typical week, the gaps, and week by week."""

from planner.calculators.coverage_gaps import CoverageGap
from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import fixed, fixed_range, relative
from planner.export.workbook.context import Context
from planner.export.workbook.coverage_contents import CoverageContents, coverage_contents
from planner.export.workbook.coverage_weeks import write_weeks
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.coverage_texts import gap_borders, gap_text
from planner.localization.messages import _, pgettext

_REQUIRED, _ZONE = (3, 1), (4, 1)
_HEADING = 7
_FIRST_HOUR = _HEADING + 1
_LAST_HOUR = _FIRST_HOUR + 23
_MONDAY, _SUNDAY, _TOTAL = 1, 7, 8
_GAPS = _LAST_HOUR + 6
_SLOTS_AN_HOUR, _SLOTS_A_DAY, _MINUTES_AN_HOUR = 4, 96, 60


def write_coverage(context: Context) -> None:
    """Write who is at work around the clock, and where nobody is."""
    sheet = context.sheet(context.names.coverage)
    context.title(
        sheet,
        context.names.coverage,
        _("Everybody of the plan around the clock, computed by the planner to the minute."),
    )
    sheet.worksheet.set_column(0, 0, 46)
    sheet.worksheet.set_column(_MONDAY, _TOTAL, 15)
    found = coverage_contents(context.contents)
    if found is None:
        text = _("The clock changes of the plan's months are not known.")
        sheet.text(3, 0, text, context.styles(Look.TEXT))
    else:
        _write_question(context, sheet, found)
        _write_hours(context, sheet, found)
        _write_week(context, sheet, found)
        row = _write_gaps(context, sheet, found.week.gaps)
        write_weeks(context, sheet, row + 2, found)
    context.print_setup(sheet, frozen=(2, 1), repeated_rows=(0, 1))


def _write_question(context: Context, sheet: SheetWriter, found: CoverageContents) -> None:
    quiet = context.styles(Look.QUIET)
    sheet.text(_REQUIRED[0], 0, _("Required at any time, people"), quiet)
    sheet.number(*_REQUIRED, found.week.required, context.styles(Look.FACT, formats.INTEGER))
    sheet.text(_ZONE[0], 0, _("Time zone"), quiet)
    sheet.text(*_ZONE, found.zone, context.styles(Look.TEXT))
    day = context.contents.formatter.date_long(found.week.period.first)
    heading = _("The typical week, as that of {day}: fewest people at once in each hour")
    sheet.text(_HEADING - 1, 0, heading.format(day=day), context.styles(Look.SECTION))


def _write_hours(context: Context, sheet: SheetWriter, found: CoverageContents) -> None:
    """Write a row for each hour of the day, a column for each weekday."""
    shown = context.contents.formatter
    weekdays = [shown.weekday_name(weekday) for weekday in range(7)]
    headings = [_("Hour"), *weekdays, _("Days covered")]
    context.headings(sheet, _HEADING, headings, range(_MONDAY, _TOTAL + 1))
    least, fact = found.week.slots.least, context.styles(Look.FACT, formats.INTEGER)
    for hour, row in enumerate(range(_FIRST_HOUR, _LAST_HOUR + 1)):
        hours = shown.range(f"{hour:02d}:00", f"{hour + 1:02d}:00")
        sheet.text(row, 0, hours, context.styles(Look.TEXT))
        figures = []
        for weekday in range(7):
            slot = weekday * _SLOTS_A_DAY + hour * _SLOTS_AN_HOUR
            figures.append(min(least[slot : slot + _SLOTS_AN_HOUR]))
            sheet.number(row, _MONDAY + weekday, figures[-1], fact)
        sheet.formula(
            row,
            _TOTAL,
            f'COUNTIF({relative(row, _MONDAY)}:{relative(row, _SUNDAY)},">="&{fixed(*_REQUIRED)})',
            sum(people >= found.week.required for people in figures),
            context.styles(Look.FORMULA, formats.INTEGER),
        )
    sheet.worksheet.conditional_format(
        _FIRST_HOUR,
        _MONDAY,
        _LAST_HOUR,
        _SUNDAY,
        {
            "type": "cell",
            "criteria": "<",
            "value": f"={fixed(*_REQUIRED)}",
            "format": context.styles.alert(),
        },
    )


def _write_week(context: Context, sheet: SheetWriter, found: CoverageContents) -> None:
    """Write of each weekday and of the week what is covered: whole hours, then exactly."""
    required, slots = found.week.required, found.week.slots
    covered = [
        sum(
            min(slots.least[at : at + _SLOTS_AN_HOUR]) >= required
            for at in range(first, first + _SLOTS_A_DAY, _SLOTS_AN_HOUR)
        )
        for first in range(0, 7 * _SLOTS_A_DAY, _SLOTS_A_DAY)
    ]
    gaps = [
        sum(slots.gap_minutes[first : first + _SLOTS_A_DAY]) / _MINUTES_AN_HOUR
        for first in range(0, 7 * _SLOTS_A_DAY, _SLOTS_A_DAY)
    ]
    row = _LAST_HOUR + 1
    bold = context.styles(Look.FORMULA, formats.INTEGER, bold=True)
    hours = f"{{c}}{_FIRST_HOUR + 1}:{{c}}{_LAST_HOUR + 1}"
    sheet.text(row, 0, _("Whole hours covered"), context.styles(Look.TEXT))
    sheet.across(row, _MONDAY, f'COUNTIF({hours},">="&{fixed(*_REQUIRED)})', covered, bold)
    sheet.formula(row, _TOTAL, _sum(row), sum(covered), bold)
    row += 1
    sheet.text(row, 0, _("Not covered, hours to the minute"), context.styles(Look.TEXT))
    for column, gap in enumerate(gaps, _MONDAY):
        sheet.number(row, column, gap, context.styles(Look.FACT, formats.HOURS))
    bold = context.styles(Look.FORMULA, formats.HOURS, bold=True)
    sheet.formula(row, _TOTAL, _sum(row), sum(gaps), bold)
    row += 1
    share = context.styles(Look.FORMULA, formats.PERCENT)
    sheet.text(row, 0, _("Covered"), context.styles(Look.TEXT))
    sheet.across(
        row, _MONDAY, f"1-{{c}}{row}/COUNT({hours})", [1 - gap / 24 for gap in gaps], share
    )
    grid = fixed_range((_FIRST_HOUR, _MONDAY), (_LAST_HOUR, _SUNDAY))
    total = relative(row - 1, _TOTAL)
    sheet.formula(row, _TOTAL, f"1-{total}/COUNT({grid})", found.week.covered_share, share)


def _sum(row: int) -> str:
    return f"SUM({relative(row, _MONDAY)}:{relative(row, _SUNDAY)})"


def _write_gaps(context: Context, sheet: SheetWriter, gaps: tuple[CoverageGap, ...]) -> int:
    """Write the gaps of the typical week with their sum, and return the next free row."""
    shown, text = context.contents.formatter, context.styles(Look.TEXT)
    heading = pgettext("hours nobody covers", "Gap")
    context.headings(sheet, _GAPS, [heading, _("Hours a week"), _("Between")], [1])
    for row, gap in enumerate(sorted(gaps, key=lambda gap: -gap.total_minutes), _GAPS + 1):
        sheet.text(row, 0, gap_text(gap, shown), text)
        hours = gap.total_minutes / _MINUTES_AN_HOUR
        sheet.number(row, 1, hours, context.styles(Look.FACT, formats.HOURS))
        sheet.text(row, 2, gap_borders(gap), text)
    last = _GAPS + max(1, len(gaps))
    sheet.text(last + 1, 0, _("Total"), text)
    sheet.formula(
        last + 1,
        1,
        f"SUM({relative(_GAPS + 1, 1)}:{relative(last, 1)})",
        sum(gap.total_minutes for gap in gaps) / _MINUTES_AN_HOUR,
        context.styles(Look.FORMULA, formats.HOURS, bold=True),
    )
    return last + 2
