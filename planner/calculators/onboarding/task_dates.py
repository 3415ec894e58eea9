"""The dates of one hire's tasks: offsets, lead times, both calendars, dependencies, hands.

Days are ordinals of dates here.

- A task is wanted on the hire's working day of its offset, counted from the first day; one with a
  lead time begins as many of the hire's working days before the first day, if that is earlier.
- One that is to begin before the first day falls on the last day up to then on which its owner
  works; any other on the first day from then on which both work and share the minutes it asks for.
- It begins after the last day of whatever it depends on. What is not needed is not waited for.
- It ends on the owner's working day of its duration.
- What is done stays on the day it was done; what was moved by hand stays where it was put.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from planner.calculators.onboarding.hire_schedule import SharedTime
from planner.calculators.onboarding.moves import (
    HIRE_REASONS,
    OWNER_REASONS,
    WEEKENDS,
    Move,
    MoveReason,
    moves_over,
)
from planner.calculators.onboarding.owners import Owner
from planner.calculators.onboarding.shared_time import DaysOfTwo, Landing, days_of_two
from planner.calculators.onboarding.working_days import DayOff, WorkingDays
from planner.market.lead_time import LeadTimeKind
from planner.plan.onboarding import TaskState, TaskStatus, TemplateTask
from planner.plan.task_order import TaskOrder
from planner.quantities.identifiers import SeatId, TaskId

CLOSED = frozenset({TaskStatus.DONE, TaskStatus.NOT_NEEDED})
UNTOUCHED = TaskState()


class TaskDates(NamedTuple):
    """When a task is due.

    Attributes:
        due: The day it begins.
        ends: Its last day.
        wanted: The day by its offset alone.
        moves: Why it is not due on the day wanted.
        meeting: When hire and owner meet.
        both: What the days of both have in common; None where the owner does it alone.
        is_fixed: Whether it was done or moved by hand.
        is_found: Whether there was a day on which both share enough.
        meets_during: The index of another meeting of the hire at the same time; None where there
            is none.
    """

    due: int
    ends: int
    wanted: int
    moves: tuple[Move, ...]
    meeting: SharedTime | None
    both: DaysOfTwo | None
    is_fixed: bool = False
    is_found: bool = True
    meets_during: int | None = None


@dataclass(frozen=True, slots=True)
class HireTasks:
    """What the dates of a hire's tasks follow from.

    Attributes:
        seat_id: Whose.
        tasks: The tasks of the template.
        order: What they wait for.
        first_day: The first day, on which the hire works.
        days: The hire's working days.
        owners: Who does each task.
        lead_days: Working days each kind of lead time takes; tasks of a kind that is not there are
            left out.
        states: How far tasks are.
    """

    seat_id: SeatId
    tasks: Sequence[TemplateTask]
    order: TaskOrder
    first_day: int
    days: WorkingDays
    owners: Sequence[Owner]
    lead_days: Mapping[LeadTimeKind, int]
    states: Mapping[TaskId, TaskState]


def task_dates(hire: HireTasks) -> list[TaskDates | None]:
    """Return the dates of each task; None for tasks that are left out."""
    tasks, states, order = hire.tasks, hire.states, hire.order
    wanted = hire.days.all_counted(hire.first_day, order.offsets)
    dates: list[TaskDates | None] = [None] * len(tasks)
    ends = [0] * len(tasks)
    for at in order.sequence:
        if order.has_lead_times and is_left_out(hire, at):
            continue
        task = tasks[at]
        state = states.get(task.id, UNTOUCHED) if states else UNTOUCHED
        wait = NO_WAIT
        if waits_for := order.waits_for[at]:
            last = max(waits_for, key=ends.__getitem__) if len(waits_for) > 1 else waits_for[0]
            wait = ends[last], tasks[last].id
        found = dates[at] = _dates(hire, task, state, hire.owners[at], wanted[at], wait)
        if state.status is not TaskStatus.NOT_NEEDED:
            ends[at] = found.ends
    return dates


def is_left_out(hire: HireTasks, at: int) -> bool:
    """Tell whether a hire need not wait for what a task is about, so that there is no such task."""
    lead_time = hire.tasks[at].lead_time
    return lead_time is not None and lead_time not in hire.lead_days


_Wait = tuple[int, TaskId]
"""The last day of what a task depends on, and which of it ends last."""

NO_WAIT: _Wait = 0, TaskId("")


def _dates(
    hire: HireTasks,
    task: TemplateTask,
    state: TaskState,
    owner: Owner,
    wanted: int,
    wait: _Wait,
) -> TaskDates:
    days, first_day, offset = hire.days, hire.first_day, task.offset_working_days
    begin = wanted
    moves = counted_over(days, wanted, offset > 0) if offset else ()
    if task.lead_time is not None:
        begin = min(begin, days.counted(first_day, -hire.lead_days[task.lead_time]))
        if begin < wanted:
            moves = (Move(date.fromordinal(wanted), MoveReason.LEAD_TIME),)
    is_before = begin < first_day
    is_alone = is_before or owner.person.seat_id == hire.seat_id
    both = None if is_alone else days_of_two(days, owner.days)
    if state is not UNTOUCHED:
        if state.done_on is not None and state.status in CLOSED:
            day = state.done_on.toordinal()
            return TaskDates(day, day, wanted, (), None, both, is_fixed=True)
        if state.moved_to is not None:
            return _put_by_hand(task, owner, both, wanted, state.moved_to.toordinal())
    meeting, is_found = None, True
    if both is not None:
        due, passed, meeting, is_found = _landed_together(both, begin, wait, task.shared_minutes)
    elif owner.days is days and begin > wait[0]:
        due, passed = begin, ()  # counted on the owner's own days
    else:
        reasons = HIRE_REASONS if owner.days is days else OWNER_REASONS
        land = _landed_before if is_before else _landed_alone
        due, passed = land(owner.days, begin, wait, reasons)
    length = task.duration_working_days
    ends = due if length == 1 else owner.days.counted(due, length - 1)
    moves = (*moves, *passed) if passed else moves
    found = TaskDates(due, ends, wanted, moves, meeting, both)
    return found if is_found else found._replace(is_found=False)


def _put_by_hand(
    task: TemplateTask, owner: Owner, both: DaysOfTwo | None, wanted: int, day: int
) -> TaskDates:
    """Return the dates of a task on the day somebody put it, a day off or not."""
    further = task.duration_working_days - 1
    ends = owner.days.counted(day + 1, further - 1) if further else day
    moves = (Move(date.fromordinal(wanted), MoveReason.BY_HAND),) if day != wanted else ()
    meeting = None if both is None else both.meeting(day, task.shared_minutes)
    return TaskDates(day, ends, wanted, moves, meeting, both, is_fixed=True)


_Moves = tuple[Move, ...]
_Reasons = Mapping[DayOff, MoveReason]


def _landed_before(
    days: WorkingDays, begin: int, wait: _Wait, reasons: _Reasons
) -> tuple[int, _Moves]:
    """Return the last working day up to one; after what it waits for, the first from then on."""
    due = days.on_or_before(begin)
    if due <= wait[0]:
        return _landed_alone(days, begin, wait, reasons)
    return due, moves_over(days, range(begin, due, -1), reasons) if due < begin else ()


def _landed_alone(
    days: WorkingDays, begin: int, wait: _Wait, reasons: _Reasons
) -> tuple[int, _Moves]:
    """Return the first working day from one on and after what it waits for."""
    waited = _waited(begin, wait)
    begin = wait[0] + 1 if waited else begin
    due = days.on_or_after(begin)
    if due == begin:
        return due, waited
    return due, _after(waited, moves_over(days, range(begin, due), reasons))


def _landed_together(both: DaysOfTwo, begin: int, wait: _Wait, minutes: int) -> Landing:
    """Return the first day that suits both from one on and after what it waits for."""
    if begin > wait[0]:
        return both.landing(begin, minutes)
    found = both.landing(wait[0] + 1, minutes)
    return found._replace(moves=_after(_waited(begin, wait), found.moves))


def _waited(begin: int, wait: _Wait) -> _Moves:
    after, task_id = wait
    if begin > after:
        return ()
    return (Move(date.fromordinal(begin), MoveReason.DEPENDENCY, task_id=task_id),)


def _after(waited: _Moves, moves: _Moves) -> _Moves:
    """Return all moves; after another reason, that a weekend follows says nothing."""
    if not waited:
        return moves
    return (*waited, *(move for move in moves if move.reason not in WEEKENDS))


@lru_cache(maxsize=65_536)
def counted_over(days: WorkingDays, day: int, is_later: bool) -> _Moves:  # noqa: FBT001 -- a key
    """Return which days off were passed over in the last step of counting, weekends aside.

    Args:
        days: The working days counted.
        day: The day counted to.
        is_later: Whether it lies after the day counted from.
    """
    if is_later:
        passed_over = range(days.on_or_before(day - 1) + 1, day)
    else:
        passed_over = range(days.on_or_after(day + 1) - 1, day, -1)
    moves = moves_over(days, passed_over, HIRE_REASONS)
    return tuple(move for move in moves if move.reason not in WEEKENDS)
