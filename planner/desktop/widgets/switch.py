"""A switch: on or off, at once."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from planner.desktop.buttons import KEYBOARD_REASONS
from planner.desktop.theme import Theme

_TRACK = QSize(28, 16)
_MARGIN = 3
"""Room for the focus ring."""
_KNOB = 12.0


class Switch(QAbstractButton):
    """A knob in a track, at the end that the reading direction calls on."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._has_ring = False
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(_TRACK.width() + 2 * _MARGIN, _TRACK.height() + 2 * _MARGIN)
        theme.theme_changed.connect(self.update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Switch on Enter as well as on Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring only where the keyboard brought the focus."""
        self._has_ring = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        self._has_ring = False
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint track, knob and ring."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(_MARGIN, _MARGIN, _TRACK.width(), _TRACK.height())
        painter.setPen(Qt.PenStyle.NoPen)
        is_on = self.isChecked()
        fill = tokens.acc if is_on else tokens.ctl
        painter.setBrush(fill if self.isEnabled() else tokens.line2)
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        inset = (track.height() - _KNOB) / 2
        is_at_right = is_on != self.isRightToLeft()
        left = track.right() - inset - _KNOB if is_at_right else track.left() + inset
        painter.setBrush(tokens.on_acc if is_on and self.isEnabled() else tokens.panel)
        painter.drawEllipse(QRectF(left, track.top() + inset, _KNOB, _KNOB))
        if self._has_ring:
            painter.setPen(QPen(tokens.acc, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
        painter.end()
