"""An answer whose table is also written to a CSV file, as spreadsheets of the language open it."""

from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from planner.cli.answer import Answer
from planner.cli.argument_parser import CommandParser
from planner.localization.messages import _, active_language
from planner.localization.running_text import left_to_right


def add_csv_option(command: CommandParser) -> None:
    """Add where to write the table."""
    command.add_argument("--csv", metavar="FILE", help=_("also write the table to this CSV file"))


def with_csv(
    answer: Answer, arguments: Namespace, rows: Callable[[], Iterable[Sequence[str]]]
) -> Answer:
    """Write the table of an answer where one is asked for, and say so.

    Args:
        answer: The answer.
        arguments: ``csv`` names the file, if any.
        rows: Makes the table, its heading first.

    Raises:
        ExportError: If the file cannot be written; one that existed is as it was.
    """
    if arguments.csv is None:
        return answer
    from planner.export.csv_file import write_csv

    path = Path(arguments.csv)
    write_csv(path, rows(), active_language())

    def text() -> str:
        wrote = _("Wrote {path}.").format(path=left_to_right(path))
        return f"{answer.text()}\n\n{wrote}"

    return replace(answer, data={**answer.data, "csv": str(path)}, text=text)
