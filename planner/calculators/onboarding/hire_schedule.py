"""A hire's onboarding with its dates, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from planner.calculators.onboarding.hires import Hire
from planner.calculators.onboarding.moves import Move
from planner.calculators.onboarding.owners import OwnerOfTask
from planner.plan.onboarding import OnboardingTemplate, TaskKey, TaskState, TemplateTask
from planner.plan.problem import Fact
from planner.quantities.identifiers import TaskId


class ScheduleFault(StrEnum):
    """What is wrong or doubtful about a hire's schedule.

    The text below each kind names its facts; ``ScheduleProblem.task_ids`` says which tasks.
    """

    CIRCULAR_DEPENDENCY = "circular-dependency"
    """Each of the tasks waits for the one after it, and the last for the first; they are dated
    without waiting for each other."""
    UNKNOWN_DEPENDENCY = "unknown-dependency"
    """``depends_on``: not a task of the template; it is not waited for."""
    OWNER_WITHOUT_CALENDAR = "owner-without-calendar"
    """``part`` (a ``TaskOwner``'s value), ``place`` (the anchor, whose calendar is taken)."""
    OWNER_GONE = "owner-gone"
    """``name``, ``last_day``: the owner has left by then."""
    NO_SHARED_TIME = "no-shared-time"
    """``shared_minutes`` (asked for), ``days`` (looked at): on none of these days do hire and owner
    both work and share so much; it falls on the first one that both work, if there is any."""
    MOVED_TO_DAY_OFF = "moved-to-day-off"
    """``day``, ``name`` (of whoever is off; empty for the hire), ``holiday``: put by hand on a day
    off."""
    MOVED_TO_LITTLE_SHARED_TIME = "moved-to-little-shared-time"
    """``day``, ``shared_minutes`` (asked for), ``shared``: put by hand where they share less."""
    MOVED_BEFORE_DEPENDENCY = "moved-before-dependency"
    """``day``, ``depends_on`` (its ID): put by hand before what it depends on is done."""
    MEETINGS_AT_ONCE = "meetings-at-once"
    """``day``: two meetings of the hire at the same time, as the hours that are shared that day
    leave no room to hold one after the other."""
    IN_THE_PAST = "in-the-past"
    """``day`` (the earliest), ``first_day``: not begun, and should have been before the hire's
    first day can be held."""
    BEYOND_CLOCK_RULES = "beyond-clock-rules"
    """``year``: clock changes after it are not known, so shared time is not looked at."""


@dataclass(frozen=True, slots=True)
class ScheduleProblem:
    """One finding about a hire's schedule."""

    fault: ScheduleFault
    task_ids: tuple[TaskId, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SharedTime:
    """When hire and owner can meet on the day of a task.

    Attributes:
        begins_utc: The beginning of the first stretch of shared working hours that is long enough
            and free of the hire's other meetings; where none is long enough, of the first stretch.
        ends_utc: When the minutes asked for are over, a break between stretches included.
        shared_minutes: What they share that day in all.
    """

    begins_utc: datetime
    ends_utc: datetime
    shared_minutes: int


class ScheduledTask(NamedTuple):
    """A task of a hire with its dates; a tuple, as plans hold tens of thousands of them.

    Attributes:
        key: Whose task it is, and which.
        task: What the template says of it.
        state: How far it is.
        owner: Who does it.
        due: The day it begins.
        ends: The day it ends.
        wanted: The day by its offset alone.
        moves: Why it is not due on the day wanted, in order; for a day wanted that follows days
            off of the hire, which those are.
        meeting: When hire and owner meet; None where they need not, or cannot.
        slack_working_days: How many of the hire's working days later it could end without a later
            day for productive work; None where it holds nothing up.
        is_critical: Whether any delay of it delays productive work.
        blocked_by: What it depends on and is not done.
        is_overdue: Whether it should be done by today, and is not.
        days_late: Calendar days from its end to today; 0 where it is not overdue.
    """

    key: TaskKey
    task: TemplateTask
    state: TaskState
    owner: OwnerOfTask
    due: date
    ends: date
    wanted: date
    moves: tuple[Move, ...]
    meeting: SharedTime | None
    slack_working_days: int | None
    is_critical: bool
    blocked_by: tuple[TaskId, ...]
    is_overdue: bool
    days_late: int


@dataclass(frozen=True, slots=True)
class HireSchedule:
    """A hire's onboarding.

    Attributes:
        hire: The hire.
        template: The template their tasks come from.
        tasks: By the day they are due, then in the template's order.
        productive_on: When the last task that productive work waits for ends; None if none does.
        critical: The tasks not done any delay of which delays that day, in order.
        problems: What is wrong or doubtful.
        probation_ends: The last day of the longest probation by law; None where there is none, or
            no figure of it. Check before relied on.
    """

    hire: Hire
    template: OnboardingTemplate
    tasks: tuple[ScheduledTask, ...]
    productive_on: date | None
    critical: tuple[TaskId, ...]
    problems: tuple[ScheduleProblem, ...]
    probation_ends: date | None = None
