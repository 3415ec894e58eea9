"""What is said of the tasks chosen, and what can be chosen for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.calculators.onboarding.hire_schedule import HireSchedule, ScheduledTask
from planner.desktop.viewmodels.onboarding.board import OnboardingBoard
from planner.desktop.viewmodels.onboarding.hire_words import waits_text
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.onboarding_calendar_texts import local_time_lines
from planner.localization.onboarding_texts import (
    part_name,
    task_done_when,
    task_needs,
    task_title,
)
from planner.localization.running_text import as_typed
from planner.plan.model import Plan
from planner.plan.onboarding import TaskStatus
from planner.quantities.identifiers import SeatId


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """One task, or what several have in common.

    Attributes:
        title: What it is, or how many.
        lines: What else is to be known.
        status: None where they differ.
        owner: The member's ID, empty for whoever has the part; None where they differ.
        owners: Who could do it, the part first.
        day: The day it begins on, typed as the reader writes it.
        is_put: Whether somebody put it on that day.
        is_one: Whether it is one task.
    """

    title: str
    lines: tuple[str, ...]
    status: TaskStatus | None
    owner: str | None
    owners: tuple[tuple[object, str], ...]
    day: str
    comment: str
    is_put: bool
    is_one: bool


def task_facts(
    board: OnboardingBoard,
    schedule: HireSchedule,
    tasks: Sequence[ScheduledTask],
    shown: Formatter,
) -> TaskFacts:
    """Return what is to be said of one task or several."""
    first, is_one = tasks[0], len(tasks) == 1
    statuses = {each.state.status for each in tasks}
    owners = {each.state.assignee_id or "" for each in tasks}
    count = ngettext("{count} task", "{count} tasks", len(tasks))
    return TaskFacts(
        title=task_title(first.task) if is_one else count.format(count=shown.integer(len(tasks))),
        lines=tuple(_lines(schedule, first, shown)) if is_one else (),
        status=statuses.pop() if len(statuses) == 1 else None,
        owner=owners.pop() if len(owners) == 1 else None,
        owners=_owners(board.plan, first, is_one=is_one),
        day=shown.date_short(first.due) if is_one else "",
        comment=first.state.comment if is_one else "",
        is_put=is_one and first.state.moved_to is not None,
        is_one=is_one,
    )


def _owners(plan: Plan, task: ScheduledTask, *, is_one: bool) -> tuple[tuple[object, str], ...]:
    by_part = _("By the part: {part}").format(part=part_name(task.task.owner)) if is_one else ""
    known: set[SeatId] = {each.id for each in plan.members}
    assignee = task.state.assignee_id
    gone = [(str(assignee), str(assignee))] if assignee and assignee not in known else []
    members = ((str(each.id), as_typed(each.name)) for each in plan.members)
    return (("", by_part or _("By the part")), *members, *gone)


def _lines(schedule: HireSchedule, task: ScheduledTask, shown: Formatter) -> Iterator[str]:
    yield from local_time_lines(schedule, task, shown)
    for template, text in (
        (_("Needs: {text}"), task_needs(task.task)),
        (_("Done when: {text}"), task_done_when(task.task)),
    ):
        if text:
            yield template.format(text=text)
    waits = waits_text(schedule, task)
    if waits:
        yield waits
    if task.is_critical:
        yield _("Any delay puts productive work off.")
    elif task.slack_working_days:
        slack = ngettext(
            "Can be {count} working day later without putting productive work off.",
            "Can be {count} working days later without putting productive work off.",
            task.slack_working_days,
        )
        yield slack.format(count=shown.integer(task.slack_working_days))
