"""What importing a file did, or would do, as text."""

from planner.cli.import_result import ImportResult, suggestions
from planner.intake.cells.cell_reading import CellProblem
from planner.intake.columns.seat_fields import seat_field_name
from planner.intake.imports.import_kind import import_kind_name
from planner.intake.imports.row_steps import NO_COLUMN, Outcome, RowStep
from planner.localization.messages import _, ngettext
from planner.localization.past_hire_texts import past_hire_text
from planner.localization.problems import error_sentence
from planner.localization.running_text import left_to_right, listed


def import_text(result: ImportResult) -> str:
    """List what is added, changed, the same and wrong, and say what was done."""
    parts = [
        _heading(result),
        _changes(result, Outcome.ADDED),
        _changes(result, Outcome.CHANGED),
        _problems(result),
        "\n".join(_remarks(result)),
        _ending(result),
    ]
    return "\n\n".join(part for part in parts if part)


def _heading(result: ImportResult) -> str:
    draft, integer = result.draft, result.context.formatter.integer
    count = len(draft.steps)
    template = (
        ngettext(
            "{file}, {count} row, by its headings: {kind}",
            "{file}, {count} rows, by its headings: {kind}",
            count,
        )
        if result.is_kind_guessed
        else ngettext("{file}, {count} row: {kind}", "{file}, {count} rows: {kind}", count)
    )
    return template.format(
        file=left_to_right(result.path.name),
        count=integer(count),
        kind=import_kind_name(draft.kind),
    )


def _changes(result: ImportResult, outcome: Outcome) -> str:
    steps = result.steps(outcome)
    if not steps:
        return ""
    count, formatter = len(steps), result.context.formatter
    heading = (
        ngettext("{count} new", "{count} new", count)
        if outcome is Outcome.ADDED
        else ngettext("{count} changed", "{count} changed", count)
    )
    changes = result.changes()
    lines = [heading.format(count=formatter.integer(count))]
    for step in steps:
        if step.past_hire is not None:
            lines.append(f"  {_row(result, step, past_hire_text(step.past_hire, formatter))}")
        for _change, said in changes.get(result.subject_of(step) or "", []):
            lines.append(f"  {_row(result, step, said.sentence)}")
    return "\n".join(lines)


def _row(result: ImportResult, step: RowStep, what: str) -> str:
    row = result.context.formatter.integer(step.row)
    return _("Row {row}: {what}").format(row=row, what=what)


def _problems(result: ImportResult) -> str:
    problems = result.draft.problems
    if not problems:
        return ""
    count = result.draft.faulty_count
    heading = ngettext("{count} row with problems", "{count} rows with problems", count)
    lines = [heading.format(count=result.context.formatter.integer(count))]
    return "\n".join(lines + [f"  {_problem(result, problem)}" for problem in problems])


def _problem(result: ImportResult, problem: CellProblem) -> str:
    formatter = result.context.formatter
    heading = (
        result.draft.layout.headings(result.draft.grid)[problem.column]
        if problem.column != NO_COLUMN
        else ""
    )
    where = _("Row {row}, {column}").format(
        row=formatter.integer(problem.row), column=heading or seat_field_name(problem.field)
    )
    what = error_sentence(problem.error, formatter)
    texts = suggestions(problem)
    if texts and not any(text in what for text in texts):
        what += " " + _("Could be: {texts}.").format(texts=listed(texts, with_commas=True))
    return _("{where}: {what}").format(where=where, what=what)


def _remarks(result: ImportResult) -> list[str]:
    integer = result.context.formatter.integer
    said = []
    same = result.draft.count(Outcome.SAME)
    if same and result.draft.has_news:
        text = ngettext("{count} row is the same.", "{count} rows are the same.", same)
        said.append(text.format(count=integer(same)))
    assumed = [
        _("{field} ({count})").format(field=seat_field_name(kind), count=integer(count))
        for kind, count in result.imported.assumed.items()
    ]
    if assumed:
        said.append(_("Filled in where rows say nothing: {fields}.").format(fields=listed(assumed)))
    if teams := result.imported.new_teams:
        text = ngettext("New team: {names}.", "New teams: {names}.", len(teams))
        said.append(text.format(names=listed(teams)))
    return said


def _ending(result: ImportResult) -> str:
    if result.is_refused:
        return _(
            "Nothing was written. Mend those rows in the file, or leave them out with "
            "--skip-problems."
        )
    same = result.draft.count(Outcome.SAME)
    if not result.draft.has_news:
        text = ngettext(
            "Nothing new: {count} row is in the plan as it is.",
            "Nothing new: {count} rows are in the plan as they are.",
            same,
        )
        return text.format(count=result.context.formatter.integer(same))
    if result.is_dry_run:
        return _("Nothing was written, as asked.")
    return _("Imported into {path}.").format(path=left_to_right(result.plan_path))
