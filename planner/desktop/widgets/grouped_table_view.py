"""A table of groups and rows: keyboard by cell, foldable groups, headings that sort."""

from collections.abc import Iterable, Sequence
from itertools import chain

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyleOptionViewItem,
    QWidget,
)

from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Group, Row
from planner.desktop.viewmodels.grouped_table_model import ROW_ROLE, GroupedTableModel, Index
from planner.desktop.widgets.cell_delegates import (
    GROUP_ROW_HEIGHT,
    CellDelegate,
    ManyRows,
)
from planner.desktop.widgets.group_row import paint_group_row
from planner.desktop.widgets.pictured_rows_view import PicturedRowsView
from planner.desktop.widgets.row_drag import DropPlace, RowDrag
from planner.desktop.widgets.table_header import TableHeader

_ENTER_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_TYPING = QAbstractItemView.EditTrigger.AnyKeyPressed
_EDIT_TRIGGERS = (
    QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
)
_ROW_ENDS = (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd)
_NEIGHBORS = {
    QAbstractItemView.CursorAction.MoveNext: 1,
    QAbstractItemView.CursorAction.MovePrevious: -1,
}
_MANY = 300
"""Of more rows each takes the same height, a group's too: asking all takes longer than a glance."""
_COLUMN_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_ASIDE_KEYS = frozenset({*_COLUMN_KEYS, Qt.Key.Key_Home, Qt.Key.Key_End})
_COLUMN_MODIFIERS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def no_group_takes(_keys: tuple[str, ...], _group: str) -> bool:
    """Leave all rows where they are."""
    return False


class GroupedTableView(PicturedRowsView):
    """Shows a ``GroupedTableModel``; selects rows, moves by cell.

    Signals:
        row_chosen: The key of the current row, empty for a group's or none.
        sort_chosen: A column key (empty for the plan's own order) and whether descending.
        cell_opened: Row and column key of a cell that cannot be edited, on Enter or a double click;
            of any cell on Alt+Enter.
        cell_pointed: Row and column key of the cell with the focus, both empty for none.
        menu_requested: Where on the screen a menu for the selected rows is wanted.
        columns_menu_requested: Where on the screen a menu of the columns is wanted.
        column_moved: The key of a column to move past its neighbor, and whether to the left.
        rows_dropped: The keys of rows drawn elsewhere, and the ``DropPlace``; None where they
            cannot go.
        edit_begun: Row and column key of the cell whose editor opened.
        text_dropped: Why a text that was left behind in its cell could not be used.
    """

    row_chosen = Signal(str)
    sort_chosen = Signal(str, bool)
    cell_opened = Signal(str, str)
    menu_requested = Signal(QPoint)
    cell_pointed = Signal(str, str)
    columns_menu_requested = Signal(QPoint)
    column_moved = Signal(str, bool)
    rows_dropped = Signal(object, object)
    edit_begun = Signal(str, str)
    text_dropped = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        model: GroupedTableModel,
        delegates: Sequence[CellDelegate],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, model, parent)
        self._icons = icons
        self._model: GroupedTableModel = model
        self._folded: set[str] = set()
        self._delegates = tuple(delegates)
        self._held_press: QMouseEvent | None = None
        self.setModel(model)
        self.drag = RowDrag(self, model, no_group_takes)
        for number, delegate in enumerate(self._delegates):
            self.setItemDelegateForColumn(number, delegate)
            delegate.text_dropped.connect(self.text_dropped)
        self._set_up_header()
        theme.theme_changed.connect(self._on_theme_changed)
        model.modelAboutToBeReset.connect(self._on_about_to_be_reset)
        model.modelReset.connect(self._on_reset)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled_aside)

    @property
    def selected_keys(self) -> tuple[str, ...]:
        """The keys of the selected rows, from top to bottom."""
        # Ranges, not rows: Qt would ask the model about every cell of each row.
        ranges: Iterable[QItemSelectionRange] = self.selectionModel().selection()  # type: ignore[assignment]  # the stubs lack its iterator
        in_order = sorted(ranges, key=lambda each: (each.parent().row(), each.top()))
        keys = self._model.keys_between
        found = (keys(each.parent(), each.top(), each.bottom()) for each in in_order)
        return tuple(dict.fromkeys(chain.from_iterable(found)))

    @property
    def current_key(self) -> str | None:
        """The key of the current row."""
        return self._model.row_key(self.currentIndex())

    @property
    def folded(self) -> frozenset[str]:
        """The keys of the folded groups."""
        return frozenset(self._folded)

    @property
    def open_keys(self) -> tuple[str, ...]:
        """The keys of the rows one sees or can scroll to, from top to bottom."""
        return tuple(
            row.key
            for group in self._model.groups
            if group.key not in self._folded or not group.is_headed
            for row in group.rows
        )

    def give_many(self, many: ManyRows) -> None:
        """Let Ctrl+Enter in any editor work on many rows."""
        for delegate in self._delegates:
            delegate.many = many

    def fold(self, group_key: str, *, is_folded: bool) -> None:
        """Fold or unfold a group, also one not shown now."""
        (self._folded.add if is_folded else self._folded.discard)(group_key)
        index = self._model.group_index(group_key)
        if index.isValid():
            self.setExpanded(index, not is_folded)

    def go_to(self, row_key: str, column: int = 0) -> bool:
        """Make a row the current and only selected one, unfolding its group.

        Returns:
            Whether the row is shown.
        """
        index = self._model.index_of(row_key, column)
        if not index.isValid():
            return False
        group = index.parent().data(ROW_ROLE)
        if isinstance(group, Group):
            self.fold(group.key, is_folded=False)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)
        return True

    def go_to_all(self, row_keys: Sequence[str]) -> None:
        """Make the first of some rows the current one, and select them all."""
        if not row_keys or not self.go_to(row_keys[0]):
            return
        ranges: list[tuple[QModelIndex, QModelIndex]] = []
        for index in self._model.indexes_of(row_keys):
            first, last = ranges[-1] if ranges else (index, index)
            if last.parent() == index.parent() and last.row() + 1 == index.row():
                ranges[-1] = first, index
            else:
                ranges.append((index, index))
        chosen = QItemSelection()
        for first, last in ranges:
            chosen.select(first, last)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flag.Select | flag.Rows)

    def set_row_height(self, height: int) -> None:
        """Give every row of a group another height in pixels."""
        for delegate in self._delegates:
            delegate.row_height = height
        self.verticalScrollBar().setSingleStep(height)
        self._fit_group_rows()
        self.scheduleDelayedItemsLayout()

    def expect_rows(self, count: int) -> None:
        """Get ready for so many rows: of many, the view asks only one how high it is."""
        if (count > _MANY) != self.uniformRowHeights():
            self.setUniformRowHeights(count > _MANY)
            self._fit_group_rows()
            self.scheduleDelayedItemsLayout()

    def _fit_group_rows(self) -> None:
        for delegate in self._delegates:
            is_alike = self.uniformRowHeights()
            delegate.group_height = delegate.row_height if is_alike else GROUP_ROW_HEIGHT

    def clear_current(self) -> None:
        """Select nothing."""
        self.selectionModel().clear()

    def unfold_shown(self) -> None:
        """Give every group the folding it had, new ones unfolded; a lone one needs no heading."""
        groups = self._model.groups
        if groups and not groups[0].is_headed:
            self.setRootIndex(self._model.index(0, 0))
        for number in range(self._model.rowCount()):
            index = self._model.index(number, 0)
            self.setExpanded(index, index.data(ROW_ROLE).key not in self._folded)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a group's row across the columns, others cell by cell, the name over them."""
        group = index.data(ROW_ROLE)
        if isinstance(group, Group):
            self._draw_group(painter, option, index, group)
            return
        super().drawRow(painter, option, index)
        if self.is_scrolled_aside:
            self.draw_name(painter, option, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint no branches: the caret stands in the group's row."""

    def edit(  # type: ignore[override]
        self,
        index: Index,
        trigger: QAbstractItemView.EditTrigger = QAbstractItemView.EditTrigger.AllEditTriggers,
        event: QEvent | None = None,
    ) -> bool:
        """Open an editor, and say so."""
        is_open = bool(super().edit(index, trigger, event))  # type: ignore[arg-type]
        key = self._model.row_key(index) if is_open else None
        if key is not None:
            self.edit_begun.emit(key, self._model.columns[index.column()].key)
        return is_open

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Move left, right, home, end and on by cell, and fold or unfold on a group's row."""
        current = self.currentIndex()
        if action in _ROW_ENDS and not modifiers and isinstance(current.data(ROW_ROLE), Row):
            return self.row_end(current, action)
        if action in _NEIGHBORS and isinstance(current.data(ROW_ROLE), Row):
            return self._editable_beside(current, _NEIGHBORS[action])
        step = {
            QAbstractItemView.CursorAction.MoveLeft: -1,
            QAbstractItemView.CursorAction.MoveRight: 1,
        }.get(action)
        if step is None or not current.isValid():
            return super().moveCursor(action, modifiers)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        group = current.data(ROW_ROLE)
        if isinstance(group, Group):
            self.fold(group.key, is_folded=step < 0)
            return current
        return self.beside(current, step)

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Keep several rows selected while a key goes from cell to cell of one of them."""
        current, command = self.currentIndex(), super().selectionCommand(index, event)
        is_aside = isinstance(event, QKeyEvent) and event.key() in _ASIDE_KEYS
        is_row = (index.row(), index.parent()) == (current.row(), current.parent())
        if is_aside and is_row and self.selectionModel().isSelected(current):
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return command

    def event(self, event: QEvent) -> bool:
        """Keep a letter from being a shortcut where typing it begins an edit."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._begins_edit(self.currentIndex(), event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit or open on Enter; begin an edit by typing only what such a cell can begin with."""
        if event.key() in _ENTER_KEYS:
            is_asking = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            current = self.currentIndex()
            if self._open_any(current) if is_asking else self._edit_or_open(current):
                return
        if event.key() == Qt.Key.Key_Escape and self.drag.is_moving:
            self.drag.cancel()
            return
        if event.key() in _COLUMN_KEYS and event.modifiers() == _COLUMN_MODIFIERS:
            key = self._model.columns[max(0, self.currentIndex().column())].key
            self.column_moved.emit(key, event.key() == Qt.Key.Key_Left)
            return
        begins = self._begins_edit(self.currentIndex(), event)
        self.setEditTriggers(_EDIT_TRIGGERS | _TYPING if begins else _EDIT_TRIGGERS)
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a cell that cannot be edited."""
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._open(self.indexAt(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold or unfold a group with a click on its row."""
        index = self.indexAt(event.position().toPoint())
        group = index.data(ROW_ROLE) if index.isValid() else None
        self._held_press = None
        is_one_of_many = self.selectionModel().isSelected(index) and len(self.selected_keys) > 1
        if self.drag.press(event) and is_one_of_many:
            self._held_press = event.clone()  # the rows stay selected until it is no drag
            return
        super().mousePressEvent(event)
        if isinstance(group, Group) and event.button() == Qt.MouseButton.LeftButton:
            self.fold(group.key, is_folded=group.key not in self._folded)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move rows that were taken by their name; elsewhere select."""
        if not self.drag.follow(event, self.selected_keys):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what was moved."""
        held, self._held_press = self._held_press, None
        keys, place = self.drag.release()
        if keys:
            self.rows_dropped.emit(keys, place)
            return
        if held is not None:
            super().mousePressEvent(held)
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the selected rows, at the pointer or at the current cell."""
        where = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            cell = self.visualRect(self.currentIndex())
            where = self.viewport().mapToGlobal(cell.bottomLeft())
        if self._model.row_key(self.currentIndex()) is not None:
            self.menu_requested.emit(where)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows on the panel."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.tokens.panel)
        painter.end()
        super().paintEvent(event)
        if self.drag.place is not None:
            self._draw_drop_place(self.drag.place)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which row is current now."""
        super().currentChanged(current, previous)
        if isinstance(previous.data(ROW_ROLE), Group):
            self.viewport().update()  # its ring crosses columns, of which Qt repaints one
        self.row_chosen.emit(self._model.row_key(current) or "")
        self._point()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say which cell is looked at."""
        super().focusInEvent(event)
        self._point()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that none is."""
        super().focusOutEvent(event)
        self._point()

    def _point(self) -> None:
        index = self.currentIndex()
        key = self._model.row_key(index) if self.hasFocus() else None
        column = self._model.columns[index.column()].key if key is not None else ""
        self.cell_pointed.emit(key or "", column)

    def _editable_beside(self, current: QModelIndex, step: int) -> QModelIndex:
        """Return the next cell of the row one can edit; none past its ends."""
        at, following = current, self.beside(current, step)
        while following != at:
            if following.flags() & Qt.ItemFlag.ItemIsEditable:
                return following
            at, following = following, self.beside(following, step)
        return QModelIndex()

    def _edit_or_open(self, index: QModelIndex) -> bool:
        if self.state() == QAbstractItemView.State.EditingState:
            return True  # a field hands on the Enter that ends its edit
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index, QAbstractItemView.EditTrigger.EditKeyPressed)
            return True
        return self._open(index)

    def _open(self, index: Index) -> bool:
        return not index.flags() & Qt.ItemFlag.ItemIsEditable and self._open_any(index)

    def _open_any(self, index: Index) -> bool:
        key = self._model.row_key(index) if index.isValid() else None
        if key is None:
            return False
        self.cell_opened.emit(key, self._model.columns[index.column()].key)
        return True

    def _begins_edit(self, index: Index, event: QKeyEvent) -> bool:
        flag = Qt.KeyboardModifier
        if not index.isValid() or event.modifiers() & ~(flag.ShiftModifier | flag.KeypadModifier):
            return False
        is_editable = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        return is_editable and self._delegates[index.column()].begins_with(event.text())

    def _draw_group(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, group: Group
    ) -> None:
        row = QRectF(0, option.rect.y(), self.viewport().width(), option.rect.height())
        current = self.currentIndex()
        is_current = current.isValid() and current.internalPointer() is index.internalPointer()
        painter.save()
        paint_group_row(
            self.canvas(painter, row),
            self._icons,
            group,
            [(self.column_box(key, row), cell) for key, cell in group.sums.items()],
            is_folded=group.key in self._folded,
            has_focus=self.hasFocus() and is_current,
        )
        painter.restore()

    def _draw_drop_place(self, place: DropPlace) -> None:
        painter = QPainter(self.viewport())
        level = min(max(1, place.level), self.viewport().height() - 1)
        painter.fillRect(0, level - 1, self.viewport().width(), 2, self._theme.tokens.acc)
        painter.end()

    def _set_up_header(self) -> None:
        header = TableHeader(self._theme, self._icons, self._model, self, keeps_first=True)
        self.setHeader(header)
        header.setSectionsClickable(True)  # a tree view takes this away in setHeader
        header.setStretchLastSection(False)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        for number, column in enumerate(self._model.columns):
            self.setColumnWidth(number, max(column.width, self.heading_width(number)))
        header.setSectionResizeMode(0, header.ResizeMode.Stretch)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self._on_sort_indicator_changed)
        self.watch_columns()
        header.menu_requested.connect(self.columns_menu_requested)

    def _on_sort_indicator_changed(self, section: int, order: Qt.SortOrder) -> None:
        key = self._model.columns[section].key if section >= 0 else ""
        self.sort_chosen.emit(key, order == Qt.SortOrder.DescendingOrder)

    def _on_about_to_be_reset(self) -> None:
        self._kept = self.current_key, self.currentIndex().column(), self.selected_keys

    def _on_reset(self) -> None:
        current, column, selected = self._kept
        self.unfold_shown()
        if current is None or not self.go_to(current, max(0, column)):
            self.clear_current()
            self.row_chosen.emit("")
            return
        flag = QItemSelectionModel.SelectionFlag
        for index in self._model.indexes_of(selected):
            self.selectionModel().select(index, flag.Select | flag.Rows)

    def _on_scrolled_aside(self, pixels: int) -> None:
        for delegate in self._delegates:
            delegate.is_scrolled_aside = pixels > 0

    def _on_theme_changed(self) -> None:
        self.viewport().update()
