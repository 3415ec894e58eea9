"""Edits of one onboarding template, before it becomes a plan's: its tasks, their order, its IDs."""

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from planner.plan.edits.edit_fault import check_storable, settable_fields
from planner.plan.onboarding import OnboardingPhase, OnboardingTemplate, TaskOwner, TemplateTask
from planner.plan.visible_text import clean_text
from planner.quantities.identifiers import TaskId, TemplateId

_TEXTS = frozenset({"title", "needs", "done_when", "name", "description"})
_FIRST_OFFSET = {
    OnboardingPhase.BEFORE_START: -5,
    OnboardingPhase.DAY_ONE: 0,
    OnboardingPhase.WEEK_ONE: 2,
    OnboardingPhase.DAYS_30: 10,
    OnboardingPhase.DAYS_60: 30,
    OnboardingPhase.DAYS_90: 50,
}
"""Working days from the first day of a task of each phase that nobody has placed yet."""


def add_task(
    template: OnboardingTemplate, title: str, after: TaskId | None = None
) -> tuple[OnboardingTemplate, TaskId]:
    """Add a task behind another one, in its phase and on its day; at the end behind none.

    Returns:
        The template and the ID of the task.
    """
    tasks = template.tasks
    place = _place(template, after) if after is not None else len(tasks) - 1
    like = tasks[place] if tasks else None
    phase = OnboardingPhase.WEEK_ONE if like is None else like.phase
    task = TemplateTask(
        id=_free_id(template, "task"),
        title=title,
        phase=phase,
        owner=TaskOwner.MANAGER if like is None else like.owner,
        offset_working_days=_FIRST_OFFSET[phase] if like is None else like.offset_working_days,
    )
    return replace(template, tasks=(*tasks[: place + 1], task, *tasks[place + 1 :])), task.id


def duplicate_task(
    template: OnboardingTemplate, task_id: TaskId, title: str
) -> tuple[OnboardingTemplate, TaskId]:
    """Put a copy of another title right behind a task.

    Returns:
        The template and the ID of the copy.
    """
    place = _place(template, task_id)
    copy = replace(template.tasks[place], id=_free_id(template, task_id), title=title)
    tasks = (*template.tasks[: place + 1], copy, *template.tasks[place + 1 :])
    return replace(template, tasks=tasks), copy.id


def remove_tasks(template: OnboardingTemplate, task_ids: Collection[TaskId]) -> OnboardingTemplate:
    """Remove tasks; nothing waits for them any more."""
    kept = (task for task in template.tasks if task.id not in task_ids)
    tasks = (
        replace(task, depends_on=tuple(e for e in task.depends_on if e not in task_ids))
        for task in kept
    )
    return replace(template, tasks=tuple(tasks))


def move_task(template: OnboardingTemplate, task_id: TaskId, step: int) -> OnboardingTemplate:
    """Move a task up (-1) or down (1) in the template's order; at the end it stays."""
    place = _place(template, task_id)
    target = place + step
    if not 0 <= target < len(template.tasks):
        return template
    tasks = list(template.tasks)
    tasks.insert(target, tasks.pop(place))
    return replace(template, tasks=tuple(tasks))


def change_task(
    template: OnboardingTemplate,
    task_id: TaskId,
    **changes: Any,  # noqa: ANN401 -- any field of a task
) -> OnboardingTemplate:
    """Set fields of a task.

    Raises:
        PlanEditError: ``UNKNOWN_FIELD`` or ``VALUE_OUT_OF_RANGE``.
    """
    values = _cleaned(changes)
    settable_fields(TemplateTask, values, frozenset({"id"}))
    place = _place(template, task_id)
    tasks = list(template.tasks)
    tasks[place] = replace(tasks[place], **values)
    return replace(template, tasks=tuple(tasks))


def change_template(
    template: OnboardingTemplate,
    **changes: Any,  # noqa: ANN401 -- any field of a template
) -> OnboardingTemplate:
    """Set fields of a template itself.

    Raises:
        PlanEditError: ``UNKNOWN_FIELD`` or ``VALUE_OUT_OF_RANGE``.
    """
    values = _cleaned(changes)
    settable_fields(OnboardingTemplate, values, frozenset({"id", "tasks"}))
    return replace(template, **values)


def as_own(
    template: OnboardingTemplate, name: str, taken: Collection[TemplateId]
) -> OnboardingTemplate:
    """Return a copy under another name and an ID that no template has."""
    slug = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "template"
    return replace(template, id=TemplateId(_free(slug, taken)), name=name)


def _cleaned(changes: dict[str, Any]) -> dict[str, Any]:
    values = dict(changes)
    for name in _TEXTS.intersection(values):
        values[name] = " ".join(clean_text(values[name]).split())
        check_storable(name, values[name])
    return values


def _place(template: OnboardingTemplate, task_id: TaskId) -> int:
    return next(at for at, task in enumerate(template.tasks) if task.id == task_id)


def _free_id(template: OnboardingTemplate, wanted: str) -> TaskId:
    return TaskId(_free(wanted, {task.id for task in template.tasks}))


def _free(wanted: str, taken: Collection[str]) -> str:
    """Return the wanted ID, or it with the first number that makes it new."""
    if wanted not in taken:
        return wanted
    stem = re.sub(r"-\d+$", "", wanted)
    numbers = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(each for each in numbers if each not in taken)
