"""The base of the window's dialogs: the theme's panel with an edge, gone once it is closed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from planner.desktop.theme import Theme


class PanelDialog(QDialog):
    """A dialog on a panel; its layout leaves a pixel on each side for the edge."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, and an edge for where the system draws none."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.line2)
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), self._theme.tokens.panel)
        painter.end()
