"""A two-level item model over frozen groups of rows; it tells views only what changed."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from planner.desktop.viewmodels.cells import Cell, Column, Group, Row

Index = QModelIndex | QPersistentModelIndex

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
"""The ``Cell`` of an index; of a group's row only where it has a sum in that column."""
ROW_ROLE = Qt.ItemDataRole.UserRole + 2
"""The ``Row`` or ``Group`` of an index."""

_HINT_ROLES = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole)
_ROW_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
)
_NO_FLAGS, _GROUP_FLAGS = Qt.ItemFlag.NoItemFlags, Qt.ItemFlag.ItemIsEnabled
_EDITABLE_FLAGS = _ROW_FLAGS | Qt.ItemFlag.ItemIsEditable
_FEW = 24
"""Up to so many changed rows of a group are announced one by one, more of them as one range."""


class _RowNode:
    __slots__ = ("group", "row")

    def __init__(self, group: "_GroupNode", row: Row) -> None:
        self.group = group
        self.row = row


class _GroupNode:
    __slots__ = ("group", "number", "rows")

    def __init__(self, number: int, group: Group) -> None:
        self.number = number
        self.group = group
        self.rows = [_RowNode(self, row) for row in group.rows]


class GroupedTableModel(QAbstractItemModel):
    """Shows groups and their rows in the columns it was made with.

    Signals:
        edited: Row key, column key and the new value, from an editor; the model itself changes
            only through ``show``.
    """

    edited = Signal(str, str, object)

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._groups: list[_GroupNode] = []
        self._explain: Callable[[str, str], str] | None = None

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups shown, in their order."""
        return tuple(node.group for node in self._groups)

    def explain_with(self, explain: Callable[[str, str], str]) -> None:
        """Add a line to what is told of a cell, asked for by row and column key when it is."""
        self._explain = explain

    def show(self, groups: Sequence[Group]) -> None:
        """Show these groups: changed cells, inserted, removed or moved rows are announced.

        Where the groups themselves differ, the model is reset.
        """
        if [node.group.key for node in self._groups] != [group.key for group in groups]:
            self.beginResetModel()
            self._groups = [_GroupNode(number, group) for number, group in enumerate(groups)]
            self.endResetModel()
            return
        for node, group in zip(self._groups, groups, strict=True):
            if node.group != group:
                self._show_group(node, group)

    def set_heading(self, column: int, heading: str) -> None:
        """Give a column another heading, such as one that names a currency."""
        if self.columns[column].heading == heading:
            return
        changed = replace(self.columns[column], heading=heading)
        self.columns = (*self.columns[:column], changed, *self.columns[column + 1 :])
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)

    def index_of(self, row_key: str, column: int = 0) -> QModelIndex:
        """Return the index of a row, invalid where it is not shown."""
        for node in self._groups:
            for number, child in enumerate(node.rows):
                if child.row.key == row_key:
                    return self.createIndex(number, column, child)
        return QModelIndex()

    def indexes_of(self, row_keys: Collection[str]) -> list[QModelIndex]:
        """Return the indexes of rows in the order of their keys; of those that are shown."""
        wanted = set(row_keys)
        found = {
            child.row.key: self.createIndex(number, 0, child)
            for node in self._groups
            for number, child in enumerate(node.rows)
            if child.row.key in wanted
        }
        return [found[key] for key in row_keys if key in found]

    def group_index(self, group_key: str) -> QModelIndex:
        """Return the index of a group, invalid where it is not shown."""
        for node in self._groups:
            if node.group.key == group_key:
                return self.createIndex(node.number, 0, node)
        return QModelIndex()

    def row_keys(self) -> list[str]:
        """Return the keys of all rows, from top to bottom."""
        return [child.row.key for node in self._groups for child in node.rows]

    def row_key(self, index: Index) -> str | None:
        """Return the key of the row an index is in, None for a group's."""
        node = index.internalPointer() if index.isValid() else None
        return node.row.key if isinstance(node, _RowNode) else None

    def keys_between(self, group: Index, first: int, last: int) -> list[str]:
        """Return the keys of a group's rows from one to another; none where it is no group."""
        node = group.internalPointer() if group.isValid() else None
        rows = node.rows[first : last + 1] if isinstance(node, _GroupNode) else ()
        return [child.row.key for child in rows]

    def cell(self, index: Index) -> Cell | None:
        """Return what an index shows."""
        node = index.internalPointer()
        if isinstance(node, _RowNode):
            return node.row.cells[index.column()]
        if isinstance(node, _GroupNode):
            return node.group.sums.get(self.columns[index.column()].key)
        return None

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 -- an invalid index is a constant
        """Return the index of a group, or of a row of one."""
        if not parent.isValid():
            if 0 <= row < len(self._groups):
                return self.createIndex(row, column, self._groups[row])
            return QModelIndex()
        node = parent.internalPointer()
        if isinstance(node, _GroupNode) and 0 <= row < len(node.rows):
            return self.createIndex(row, column, node.rows[row])
        return QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008 -- QObject.parent has no argument
        """Return the group of a row."""
        node = index.internalPointer() if index.isValid() else None
        if isinstance(node, _RowNode):
            return self.createIndex(node.group.number, 0, node.group)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- as above
        """Count the groups, or a group's rows."""
        if not parent.isValid():
            return len(self._groups)
        node = parent.internalPointer()
        return len(node.rows) if isinstance(node, _GroupNode) and parent.column() == 0 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- as above
        """Count the columns."""
        return len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, its hint, or the cell or row itself."""
        if not index.isValid():
            return None
        if role == ROW_ROLE:
            node = index.internalPointer()
            return node.row if isinstance(node, _RowNode) else node.group
        if role == Qt.ItemDataRole.DisplayRole and index.column() == 0:
            node = index.internalPointer()
            if isinstance(node, _GroupNode):
                return f"{node.group.title} {node.group.count_text}"
        cell = self.cell(index)
        if cell is None:
            return None
        if role in _HINT_ROLES:
            return self._told(index, cell) or None
        return cell_data(cell, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Announce an edit; the cell changes when the edited plan is shown."""
        key = self.row_key(index)
        if key is None or role != Qt.ItemDataRole.EditRole:
            return False
        self.edited.emit(key, self.columns[index.column()].key, value)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be selected, their editable cells edited."""
        node = index.internalPointer()
        if not isinstance(node, _RowNode):
            return _GROUP_FLAGS if index.isValid() else _NO_FLAGS
        # Views ask it of every row they lay out, of the first cell each time.
        is_editable = self._is_editable(node.row, index.column())
        return _EDITABLE_FLAGS if is_editable else _ROW_FLAGS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's heading, and its explanation as a tooltip."""
        return heading_data(self.columns, section, orientation, role)

    def _is_editable(self, row: Row, column: int) -> bool:
        """Tell whether a cell can be edited, without making cells for names: views ask of each."""
        if not column or not self.columns[column].is_editable:
            return self.columns[column].is_editable
        return row.cells[column].edit_value is not None

    def _told(self, index: Index, cell: Cell) -> str:
        key = self.row_key(index)
        line = ""
        if self._explain is not None and key is not None:
            line = self._explain(key, self.columns[index.column()].key)
        return "\n".join(part for part in (cell.hint, line) if part)

    def _show_group(self, node: _GroupNode, group: Group) -> None:
        before = node.group
        node.group = group
        parent = self.createIndex(node.number, 0, node)
        wanted = [row.key for row in group.rows]
        self._remove_rows(node, parent, set(wanted))
        kept = {child.row.key for child in node.rows}
        order = [child.row.key for child in node.rows]
        if order != [key for key in wanted if key in kept]:
            self._reorder(node, {key: place for place, key in enumerate(wanted)})
        self._insert_rows(node, parent, group.rows)
        self._update_rows(node, group.rows)
        if (before.title, before.count_text, before.sums) != (
            group.title,
            group.count_text,
            group.sums,
        ):
            last = self.createIndex(node.number, len(self.columns) - 1, node)
            self.dataChanged.emit(parent, last)

    def _remove_rows(self, node: _GroupNode, parent: QModelIndex, wanted: set[str]) -> None:
        for number in range(len(node.rows) - 1, -1, -1):
            if node.rows[number].row.key not in wanted:
                self.beginRemoveRows(parent, number, number)
                del node.rows[number]
                self.endRemoveRows()

    def _insert_rows(self, node: _GroupNode, parent: QModelIndex, rows: Sequence[Row]) -> None:
        first = 0
        while first < len(rows):
            if first < len(node.rows) and node.rows[first].row.key == rows[first].key:
                first += 1
                continue
            here = node.rows[first].row.key if first < len(node.rows) else None
            last = first
            while last + 1 < len(rows) and rows[last + 1].key != here:
                last += 1
            self.beginInsertRows(parent, first, last)
            node.rows[first:first] = [_RowNode(node, row) for row in rows[first : last + 1]]
            self.endInsertRows()
            first = last + 1

    def _reorder(self, node: _GroupNode, places: dict[str, int]) -> None:
        self.layoutAboutToBeChanged.emit()
        node.rows.sort(key=lambda child: places[child.row.key])
        positions = {id(child): number for number, child in enumerate(node.rows)}
        old = [i for i in self.persistentIndexList() if i.internalPointer() in node.rows]
        new = [
            self.createIndex(positions[id(i.internalPointer())], i.column(), i.internalPointer())
            for i in old
        ]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _update_rows(self, node: _GroupNode, rows: Sequence[Row]) -> None:
        changed = []
        for number, (child, row) in enumerate(zip(node.rows, rows, strict=True)):
            if child.row is not row and child.row != row:
                changed.append(number)
            child.row = row
        if len(changed) > _FEW:
            self._announce(node, changed[0], changed[-1])
            return
        for number in changed:
            self._announce(node, number, number)

    def _announce(self, node: _GroupNode, first: int, last: int) -> None:
        self.dataChanged.emit(
            self.createIndex(first, 0, node.rows[first]),
            self.createIndex(last, len(self.columns) - 1, node.rows[last]),
        )


def heading_data(
    columns: Sequence[Column], section: int, orientation: Qt.Orientation, role: int
) -> object:
    """Return what a flat or grouped model says of a column's heading in a role."""
    if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(columns):
        return None
    if role == Qt.ItemDataRole.DisplayRole:
        return columns[section].heading
    if role == Qt.ItemDataRole.ToolTipRole:
        return columns[section].help_text or None
    return None


def cell_data(cell: Cell, role: int) -> object:
    """Return what a cell says in a role."""
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return cell.text
    if role == CELL_ROLE:
        return cell
    if role in _HINT_ROLES:
        return cell.hint or None
    if role == Qt.ItemDataRole.EditRole:
        return cell.edit_value
    return None
