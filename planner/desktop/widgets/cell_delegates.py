"""How the cells of a table look and are edited: one delegate for each kind of column."""

from collections.abc import Callable
from typing import Protocol
from unicodedata import category

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QGuiApplication, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Cell, Column, Row, Tone
from planner.desktop.viewmodels.grouped_table_model import CELL_ROLE, ROW_ROLE
from planner.desktop.viewmodels.seat_cells import (
    PlaceDetail,
)
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.cell_editors import PlaceField, Search
from planner.desktop.widgets.field import Field
from planner.desktop.widgets.painting import (
    paint_local_money,
    paint_place,
    tone_color,
)
from planner.localization.formatting import LocalMoney

ROW_HEIGHT = 31
COMFORTABLE_ROW_HEIGHT = ROW_HEIGHT + 6
GROUP_ROW_HEIGHT = 28
CELL_PADDING = 8.0
EDGE_PADDING = 16.0
_SELECTION_BAR = 3.0
_ENTER_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_TAB_KEYS = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})
_DONE_KEYS = (
    _ENTER_KEYS
    | _TAB_KEYS
    | {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)
_LEAVING_REASONS = frozenset(
    {
        Qt.FocusReason.MouseFocusReason,
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)

Index = QModelIndex | QPersistentModelIndex
Refusal = Callable[[str, str, object], str | None]
"""Row key, column key and value to why it cannot be used, None where it can."""


def nothing_refused(_row_key: str, _column_key: str, _value: object) -> str | None:
    """Take every value."""
    return None


class ManyRows(Protocol):
    """What Ctrl+Enter in an editor works on: all selected rows."""

    def refusal(self, row_key: str, column_key: str, value: object) -> str | None:
        """Return why the rows cannot take a value typed in the cell of one of them."""

    def apply(self, row_key: str, column_key: str, value: object) -> None:
        """Give the rows a value."""


class CellDelegate(QStyledItemDelegate):
    """Paints ground, selection and focus of a cell; subclasses paint what is in it."""

    text_dropped = Signal(str)
    """Why a text that was left behind in its cell could not be used."""
    row_height = ROW_HEIGHT
    group_height = GROUP_ROW_HEIGHT
    is_scrolled_aside = False
    """Whether the name may be out of sight, so that other cells say how high a row is."""
    many: ManyRows | None = None
    """What a value goes to that is left with Ctrl+Enter; None only to its own row."""
    _row_key = ""

    def __init__(
        self,
        theme: Theme,
        column: Column,
        refusal: Refusal = nothing_refused,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = column
        self._refusal = refusal
        self._width_alone = QSize(column.width, 0)

    def paint_cell(self, canvas: Canvas, cell: Cell, color: QColor) -> None:
        """Paint the content of a cell; the canvas is the cell without its padding."""
        align = Align.NUMBER if self._column.is_number else Align.LEADING
        role = FontRole.KEY_CELL if self._column.is_key_figure else FontRole.CELL
        canvas.text(canvas.bounds, cell.text, role, color, align)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell."""
        row, cell = index.data(ROW_ROLE), index.data(CELL_ROLE)
        if not isinstance(row, Row) or not isinstance(cell, Cell):
            return
        painter.save()
        canvas = Canvas(
            painter,
            self._theme.tokens,
            QRectF(option.rect),
            is_right_to_left=option.direction == Qt.LayoutDirection.RightToLeft,
        )
        is_first = index.column() == 0
        self._paint_ground(canvas, option, is_first=is_first)
        start = EDGE_PADDING if is_first else CELL_PADDING
        inner = canvas.within(start, 0, canvas.width - start - CELL_PADDING, canvas.height - 1)
        self.paint_cell(inner, cell, self._color(canvas, inner, cell, row))
        if cell.is_overridden:
            self._paint_dot(inner, cell, -6 if is_first else -4.5)
        if option.state & QStyle.StateFlag.State_HasFocus:
            lead = _SELECTION_BAR + 1 if is_first else 1
            ring = canvas.box(lead, 1, canvas.width - lead - 1, canvas.height - 3)
            canvas.frame(ring, canvas.tokens.acc, 4, 2)
        painter.restore()

    def _paint_dot(self, canvas: Canvas, cell: Cell, start: float) -> None:
        """Paint the mark of an overridden value before it; numbers stand physically right."""
        if self._column.is_number:
            room = text_width(cell.text, FontRole.CELL) + 7
            start = max(start, room if canvas.is_right_to_left else canvas.width - room)
        canvas.dot(start, canvas.height / 2, 2.5, canvas.tokens.acc)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row, or of a group's row."""
        # A row asks its cells from the first in sight on; the name's answer is enough.
        if index.column() and not self.is_scrolled_aside:
            return self._width_alone
        is_row = index.parent().isValid()
        return QSize(self._column.width, self.row_height if is_row else self.group_height)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Fill the cell, without its row's rule."""
        editor.setGeometry(option.rect.adjusted(1, 1, -1, -2))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the value on, unless it is the old one or cannot be used."""
        value = self.value_of(editor)
        if value is None or value == index.data(Qt.ItemDataRole.EditRole):
            return
        if (reason := self.reason_against(index, value)) is None:
            model.setData(index, value, Qt.ItemDataRole.EditRole)
            return
        if isinstance(editor, Field):
            editor.accept_text()  # told here, not again when it closes
        self.text_dropped.emit(reason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give a value to all selected rows on Ctrl+Enter."""
        if isinstance(watched, QWidget) and _is_for_all(event):
            self.give_all(watched)
            return True
        return super().eventFilter(watched, event)

    def give_all(self, editor: QWidget) -> None:
        """Give what an editor holds to all selected rows, and close it; else it says why not."""
        value, many = self.value_of(editor), self.many
        if many is None or value is None:
            return
        reason = many.refusal(self._row_key, self._column.key, value)
        if reason is not None and isinstance(editor, Field):
            editor.refuse(reason)
            return
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        many.apply(self._row_key, self._column.key, value)

    def begins_with(self, _typed: str) -> bool:
        """Tell whether typing this in the cell opens its editor; other letters are shortcuts."""
        return False

    def value_of(self, editor: QWidget) -> object:
        """Return what an editor holds."""
        return editor.text() if isinstance(editor, Field) else None

    def reason_against(self, index: Index, value: object) -> str | None:
        """Return why a value cannot be used in a cell, None where it can."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row) or value == index.data(Qt.ItemDataRole.EditRole):
            return None
        return self._refusal(row.key, self._column.key, value)

    def _paint_ground(
        self, canvas: Canvas, option: QStyleOptionViewItem, *, is_first: bool
    ) -> None:
        tokens = canvas.tokens
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            canvas.fill(canvas.bounds, tokens.acc_wash)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            canvas.fill(canvas.bounds, tokens.hover)
        canvas.rule(canvas.height - 1, tokens.grid)
        if is_selected and is_first:
            canvas.fill(canvas.box(0, 0, _SELECTION_BAR, canvas.height), tokens.acc)

    def _color(self, canvas: Canvas, inner: Canvas, cell: Cell, row: Row) -> QColor:
        tokens = canvas.tokens
        if cell.tone is Tone.ERROR:
            wash = inner.box(-4, 4, inner.width + 8, inner.height - 8)
            canvas.fill(wash, tokens.bad_wash, 4)
        if cell.tone in (Tone.ERROR, Tone.WARNING):
            return tone_color(cell.tone, tokens)
        if row.is_dimmed:
            return tokens.dis
        return tokens.t1 if self._is_first_rank else tokens.t2

    @property
    def _is_first_rank(self) -> bool:
        return self._column.is_editable or self._column.is_key_figure


class TextDelegate(CellDelegate):
    """A text typed into the cell; a refused one stays in its field, with the reason."""

    _start_text = ""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open a field."""
        return self._prepared(Field(self._theme, parent, in_cell=True), index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Start from what the cell holds, selected."""
        if isinstance(editor, Field) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def begins_with(self, typed: str) -> bool:
        """Take a letter or a digit: a date may be ``next month``, an amount ``EUR 85k``."""
        return typed.isalnum()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a field open whose text cannot be used."""
        if isinstance(watched, Field) and _ends_editing(event) and not _is_for_all(event):
            text = watched.text()
            if text != self._start_text:
                reason = self._refusal(self._row_key, self._column.key, text)
                if reason is not None:
                    watched.refuse(reason)
                    return True
        if isinstance(watched, Field) and _is_given_up(event):
            watched.accept_text()  # nothing is lost unawares
        return super().eventFilter(watched, event)

    def _prepared(self, field: Field, index: Index) -> Field:
        self._row_key = index.data(ROW_ROLE).key
        self._start_text = str(index.data(Qt.ItemDataRole.EditRole))
        field.setAccessibleName(self._column.heading)
        field.withdrawn.connect(self.text_dropped)
        if self._column.is_number:
            field.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        return field


class LocalMoneyDelegate(TextDelegate):
    """Local money, its ISO code small before a bare dollar sign."""

    def begins_with(self, typed: str) -> bool:
        """Take a sign too: ``€85.000``, or ``+5%`` to raise what is there."""
        is_sign = typed in {"+", "-"} or (len(typed) == 1 and category(typed) == "Sc")
        return is_sign or super().begins_with(typed)

    def paint_cell(self, canvas: Canvas, cell: Cell, color: QColor) -> None:
        """Paint code and amount physically right."""
        if isinstance(cell.detail, LocalMoney):
            paint_local_money(canvas, cell.detail, color, FontRole.CELL)


class PlaceDelegate(TextDelegate):
    """A country chip and a city; typing offers places."""

    def __init__(
        self,
        theme: Theme,
        column: Column,
        refusal: Refusal,
        search: Search,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(theme, column, refusal, parent)
        self._search = search

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open a field that offers places."""
        field = PlaceField(self._theme, self._search, parent, in_cell=True)
        field.place_chosen.connect(self._on_place_chosen)
        field.returnPressed.connect(self._on_return_pressed)
        return self._prepared(field, index)

    def begins_with(self, typed: str) -> bool:
        """Take a letter: names of places begin with one."""
        return typed.isalpha()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Take room for a city with its country."""
        place_wide(editor, option, 220)

    def paint_cell(self, canvas: Canvas, cell: Cell, color: QColor) -> None:
        """Paint chip and city."""
        if isinstance(cell.detail, PlaceDetail):
            paint_place(canvas, cell.detail.code, cell.detail.city, color)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what was typed on Enter, and on Tab complete it."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if isinstance(watched, PlaceField) and isinstance(event, QKeyEvent) and is_key:
            if event.key() in _ENTER_KEYS:
                self._take_typed(watched, for_all=_is_for_all(event))
                return True
            if event.key() in _TAB_KEYS:
                watched.take_only_offer()
        return super().eventFilter(watched, event)

    def _on_place_chosen(self) -> None:
        field = self.sender()
        if isinstance(field, PlaceField):
            self._take(field, for_all=is_control_held())

    def _on_return_pressed(self) -> None:
        """Take what was typed: the open list hands Enter to the field past ``eventFilter``."""
        field = self.sender()
        if isinstance(field, PlaceField) and field.is_list_open and not field.is_place_highlighted:
            self._take_typed(field, for_all=is_control_held())

    def _take_typed(self, field: PlaceField, *, for_all: bool) -> None:
        field.take_only_offer()
        self._take(field, for_all=for_all)

    def _take(self, field: PlaceField, *, for_all: bool) -> None:
        if for_all:
            self.give_all(field)
            return
        text = field.text()
        reason = self._refusal(self._row_key, self._column.key, text)
        if reason is not None and text != self._start_text:
            field.refuse(reason)
            return
        self.commitData.emit(field)
        self.closeEditor.emit(field, QAbstractItemDelegate.EndEditHint.NoHint)


def _ends_editing(event: QEvent) -> bool:
    if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
        return event.reason() in _LEAVING_REASONS
    return (
        event.type() == QEvent.Type.KeyPress
        and isinstance(event, QKeyEvent)
        and event.key() in _DONE_KEYS
    )


def _is_given_up(event: QEvent) -> bool:
    return (
        event.type() == QEvent.Type.KeyPress
        and isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Escape
    )


def _is_for_all(event: QEvent) -> bool:
    return (
        event.type() == QEvent.Type.KeyPress
        and isinstance(event, QKeyEvent)
        and event.key() in _ENTER_KEYS
        and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    )


def is_control_held() -> bool:
    """Tell whether a choice was made for all: a list hands no key on."""
    return bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)


def place_wide(editor: QWidget, option: QStyleOptionViewItem, width: int) -> None:
    """Put an editor over its cell, wider where it needs more room."""
    box = option.rect.adjusted(1, 1, -1, -2)
    if box.width() < width:
        if option.direction == Qt.LayoutDirection.RightToLeft:
            box.setLeft(box.right() - width)
        else:
            box.setWidth(width)
    editor.setGeometry(box)
