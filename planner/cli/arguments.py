"""The commands and options of ``hiring-planner``, with their help."""

import argparse
import re
from collections.abc import Sequence
from itertools import pairwise

from planner import __version__
from planner.cli.argument_parser import PROGRAM, CommandParser, Parser
from planner.cli.audit_options import add_audit
from planner.cli.coverage_options import add_coverage_options, coverage_examples
from planner.cli.data_options import add_data
from planner.cli.export_options import add_export
from planner.cli.import_options import add_import
from planner.cli.levers_options import add_levers
from planner.cli.meetings_options import add_meetings_options, meetings_examples
from planner.cli.onboarding_options import add_onboarding
from planner.cli.overlap_options import add_overlap
from planner.cli.pay_options import add_cost, add_pay
from planner.cli.places_options import add_places
from planner.cli.plan_options import add_plan_commands
from planner.cli.posting_options import add_posting
from planner.cli.risk_options import add_risk
from planner.cli.scenarios_options import add_scenarios
from planner.cli.shared_options import add_command
from planner.cli.timeline_options import add_timeline
from planner.localization.messages import LANGUAGES, _

COMMANDS = (
    "new",
    "show",
    "check",
    "cost",
    "pay",
    "places",
    "overlap",
    "meetings",
    "coverage",
    "onboarding",
    "budget",
    "timeline",
    "levers",
    "scenarios",
    "risk",
    "import",
    "diff",
    "export",
    "posting",
    "audit",
    "data",
)

_HYPHEN_BEFORE_FIGURE = re.compile(r"^-(?=[\d.,])")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read a command line.

    The namespace has ``command`` and the command's own arguments; for the window ``command`` is
    None and ``surplus`` holds what it has no use for.

    Raises:
        UsageError: If it cannot be understood.
        SystemExit: After ``--help`` or ``--version`` was printed.
    """
    # A leading hyphen would make -60,000 an option; the true minus sign reads the same.
    argv = [_HYPHEN_BEFORE_FIGURE.sub("−", argument) for argument in _options_last(argv)]
    if (argv and argv[0] in COMMANDS) or set(argv) & {"-h", "--help", "--version"}:
        return _command_parser().parse_args(argv)
    arguments, surplus = _window_parser().parse_known_args(argv)
    arguments.surplus = surplus
    return arguments


def asked_language(argv: Sequence[str]) -> str | None:
    """Return the language ``--language`` asks for, so that a wrong command line is told in it."""
    for option, following in pairwise([*argv, ""]):
        name, equals, joined = option.partition("=")
        language = joined if equals else following
        if name == "--language" and language in LANGUAGES:
            return language
    return None


def _options_last(argv: Sequence[str]) -> list[str]:
    """Move shared options that stand before the command behind it, where argparse reads them."""
    rest, first = list(argv), []
    while rest and rest[0].partition("=")[0] in ("--json", "--language"):
        takes_value = rest[0] == "--language"
        first += rest[: 1 + takes_value]
        del rest[: 1 + takes_value]
    return rest + first


def _window_parser() -> Parser:
    parser = Parser(prog=PROGRAM)
    parser.add_argument("plan", metavar="PLAN", nargs="?")
    parser.set_defaults(command=None, json=False, language=None)
    return parser


def _command_parser() -> Parser:
    parser = Parser(
        prog=PROGRAM,
        usage=_("{program} [PLAN] | {program} COMMAND ...").format(program=PROGRAM),
        description=_(
            "Plan distributed AI-infrastructure teams. Without a command, opens the app."
        ),
        epilog=_examples(),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"{PROGRAM} {__version__}",
        help=_("show the version and do nothing else"),
    )
    commands = parser.add_subparsers(
        title=_("commands"),
        dest="command",
        metavar="COMMAND",
        prog=PROGRAM,
        parser_class=CommandParser,
    )
    add_plan_commands(commands)
    add_cost(commands)
    add_pay(commands)
    add_places(commands)
    add_overlap(commands)
    add_meetings_options(
        add_command(
            commands, "meetings", _("find the best times to meet"), epilog=meetings_examples()
        )
    )
    add_coverage_options(
        add_command(
            commands,
            "coverage",
            _("show who is on shift around the clock, and when nobody is"),
            epilog=coverage_examples(),
        )
    )
    add_onboarding(commands)
    add_timeline(commands)
    add_levers(commands)
    add_scenarios(commands)
    add_risk(commands)
    add_import(commands)
    add_export(commands)
    add_posting(commands)
    add_audit(commands)
    add_data(commands)
    return parser


def _examples() -> str:
    return _(
        """\
examples:
  hiring-planner                                       open the app
  hiring-planner new team.hplan --sample cloud-provider
  hiring-planner team.hplan                            open a plan in the app
  hiring-planner check team.hplan
  hiring-planner cost Germany 60,000
  hiring-planner cost DE --budget 80000 --json
  hiring-planner pay "site reliability engineer" senior Kyiv Berlin
  hiring-planner places "GPU cluster engineer" --anchor Dublin --min-overlap 3
  hiring-planner overlap Dublin "Kraków, Poland" Asia/Kolkata --date 2027-01-15
  hiring-planner meetings Dublin Bengaluru Chicago --length 45
  hiring-planner coverage team.hplan --holidays
  hiring-planner onboarding team.hplan --hire P-02
  hiring-planner budget team.hplan --json
  hiring-planner timeline team.hplan
  hiring-planner levers set team.hplan pay-uplift on --strength 20%
  hiring-planner scenarios team.hplan
  hiring-planner risk team.hplan
  hiring-planner import team.hplan roster.xlsx --dry-run
  hiring-planner diff team.hplan team-2.hplan
  hiring-planner export team.hplan team.xlsx --language de
  hiring-planner posting team.hplan P-03 --out gpu-cluster-engineer.docx
  hiring-planner audit team.xlsx

exit codes: 0 done, 1 findings (audit, check, coverage, diff, import, meetings, onboarding,
posting --check), 2 bad input"""
    )
