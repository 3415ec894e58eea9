"""A flat table model over ready rows, whose cells can be edited."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from planner.desktop.viewmodels.cells import Cell, Column, Row
from planner.desktop.viewmodels.grouped_table_model import ROW_ROLE, cell_data, heading_data

Index = QModelIndex | QPersistentModelIndex


HEADING = "heading:"
"""How the key of a row begins that is the heading of those below it."""


class RowsModel(QAbstractTableModel):
    """Shows rows in their order; rows that stay keep their place, and what is selected stays so.

    Signals:
        edited: Row key, column key and the value typed.
    """

    edited = Signal(str, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = ()
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows on show."""
        return self._rows

    def show(self, columns: tuple[Column, ...], rows: Sequence[Row]) -> None:
        """Show other columns or rows."""
        rows = tuple(rows)
        if (columns, rows) == (self.columns, self._rows):
            return
        is_same_shape = [column.key for column in columns] == [
            column.key for column in self.columns
        ] and [row.key for row in rows] == [row.key for row in self._rows]
        if not is_same_shape:
            self.beginResetModel()
        has_other_headings = columns != self.columns
        self.columns, self._rows = columns, rows
        if not is_same_shape:
            self.endResetModel()
            return
        if rows and columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(columns) - 1))
        if has_other_headings:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)

    def key_of(self, index: Index) -> str | None:
        """Return the key of an index's row."""
        return self._rows[index.row()].key if index.isValid() else None

    def index_of(self, key: str, column: int = 0) -> QModelIndex:
        """Return the index of a row, invalid where it is not shown."""
        for number, row in enumerate(self._rows):
            if row.key == key:
                return self.index(number, column)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- an invalid index is a constant
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- as above
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let a cell be edited that holds what an editor starts from."""
        flags = super().flags(index)
        cell = self._cell(index)
        if cell is not None and self.columns[index.column()].is_editable:
            return flags | Qt.ItemFlag.ItemIsEditable if cell.edit_value is not None else flags
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, its hint, or the cell or row itself."""
        if role == ROW_ROLE:
            return self._rows[index.row()] if index.isValid() else None
        cell = self._cell(index)
        return None if cell is None else cell_data(cell, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell of a typed value; whoever hears it makes the edit and shows the result."""
        key = self.key_of(index)
        if key is None or role != Qt.ItemDataRole.EditRole:
            return False
        self.edited.emit(key, self.columns[index.column()].key, value)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's heading, and its explanation as a tooltip."""
        return heading_data(self.columns, section, orientation, role)

    def _cell(self, index: Index) -> Cell | None:
        return self._rows[index.row()].cells[index.column()] if index.isValid() else None
