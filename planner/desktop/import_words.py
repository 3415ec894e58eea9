"""What the window says of an import: what to do next, how much is new, what the undo step is."""

from planner.intake.columns.seat_fields import seat_field_name
from planner.intake.imports.import_draft import ImportDraft
from planner.intake.imports.import_kind import ImportKind, missing_columns
from planner.intake.imports.imported_plan import ImportedPlan
from planner.intake.imports.row_steps import Outcome
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import left_to_right, listed


def advice_on(draft: ImportDraft, formatter: Formatter) -> str:
    """Return what the reader should do about a draft without problems."""
    missing = missing_columns(draft.layout, draft.kind)
    if not draft.rows:
        return _("There is nothing below the headings.")
    if missing:
        return missing
    if not draft.has_news:
        return nothing_new(draft, formatter)
    filled = [
        _("{field} ({count})").format(field=seat_field_name(kind), count=formatter.integer(count))
        for kind, count in draft.assumed.items()
    ]
    if filled:
        return _("Filled in where rows say nothing: {fields}.").format(fields=listed(filled))
    return _("Check what each column means. Click a heading to choose another meaning.")


def nothing_new(draft: ImportDraft, formatter: Formatter) -> str:
    """Return that a file changes nothing."""
    count = draft.count(Outcome.SAME)
    is_of_people = all(step.is_member for step in draft.steps if step.outcome is Outcome.SAME)
    text = (
        ngettext(
            "Nothing new: {count} person is already in the plan as they are.",
            "Nothing new: {count} people are already in the plan as they are.",
            count,
        )
        if is_of_people and count
        else ngettext(
            "Nothing new: {count} row is already in the plan as it is.",
            "Nothing new: {count} rows are already in the plan as they are.",
            count,
        )
    )
    return text.format(count=formatter.integer(count))


def counts_text(draft: ImportDraft, formatter: Formatter, *, skips_faulty: bool = False) -> str:
    """Return of how many rows what becomes: ``32 new, 3 changed, 12 the same``.

    Args:
        draft: The draft.
        formatter: Writes the counts.
        skips_faulty: Whether rows with problems are left out, as the reader decided.
    """
    counts = {outcome: draft.count(outcome) for outcome in Outcome}
    if skips_faulty:
        counts[Outcome.LEFT_OUT] += counts[Outcome.FAULTY]
        counts[Outcome.FAULTY] = 0
    templates = {
        Outcome.ADDED: ngettext("{count} new", "{count} new", counts[Outcome.ADDED]),
        Outcome.CHANGED: ngettext("{count} changed", "{count} changed", counts[Outcome.CHANGED]),
        Outcome.SAME: ngettext("{count} the same", "{count} the same", counts[Outcome.SAME]),
        Outcome.LEFT_OUT: ngettext(
            "{count} left out", "{count} left out", counts[Outcome.LEFT_OUT]
        ),
        Outcome.FAULTY: ngettext(
            "{count} with problems", "{count} with problems", counts[Outcome.FAULTY]
        ),
    }
    return listed(
        text.format(count=formatter.integer(counts[outcome]))
        for outcome, text in templates.items()
        if counts[outcome]
    )


def step_text(draft: ImportDraft, formatter: Formatter) -> str:
    """Return what the undo step is called: ``Import 32 people from team.xlsx``."""
    news = [step for step in draft.steps if step.outcome in (Outcome.ADDED, Outcome.CHANGED)]
    count = len(news)
    if draft.kind is ImportKind.SURVEY:
        text = ngettext(
            "Import {count} pay band from {file}", "Import {count} pay bands from {file}", count
        )
    elif draft.kind is ImportKind.OFFERS:
        text = ngettext(
            "Import {count} offer from {file}", "Import {count} offers from {file}", count
        )
    elif draft.kind is ImportKind.PAST_HIRES:
        text = ngettext(
            "Import {count} past hire from {file}", "Import {count} past hires from {file}", count
        )
    elif all(step.is_member for step in news):
        text = ngettext(
            "Import {count} person from {file}", "Import {count} people from {file}", count
        )
    else:
        text = ngettext("Import {count} row from {file}", "Import {count} rows from {file}", count)
    return text.format(count=formatter.integer(count), file=left_to_right(draft.source))


def outcome_text(draft: ImportDraft, imported: ImportedPlan, formatter: Formatter) -> str:
    """Return what an import did."""
    counts = _("{file}: {counts}.").format(
        file=left_to_right(draft.source), counts=counts_text(draft, formatter, skips_faulty=True)
    )
    said = [counts]
    if imported.new_teams:
        text = ngettext("New team: {names}.", "New teams: {names}.", len(imported.new_teams))
        said.append(text.format(names=listed(imported.new_teams)))
    if imported.converted:
        text = ngettext(
            "Pay of {count} seat converted at plan rates.",
            "Pay of {count} seats converted at plan rates.",
            imported.converted,
        )
        said.append(text.format(count=formatter.integer(imported.converted)))
    return " ".join(said)
