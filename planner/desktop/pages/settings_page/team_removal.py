"""The offer to move a team's seats to another team before it goes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.widgets.cell_editors import ChoiceField
from planner.localization.messages import _, ngettext


class TeamRemoval(QWidget):
    """Stands above the table, blocks nothing, and goes away on Escape.

    Signals:
        confirmed: The ID of the team that takes the seats.
        left: Nothing is to be removed.
    """

    confirmed = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._choice: ChoiceField | None = None
        self._question = Label(theme, FontRole.BODY, "t1", parent=self)
        self.move_seats = Button(
            theme, icons, _("Move and remove"), kind=ButtonKind.PRIMARY, parent=self
        )
        self.move_seats.clicked.connect(self._on_move)
        self.cancel = Button(theme, icons, _("Cancel"), kind=ButtonKind.QUIET, parent=self)
        self.cancel.clicked.connect(self.left)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 14, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self._question)
        self._row.addWidget(self.move_seats)
        self._row.addWidget(self.cancel)
        self._row.addStretch()

    @property
    def choice(self) -> ChoiceField:
        """The choice of the team that takes the seats.

        Raises:
            RuntimeError: If nothing was asked yet.
        """
        if self._choice is None:
            raise RuntimeError("nothing was asked")
        return self._choice

    def ask(
        self, name: str, shown_count: str, seats: int, others: tuple[tuple[str, str], ...]
    ) -> None:
        """Ask which team takes the seats."""
        question = ngettext(
            "{team} has {count} seat. Move it to",
            "{team} has {count} seats. Move them to",
            seats,
        ).format(team=name, count=shown_count)
        self._question.setText(question)
        if self._choice is not None:
            self._row.removeWidget(self._choice)
            self._choice.hide()
            self._choice.deleteLater()
        self._choice = ChoiceField(self._theme, others, self)
        self._choice.setAccessibleName(question)
        self._row.insertWidget(1, self._choice)
        QWidget.setTabOrder(self._choice, self.move_seats)
        self._choice.show()
        self.show()
        self._choice.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape, move on Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_move()
        else:
            super().keyPressEvent(event)

    def _on_move(self) -> None:
        self.confirmed.emit(str(self.choice.value))
