"""Which hires and tasks are looked at: words, the owner's part, the status, late or waiting."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from planner.desktop.buttons import Button
from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.form_fields import FieldKind, FormField
from planner.desktop.viewmodels.onboarding.board_filter import BoardFilter
from planner.desktop.widgets.filter_field import FilterField
from planner.desktop.widgets.form_choice import FormChoice
from planner.localization.messages import _
from planner.localization.onboarding_texts import part_name
from planner.localization.terms import status_name
from planner.plan.model import PositionStatus
from planner.plan.onboarding import TaskOwner

_ANY = ""


class FilterBar(QWidget):
    """Holds a ``BoardFilter``.

    Signals:
        changed: Something else is asked for.
    """

    changed = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.words = FilterField(theme, icons)
        self.words.setPlaceholderText(_("Filter hires"))
        self.words.setAccessibleName(_("Filter hires"))
        self.words.setMinimumWidth(110)
        self.words.setMaximumWidth(200)
        self.owner = self._choice(theme, _("Owner"), _owners())
        self.status = self._choice(theme, _("Status"), _statuses())
        self.overdue = Button(theme, icons, _("Overdue"), icon_name="warning-circle")
        self.blocked = Button(theme, icons, _("Waiting"), icon_name="hourglass-medium")
        self.blocked.setToolTip(_("Tasks that wait for others which are not done"))
        for button in (self.overdue, self.blocked):
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.toggled.connect(self._on_changed)
        self.words.textChanged.connect(self._on_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.words, 4)
        for widget in (self.owner, self.status, self.overdue, self.blocked):
            row.addWidget(widget)
        row.addStretch()

    @property
    def asked(self) -> BoardFilter:
        """What is asked for."""
        owner, status = self.owner.value, self.status.value
        return BoardFilter(
            self.words.text(),
            TaskOwner(str(owner)) if owner else None,
            PositionStatus(str(status)) if status else None,
            self.overdue.isChecked(),
            self.blocked.isChecked(),
        )

    def clear(self) -> None:
        """Ask for everything."""
        self.words.clear()
        self._show(self.owner, _owners(), _ANY)
        self._show(self.status, _statuses(), _ANY)
        self.overdue.setChecked(False)
        self.blocked.setChecked(False)
        self.changed.emit()

    def _choice(self, theme: Theme, name: str, choices: Sequence[tuple[object, str]]) -> FormChoice:
        field = FormField(name, name, FieldKind.CHOICE, choices=tuple(choices))
        choice = FormChoice(theme, field, self)
        choice.setAccessibleName(name)
        choice.setFixedWidth(130)
        self._show(choice, choices, _ANY)
        choice.chosen.connect(self._on_chosen)
        return choice

    def _show(
        self, choice: FormChoice, choices: Sequence[tuple[object, str]], value: object
    ) -> None:
        name = choice.accessibleName()
        text = dict(choices)[value]
        choice.show_field(FormField(name, name, FieldKind.CHOICE, text, value, tuple(choices)))

    def _on_chosen(self, name: str, value: object) -> None:
        is_owner = name == self.owner.accessibleName()
        choice, choices = (self.owner, _owners()) if is_owner else (self.status, _statuses())
        self._show(choice, choices, value)
        self.changed.emit()

    def _on_changed(self, _value: object) -> None:
        self.changed.emit()


def _owners() -> tuple[tuple[object, str], ...]:
    return ((_ANY, _("All owners")), *((part.value, part_name(part)) for part in TaskOwner))


def _statuses() -> tuple[tuple[object, str], ...]:
    budgeted = (each for each in PositionStatus if each.is_budgeted)
    return ((_ANY, _("Any status")), *((each.value, status_name(each)) for each in budgeted))
