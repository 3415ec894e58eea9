"""The options of ``coverage``, with their help."""

from planner.cli.argument_parser import CommandParser
from planner.localization.messages import _

STAFFING_OPTIONS = (
    "hours",
    "max_on_call",
    "weeks_off",
    "rest",
    "handover_minutes",
    "max_heads",
    "role",
    "level",
)
"""Those that say something only of the staffing that ``--sites`` asks for."""


def coverage_examples() -> str:
    """Return what the help of ``coverage`` ends with."""
    return _(
        """\
examples:
  hiring-planner coverage team.hplan
  hiring-planner coverage team.hplan --team "Site reliability" --required 2 --holidays
  hiring-planner coverage team.hplan --year 2027 --utc --json
  hiring-planner coverage team.hplan --rotation weekly --handover 10:00
  hiring-planner coverage team.hplan --sites Dublin "San Francisco" Sydney
  hiring-planner coverage team.hplan --sites Chicago Bengaluru --hours 07:00-22:00

With --sites the answer also has the smallest staffing that is on call around the clock: by the
assumptions of the book “Site Reliability Engineering” two people at any time, each at most a
quarter of the time, with two weeks off after each week.

exit codes: 0 covered throughout, 1 gaps or no staffing, 2 bad input"""
    )


def add_coverage_options(coverage: CommandParser) -> None:
    """Add whose coverage, when, and which staffing."""
    coverage.add_argument("plan", metavar="PLAN", help=_("a plan file (.hplan)"))
    coverage.add_argument(
        "--scenario", metavar="NAME", help=_("one of the plan’s scenarios; its base if none")
    )
    coverage.add_argument("--team", metavar="TEAM", help=_("only this team of the plan"))
    coverage.add_argument(
        "--year", metavar="YEAR", type=int, help=_("a calendar year; the plan's months if none")
    )
    coverage.add_argument(
        "--required",
        metavar="N",
        type=int,
        help=_("how many people it takes at any time (1; on call with --sites 2)"),
    )
    coverage.add_argument(
        "--holidays", action="store_true", help=_("count public holidays as days off")
    )
    coverage.add_argument(
        "--utc", action="store_true", help=_("count weeks in UTC rather than by the anchor's clock")
    )
    coverage.add_argument(
        "--rotation",
        metavar="LENGTH",
        choices=("daily", "weekly"),
        help=_("also everybody's turns, hour by hour: daily or weekly"),
    )
    coverage.add_argument(
        "--handover", metavar="TIME", help=_("when a turn ends and the next begins (09:00)")
    )
    _add_staffing(coverage)


def _add_staffing(coverage: CommandParser) -> None:
    coverage.add_argument(
        "--sites",
        metavar="PLACE",
        nargs="+",
        action="extend",
        help=_("also the smallest staffing on call around the clock at these places"),
    )
    coverage.add_argument(
        "--hours",
        metavar="HOURS",
        help=_("local hours on call (08:00-20:00; at a single place 00:00-24:00)"),
    )
    coverage.add_argument(
        "--max-on-call", metavar="SHARE", help=_("the most of the time anybody is on call (0.25)")
    )
    coverage.add_argument(
        "--weeks-off", metavar="N", type=int, help=_("weeks off after each week on call (2)")
    )
    coverage.add_argument(
        "--rest", metavar="HOURS", type=int, help=_("hours off between two shifts (0)")
    )
    coverage.add_argument(
        "--handover-minutes",
        metavar="N",
        type=int,
        help=_("minutes of each shift shared with those before (0)"),
    )
    coverage.add_argument(
        "--max-heads", metavar="N", type=int, help=_("the most people at a place; no limit if none")
    )
    coverage.add_argument(
        "--role", metavar="ROLE", help=_("whose pay it costs (site reliability engineer)")
    )
    coverage.add_argument("--level", metavar="LEVEL", help=_("the level of their pay (senior)"))
