"""The amber hatch of hours that nobody works."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QTransform

from planner.desktop.widgets.canvas import Canvas

_STEP = 6


def hatch(canvas: Canvas, box: QRectF) -> None:
    """Hatch a rectangle; the lines of neighbors meet."""
    painter, tokens = canvas.painter, canvas.tokens
    ratio = painter.device().devicePixelRatioF()
    painter.fillRect(box, _hatching(tokens.warn_wash.rgba(), tokens.warn_mark.rgba(), ratio))


@lru_cache(maxsize=8)
def _hatching(ground: int, line: int, ratio: float) -> QBrush:
    """Return a brush of one step; filling with it beats drawing lines for each of many boxes."""
    side = round(_STEP * ratio)
    tile = QImage(side, side, QImage.Format.Format_RGB32)
    tile.fill(QColor.fromRgba(ground))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / _STEP, side / _STEP)
    cap = Qt.PenCapStyle.SquareCap
    painter.setPen(QPen(QColor.fromRgba(line), 1, Qt.PenStyle.SolidLine, cap))
    for x in (-_STEP, 0, _STEP):
        painter.drawLine(QPointF(x, _STEP), QPointF(x + _STEP, 0))
    painter.end()
    brush = QBrush(tile)
    brush.setTransform(QTransform.fromScale(_STEP / side, _STEP / side))
    return brush
