"""The base of every widget that paints itself: theme, reading direction and a text summary."""

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.desktop.theme import Theme, Tokens
from planner.desktop.widgets.canvas import Canvas

_TIP_DELAY_MS = 150


class PaintedWidget(QWidget):
    """Repaints when the theme changes; subclasses override ``paint``."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.theme_changed.connect(self._on_theme_changed)

    @property
    def tokens(self) -> Tokens:
        """The colors in force."""
        return self._theme.tokens

    @property
    def is_right_to_left(self) -> bool:
        """Whether the widget is laid out from right to left."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def describe(self, name: str, summary: str) -> None:
        """Tell assistive technology what the widget is and what it shows."""
        if name != self.accessibleName():
            self.setAccessibleName(name)
        if summary != self.accessibleDescription():
            self.setAccessibleDescription(summary)

    def paint(self, canvas: Canvas) -> None:
        """Paint the widget's content."""
        raise NotImplementedError

    def canvas(self, painter: QPainter) -> Canvas:
        """Return a canvas over the whole widget."""
        bounds = QRectF(self.rect())
        return Canvas(painter, self.tokens, bounds, is_right_to_left=self.is_right_to_left)

    def sizeHint(self) -> QSize:
        """Return the smallest size, which layouts may stretch."""
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint through a canvas."""
        painter = QPainter(self)
        self.paint(self.canvas(painter))
        painter.end()

    def _on_theme_changed(self) -> None:
        self.update()


def tip_timer(owner: QObject) -> QTimer:
    """Return a timer for the tip of what takes the focus: Qt hides tips while the focus moves."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(_TIP_DELAY_MS)
    return timer
