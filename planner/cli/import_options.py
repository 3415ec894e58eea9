"""The options of ``import``, with their help."""

from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from planner.cli.shared_options import add_command
from planner.localization.messages import _

if TYPE_CHECKING:
    from planner.cli.shared_options import Commands


def proposal_numbers(text: str) -> frozenset[int]:
    """Read numbers and ranges of numbers, such as ``1,3-5``.

    Raises:
        ArgumentTypeError: If it is anything else.
    """
    numbers: set[int] = set()
    for part in text.split(","):
        first, dash, last = (each.strip() for each in part.partition("-"))
        ends = (first, last) if dash else (first, first)
        if not all(each.isascii() and each.isdigit() and len(each) < 6 for each in ends):
            raise ArgumentTypeError(
                _("“{text}” names no changes. Write numbers such as 1,3-5.").format(text=text)
            )
        numbers.update(range(int(ends[0]), int(ends[1]) + 1))
    return frozenset(numbers)


def add_import(commands: "Commands") -> None:
    """Add ``import``."""
    command = add_command(
        commands,
        "import",
        _("take people, offers, a pay survey, past hires or a returned workbook into a plan"),
        description=_(
            "Takes people, offers, a pay survey or past hires from a CSV file or a workbook into a "
            "plan. Rows already in the plan change where they differ; the same file again changes "
            "nothing. "
            "While a row has problems, nothing is written. A workbook exported from the plan and "
            "changed since is recognized: its changes are listed with their effect and taken."
        ),
        epilog=_(
            """\
examples:
  hiring-planner import team.hplan roster.xlsx --dry-run
  hiring-planner import team.hplan roster.xlsx --sheet Berlin --skip-problems
  hiring-planner import team.hplan offers.csv --as offers --json
  hiring-planner import team.hplan past-hires.csv --as past-hires
  hiring-planner import team.hplan returned.xlsx --accept 1,3-5
  hiring-planner import team.hplan returned.xlsx --password-file secret.txt

In JSON: kind, columns, added and changed (row, id, changes), unchanged, problems (row, column,
heading, field, sentence, suggestions), assumed, new_teams, written. Of a workbook that comes
back: kind, scenario, proposals (number, sheet, cell, the change, is_conflict, exported, is_taken,
effect), problems (sheet, cell, what, fault, sentence), effect, written.

exit codes: 0 done, 1 rows with problems (nothing written), 2 bad input"""
        ),
    )
    command.add_argument("plan", metavar="PLAN", help=_("a plan file (.hplan)"))
    command.add_argument("file", metavar="FILE", help=_("the file to import (.csv, .tsv, .xlsx)"))
    command.add_argument(
        "--as",
        dest="kind",
        metavar="KIND",
        choices=("roster", "offers", "survey", "past-hires"),
        help=_(
            "what the rows are: roster, offers, survey or past-hires; the headings tell if none"
        ),
    )
    command.add_argument(
        "--sheet", metavar="NAME", help=_("which sheet; the one that looks most like it if none")
    )
    command.add_argument(
        "--password-file",
        metavar="FILE",
        help=_("open an encrypted workbook; the password is the first line of this file"),
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
    command.add_argument(
        "--accept",
        metavar="NUMBERS",
        type=proposal_numbers,
        help=_("which changes of a returned workbook to take, such as 1,3-5; all if none"),
    )
    command.add_argument(
        "--conflicts",
        choices=("mine", "theirs"),
        help=_("whose value stands where plan and returned workbook both changed"),
    )
