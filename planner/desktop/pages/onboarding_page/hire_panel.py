"""The panel of one hire: who it is, the template, the tasks, what can be said of them."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.calculators.onboarding.hire_schedule import (
    HireSchedule,
    ScheduledTask,
    ScheduleFault,
)
from planner.calculators.onboarding.templates import all_templates, template_of_role
from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.pages.onboarding_page.hire_heading import HireHeading
from planner.desktop.pages.onboarding_page.task_card import TaskCard
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.form_fields import FieldKind, FormField
from planner.desktop.viewmodels.onboarding.board import OnboardingBoard
from planner.desktop.viewmodels.onboarding.board_filter import BoardFilter
from planner.desktop.viewmodels.onboarding.hire_facts import hire_facts
from planner.desktop.viewmodels.onboarding.task_facts import task_facts
from planner.desktop.viewmodels.onboarding.task_rows import task_rows
from planner.desktop.widgets.committed_field import CommittedField, Take
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.form_choice import FormChoice
from planner.desktop.widgets.task_list import TaskList
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.onboarding_texts import template_name
from planner.localization.running_text import as_typed
from planner.plan.onboarding import TaskKey

START = "start"
BY_ROLE = ""
"""The template is the one of the role."""

_WIDTH = 320
_TEMPLATE = "template"


class HirePanel(QWidget):
    """Shows a hire of a board.

    Args:
        take: Takes the text of a start, day or comment, or returns why it cannot be used.

    Signals:
        template_chosen: The ID of a template, or ``BY_ROLE``.
        templates_requested: The templates are to be edited.
        contacts_requested: Who stands behind the parts is to be seen.
    """

    template_chosen = Signal(str)
    templates_requested = Signal()
    contacts_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, formatter: Formatter, take: Take) -> None:
        super().__init__()
        self._formatter = formatter
        self._schedule: HireSchedule | None = None
        self._board: OnboardingBoard | None = None
        self.heading = HireHeading(theme)
        self.start = CommittedField(theme, START, take)
        self.start.setAccessibleName(_("Start"))
        self.template = FormChoice(theme, _templates_field((), ""), self)
        self.template.setAccessibleName(_("Template"))
        self.edit = Button(theme, icons, _("Edit"))
        self.edit.setToolTip(_("Edit the templates"))
        self.list = TaskList(theme, icons)
        self.contacts = Button(
            theme, icons, _("Name who helps…"), kind=ButtonKind.QUIET, icon_name="user"
        )
        self.contacts.hide()
        self.card = TaskCard(theme, icons, take)
        self._card_line = Hairline(theme)
        self.setFixedWidth(_WIDTH)
        self._lay_out(theme)
        self.template.chosen.connect(self._on_template)
        self.contacts.clicked.connect(self.contacts_requested)
        self.edit.clicked.connect(self.templates_requested)
        self.list.chosen_changed.connect(self.show_card)

    @property
    def schedule(self) -> HireSchedule | None:
        """The hire on show."""
        return self._schedule

    @property
    def chosen(self) -> tuple[ScheduledTask, ...]:
        """The tasks chosen."""
        return self.tasks_of(self.list.chosen)

    def tasks_of(self, keys: Sequence[TaskKey]) -> tuple[ScheduledTask, ...]:
        """Return tasks of the hire on show by their keys."""
        schedule = self._schedule
        tasks = {} if schedule is None else {each.key: each for each in schedule.tasks}
        return tuple(tasks[key] for key in keys if key in tasks)

    def show_hire(self, board: OnboardingBoard, schedule: HireSchedule, asked: BoardFilter) -> None:
        """Show a hire."""
        is_other = self._schedule is None or self._schedule.hire.position.id != (
            schedule.hire.position.id
        )
        self._board, self._schedule = board, schedule
        position = schedule.hire.position
        self.heading.show_facts(hire_facts(board, schedule, self._formatter))
        self.start.show_text(self._formatter.date_short(position.start))
        of_role = template_of_role(board.plan, position.role)
        choices = [(BY_ROLE, _("By role: {name}").format(name=as_typed(template_name(of_role))))]
        choices += [(key, template_name(each)) for key, each in all_templates(board.plan).items()]
        known = dict(choices)
        chosen = position.template_id if position.template_id in known else BY_ROLE
        self.template.show_field(_templates_field(tuple(choices), chosen or BY_ROLE))
        if is_other:
            self.list.clearSelection()
            self.list.scrollToTop()
        self.list.show_rows(task_rows(schedule, asked, board.today, self._formatter))
        faults = {problem.fault for problem in schedule.problems}
        self.contacts.setVisible(ScheduleFault.OWNER_WITHOUT_CALENDAR in faults)
        self.show_card()

    def show_card(self) -> None:
        """Show what can be said of the tasks chosen; nothing where none is."""
        tasks = self.chosen
        if tasks and self._board is not None and self._schedule is not None:
            self.card.show_facts(task_facts(self._board, self._schedule, tasks, self._formatter))
        self.card.setVisible(bool(tasks))
        self._card_line.setVisible(bool(tasks))

    def sizeHint(self) -> QSize:
        """Return the fixed width."""
        return QSize(_WIDTH, 600)

    def _lay_out(self, theme: Theme) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(16, 6, 14, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.addWidget(Label(theme, FontRole.CAPTION, "t2", _("Target start")), 0, 0)
        grid.addWidget(Label(theme, FontRole.CAPTION, "t2", _("Template")), 0, 1)
        grid.addWidget(self.start, 1, 0)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.template, 1)
        line.addWidget(self.edit)
        grid.addLayout(line, 1, 1)
        self.start.setFixedWidth(92)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(Hairline(theme))
        column.addLayout(grid)
        column.addWidget(Hairline(theme))
        column.addWidget(self.list, 1)
        column.addWidget(self.contacts)
        column.addWidget(self._card_line)
        column.addWidget(self.card)
        self.card.hide()
        self._card_line.hide()

    def _on_template(self, _key: str, value: object) -> None:
        self.template_chosen.emit(str(value))


def _templates_field(choices: tuple[tuple[object, str], ...], value: object) -> FormField:
    choices = choices or ((BY_ROLE, ""),)
    text = next((name for each, name in choices if each == value), "")
    return FormField(_TEMPLATE, _("Template"), FieldKind.CHOICE, text, value, choices)
