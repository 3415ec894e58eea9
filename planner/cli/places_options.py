"""The options of ``places``, with their help."""

from typing import TYPE_CHECKING

from planner.cli.argument_parser import CommandParser
from planner.cli.shared_options import add_command, add_engagement_option, add_scenario_option
from planner.localization.messages import _

if TYPE_CHECKING:
    from planner.cli.shared_options import Commands


def add_places(commands: "Commands") -> None:
    """Add ``places``."""
    places = add_command(
        commands,
        "places",
        _("rank places for a role"),
        epilog=_(
            """\
examples:
  hiring-planner places "GPU cluster engineer" --anchor Dublin --min-overlap 3
  hiring-planner places mlops-engineer --level staff --max-cost 150000 --currency EUR
  hiring-planner places storage-engineer --country Poland Spain --weights pool=2,pay=1
  hiring-planner places gpu-cluster-engineer --plan team.hplan --json"""
        ),
    )
    places.add_argument("role", metavar="ROLE", help=_("a role: “GPU cluster engineer”"))
    places.add_argument(
        "--level",
        metavar="LEVEL",
        default="senior",
        help=_("junior, mid, senior (default), staff or principal"),
    )
    _add_place_question(places)
    _add_place_limits(places)


def _add_place_question(places: CommandParser) -> None:
    places.add_argument(
        "--anchor", metavar="PLACE", help=_("the place to share hours with; the plan's if none")
    )
    places.add_argument(
        "--country", metavar="COUNTRY", nargs="+", action="extend", help=_("only these countries")
    )
    places.add_argument(
        "--weights",
        metavar="WEIGHTS",
        help=_(
            "what counts, such as pool=2,pay=1: of pool, pay, overlap, speed and language; a part "
            "not named counts nothing"
        ),
    )
    add_engagement_option(places)
    places.add_argument("--plan", metavar="PLAN", help=_("follow a plan's figures and anchor"))
    add_scenario_option(places)
    places.add_argument("--currency", metavar="CODE", help=_("currency of costs (USD)"))
    places.add_argument(
        "--limit", metavar="N", type=int, help=_("show so many places (20; in JSON all)")
    )


def _add_place_limits(places: CommandParser) -> None:
    places.add_argument(
        "--min-overlap", metavar="HOURS", help=_("outside is what shares fewer hours")
    )
    places.add_argument("--max-cost", metavar="AMOUNT", help=_("outside is what costs more a year"))
    places.add_argument("--min-pool", metavar="PEOPLE", help=_("outside is what has fewer people"))
    places.add_argument(
        "--min-english",
        metavar="PERCENT",
        help=_("outside is where a smaller share speaks English, unless it is official"),
    )
    places.add_argument(
        "--exclude-review",
        action="store_true",
        help=_("outside is also where a rule asks for review"),
    )
