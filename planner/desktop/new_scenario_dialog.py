"""The question for the name of a new scenario, and what it begins as."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label, elided
from planner.desktop.marks import Rule
from planner.desktop.name_field import MAX_LENGTH
from planner.desktop.panel_dialog import PanelDialog
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.scenarios import Scenarios
from planner.desktop.theme import Theme
from planner.desktop.widgets.field import Field
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.problems import error_sentence
from planner.plan.edits import PlanEditError
from planner.plan.model import Plan

_WIDTH = 460
_MOST_WIDTH = 180
"""Of a scenario's name in a button."""


class NewScenarioDialog(PanelDialog):
    """Enter adds the scenario and shows it; a name that cannot be its keeps the field.

    Args:
        content: The plan it is to be; None lets the reader choose what it begins as.
    """

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        session: PlanSession,
        formatter: Formatter,
        parent: QWidget,
        content: Plan | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._content = content
        self._icons = icons
        self._session = session
        self._formatter = formatter
        self._scenarios = Scenarios(session, formatter)
        self.setWindowModality(Qt.WindowModality.WindowModal)  # it begins as the plan on show
        self.setWindowTitle(_("New scenario"))
        self.name = self._field(_("Name"))
        self.name.setText(self._scenarios.free_name())
        self.description = self._field(_("Description"))
        self.description.setPlaceholderText(_("What it tries out (may stay empty)"))
        self._build()
        self.setFixedWidth(_WIDTH)
        self.name.selectAll()
        self.name.setFocus()

    def accept(self) -> None:
        """Add the scenario; the dialog stays where its name cannot be."""
        try:
            self._add(self.name.text(), self.description.text())
        except PlanEditError as error:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            self.name.refuse(error_sentence(error, self._formatter))
            return
        super().accept()

    def _add(self, name: str, description: str) -> None:
        if self._content is not None:
            self._scenarios.add_of(self._content, name, description)
            return
        is_like_shown = self._group.checkedButton() is not self.from_base
        self._scenarios.add(name, description, like_shown=is_like_shown)

    def _field(self, name: str) -> Field:
        field = Field(self._theme, self)
        field.setAccessibleName(name)
        field.setMaxLength(MAX_LENGTH)
        field.returnPressed.connect(self.accept)
        return field

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._heading())
        column.addWidget(Rule(self._theme, self))
        column.addLayout(self._form())
        column.addWidget(Rule(self._theme, self))
        column.addLayout(self._footer())

    def _heading(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(2)
        layout.addWidget(Label(self._theme, FontRole.TITLE, "t1", _("New scenario"), self))
        explained = Label(
            self._theme,
            FontRole.BODY,
            "t2",
            _("A variant of the plan. What you do not change in it follows the base."),
            self,
        )
        explained.setWordWrap(True)
        layout.addWidget(explained)
        return layout

    def _form(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(16, 14, 16, 14)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, field in enumerate((self.name, self.description)):
            label = Label(self._theme, FontRole.CELL, "t2", field.accessibleName(), self)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        begin = Label(self._theme, FontRole.CELL, "t2", _("Begins as"), self)
        choices = self._choices()
        grid.addWidget(begin, 2, 0)
        grid.addLayout(choices, 2, 1)
        is_choice = self._session.scenario is not None and self._content is None
        for widget in (begin, self.from_shown, self.from_base):
            widget.setVisible(is_choice)
        return grid

    def _choices(self) -> QHBoxLayout:
        shown = self._session.scenario
        self._group = QButtonGroup(self)
        name = shown.name if shown is not None else _("Base")
        self.from_shown = Button(
            self._theme, self._icons, elided(name, FontRole.BUTTON, _MOST_WIDTH), parent=self
        )
        self.from_base = Button(self._theme, self._icons, _("Base"), parent=self)
        row = QHBoxLayout()
        row.setSpacing(4)
        for button, text in ((self.from_shown, name), (self.from_base, _("Base"))):
            button.setCheckable(True)
            button.setAccessibleName(_("Begins as {name}").format(name=text))
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch()
        self.from_shown.setChecked(True)
        return row

    def _footer(self) -> QHBoxLayout:
        cancel = Button(self._theme, self._icons, _("Cancel"), parent=self)
        cancel.clicked.connect(self.reject)
        self.create_button = Button(
            self._theme, self._icons, _("Create scenario"), kind=ButtonKind.PRIMARY, parent=self
        )
        self.create_button.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 9, 14, 9)
        foot.setSpacing(4)
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self.create_button)
        return foot
