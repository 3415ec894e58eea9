"""Runs one command line: finds the command, writes its answer, says errors in one sentence."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import Path

from planner.cli.answer import Answer, ExitCode, OutputError, write
from planner.cli.argument_parser import PROGRAM
from planner.cli.arguments import COMMANDS, asked_language, parse
from planner.cli.data_commands import DataBuild
from planner.cli.terminal_text import for_terminal
from planner.cli.usage_error import BlockedPlanError, UsageError
from planner.localization.messages import _, active_language, speaking
from planner.localization.running_text import left_to_right

OpenWindow = Callable[[Path | None], int]
"""Opens the app, on a plan file or without one, and returns its exit code."""

_ENDS = (".", "?", "؟")
"""What a sentence ends with, in any of the languages."""

INTERRUPTED = 130
"""What a shell expects after Ctrl+C."""


def run(argv: Sequence[str], *, open_window: OpenWindow, build_data: DataBuild) -> int:
    """Run a command line and return its exit code: 0 done, 1 findings, 2 bad input.

    Errors are one sentence on standard error, with nothing on standard output; an unforeseen one
    leaves its details in the user's log file.

    Args:
        argv: The arguments after the program's name.
        open_window: Opens the app.
        build_data: Derives the market tables from raw sources.
    """
    language = asked_language(argv) or environment_language()
    try:
        with speaking(language):
            arguments = parse(argv)
            plan = _plan_to_open(arguments) if arguments.command is None else None
        if arguments.command is None:
            # Outside any language block: the window speaks the language its user chose there.
            return open_window(plan)
        with speaking(language):
            answer = _answer(arguments, build_data)
            write(answer, as_json=arguments.json)
            for note in answer.notes:
                _complain(note)
            return answer.exit_code
    except SystemExit as finished:  # after --help or --version
        return int(finished.code or 0)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 -- the last line before the user: no traceback
        with speaking(language):
            _complain(_sentence(error))
        return ExitCode.BAD_INPUT


def _answer(arguments: Namespace, build_data: DataBuild) -> Answer:
    """Answer a command; each is imported only when it is asked for."""
    match arguments.command:
        case "cost":
            from planner.cli.cost_command import answer_cost

            return answer_cost(arguments)
        case "pay":
            from planner.cli.pay_command import answer_pay

            return answer_pay(arguments)
        case "places":
            from planner.cli.places_command import answer_places

            return answer_places(arguments)
        case "overlap" | "meetings" | "coverage":
            return _answer_on_hours(arguments)
        case "data":
            return _answer_on_data(arguments, build_data)
        case _:
            return _answer_on_plan(arguments)


def _answer_on_hours(arguments: Namespace) -> Answer:
    """Answer a command on who works when."""
    if arguments.command == "overlap":
        from planner.cli.overlap_command import answer_overlap

        return answer_overlap(arguments)
    if arguments.command == "meetings":
        from planner.cli.meetings_command import answer_meetings

        return answer_meetings(arguments)
    from planner.cli.coverage_command import answer_coverage

    return answer_coverage(arguments)


def _answer_on_data(arguments: Namespace, build_data: DataBuild) -> Answer:
    from planner.cli import data_commands

    match arguments.verb:
        case "list":
            return data_commands.answer_list(arguments)
        case "check":
            return data_commands.answer_check(arguments)
        case _:
            return data_commands.answer_build(arguments, build_data)


def _answer_on_plan(arguments: Namespace) -> Answer:
    match arguments.command:
        case "new":
            from planner.cli.plan_commands import answer_new

            return answer_new(arguments)
        case "show":
            from planner.cli.plan_commands import answer_show

            return answer_show(arguments)
        case "check":
            from planner.cli.plan_commands import answer_check

            return answer_check(arguments)
        case "budget" | "risk" | "scenarios":
            return _answer_on_cost(arguments)
        case "timeline" | "levers" | "onboarding" | "posting":
            return _answer_on_hiring(arguments)
        case _:
            return _answer_on_tables(arguments)


def _answer_on_cost(arguments: Namespace) -> Answer:
    """Answer a command on what a plan costs, what its scenarios do, and what chance does."""
    if arguments.command == "scenarios":
        from planner.cli.scenarios_command import answer_scenarios

        return answer_scenarios(arguments)
    if arguments.command == "risk":
        from planner.cli.risk_command import answer_risk

        return answer_risk(arguments)
    from planner.cli.budget_command import answer_budget

    return answer_budget(arguments)


def _answer_on_hiring(arguments: Namespace) -> Answer:
    """Answer a command on finding people and helping them in."""
    if arguments.command == "timeline":
        from planner.cli.timeline_command import answer_timeline

        return answer_timeline(arguments)
    if arguments.command == "levers":
        return _answer_on_levers(arguments)
    if arguments.command == "posting":
        from planner.cli.posting_command import answer_posting

        return answer_posting(arguments)
    from planner.cli.onboarding_command import answer_onboarding

    return answer_onboarding(arguments)


def _answer_on_levers(arguments: Namespace) -> Answer:
    if arguments.verb == "set":
        from planner.cli.levers_set import answer_set

        return answer_set(arguments)
    from planner.cli import levers_command

    if arguments.verb == "show":
        return levers_command.answer_show(arguments)
    return levers_command.answer_list(arguments)


def _answer_on_tables(arguments: Namespace) -> Answer:
    """Answer a command on files beside the plan's: compared, taken in, made of it, or audited."""
    if arguments.command == "diff":
        from planner.cli.diff_command import answer_diff

        return answer_diff(arguments)
    if arguments.command == "import":
        from planner.cli.import_command import answer_import

        return answer_import(arguments)
    if arguments.command == "audit":
        from planner.cli.audit_command import answer_audit

        return answer_audit(arguments)
    from planner.cli.export_command import answer_export

    return answer_export(arguments)


def _plan_to_open(arguments: Namespace) -> Path | None:
    """Return the plan to open; a missing one is said here, before a window is made."""
    path = None if arguments.plan is None else Path(arguments.plan)
    is_missing = path is not None and not path.exists()
    if path is not None and is_missing and not path.suffix and len(path.parts) == 1:
        raise _mistyped(arguments.plan)
    if arguments.surplus:
        raise UsageError(_("“{text}” has no place here.").format(text=" ".join(arguments.surplus)))
    if path is not None and is_missing:
        from planner.plan.store import FileFault, PlanFileError

        raise PlanFileError(path, FileFault.MISSING)
    return path


def _mistyped(text: str) -> UsageError:
    sentence = _("“{text}” is neither a command nor a plan file.").format(text=text)
    if near := get_close_matches(text, COMMANDS, n=1):
        sentence += " " + _("Did you mean “{suggestion}”?").format(suggestion=near[0])
    return UsageError(sentence)


def environment_language() -> str:
    """Return the locale of the environment, empty if it names none."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value
    return ""


def _complain(sentence: str) -> None:
    in_one_line = sentence.replace("\n", " ")
    print(for_terminal(f"{PROGRAM}: {in_one_line}"), file=sys.stderr)


def _sentence(error: Exception) -> str:
    if isinstance(error, UsageError):
        command = f"{PROGRAM} {error.command}".strip()
        hint = _("“{command} --help” shows how.").format(command=command)
        sentence = str(error)
        return f"{sentence}{'' if sentence.endswith(_ENDS) else '.'} {hint}"
    if isinstance(error, BlockedPlanError):
        return str(error)
    if isinstance(error, OutputError):
        return _("The answer could not be written: {reason}.").format(reason=error.reason)
    from planner.localization.formatting import Formatter
    from planner.localization.problems import error_sentence, has_sentence

    error = _file_error(error) or error
    if has_sentence(error):
        return error_sentence(error, Formatter(active_language()))
    from planner.cli.crash_log import record_crash

    log = record_crash(error)
    if log is None:
        return _("Something unforeseen went wrong ({kind}).").format(kind=type(error).__name__)
    return _("Something unforeseen went wrong. The details are in {log}.").format(
        log=left_to_right(log)
    )


def _file_error(error: Exception) -> Exception | None:
    """Return what the system says of a file, such as a name too long for any disk, as its own."""
    if not isinstance(error, OSError) or not isinstance(error.filename, str):
        return None
    from planner.plan.store import FileFault, PlanFileError

    return PlanFileError(Path(error.filename), FileFault.DEVICE, reason=error.strerror or "")
