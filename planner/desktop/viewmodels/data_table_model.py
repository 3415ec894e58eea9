"""A flat table model over rows that are made when they come into view."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from planner.desktop.viewmodels.cells import Cell, Column, Row
from planner.desktop.viewmodels.data_rows import ShownRows
from planner.desktop.viewmodels.grouped_table_model import ROW_ROLE, cell_data, heading_data
from planner.desktop.viewmodels.row_order import RowOrder

Index = QModelIndex | QPersistentModelIndex


class DataTableModel(QAbstractTableModel):
    """Shows rows in their own order or by a column, all of them or those that match a filter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = ()
        self._rows: ShownRows | None = None
        self._row_order: RowOrder | None = None
        self._order: Sequence[int] = ()
        self._words: tuple[str, ...] = ()
        self._sort: tuple[int, bool] | None = None

    @property
    def total(self) -> int:
        """How many rows there are, also those the filter hides."""
        return len(self._rows) if self._rows is not None else 0

    def show(self, rows: ShownRows | None) -> None:
        """Show other rows, in their own order."""
        self.beginResetModel()
        self._rows = rows
        self._row_order = None
        if rows is not None:
            self._row_order = RowOrder(len(rows), rows.sort_values, rows.matching)
        self.columns = rows.columns if rows is not None else ()
        self._sort = None
        self._order = self._ordered()
        self.endResetModel()

    def filter(self, text: str) -> None:
        """Show only rows that hold every word of a text; all rows for an empty one."""
        words = tuple(text.casefold().split())
        if words != self._words:
            self.beginResetModel()
            self._words = words
            self._order = self._ordered()
            self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column, or as they come for a column below 0."""
        self.layoutAboutToBeChanged.emit()
        before, old = self._order, self.persistentIndexList()
        self._sort = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._order = self._ordered()
        if old:
            kept = {before[i.row()] for i in old}
            places = {row: place for place, row in enumerate(self._order) if row in kept}
            new = [self.index(places[before[i.row()]], i.column()) for i in old]
            self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def number_of(self, index: Index) -> int:
        """Return the place of an index's row among all rows in their own order."""
        return self._order[index.row()]

    def cell(self, index: Index) -> Cell | None:
        """Return what an index shows."""
        if self._rows is None or not index.isValid():
            return None
        return self._rows.cell(self._order[index.row()], index.column())

    def telling_cells(self, column: int) -> Sequence[Cell]:
        """Return cells that tell how wide a column has to be, also hidden ones."""
        return self._rows.telling_cells(column) if self._rows is not None else ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- an invalid index is a constant
        """Count the rows that match."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- as above
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, its hint, or the cell or row itself."""
        if role == ROW_ROLE:
            return Row(str(self._order[index.row()]), ()) if index.isValid() else None
        cell = self.cell(index)
        return None if cell is None else cell_data(cell, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's heading, and its explanation as a tooltip."""
        return heading_data(self.columns, section, orientation, role)

    def _ordered(self) -> Sequence[int]:
        return self._row_order.of(self._words, self._sort) if self._row_order is not None else ()
