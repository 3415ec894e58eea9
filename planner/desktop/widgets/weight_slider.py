"""A slider for a weight from none to all, painted in the theme's colors."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from planner.desktop.buttons import KEYBOARD_REASONS
from planner.desktop.theme import Theme

STEP, PAGE = 5, 25
"""Percent points by which the arrow and the page keys move it."""

_HEIGHT = 24
_GROOVE = 4.0
_KNOB = 6.0


class WeightSlider(QSlider):
    """From 0 to 100 percent; the wheel passes it by."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._has_ring = False
        self.setRange(0, 100)
        self.setSingleStep(STEP)
        self.setPageStep(PAGE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.theme_changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return a short slider's size."""
        return QSize(80, _HEIGHT)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring only where the keyboard brought the focus."""
        self._has_ring = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        self._has_ring = False
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint groove, filled part and knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, middle = self._theme.tokens, self.height() / 2
        at = self._knob_center()
        groove = QRectF(_KNOB, middle - _GROOVE / 2, self.width() - 2 * _KNOB, _GROOVE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.line2)
        painter.drawRoundedRect(groove, _GROOVE / 2, _GROOVE / 2)
        filled = QRectF(groove)
        if self.isRightToLeft():
            filled.setLeft(at)
        else:
            filled.setRight(at)
        painter.setBrush(tokens.acc)
        painter.drawRoundedRect(filled, _GROOVE / 2, _GROOVE / 2)
        painter.setBrush(tokens.panel)
        pen = painter.pen()
        pen.setStyle(Qt.PenStyle.SolidLine)
        pen.setColor(tokens.acc)
        pen.setWidthF(2)
        painter.setPen(pen)
        painter.drawEllipse(QPointF(at, middle), _KNOB - 1, _KNOB - 1)
        if self._has_ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _knob_center(self) -> float:
        """Return where the style puts the handle: there it can be taken hold of."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_SliderHandle
        control = QStyle.ComplexControl.CC_Slider
        handle = self.style().subControlRect(control, option, part, self)
        center = QRectF(handle).center().x()
        return min(max(center, _KNOB), self.width() - _KNOB)
