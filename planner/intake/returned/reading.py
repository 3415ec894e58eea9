"""Reads a returned workbook and holds it against the plan it was made of."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from planner.intake.returned.added_rows import AddedRows
from planner.intake.returned.exported_inputs import Exported, read_exported
from planner.intake.returned.foreign_edits import foreign_edits
from planner.intake.returned.proposed_changes import ProposedChanges, input_groups
from planner.intake.returned.returned_cells import ReturnedCells
from planner.intake.returned.returned_file import ReturnedFile
from planner.intake.returned.returned_problem import (
    ReturnedProblem,
    ReturnedWorkbookError,
    ReturnedWorkbookFault,
)
from planner.intake.returned.returned_tasks import ReturnedTasks
from planner.intake.returned.returned_values import ValueReader
from planner.intake.returned.review import Proposal, Review, plan_of
from planner.intake.tables.collection_pause import collection_paused
from planner.localization.messages import supported_language
from planner.market.overridden import with_overrides
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan


def _never() -> bool:
    return False


def read_returned(
    path: Path,
    document: Plan,
    market: Snapshot,
    today: date,
    is_cancelled: Callable[[], bool] = _never,
    *,
    password: str = "",
) -> Review:
    """Return what a returned workbook proposes for a plan.

    Args:
        path: The workbook.
        document: The plan as its file holds it, with its scenarios.
        market: The market as published.
        today: The reader's date.
        is_cancelled: Is asked now and then whether to stop.
        password: What opens the workbook where it is encrypted.

    Raises:
        FileTableError: If it is no workbook, or cannot be read.
        ReturnedWorkbookError: If it is of another plan, of a scenario that is gone, or was exported
            without its inputs.
        FileTableCancelledError: If the reading is cancelled.
    """
    with collection_paused():
        file = ReturnedFile(path, is_cancelled, password)
        return _reviewed(file, document, market, today)


def _reviewed(file: ReturnedFile, document: Plan, market: Snapshot, today: date) -> Review:
    """Hold a workbook against the plan it was made of."""
    exported, plan = _recognized(file, document)
    cells = ReturnedCells(file, exported)
    language = supported_language(exported.language)
    reader = ValueReader(language, market.exchange_rates.latest.keys(), today)
    changes = ProposedChanges(plan, market, exported, reader, file.path.name)
    tasks = ReturnedTasks(file, exported, cells, plan)
    found = (*cells.found, *tasks.changed())
    proposals = list(changes.proposals(input_groups(found)))
    problems = changes.problems + tasks.problems
    added = AddedRows.of(exported, cells)
    rows: dict[str, tuple[int, ...]] = {}
    if added is not None:
        rows[added.sheet.name] = added.rows
        own_market = with_overrides(market, plan.overrides)
        for each in added.proposals(plan, own_market, language, today):
            if isinstance(each, Proposal):
                proposals.append(each)
            else:
                problems.append(each)
    problems += foreign_edits(file, exported, cells, rows)
    return Review(file.path.name, document, plan, tuple(proposals), _sorted(problems, file))


def _recognized(file: ReturnedFile, document: Plan) -> tuple[Exported, Plan]:
    """Return what a workbook says of its export, and the plan it was made of.

    Raises:
        ReturnedWorkbookError: If it is not of this plan.
    """
    faults = ReturnedWorkbookFault
    if not file.is_exported:
        raise ReturnedWorkbookError(file.path, faults.NOT_EXPORTED)
    exported = read_exported(file)
    document_id = file.document_id if exported is None else exported.document_id
    if document_id != document.document_id:
        raise ReturnedWorkbookError(file.path, faults.OTHER_PLAN)
    if exported is None:
        raise ReturnedWorkbookError(file.path, faults.NO_INPUTS)
    plan = plan_of(document, exported.scenario_id)
    if plan is None:
        raise ReturnedWorkbookError(file.path, faults.SCENARIO_GONE)
    return exported, plan


def _sorted(problems: list[ReturnedProblem], file: ReturnedFile) -> tuple[ReturnedProblem, ...]:
    """Return problems in the order of the sheets, cell by cell."""
    order = {name: at for at, name in enumerate(file.sheets)}

    def place(problem: ReturnedProblem) -> tuple[int, int, int]:
        if problem.place is None:
            return len(order), 0, 0
        at = order.get(problem.place.sheet, len(order))
        return at, problem.place.row, problem.place.column

    return tuple(sorted(problems, key=place))
