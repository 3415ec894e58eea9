"""What the chart of hires shows, ready to paint; days are ordinals of dates."""

from dataclasses import dataclass
from functools import cached_property

from planner.calculators.onboarding.hire_schedule import ScheduledTask
from planner.desktop.viewmodels.onboarding.board_filter import BoardFilter
from planner.desktop.viewmodels.onboarding.days_off import NO_DAYS_OFF, DaysOff
from planner.desktop.viewmodels.onboarding.hire_words import is_closed
from planner.quantities.identifiers import SeatId, TaskId

PHASE_DAYS = 30
PHASES = 3


@dataclass(frozen=True, slots=True)
class GanttMark:
    """A task on its day.

    Attributes:
        is_closed: Whether it is done or not needed.
        is_dimmed: Whether the filter leaves it out.
    """

    task_id: TaskId
    day: int
    is_review: bool
    is_closed: bool
    is_late: bool
    is_dimmed: bool


@dataclass(frozen=True, eq=False)
class GanttRow:
    """A hire.

    Attributes:
        begins: The day of the first task.
        is_named: Whether somebody is known who comes.
        tasks: By their day.
        asked: Which of them are looked at.
        buddy: Who helps; empty for nobody.
        shared_share: What they share as a fraction of eight hours.
        is_little: Whether that is less than the plan asks for.
    """

    key: SeatId
    name: str
    detail: str
    country: str
    start: str
    first_day: int
    begins: int
    is_named: bool
    tasks: tuple[ScheduledTask, ...]
    asked: BoardFilter
    days_off: DaysOff
    buddy: str
    shared: str
    shared_share: float
    is_little: bool

    @cached_property
    def marks(self) -> tuple[GanttMark, ...]:
        """All tasks."""
        return tuple(_mark(each, self.asked) for each in self.tasks)

    @cached_property
    def reviews(self) -> tuple[GanttMark, ...]:
        """The talks at 30, 60 and 90 days: all that is seen of most rows."""
        return tuple(_mark(each, self.asked) for each in self.tasks if each.task.is_review)

    @property
    def ends(self) -> int:
        """The day behind the first 90."""
        return self.first_day + PHASES * PHASE_DAYS


@dataclass(frozen=True, slots=True)
class ItemDays:
    """The days that matter for what is chosen in a row: the start, or a task.

    Attributes:
        owner: Who the hire works with on it; empty for nobody else.
        days_off: The owner's days off.
        stepped_over: The days it is not put on.
    """

    owner: str
    days_off: DaysOff
    stepped_over: frozenset[int]


NO_ITEM = ItemDays("", NO_DAYS_OFF, frozenset())


def _mark(task: ScheduledTask, asked: BoardFilter) -> GanttMark:
    return GanttMark(
        task.key.task_id,
        task.due.toordinal(),
        task.task.is_review,
        is_closed(task),
        task.is_overdue,
        asked.asks_of_tasks and not asked.takes_task(task),
    )
