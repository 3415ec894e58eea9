"""One hire's schedule, from what it follows from."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from planner.calculators.onboarding.critical_path import productive_day, slack_of
from planner.calculators.onboarding.hire_schedule import HireSchedule, ScheduledTask
from planner.calculators.onboarding.hires import Hire, hire_of
from planner.calculators.onboarding.meeting_times import with_meetings_apart
from planner.calculators.onboarding.owners import Owner
from planner.calculators.onboarding.probation import probation_end
from planner.calculators.onboarding.schedule_problems import schedule_problems
from planner.calculators.onboarding.task_dates import (
    CLOSED,
    UNTOUCHED,
    HireTasks,
    TaskDates,
    is_left_out,
    task_dates,
)
from planner.calculators.onboarding.working_days import WorkingDays
from planner.market.lead_time import LeadTimeKind
from planner.market.place import Place
from planner.plan.model import Position
from planner.plan.onboarding import OnboardingTemplate, TaskKey, TaskOwner, TaskState
from planner.plan.task_order import TaskOrder
from planner.quantities.identifiers import SeatId, TaskId


class HireInputs(NamedTuple):
    """What a hire's schedule follows from; equal inputs have equal schedules.

    Attributes:
        owners: Who stands behind each part.
        assigned: Who was put on single tasks in place of them.
        lead_days: Working days by kind of lead time; tasks of other kinds are left out.
        probation_months: The longest probation by law; None where there is none.
    """

    position: Position
    place: Place
    template: OnboardingTemplate
    order: TaskOrder
    days: WorkingDays
    owners: Mapping[TaskOwner, Owner]
    assigned: tuple[tuple[TaskId, Owner], ...]
    lead_days: Mapping[LeadTimeKind, int]
    probation_months: Decimal | None
    states: Mapping[TaskId, TaskState]
    today: date


def dated_hire(inputs: HireInputs) -> HireSchedule:
    """Return a hire's schedule."""
    hire = hire_of(inputs.position, inputs.place, inputs.days)
    tasks = _tasks_of(hire, inputs)
    dates = with_meetings_apart(tasks, task_dates(tasks))
    slack = slack_of(tasks, dates)
    keys = _keys(tasks.seat_id, tasks.order.ids)
    scheduled = [
        _scheduled(tasks, keys[at], at, found, slack[at], inputs.today)
        for at, found in enumerate(dates)
        if found is not None
    ]
    scheduled.sort(key=_due)
    productive_on, months = productive_day(tasks, dates), inputs.probation_months
    return HireSchedule(
        hire,
        inputs.template,
        tuple(scheduled),
        None if productive_on is None else date.fromordinal(productive_on),
        tuple(each.task.id for each in scheduled if each.is_critical),
        schedule_problems(tasks, dates, inputs.today),
        None if months is None else probation_end(hire.first_day, months),
    )


def _tasks_of(hire: Hire, inputs: HireInputs) -> HireTasks:
    owners = [inputs.owners[task.owner] for task in inputs.template.tasks]
    if inputs.assigned:
        assigned = dict(inputs.assigned)
        owners = [
            assigned.get(task.id, owner)
            for task, owner in zip(inputs.template.tasks, owners, strict=True)
        ]
    return HireTasks(
        seat_id=inputs.position.id,
        tasks=inputs.template.tasks,
        order=inputs.order,
        first_day=hire.first_day.toordinal(),
        days=inputs.days,
        owners=owners,
        lead_days=inputs.lead_days,
        states=inputs.states,
    )


def _due(task: ScheduledTask) -> date:
    return task.due


@lru_cache(maxsize=4096)
def _keys(seat_id: SeatId, ids: tuple[TaskId, ...]) -> tuple[TaskKey, ...]:
    return tuple(TaskKey(seat_id, task_id) for task_id in ids)


def _scheduled(
    hire: HireTasks, key: TaskKey, at: int, dates: TaskDates, slack: int | None, today: date
) -> ScheduledTask:
    task = hire.tasks[at]
    due = date.fromordinal(dates.due)
    ends = due if dates.ends == dates.due else date.fromordinal(dates.ends)
    state, blocked_by, is_closed = UNTOUCHED, hire.order.waited_ids[at], False
    if hire.states or (blocked_by and hire.order.has_lead_times):
        state = hire.states.get(task.id, UNTOUCHED)
        is_closed = state.status in CLOSED
        slack = None if is_closed else slack
        blocked_by = () if is_closed else _not_done(hire, at)
    is_overdue = ends < today and not is_closed
    return ScheduledTask(
        key,
        task,
        state,
        hire.owners[at].person,
        due,
        ends,
        due if dates.wanted == dates.due else date.fromordinal(dates.wanted),
        dates.moves,
        dates.meeting,
        slack,
        slack == 0,
        blocked_by,
        is_overdue,
        (today - ends).days if is_overdue else 0,
    )


def _not_done(hire: HireTasks, at: int) -> tuple[TaskId, ...]:
    """Return what a task waits for, less what is done, not needed or left out."""
    order, states = hire.order, hire.states
    return tuple(
        task_id
        for each, task_id in zip(order.waits_for[at], order.waited_ids[at], strict=True)
        if not is_left_out(hire, each) and states.get(task_id, UNTOUCHED).status not in CLOSED
    )
