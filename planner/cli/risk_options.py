"""The options of ``risk``, with their help."""

from typing import TYPE_CHECKING

from planner.cli.shared_options import add_command, add_scenario_option
from planner.localization.messages import _

if TYPE_CHECKING:
    from planner.cli.shared_options import Commands


def add_risk(commands: "Commands") -> None:
    """Add the command that plays chance through for a plan."""
    command = add_command(
        commands,
        "risk",
        _("show what chance does to a plan: when seats fill, who leaves, what it costs"),
        epilog=_(
            """\
examples:
  hiring-planner risk team.hplan
  hiring-planner risk team.hplan --draws 2000 --seed 7
  hiring-planner risk team.hplan --scenario "All levers" --json

P10, P50 and P90 are what one in ten, half and nine in ten of the draws are at or below. The same
plan, draws and seed give the same answer on any machine.

exit codes: 0 done, 1 the plan has errors, 2 bad input"""
        ),
    )
    command.add_argument("plan", metavar="PLAN", help=_("a plan file (.hplan)"))
    add_scenario_option(command)
    command.add_argument(
        "--draws",
        metavar="N",
        help=_("how many times chance is played through; the plan’s own number if none"),
    )
    command.add_argument(
        "--seed",
        metavar="N",
        help=_("what the random numbers begin with; the plan’s own seed if none"),
    )
