"""The field above a table that keeps only what matches."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.desktop.widgets.field import Field


class FilterField(Field):
    """A field for filter words with their icon; Escape empties it.

    Signals:
        below_wanted: The Down key asks for what the filter kept.
    """

    below_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme)
        self._icons = icons
        self.setTextMargins(28, 0, 9, 0)
        if self.isRightToLeft():
            self.setTextMargins(9, 0, 28, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon at the leading edge."""
        super().paintEvent(event)
        painter = QPainter(self)
        left = self.width() - 24 if self.isRightToLeft() else 10
        where = QRectF(left, (self.height() - 14) / 2, 14, 14)
        self._icons.paint(painter, where, "funnel-simple", self._theme.tokens.t2)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field on Escape, leave it downwards on Down."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        if event.key() == Qt.Key.Key_Down:
            self.below_wanted.emit()
            return
        super().keyPressEvent(event)
