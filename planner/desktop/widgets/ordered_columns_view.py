"""A tree whose columns stand in the order the reader gave them, some of them hidden."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRectF, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import text_width
from planner.desktop.widgets.cell_delegates import CELL_PADDING
from planner.desktop.widgets.kept_name_view import KeptNameView
from planner.desktop.widgets.table_header import HasColumns


class OrderedColumnsView(KeptNameView):
    """Arranges, hides and finds the columns of a model by their keys.

    Signals:
        columns_arranged: The reader drew a column to another place; ``column_order`` has it.
    """

    columns_arranged = Signal()

    def __init__(self, theme: Theme, model: HasColumns, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._model = model
        self._is_arranging = False

    @property
    def column_order(self) -> tuple[str, ...]:
        """The keys of all columns as they stand, hidden ones too."""
        header, columns = self.header(), self._model.columns
        return tuple(columns[header.logicalIndex(at)].key for at in range(len(columns)))

    @property
    def visible_columns(self) -> tuple[str, ...]:
        """The keys of the columns one sees or can scroll to, as they stand."""
        hidden = self.isColumnHidden
        return tuple(k for k in self.column_order if not hidden(self.column_number(k)))

    def show_column(self, key: str) -> None:
        """Scroll aside until a column is in sight."""
        row = self.currentIndex() if self.currentIndex().isValid() else self.indexAt(QPoint(1, 1))
        if row.isValid():
            down = self.verticalScrollBar().value()
            self.scrollTo(row.siblingAtColumn(self.column_number(key)))
            self.verticalScrollBar().setValue(down)

    def leave_hidden_column(self) -> None:
        """Move the cursor to the name where its column is hidden; the selection stays."""
        current = self.currentIndex()
        if current.isValid() and self.isColumnHidden(current.column()):
            keep = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(current.siblingAtColumn(0), keep)

    def arrange_columns(self, keys: Sequence[str]) -> None:
        """Put the columns into an order; those left out stay behind."""
        header = self.header()
        self._is_arranging = True
        for place, key in enumerate(keys):
            header.moveSection(header.visualIndex(self.column_number(key)), place)
        self._is_arranging = False

    def least_width(self, number: int) -> int:
        """Return how narrow a column may become in pixels: its heading stays whole."""
        column = self._model.columns[number]
        return max(column.least_width or column.width, self.heading_width(number))

    def row_end(self, current: QModelIndex, action: QAbstractItemView.CursorAction) -> QModelIndex:
        """Return the first or last cell shown of the current row."""
        is_home = action == QAbstractItemView.CursorAction.MoveHome
        key = self.visible_columns[0 if is_home else -1]
        return current.siblingAtColumn(self.column_number(key))

    def beside(self, current: QModelIndex, step: int) -> QModelIndex:
        """Return the cell so many columns further on in its row, the same one past the ends."""
        header = self.header()
        at = header.visualIndex(current.column()) + step
        while 0 <= at < header.count():
            column = header.logicalIndex(at)
            if not self.isColumnHidden(column):
                return current.siblingAtColumn(column)
            at += step
        return current

    def column_box(self, key: str, row: QRectF) -> QRectF:
        """Return where a column crosses a row, out of sight for a hidden one."""
        number = self.column_number(key)
        if self.isColumnHidden(number):
            return QRectF(-2 * row.width(), row.y(), 0, row.height())
        left = self.columnViewportPosition(number)
        return QRectF(left, row.y(), self.columnWidth(number), row.height() - 1)

    def column_number(self, key: str) -> int:
        """Return the number of a column in the model."""
        return next(n for n, column in enumerate(self._model.columns) if column.key == key)

    def heading_width(self, number: int) -> int:
        """Return the room a column's heading takes in pixels."""
        heading = text_width(self._model.columns[number].heading, FontRole.HEADER)
        return round(heading + 2 * CELL_PADDING + 4)

    def watch_columns(self) -> None:
        """Tell of columns that are drawn elsewhere from now on."""
        self.header().sectionMoved.connect(self._on_section_moved)

    def _on_section_moved(self, _column: int, _before: int, _now: int) -> None:
        if not self._is_arranging:
            self.columns_arranged.emit()
