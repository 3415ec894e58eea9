"""A list of wrapped lines, several of which can be chosen; what each is about stands out."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Canvas, metrics_of
from planner.desktop.widgets.painting import paint_row_ground
from planner.desktop.widgets.wrapping_list import WrappingListView

Index = QModelIndex | QPersistentModelIndex

_LINE_ROLE = Qt.ItemDataRole.UserRole + 1
_PADDING = 16
_BETWEEN = 8
_GAP = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One entry.

    Attributes:
        key: Tells it from the others.
        title: What it is about.
        text: The rest, under the title.
        is_quiet: Whether it is of no consequence now.
    """

    key: str
    title: str
    text: str
    is_quiet: bool = False


class LinesModel(QAbstractListModel):
    """The lines on show."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- an invalid index is a constant
        """Count the lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a line, or what a reader hears of it."""
        line = self.lines[index.row()]
        if role == _LINE_ROLE:
            return line
        is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        return f"{line.title}: {line.text}" if is_text else None


class _LineDelegate(QStyledItemDelegate):
    """A title over its text, both wrapped."""

    def __init__(self, theme: Theme, view: "LinesList") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the line."""
        line = index.data(_LINE_ROLE)
        if not isinstance(line, Line):
            return
        painter.save()
        tokens = self._theme.tokens
        is_rtl = option.direction == Qt.LayoutDirection.RightToLeft
        canvas = Canvas(painter, tokens, QRectF(option.rect), is_right_to_left=is_rtl)
        paint_row_ground(canvas, option.state)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            canvas.frame(canvas.bounds.adjusted(1, 1, -1, -2), tokens.acc, 4, 2)
        width = canvas.width - 2 * _PADDING
        top = float(_BETWEEN)
        strong, soft = (tokens.t3, tokens.t3) if line.is_quiet else (tokens.t1, tokens.t2)
        for text, role, color in (
            (line.title, FontRole.STRONG_BUTTON, strong),
            (line.text, FontRole.CELL, soft),
        ):
            height = _text_height(text, role, width)
            canvas.text(canvas.box(_PADDING, top, width, height), text, role, color, wrap=True)
            top += height + _GAP
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the wrapped line."""
        width = self._view.viewport().width()
        line = index.data(_LINE_ROLE)
        if not isinstance(line, Line):
            return QSize(width, 0)
        room = width - 2 * _PADDING
        height = _text_height(line.title, FontRole.STRONG_BUTTON, room) + _GAP
        height += _text_height(line.text, FontRole.CELL, room)
        return QSize(width, round(height) + 2 * _BETWEEN + 1)


class LinesList(WrappingListView):
    """Shows lines; Shift, Ctrl and Ctrl+A choose several."""

    def __init__(self, theme: Theme) -> None:
        self._lines = LinesModel()
        super().__init__(theme, self._lines)
        self._lines.setParent(self)
        self.setItemDelegate(_LineDelegate(theme, self))
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines on show."""
        return self._lines.lines

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of the chosen lines, in their order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self.lines[row].key for row in rows)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; the one now in the place of the current one becomes current."""
        if tuple(lines) == self.lines:
            return
        row = self.currentIndex().row()
        self._lines.show(lines)
        if lines:
            here = self._lines.index(min(max(row, 0), len(lines) - 1))
            no_update = self.selectionModel().SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(here, no_update)


def _text_height(text: str, role: FontRole, width: float) -> float:
    room = QRectF(0, 0, max(40.0, width), 10_000)
    return metrics_of(role).boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()
