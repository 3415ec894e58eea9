"""The options of ``posting``, with their help."""

from typing import TYPE_CHECKING

from planner.cli.shared_options import add_command, add_scenario_option
from planner.localization.messages import _

if TYPE_CHECKING:
    from planner.cli.shared_options import Commands

FORMATS = ("md", "txt", "html", "docx")


def add_posting(commands: "Commands") -> None:
    """Add ``posting``."""
    posting = add_command(
        commands,
        "posting",
        _("write the job description of a position, or check how clear it is"),
        description=_(
            "Write the job description of a position from what the plan knows and what was written "
            "for it. Its language is that of --language, else the posting’s own, else the answer’s."
        ),
        epilog=_(
            """\
examples:
  hiring-planner posting team.hplan P-03
  hiring-planner posting team.hplan P-03 --out gpu-cluster-engineer.docx
  hiring-planner posting team.hplan P-05 --format html --language de --out stelle.html
  hiring-planner posting team.hplan P-03 --check

exit codes: 0 done, 1 findings under --check, 2 bad input"""
        ),
    )
    posting.add_argument("plan", metavar="PLAN", help=_("a plan file (.hplan)"))
    posting.add_argument("position", metavar="POSITION", help=_("the ID of a position: P-03"))
    add_scenario_option(posting)
    posting.add_argument(
        "--format",
        metavar="FORMAT",
        choices=FORMATS,
        help=_("md, txt (default), html or docx; that of the file’s ending if none"),
    )
    posting.add_argument("--out", metavar="FILE", help=_("write to this file, in one step"))
    posting.add_argument(
        "--check", action="store_true", help=_("say what makes it unclear, with a fix for each")
    )
