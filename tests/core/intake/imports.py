"""What the tests of imports share."""

from collections.abc import Sequence
from datetime import date

from planner.intake.imports.import_draft import ImportDraft, draft_import, mended_import
from planner.intake.imports.import_kind import ImportContext, ImportKind
from planner.intake.imports.imported_plan import import_draft
from planner.intake.tables.grid import Grid, grid_of
from planner.localization.formatting import Formatter
from planner.localization.problems import error_sentence
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan

TODAY = date(2026, 11, 26)


def grid(text: str) -> Grid:
    """Return cells written with strokes between them, a row a line."""
    return grid_of([cell.strip() for cell in line.split("|")] for line in text.strip().splitlines())


def context(plan: Plan, market: Snapshot, locale: str = "en") -> ImportContext:
    return ImportContext(plan, market, Formatter(locale), TODAY, "Mira")


def drafted(text: str, plan: Plan, market: Snapshot, kind: ImportKind | None = None) -> ImportDraft:
    return draft_import(grid(text), "team.csv", context(plan, market), kind)


def imported(text: str, plan: Plan, market: Snapshot) -> Plan:
    return import_draft(drafted(text, plan, market), context(plan, market)).plan


def outcomes(draft: ImportDraft) -> list[str]:
    return [step.outcome.value for step in draft.steps]


def sentences(draft: ImportDraft) -> list[str]:
    return [error_sentence(problem.error, Formatter("en")) for problem in draft.problems]


def labels(draft: ImportDraft, number: int = 0) -> list[str]:
    return [fix.label for fix in draft.problems[number].fixes]


def after_fix(
    draft: ImportDraft, label: str, plan: Plan, market: Snapshot, number: int = 0
) -> ImportDraft:
    problem = draft.problems[number]
    (fix,) = (each for each in problem.fixes if each.label == label)
    return mended_import(draft, problem, fix, context(plan, market))


def columns(draft: ImportDraft) -> Sequence[str | None]:
    return [column.field and column.field.value for column in draft.layout.columns]
