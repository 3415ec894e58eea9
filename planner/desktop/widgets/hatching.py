"""The amber hatch of hours that nobody works."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from planner.desktop.widgets.canvas import Canvas

_STEP = 6.0


def hatch(canvas: Canvas, box: QRectF) -> None:
    """Hatch a rectangle; the lines of neighbors meet."""
    painter, tokens = canvas.painter, canvas.tokens
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.fillRect(box, tokens.warn_wash)
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens.warn_mark, 1))
    # Lines that enter from the side begin before the box.
    x = (box.left() - box.height() + box.bottom()) // _STEP * _STEP - box.bottom()
    while x < box.right() + box.height():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += _STEP
    painter.restore()
