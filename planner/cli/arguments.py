"""The commands and options of ``hiring-planner``, with their help."""

import argparse
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from planner import __version__
from planner.cli.argument_parser import PROGRAM, CommandParser, Parser
from planner.cli.coverage_options import add_coverage_options, coverage_examples
from planner.cli.meetings_options import add_meetings_options, meetings_examples
from planner.localization.messages import LANGUAGES, _
from planner.localization.running_text import listed

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
    "budget",
    "import",
    "diff",
    "export",
    "data",
)

_ENGAGEMENT_ALIASES = {"own": "own-entity", "entity": "own-entity", "eor": "employer-of-record"}
_HYPHEN_BEFORE_FIGURE = re.compile(r"^-(?=[\d.,])")


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[CommandParser]  # noqa: SLF001 -- it has no public name


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


def _engagement(text: str) -> str:
    return _ENGAGEMENT_ALIASES.get(text.casefold(), text.casefold())


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
    _add_plan_commands(commands)
    _add_cost(commands)
    _add_pay(commands)
    _add_places(commands)
    _add_overlap(commands)
    add_meetings_options(
        _command(commands, "meetings", _("find the best times to meet"), epilog=meetings_examples())
    )
    add_coverage_options(
        _command(
            commands,
            "coverage",
            _("show who is on shift around the clock, and when nobody is"),
            epilog=coverage_examples(),
        )
    )
    _add_import(commands)
    _add_export(commands)
    _add_data(commands)
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
  hiring-planner budget team.hplan --json
  hiring-planner import team.hplan roster.xlsx --dry-run
  hiring-planner diff team.hplan team-2.hplan
  hiring-planner export team.hplan team.xlsx --language de

exit codes: 0 done, 1 findings (check, coverage, diff, import, meetings), 2 bad input"""
    )


def _command(
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


def _add_plan_commands(commands: "Commands") -> None:
    new = _command(commands, "new", _("make a plan from a sample"))
    new.add_argument("plan", metavar="PLAN", help=_("the file to write (.hplan)"))
    new.add_argument("--sample", metavar="NAME", required=True, help=_("which sample"))
    new.add_argument("--force", action="store_true", help=_("replace an existing file"))
    for name, text in (
        ("show", _("show a plan's seats, cost and overlap")),
        ("check", _("find what is wrong or doubtful in a plan")),
        ("budget", _("show cost by month against the budget")),
    ):
        command = _command(commands, name, text)
        command.add_argument("plan", metavar="PLAN", help=_("a plan file (.hplan)"))
        _add_scenario_option(command)
    diff = _command(
        commands,
        "diff",
        _("show what differs between two plans, and its effect on cost"),
        epilog=_("exit codes: 0 the same, 1 differences, 2 bad input"),
    )
    diff.add_argument("before", metavar="A", help=_("the plan to start from (.hplan)"))
    diff.add_argument("after", metavar="B", help=_("the plan to compare with it (.hplan)"))


def _add_cost(commands: "Commands") -> None:
    cost = _command(
        commands,
        "cost",
        _("price a gross salary line by line, with sources"),
        epilog=_(
            """\
examples:
  hiring-planner cost Germany 60,000
  hiring-planner cost PL 312000 --engagement employer-of-record
  hiring-planner cost DE --budget 80000 --json
  hiring-planner cost Poland 312000 --plan team.hplan"""
        ),
    )
    cost.add_argument("country", metavar="COUNTRY", help=_("a code or name: DE, Germany"))
    cost.add_argument(
        "gross", metavar="GROSS", nargs="?", help=_("annual gross in local currency: 60,000")
    )
    cost.add_argument("--budget", metavar="AMOUNT", help=_("find the highest gross it allows"))
    _add_engagement_option(cost)
    _add_plan_option(cost)


def _add_engagement_option(command: CommandParser) -> None:
    command.add_argument(
        "--engagement",
        metavar="KIND",
        default="own-entity",
        type=_engagement,
        choices=("own-entity", "employer-of-record", "contractor"),
        help=_("own-entity (default), employer-of-record (eor) or contractor"),
    )


def _add_plan_option(command: CommandParser) -> None:
    command.add_argument(
        "--plan", metavar="PLAN", help=_("a plan whose own figures, rates and fees to use")
    )
    _add_scenario_option(command)


def _add_scenario_option(command: CommandParser) -> None:
    command.add_argument(
        "--scenario", metavar="NAME", help=_("one of the plan’s scenarios; its base if none")
    )


def _add_pay(commands: "Commands") -> None:
    pay = _command(
        commands,
        "pay",
        _("compare pay of a role and level across places"),
        epilog=_(
            """\
examples:
  hiring-planner pay "site reliability engineer" senior Kyiv Berlin
  hiring-planner pay mlops-engineer mid "San Francisco" India --currency EUR
  hiring-planner pay gpu-cluster-engineer staff --json
  hiring-planner pay gpu-cluster-engineer staff Poland --plan team.hplan"""
        ),
    )
    pay.add_argument("role", metavar="ROLE", help=_("a role: “GPU cluster engineer”"))
    pay.add_argument("level", metavar="LEVEL", help=_("junior, mid, senior, staff or principal"))
    pay.add_argument(
        "places",
        metavar="PLACE",
        nargs="*",
        help=_("cities or countries; every country with evidence if none"),
    )
    pay.add_argument(
        "--currency", metavar="CODE", help=_("currency to compare in (USD, or the plan’s own)")
    )
    _add_plan_option(pay)


def _add_places(commands: "Commands") -> None:
    places = _command(
        commands,
        "places",
        _("rank places for a role"),
        epilog=_(
            """\
examples:
  hiring-planner places "GPU cluster engineer" --anchor Dublin --min-overlap 3
  hiring-planner places mlops-engineer --level staff --max-cost 150000 --currency EUR
  hiring-planner places storage-engineer --country Poland Spain --weights pool=2,pay=1
  hiring-planner places gpu-cluster-engineer --plan team.hplan --json"""
        ),
    )
    places.add_argument("role", metavar="ROLE", help=_("a role: “GPU cluster engineer”"))
    places.add_argument(
        "--level",
        metavar="LEVEL",
        default="senior",
        help=_("junior, mid, senior (default), staff or principal"),
    )
    _add_place_question(places)
    _add_place_limits(places)


def _add_place_question(places: CommandParser) -> None:
    places.add_argument(
        "--anchor", metavar="PLACE", help=_("the place to share hours with; the plan's if none")
    )
    places.add_argument(
        "--country", metavar="COUNTRY", nargs="+", action="extend", help=_("only these countries")
    )
    places.add_argument(
        "--weights",
        metavar="WEIGHTS",
        help=_(
            "what counts, such as pool=2,pay=1: of pool, pay, overlap, speed and language; a part "
            "not named counts nothing"
        ),
    )
    _add_engagement_option(places)
    places.add_argument("--plan", metavar="PLAN", help=_("follow a plan's figures and anchor"))
    _add_scenario_option(places)
    places.add_argument("--currency", metavar="CODE", help=_("currency of costs (USD)"))
    places.add_argument(
        "--limit", metavar="N", type=int, help=_("show so many places (20; in JSON all)")
    )


def _add_place_limits(places: CommandParser) -> None:
    places.add_argument(
        "--min-overlap", metavar="HOURS", help=_("outside is what shares fewer hours")
    )
    places.add_argument("--max-cost", metavar="AMOUNT", help=_("outside is what costs more a year"))
    places.add_argument("--min-pool", metavar="PEOPLE", help=_("outside is what has fewer people"))
    places.add_argument(
        "--min-english",
        metavar="PERCENT",
        help=_("outside is where a smaller share speaks English, unless it is official"),
    )
    places.add_argument(
        "--exclude-review",
        action="store_true",
        help=_("outside is also where a rule asks for review"),
    )


def _add_overlap(commands: "Commands") -> None:
    overlap = _command(
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
    _add_scenario_option(overlap)
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


def _add_import(commands: "Commands") -> None:
    command = _command(
        commands,
        "import",
        _("take people, offers or a pay survey from a CSV file or a workbook into a plan"),
        description=_(
            "Takes people, offers or a pay survey from a CSV file or a workbook into a plan. Rows "
            "already in the plan change where they differ; the same file again changes nothing. "
            "While a row has problems, nothing is written."
        ),
        epilog=_(
            """\
examples:
  hiring-planner import team.hplan roster.xlsx --dry-run
  hiring-planner import team.hplan roster.xlsx --sheet Berlin --skip-problems
  hiring-planner import team.hplan offers.csv --as offers --json

In JSON: kind, columns, added and changed (row, id, changes), unchanged, problems (row, column,
heading, field, sentence, suggestions), assumed, new_teams, written.

exit codes: 0 done, 1 rows with problems (nothing written), 2 bad input"""
        ),
    )
    command.add_argument("plan", metavar="PLAN", help=_("a plan file (.hplan)"))
    command.add_argument("file", metavar="FILE", help=_("the file to import (.csv, .tsv, .xlsx)"))
    command.add_argument(
        "--as",
        dest="kind",
        metavar="KIND",
        choices=("roster", "offers", "survey"),
        help=_("what the rows are: roster, offers or survey; the headings tell if none"),
    )
    command.add_argument(
        "--sheet", metavar="NAME", help=_("which sheet; the one that looks most like it if none")
    )
    command.add_argument(
        "--author", metavar="NAME", help=_("who signs own figures; the file's name if none")
    )
    command.add_argument(
        "--dry-run", action="store_true", help=_("show what would change and write nothing")
    )
    command.add_argument(
        "--skip-problems", action="store_true", help=_("leave out the rows that have problems")
    )


def _add_export(commands: "Commands") -> None:
    export = _command(
        commands,
        "export",
        _("write the finance workbook"),
        description=_("Write the finance workbook. An existing workbook is replaced in one step."),
    )
    export.add_argument("plan", metavar="PLAN", help=_("a plan file (.hplan)"))
    export.add_argument("out", metavar="OUT.xlsx", help=_("the workbook to write"))
    _add_scenario_option(export)


def _add_data(commands: "Commands") -> None:
    data = commands.add_parser("data", help=_("list, check or build the market data"))
    verbs = data.add_subparsers(
        title=_("commands"), dest="verb", metavar="VERB", required=True, parser_class=CommandParser
    )
    listing = _command(verbs, "list", _("list what the market data holds"))
    listing.add_argument(
        "pack", metavar="PACK", nargs="?", help=_("folder of a data pack; the data in use if none")
    )
    check = _command(
        verbs, "check", _("check a data pack: schema, units, ranges, names, sources, files")
    )
    check.add_argument("pack", metavar="PACK", help=_("folder of the data pack"))
    build = _command(verbs, "build", _("build the tables from raw public sources"))
    build.add_argument("sources", metavar="SOURCES", help=_("folder of the raw sources"))
    build.add_argument("out", metavar="OUT", help=_("folder to write the tables to"))
