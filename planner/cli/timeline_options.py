"""The options of ``timeline``, with their help."""

from typing import TYPE_CHECKING

from planner.cli.csv_answer import add_csv_option
from planner.cli.shared_options import add_command, add_scenario_option
from planner.localization.messages import _

if TYPE_CHECKING:
    from planner.cli.shared_options import Commands


def add_timeline(commands: "Commands") -> None:
    """Add the command that tells when seats are expected to fill."""
    command = add_command(
        commands,
        "timeline",
        _("show when seats are expected to fill, and what that rests on"),
        epilog=_(
            """\
examples:
  hiring-planner timeline team.hplan
  hiring-planner timeline team.hplan --scenario "Pull three levers" --csv timeline.csv
  hiring-planner timeline team.hplan --json

Expected is the median; one in ten first days comes before P10 and one in ten after P90. Late is
against the plan's start.

exit codes: 0 done, 1 the plan has errors, 2 bad input"""
        ),
    )
    command.add_argument("plan", metavar="PLAN", help=_("a plan file (.hplan)"))
    add_scenario_option(command)
    add_csv_option(command)
