"""How pay is drawn on a scale: the market's range, an offer, it raised, and what we pay."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPen

from planner.desktop.viewmodels.pay.pay_lines import PayMarks
from planner.desktop.widgets.canvas import Canvas

_RING = 4.0
_DOT = 3.5
_DIAMOND = 6.0
_CAP = 4.0

Place = Callable[[float], float]
"""An amount to its x on the canvas."""


def paint_dumbbell(canvas: Canvas, y: float, marks: PayMarks, x: Place) -> None:
    """Paint P10 to P90 as a whisker, P25 to P75 as a line between rings and P50 as a dot."""
    tokens = canvas.tokens
    low, lower, middle, upper, high = (x(each) for each in marks.quantiles)
    canvas.path([QPointF(low, y), QPointF(high, y)], tokens.line2, 1.4)
    for end in (low, high):
        canvas.path([QPointF(end, y - _CAP), QPointF(end, y + _CAP)], tokens.line2, 1.4)
    canvas.path([QPointF(lower, y), QPointF(upper, y)], tokens.sequential[2], 3)
    for end in (lower, upper):
        paint_ring(canvas, end, y)
    canvas.dot(middle, y, _DOT, tokens.sequential[3])


def paint_ring(canvas: Canvas, x: float, y: float) -> None:
    """Paint a hollow dot: an end of the middle half."""
    tokens = canvas.tokens
    canvas.dot(x, y, _RING, tokens.sequential[3])
    canvas.dot(x, y, _RING - 1.5, tokens.panel)


def paint_offer(canvas: Canvas, x: float, y: float, half: float = 8.0) -> None:
    """Paint an offer as an upright bar."""
    canvas.fill(canvas.box(x - 1.25, y - half, 2.5, 2 * half), canvas.tokens.t1)


def paint_raised(canvas: Canvas, x: float, y: float) -> None:
    """Paint an offer raised as a hollow diamond."""
    tokens = canvas.tokens
    painter = canvas.painter
    center = QPointF(canvas.x(x), canvas.bounds.top() + y)
    sides = [
        center + QPointF(*step)
        for step in ((0, -_DIAMOND), (_DIAMOND, 0), (0, _DIAMOND), (-_DIAMOND, 0))
    ]
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens.categorical[1], 1.6))
    painter.setBrush(tokens.panel)
    painter.drawPolygon(sides)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_seat(canvas: Canvas, x: float, y: float, color: QColor) -> None:
    """Paint what somebody of ours is paid as a short bar below the line."""
    canvas.fill(canvas.box(x - 1.5, y + 4, 3, 9), color)


def paint_marks(canvas: Canvas, y: float, marks: PayMarks, x: Place) -> None:
    """Paint all marks of a row."""
    paint_dumbbell(canvas, y, marks, x)
    for amount in marks.seats:
        paint_seat(canvas, x(amount), y, canvas.tokens.categorical[2])
    paint_offer(canvas, x(marks.offer), y)
    if marks.raised is not None:
        paint_raised(canvas, x(marks.raised), y)
