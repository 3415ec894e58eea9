"""Small things that only show: an icon beside a text, a hairline, a progress bar."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.localization.messages import _


class ProgressBar(QWidget):
    """A thin bar that fills from the leading edge."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share = 0.0
        self.setFixedSize(120, 4)
        self.setAccessibleName(_("Progress"))

    def set_share(self, share: float) -> None:
        """Show how much is done, 0 to 1."""
        self._share = min(1.0, max(0.0, share))
        self.setAccessibleDescription(f"{self._share:.0%}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint track and fill."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.line)
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
        width = self.width() * self._share
        left = self.width() - width if self.isRightToLeft() else 0
        painter.setBrush(self._theme.tokens.acc)
        painter.drawRoundedRect(QRectF(left, 0, width, self.height()), 2, 2)
        painter.end()


class Rule(QWidget):
    """A hairline between parts, below each other or, if upright, beside each other."""

    def __init__(self, theme: Theme, parent: QWidget, *, is_upright: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        if is_upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.line)
        painter.end()


class IconMark(QWidget):
    """A small icon that stands beside a text."""

    def __init__(
        self, theme: Theme, icons: Icons, name: str, color: str, parent: QWidget, size: int = 14
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._name = name
        self._color = color
        self.setFixedSize(size, size)
        theme.theme_changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        painter = QPainter(self)
        color = self._theme.tokens.color(self._color)
        self._icons.paint(painter, QRectF(self.rect()), self._name, color)
        painter.end()
