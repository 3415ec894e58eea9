"""The list of own figures: name, published figure struck through, own one, why, who and when."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.data_overrides import OwnEntry
from planner.desktop.widgets.canvas import Align, Canvas, metrics_of, text_width
from planner.desktop.widgets.wrapping_list import WrappingListView
from planner.localization.messages import _

Index = QModelIndex | QPersistentModelIndex

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
"""The ``OwnEntry`` of an index, None for a heading."""

_PADDING = 16
_LINE = 19
_AROUND = 5
_HEADING_HEIGHT = 28
_GAP = 8
_ENTER_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class OwnFiguresModel(QAbstractListModel):
    """Entries, with headings where some are due for review."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[OwnEntry | str, ...] = ()

    def show(self, entries: Sequence[OwnEntry]) -> None:
        """Show other entries, those due for review first."""
        due = [entry for entry in entries if entry.is_due]
        others = [entry for entry in entries if not entry.is_due]
        lines: list[OwnEntry | str] = [*due, *others]
        if due:
            lines.insert(0, _("Review: the published figure moved"))
        if due and others:
            lines.insert(len(due) + 1, _("Others"))
        if tuple(lines) != self._lines:
            self.beginResetModel()
            self._lines = tuple(lines)
            self.endResetModel()

    def index_of(self, subject: object) -> QModelIndex:
        """Return the index of an own figure, invalid where it is not listed."""
        for number, line in enumerate(self._lines):
            if isinstance(line, OwnEntry) and line.figure.subject == subject:
                return self.index(number)
        return QModelIndex()

    def index_near(self, row: int) -> QModelIndex:
        """Return the entry at a row, else the one before; invalid where there is none."""
        for number in (row, *range(min(row, len(self._lines)) - 1, -1, -1)):
            if number < len(self._lines) and isinstance(self._lines[number], OwnEntry):
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- an invalid index is a constant
        """Count entries and headings."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return an entry, its name, or all of it in words."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == ENTRY_ROLE:
            return line if isinstance(line, OwnEntry) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name if isinstance(line, OwnEntry) else line
        if isinstance(line, OwnEntry) and role in _SUMMARY_ROLES:
            return line.summary
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Entries can be chosen; headings are passed over, also by the arrow keys."""
        if index.isValid() and isinstance(self._lines[index.row()], OwnEntry):
            return super().flags(index)
        return Qt.ItemFlag.NoItemFlags


_SUMMARY_ROLES = (
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


class OwnFigureDelegate(QStyledItemDelegate):
    """Paints an entry in two lines, in three where name and values need one each."""

    def __init__(self, theme: Theme, icons: Icons, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._view = parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the entry or heading."""
        painter.save()
        tokens = self._theme.tokens
        is_rtl = option.direction == Qt.LayoutDirection.RightToLeft
        canvas = Canvas(painter, tokens, QRectF(option.rect), is_right_to_left=is_rtl)
        entry = index.data(ENTRY_ROLE)
        if isinstance(entry, OwnEntry):
            self._paint_ground(canvas, option)
            canvas.rule(canvas.height - 1, tokens.grid)
            inner = canvas.within(
                _PADDING, _AROUND, canvas.width - 2 * _PADDING, canvas.height - 2 * _AROUND - 1
            )
            self._paint_entry(inner, entry)
        else:
            self._paint_heading(canvas, str(index.data()))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height the entry takes at the list's width."""
        width = self._view.viewport().width()
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, OwnEntry):
            return QSize(width, _HEADING_HEIGHT)
        lines = 2 if _fits_one_line(entry, width - 2 * _PADDING) else 3
        return QSize(width, lines * _LINE + 2 * _AROUND + 1)

    def _paint_ground(self, canvas: Canvas, option: QStyleOptionViewItem) -> None:
        tokens = canvas.tokens
        if option.state & QStyle.StateFlag.State_Selected:
            canvas.fill(canvas.bounds, tokens.acc_wash)
            canvas.fill(canvas.box(0, 0, 3, canvas.height), tokens.acc)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            canvas.fill(canvas.bounds, tokens.hover)
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring = canvas.box(4, 1, canvas.width - 5, canvas.height - 3)
            canvas.frame(ring, tokens.acc, 4, 2)

    def _paint_heading(self, canvas: Canvas, heading: str) -> None:
        tokens = canvas.tokens
        canvas.fill(canvas.bounds, tokens.sunk)
        canvas.rule(canvas.height - 1, tokens.line)
        start = float(_PADDING)
        is_review = heading != _("Others")
        if is_review:
            icon = canvas.box(start, (canvas.height - 14) / 2, 14, 14)
            self._icons.paint(canvas.painter, icon, "warning", tokens.warn)
            start += 20
        box = canvas.box(start, 0, canvas.width - start - _PADDING, canvas.height - 1)
        color = tokens.warn if is_review else tokens.t2
        canvas.text(box, heading, FontRole.HEADER, color)

    def _paint_entry(self, canvas: Canvas, entry: OwnEntry) -> None:
        is_one_line = _fits_one_line(entry, canvas.width)
        values = _values_width(entry)
        name_width = canvas.width - values - _GAP if is_one_line else canvas.width
        tokens = canvas.tokens
        middle = Qt.TextElideMode.ElideMiddle  # a name ends with the place, which tells most
        name = metrics_of(FontRole.NAME).elidedText(entry.name, middle, name_width)
        canvas.text(canvas.box(0, 0, name_width, _LINE), name, FontRole.NAME, tokens.t1)
        top = 0 if is_one_line else _LINE
        self._paint_values(canvas.within(canvas.width - values, top, values, _LINE), entry)
        below = top + _LINE
        day = text_width(entry.day, FontRole.CAPTION)
        remark = canvas.box(0, below, canvas.width - day - _GAP, _LINE)
        canvas.text(remark, entry.remark, FontRole.CAPTION, tokens.t2)
        when = canvas.box(canvas.width - day - 2, below, day + 2, _LINE)
        canvas.text(when, entry.day, FontRole.CAPTION, tokens.t3, Align.TRAILING)

    def _paint_values(self, canvas: Canvas, entry: OwnEntry) -> None:
        """Paint the own figure at the trailing edge, the published one struck before it."""
        tokens = canvas.tokens
        own = text_width(entry.own, FontRole.SECTION)
        box = canvas.box(canvas.width - own - 1, 0, own + 2, canvas.height)
        canvas.text(box, entry.own, FontRole.SECTION, tokens.t1, Align.TRAILING)
        if not entry.published:
            return
        old = text_width(entry.published, FontRole.BODY)
        start = canvas.width - own - _GAP - old - 1
        struck = canvas.box(start, 0, old + 2, canvas.height)
        canvas.text(struck, entry.published, FontRole.BODY, tokens.t3, Align.TRAILING)
        canvas.painter.setPen(QPen(tokens.t3, 1))
        level = struck.center().y() + 1
        left = struck.left() if canvas.is_right_to_left else struck.right() - old
        canvas.painter.drawLine(QPointF(left, level), QPointF(left + old, level))


def _values_width(entry: OwnEntry) -> float:
    own = text_width(entry.own, FontRole.SECTION) + 2
    if not entry.published:
        return own
    return own + _GAP + text_width(entry.published, FontRole.BODY)


def _fits_one_line(entry: OwnEntry, width: float) -> bool:
    return text_width(entry.name, FontRole.NAME) + 2 * _GAP + _values_width(entry) <= width


class OwnFiguresView(WrappingListView):
    """The list; Enter or a double click opens a card, Delete goes back to the published figure.

    Signals:
        opened: The ``OwnEntry`` whose card is wanted.
        remove_requested: The ``OwnEntry`` to take back.
        entry_chosen: Another entry, or none, is current now.
        pointed: The index with the focus, invalid once there is none.
    """

    opened = Signal(object)
    remove_requested = Signal(object)
    entry_chosen = Signal()
    pointed = Signal(QModelIndex)

    def __init__(self, theme: Theme, icons: Icons, model: OwnFiguresModel) -> None:
        super().__init__(theme, model)
        self.setItemDelegate(OwnFigureDelegate(theme, icons, self))
        self.setAccessibleName(_("Own figures"))
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        model.modelReset.connect(self.entry_chosen)
        model.modelReset.connect(self._point)
        theme.theme_changed.connect(self._on_theme_changed)

    @property
    def entry(self) -> OwnEntry | None:
        """The current entry."""
        entry = self.currentIndex().data(ENTRY_ROLE)
        return entry if isinstance(entry, OwnEntry) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, take back on Delete."""
        entry = self.entry
        if entry is not None and event.key() in _ENTER_KEYS:
            self.opened.emit(entry)
            return
        if entry is not None and event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit(entry)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say which entry is looked at."""
        super().focusInEvent(event)
        self._point()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that none is."""
        super().focusOutEvent(event)
        self.pointed.emit(QModelIndex())

    def _on_double_clicked(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY_ROLE)
        if isinstance(entry, OwnEntry):
            self.opened.emit(entry)

    def _on_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.entry_chosen.emit()
        self._point()

    def _point(self) -> None:
        if self.hasFocus():
            self.pointed.emit(self.currentIndex())

    def _on_theme_changed(self) -> None:
        self.viewport().update()
