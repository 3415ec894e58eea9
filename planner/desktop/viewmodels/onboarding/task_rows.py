"""The lines of a hire's list of tasks: phases, tasks, what is to be checked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from planner.calculators.onboarding.hire_schedule import (
    HireSchedule,
    ScheduledTask,
    ScheduleFault,
    ScheduleProblem,
)
from planner.desktop.viewmodels.onboarding.board_filter import BoardFilter
from planner.desktop.viewmodels.onboarding.hire_words import (
    clocks_text,
    day_text,
    done_text,
    is_closed,
    late_text,
    task_words,
    waits_text,
)
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.onboarding_texts import (
    moves_sentence,
    owner_name,
    phase_name,
    schedule_problem_sentence,
    task_title,
)
from planner.plan.onboarding import OnboardingPhase, TaskKey, TaskStatus


class NoteKind(Enum):
    """What a line under a task's title is about."""

    LATE = auto()
    WAITS = auto()
    MOVED = auto()
    CLOCKS = auto()
    STARTED = auto()
    COMMENT = auto()


@dataclass(frozen=True, slots=True)
class TaskNote:
    """A line under a task's title."""

    kind: NoteKind
    text: str


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """A heading, with how much of its phase is done."""

    name: str
    count: str


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task; ``words`` says everything that stands on it."""

    key: TaskKey
    title: str
    day: str
    owner: str
    notes: tuple[TaskNote, ...]
    is_done: bool
    is_closed: bool
    is_late: bool
    words: str


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A sentence about something doubtful."""

    text: str


ListRow = PhaseRow | TaskRow | CheckRow

_SOON = timedelta(days=14)
_ASSUMED = (ScheduleFault.OWNER_WITHOUT_CALENDAR, ScheduleFault.BEYOND_CLOCK_RULES)
"""What is assumed, in the place of what is wrong: it stands at the end."""


def task_rows(
    schedule: HireSchedule, asked: BoardFilter, today: date, shown: Formatter
) -> tuple[ListRow, ...]:
    """Return what is wrong, the tasks looked at by phase, then what is assumed.

    What a task waits for is said of those due soon: most tasks of a later phase wait for others.
    """
    soon = date.max if asked.is_blocked else today + _SOON
    rows: list[ListRow] = [*_checks(schedule, shown, are_assumed=False)]
    for phase in OnboardingPhase:
        tasks = [each for each in schedule.tasks if each.task.phase is phase]
        seen = [each for each in tasks if asked.takes_task(each)]
        if seen:
            rows.append(PhaseRow(phase_name(phase), done_text(tasks, shown)))
            rows += [_task_row(schedule, each, soon, shown) for each in seen]
    assumed = [*_checks(schedule, shown, are_assumed=True)]
    if assumed:
        rows += [PhaseRow(_("Assumed, to be checked"), ""), *assumed]
    return tuple(rows)


def keys_of(rows: Sequence[ListRow]) -> tuple[TaskKey, ...]:
    """Return the tasks among some lines."""
    return tuple(each.key for each in rows if isinstance(each, TaskRow))


def _checks(schedule: HireSchedule, shown: Formatter, *, are_assumed: bool) -> Iterator[CheckRow]:
    for problem in schedule.problems:
        if _is_assumed(problem) is are_assumed:
            yield CheckRow(schedule_problem_sentence(schedule, problem, shown))


def _is_assumed(problem: ScheduleProblem) -> bool:
    return problem.fault in _ASSUMED


def _task_row(schedule: HireSchedule, task: ScheduledTask, soon: date, shown: Formatter) -> TaskRow:
    return TaskRow(
        task.key,
        task_title(task.task),
        day_text(task.due, shown),
        owner_name(task.owner),
        tuple(_notes(schedule, task, shown, says_waiting=task.due <= soon)),
        task.state.status is TaskStatus.DONE,
        is_closed(task),
        task.is_overdue,
        task_words(schedule, task, shown),
    )


def _notes(
    schedule: HireSchedule, task: ScheduledTask, shown: Formatter, *, says_waiting: bool
) -> Iterator[TaskNote]:
    if not is_closed(task):
        texts = (
            (NoteKind.LATE, late_text(task, shown)),
            (NoteKind.WAITS, waits_text(schedule, task) if says_waiting else ""),
            (NoteKind.MOVED, moves_sentence(schedule, task.moves, shown)),
            (NoteKind.CLOCKS, clocks_text(schedule, task, shown)),
        )
        yield from (TaskNote(kind, text) for kind, text in texts if text)
    if task.state.status is TaskStatus.STARTED:
        yield TaskNote(NoteKind.STARTED, _("Started"))
    if task.state.status is TaskStatus.NOT_NEEDED:
        yield TaskNote(NoteKind.STARTED, _("Not needed"))
    if task.state.comment:
        yield TaskNote(NoteKind.COMMENT, task.state.comment)
