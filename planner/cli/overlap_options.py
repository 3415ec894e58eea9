"""The options of ``overlap``, with their help."""

from typing import TYPE_CHECKING

from planner.cli.shared_options import add_command, add_scenario_option
from planner.localization.messages import _

if TYPE_CHECKING:
    from planner.cli.shared_options import Commands


def add_overlap(commands: "Commands") -> None:
    """Add ``overlap``."""
    overlap = add_command(
        commands,
        "overlap",
        _("show the working time places share"),
        epilog=_(
            """\
examples:
  hiring-planner overlap Dublin "Kraków, Poland" Asia/Kolkata --date 2027-01-15
  hiring-planner overlap Berlin "New York" --year 2026 --holidays
  hiring-planner overlap Dublin Dubai --days sun-thu --hours 08:30-16:30
  hiring-planner overlap Kraków Chicago --break 12:00-12:45 --flex 60 --year 2027
  hiring-planner overlap --plan team.hplan --team Platform"""
        ),
    )
    overlap.add_argument(
        "places",
        metavar="PLACE",
        nargs="*",
        help=_("a city, “city, country” or time zone; the first is the anchor"),
    )
    overlap.add_argument("--plan", metavar="PLAN", help=_("compare a plan's teams instead"))
    add_scenario_option(overlap)
    overlap.add_argument("--team", metavar="TEAM", help=_("only this team of the plan"))
    when = overlap.options.add_mutually_exclusive_group()
    when.add_argument("--date", metavar="DATE", help=_("a day, such as 2027-01-15; today if none"))
    when.add_argument("--year", metavar="YEAR", type=int, help=_("every day of a year"))
    overlap.add_argument("--hours", metavar="HOURS", help=_("local hours (09:00-17:00)"))
    overlap.add_argument(
        "--break", metavar="HOURS", dest="pause", help=_("a break, such as 12:00-12:45")
    )
    overlap.add_argument(
        "--flex", metavar="MINUTES", help=_("how far everybody could shift the day, either way")
    )
    overlap.add_argument(
        "--days", metavar="DAYS", help=_("weekdays: mon-fri; the place's own week if none")
    )
    overlap.add_argument(
        "--holidays", action="store_true", help=_("count public holidays as days off")
    )
