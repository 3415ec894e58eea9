"""States of a plan to choose from, each with what taking it would change."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.marks import Rule
from planner.desktop.panel_dialog import PanelDialog
from planner.desktop.theme import Theme
from planner.desktop.widgets.changes_list import ChangesList
from planner.localization.change_texts import ChangeText
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.plan.model import Plan

_SIZE = (760, 560)
_STATES_WIDTH = 280


@dataclass(frozen=True, slots=True)
class State:
    """A state to choose.

    Attributes:
        name: Which one it is, such as when it was saved.
        changes: What taking it would change.
        remark: Said where nothing is compared.
        warning: What to know before taking it.
    """

    plan: Plan
    name: str
    changes: tuple[ChangeText, ...]
    remark: str = ""
    warning: str = ""


@dataclass(frozen=True, slots=True)
class StatesTexts:
    """What the dialog says around its states."""

    title: str
    heading: str
    explained: str
    none: str
    take: str


class StatesDialog(PanelDialog):
    """Lists states; arrow keys choose one, its differences stand beside it.

    Subclasses fill it by ``show_states`` and do what ``take`` is to do.
    """

    def __init__(
        self, theme: Theme, icons: Icons, texts: StatesTexts, formatter: Formatter, parent: QWidget
    ) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._texts = texts
        self._formatter = formatter
        self.states: tuple[State, ...] = ()
        self.state_buttons: list[Button] = []
        self._group = QButtonGroup(self)
        self.setWindowModality(Qt.WindowModality.WindowModal)  # the differences are to this plan
        self.setWindowTitle(texts.title)
        self.resize(*_SIZE)
        self._build()
        self._group.idToggled.connect(self._show_chosen)

    @property
    def chosen(self) -> State | None:
        """The state whose differences are on show."""
        number = self._group.checkedId()
        return self.states[number] if number >= 0 else None

    def take(self) -> None:
        """Take the chosen state."""
        raise NotImplementedError

    def show_states(self, states: Sequence[State]) -> None:
        """List other states and choose the first."""
        for button in self.state_buttons:
            self._group.removeButton(button)
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.states = tuple(states)
        self.state_buttons = [self._button(number) for number in range(len(self.states))]
        self._none.setVisible(not self.states)
        if self.state_buttons:
            self.state_buttons[0].setChecked(True)
            self.state_buttons[0].setFocus()
        self._show_chosen()

    def _button(self, number: int) -> Button:
        state = self.states[number]
        detail = ""
        if not state.remark:
            count = len(state.changes)
            size = ngettext("{count} difference", "{count} differences", count)
            detail = size.format(count=self._formatter.integer(count))
        button = Button(
            self._theme, self._icons, state.name, detail=detail, is_entry=True, parent=self
        )
        button.setCheckable(True)
        button.setMinimumWidth(_STATES_WIDTH)
        self._group.addButton(button, number)
        self._list.insertWidget(number, button)
        return button

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._heading())
        column.addWidget(Rule(self._theme, self))
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(self._list_of_states())
        body.addWidget(Rule(self._theme, self, is_upright=True))
        self.changes = ChangesList(self._theme, self._formatter, self)
        self._warning = Label(self._theme, FontRole.BODY, "warn", parent=self)
        self._warning.setWordWrap(True)
        self._warning.setContentsMargins(16, 12, 16, 4)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self._warning)
        beside.addWidget(self.changes, 1)
        body.addLayout(beside, 1)
        column.addLayout(body, 1)
        column.addWidget(Rule(self._theme, self))
        column.addLayout(self._footer())

    def _heading(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(2)
        for role, color, text in (
            (FontRole.TITLE, "t1", self._texts.heading),
            (FontRole.BODY, "t2", self._texts.explained),
        ):
            label = Label(self._theme, role, color, text, self)
            label.setWordWrap(True)
            layout.addWidget(label)
        return layout

    def _list_of_states(self) -> QVBoxLayout:
        self._list = QVBoxLayout()
        self._list.setContentsMargins(10, 10, 10, 10)
        self._list.setSpacing(2)
        self._none = Label(self._theme, FontRole.BODY, "t2", self._texts.none, self)
        self._none.setWordWrap(True)
        self._none.setFixedWidth(_STATES_WIDTH)
        self._list.addWidget(self._none)
        self._list.addStretch()
        return self._list

    def _footer(self) -> QHBoxLayout:
        theme, icons = self._theme, self._icons
        self.close_button = Button(theme, icons, _("Close"), parent=self)
        self.take_button = Button(
            theme, icons, self._texts.take, kind=ButtonKind.PRIMARY, parent=self
        )
        self.close_button.clicked.connect(self.reject)
        self.take_button.clicked.connect(self.take)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(14, 9, 14, 9)
        self.foot.setSpacing(4)
        self.foot.addStretch()
        self.foot.addWidget(self.close_button)
        self.foot.addWidget(self.take_button)
        return self.foot

    def _show_chosen(self, *_toggled: object) -> None:
        state = self.chosen
        self.take_button.setEnabled(state is not None)
        self._warning.setText(state.warning if state is not None else "")
        self._warning.setVisible(bool(self._warning.text()))
        if state is None:
            self.changes.show_changes(())
        else:
            self.changes.show_changes(state.changes, where_none=state.remark)
