"""The options of ``scenarios``, with their help."""

from typing import TYPE_CHECKING

from planner.cli.csv_answer import add_csv_option
from planner.cli.shared_options import add_command
from planner.localization.messages import _

if TYPE_CHECKING:
    from planner.cli.shared_options import Commands


def add_scenarios(commands: "Commands") -> None:
    """Add the command that compares a plan's scenarios."""
    command = add_command(
        commands, "scenarios", _("compare a plan with its scenarios, change by change")
    )
    command.add_argument("plan", metavar="PLAN", help=_("a plan file (.hplan)"))
    add_csv_option(command)
    command.set_defaults(scenario=None)
