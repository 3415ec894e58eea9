"""The options of ``meetings``, with their help."""

from planner.cli.argument_parser import CommandParser
from planner.localization.messages import _


def meetings_examples() -> str:
    """Return what the help of ``meetings`` ends with."""
    return _(
        """\
examples:
  hiring-planner meetings Dublin Bengaluru Chicago --length 45 --week 2027-W11
  hiring-planner meetings Kraków Austin --protect Kraków --no-later 20:00
  hiring-planner meetings team.hplan --team "GPU platform" --on tue,wed
  hiring-planner meetings team.hplan --on tue --rotation 3 --ics weekly.ics
  hiring-planner meetings team.hplan --people M-01 M-04 P-03 --json

exit codes: 0 done, 1 no time keeps every limit, 2 bad input"""
    )


def add_meetings_options(meetings: CommandParser) -> None:
    """Add who meets, when, and within which limits."""
    meetings.add_argument(
        "places",
        metavar="PLAN|PLACE",
        nargs="*",
        help=_("a plan file (.hplan), or cities and time zones; the first is the anchor"),
    )
    meetings.add_argument(
        "--scenario", metavar="NAME", help=_("one of the plan’s scenarios; its base if none")
    )
    meetings.add_argument("--team", metavar="TEAM", help=_("only this team of the plan"))
    meetings.add_argument(
        "--people",
        metavar="NAME",
        nargs="+",
        action="extend",
        help=_("only these people of the plan, by name or ID"),
    )
    meetings.add_argument("--hours", metavar="HOURS", help=_("local hours (09:00-17:00)"))
    meetings.add_argument(
        "--days", metavar="DAYS", help=_("weekdays: mon-fri; the place's own week if none")
    )
    _add_when(meetings)
    _add_limits(meetings)


def _add_when(meetings: CommandParser) -> None:
    meetings.add_argument(
        "--length", metavar="MINUTES", type=int, default=30, help=_("how long it is (30)")
    )
    meetings.add_argument(
        "--week", metavar="WEEK", help=_("a week, such as 2027-W10; the next one if none")
    )
    meetings.add_argument(
        "--on", metavar="DAYS", help=_("weekdays of the anchor it may be on: tue or mon-thu")
    )
    meetings.add_argument(
        "--grid",
        metavar="MINUTES",
        type=int,
        default=15,
        help=_("minutes between the starts that are tried, 5 to 60 (15)"),
    )
    meetings.add_argument(
        "--limit", metavar="N", type=int, default=10, help=_("show so many times (10)")
    )
    meetings.add_argument(
        "--rotation",
        metavar="N",
        type=int,
        help=_("find N times, up to 6, to take turns at week by week, so that all bear alike"),
    )
    meetings.add_argument(
        "--weeks", metavar="N", type=int, help=_("over how many weeks the turns go on (52)")
    )
    meetings.add_argument(
        "--ics", metavar="OUT.ics", help=_("write the turns, or the best time, to a calendar file")
    )
    meetings.add_argument("--title", metavar="TEXT", help=_("what the meeting is called there"))


def _add_limits(meetings: CommandParser) -> None:
    meetings.add_argument(
        "--protect",
        metavar="NAME",
        nargs="+",
        action="extend",
        help=_("places or people who never meet outside their working hours"),
    )
    meetings.add_argument(
        "--keep-free",
        metavar="[NAME=]HOURS",
        nargs="+",
        action="extend",
        help=_("local time that one of them, or everybody, never meets in: Kraków=15:00-16:00"),
    )
    meetings.add_argument(
        "--prefer",
        metavar="[NAME=]HOURS",
        nargs="+",
        action="extend",
        help=_("hours of workdays that count instead of the working hours: Tokyo=11:00-19:00"),
    )
    meetings.add_argument(
        "--no-earlier",
        metavar="TIME",
        help=_("the earliest start on anybody's clock; 07:00 if only --no-later is given"),
    )
    meetings.add_argument(
        "--no-later",
        metavar="TIME",
        help=_("the latest end on anybody's clock; 22:00 if only --no-earlier is given"),
    )
