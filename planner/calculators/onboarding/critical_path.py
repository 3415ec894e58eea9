"""How much later each task of a hire could end without a later day of productive work.

Slack is exact: a task that waits falls on the next day that suits everybody, so the latest end of
what it waits for is the day before the last such day that still leaves the productive day alone.
Tasks that are done or were moved by hand stay where they are, whatever they wait for.
"""

from collections.abc import Sequence

from planner.calculators.onboarding.task_dates import HireTasks, TaskDates
from planner.plan.onboarding import TaskStatus


def productive_day(hire: HireTasks, dates: Sequence[TaskDates | None]) -> int | None:
    """Return when the last task that productive work waits for ends; None if none does."""
    return max(
        (
            each.ends
            for task, each in zip(hire.tasks, dates, strict=True)
            if task.is_productive
            and each is not None
            and not (
                task.id in hire.states and hire.states[task.id].status is TaskStatus.NOT_NEEDED
            )
        ),
        default=None,
    )


def slack_of(hire: HireTasks, dates: Sequence[TaskDates | None]) -> list[int | None]:
    """Return how many of the hire's working days later each task could end; None for any number.

    Args:
        hire: What the dates follow from.
        dates: Those of each task.
    """
    slack: list[int | None] = [None] * len(hire.tasks)
    productive_on = productive_day(hire, dates)
    if productive_on is None:
        return slack
    latest_begin: list[int | None] = [None] * len(hire.tasks)
    for at in reversed(hire.order.sequence):
        found = dates[at]
        task = hire.tasks[at]
        if found is None or (
            task.id in hire.states and hire.states[task.id].status is TaskStatus.NOT_NEEDED
        ):
            continue
        latest = productive_on if task.is_productive else None
        for follower in hire.order.followers[at]:
            begin = latest_begin[follower]
            if begin is not None and (latest is None or begin <= latest):
                latest = begin - 1
        if latest is None:
            continue
        slack[at] = hire.days.between(found.ends + 1, latest + 1) if latest > found.ends else 0
        if not found.is_fixed:
            latest_begin[at] = _latest_begin(hire, at, found, latest)
    return slack


def _latest_begin(hire: HireTasks, at: int, dates: TaskDates, latest_end: int) -> int:
    """Return the last day a task could fall on and end in time."""
    days = hire.owners[at].days
    task = hire.tasks[at]
    last = days.counted(latest_end + 1, -task.duration_working_days)
    if last <= dates.due or not dates.is_found:
        return dates.due
    if dates.both is None:
        return last
    return dates.both.last_suiting(last, task.shared_minutes, dates.due)
