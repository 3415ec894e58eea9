"""What the cells of an onboarding task say of its state."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from planner.intake.returned.exported_form import TASK_DONE_ON, TASK_ENDS, TASK_STATUS
from planner.intake.returned.returned_problem import ReturnedFault
from planner.intake.returned.returned_values import CellFaultError, Value
from planner.plan.onboarding import TaskState, TaskStatus

UNTOUCHED = TaskState()
_CLOSED = (TaskStatus.DONE, TaskStatus.NOT_NEEDED)


def written_state(state: TaskState, values: Mapping[str, Value]) -> TaskState | None:
    """Return a task's state with what cells say of it; None where it says nothing more.

    Args:
        state: As it is in the plan: what the workbook does not show is taken from there.
        values: What the cells hold, by ``exported_form.TASK_STATUS`` and those beside it.

    Raises:
        CellFaultError: If they do not say how far the task is.
    """
    status, done_on = values.get(TASK_STATUS), values.get(TASK_DONE_ON)
    if not isinstance(status, TaskStatus):
        raise CellFaultError(ReturnedFault.EMPTY)
    return _told(replace(state, status=status, done_on=_day(done_on)))


def returned_state(
    exported: object, state: TaskState, values: Mapping[str, Value], today: date
) -> TaskState | None:
    """Return the state that somebody gave a task in a workbook.

    A task that is done now was done on the day that was typed beside it, else on the one on which
    it ends by the sheet, if that is not still to come. A day typed alone says that it is done.

    Args:
        exported: The state as it was exported; None for nothing to say.
        state: As it is in the plan.
        values: What the cells hold; under ``exported_form.TASK_ENDS`` the day on which it ends.
        today: The reader's date.

    Raises:
        CellFaultError: If the cells do not say how far the task is.
    """
    before = exported if isinstance(exported, TaskState) else UNTOUCHED
    now = written_state(state, values) or UNTOUCHED
    if now.status not in _CLOSED:
        is_told = now.done_on is not None and now.done_on != before.done_on
        status = TaskStatus.DONE if is_told else now.status
        now = replace(now, status=status, done_on=now.done_on if is_told else None)
    elif now.status is TaskStatus.DONE and now.done_on is None and before.status is not now.status:
        now = replace(now, done_on=min(_day(values.get(TASK_ENDS)) or today, today))
    return _told(now)


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None


def _told(state: TaskState) -> TaskState | None:
    return None if state == UNTOUCHED else state
