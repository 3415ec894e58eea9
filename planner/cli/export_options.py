"""The options of ``export``, with their help."""

from typing import TYPE_CHECKING

from planner.cli.shared_options import add_command, add_scenario_option
from planner.localization.messages import _

if TYPE_CHECKING:
    from planner.cli.shared_options import Commands


def add_export(commands: "Commands") -> None:
    """Add ``export``."""
    export = add_command(
        commands,
        "export",
        _("write the finance workbook"),
        description=_("Write the finance workbook. An existing workbook is replaced in one step."),
    )
    export.add_argument("plan", metavar="PLAN", help=_("a plan file (.hplan)"))
    export.add_argument("out", metavar="OUT.xlsx", help=_("the workbook to write"))
    add_scenario_option(export)
