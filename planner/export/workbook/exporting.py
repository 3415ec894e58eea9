"""Exports the workbook: whole or not at all, with progress and cancel."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from planner.calculators.evaluation import Evaluation
from planner.export.workbook.export_error import ExportCancelledError
from planner.export.workbook.export_options import ExportOptions
from planner.export.workbook.target import writing_to
from planner.intake.tables.collection_pause import collection_paused
from planner.localization.messages import speaking
from planner.plan.model import Plan

_WHOLE = ExportOptions()


def export_workbook(  # noqa: PLR0913 -- what is written, how, and who is told on the way
    evaluation: Evaluation,
    path: Path,
    *,
    language: str = "en",
    generated_on: date,
    options: ExportOptions = _WHOLE,
    document: Plan | None = None,
    progress: Callable[[float], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> None:
    """Write a plan's results as a workbook that recalculates.

    The file is written beside the target and takes its name only when it is complete; it is
    readable by its owner only. Without a password the same results, language, options and date
    give the same bytes.

    Args:
        evaluation: The plan with its results; they are stored beside the formulas.
        path: The workbook (.xlsx) to write or replace.
        language: Language of all texts and of the number formats.
        generated_on: The date the workbook says it was made on.
        options: Which sheets, what of them, and under which password; everything without one.
        document: The base with its scenarios where ``evaluation`` is of one of them: without it
            the workbook tells of no scenario beside it.
        progress: Told the share done, 0 to 1, after each step.
        is_cancelled: Asked before each step.

    Raises:
        ExportError: If the file cannot be written.
        ExportCancelledError: If ``is_cancelled`` said so.
    """
    from planner.export.workbook.book import write_book
    from planner.export.workbook.contents import Contents

    def step_done(share: float) -> None:
        if is_cancelled is not None and is_cancelled():
            raise ExportCancelledError
        if progress is not None:
            progress(share)

    step_done(0.0)
    with writing_to(path) as file, speaking(language), collection_paused():
        contents = Contents(
            evaluation, language, generated_on, document, simulations=options.simulations
        )
        write_book(contents, file, step_done, options)
