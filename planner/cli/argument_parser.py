"""``argparse`` in the reader's language: its headings, and its errors as sentences."""

import argparse
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from planner.cli.usage_error import UsageError
from planner.localization.messages import _

PROGRAM = "hiring-planner"

if TYPE_CHECKING:
    Exclusive = argparse._MutuallyExclusiveGroup  # noqa: SLF001 -- it has no public name


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help that begins with the reader's word for usage."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: "Iterable[Exclusive]",
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _("usage: ") if prefix is None else prefix)

    def _expand_help(self, action: argparse.Action) -> str:
        """Take texts as they are: a share such as 5% is no place to put something."""
        return action.help or ""


class Parser(argparse.ArgumentParser):
    """Reports a usage error as an exception instead of leaving the program.

    ``arguments`` and ``options`` take the place of argparse's own groups, whose headings are
    English.
    """

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 -- argparse's own, passed on
        super().__init__(add_help=False, formatter_class=_Help, **settings)
        self.arguments = self.add_argument_group(_("arguments"))
        self.options = self.add_argument_group(_("options"))
        self.options.add_argument(
            "-h", "--help", action="help", help=_("show this help and do nothing else")
        )

    def add_argument(self, *names: str, **settings: Any) -> argparse.Action:  # noqa: ANN401 -- as above
        """Add an argument, or an option by its hyphen, under its heading."""
        group = self.options if names[0].startswith("-") else self.arguments
        return group.add_argument(*names, **settings)

    def error(self, message: str) -> NoReturn:
        """Raise what argparse found wrong."""
        raise UsageError(in_own_words(message), self.prog.removeprefix(PROGRAM).strip())


class CommandParser(Parser):
    """Takes a command's options between its arguments too: ``cost DE --json 60000``."""

    _is_mixing = False

    def parse_known_args(  # type: ignore[override]  # of the overloads only this one is used
        self,
        args: Sequence[str] | None = None,
        namespace: argparse.Namespace | None = None,
    ) -> tuple[argparse.Namespace, list[str]]:
        """Read a command's arguments and options in any order."""
        if self._is_mixing or self._subparsers is not None:
            return super().parse_known_args(args, namespace)
        if self.usage is None:  # argparse would take its English prefix off by its length
            self.usage = self.format_usage().removeprefix(_("usage: ")).rstrip()
        self._is_mixing = True  # mixing calls this method again
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._is_mixing = False


def in_own_words(message: str) -> str:
    """Say what argparse found wrong as a sentence in the active language.

    It hands its errors over as English text only; one it may word otherwise stays as it is.
    """
    for pattern, sentence in _sentences():
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return sentence.format(**found.groupdict())
    return message


def _sentences() -> tuple[tuple[str, str], ...]:
    name = r"argument (?P<name>.+?): "
    return (
        (name + r"expected (?:one|at least one) argument", _("{name} needs a value.")),
        (
            name + r"invalid choice: '(?P<found>.*)' \(choose from (?P<choices>.*)\)",
            _("{name} cannot be “{found}”. Choose one of: {choices}."),
        ),
        (name + r"invalid int value: '(?P<found>.*)'", _("{name} cannot be “{found}”.")),
        (name + r"ignored explicit argument '.*'", _("{name} takes no value.")),
        (
            name + r"not allowed with argument (?P<other>.+)",
            _("{name} and {other} exclude each other. Give one of them."),
        ),
        (r"the following arguments are required: (?P<names>.+)", _("Missing: {names}.")),
        (r"unrecognized arguments: (?P<text>.+)", _("“{text}” has no place here.")),
        (
            r"ambiguous option: (?P<found>.+) could match (?P<choices>.+)",
            _("“{found}” could be {choices}. Name the one you mean."),
        ),
    )
