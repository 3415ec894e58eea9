"""In which order the tasks of an onboarding template can be done, and what stands in the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from planner.plan.onboarding import TaskOwner, TemplateTask
from planner.quantities.identifiers import TaskId


@dataclass(frozen=True, slots=True)
class TaskOrder:
    """The tasks of a template by what they wait for; tasks are their places in the template.

    Attributes:
        sequence: All tasks, each after those it waits for.
        ids: The IDs of the tasks.
        waits_for: Of each task, what it depends on, without unknown tasks and rings.
        waited_ids: Of each task, the IDs of what it waits for.
        followers: Of each task, those that wait for it.
        rings: Tasks that wait for each other: each for the next, the last for the first. They are
            not waited for along the ring.
        unknown: Tasks with what they depend on and the template lacks.
        parts: The parts that do the tasks.
        offsets: Of each task, its offset.
        has_lead_times: Whether a task has to begin as early as something takes.
    """

    sequence: tuple[int, ...]
    ids: tuple[TaskId, ...]
    waits_for: tuple[tuple[int, ...], ...]
    waited_ids: tuple[tuple[TaskId, ...], ...]
    followers: tuple[tuple[int, ...], ...]
    rings: tuple[tuple[TaskId, ...], ...]
    unknown: tuple[tuple[TaskId, TaskId], ...]
    parts: tuple[TaskOwner, ...]
    offsets: tuple[int, ...]
    has_lead_times: bool


def task_order(tasks: Sequence[TemplateTask]) -> TaskOrder:
    """Return the order of a template's tasks."""
    places = {task.id: at for at, task in enumerate(tasks)}
    waits_for = [
        dict.fromkeys(places[each] for each in task.depends_on if each in places) for task in tasks
    ]
    rings: list[tuple[TaskId, ...]] = []
    sequence = _sequence(waits_for)
    while isinstance(sequence, list):  # a ring, from what is waited for to what waits
        for waited_for, waiting in pairwise(sequence):
            del waits_for[waiting][waited_for]
        rings.append(tuple(tasks[at].id for at in reversed(sequence[1:])))
        sequence = _sequence(waits_for)
    followers: list[list[int]] = [[] for _ in tasks]
    for at, waited_for_all in enumerate(waits_for):
        for each in waited_for_all:
            followers[each].append(at)
    return TaskOrder(
        sequence,
        tuple(task.id for task in tasks),
        tuple(map(tuple, waits_for)),
        tuple(tuple(tasks[each].id for each in waited) for waited in waits_for),
        tuple(map(tuple, followers)),
        tuple(rings),
        tuple((task.id, each) for task in tasks for each in task.depends_on if each not in places),
        tuple(dict.fromkeys(task.owner for task in tasks)),
        tuple(task.offset_working_days for task in tasks),
        any(task.lead_time is not None for task in tasks),
    )


def _sequence(waits_for: Sequence[dict[int, None]]) -> tuple[int, ...] | list[int]:
    """Return all tasks in order, or a ring among them, its first task again at its end."""
    try:
        return tuple(TopologicalSorter(dict(enumerate(waits_for))).static_order())
    except CycleError as error:
        ring: list[int] = error.args[1]
        return ring
