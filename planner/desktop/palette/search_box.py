"""The top bar's way into the command palette: looks like a field, works like a button."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from planner.desktop.buttons import FOCUS_MARGIN, HEIGHT, KEYBOARD_REASONS
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Align, Canvas, text_width

_WIDTH = 264
_LEAST_WIDTH = 36
_KEY_HEIGHT = 18.0


class SearchBox(QAbstractButton):
    """An icon, what it is for, and the keys that do the same; it shrinks to the icon."""

    def __init__(self, theme: Theme, icons: Icons, label: str, keys: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._keys = keys
        self._has_ring = False
        self.setText(label)
        self.setAccessibleName(label)
        self.setToolTip(f"{label} ({keys})")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the usual width."""
        return QSize(_WIDTH, HEIGHT + 2 * FOCUS_MARGIN)

    def minimumSizeHint(self) -> QSize:
        """Return the room for the icon."""
        return QSize(_LEAST_WIDTH, HEIGHT + 2 * FOCUS_MARGIN)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring only where the keyboard brought the focus."""
        self._has_ring = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        self._has_ring = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as well as on Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint frame, ring, icon, label and keys."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        bounds = QRectF(self.rect())
        canvas = Canvas(painter, tokens, bounds, is_right_to_left=self.isRightToLeft())
        box = bounds.adjusted(FOCUS_MARGIN, FOCUS_MARGIN, -FOCUS_MARGIN, -FOCUS_MARGIN)
        canvas.fill(box, tokens.hover if self.underMouse() else tokens.panel, 6)
        canvas.frame(box, tokens.line2, 6)
        if self._has_ring:
            canvas.frame(bounds, tokens.acc, 7, 2)
        at = canvas.box(11, (canvas.height - 14) / 2, 14, 14)
        self._icons.paint(painter, at, "magnifying-glass", tokens.t2)
        self._paint_texts(canvas)
        painter.end()

    def _paint_texts(self, canvas: Canvas) -> None:
        end = canvas.width - 10
        key_width = text_width(self._keys, FontRole.CAPTION) + 10
        if end - key_width > 120:
            top = (canvas.height - _KEY_HEIGHT) / 2
            key = canvas.box(end - key_width, top, key_width, _KEY_HEIGHT)
            canvas.frame(key, canvas.tokens.line, 4)
            canvas.text(key, self._keys, FontRole.CAPTION, canvas.tokens.t3, Align.CENTER)
            end -= key_width + 6
        if end > 60:
            box = canvas.box(32, 0, end - 32, canvas.height)
            canvas.text(box, self.text(), FontRole.BUTTON, canvas.tokens.t3)
