"""The tasks of one hire as rows that recalculate, with the result of each of their steps.

The rule is that of ``calculators.onboarding.task_dates``. What no formula can tell, that two share
too little time on a day, is a number of further days that stands beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.calculators.onboarding.hire_schedule import HireSchedule, ScheduledTask
from planner.calculators.onboarding.working_days import WorkingDays
from planner.export.workbook.task_calendars import TaskCalendar, TaskCalendars
from planner.market.lead_time import LeadTimeKind
from planner.plan.onboarding import TaskStatus
from planner.quantities.identifiers import TaskId

_CLOSED = (TaskStatus.DONE, TaskStatus.NOT_NEEDED)


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with what its row says; days are ordinals.

    Attributes:
        scheduled: The task with its dates.
        row: Its row.
        waits_for: The rows of what it depends on.
        calendar: The one it lands on.
        owner: The owner's.
        lead_days: Working days that something takes before the first day; None where nothing does.
        is_before: Whether it is to begin before the first day.
        begin: The day it begins by offset and lead time.
        waits_until: The last day of what it depends on; 0 for nothing.
        by_rule: The first day of its calendar from then on.
        extra: How many days of its calendar later it is for want of shared time.
    """

    scheduled: ScheduledTask
    row: int
    waits_for: tuple[int, ...]
    calendar: TaskCalendar
    owner: TaskCalendar
    lead_days: int | None
    is_before: bool
    begin: int
    waits_until: int
    by_rule: int
    extra: int

    @property
    def is_closed(self) -> bool:
        """Whether nobody has to do it any more."""
        return self.scheduled.state.status in _CLOSED

    @property
    def counted_end(self) -> int:
        """The last day for what waits for it; 0 where it is not needed."""
        return _counted_end(self.scheduled)


@dataclass(frozen=True, slots=True)
class HirePeople:
    """Whose days a hire's tasks count on.

    Attributes:
        hire: The hire's working days.
        owners: Those of who does each task.
        lead_days: Working days that what the hire waits for takes.
        waits: What each task depends on.
    """

    hire: WorkingDays
    owners: Sequence[WorkingDays]
    lead_days: Mapping[LeadTimeKind, int]
    waits: Mapping[TaskId, Sequence[TaskId]]


def task_rows(
    schedule: HireSchedule, first_row: int, people: HirePeople, calendars: TaskCalendars
) -> tuple[TaskRow, ...]:
    """Return the rows of a hire's tasks, in the order of the schedule.

    Args:
        schedule: The hire.
        first_row: The row of its first task.
        people: Whose days count.
        calendars: Where calendars come from.
    """
    tasks = {each.task.id: (row, each) for row, each in enumerate(schedule.tasks, first_row)}
    made = []
    for (row, each), owner in zip(tasks.values(), people.owners, strict=True):
        waited = [tasks[task_id] for task_id in people.waits[each.task.id] if task_id in tasks]
        waits_until = max((_counted_end(other) for _row, other in waited), default=0)
        landing = _landed(schedule, each, (people, owner), calendars, waits_until)
        rows = tuple(at for at, _other in waited)
        lead_time = each.task.lead_time
        lead_days = None if lead_time is None else people.lead_days[lead_time]
        made.append(
            TaskRow(each, row, rows, landing[0], calendars.of(owner), lead_days, *landing[1:])
        )
    return tuple(made)


_Landing = tuple[TaskCalendar, bool, int, int, int, int]
"""The calendar a task lands on, whether it is before the first day, and from where it gets where:
begin, end of what it waits for, day by rule, days more."""


def _landed(
    schedule: HireSchedule,
    task: ScheduledTask,
    people: tuple[HirePeople, WorkingDays],
    calendars: TaskCalendars,
    waits_until: int,
) -> _Landing:
    (of_hire, owner), first_day = people, schedule.hire.first_day.toordinal()
    hire, lead_time = of_hire.hire, task.task.lead_time
    begin = task.wanted.toordinal()
    if lead_time is not None:
        begin = min(begin, hire.counted(first_day, -of_hire.lead_days[lead_time]))
    is_before = begin < first_day
    is_alone = is_before or task.owner.seat_id == schedule.hire.position.id
    calendar = calendars.of(owner) if is_alone else calendars.of_both(hire, owner)
    by_rule = _by_rule(calendar, begin, waits_until, is_before=is_before)
    due = task.due.toordinal()
    is_fixed = task.state.moved_to is not None or (
        task.state.done_on is not None and task.state.status in _CLOSED
    )
    if is_fixed or due == by_rule:
        return calendar, is_before, begin, waits_until, by_rule, 0
    if due < by_rule or not calendar.works_on(due):
        # There is no day near on which both work: it falls on one of the hire's.
        calendar = calendars.of(hire)
        by_rule = _by_rule(calendar, begin, waits_until, is_before=is_before)
    extra = calendar.between(by_rule, due)
    return calendar, is_before, begin, waits_until, by_rule, extra


def _by_rule(calendar: TaskCalendar, begin: int, waits_until: int, *, is_before: bool) -> int:
    if is_before and (day := calendar.on_or_before(begin)) > waits_until:
        return day
    return calendar.on_or_after(max(begin, waits_until + 1))


def _counted_end(task: ScheduledTask) -> int:
    is_needed = task.state.status is not TaskStatus.NOT_NEEDED
    return task.ends.toordinal() if is_needed else 0
