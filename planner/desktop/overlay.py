"""A sheet over the window that never blocks it: it takes the keyboard and gives it back."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Canvas

_RADIUS = 8.0
STAYING_REASONS = frozenset(
    {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}
)
"""Why the keyboard may leave without closing: another window, or a menu of one's own."""


class Overlay(QFrame):
    """Knows its window and who had the keyboard; subclasses say where they stand."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._came_from: tuple[QWidget, ...] = ()
        self.ground = window
        self.hide()
        theme.theme_changed.connect(self.update)
        window.installEventFilter(self)

    def appear(self, target: QWidget) -> None:
        """Show and give a widget the keyboard."""
        self._came_from = _with_hosts(QApplication.focusWidget())
        self.place()
        self.show()
        self.raise_()
        target.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_overlay(self) -> None:
        """Go away and give the keyboard back, unless it went elsewhere already."""
        if not self.isVisible():
            return
        focused = QApplication.focusWidget()
        held = focused is None or focused is self or self.isAncestorOf(focused)
        came_from, self._came_from = self._came_from, ()
        self.hide()
        if held:
            _focus_first(came_from)

    def place(self) -> None:
        """Stand in the middle of the window."""
        self.adjustSize()
        room = self.ground.size() - self.size()
        self.move(room.width() // 2, max(8, room.height() // 2))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep its place when the window changes size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and its frame."""
        painter = QPainter(self)
        tokens, bounds = self._theme.tokens, QRectF(self.rect())
        canvas = Canvas(painter, tokens, bounds, is_right_to_left=self.isRightToLeft())
        canvas.fill(bounds, tokens.panel, _RADIUS)
        canvas.frame(bounds, tokens.ctl, _RADIUS)
        painter.end()


def _with_hosts(widget: QWidget | None) -> tuple[QWidget, ...]:
    """Return a widget and what it lies in, for it may be gone when the focus comes back."""
    chain = []
    while widget is not None:
        chain.append(widget)
        widget = widget.parentWidget()
    return tuple(chain)


def _focus_first(widgets: Sequence[QWidget]) -> None:
    for widget in widgets:
        if isValid(widget) and widget.isVisible() and widget.focusPolicy():
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return
