"""What is done with the hire and the tasks chosen: each an edit of the plan that can be undone."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal

from planner.calculators.onboarding.cohorts import StartShift
from planner.calculators.onboarding.hire_schedule import HireSchedule, ScheduledTask
from planner.calculators.onboarding.mentoring.helper_fit import HelpKind
from planner.desktop.pages.onboarding_page.hire_panel import START, HirePanel
from planner.desktop.pages.onboarding_page.task_card import DAY
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.onboarding.board import OnboardingBoard
from planner.desktop.viewmodels.onboarding.days_off import stepped
from planner.desktop.viewmodels.onboarding.gantt_rows import item_days
from planner.desktop.viewmodels.onboarding.helper_proposals import HelperProposals
from planner.desktop.viewmodels.onboarding.hire_edits import HireEdits, NamedTask
from planner.desktop.viewmodels.seat_reading import read_day
from planner.desktop.viewmodels.setting_edits import SettingEdits
from planner.localization.formatting import Formatter
from planner.localization.onboarding_texts import task_title
from planner.plan.onboarding import TaskKey, TaskStatus
from planner.quantities.identifiers import SeatId, TaskId, TemplateId


class HireControls(QObject):
    """Edits the session's plan for a panel.

    Signals:
        message_raised: Why something could not be done.
        edit_explained: What was done, that can be taken back.
    """

    message_raised = Signal(str)
    edit_explained = Signal(str)

    def __init__(
        self,
        session: PlanSession,
        formatter: Formatter,
        today: Callable[[], date],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._formatter = formatter
        self._reading = SettingEdits(session, formatter)
        self.edits = HireEdits(session, formatter, today)
        self._panel: HirePanel | None = None
        self._board: OnboardingBoard | None = None

    def use(self, panel: HirePanel) -> None:
        """Do what a panel asks for."""
        self._panel = panel
        panel.template_chosen.connect(self._on_template)
        panel.list.tick_wanted.connect(self.tick_chosen)
        panel.list.step_wanted.connect(self.step_chosen)
        panel.card.status_chosen.connect(self._on_status)
        panel.card.owner_chosen.connect(self._on_owner)
        panel.card.freed.connect(self._on_freed)

    def show_board(self, board: OnboardingBoard) -> None:
        """Know the dates on show."""
        self._board = board

    def take(self, key: str, text: str) -> str | None:
        """Take a typed start, day or comment, or return why it cannot be used."""
        schedule, tasks = self._schedule(), self._chosen()
        if schedule is None:
            return None
        if key == START:
            seat_id = schedule.hire.position.id
            return self._with_day(text, lambda day: self.edits.start(seat_id, day))
        if len(tasks) != 1:
            return None
        task = _named(tasks[0])
        if key == DAY:
            return self._with_day(text, lambda day: self.edits.put_on(task, day))
        return self.edits.comment(task, text)

    def tick_chosen(self) -> None:
        """Say that the tasks chosen are done, or not."""
        self._tell(self.edits.tick(_all_named(self._chosen())))

    def step_chosen(self, count: int) -> None:
        """Move the one task chosen by working days."""
        schedule, tasks = self._schedule(), self._chosen()
        if schedule is not None and len(tasks) == 1:
            self.step(schedule, tasks[0].key.task_id, count)

    def step(self, schedule: HireSchedule, task_id: TaskId | None, count: int) -> None:
        """Move a task of a hire by working days; without one, the first day at work."""
        if self._board is None:
            return
        off = item_days(self._board, schedule, task_id).stepped_over
        seat_id = schedule.hire.position.id
        day = stepped(off, self._day_now(schedule, task_id).toordinal(), count)
        self.put(schedule, seat_id, task_id, day)

    def put(
        self, schedule: HireSchedule, seat_id: SeatId, task_id: TaskId | None, day: int
    ) -> None:
        """Put a task of a hire on a day; without one, the first day at work."""
        when = date.fromordinal(day)
        if task_id is None:
            self._tell(self.edits.start(seat_id, when))
            return
        task = next((each for each in schedule.tasks if each.key.task_id == task_id), None)
        if task is not None:
            self._tell(self.edits.put_on(_named(task), when))

    def shift(self, shift: StartShift) -> None:
        """Put off a start."""
        self._tell(self.edits.start(shift.hire_id, shift.to_day))

    def help_by(self, proposals: HelperProposals, taken: Sequence[bool]) -> None:
        """Set the buddies and mentors that are taken of some proposed."""
        buddies = proposals.chosen(HelpKind.BUDDY, taken)
        mentors = proposals.chosen(HelpKind.MENTOR, taken)
        self._tell(self.edits.help_by(buddies, mentors))

    def _day_now(self, schedule: HireSchedule, task_id: TaskId | None) -> date:
        """Return the day from which to step: that of the plan, which may be ahead of the board."""
        plan, seat_id = self._session.plan, schedule.hire.position.id
        if task_id is None:
            starts = (each.start for each in plan.positions if each.id == seat_id)
            start = next(starts, schedule.hire.first_day)
            is_old = start == schedule.hire.position.start
            return schedule.hire.first_day if is_old else start
        state = plan.onboarding_tasks.get(TaskKey(seat_id, task_id))
        if state is not None and state.moved_to is not None:
            return state.moved_to
        return next(each.due for each in schedule.tasks if each.key.task_id == task_id)

    def _with_day(self, text: str, edit: Callable[[date], str | None]) -> str | None:
        found: list[date] = []
        reason = self._reading.refusal(lambda: found.append(read_day(text, self._formatter)))
        return reason if reason is not None else edit(found[0])

    def _on_template(self, template_id: str) -> None:
        schedule = self._schedule()
        if schedule is not None:
            wanted = TemplateId(template_id) if template_id else None
            self._tell(self.edits.follow(schedule.hire.position.id, wanted))

    def _on_status(self, status: object) -> None:
        if isinstance(status, TaskStatus) and self._chosen():
            self._tell(self.edits.set_status(_all_named(self._chosen()), status))

    def _on_owner(self, member_id: str) -> None:
        if self._chosen():
            wanted = SeatId(member_id) if member_id else None
            self._tell(self.edits.assign(_all_named(self._chosen()), wanted))

    def _on_freed(self) -> None:
        tasks = self._chosen()
        if len(tasks) == 1:
            self._tell(self.edits.put_on(_named(tasks[0]), None))

    def _tell(self, reason: str | None) -> None:
        if reason is not None:
            self.message_raised.emit(reason)
        else:
            self.edit_explained.emit(self._session.undo_stack.undoText())

    def _schedule(self) -> HireSchedule | None:
        return None if self._panel is None else self._panel.schedule

    def _chosen(self) -> tuple[ScheduledTask, ...]:
        return () if self._panel is None else self._panel.chosen


def _named(task: ScheduledTask) -> NamedTask:
    return NamedTask(task.key, task_title(task.task))


def _all_named(tasks: Sequence[ScheduledTask]) -> list[NamedTask]:
    return [_named(task) for task in tasks]
