"""The ``data build`` command: builds the tables and says what was dropped and why."""

import sys
from pathlib import Path

from planner.databuild.build import build_data
from planner.databuild.raw_table import DataBuildError
from planner.databuild.report import BuildReport
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.problems import error_sentence


def build_command(sources: Path, out: Path, formatter: Formatter) -> int:
    """Build the tables, print the report, and return the exit code.

    Args:
        sources: Folder of the raw sources.
        out: Folder to write.
        formatter: Writes numbers in the reader's locale.

    Returns:
        0 if the tables were written, 2 if a source is missing or broken; the one message of a
        failure goes to standard error.
    """
    try:
        report = build_data(sources, out)
    except DataBuildError as error:
        print(error_sentence(error, formatter), file=sys.stderr)
        return 2
    print("\n".join(report_lines(report, formatter)))
    return 0


def report_lines(report: BuildReport, formatter: Formatter) -> list[str]:
    """Return a build's outcome as lines to print: tables, checks, what was dropped."""
    rows = [
        _("{table}: {count} rows").format(table=name, count=formatter.integer(count))
        for name, count in report.rows_by_table.items()
    ]
    return [
        _("Tables written to {folder}:").format(folder=report.folder),
        *_indented(rows),
        _("Checked:"),
        *_indented(report.checked),
        _("Dropped:"),
        *_indented(report.dropped),
    ]


def _indented(lines: list[str] | tuple[str, ...]) -> list[str]:
    return [f"  {line}" for line in lines]
