"""A plan after an import and all of its results, in parts so that it can be told and stopped."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from planner.calculators.evaluation import Evaluation, evaluate
from planner.intake.imports.import_draft import ImportDraft
from planner.intake.imports.import_kind import ImportContext
from planner.intake.imports.imported_plan import ImportedPlan, import_draft
from planner.intake.tables.file_table_error import FileTableCancelledError
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan

_SEATS_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class ImportResults:
    """What an import made.

    Attributes:
        draft: What was imported.
        imported: The plan, and what to say of it.
        evaluation: Its results.
        before: What they were held against: results of the plan on show.
        market: As published.
    """

    draft: ImportDraft
    imported: ImportedPlan
    evaluation: Evaluation
    before: Evaluation
    market: Snapshot


def import_results(
    draft: ImportDraft,
    context: ImportContext,
    before: Evaluation,
    market: Snapshot,
    progress: Callable[[float], None],
    is_cancelled: Callable[[], bool],
) -> ImportResults:
    """Import a draft and work the plan out.

    Args:
        draft: The rows.
        context: What they are held against.
        before: The results of the plan on show.
        market: As published.
        progress: Is told the share done, 0 to 1.
        is_cancelled: Asked between the parts.

    Raises:
        PlanEditError: If the plan does not take them.
        UnknownCurrencyError: If pay must be converted and there is no rate.
        FileTableCancelledError: If it was cancelled.
    """
    imported, evaluation = import_draft(draft, context), before
    parts = list(_growing(imported.plan, before.plan))
    for number, part in enumerate(parts):
        if is_cancelled():
            raise FileTableCancelledError
        progress(number / len(parts))
        evaluation = evaluate(part, market, previous=evaluation)
    return ImportResults(draft, imported, evaluation, before, market)


def _growing(plan: Plan, before: Plan) -> Iterator[Plan]:
    """Yield the plan with more and more of its new seats, which stand last, at the end itself."""
    members, positions = len(before.members), len(before.positions)
    while len(plan.members) - members + len(plan.positions) - positions > _SEATS_AT_ONCE:
        more = min(_SEATS_AT_ONCE, len(plan.members) - members)
        members += more
        positions += _SEATS_AT_ONCE - more
        yield replace(plan, members=plan.members[:members], positions=plan.positions[:positions])
    yield plan
