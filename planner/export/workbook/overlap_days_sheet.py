"""The sheet Overlap by day: what each team shares on every workday of the horizon."""

from collections import defaultdict
from datetime import date, timedelta

from planner.calculators.overlap_horizon import Absence
from planner.calculators.team_days import TeamDays
from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import fixed_column, relative
from planner.export.workbook.context import Context
from planner.export.workbook.overlap_days_layout import (
    COLUMNS_A_TEAM,
    DATES_ROW,
    DAY,
    END_OF_WEEKS,
    FIRST_DAY,
    FIRST_TEAM,
    HEADING,
    LAST_DAY,
    WEEK,
    TeamColumn,
)
from planner.export.workbook.sheet_writer import SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.messages import _
from planner.localization.running_text import listed

_DAY_WIDTH, _NUMBER_WIDTH, _WHO_WIDTH = 14, 13, 44


def write_overlap_days(context: Context) -> None:
    """Write a row for each workday of any team."""
    layout = context.overlap_days
    sheet = context.sheet(layout.name)
    context.title(
        sheet,
        layout.name,
        _(
            "Minutes shared on each workday, without public holidays and company days; what these "
            "take is told apart. The dates are those of each team's anchor place."
        ),
    )
    _set_widths(context, sheet)
    _write_dates(context, sheet)
    _write_headings(context, sheet)
    date_style = context.styles(Look.FACT, formats.DATE, align="start")
    week_style = context.styles(Look.FORMULA, formats.DATE, align="start")
    for row, day in enumerate(layout.days, HEADING + 1):
        sheet.number(row, DAY, day, date_style)
        sheet.formula(row, WEEK, monday_formula(relative(row, DAY)), monday_of(day), week_style)
    for at, team in enumerate(layout.teams):
        _write_team(context, sheet, at, team)
    last = FIRST_TEAM + max(1, len(layout.teams)) * COLUMNS_A_TEAM - 1
    sheet.worksheet.autofilter(HEADING, DAY, HEADING + max(1, len(layout.days)), last)
    context.print_setup(
        sheet,
        frozen=(HEADING + 1, FIRST_TEAM),
        repeated_rows=(HEADING - 1, HEADING),
        repeated_columns=(DAY, WEEK),
        pages_wide=max(1, -(-len(layout.teams) // 2)),
    )


def monday_of(day: date) -> date:
    """Return the Monday on or before a date."""
    return day - timedelta(days=day.weekday())


def monday_formula(cell: str) -> str:
    """Return the Monday on or before a date; weekdays count from Sunday, the day before is one."""
    return f"{cell}-WEEKDAY({cell}-1,1)+1"


def _set_widths(context: Context, sheet: SheetWriter) -> None:
    sheet.worksheet.set_column(DAY, WEEK, _DAY_WIDTH)
    for team in range(len(context.overlap_days.teams)):
        first = FIRST_TEAM + team * COLUMNS_A_TEAM
        sheet.worksheet.set_column(first, first + TeamColumn.LOST, _NUMBER_WIDTH)
        who = first + TeamColumn.WHO
        sheet.worksheet.set_column(who, who, _WHO_WIDTH)


def _write_dates(context: Context, sheet: SheetWriter) -> None:
    layout, quiet = context.overlap_days, context.styles(Look.QUIET)
    fact = context.styles(Look.FACT, formats.DATE, align="start")
    sheet.text(DATES_ROW, FIRST_DAY - 1, _("First day"), quiet)
    sheet.number(DATES_ROW, FIRST_DAY, layout.first, fact)
    sheet.text(DATES_ROW, LAST_DAY - 1, _("Last day"), quiet)
    sheet.number(DATES_ROW, LAST_DAY, layout.last, fact)
    sheet.text(DATES_ROW, END_OF_WEEKS - 1, _("Whole weeks before"), quiet)
    sheet.formula(
        DATES_ROW,
        END_OF_WEEKS,
        f"{layout.last_day}+1-WEEKDAY({layout.last_day},1)+1",
        monday_of(layout.last + timedelta(days=1)),
        context.styles(Look.FORMULA, formats.DATE, align="start"),
    )


def _write_headings(context: Context, sheet: SheetWriter) -> None:
    layout = context.overlap_days
    headings = [_("Date"), _("Week from")]
    for at, team in enumerate(layout.teams):
        heading = _("{team}, anchor {anchor}").format(
            team=team.group.team.name, anchor=team.group.workers[0].label
        )
        column = layout.column(at, TeamColumn.LEAST)
        sheet.text(HEADING - 1, column, heading, context.styles(Look.SECTION))
        headings += [
            _("Least with the anchor, minutes"),
            _("All together, minutes"),
            _("All together in the whole week, minutes"),
            _("Lost to days off, minutes"),
            _("Who is off"),
        ]
    numbers = [
        column
        for column in range(FIRST_TEAM, len(headings))
        if (column - FIRST_TEAM) % COLUMNS_A_TEAM != TeamColumn.WHO
    ]
    context.headings(sheet, HEADING, headings, numbers, height=44)


def _write_team(context: Context, sheet: SheetWriter, at: int, team: TeamDays) -> None:
    layout = context.overlap_days
    fact = context.styles(Look.FACT, formats.MINUTES)
    text = context.styles(Look.TEXT)
    by_day = {each.day: each for each in team.days}
    first = layout.column(at, TeamColumn.LEAST)
    for row, day in enumerate(layout.days, HEADING + 1):
        found = by_day.get(day)
        sheet.number(row, first, None if found is None else found.least, fact)
        together = None if found is None else found.together
        sheet.number(row, first + TeamColumn.TOGETHER, together, fact)
        lost = found.lost if found is not None and together is not None else None
        sheet.number(row, first + TeamColumn.LOST, lost, fact)
        who = "" if found is None else absences_text(found.absences)
        sheet.text(row, first + TeamColumn.WHO, who, text)
    _write_weeks(context, sheet, at, team)


def _write_weeks(context: Context, sheet: SheetWriter, at: int, team: TeamDays) -> None:
    """Write what a team shares in the week of each date, nothing where the week is not whole."""
    layout = context.overlap_days
    weeks: dict[date, int] = defaultdict(int)
    for each in team.days:
        weeks[monday_of(each.day)] += each.together or 0
    formula_style = context.styles(Look.FORMULA, formats.MINUTES)
    end = monday_of(layout.last + timedelta(days=1))
    all_weeks, all_minutes = layout.whole_column(WEEK), layout.cells(at, TeamColumn.TOGETHER)
    for row, day in enumerate(layout.days, HEADING + 1):
        week, monday = fixed_column(row, WEEK), monday_of(day)
        sheet.formula(
            row,
            layout.column(at, TeamColumn.WEEK),
            f"IF(AND({week}>={layout.first_day},{week}<{layout.end_of_weeks}),"
            f'SUMIF({all_weeks},{week},{all_minutes}),"")',
            weeks[monday] if layout.first <= monday < end else "",
            formula_style,
        )


def absences_text(absences: tuple[Absence, ...]) -> str:
    """Say who is off, those whose day has the same name together."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for each in absences:
        by_name[each.name].append(each.label)
    return listed(
        (
            _("{who} ({holiday})").format(who=listed(dict.fromkeys(labels)), holiday=name)
            if name
            else listed(dict.fromkeys(labels))
            for name, labels in by_name.items()
        ),
        with_commas=True,
    )
