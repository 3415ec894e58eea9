"""Rows of a table as they were painted: a table laid out anew shows those that stayed at once."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainter, QPixmap

from planner.desktop.viewmodels.cells import Row

_MOST = 80
"""Of so many rows the pictures are kept, a few screens full."""


class RowPictures:
    """Keeps pictures of rows by the row itself and what else its look depends on."""

    def __init__(self) -> None:
        self._setting: Hashable = None
        self._made: dict[int, tuple[Row, Hashable, QPixmap]] = {}

    def begin(self, setting: Hashable) -> None:
        """Say what the looks of all rows depend on; where it is another, all are painted anew."""
        if setting != self._setting or len(self._made) > _MOST:
            self._setting, self._made = setting, {}

    def put(
        self,
        painter: QPainter,
        row: Row,
        look: Hashable,
        box: QRect,
        ground: QColor,
        paint: Callable[[QPainter], None],
    ) -> None:
        """Paint a row from its picture.

        Args:
            painter: Paints on the table.
            row: The row; another one, even an equal one, is painted anew.
            look: What the look of this row depends on besides, such as whether it is selected.
            box: Where it stands.
            ground: The color beneath.
            paint: Paints it at the top of a picture where there is none.
        """
        kept = self._made.get(id(row))  # the row is kept along, so that no other takes its number
        if kept is None or kept[1] != look or kept[2].deviceIndependentSize() != box.size():
            kept = row, look, _picture(painter, box, ground, paint)
            self._made[id(row)] = kept
        painter.drawPixmap(QPoint(box.left(), box.top()), kept[2])


def _picture(
    on: QPainter, box: QRect, ground: QColor, paint: Callable[[QPainter], None]
) -> QPixmap:
    ratio = on.device().devicePixelRatioF()
    picture = QPixmap(box.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(ground)
    painter = QPainter(picture)
    painter.setLayoutDirection(on.layoutDirection())
    painter.translate(-box.left(), 0)
    paint(painter)
    painter.end()
    return picture
