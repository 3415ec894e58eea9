"""What is said of hires and their tasks, in words."""

from collections.abc import Iterator, Sequence
from datetime import date

from planner.calculators.onboarding.hire_schedule import HireSchedule, ScheduledTask
from planner.desktop.viewmodels.onboarding.board import OnboardingBoard
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.onboarding_texts import (
    hire_name,
    moves_sentence,
    owner_name,
    task_status_name,
    task_title,
)
from planner.localization.running_text import listed
from planner.localization.terms import role_with_level
from planner.market.time_zone import to_wall
from planner.plan.model import Plan, PositionStatus
from planner.plan.onboarding import TaskStatus
from planner.quantities.identifiers import SeatId, TaskId

CLOSED = (TaskStatus.DONE, TaskStatus.NOT_NEEDED)


def is_closed(task: ScheduledTask) -> bool:
    """Tell whether nothing is to be done any more."""
    return task.state.status in CLOSED


def day_text(day: date, shown: Formatter) -> str:
    """Write a day as tasks have it: ``Mon 28 Sep``."""
    return f"{shown.weekday_name(day.weekday(), 'abbreviated')} {shown.day_and_month(day)}"


def member_name(plan: Plan, member_id: SeatId | None) -> str:
    """Return the name of a member; empty for nobody."""
    return next((each.name for each in plan.members if each.id == member_id), "")


def done_text(tasks: Sequence[ScheduledTask], shown: Formatter) -> str:
    """Say how many tasks are done: ``2 of 3``; those not needed do not count."""
    needed = [each for each in tasks if each.state.status is not TaskStatus.NOT_NEEDED]
    done = sum(each.state.status is TaskStatus.DONE for each in needed)
    return _("{done} of {all}").format(done=shown.integer(done), all=shown.integer(len(needed)))


def reviews_of(schedule: HireSchedule) -> tuple[ScheduledTask, ...]:
    """Return the talks at 30, 60 and 90 days."""
    return tuple(each for each in schedule.tasks if each.task.is_review)


def hires_text(board: OnboardingBoard, shown: Formatter) -> str:
    """Say how many hires there are: ``12 hires, 3 accepted``."""
    positions = [each.hire.position for each in board.schedules.values()]
    accepted = sum(each.status is PositionStatus.ACCEPTED for each in positions)
    hires = ngettext("{count} hire", "{count} hires", len(positions))
    text = hires.format(count=shown.integer(len(positions)))
    if not accepted:
        return text
    also = ngettext("{count} accepted", "{count} accepted", accepted)
    return listed((text, also.format(count=shown.integer(accepted))))


def clocks_text(schedule: HireSchedule, task: ScheduledTask, shown: Formatter) -> str:
    """Say when both meet on the clocks of both: ``11:00 in Bengaluru, 06:30 in Dublin``."""
    if task.meeting is None:
        return ""
    places = [schedule.hire.place]
    if task.owner.place is not None and task.owner.place.zone != places[0].zone:
        places.append(task.owner.place)
    times = (
        _("{time} in {place}").format(
            time=shown.time_of_day(to_wall(place.zone, task.meeting.begins_utc).time()),
            place=place.name,
        )
        for place in places
    )
    return listed(times)


def late_text(task: ScheduledTask, shown: Formatter) -> str:
    """Say by how much a task is late; empty where it is not."""
    if not task.is_overdue:
        return ""
    text = ngettext("{count} day late", "{count} days late", task.days_late)
    return text.format(count=shown.integer(task.days_late))


def waits_text(schedule: HireSchedule, task: ScheduledTask) -> str:
    """Say what a task waits for; empty where it waits for nothing."""
    if not task.blocked_by:
        return ""
    titles = listed(title_of(schedule, each) for each in task.blocked_by)
    return _("Waits for: {tasks}").format(tasks=titles)


def title_of(schedule: HireSchedule, task_id: TaskId) -> str:
    """Return the title of a task of a template."""
    tasks = (each for each in schedule.template.tasks if each.id == task_id)
    return next((task_title(each) for each in tasks), task_id)


def task_words(schedule: HireSchedule, task: ScheduledTask, shown: Formatter) -> str:
    """Say everything that stands on a task's line."""
    state = "" if task.state.status is TaskStatus.OPEN else task_status_name(task.state.status)
    parts = (
        task_title(task.task),
        day_text(task.due, shown),
        owner_name(task.owner),
        state,
        late_text(task, shown),
        clocks_text(schedule, task, shown),
        "" if is_closed(task) else moves_sentence(schedule, task.moves, shown),
        waits_text(schedule, task),
        task.state.comment,
    )
    return listed((part for part in parts if part), with_commas=True)


def item_words(
    board: OnboardingBoard, seat_id: SeatId, task_id: TaskId | None, shown: Formatter
) -> str:
    """Say what a task of a hire is, without one what the hire's row shows."""
    schedule = board.schedules.get(seat_id)
    if schedule is None:
        return ""
    task = next((each for each in schedule.tasks if each.key.task_id == task_id), None)
    if task is None:
        return hire_words(board, schedule, shown)
    return task_words(schedule, task, shown)


def hire_words(board: OnboardingBoard, schedule: HireSchedule, shown: Formatter) -> str:
    """Say what a hire's row shows."""
    return listed(_of_hire(board, schedule, shown), with_commas=True)


def _of_hire(board: OnboardingBoard, schedule: HireSchedule, shown: Formatter) -> Iterator[str]:
    hire = schedule.hire
    position = hire.position
    yield hire_name(position)
    yield role_with_level(position.role, position.level)
    yield hire.place.name
    yield _("starts {day}").format(day=day_text(hire.first_day, shown))
    for review in reviews_of(schedule):
        yield f"{task_title(review.task)} {day_text(review.due, shown)}"
    buddy, shared = member_name(board.plan, position.buddy_id), board.shared.get(position.id)
    if buddy and shared is not None:
        hours = shown.hours_and_minutes(shared.typical)
        yield _("buddy {name}, {hours} shared").format(name=buddy, hours=hours)
    yield _("{tasks} tasks done").format(tasks=done_text(schedule.tasks, shown))
