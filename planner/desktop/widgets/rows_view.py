"""A flat table whose cells are typed over: moves by cell, Enter edits and goes on below."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Cell, CellKind, Column, Row, Tone
from planner.desktop.viewmodels.grouped_table_model import ROW_ROLE
from planner.desktop.viewmodels.rows_model import HEADING, Index, RowsModel
from planner.desktop.viewmodels.seat_cells import NameDetail, PlaceDetail
from planner.desktop.widgets.canvas import Canvas, text_width
from planner.desktop.widgets.cell_delegates import (
    ROW_HEIGHT,
    CellDelegate,
    PlaceDelegate,
    Refusal,
    TextDelegate,
)
from planner.desktop.widgets.cell_editors import Search
from planner.desktop.widgets.column_fit import fitted_widths
from planner.desktop.widgets.flat_table_view import FlatTableView
from planner.desktop.widgets.painting import paint_name_and_detail, paint_place, tone_color
from planner.desktop.widgets.table_copying import put_rows
from planner.desktop.widgets.table_header import TableHeader

_ENTER_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_NARROWEST = 60
_DOT = 2.5


class SettingDelegate(TextDelegate):
    """A figure or a text; a dot stands before one that is the plan's own."""

    _is_heading = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell; of a heading on the ground of one."""
        row = index.data(ROW_ROLE)
        self._is_heading = isinstance(row, Row) and row.key.startswith(HEADING)
        super().paint(painter, option, index)

    def begins_with(self, typed: str) -> bool:
        """Take whatever can be seen."""
        return typed.isprintable() and bool(typed.strip())

    def paint_cell(self, canvas: Canvas, cell: Cell, color: QColor) -> None:
        """Paint the text, quiet where it is inherited, with a dot where it is the plan's own."""
        if cell.tone in (Tone.QUIET, Tone.GOOD):
            color = tone_color(cell.tone, canvas.tokens)
        if isinstance(cell.detail, NameDetail):
            paint_name_and_detail(canvas, cell.detail.name, cell.detail.detail, color)
            return
        if cell.tone is Tone.ACCENT:
            canvas = self._marked(canvas, cell)
        super().paint_cell(canvas, cell, color)

    def _paint_ground(
        self, canvas: Canvas, option: QStyleOptionViewItem, *, is_first: bool
    ) -> None:
        super()._paint_ground(canvas, option, is_first=is_first)
        touched = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
        if self._is_heading and not option.state & touched:
            canvas.fill(canvas.box(0, 0, canvas.width, canvas.height - 1), canvas.tokens.sunk)

    def _marked(self, canvas: Canvas, cell: Cell) -> Canvas:
        """Paint the dot where the text begins, and leave it its room."""
        accent = canvas.tokens.acc
        if not self._column.is_number:
            canvas.dot(_DOT, canvas.height / 2, _DOT, accent)
            return canvas.within(9, 0, canvas.width - 9, canvas.height)
        role = FontRole.KEY_CELL if self._column.is_key_figure else FontRole.CELL
        width = text_width(cell.text, role) + 8
        at = width if canvas.is_right_to_left else canvas.width - width
        canvas.dot(at, canvas.height / 2, _DOT, accent)
        return canvas


class SettingPlaceDelegate(PlaceDelegate):
    """A place or a country: typing offers what fits."""

    def begins_with(self, typed: str) -> bool:
        """Take a letter."""
        return typed.isalpha()

    def paint_cell(self, canvas: Canvas, cell: Cell, color: QColor) -> None:
        """Paint chip and name, quiet where it is inherited."""
        if cell.tone is Tone.QUIET:
            color = canvas.tokens.t3
        if isinstance(cell.detail, PlaceDetail):
            paint_place(canvas, cell.detail.code, cell.detail.city, color)
        else:
            super().paint_cell(canvas, cell, color)


class RowsView(FlatTableView):
    """Shows a ``RowsModel``.

    Signals:
        current_changed: The key of the current row, empty for none.
        clear_requested: The Delete key was pressed on the selected rows.
        paste_requested: What was copied is wanted here.
        opened: Enter or a double click on a cell that cannot be edited: row and column key.
        moved: Alt and an arrow key: -1 for up, 1 for down.
        text_dropped: Why a text that was left behind in its cell could not be used.
    """

    current_changed = Signal(str)
    clear_requested = Signal()
    paste_requested = Signal()
    opened = Signal(str, str)
    moved = Signal(int)
    text_dropped = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        name: str,
        refusal: Refusal,
        search: Search | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._refusal = refusal
        self._search: Search = search or _nothing_offered
        self._stretched = 0
        self.rows = RowsModel(self)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT)
        header = TableHeader(theme, icons, self.rows, self)
        header.setSectionsClickable(False)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(_NARROWEST)
        self.setHorizontalHeader(header)
        self.rows.modelReset.connect(self._on_reset)
        self.doubleClicked.connect(self._on_double_clicked)

    @property
    def selected_keys(self) -> tuple[str, ...]:
        """The keys of the selected rows, from top to bottom."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        return tuple(self.rows.rows[row].key for row in rows)

    @property
    def current_key(self) -> str:
        """The key of the current row, empty for none."""
        return self.rows.key_of(self.currentIndex()) or ""

    def show_rows(self, columns: tuple[Column, ...], rows: Sequence[Row], stretched: int) -> None:
        """Show rows; the column ``stretched`` takes the room left over."""
        key, column = self.current_key, max(0, self.currentIndex().column())
        focused = QApplication.focusWidget()
        had_focus = focused is not None and (focused is self or self.isAncestorOf(focused))
        is_new = [each.key for each in columns] != [each.key for each in self.rows.columns]
        self._stretched = stretched
        self.rows.show(columns, rows)
        if is_new:
            self._show_columns()
        if self.current_key != key or not self.currentIndex().isValid():
            self.go_to(key, column)
            if had_focus:  # other rows close the editor, and the focus would go anywhere
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, key: str, column: int = 0, *, edits: bool = False) -> None:
        """Make a row the current one, the first where it is not there; and edit its cell."""
        index = self.rows.index_of(key, column)
        if not index.isValid():
            row = min(max(0, self.currentIndex().row()), self.rows.rowCount() - 1)
            index = self.rows.index(row, column)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)
        if edits:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edit(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which row is current now."""
        super().currentChanged(current, previous)
        if self.rows.key_of(current) != self.rows.key_of(previous):
            self.current_changed.emit(self.rows.key_of(current) or "")

    def event(self, event: QEvent) -> bool:
        """Keep keys from being shortcuts where they edit the table."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (self._begins_edit(event) or _is_own_key(event))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit on Enter, clear on Delete, paste and copy on the system's keys."""
        key = event.key()
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self.state() == self.State.EditingState:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_requested.emit()
        elif is_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete:
            self.clear_requested.emit()
        elif key in _ENTER_KEYS:
            self._open_or_edit(self.currentIndex())
        else:
            self._type(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go on to the cell below once an edit is done by Enter, as spreadsheets do.

        Where the edit brought other rows, the current one was chosen already.
        """
        was_editing = self.state() == self.State.EditingState
        super().closeEditor(editor, hint)
        is_done = was_editing and hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache
        below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
        if is_done and below.isValid() and below.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room left over to one column."""
        super().resizeEvent(event)
        self._stretch()

    def _type(self, event: QKeyEvent) -> None:
        trigger = QAbstractItemView.EditTrigger
        usual = trigger.EditKeyPressed | trigger.DoubleClicked
        begins = self._begins_edit(event)
        self.setEditTriggers(usual | trigger.AnyKeyPressed if begins else usual)
        super().keyPressEvent(event)
        self.setEditTriggers(usual)

    def _begins_edit(self, event: QKeyEvent) -> bool:
        index, flag = self.currentIndex(), Qt.KeyboardModifier
        is_editing = self.state() == self.State.EditingState
        if is_editing or event.modifiers() & ~(flag.ShiftModifier | flag.KeypadModifier):
            return False
        if not index.isValid() or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return False
        delegate = self.itemDelegateForColumn(index.column())
        return isinstance(delegate, CellDelegate) and delegate.begins_with(event.text())

    def _open_or_edit(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        key = self.rows.key_of(index)
        if key is not None:
            self.opened.emit(key, self.rows.columns[index.column()].key)

    def _copy(self) -> None:
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        put_rows([[cell.text.strip() for cell in self.rows.rows[row].cells] for row in rows])

    def _show_columns(self) -> None:
        for number, column in enumerate(self.rows.columns):
            old = self.itemDelegateForColumn(number)
            delegate = self._delegate(column)
            delegate.text_dropped.connect(self.text_dropped)
            self.setItemDelegateForColumn(number, delegate)
            if old is not None:
                old.deleteLater()
            self.setColumnWidth(number, column.width)
        self._stretch()

    def _delegate(self, column: Column) -> CellDelegate:
        if column.kind is CellKind.PLACE:
            return SettingPlaceDelegate(self._theme, column, self._refusal, self._search, self)
        return SettingDelegate(self._theme, column, self._refusal, self)

    def _stretch(self) -> None:
        columns = self.rows.columns
        if not columns:
            return
        own, room = columns[self._stretched], self.viewport().width()
        least = own.least_width or own.width
        wished = {n: column.width for n, column in enumerate(columns) if n != self._stretched}
        narrowest = {n: columns[n].least_width for n in wished if columns[n].least_width}
        fitted = fitted_widths(wished, narrowest, (), room, (least, own.width))
        for number, width in fitted.items():
            self.setColumnWidth(number, width)
        self.setColumnWidth(self._stretched, max(least, room - sum(fitted.values())))

    def _on_reset(self) -> None:
        QTimer.singleShot(0, self, self._stretch)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._open(index)


def _nothing_offered(_text: str) -> Sequence[str]:
    return ()


def _is_own_key(event: QKeyEvent) -> bool:
    key = QKeySequence.StandardKey
    is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
    return (
        event.matches(key.Copy)
        or event.matches(key.Paste)
        or event.key() == Qt.Key.Key_Delete
        or (is_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down))
    )
