"""What can be said of the tasks chosen: how far, by whom, on which day, and a comment."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.form_fields import FieldKind, FormField
from planner.desktop.viewmodels.onboarding.task_facts import TaskFacts
from planner.desktop.widgets.committed_field import CommittedField, Take
from planner.desktop.widgets.form_choice import FormChoice
from planner.localization.messages import _
from planner.localization.onboarding_texts import task_status_name
from planner.plan.onboarding import TaskStatus

DAY, COMMENT = "day", "comment"
BY_PART = ""
"""The owner is whoever has the part."""

_STATUS, _OWNER = "status", "owner"


class TaskCard(QWidget):
    """Shows ``TaskFacts``.

    Args:
        take: Takes the text of a day or comment, or returns why it cannot be used.

    Signals:
        status_chosen: How far the tasks are.
        owner_chosen: The ID of a member, or ``BY_PART``.
        freed: The day is left to the schedule again.
    """

    status_chosen = Signal(object)
    owner_chosen = Signal(str)
    freed = Signal()

    def __init__(self, theme: Theme, icons: Icons, take: Take) -> None:
        super().__init__()
        self.title = Label(theme, FontRole.SECTION)
        self.title.setWordWrap(True)
        self.about = Label(theme, FontRole.CAPTION, "t2")
        self.about.setWordWrap(True)
        self.status = FormChoice(theme, _choice(_STATUS, _("Status"), _statuses()), self)
        self.owner = FormChoice(theme, _choice(_OWNER, _("Owner"), ((BY_PART, ""),)), self)
        self.day = CommittedField(theme, DAY, take)
        self.free = Button(theme, icons, kind=ButtonKind.QUIET, icon_name="arrow-u-up-left")
        self.free.setAccessibleName(_("Leave the day to the schedule"))
        self.free.setToolTip(_("Leave the day to the schedule"))
        self.comment = CommittedField(theme, COMMENT, take)
        for widget, name in (
            (self.status, _("Status")),
            (self.owner, _("Owner")),
            (self.day, _("Day")),
            (self.comment, _("Comment")),
        ):
            widget.setAccessibleName(name)
        self._of_one: list[QWidget] = []
        self._lay_out(theme)
        self.status.chosen.connect(self._on_status)
        self.owner.chosen.connect(self._on_owner)
        self.free.clicked.connect(self.freed)

    def show_facts(self, facts: TaskFacts) -> None:
        """Show other tasks."""
        self.title.setText(facts.title)
        self.about.setText("\n".join(facts.lines))
        self.about.setVisible(bool(facts.lines))
        self.status.show_field(_choice(_STATUS, _("Status"), _statuses(), facts.status))
        self.owner.show_field(_choice(_OWNER, _("Owner"), facts.owners, facts.owner))
        self.day.show_text(facts.day)
        self.comment.show_text(facts.comment)
        if not self.comment.hasFocus():
            self.comment.setCursorPosition(0)  # a long one is read from its beginning
            self.comment.setToolTip(facts.comment)
        self.free.setVisible(facts.is_put)
        for widget in self._of_one:
            widget.setVisible(facts.is_one)

    def sizeHint(self) -> QSize:
        """Return the height of the layout in a narrow column."""
        return QSize(280, super().sizeHint().height())

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.about)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        captions = [
            Label(theme, FontRole.CAPTION, "t2", text)
            for text in (_("Status"), _("Owner"), _("Day"), _("Comment"))
        ]
        day = QHBoxLayout()
        day.setSpacing(2)
        day.addWidget(self.day, 1)
        day.addWidget(self.free)
        grid.addWidget(captions[0], 0, 0)
        grid.addWidget(captions[1], 0, 1)
        grid.addWidget(self.status, 1, 0)
        grid.addWidget(self.owner, 1, 1)
        grid.addWidget(captions[2], 2, 0)
        grid.addWidget(captions[3], 2, 1)
        grid.addLayout(day, 3, 0)
        grid.addWidget(self.comment, 3, 1)
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(1, 5)
        column.addLayout(grid)
        self._of_one = [*captions[2:], self.day, self.comment]

    def _on_status(self, _key: str, value: object) -> None:
        self.status_chosen.emit(value)

    def _on_owner(self, _key: str, value: object) -> None:
        self.owner_chosen.emit(str(value))


def _statuses() -> tuple[tuple[object, str], ...]:
    return tuple((each, task_status_name(each)) for each in TaskStatus)


def _choice(
    key: str, label: str, choices: Sequence[tuple[object, str]], value: object = None
) -> FormField:
    text = next((name for each, name in choices if each == value), "")
    placeholder = "" if value is not None else _("Several")
    return FormField(
        key, label, FieldKind.CHOICE, text, value, tuple(choices), placeholder=placeholder
    )
