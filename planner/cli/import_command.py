"""``import``: people, offers, a pay survey, past hires or a workbook sent back into a plan."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from planner.cli.answer import Answer, ExitCode
from planner.cli.import_result import ImportResult
from planner.cli.password_file import password_in
from planner.cli.usage_error import UsageError
from planner.intake.imports.import_draft import ImportDraft, draft_import
from planner.intake.imports.import_kind import ImportContext, ImportKind, missing_columns
from planner.intake.imports.imported_plan import import_draft
from planner.intake.tables.file_table import FileTable, read_file_table
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language
from planner.localization.running_text import left_to_right, listed
from planner.market.loader import load_snapshot
from planner.market.overridden import with_overrides
from planner.plan.store import StoredPlan, load_stored_plan, save_plan


def answer_import(arguments: Namespace) -> Answer:
    """Import a file into a plan, all of its rows or none.

    The JSON answer holds ``plan`` and ``file``, their paths; ``kind`` and ``is_kind_guessed``;
    ``sheet`` (null for text); ``columns`` (``heading`` and ``field`` of each); ``added`` and
    ``changed`` (``row``, ``id`` of the seat or own figure, ``changes`` as ``diff`` has them, and
    ``past_hire`` where the row is one: ``role``, ``level``, ``country``, ``opened``, ``accepted``,
    ``days``);
    ``unchanged`` and ``left_out`` (counts of rows); ``problems`` (``row`` and ``column``
    from 1, ``heading``, ``field``, ``sentence``, ``suggestions``: texts to put into the cell);
    ``assumed`` (counts of new seats by the field their rows do not say); ``new_teams``;
    ``written``. A workbook that finance sends back is answered by ``answer_returned``.

    Raises:
        UsageError: If the columns do not say what the rows are, or the password cannot be read.
        PlanFileError, FileTableError, MarketDataError: If something cannot be read or written.
        PlanEditError: If the plan does not take the rows.
    """
    plan_path, path = Path(arguments.plan), Path(arguments.file)
    stored = load_stored_plan(plan_path)
    password = password_in(arguments.password_file) if arguments.password_file else ""
    if _is_sent_back(arguments, path, password):
        from planner.cli.returned_command import answer_returned

        return answer_returned(arguments, stored, password)
    table = read_file_table(path, sheet=arguments.sheet, password=password)
    context = _context(stored, arguments.author or "")
    kind = ImportKind(arguments.kind) if arguments.kind else None
    draft = draft_import(table.grid, path.name, context, kind)
    _check_columns(draft, path)
    imported = import_draft(draft, context)
    is_refused = bool(draft.faulty_count) and not arguments.skip_problems
    is_written = not is_refused and not arguments.dry_run and imported.plan is not stored.plan
    if is_written:
        save_plan(imported.plan, plan_path, unless_changed_since=stored.fingerprint)
    result = ImportResult(
        plan_path,
        path,
        table,
        draft,
        imported,
        context,
        is_kind_guessed=kind is None,
        is_refused=is_refused,
        is_dry_run=arguments.dry_run,
        is_written=is_written,
    )

    def text() -> str:
        from planner.cli.import_text import import_text

        return import_text(result)

    exit_code = ExitCode.FINDINGS if is_refused else ExitCode.DONE
    return Answer(result.data(), text, exit_code, _notes(table, path))


def _is_sent_back(arguments: Namespace, path: Path, password: str) -> bool:
    """Tell whether a file is a workbook of the planner, and nobody asks for one of its sheets."""
    if arguments.kind or arguments.sheet:
        return False
    from planner.intake.returned.returned_file import is_exported_workbook

    return is_exported_workbook(path, password)


def _context(stored: StoredPlan, author: str) -> ImportContext:
    market = with_overrides(load_snapshot(), stored.plan.overrides)
    today = datetime.now().astimezone().date()
    return ImportContext(stored.plan, market, Formatter(active_language()), today, author)


def _check_columns(draft: ImportDraft, path: Path) -> None:
    if not draft.rows:
        sentence = _("{path} has no rows below its headings.")
        raise UsageError(sentence.format(path=left_to_right(path)), "import")
    if not missing_columns(draft.layout, draft.kind):
        return
    needed = {
        ImportKind.ROSTER: _(
            "{path} has no columns for a name, or for a position and a location; it has: "
            "{headings}."
        ),
        ImportKind.OFFERS: _(
            "{path} has no columns for a position and its pay; it has: {headings}."
        ),
        ImportKind.SURVEY: _(
            "{path} has no columns for a position, a country and percentiles; it has: {headings}."
        ),
        ImportKind.PAST_HIRES: _(
            "{path} has no columns for a position, a country, and when the requisition was opened "
            "and the offer accepted; it has: {headings}."
        ),
    }[draft.kind]
    headings = [each for each in draft.layout.headings(draft.grid) if each] or ["–"]
    raise UsageError(
        needed.format(path=left_to_right(path), headings=listed(headings[:20])), "import"
    )


def _notes(table: FileTable, path: Path) -> tuple[str, ...]:
    if not table.is_encoding_assumed:
        return ()
    return (
        _("{file} does not say how its text is encoded; it was read as {encoding}.").format(
            file=left_to_right(path.name), encoding=table.encoding
        ),
    )
