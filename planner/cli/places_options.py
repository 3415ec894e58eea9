"""The options of ``places``, with their help."""

from typing import TYPE_CHECKING

from planner.cli.argument_parser import CommandParser
from planner.cli.csv_answer import add_csv_option
from planner.cli.shared_options import add_command, add_engagement_option, add_scenario_option
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.market.talent_pool import Skill

if TYPE_CHECKING:
    from planner.cli.shared_options import Commands

_WHAT_IF_EXAMPLES = """
  hiring-planner places gpu-cluster-engineer --drop-skill storage --skill-changes
  hiring-planner places gpu-cluster-engineer --plan team.hplan --marginal --csv places.csv"""


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
        )
        + _WHAT_IF_EXAMPLES,
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
    _add_what_if(places)
    add_csv_option(places)


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


def _add_what_if(places: CommandParser) -> None:
    skills = listed(skill.value for skill in Skill)
    places.add_argument(
        "--add-skill",
        metavar="SKILL",
        action="append",
        help=_("ask for a skill in full: {skills}").format(skills=skills),
    )
    places.add_argument(
        "--drop-skill", metavar="SKILL", action="append", help=_("do not ask for a skill")
    )
    places.add_argument(
        "--skill-changes",
        action="store_true",
        help=_("also show what dropping or adding each skill does to people and fit"),
    )
    places.add_argument(
        "--marginal",
        metavar="TEAM",
        nargs="?",
        const="",
        help=_("with --plan: what one more person there changes, for a team or for everybody"),
    )
