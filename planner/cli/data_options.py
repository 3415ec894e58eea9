"""The options of ``data``, with their help."""

from typing import TYPE_CHECKING

from planner.cli.argument_parser import CommandParser
from planner.cli.shared_options import add_command
from planner.localization.messages import _

if TYPE_CHECKING:
    from planner.cli.shared_options import Commands


def add_data(commands: "Commands") -> None:
    """Add ``data`` with its verbs."""
    data = commands.add_parser("data", help=_("list, check or build the market data"))
    verbs = data.add_subparsers(
        title=_("commands"), dest="verb", metavar="VERB", required=True, parser_class=CommandParser
    )
    listing = add_command(verbs, "list", _("list what the market data holds"))
    listing.add_argument(
        "pack", metavar="PACK", nargs="?", help=_("folder of a data pack; the data in use if none")
    )
    check = add_command(
        verbs, "check", _("check a data pack: schema, units, ranges, names, sources, files")
    )
    check.add_argument("pack", metavar="PACK", help=_("folder of the data pack"))
    build = add_command(verbs, "build", _("build the tables from raw public sources"))
    build.add_argument("sources", metavar="SOURCES", help=_("folder of the raw sources"))
    build.add_argument("out", metavar="OUT", help=_("folder to write the tables to"))
