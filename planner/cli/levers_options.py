"""The options of ``levers``, with their help."""

from typing import TYPE_CHECKING

from planner.cli.argument_parser import CommandParser
from planner.cli.shared_options import add_command, add_scenario_option
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.market.lever import LeverKind

if TYPE_CHECKING:
    from planner.cli.shared_options import Commands


def add_levers(commands: "Commands") -> None:
    """Add ``levers`` with its verbs."""
    levers = commands.add_parser(
        "levers",
        help=_("list what makes seats fill sooner, show what it rests on, or pull it"),
        epilog=_(
            """\
examples:
  hiring-planner levers list
  hiring-planner levers list team.hplan
  hiring-planner levers show university team.hplan --json
  hiring-planner levers set team.hplan pay-uplift on --strength 15% --from 2027-03
  hiring-planner levers set team.hplan agency on --roles "GPU cluster engineer" --monthly-cost 2000

exit codes: 0 done, 1 the plan has errors, 2 bad input"""
        ),
    )
    verbs = levers.add_subparsers(
        title=_("commands"), dest="verb", metavar="VERB", required=True, parser_class=CommandParser
    )
    listing = add_command(
        verbs, "list", _("list the levers; with a plan also what each alone saves and costs")
    )
    _add_plan(listing)
    show = add_command(verbs, "show", _("show every figure of a lever and what it rests on"))
    show.add_argument("lever", metavar="LEVER", help=_lever_help())
    _add_plan(show)
    _add_set(verbs)


def _add_plan(command: CommandParser) -> None:
    command.add_argument(
        "plan", metavar="PLAN", nargs="?", help=_("a plan file (.hplan); published figures if none")
    )
    add_scenario_option(command)


def _add_set(verbs: "Commands") -> None:
    command = add_command(
        verbs, "set", _("pull a lever in a plan, or let it go; what is not said stays")
    )
    command.add_argument("plan", metavar="PLAN", help=_("a plan file (.hplan)"))
    command.add_argument("lever", metavar="LEVER", help=_lever_help())
    command.add_argument("state", metavar="on|off", choices=("on", "off"), help=_("on or off"))
    add_scenario_option(command)
    command.add_argument(
        "--strength",
        metavar="FIGURE",
        help=_("how much of it, such as 15%, or 2; “published” for the published one"),
    )
    command.add_argument(
        "--from",
        dest="starts",
        metavar="MONTH",
        help=_("its first month, such as 2027-03; “plan” for the plan’s first"),
    )
    command.add_argument(
        "--roles", metavar="ROLES", help=_("which roles it is for, parted by commas; “all” for all")
    )
    command.add_argument(
        "--monthly-cost",
        metavar="AMOUNT",
        help=_("what it costs a month in the reporting currency; “published” for the published"),
    )
    command.add_argument(
        "--once-cost",
        metavar="AMOUNT",
        help=_("what it costs once in the reporting currency; “published” for the published"),
    )


def _lever_help() -> str:
    return _("one of {levers}").format(levers=listed([kind.value for kind in LeverKind]))
