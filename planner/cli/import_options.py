"""The options of ``import``, with their help."""

from typing import TYPE_CHECKING

from planner.cli.shared_options import add_command
from planner.localization.messages import _

if TYPE_CHECKING:
    from planner.cli.shared_options import Commands


def add_import(commands: "Commands") -> None:
    """Add ``import``."""
    command = add_command(
        commands,
        "import",
        _("take people, offers or a pay survey from a CSV file or a workbook into a plan"),
        description=_(
            "Takes people, offers or a pay survey from a CSV file or a workbook into a plan. Rows "
            "already in the plan change where they differ; the same file again changes nothing. "
            "While a row has problems, nothing is written."
        ),
        epilog=_(
            """\
examples:
  hiring-planner import team.hplan roster.xlsx --dry-run
  hiring-planner import team.hplan roster.xlsx --sheet Berlin --skip-problems
  hiring-planner import team.hplan offers.csv --as offers --json

In JSON: kind, columns, added and changed (row, id, changes), unchanged, problems (row, column,
heading, field, sentence, suggestions), assumed, new_teams, written.

exit codes: 0 done, 1 rows with problems (nothing written), 2 bad input"""
        ),
    )
    command.add_argument("plan", metavar="PLAN", help=_("a plan file (.hplan)"))
    command.add_argument("file", metavar="FILE", help=_("the file to import (.csv, .tsv, .xlsx)"))
    command.add_argument(
        "--as",
        dest="kind",
        metavar="KIND",
        choices=("roster", "offers", "survey"),
        help=_("what the rows are: roster, offers or survey; the headings tell if none"),
    )
    command.add_argument(
        "--sheet", metavar="NAME", help=_("which sheet; the one that looks most like it if none")
    )
    command.add_argument(
        "--author", metavar="NAME", help=_("who signs own figures; the file's name if none")
    )
    command.add_argument(
        "--dry-run", action="store_true", help=_("show what would change and write nothing")
    )
    command.add_argument(
        "--skip-problems", action="store_true", help=_("leave out the rows that have problems")
    )
