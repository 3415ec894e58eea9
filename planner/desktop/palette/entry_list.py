"""The rows under the palette's field: an icon, what it is, its kind and its keys."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.palette.entries import kind_name
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.palette_search import PaletteEntry
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.painting import paint_name_and_detail
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars
from planner.localization.messages import _
from planner.localization.running_text import listed

ROW_HEIGHT = 34
ROWS_SHOWN = 10
_EDGE = 14.0
_ICON = 16.0
_GAP = 10.0
_KEY_HEIGHT = 18.0

Index = QModelIndex | QPersistentModelIndex


def spoken(entry: PaletteEntry) -> str:
    """Return all an entry shows as one text."""
    parts = (entry.title, entry.detail, kind_name(entry.kind), entry.keys, entry.reason)
    return listed([part for part in parts if part], with_commas=True)


class EntryModel(QAbstractListModel):
    """Holds what was found."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: tuple[PaletteEntry, ...] = ()

    def show(self, entries: Sequence[PaletteEntry]) -> None:
        """Hold other entries."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- an invalid index is a constant
        """Count the entries."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return an entry as text, or itself."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(entry)
        return entry if role == Qt.ItemDataRole.UserRole else None

    def is_start_of_kind(self, row: int) -> bool:
        """Whether another kind of entry ends above a row."""
        return row > 0 and self.entries[row].kind is not self.entries[row - 1].kind


class EntryDelegate(QStyledItemDelegate):
    """Paints an entry."""

    def __init__(self, theme: Theme, icons: Icons, model: EntryModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._shown_model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, icon, texts and keys."""
        entry = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(entry, PaletteEntry):
            return
        painter.save()
        tokens = self._theme.tokens
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        canvas = Canvas(painter, tokens, QRectF(option.rect), is_right_to_left=is_mirrored)
        if option.state & QStyle.StateFlag.State_Selected:
            canvas.fill(canvas.bounds, tokens.acc_wash)
            canvas.fill(canvas.box(0, 0, 3, canvas.height), tokens.acc)
        if self._shown_model.is_start_of_kind(index.row()):
            canvas.rule(0, tokens.line)
        self._paint_entry(canvas, entry)
        painter.restore()

    def _paint_entry(self, canvas: Canvas, entry: PaletteEntry) -> None:
        tokens = canvas.tokens
        color = tokens.t1 if entry.is_available else tokens.dis
        at = canvas.box(_EDGE, (canvas.height - _ICON) / 2, _ICON, _ICON)
        quiet = tokens.t2 if entry.is_available else tokens.dis
        self._icons.paint(canvas.painter, at, entry.icon_name, quiet)
        end = self._paint_end(canvas, entry)
        start = _EDGE + _ICON + _GAP
        inner = canvas.within(start, 0, end - start - _GAP, canvas.height)
        detail = entry.reason or entry.detail
        paint_name_and_detail(inner, entry.title, detail, color)

    def _paint_end(self, canvas: Canvas, entry: PaletteEntry) -> float:
        """Paint the kind and the keys at the trailing edge, and return where they begin."""
        end = canvas.width - _EDGE
        if entry.keys:
            width = text_width(entry.keys, FontRole.CAPTION) + 10
            box = canvas.box(end - width, (canvas.height - _KEY_HEIGHT) / 2, width, _KEY_HEIGHT)
            canvas.frame(box, canvas.tokens.line2, 4)
            canvas.text(box, entry.keys, FontRole.CAPTION, canvas.tokens.t2, Align.CENTER)
            end -= width + 8
        kind = kind_name(entry.kind)
        width = text_width(kind, FontRole.CAPTION)
        box = canvas.box(end - width, 0, width, canvas.height)
        canvas.text(box, kind, FontRole.CAPTION, canvas.tokens.t3)
        return end - width


class EntryList(QListView):
    """Shows the entries; the keyboard stays in the field above, which moves the current row.

    Signals:
        entry_clicked: The entry under the pointer.
    """

    entry_clicked = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = EntryModel(self)
        self.setModel(self._model)
        self.setItemDelegate(EntryDelegate(theme, icons, self._model, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Results"))
        use_slim_scroll_bars(self, theme)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)
        # Else Qt would paint the table below with every row that changes here.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.entered.connect(self._on_entered)
        self.clicked.connect(self._on_clicked)

    @property
    def entries(self) -> tuple[PaletteEntry, ...]:
        """What is shown."""
        return self._model.entries

    @property
    def current(self) -> PaletteEntry | None:
        """The entry Enter would take."""
        row = self.currentIndex().row()
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def show_entries(self, entries: Sequence[PaletteEntry]) -> None:
        """Show entries, the first one current."""
        self._model.show(entries)
        self.setFixedHeight(ROW_HEIGHT * min(len(entries), ROWS_SHOWN))
        self.step(0)

    def step(self, rows: int, *, wraps: bool = False) -> None:
        """Make another row current; one past an end stays there or begins at the other."""
        count = len(self.entries)
        if count:
            row = max(0, self.currentIndex().row()) + rows
            row = row % count if wraps else min(count - 1, max(0, row))
            self.setCurrentIndex(self._model.index(row))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows on the panel."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.tokens.panel)
        painter.end()
        super().paintEvent(event)

    def _on_entered(self, index: QModelIndex) -> None:
        self.setCurrentIndex(index)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.entry_clicked.emit(index.data(Qt.ItemDataRole.UserRole))
