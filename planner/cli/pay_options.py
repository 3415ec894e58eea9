"""The options of ``cost`` and ``pay``, with their help."""

from typing import TYPE_CHECKING

from planner.cli.shared_options import add_command, add_engagement_option, add_plan_option
from planner.localization.messages import _

if TYPE_CHECKING:
    from planner.cli.shared_options import Commands


def add_cost(commands: "Commands") -> None:
    """Add ``cost``."""
    cost = add_command(
        commands,
        "cost",
        _("price a gross salary line by line, with sources"),
        epilog=_(
            """\
examples:
  hiring-planner cost Germany 60,000
  hiring-planner cost PL 312000 --engagement employer-of-record
  hiring-planner cost DE --budget 80000 --json
  hiring-planner cost Poland 312000 --plan team.hplan"""
        ),
    )
    cost.add_argument("country", metavar="COUNTRY", help=_("a code or name: DE, Germany"))
    cost.add_argument(
        "gross", metavar="GROSS", nargs="?", help=_("annual gross in local currency: 60,000")
    )
    cost.add_argument("--budget", metavar="AMOUNT", help=_("find the highest gross it allows"))
    add_engagement_option(cost)
    add_plan_option(cost)


def add_pay(commands: "Commands") -> None:
    """Add ``pay``."""
    pay = add_command(
        commands,
        "pay",
        _("compare pay of a role and level across places"),
        epilog=_(
            """\
examples:
  hiring-planner pay "site reliability engineer" senior Kyiv Berlin
  hiring-planner pay mlops-engineer mid "San Francisco" India --currency EUR
  hiring-planner pay gpu-cluster-engineer staff --json
  hiring-planner pay gpu-cluster-engineer staff Poland --plan team.hplan"""
        ),
    )
    pay.add_argument("role", metavar="ROLE", help=_("a role: “GPU cluster engineer”"))
    pay.add_argument("level", metavar="LEVEL", help=_("junior, mid, senior, staff or principal"))
    pay.add_argument(
        "places",
        metavar="PLACE",
        nargs="*",
        help=_("cities or countries; every country with evidence if none"),
    )
    pay.add_argument(
        "--currency", metavar="CODE", help=_("currency to compare in (USD, or the plan’s own)")
    )
    add_plan_option(pay)
