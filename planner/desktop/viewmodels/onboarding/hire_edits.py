"""Edits of the Onboarding page, each one undo step."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.seat_editing import edit_text
from planner.desktop.viewmodels.setting_edits import SettingEdits
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.onboarding_texts import hire_name
from planner.localization.running_text import as_typed
from planner.plan.edits import change_seat, change_tasks, choose_helpers
from planner.plan.edits.mentoring_edits import Helpers
from planner.plan.model import Plan
from planner.plan.onboarding import TaskKey, TaskState, TaskStatus
from planner.quantities.identifiers import SeatId, TemplateId

_UNTOUCHED = TaskState()


@dataclass(frozen=True, slots=True)
class NamedTask:
    """A task with its title, for the name of a step."""

    key: TaskKey
    title: str


class HireEdits:
    """Edits the session's plan; each edit returns why it could not be made, None where it was.

    Args:
        session: Its plan is edited.
        formatter: The reader's forms.
        today: Returns the reader's day.
    """

    def __init__(
        self, session: PlanSession, formatter: Formatter, today: Callable[[], date]
    ) -> None:
        self._session = session
        self._formatter = formatter
        self._today = today
        self._edits = SettingEdits(session, formatter)

    def tick(self, tasks: Sequence[NamedTask]) -> str | None:
        """Say that tasks are done today; where all of them are, that none is."""
        states = self._session.plan.onboarding_tasks
        are_done = all(states.get(each.key, _UNTOUCHED).status is TaskStatus.DONE for each in tasks)
        return self.set_status(tasks, TaskStatus.OPEN if are_done else TaskStatus.DONE)

    def set_status(self, tasks: Sequence[NamedTask], status: TaskStatus) -> str | None:
        """Say how far tasks are; those that were so before keep their day."""
        states = self._session.plan.onboarding_tasks
        keys = [each.key for each in tasks if states.get(each.key, _UNTOUCHED).status != status]
        done_on = self._today() if status is TaskStatus.DONE else None
        text = {
            TaskStatus.DONE: self._step(_("Tick {task}"), tasks),
            TaskStatus.OPEN: self._step(_("Open {task} again"), tasks),
            TaskStatus.STARTED: self._step(_("Begin {task}"), tasks),
            TaskStatus.NOT_NEEDED: self._step(_("Leave out {task}"), tasks),
        }[status]
        return self._change(keys, text, status=status, done_on=done_on)

    def put_on(self, task: NamedTask, day: date | None) -> str | None:
        """Put a task on a day; None leaves it to the schedule again."""
        return self._change(
            [task.key],
            self._step(_("Move {task}"), [task]),
            merge_key=f"onboarding-day/{task.key}",
            moved_to=day,
        )

    def assign(self, tasks: Sequence[NamedTask], member_id: SeatId | None) -> str | None:
        """Give tasks to a member; None to whoever has the part."""
        keys = [each.key for each in tasks]
        return self._change(keys, self._step(_("Assign {task}"), tasks), assignee_id=member_id)

    def comment(self, task: NamedTask, text: str) -> str | None:
        """Say something of a task."""
        step = self._step(_("Comment on {task}"), [task])
        return self._change([task.key], step, comment=text)

    def start(self, seat_id: SeatId, day: date) -> str | None:
        """Let a hire start on another day."""
        return self._attempt(
            lambda: change_seat(self._session.plan, seat_id, start=day),
            edit_text("start", [seat_id], self._formatter),
            merge_key=f"start/{seat_id}",
        )

    def follow(self, seat_id: SeatId, template_id: TemplateId | None) -> str | None:
        """Let a hire follow another template; None the one of the role."""
        plan = self._session.plan
        name = next(hire_name(each) for each in plan.positions if each.id == seat_id)
        return self._attempt(
            lambda: change_seat(plan, seat_id, template_id=template_id),
            _("Change template of {hire}").format(hire=as_typed(name)),
        )

    def help_by(self, buddies: Helpers, mentors: Helpers) -> str | None:
        """Set buddies and mentors of several hires at once."""
        count = len({*buddies, *mentors})
        text = ngettext(
            "Change who helps {count} hire", "Change who helps {count} hires", count
        ).format(count=self._formatter.integer(count))
        plan = self._session.plan
        return self._attempt(lambda: choose_helpers(plan, buddies=buddies, mentors=mentors), text)

    def _change(
        self, keys: Collection[TaskKey], text: str, merge_key: str | None = None, **changes: object
    ) -> str | None:
        return self._attempt(
            lambda: change_tasks(self._session.plan, keys, **changes), text, merge_key
        )

    def _attempt(
        self, edit: Callable[[], Plan], text: str, merge_key: str | None = None
    ) -> str | None:
        made: list[Plan] = []
        reason = self._edits.refusal(lambda: made.append(edit()))
        if reason is None:
            self._session.apply(made[0], text, merge_key)
        return reason

    def _step(self, template: str, tasks: Sequence[NamedTask]) -> str:
        """Return the name of a step; several tasks are counted."""
        if len(tasks) == 1:
            return template.format(task=_("“{title}”").format(title=as_typed(tasks[0].title)))
        count = ngettext("{count} task", "{count} tasks", len(tasks))
        return template.format(task=count.format(count=self._formatter.integer(len(tasks))))
