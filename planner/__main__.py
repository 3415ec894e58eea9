"""Starts the program: hands the window and the data build to the command line."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.arguments import COMMANDS
from planner.cli.commands import environment_language, run
from planner.cli.data_commands import BuildSummary
from planner.cli.usage_error import UsageError
from planner.localization.messages import _, speaking
from planner.localization.running_text import listed

if TYPE_CHECKING:
    from sys import UnraisableHookArgs


def main() -> int:
    """Run the command line of this process and return its exit code."""
    sys.unraisablehook = _record_unraisable
    return run(sys.argv[1:], open_window=_open_window, build_data=_build_data)


def _record_unraisable(failure: "UnraisableHookArgs") -> None:
    """Log what fails while objects are thrown away, such as a half-written archive's own end."""
    from planner.cli.crash_log import record_crash

    if failure.exc_value is not None:
        record_crash(failure.exc_value)


def _open_window(path: Path | None) -> int:
    from planner.desktop.garbage_collection import pause_collection, resume_collection

    with speaking(environment_language()):
        _require_display()
    pause_collection()  # the app resumes it once a plan is shown
    try:
        from planner.desktop.app import run as run_app
    except ImportError as error:  # Qt, or a system library it needs, is not installed
        resume_collection()
        with speaking(environment_language()):
            sentence = _("The window cannot be loaded ({reason}). Install what is missing.")
        raise UsageError(sentence.format(reason=error)) from error
    return run_app(path)


def _require_display() -> None:
    """Refuse in words where Qt would abort the process.

    Raises:
        UsageError: If this is Linux without a display.
    """
    if not sys.platform.startswith("linux"):
        return
    if not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        sentence = _(
            "There is no display to open the app on. Without one, use the commands: {commands}."
        )
        raise UsageError(sentence.format(commands=listed(COMMANDS)))


def _build_data(sources: Path, out: Path) -> BuildSummary:
    try:
        from planner.databuild.build import build_data
    except ModuleNotFoundError as error:  # a bundle carries the tables, not their making
        raise UsageError(
            _("This copy of the program cannot build tables. Use one from a checkout."), "data"
        ) from error
    return build_data(sources, out)


if __name__ == "__main__":
    sys.exit(main())
