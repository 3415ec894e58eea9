"""The options of ``export``, with their help."""

from typing import TYPE_CHECKING

from planner.cli.argument_parser import CommandParser
from planner.cli.shared_options import add_command, add_scenario_option
from planner.localization.messages import LANGUAGES, _
from planner.localization.running_text import listed

if TYPE_CHECKING:
    from planner.cli.shared_options import Commands

SHEET_GROUPS = (
    "costs",
    "overlap",
    "coverage",
    "pay-bands",
    "places",
    "onboarding",
    "job-descriptions",
    "sources",
)
"""What ``--sheets`` takes."""

WORKBOOK_ONLY = ("sheets", "redact", "password_file", "hire")
CSV_ONLY = ("table", "csv_locale")


def add_export(commands: "Commands") -> None:
    """Add ``export``."""
    export = add_command(
        commands,
        "export",
        _("write the finance workbook, or a table as CSV"),
        description=_(
            "Write the finance workbook, or one table as a CSV file. An existing file is replaced "
            "in one step."
        ),
        epilog=_(
            """\
examples:
  hiring-planner export team.hplan team.xlsx --language de
  hiring-planner export team.hplan hours.xlsx --sheets overlap,coverage
  hiring-planner export team.hplan shared.xlsx --redact pay --password-file secret.txt
  hiring-planner export team.hplan team.csv --table positions --csv-locale de
  hiring-planner export team.hplan books --hire all

The cost model (costs) comes whole or not at all, so that it recalculates. What another sheet reads
of a sheet left out is written as its value. With --redact a cost is told only where at least three
seats count in it."""
        ),
    )
    export.add_argument("plan", metavar="PLAN", help=_("a plan file (.hplan)"))
    export.add_argument("out", metavar="OUT", help=_("the file to write (.xlsx or .csv)"))
    add_scenario_option(export)
    _add_workbook_options(export)
    _add_hire_option(export)
    _add_csv_options(export)


def _add_workbook_options(export: CommandParser) -> None:
    export.add_argument(
        "--sheets",
        metavar="NAMES",
        help=_("only these sheets beside About, parted by commas: {names}").format(
            names=listed(SHEET_GROUPS)
        ),
    )
    export.add_argument(
        "--redact",
        metavar="WHAT",
        choices=("pay", "totals"),
        help=_("for wider circulation: pay as bands of the market (pay), or totals of months only"),
    )
    export.add_argument(
        "--password-file",
        metavar="FILE",
        help=_("encrypt the workbook; the password is the first line of this file"),
    )


def _add_hire_option(export: CommandParser) -> None:
    export.add_argument(
        "--hire",
        metavar="ID",
        help=_(
            "only the onboarding of this position, without anybody's pay or other hires; with all, "
            "one such file for each position, and OUT is the folder for them"
        ),
    )


def _add_csv_options(export: CommandParser) -> None:
    export.add_argument(
        "--table",
        metavar="NAME",
        choices=("positions", "monthly"),
        help=_("which table a CSV file holds: positions (default) or monthly"),
    )
    export.add_argument(
        "--csv-locale",
        metavar="XX",
        choices=LANGUAGES,
        help=_("whose form numbers and separators of a CSV file have; the answer's if none"),
    )
