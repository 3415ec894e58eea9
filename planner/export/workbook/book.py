"""Puts the workbook together, sheet by sheet."""

from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO
from typing import BinaryIO

from xlsxwriter.workbook import Workbook

from planner import __version__
from planner.calculators.evaluation import Evaluation
from planner.export.workbook.about_sheet import write_about
from planner.export.workbook.calendars_sheet import write_calendars
from planner.export.workbook.checks_sheet import write_checks
from planner.export.workbook.contents import Contents
from planner.export.workbook.context import Context
from planner.export.workbook.contributions_sheet import write_contributions
from planner.export.workbook.cost_lines_sheet import write_cost_lines
from planner.export.workbook.coverage_sheet import write_coverage
from planner.export.workbook.inputs_sheet import write_inputs
from planner.export.workbook.live_worksheet import LiveWorksheet
from planner.export.workbook.monthly_sheet import write_monthly
from planner.export.workbook.onboarding_sheet import write_onboarding
from planner.export.workbook.opening_sheet import write_opening
from planner.export.workbook.overlap_days_sheet import write_overlap_days
from planner.export.workbook.overlap_sheet import write_overlap
from planner.export.workbook.overlap_teams_sheet import write_overlap_teams
from planner.export.workbook.overrides_sheet import write_overrides
from planner.export.workbook.pay_bands_sheet import write_pay_bands
from planner.export.workbook.plan_title import plan_title
from planner.export.workbook.positions_sheet import write_positions
from planner.export.workbook.sheet_names import SheetNames, sheet_names
from planner.export.workbook.sheet_writer import one_line
from planner.export.workbook.sources_sheet import write_sources
from planner.export.workbook.styles import INPUT_TAB_COLOR, Styles
from planner.localization.messages import _

_MONTHLY_BEGINS, _MONTHLY_ENDS = 0.25, 0.55
_ASSEMBLED, _ZIPPED = 0.6, 0.95


def write_book(
    evaluation: Evaluation,
    file: BinaryIO,
    language: str,
    generated_on: date,
    step_done: Callable[[float], None],
) -> None:
    """Write the whole workbook in the active language.

    Args:
        evaluation: The plan with its results.
        file: Where its bytes go.
        language: Locale of number formats.
        generated_on: Date of its properties and of the sheet About.
        step_done: Told the share done; what it raises ends the export.
    """
    # Into memory first: where the disk is full, nothing of the archive is left half-open.
    archive = BytesIO()
    workbook = Workbook(archive, {"in_memory": True})
    contents = Contents(evaluation, language, generated_on)
    names = sheet_names()
    context = Context(
        workbook,
        contents,
        names,
        Styles(workbook, right_to_left=contents.formatter.is_right_to_left),
    )
    _set_properties(context)
    _add_sheets(context)
    steps: list[Callable[[Context], None]] = [
        write_about,
        write_inputs,
        write_positions,
        write_cost_lines,
        write_contributions,
        write_calendars,
        write_overlap,
        write_overlap_teams,
        write_overlap_days,
        write_coverage,
        write_pay_bands,
        write_onboarding,
        write_overrides,
        write_checks,
        write_sources,
    ]
    if context.opening.blocks:
        steps.append(write_opening)
    for done, step in enumerate(steps, 1):
        step(context)
        step_done(_MONTHLY_BEGINS * done / len(steps))
    spread = _MONTHLY_ENDS - _MONTHLY_BEGINS
    write_monthly(context, lambda share: step_done(_MONTHLY_BEGINS + spread * share))
    step_done(_ASSEMBLED)
    workbook.close()
    step_done(_ZIPPED)
    file.write(archive.getbuffer())
    step_done(1.0)


def _add_sheets(context: Context) -> None:
    names = context.names
    for name in _ordered(names):
        if name == names.opening and not context.opening.blocks:
            continue
        worksheet = context.workbook.add_worksheet(name, LiveWorksheet)
        if name in (names.inputs, names.positions):
            worksheet.set_tab_color(INPUT_TAB_COLOR)
        if context.contents.formatter.is_right_to_left:
            worksheet.right_to_left()


def _ordered(names: SheetNames) -> tuple[str, ...]:
    return (
        names.about,
        names.inputs,
        names.positions,
        names.monthly,
        names.opening,
        names.overlap,
        names.overlap_teams,
        names.overlap_days,
        names.coverage,
        names.pay_bands,
        names.onboarding,
        names.cost_lines,
        names.contributions,
        names.calendars,
        names.overrides,
        names.checks,
        names.sources,
    )


def _set_properties(context: Context) -> None:
    contents = context.contents
    plan = contents.evaluation.plan
    context.workbook.set_properties(
        {
            "title": one_line(plan_title(plan))[:250],
            "subject": _("Hiring plan by month"),
            "author": "Global Hiring Planner",
            "comments": one_line(plan.description)[:250],
            "keywords": f"Global Hiring Planner {__version__}",
            "created": datetime.combine(contents.generated_on, time()),
        }
    )
    context.workbook.set_calc_mode("auto")
