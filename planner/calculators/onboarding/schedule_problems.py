"""What is wrong or doubtful about a hire's schedule."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from planner.calculators.onboarding.hire_schedule import ScheduleFault, ScheduleProblem
from planner.calculators.onboarding.shared_time import LAST_KNOWN_DAY, LOOK_AHEAD_DAYS
from planner.calculators.onboarding.task_dates import CLOSED, UNTOUCHED, HireTasks, TaskDates
from planner.plan.onboarding import TaskOwner
from planner.plan.problem import Fact
from planner.quantities.identifiers import TaskId

Dates = Sequence[TaskDates | None]


def schedule_problems(hire: HireTasks, dates: Dates, today: date) -> tuple[ScheduleProblem, ...]:
    """Return the problems of the hire's template first, then of owners, then task by task."""
    return (
        *_of_order(hire),
        *_of_owners(hire, dates),
        *_of_the_past(hire, dates, today),
        *_of_tasks(hire, dates),
        *_of_meetings(hire, dates),
    )


def _problem(fault: ScheduleFault, task_ids: Iterable[TaskId], **facts: Fact) -> ScheduleProblem:
    return ScheduleProblem(fault, tuple(task_ids), facts)


def _of_order(hire: HireTasks) -> Iterator[ScheduleProblem]:
    for ring in hire.order.rings:
        yield _problem(ScheduleFault.CIRCULAR_DEPENDENCY, ring)
    for task_id, found in hire.order.unknown:
        yield _problem(ScheduleFault.UNKNOWN_DEPENDENCY, (task_id,), depends_on=found)


def _is_open(hire: HireTasks, at: int, found: TaskDates | None) -> bool:
    if found is None:
        return False
    return not hire.states or hire.states.get(hire.tasks[at].id, UNTOUCHED).status not in CLOSED


def _of_owners(hire: HireTasks, dates: Dates) -> Iterator[ScheduleProblem]:
    """Yield who leaves before a task ends, and the parts without a calendar, part by part."""
    assumed: dict[TaskOwner, list[int]] = {}
    for at, found in enumerate(dates):
        owner = hire.owners[at]
        last_day = owner.last_day
        if not (owner.person.is_assumed or last_day) or not _is_open(hire, at, found):
            continue
        if owner.person.is_assumed:
            assumed.setdefault(owner.person.part, []).append(at)
        elif found is not None and last_day is not None and last_day.toordinal() < found.ends:
            ids = (hire.tasks[at].id,)
            name = owner.person.name
            yield _problem(ScheduleFault.OWNER_GONE, ids, name=name, last_day=last_day)
    for part, places in assumed.items():
        yield _problem(
            ScheduleFault.OWNER_WITHOUT_CALENDAR,
            (hire.tasks[at].id for at in places),
            part=part.value,
            place=hire.owners[places[0]].days.place.name,
        )


def _of_the_past(hire: HireTasks, dates: Dates, today: date) -> Iterator[ScheduleProblem]:
    """Yield what should have begun by now so that a first day still ahead can be held."""
    now = today.toordinal()
    if hire.first_day < now:
        return
    past = [
        (found.due, hire.tasks[at].id)
        for at, found in enumerate(dates)
        if found is not None and found.due < now and _is_open(hire, at, found)
    ]
    if past:
        yield _problem(
            ScheduleFault.IN_THE_PAST,
            (task_id for _, task_id in past),
            day=date.fromordinal(min(past)[0]),
            first_day=date.fromordinal(hire.first_day),
        )


def _of_tasks(hire: HireTasks, dates: Dates) -> Iterator[ScheduleProblem]:
    beyond: list[TaskId] = []
    for at, found in enumerate(dates):
        if found is None or (found.is_found and not found.is_fixed and found.due <= LAST_KNOWN_DAY):
            continue
        task = hire.tasks[at]
        is_meeting = found.both is not None and task.shared_minutes > 0
        if is_meeting and found.due > LAST_KNOWN_DAY:
            beyond.append(task.id)
        elif not found.is_found and _is_open(hire, at, found):
            minutes = task.shared_minutes
            fault = ScheduleFault.NO_SHARED_TIME
            yield _problem(fault, (task.id,), shared_minutes=minutes, days=LOOK_AHEAD_DAYS)
        if found.is_fixed and _is_open(hire, at, found):
            yield from islice(_by_hand(hire, at, found, dates), 1)
    if beyond:
        year = date.fromordinal(LAST_KNOWN_DAY).year
        yield _problem(ScheduleFault.BEYOND_CLOCK_RULES, beyond, year=year)


def _of_meetings(hire: HireTasks, dates: Dates) -> Iterator[ScheduleProblem]:
    for at, found in enumerate(dates):
        if found is not None and found.meets_during is not None:
            ids = hire.tasks[found.meets_during].id, hire.tasks[at].id
            yield _problem(ScheduleFault.MEETINGS_AT_ONCE, ids, day=date.fromordinal(found.due))


def _by_hand(hire: HireTasks, at: int, found: TaskDates, dates: Dates) -> Iterator[ScheduleProblem]:
    """Yield what speaks against the day a task was put on by hand."""
    day, task, owner = date.fromordinal(found.due), hire.tasks[at], hire.owners[at]
    people = [(owner.days, owner.person.name)]
    if found.both is not None:
        people.insert(0, (hire.days, ""))
    for days, name in people:
        off = days.day_off(day)
        if off is not None:
            fault = ScheduleFault.MOVED_TO_DAY_OFF
            yield _problem(fault, (task.id,), day=day, name=name, holiday=off[1])
    for each in hire.order.waits_for[at]:
        other = dates[each]
        if other is not None and other.ends >= found.due and _is_open(hire, each, other):
            fault = ScheduleFault.MOVED_BEFORE_DEPENDENCY
            yield _problem(fault, (task.id,), day=day, depends_on=hire.tasks[each].id)
    if found.both is not None and found.due <= LAST_KNOWN_DAY:
        shared = found.both.shared_minutes(found.due)
        if shared < task.shared_minutes:
            yield _problem(
                ScheduleFault.MOVED_TO_LITTLE_SHARED_TIME,
                (task.id,),
                day=day,
                shared_minutes=task.shared_minutes,
                shared=shared,
            )
