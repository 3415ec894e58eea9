"""Tasks of new hires as events of a calendar: days by date, talks at their instant."""

from collections.abc import Iterable, Iterator

from planner.calculators.onboarding.hire_schedule import HireSchedule, ScheduledTask
from planner.export.calendar_file import CalendarDays, CalendarEntry, CalendarEvent
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.onboarding_calendar_texts import local_time_lines
from planner.localization.onboarding_texts import (
    hire_name,
    moves_sentence,
    owner_name,
    task_done_when,
    task_needs,
    task_title,
)
from planner.plan.model import Plan
from planner.plan.onboarding import TaskOwner, TaskStatus

_DOMAIN = "hiring-planner"
_BASE = "base"


def onboarding_entries(
    plan: Plan,
    schedules: Iterable[HireSchedule],
    shown: Formatter,
    owner: TaskOwner | None = None,
) -> tuple[CalendarEntry, ...]:
    """Return the tasks of hires as calendar entries, in their order.

    A task in which hire and owner meet is an event at its instant, with the local time of both;
    any other takes whole days. Tasks that are not needed are left out. Each keeps its identity
    where it moves or is called otherwise: the document's, the scenario's and the task's own.

    Args:
        plan: Their plan.
        schedules: The hires.
        shown: Whose language the texts are in.
        owner: Only the tasks of this part; None for all.
    """
    return tuple(
        _entry(plan, schedule, task, shown)
        for schedule in schedules
        for task in schedule.tasks
        if task.state.status is not TaskStatus.NOT_NEEDED and owner in (None, task.owner.part)
    )


def _entry(
    plan: Plan, schedule: HireSchedule, task: ScheduledTask, shown: Formatter
) -> CalendarEntry:
    summary = _("{task}: {hire}").format(
        task=task_title(task.task), hire=hire_name(schedule.hire.position)
    )
    description = "\n".join(_description(schedule, task, shown))
    scenario = plan.scenario_id or _BASE
    identity = f"{plan.document_id}-{scenario}-{str(task.key).replace('/', '-')}@{_DOMAIN}"
    if task.meeting is None:
        return CalendarDays(summary, description, task.due, task.ends, identity)
    length = task.meeting.ends_utc - task.meeting.begins_utc
    minutes = max(1, int(length.total_seconds()) // 60)
    return CalendarEvent(summary, description, task.meeting.begins_utc, minutes, identity=identity)


def _description(schedule: HireSchedule, task: ScheduledTask, shown: Formatter) -> Iterator[str]:
    yield _("Owner: {name}").format(name=owner_name(task.owner))
    yield from local_time_lines(schedule, task, shown)
    for template, text in (
        (_("Needs: {text}"), task_needs(task.task)),
        (_("Done when: {text}"), task_done_when(task.task)),
    ):
        if text:
            yield template.format(text=text)
    if task.state.status is TaskStatus.DONE:
        yield _("Done")
    if moved := moves_sentence(schedule, task.moves, shown):
        yield moved
    if task.state.comment:
        yield task.state.comment
