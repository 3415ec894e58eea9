"""The headings of a table, with an arrow where it is sorted."""

from typing import Protocol

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Column
from planner.desktop.widgets.canvas import Align, Canvas, metrics_of, text_width
from planner.desktop.widgets.cell_delegates import CELL_PADDING, EDGE_PADDING

_HEIGHT = 28


class HasColumns(Protocol):
    """A model whose headings a table shows."""

    columns: tuple[Column, ...]


class TableHeader(QHeaderView):
    """Headings over their columns, the sorted one with an arrow.

    Args:
        keeps_first: Whether the first heading stays where others are scrolled under it.

    Signals:
        menu_requested: Where on the screen a menu of the columns is wanted.
    """

    menu_requested = Signal(QPoint)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        model: HasColumns,
        parent: QWidget,
        *,
        keeps_first: bool = False,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._icons = icons
        self._shown_model = model
        self._keeps_first = keeps_first
        self._is_first_pressed = False
        self.setSortIndicatorClearable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(64)
        theme.theme_changed.connect(self._on_theme_changed)

    def sizeHint(self) -> QSize:
        """Return the height of the header."""
        return QSize(super().sizeHint().width(), _HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """Paint one heading."""
        tokens = self._theme.tokens
        column = self._shown_model.columns[logical_index]
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        canvas = Canvas(painter, tokens, QRectF(rect), is_right_to_left=is_rtl)
        canvas.fill(canvas.bounds, tokens.sunk)
        # A filled line: a drawn one makes Qt start threads where a heading is drawn see-through,
        # which is how it looks while it is moved.
        canvas.fill(canvas.box(0, canvas.height - 1, canvas.width, 1), tokens.line)
        start = EDGE_PADDING if logical_index == 0 else CELL_PADDING
        box = canvas.box(start, 0, canvas.width - start - CELL_PADDING, canvas.height - 1)
        is_sorted = self.isSortIndicatorShown() and self.sortIndicatorSection() == logical_index
        if is_sorted:
            self._paint_arrow(painter, box, column, is_rtl=is_rtl)
        align = Align.NUMBER if column.is_number else Align.LEADING
        color = tokens.t1 if is_sorted else tokens.t2
        elide = Qt.TextElideMode.ElideRight
        heading = metrics_of(FontRole.HEADER).elidedText(column.heading, elide, box.width())
        canvas.text(box, heading, FontRole.HEADER, color, align)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the headings, the first one over those that are scrolled under it."""
        super().paintEvent(event)
        if self._covers_others:
            painter = QPainter(self.viewport())
            box = QRect(self._first_left, 0, self.sectionSize(0), self.height())
            self.paintSection(painter, box, 0)
            is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            edge = box.left() if is_rtl else box.right()
            painter.fillRect(edge, 0, 1, self.height(), self._theme.tokens.line)
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep a click on the first heading from what lies under it."""
        self._is_first_pressed = self._is_over_first(event)
        if not self._is_first_pressed:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Offer nothing under the first heading."""
        if self._is_first_pressed or self._is_over_first(event):
            self.unsetCursor()
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Sort by the first heading where it was clicked over others."""
        if not self._is_first_pressed:
            super().mouseReleaseEvent(event)
        elif self._is_over_first(event) and event.button() == Qt.MouseButton.LeftButton:
            self._sort_by_first()
        self._is_first_pressed = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the columns."""
        self.menu_requested.emit(event.globalPos())

    @property
    def _first_left(self) -> int:
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return self.viewport().width() - self.sectionSize(0) if is_rtl else 0

    @property
    def _covers_others(self) -> bool:
        return self._keeps_first and self.count() > 0 and self.offset() > 0

    def _is_over_first(self, event: QMouseEvent) -> bool:
        x = round(event.position().x()) - self._first_left
        return self._covers_others and 0 <= x < self.sectionSize(0)

    def _sort_by_first(self) -> None:
        """Go through rising, falling and no order as every heading does."""
        rising, falling = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        if self.sortIndicatorSection() != 0:
            self.setSortIndicator(0, rising)
        elif self.sortIndicatorOrder() == rising:
            self.setSortIndicator(0, falling)
        else:
            self.setSortIndicator(-1, rising)

    def _paint_arrow(self, painter: QPainter, box: QRectF, column: Column, *, is_rtl: bool) -> None:
        is_descending = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        width = text_width(column.heading, FontRole.HEADER) + 3
        stands_right = column.is_number or is_rtl
        left = box.right() - width - 10 if stands_right else box.left() + width
        where = QRectF(left, box.center().y() - 5, 10, 10)
        name = "caret-down" if is_descending else "caret-up"
        self._icons.paint(painter, where, name, self._theme.tokens.t1)

    def _on_theme_changed(self) -> None:
        self.viewport().update()
