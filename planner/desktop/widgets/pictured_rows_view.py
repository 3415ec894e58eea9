"""A table that shows rows which look as they did from pictures of them."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QCursor, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Row
from planner.desktop.viewmodels.grouped_table_model import ROW_ROLE, Index
from planner.desktop.widgets.ordered_columns_view import OrderedColumnsView
from planner.desktop.widgets.row_pictures import RowPictures
from planner.desktop.widgets.table_header import HasColumns


class PicturedRowsView(OrderedColumnsView):
    """Paints a row anew only where it is another one or looks another way.

    Rows that come or go lay the whole table out anew, and Qt then paints all of it.
    """

    def __init__(self, theme: Theme, model: HasColumns, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, parent)
        self._pictures, self._pointed = RowPictures(), -1
        theme.theme_changed.connect(self.forget_pictures)

    def forget_pictures(self) -> None:
        """Paint all rows anew the next time."""
        self._pictures = RowPictures()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what the looks of all rows depend on, then paint."""
        header = self.header()
        columns = tuple(
            (header.visualIndex(number), header.sectionSize(number))
            for number in range(header.count())
        )
        self._pictures.begin((self.devicePixelRatioF(), self.layoutDirection(), columns))
        pointer = self.viewport().mapFromGlobal(QCursor.pos())
        self._pointed = pointer.y() if self.viewport().underMouse() else -1
        super().paintEvent(event)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row, from its picture unless the pointer is on it or columns are under others."""
        row, box = index.data(ROW_ROLE), option.rect
        is_pointed = box.top() <= self._pointed <= box.bottom()
        if not isinstance(row, Row) or is_pointed or self.is_scrolled_aside:
            super().drawRow(painter, option, index)
            return
        current = self.currentIndex()
        is_current = self.hasFocus() and current.siblingAtColumn(0) == index
        look = self.selectionModel().isSelected(index), current.column() if is_current else -1
        at_top = QStyleOptionViewItem(option)
        at_top.rect = QRect(box.left(), 0, box.width(), box.height())
        draw = super().drawRow

        def paint(on: QPainter) -> None:
            draw(on, at_top, index)

        self._pictures.put(painter, row, look, box, self._theme.tokens.panel, paint)
