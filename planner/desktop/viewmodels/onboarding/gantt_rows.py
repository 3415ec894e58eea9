"""The rows of the chart of hires, and the table with the same facts."""

from planner.calculators.onboarding.hire_schedule import HireSchedule, ScheduledTask
from planner.desktop.viewmodels.onboarding.board import OnboardingBoard
from planner.desktop.viewmodels.onboarding.board_filter import BoardFilter, looked_at
from planner.desktop.viewmodels.onboarding.days_off import NO_DAYS_OFF
from planner.desktop.viewmodels.onboarding.gantt_shapes import GanttRow, ItemDays
from planner.desktop.viewmodels.onboarding.hire_words import (
    day_text,
    done_text,
    member_name,
    reviews_of,
)
from planner.desktop.viewmodels.overlap_charts import Figures
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.onboarding_texts import hire_name, owner_name
from planner.localization.running_text import as_typed
from planner.localization.terms import role_name
from planner.plan.onboarding import TaskOwner
from planner.quantities.identifiers import TaskId

_FULL_DAY = 480
_HELPERS = (TaskOwner.BUDDY, TaskOwner.MENTOR, TaskOwner.MANAGER)


def gantt_rows(
    board: OnboardingBoard, asked: BoardFilter, shown: Formatter
) -> tuple[GanttRow, ...]:
    """Return a row for each hire looked at."""
    return tuple(_row(board, each, asked, shown) for each in looked_at(board, asked))


def _row(
    board: OnboardingBoard, schedule: HireSchedule, asked: BoardFilter, shown: Formatter
) -> GanttRow:
    hire = schedule.hire
    position, first_day = hire.position, hire.first_day.toordinal()
    shared = board.shared.get(position.id)
    minutes = shared.typical if shared is not None else 0
    return GanttRow(
        key=position.id,
        name=hire_name(position),
        detail=role_name(position.role),
        country=hire.place.country,
        start=shown.day_and_month(hire.first_day),
        first_day=first_day,
        begins=min(first_day, schedule.tasks[0].due.toordinal() if schedule.tasks else first_day),
        is_named=bool(position.candidate),
        tasks=schedule.tasks,
        asked=asked,
        days_off=board.hire_days_off(position.id),
        buddy=member_name(board.plan, position.buddy_id),
        shared=shown.hours(minutes) if shared is not None else "",
        shared_share=minutes / _FULL_DAY,
        is_little=shared is not None and minutes < board.plan.onboarding_rules.shared_minutes,
    )


def item_days(board: OnboardingBoard, schedule: HireSchedule, task_id: TaskId | None) -> ItemDays:
    """Return the days that matter for a task of a hire; without one, for the first day at work."""
    own = board.hire_days_off(schedule.hire.position.id)
    task = next((each for each in schedule.tasks if each.key.task_id == task_id), None)
    helped = task or _helped(schedule)
    if helped is None or helped.owner.part is TaskOwner.HIRE:
        return ItemDays("", NO_DAYS_OFF, own.days)
    owner, place = helped.owner, helped.owner.place
    days_off = board.owner_days_off(owner)
    name = as_typed(owner_name(owner))
    if place is not None:
        name = _("{name} in {place}").format(name=name, place=as_typed(place.name))
    if task is None:
        return ItemDays(name, days_off, own.days)
    both = own.days | days_off.days if task.task.shared_minutes else days_off.days
    return ItemDays(name, days_off, both)


def _helped(schedule: HireSchedule) -> ScheduledTask | None:
    """Return a task whose owner helps the hire most: the buddy, else the mentor or manager."""
    tasks = (each for part in _HELPERS for each in schedule.tasks if each.owner.part is part)
    return next(tasks, None)


def hires_figures(board: OnboardingBoard, asked: BoardFilter, shown: Formatter) -> Figures:
    """Return the hires looked at as a table."""
    columns = (
        _("Location"),
        _("Starts"),
        _("30-day review"),
        _("60-day review"),
        _("90-day review"),
        _("Productive work"),
        _("Full productivity"),
        _("Buddy"),
        _("Shared h"),
        _("Mentor"),
        _("Tasks done"),
    )
    schedules = looked_at(board, asked)
    names = tuple(hire_name(each.hire.position) for each in schedules)
    return Figures(columns, names, tuple(_cells(board, each, shown) for each in schedules))


def _cells(board: OnboardingBoard, schedule: HireSchedule, shown: Formatter) -> tuple[str, ...]:
    hire = schedule.hire
    position = hire.position
    reviews = [day_text(each.due, shown) for each in reviews_of(schedule)][:3]
    shared = board.shared.get(position.id)
    productive, ramp = schedule.productive_on, board.ramps.get(position.id)
    return (
        hire.place.name,
        day_text(hire.first_day, shown),
        *(reviews + [""] * (3 - len(reviews))),
        shown.date_short(productive) if productive is not None else "",
        shown.date_short(ramp.full_on) if ramp is not None else "",
        member_name(board.plan, position.buddy_id),
        shown.hours(shared.typical) if shared is not None else "",
        member_name(board.plan, position.mentor_id),
        done_text(schedule.tasks, shown),
    )
