"""The options of ``audit``, with their help."""

from typing import TYPE_CHECKING

from planner.cli.shared_options import add_command
from planner.localization.messages import _

if TYPE_CHECKING:
    from planner.cli.shared_options import Commands


def add_audit(commands: "Commands") -> None:
    """Add ``audit``."""
    audit = add_command(
        commands,
        "audit",
        _("check any workbook against rules of good spreadsheet practice"),
        description=_(
            "Check any workbook, not only one of this program, against those of ICAEW’s twenty "
            "principles and of the FAST standard that a machine can check."
        ),
    )
    audit.add_argument("workbook", metavar="WORKBOOK.xlsx", help=_("the workbook to check"))
    audit.add_argument(
        "--password-file",
        metavar="FILE",
        help=_("open an encrypted workbook; the password is the first line of this file"),
    )
