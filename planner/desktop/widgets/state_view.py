"""What stands where content would be: an icon, a title, a sentence and one action."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme

_ICON = 28


class StateIcon(QWidget):
    """An icon in the third text color."""

    def __init__(
        self, theme: Theme, icons: Icons, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._name = name
        self.setFixedSize(QSize(_ICON, _ICON))
        theme.theme_changed.connect(self._on_theme_changed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon."""
        painter = QPainter(self)
        self._icons.paint(painter, QRectF(self.rect()), self._name, self._theme.tokens.t3)
        painter.end()

    def _on_theme_changed(self) -> None:
        self.update()


class StateView(QWidget):
    """An empty state with its action.

    Signals:
        action_chosen: The reader pressed the button.
    """

    action_chosen = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        icon_name: str,
        button: Button,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        center = Qt.AlignmentFlag.AlignHCenter
        self._title = Label(theme, FontRole.SECTION)
        self._sentence = Label(theme, FontRole.BODY, "t2")
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self.button = button
        self.button.clicked.connect(self._on_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(6)
        layout.addStretch()
        layout.addWidget(StateIcon(theme, icons, icon_name), alignment=center)
        layout.addSpacing(2)
        layout.addWidget(self._title)
        layout.addWidget(self._sentence)
        layout.addSpacing(8)
        layout.addWidget(self.button, alignment=center)
        layout.addStretch()

    def say(self, title: str, sentence: str) -> None:
        """Say what is empty and what to do."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)

    def _on_clicked(self) -> None:
        self.action_chosen.emit()
