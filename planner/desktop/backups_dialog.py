"""Earlier states of the plan: when they were saved, what going back would change, going back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.marks import Rule
from planner.desktop.session.backups import Backups
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.widgets.changes_list import ChangesList
from planner.localization.change_texts import ChangeText, ChangeTexts
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.problems import error_sentence, has_sentence
from planner.plan.changes import differences
from planner.plan.model import Plan
from planner.plan.store import PlanFileError, load_plan

_SIZE = (760, 560)
_STATES_WIDTH = 280


@dataclass(frozen=True, slots=True)
class EarlierState:
    """A state that can be read.

    Attributes:
        name: When it was saved, in local time.
        changes: What going back to it would change in the open plan.
    """

    plan: Plan
    name: str
    changes: tuple[ChangeText, ...]


class BackupsDialog(QDialog):
    """Lists the states, shows the differences of the one chosen, restores it as one undo step."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        session: PlanSession,
        backups: Backups,
        formatter: Formatter,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._session = session
        self._formatter = formatter
        self._failure = backups.failure
        self.states = self._read(backups)
        self._group = QButtonGroup(self)
        self.state_buttons: list[Button] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)  # the differences are to this plan
        self.setWindowTitle(_("Earlier states"))
        self.resize(*_SIZE)
        self._build()
        if self.state_buttons:
            self.state_buttons[0].setChecked(True)
            self.state_buttons[0].setFocus()
        self._show_chosen()
        self._group.idToggled.connect(self._show_chosen)

    @property
    def chosen(self) -> EarlierState | None:
        """The state whose differences are on show."""
        number = self._group.checkedId()
        return self.states[number] if number >= 0 else None

    def restore(self) -> None:
        """Make the chosen state the open plan, as one undo step."""
        state = self.chosen
        if state is not None:
            step = _("Go back to the state of {time}").format(time=state.name)
            self._session.apply(state.plan, step)
        self.accept()

    def _read(self, backups: Backups) -> tuple[EarlierState, ...]:
        """Return the states that differ from the open plan; a damaged one is passed over."""
        states = []
        for backup in backups.states():
            try:
                plan = load_plan(backup.path)
            except PlanFileError:
                continue
            if plan != self._session.plan:
                name = self._time(backup.saved_at_utc)
                states.append(EarlierState(plan, name, self._said(plan)))
        return tuple(states)

    def _said(self, plan: Plan) -> tuple[ChangeText, ...]:
        now = self._session.plan
        texts = ChangeTexts(now, plan, self._session.market, self._formatter)
        return tuple(texts.said(change) for change in differences(now, plan))

    def _time(self, moment_utc: datetime) -> str:
        local = moment_utc.astimezone()
        # The latest states are often seconds apart.
        time = f"{self._formatter.time_of_day(local.time())}:{local.second:02d}"
        return _("{date}, {time}").format(date=self._formatter.date_short(local), time=time)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._heading())
        column.addWidget(Rule(self._theme, self))
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(self._list_of_states())
        body.addWidget(_Upright(self._theme, self))
        self.changes = ChangesList(self._theme, self._formatter, self)
        body.addWidget(self.changes, 1)
        column.addLayout(body, 1)
        column.addWidget(Rule(self._theme, self))
        column.addLayout(self._footer())

    def _heading(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(2)
        title = _("Earlier states of {plan}").format(plan=self._session.plan.name)
        for role, color, text in (
            (FontRole.TITLE, "t1", title),
            (FontRole.BODY, "t2", self._explained()),
        ):
            label = Label(self._theme, role, color, text, self)
            label.setWordWrap(True)
            layout.addWidget(label)
        return layout

    def _explained(self) -> str:
        """Say what is listed, or why nothing is."""
        if self._session.path is None:
            return _("This plan has no file yet. Save it once: from then on each save is kept.")
        explained = _(
            "Up to ten states are kept on this computer: close together today, further apart in "
            "the past. Going back can be undone."
        )
        if self._failure is None:
            return explained
        reason = (
            error_sentence(self._failure, self._formatter)
            if has_sentence(self._failure)
            else str(self._failure)
        )
        return _("The last state could not be kept: {reason}").format(reason=reason)

    def _list_of_states(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(2)
        for number, state in enumerate(self.states):
            count = len(state.changes)
            size = ngettext("{count} difference", "{count} differences", count)
            detail = size.format(count=self._formatter.integer(count))
            button = Button(self._theme, self._icons, state.name, detail=detail, parent=self)
            button.setCheckable(True)
            button.setMinimumWidth(_STATES_WIDTH)
            self._group.addButton(button, number)
            self.state_buttons.append(button)
            layout.addWidget(button)
        if not self.states:
            none = Label(self._theme, FontRole.BODY, "t2", _("No earlier state differs."), self)
            none.setWordWrap(True)
            none.setFixedWidth(_STATES_WIDTH)
            layout.addWidget(none)
        layout.addStretch()
        return layout

    def _footer(self) -> QHBoxLayout:
        theme, icons = self._theme, self._icons
        self.close_button = Button(theme, icons, _("Close"), parent=self)
        self.restore_button = Button(
            theme, icons, _("Go back to this state"), kind=ButtonKind.PRIMARY, parent=self
        )
        self.close_button.clicked.connect(self.reject)
        self.restore_button.clicked.connect(self.restore)
        layout = QHBoxLayout()
        layout.setContentsMargins(14, 9, 14, 9)
        layout.setSpacing(4)
        layout.addStretch()
        layout.addWidget(self.close_button)
        layout.addWidget(self.restore_button)
        return layout

    def _show_chosen(self, *_toggled: object) -> None:
        state = self.chosen
        changes: Sequence[ChangeText] = state.changes if state is not None else ()
        self.restore_button.setEnabled(state is not None)
        self.changes.show_changes(changes)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, and an edge for where the system draws none."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.line2)
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), self._theme.tokens.panel)
        painter.end()


class _Upright(QWidget):
    """A hairline between parts beside each other."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedWidth(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.line)
        painter.end()
