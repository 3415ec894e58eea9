"""The options of the commands that make, show, check and compare plans, with their help."""

from typing import TYPE_CHECKING

from planner.cli.shared_options import add_command, add_scenario_option
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.plan.samples import sample_names

if TYPE_CHECKING:
    from planner.cli.shared_options import Commands


def add_plan_commands(commands: "Commands") -> None:
    """Add the commands that make, show, check and compare plans."""
    new = add_command(commands, "new", _("make a plan from a sample"))
    new.add_argument("plan", metavar="PLAN", help=_("the file to write (.hplan)"))
    new.add_argument(
        "--sample",
        metavar="NAME",
        required=True,
        help=_("which sample: {names}").format(names=listed(sample_names())),
    )
    new.add_argument("--force", action="store_true", help=_("replace an existing file"))
    for name, text in (
        ("show", _("show a plan's seats, cost and overlap")),
        ("check", _("find what is wrong or doubtful in a plan")),
        ("budget", _("show cost by month against the budget")),
    ):
        command = add_command(commands, name, text)
        command.add_argument("plan", metavar="PLAN", help=_("a plan file (.hplan)"))
        add_scenario_option(command)
    diff = add_command(
        commands,
        "diff",
        _("show what differs between two plans, and its effect on cost"),
        epilog=_("exit codes: 0 the same, 1 differences, 2 bad input"),
    )
    diff.add_argument("before", metavar="A", help=_("the plan to start from (.hplan)"))
    diff.add_argument("after", metavar="B", help=_("the plan to compare with it (.hplan)"))
