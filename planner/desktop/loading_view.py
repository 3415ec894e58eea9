"""What stands where a page will be while it loads: its shape, and only if that takes long."""

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.desktop.theme import Theme
from planner.localization.messages import _

LOADING_SHOWN_AFTER_MS = 200
"""Shorter waits show nothing at all."""


class LoadingView(QWidget):
    """Static bars in the shape of the Plan page; they appear only when loading takes long."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shows_bars = False
        self.setAccessibleName(_("Loading"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOADING_SHOWN_AFTER_MS)
        self._timer.timeout.connect(self._on_timeout)
        theme.theme_changed.connect(self.update)

    def begin(self) -> None:
        """Start to wait."""
        self._shows_bars = False
        self._timer.start()
        self.update()

    def end(self) -> None:
        """Stop waiting."""
        self._timer.stop()

    def _on_timeout(self) -> None:
        self._shows_bars = True
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars: headline figures, then rows."""
        if not self._shows_bars:
            return
        painter = QPainter(self)
        for x, y, width in self._bars():
            left = self.width() - x - width if self.isRightToLeft() else x
            painter.fillRect(QRectF(left, y, width, 8), self._theme.tokens.line)
        for y in (84, *range(160, self.height(), 31)):
            painter.fillRect(0, y, self.width(), 1, self._theme.tokens.grid)
        painter.end()

    def _bars(self) -> list[tuple[float, float, float]]:
        column = self.width() / 6
        bars: list[tuple[float, float, float]] = [
            (16 + column * n, y, w) for n in range(6) for y, w in ((18, 70), (40, 100))
        ]
        for row, y in enumerate(range(172, self.height() - 8, 31)):
            bars.append((16, y, 150 + 37 * (row % 3)))
            bars.append((self.width() * 0.45, y, 80))
            bars.append((self.width() * 0.7, y, 90))
        return bars
