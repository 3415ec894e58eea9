"""The headings of a table, with an arrow where it is sorted."""

from typing import Protocol

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
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
    """Headings over their columns, the sorted one with an arrow."""

    def __init__(self, theme: Theme, icons: Icons, model: HasColumns, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._icons = icons
        self._shown_model = model
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
        canvas.rule(canvas.height - 1, tokens.line)
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
