"""Puts the workbook together, sheet by sheet."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import BinaryIO

from planner import __version__
from planner.export.workbook.addresses import on_sheet
from planner.export.workbook.book_sheets import BookSheet, book_sheets
from planner.export.workbook.closing import Closing, WatchedArchive
from planner.export.workbook.contents import Contents
from planner.export.workbook.context import Context
from planner.export.workbook.export_options import ExportOptions, Redaction
from planner.export.workbook.hire_book import hire_book_sheets
from planner.export.workbook.inputs_layout import SCALAR_NAMES
from planner.export.workbook.left_out import LeftOut
from planner.export.workbook.live_worksheet import LiveWorksheet
from planner.export.workbook.packed_workbook import PackedWorkbook
from planner.export.workbook.plan_title import plan_title
from planner.export.workbook.redacted_book import redacted_sheets
from planner.export.workbook.sheet_names import sheet_names
from planner.export.workbook.sheet_writer import one_line
from planner.export.workbook.styles import INPUT_TAB_COLOR, Styles
from planner.intake.returned.exported_form import (
    FORMAT,
    FORMAT_PROPERTY,
    LANGUAGE_PROPERTY,
    PLAN_PROPERTY,
    SCENARIO_PROPERTY,
)
from planner.intake.tables.workbook_password import encrypted_workbook
from planner.localization.messages import _

_MONTHLY_BEGINS, _MONTHLY_ENDS = 0.25, 0.55
_ASSEMBLED, _ROWS_WRITTEN, _ZIPPED = 0.6, 0.85, 0.95
_WHOLE = ExportOptions()


def write_book(
    contents: Contents,
    file: BinaryIO,
    step_done: Callable[[float], None],
    options: ExportOptions = _WHOLE,
) -> None:
    """Write the workbook in the active language.

    Args:
        contents: What the sheets show.
        file: Where its bytes go.
        step_done: Told the share done; what it raises ends the export.
        options: Which sheets, and under which password.
    """
    # Into memory first: where the disk is full, nothing of the archive is left half-open.
    archive = WatchedArchive()
    workbook = PackedWorkbook(archive)
    contents = replace(contents, only_hire=options.hire)
    if options.redaction is not Redaction.NONE or options.hire is not None:
        evaluation = contents.evaluation
        plan = replace(evaluation.plan, description="")
        contents = replace(contents, evaluation=replace(evaluation, plan=plan))
    names = sheet_names()
    context = Context(
        workbook,
        contents,
        names,
        Styles(workbook, right_to_left=contents.formatter.is_right_to_left),
    )
    _set_properties(context)
    written = _written_sheets(context, options)
    _add_sheets(context, written, options)
    by_name = {sheet.name: sheet for sheet in written}
    monthly, changes = (by_name.pop(name, None) for name in (names.monthly, names.changes))
    for done, sheet in enumerate(by_name.values(), 1):
        _write(context, sheet, _untold)
        step_done(_MONTHLY_BEGINS * done / len(by_name))
    spread = _MONTHLY_ENDS - _MONTHLY_BEGINS
    if monthly is not None:
        _write(context, monthly, lambda share: step_done(_MONTHLY_BEGINS + spread * share))
    if changes is not None:  # it tells of all others
        _write(context, changes, _untold)
    step_done(_ASSEMBLED)
    Closing(workbook, archive, step_done, (_ASSEMBLED, _ROWS_WRITTEN)).close()
    step_done(_ZIPPED)
    content = archive.getvalue()
    file.write(encrypted_workbook(content, options.password) if options.password else content)
    step_done(1.0)


def _write(context: Context, sheet: BookSheet, told: Callable[[float], None]) -> None:
    sheet.write(context, told)
    context.workbook.get_worksheet_by_name(sheet.name).settle()


def _untold(_share: float) -> None:
    """Sheets that take a moment tell nothing on their way."""


def _written_sheets(context: Context, options: ExportOptions) -> list[BookSheet]:
    """Return the sheets asked for, as far as there is something to write on them."""
    names = context.names
    if options.hire is not None:
        return list(hire_book_sheets(names))
    sheets = book_sheets(names)
    if options.redaction is not Redaction.NONE:
        sheets = redacted_sheets(names, options.redaction)
    return [
        sheet
        for sheet in sheets
        if (sheet.group is None or sheet.group in options.groups)
        and (sheet.name != names.opening or context.opening.blocks)
        and (sheet.name != names.scenarios or context.contents.has_scenarios)
        and (sheet.name != names.timeline or context.timeline.is_needed)
        and (sheet.name != names.lever_costs or context.lever_costs.is_needed)
        and (sheet.name != names.places or context.contents.ranking is not None)
    ]


def _add_sheets(context: Context, written: Sequence[BookSheet], options: ExportOptions) -> None:
    names = context.names
    inputs = (names.inputs, names.positions) if options.redaction is Redaction.NONE else ()
    left_out = None if options.is_complete else _left_out(context, options)
    for sheet in written:
        worksheet = context.workbook.add_worksheet(sheet.name, LiveWorksheet)
        worksheet.left_out = left_out
        if sheet.name in inputs:
            worksheet.set_tab_color(INPUT_TAB_COLOR)
        if context.contents.formatter.is_right_to_left:
            worksheet.right_to_left()


def _left_out(context: Context, options: ExportOptions) -> LeftOut:
    """Return what no formula may read; a sheet redacted is another than the one they know."""
    kept = (None, *options.whole_groups)
    absent = [sheet.name for sheet in book_sheets(context.names) if sheet.group not in kept]
    references = [on_sheet(name, "") for name in absent]
    if context.names.inputs in absent:
        references += SCALAR_NAMES
    return LeftOut(tuple(references), context.styles.typed_in)


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
    for name, value in (
        (FORMAT_PROPERTY, FORMAT),
        (PLAN_PROPERTY, plan.document_id),
        (SCENARIO_PROPERTY, plan.scenario_id or ""),
        (LANGUAGE_PROPERTY, contents.language),
    ):
        context.workbook.set_custom_property(name, value, "text")
    context.workbook.set_calc_mode("auto")
