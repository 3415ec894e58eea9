"""``export``: the finance workbook of a plan."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from planner.cli.answer import Answer
from planner.cli.plan_commands import ending, evaluated
from planner.cli.usage_error import UsageError
from planner.localization.messages import _, active_language
from planner.localization.running_text import left_to_right


def answer_export(arguments: Namespace) -> Answer:
    """Write the workbook in one step; an existing one is replaced.

    Raises:
        UsageError: If the target is no workbook.
        PlanFileError, MarketDataError, ExportError: If something cannot be read or written.
    """
    path = Path(arguments.out)
    if path.suffix.lower() != ".xlsx":
        raise UsageError(
            _("{path} is no workbook. Name a file that ends in .xlsx.").format(
                path=left_to_right(path)
            ),
            "export",
        )
    evaluation = evaluated(arguments)
    from planner.export.workbook import export_workbook

    language = active_language()
    today = datetime.now().astimezone().date()
    export_workbook(evaluation, path, language=language, generated_on=today)
    data = {"path": str(path), "language": language, "generated_on": today.isoformat()}
    return Answer(
        data, lambda: _("Wrote {path}.").format(path=left_to_right(path)), *ending(evaluation)
    )
