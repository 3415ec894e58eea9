"""The field the plan's name turns into while it is being changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from planner.desktop.fonts import FontRole, font
from planner.desktop.theme import Theme
from planner.desktop.widgets.field import Field
from planner.localization.messages import _

MAX_LENGTH = 200


class NameField(Field):
    """Enter or leaving keeps the name, Esc does not.

    Signals:
        finished: The text typed, or the name as it was.
    """

    finished = Signal(str)

    def __init__(self, theme: Theme, width: int, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._before = ""
        self._is_left_by_key = False
        self.setFont(font(FontRole.TITLE))
        self.setFixedWidth(width)
        self.setMaxLength(MAX_LENGTH)
        self.setAccessibleName(_("Name of the plan"))
        self.hide()

    @property
    def is_left_by_key(self) -> bool:
        """Whether a key ended it, so that the focus has nowhere to go yet."""
        return self._is_left_by_key

    def begin(self, name: str) -> None:
        """Show a name, all of it selected."""
        self._before = name
        self._is_left_by_key = False
        self.setText(name)
        self.show()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self, name: str) -> None:
        if self.isVisible():
            self.hide()
            self.finished.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep on Enter, drop on Esc."""
        is_kept = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not is_kept and event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        self._is_left_by_key = True
        self._finish(self.text() if is_kept else self._before)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep when left, as a table cell does."""
        super().focusOutEvent(event)
        self._finish(self.text())
