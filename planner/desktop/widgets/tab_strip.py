"""The tabs of a page: names in a row, the one on show underlined."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar

from planner.desktop.buttons import KEYBOARD_REASONS
from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Align, Canvas, text_width

_HEIGHT = 44
_PADDING = 10
_UNDERLINE = 2


class TabStrip(QTabBar):
    """Shows one tab at a time; arrow keys or the pointer change it.

    Args:
        name: What the tabs are together, for assistive technology.
    """

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._has_ring = False
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(_HEIGHT)
        theme.theme_changed.connect(self.update)

    def tabSizeHint(self, index: int) -> QSize:
        """Return the room of a name in its heavier look, so that no tab moves when chosen."""
        width = text_width(self.tabText(index), FontRole.SECTION)
        return QSize(round(width) + 2 * _PADDING, _HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Never shorten a name."""
        return self.tabSizeHint(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring only where the keyboard brought the focus."""
        self._has_ring = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        self._has_ring = False
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint names, underline and ring."""
        painter = QPainter(self)
        tokens = self._theme.tokens
        for index in range(self.count()):
            bounds = QRectF(self.tabRect(index))
            canvas = Canvas(painter, tokens, bounds, is_right_to_left=self.isRightToLeft())
            is_shown = index == self.currentIndex()
            role = FontRole.SECTION if is_shown else FontRole.BUTTON
            color = tokens.t1 if is_shown else tokens.t2
            canvas.text(bounds, self.tabText(index), role, color, Align.CENTER)
            if is_shown:
                width = canvas.width - 2 * _PADDING
                line = canvas.box(_PADDING, canvas.height - _UNDERLINE, width, _UNDERLINE)
                canvas.fill(line, tokens.acc)
            if is_shown and self._has_ring:
                canvas.frame(bounds.adjusted(2, 8, -2, -8), tokens.acc, 6, 2)
        painter.end()
