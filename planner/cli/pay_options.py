"""The options of ``cost`` and ``pay``, with their help."""

from typing import TYPE_CHECKING

from planner.cli.csv_answer import add_csv_option
from planner.cli.shared_options import add_command, add_engagement_option, add_plan_option
from planner.localization.messages import _

if TYPE_CHECKING:
    from planner.cli.argument_parser import CommandParser
    from planner.cli.shared_options import Commands


_OFFER_EXAMPLES = """
  hiring-planner pay mlops-engineer senior Warsaw Dublin --percentile 60 --uplift
  hiring-planner pay mlops-engineer senior Warsaw --offer "70,000 EUR"
  hiring-planner pay --equity team.hplan --percentile 50
  hiring-planner pay --policy team.hplan --csv policies.csv"""


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
        )
        + "\n  hiring-planner cost Poland 312000 --engagement compare --entity-setup 30000",
    )
    cost.add_argument("country", metavar="COUNTRY", help=_("a code or name: DE, Germany"))
    cost.add_argument(
        "gross", metavar="GROSS", nargs="?", help=_("annual gross in local currency: 60,000")
    )
    cost.add_argument("--budget", metavar="AMOUNT", help=_("find the highest gross it allows"))
    add_engagement_option(cost, compares=True)
    add_plan_option(cost)
    _add_engagement_terms(cost)


def _add_engagement_terms(cost: "CommandParser") -> None:
    add_csv_option(cost)
    cost.add_argument(
        "--entity-setup",
        metavar="USD",
        help=_("to compare: what founding an entity costs once (20,000)"),
    )
    cost.add_argument(
        "--entity-yearly",
        metavar="USD",
        help=_("to compare: what keeping an entity costs a year (15,000)"),
    )
    cost.add_argument(
        "--contractor-uplift",
        metavar="PERCENT",
        help=_("to compare: what a contractor asks above an employee’s base pay (0)"),
    )
    cost.add_argument(
        "--years",
        metavar="N",
        type=int,
        help=_("to compare: within how many years founding has to pay off (3)"),
    )


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
        )
        + _OFFER_EXAMPLES,
    )
    pay.add_argument("role", metavar="ROLE", nargs="?", help=_("a role: “GPU cluster engineer”"))
    pay.add_argument(
        "level", metavar="LEVEL", nargs="?", help=_("junior, mid, senior, staff or principal")
    )
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
    _add_offers(pay)


def _add_offers(pay: "CommandParser") -> None:
    pay.add_argument(
        "--offer",
        metavar="AMOUNT",
        help=_("where an offer stands: 70,000 in local currency, or “70,000 EUR”"),
    )
    pay.add_argument(
        "--percentile", metavar="P", help=_("what to offer at a percentile from 10 to 90")
    )
    pay.add_argument(
        "--uplift",
        action="store_true",
        help=_("also show what paying 5% to 40% more does (of the median, if no offer is given)"),
    )
    pay.add_argument(
        "--equity",
        metavar="PLAN",
        help=_("how fair the pay of a plan is; with --percentile, what raising all to it costs"),
    )
    pay.add_argument(
        "--policy", metavar="PLAN", help=_("compare pay policies for a plan, by cost and fairness")
    )
    add_csv_option(pay)
