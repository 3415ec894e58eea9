"""The options of ``onboarding``, with their help."""

from typing import TYPE_CHECKING

from planner.cli.shared_options import add_command, add_scenario_option
from planner.localization.messages import _

if TYPE_CHECKING:
    from planner.cli.shared_options import Commands

OWNERS = ("it", "people-team", "manager", "buddy", "mentor", "hire", "finance", "security")


def add_onboarding(commands: "Commands") -> None:
    """Add ``onboarding``."""
    command = add_command(
        commands,
        "onboarding",
        _("show when new hires start, their tasks, who helps them and when they are productive"),
        epilog=_(
            """\
examples:
  hiring-planner onboarding team.hplan
  hiring-planner onboarding team.hplan --hire P-02
  hiring-planner onboarding team.hplan --owner it --ics it-tasks.ics
  hiring-planner onboarding team.hplan --scenario "Wait for the double profile" --json

exit codes: 0 done, 1 findings (doubtful dates, nobody to help, too much for somebody),
2 bad input"""
        ),
    )
    command.add_argument("plan", metavar="PLAN", help=_("a plan file (.hplan)"))
    add_scenario_option(command)
    command.add_argument("--hire", metavar="ID", help=_("the tasks of one hire: P-02"))
    command.add_argument(
        "--owner",
        metavar="PART",
        choices=OWNERS,
        help=_("only the tasks of a part: it, people-team, manager, buddy, mentor, hire, finance "
               "or security"),
    )  # fmt: skip
    command.add_argument(
        "--today", metavar="DATE", help=_("what is overdue is told by this day; today if none")
    )
    command.add_argument(
        "--ics", metavar="OUT.ics", help=_("write the tasks shown, or all, to a calendar file")
    )
