"""``export``: the finance workbook of a plan, onboarding books, or one of its tables as CSV."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.calculators.evaluation import Evaluation
from planner.calculators.onboarding.hires import hires_of
from planner.cli.answer import Answer, Json
from planner.cli.export_options import CSV_ONLY, WORKBOOK_ONLY
from planner.cli.password_file import password_in
from planner.cli.plan_commands import ending, evaluated
from planner.cli.usage_error import UsageError
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language, ngettext
from planner.localization.running_text import left_to_right, listed
from planner.quantities.identifiers import SeatId

if TYPE_CHECKING:
    from planner.export.workbook import Redaction, SheetGroup

_COMMAND = "export"
_EVERY_HIRE = "all"
_FORMS = (".xlsx", ".csv")


def answer_export(arguments: Namespace) -> Answer:
    """Write the file in one step; an existing one is replaced.

    Raises:
        UsageError: If the target is neither workbook nor CSV, or an option is not for it.
        PlanFileError, MarketDataError, ExportError: If something cannot be read or written.
        UnfitPasswordError: If the password cannot be one.
    """
    path = Path(arguments.out)
    suffix = path.suffix.lower()
    if suffix not in _FORMS and _is_every_hire(arguments.hire):
        return _answer_books(arguments, path)
    if suffix not in _FORMS:
        sentence = _(
            "{path} is no workbook and no CSV file. Name a file that ends in .xlsx or .csv."
        )
        raise UsageError(sentence.format(path=left_to_right(path)), _COMMAND)
    _refuse_options(arguments, CSV_ONLY if suffix == ".xlsx" else WORKBOOK_ONLY, suffix)
    write = _write_workbook if suffix == ".xlsx" else _write_table
    data, evaluation = write(arguments, path)
    return Answer(
        {"path": str(path), **data},
        lambda: _("Wrote {path}.").format(path=left_to_right(path)),
        *ending(evaluation),
    )


def _is_every_hire(text: str | None) -> bool:
    return text is not None and text.strip().casefold() == _EVERY_HIRE


def _answer_books(arguments: Namespace, folder: Path) -> Answer:
    """Write the onboarding of each hire into a folder."""
    from planner.export.workbook.hire_books import export_hire_books, hire_file_names

    _refuse_options(arguments, CSV_ONLY, ".xlsx")
    _refuse_beside_hire(arguments)
    password = password_in(arguments.password_file) if arguments.password_file else ""
    evaluation = evaluated(arguments)
    language, today = active_language(), datetime.now().astimezone().date()
    paths = export_hire_books(
        evaluation, folder, language=language, generated_on=today, password=password
    )
    data = {
        "path": str(folder),
        "language": language,
        "generated_on": today.isoformat(),
        "hires": list(hire_file_names(evaluation)),
        "files": [path.name for path in paths],
        "is_encrypted": bool(password),
    }
    return Answer(data, lambda: _books_written(folder, len(paths)), *ending(evaluation))


def _books_written(folder: Path, count: int) -> str:
    if not count:
        return _("No position of this plan is to be filled: there is no onboarding to write.")
    sentence = ngettext("Wrote {count} file to {path}.", "Wrote {count} files to {path}.", count)
    number = Formatter(active_language()).integer(count)
    return sentence.format(count=number, path=left_to_right(folder))


def _refuse_options(arguments: Namespace, unfit: tuple[str, ...], suffix: str) -> None:
    given = [name for name in unfit if getattr(arguments, name) is not None]
    if given:
        name = "--" + given[0].replace("_", "-")
        sentence = _("{name} is not for files that end in {suffix}.")
        raise UsageError(sentence.format(name=name, suffix=suffix), _COMMAND)


def _write_workbook(arguments: Namespace, path: Path) -> tuple[Json, Evaluation]:
    from planner.calculators.scenario_comparison.comparison import Simulations
    from planner.cli.simulated_scenarios import simulated_scenarios
    from planner.export.workbook import ExportOptions, Redaction, SheetGroup, export_workbook
    from planner.plan.store import load_plan

    if arguments.hire is not None:
        _refuse_beside_hire(arguments)
    redaction = Redaction(arguments.redact or "none")
    groups = _chosen_groups(arguments.sheets, redaction)
    password = password_in(arguments.password_file) if arguments.password_file else ""
    evaluation = evaluated(arguments)
    hire = _hire(arguments.hire, evaluation)
    document = evaluation.plan
    if document.scenario_id is not None:
        document = load_plan(Path(arguments.plan))
    shows_scenarios = redaction is Redaction.NONE and SheetGroup.COSTS in groups and hire is None
    simulations: Simulations = {}
    if shows_scenarios and document.scenarios:
        market = evaluation.market.published or evaluation.market
        simulations = simulated_scenarios(document, market)
    options = ExportOptions(frozenset(groups), redaction, password, hire, simulations)
    language = active_language()
    today = datetime.now().astimezone().date()
    export_workbook(
        evaluation,
        path,
        language=language,
        generated_on=today,
        options=options,
        document=document,
    )
    data = {
        "language": language,
        "generated_on": today.isoformat(),
        "sheets": ["onboarding"] if hire else [group.value for group in groups],
        "hire": hire,
        "redaction": redaction.value,
        "is_encrypted": bool(password),
    }
    return data, evaluation


def _refuse_beside_hire(arguments: Namespace) -> None:
    given = next((name for name in ("sheets", "redact") if getattr(arguments, name)), None)
    if given is not None:
        sentence = _("--hire writes the onboarding of one position: leave out --{name}.")
        raise UsageError(sentence.format(name=given), _COMMAND)


def _hire(text: str | None, evaluation: Evaluation) -> SeatId | None:
    """Return the position that ``--hire`` names; None where it names none.

    Raises:
        UsageError: If there is no such position, or none of it is planned to be filled.
    """
    if text is None:
        return None
    hires = hires_of(evaluation.plan, evaluation.market)
    ids = {str(hire.position.id).casefold(): hire.position.id for hire in hires}
    found = ids.get(text.strip().casefold())
    if found is None and _is_every_hire(text):
        sentence = _("--hire all writes a file for each position: name a folder, not a file.")
        raise UsageError(sentence, _COMMAND)
    if found is None:
        sentence = _("There is no position “{text}” to be filled. There are: {names}.")
        names = listed(ids.values()) or "–"
        raise UsageError(sentence.format(text=text, names=names), _COMMAND)
    return found


def _chosen_groups(text: str | None, redaction: "Redaction") -> tuple["SheetGroup", ...]:
    """Read what ``--sheets`` asks for, in the workbook's order.

    Raises:
        UsageError: If it names something else, or nothing.
    """
    from planner.export.workbook.export_options import available_groups

    there_are = available_groups(redaction)
    if text is None:
        return there_are
    asked = [name.strip().casefold() for name in text.split(",") if name.strip()]
    unknown = [name for name in asked if name not in there_are]
    if unknown or not asked:
        sentence = _("There are no sheets “{text}”. There are: {names}.")
        wrong = unknown[0] if unknown else text
        raise UsageError(sentence.format(text=wrong, names=listed(there_are)), _COMMAND)
    return tuple(group for group in there_are if group in asked)


def _write_table(arguments: Namespace, path: Path) -> tuple[Json, Evaluation]:
    from planner.export.csv_file import write_csv
    from planner.export.plan_tables import PlanTable, table_rows

    table = PlanTable(arguments.table or "positions")
    locale = arguments.csv_locale or active_language()
    evaluation = evaluated(arguments)
    rows = table_rows(evaluation, table, locale)
    write_csv(path, rows, locale)
    data = {"language": active_language(), "table": table.value, "csv_locale": locale}
    return {**data, "rows": len(rows) - 1}, evaluation
