"""Which hires and which of their tasks are looked at."""

from dataclasses import dataclass

from planner.calculators.onboarding.hire_schedule import HireSchedule, ScheduledTask
from planner.desktop.viewmodels.onboarding.board import OnboardingBoard
from planner.localization.onboarding_texts import hire_name, owner_name
from planner.localization.terms import role_name
from planner.plan.model import PositionStatus
from planner.plan.onboarding import TaskOwner


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What is asked for; nothing by default.

    Attributes:
        text: Words, each of which a hire's name, ID, role, place, buddy or an owner begins with or
            holds.
        owner: The part of whoever does a task.
        status: How far a position is.
        is_overdue: Only tasks that are overdue.
        is_blocked: Only tasks that wait for others.
    """

    text: str = ""
    owner: TaskOwner | None = None
    status: PositionStatus | None = None
    is_overdue: bool = False
    is_blocked: bool = False

    @property
    def asks_of_tasks(self) -> bool:
        """Whether only some tasks are looked at."""
        return self.owner is not None or self.is_overdue or self.is_blocked

    def takes_task(self, task: ScheduledTask) -> bool:
        """Tell whether a task is looked at."""
        if self.owner is not None and task.owner.part is not self.owner:
            return False
        if self.is_overdue and not task.is_overdue:
            return False
        return not self.is_blocked or bool(task.blocked_by)

    def takes_hire(self, schedule: HireSchedule) -> bool:
        """Tell whether a hire is looked at: by what is said of it, and having such tasks."""
        position = schedule.hire.position
        if self.status is not None and position.status is not self.status:
            return False
        if self.asks_of_tasks and not any(map(self.takes_task, schedule.tasks)):
            return False
        words = self.text.casefold().split()
        if not words:
            return True
        texts = _said_of(schedule)
        return all(any(word in text for text in texts) for word in words)


def _said_of(schedule: HireSchedule) -> set[str]:
    position = schedule.hire.position
    texts = {hire_name(position), position.id, role_name(position.role), schedule.hire.place.name}
    texts.update(
        owner_name(owner) for owner in {id(t.owner): t.owner for t in schedule.tasks}.values()
    )
    return {text.casefold() for text in texts}


def looked_at(board: OnboardingBoard, asked: BoardFilter) -> tuple[HireSchedule, ...]:
    """Return the hires looked at, by their first day, then in the plan's order."""
    found = (each for each in board.schedules.values() if asked.takes_hire(each))
    return tuple(sorted(found, key=lambda each: each.hire.first_day))
