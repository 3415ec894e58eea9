"""The links of the Changes sheet to the columns of onboarding tasks that are inputs.

A row for each of the tasks, of which a large plan has 20,000, would make half of that sheet.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.export.workbook.addresses import fixed_range, on_sheet
from planner.export.workbook.context import Context
from planner.export.workbook.onboarding_layout import TASK_HEADING
from planner.export.workbook.task_formulas import TaskColumn as C
from planner.intake.returned import exported_form as form
from planner.localization.messages import _


@dataclass(frozen=True, slots=True)
class TaskLink:
    """A row of Changes about a column of tasks.

    Attributes:
        key: What it is (``exported_form.TASKS``).
        label: What is counted.
        place: The cells.
        formula: How many they are.
        count: How many they were.
    """

    key: str
    label: str
    place: str
    formula: str
    count: int


def task_links(context: Context) -> Iterator[TaskLink]:
    """Yield the columns of tasks that are read back; none where there are no tasks."""
    count = sum(len(block.tasks) for block in context.onboarding.blocks)
    if not count:
        return
    keys, status, was, done_on, done_on_was, ends = (
        _cells(context, column)
        for column in (C.KEY, C.STATUS, C.STATUS_WAS, C.DONE_ON, C.DONE_ON_WAS, C.ENDS)
    )
    for part, label, now, before in (
        (form.TASK_STATUS, _("Tasks whose state was changed"), status, was),
        (form.TASK_DONE_ON, _("Tasks whose day done was changed"), done_on, done_on_was),
    ):
        formula = f'SUMPRODUCT(({keys}<>"")*({now}<>{before}))'
        yield TaskLink(f"{form.TASKS}/{part}", label, now, formula, 0)
    label = _("Tasks")
    yield TaskLink(f"{form.TASKS}/{form.TASK_ENDS}", label, ends, f"ROWS({ends})", count)


def _cells(context: Context, column: C) -> str:
    first, last = TASK_HEADING + 1, context.onboarding.last_task
    area = fixed_range((first, column.column), (last, column.column))
    return on_sheet(context.names.onboarding_tasks, area)
