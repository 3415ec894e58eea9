"""The sheet Overlap by team: each team's figures over the horizon, and its pairs."""

from typing import TYPE_CHECKING

from xlsxwriter.format import Format

from planner.calculators.overlap_pairs import pairwise_overlap
from planner.calculators.team_days import TeamDays
from planner.export.workbook import number_formats as formats
from planner.export.workbook.addresses import on_sheet, relative
from planner.export.workbook.context import Context
from planner.export.workbook.overlap_days_layout import WEEK, TeamColumn
from planner.export.workbook.sheet_writer import Result, SheetWriter
from planner.export.workbook.styles import Look
from planner.localization.messages import _

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Figures = NDArray[np.float32]

_HEADING = 3
_ID, _NAME, _FIRST_FIGURE = 0, 1, 3
_FIGURES = 10
_WORST_WEEK_FROM = _FIRST_FIGURE + 7


def write_overlap_teams(context: Context) -> None:
    """Write the teams' figures, live over the sheet Overlap by day, then each team's pairs."""
    sheet = context.sheet(context.names.overlap_teams)
    teams = context.overlap_days.teams
    context.title(
        sheet,
        context.names.overlap_teams,
        _(
            "Minutes over the horizon's workdays, from the sheet Overlap by day. A team's anchor "
            "place counts as one of it."
        ),
    )
    for column, width in enumerate((10, 40, 22)):
        sheet.worksheet.set_column(column, column, width)
    widest = max([_FIGURES, *(len(team.group.workers) - 1 for team in teams)])
    sheet.worksheet.set_column(_FIRST_FIGURE, _FIRST_FIGURE + widest - 1, 18)
    headings = [
        _("ID"),
        _("Team"),
        _("Anchor place"),
        _("Workdays of all"),
        _("Least with the anchor, minutes"),
        _("Median of the least, minutes"),
        _("Least together, minutes"),
        _("Median together, minutes"),
        _("Most together, minutes"),
        _("Worst week, minutes"),
        _("Worst week from"),
        _("Days on which days off take time"),
        _("Lost to days off, minutes"),
    ]
    numbers = [at for at in range(_FIRST_FIGURE, len(headings)) if at != _WORST_WEEK_FROM]
    context.headings(sheet, _HEADING, headings, numbers, height=44)
    for at, team in enumerate(teams):
        _write_team(context, sheet, _HEADING + 1 + at, at, team)
    row = _HEADING + len(teams) + 3
    for team in teams:
        row = _write_pairs(context, sheet, row, team)
    context.print_setup(sheet, frozen=(2, 2), repeated_rows=(0, 1))


def _write_team(context: Context, sheet: SheetWriter, row: int, at: int, team: TeamDays) -> None:
    group = team.group
    names = [group.team.id, group.team.name, group.workers[0].label]
    sheet.texts(row, _ID, names, context.styles(Look.TEXT))
    for column, (formula, result) in enumerate(_figures(context, at, team), _FIRST_FIGURE):
        number_format = formats.MEDIAN_MINUTES if "MEDIAN" in formula else formats.MINUTES
        sheet.formula(row, column, formula, result, context.styles(Look.FORMULA, number_format))
    _write_worst_week(context, sheet, row, at, team)


def _figures(context: Context, at: int, team: TeamDays) -> list[tuple[str, Result]]:
    """Return the figures up to the most that is shared, with their formulas."""
    layout, horizon = context.overlap_days, team.horizon
    least = on_sheet(layout.name, layout.cells(at, TeamColumn.LEAST))
    together = on_sheet(layout.name, layout.cells(at, TeamColumn.TOGETHER))
    of_anchor = sorted(each.least for each in team.days)
    return [
        (f"COUNT({together})", len(horizon.group.days)),
        (f"MIN({least})", min(of_anchor, default=0)),
        (f"IF(COUNT({least})=0,0,MEDIAN({least}))", _median(of_anchor)),
        (f"MIN({together})", horizon.shared.min_minutes),
        (f"IF(COUNT({together})=0,0,MEDIAN({together}))", horizon.shared.median_minutes),
        (f"MAX({together})", horizon.shared.max_minutes),
    ]


def _median(ordered: list[int]) -> float:
    if not ordered:
        return 0.0
    middle = len(ordered) // 2
    return (ordered[middle] + ordered[-middle - 1]) / 2


def _write_worst_week(
    context: Context, sheet: SheetWriter, row: int, at: int, team: TeamDays
) -> None:
    layout, worst = context.overlap_days, team.horizon.worst_week
    weeks = on_sheet(layout.name, layout.cells(at, TeamColumn.WEEK))
    mondays = on_sheet(layout.name, layout.whole_column(WEEK))
    lost = on_sheet(layout.name, layout.cells(at, TeamColumn.LOST))
    column, minutes = _WORST_WEEK_FROM - 1, context.styles(Look.FORMULA, formats.MINUTES)
    sheet.formula(
        row,
        column,
        f'IF(COUNT({weeks})=0,"",MIN({weeks}))',
        "" if worst is None else worst.minutes,
        minutes,
    )
    sheet.formula(
        row,
        column + 1,
        f'IF(COUNT({weeks})=0,"",INDEX({mondays},MATCH({relative(row, column)},{weeks},0)))',
        "" if worst is None else worst.first_day,
        context.styles(Look.FORMULA, formats.DATE, align="start"),
    )
    sheet.formula(row, column + 2, f'COUNTIF({lost},">0")', len(team.horizon.lost), minutes)
    total = sum(each.lost_minutes for each in team.horizon.lost)
    sheet.formula(row, column + 3, f"SUM({lost})", total, minutes)


def _write_pairs(context: Context, sheet: SheetWriter, row: int, team: TeamDays) -> int:
    """Write the least and the median minutes of each pair, and return the next free row."""
    layout, group = context.overlap_days, team.group
    pairs = pairwise_overlap(group.workers, layout.first, layout.last)
    for title, figures, number_format in (
        (_("{team}: least minutes of two"), pairs.min_minutes, formats.MINUTES),
        (_("{team}: median minutes of two"), pairs.median_minutes, formats.MEDIAN_MINUTES),
    ):
        sheet.text(row, 0, title.format(team=group.team.name), context.styles(Look.SECTION))
        style = context.styles(Look.FACT, number_format)
        _write_matrix(context, sheet, (row + 1, style), team, figures)
        row += len(group.workers) + 4
    return row


def _write_matrix(
    context: Context,
    sheet: SheetWriter,
    at: tuple[int, Format],
    team: TeamDays,
    figures: "Figures",
) -> None:
    """Write a matrix from a row on, its figures in a style."""
    first, style = at
    labels = [worker.label for worker in team.group.workers]
    headings = ["", _("On the workdays of"), *labels]
    context.headings(sheet, first, headings, range(2, len(headings)))
    for row, (label, minutes) in enumerate(zip(labels, figures, strict=True), first + 1):
        sheet.text(row, _NAME, label, context.styles(Look.TEXT))
        for column, figure in enumerate(minutes, _NAME + 1):
            sheet.number(row, column, float(figure), style)
