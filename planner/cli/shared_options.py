"""Commands with the options that all or several of them share."""

import argparse
from typing import TYPE_CHECKING

from planner.cli.argument_parser import CommandParser
from planner.localization.messages import LANGUAGES, _
from planner.localization.running_text import listed

_ENGAGEMENTS = ("own-entity", "employer-of-record", "contractor")
_ENGAGEMENT_ALIASES = {"own": "own-entity", "entity": "own-entity", "eor": "employer-of-record"}

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[CommandParser]  # noqa: SLF001 -- it has no public name


def add_command(
    commands: "Commands",
    name: str,
    text: str,
    *,
    description: str | None = None,
    epilog: str | None = None,
) -> CommandParser:
    """Add a command with the options all of them share."""
    command = commands.add_parser(name, help=text, description=description, epilog=epilog)
    command.add_argument("--json", action="store_true", help=_("answer in JSON, for scripts"))
    command.add_argument(
        "--language",
        metavar="XX",
        choices=LANGUAGES,
        help=_("language of the answer: {languages}").format(languages=listed(LANGUAGES)),
    )
    return command


def add_engagement_option(command: CommandParser, *, compares: bool = False) -> None:
    """Add how people are engaged, and whether all ways of it can be compared."""
    help_text = _("own-entity (default), employer-of-record (eor) or contractor")
    if compares:
        help_text = _("own-entity (default), employer-of-record (eor), contractor, or compare")
    command.add_argument(
        "--engagement",
        metavar="KIND",
        default="own-entity",
        type=_engagement,
        choices=(*_ENGAGEMENTS, "compare") if compares else _ENGAGEMENTS,
        help=help_text,
    )


def add_plan_option(command: CommandParser) -> None:
    """Add whose plan's figures count, and which scenario of it."""
    command.add_argument(
        "--plan", metavar="PLAN", help=_("a plan whose own figures, rates and fees to use")
    )
    add_scenario_option(command)


def add_scenario_option(command: CommandParser) -> None:
    """Add which scenario of a plan is meant."""
    command.add_argument(
        "--scenario", metavar="NAME", help=_("one of the plan’s scenarios; its base if none")
    )


def _engagement(text: str) -> str:
    return _ENGAGEMENT_ALIASES.get(text.casefold(), text.casefold())
