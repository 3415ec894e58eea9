"""A flat table in the theme's looks: rows of one height on a panel, no grid, cells of its own."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from planner.desktop.theme import Theme
from planner.desktop.widgets.cell_delegates import ROW_HEIGHT
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars

_NEIGHBORS = {
    QAbstractItemView.CursorAction.MoveNext: 1,
    QAbstractItemView.CursorAction.MovePrevious: -1,
}


class FlatTableView(QTableView):
    """Shows a model's rows; delegates paint the cells, and what is selected."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QTableView.Shape.NoFrame)
        use_slim_scroll_bars(self, theme)
        self.setCornerWidget(QWidget(self))  # else a frame shows between the bars
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._set_up_rows()
        self._clear_native_highlight()
        theme.theme_changed.connect(self._on_theme_changed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows on the panel."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.tokens.panel)
        painter.end()
        super().paintEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go on from an editor, with Tab, to the next cell one can edit."""
        if action in _NEIGHBORS:
            return self._editable_from(self.currentIndex(), _NEIGHBORS[action])
        return super().moveCursor(action, modifiers)

    def _editable_from(self, current: QModelIndex, step: int) -> QModelIndex:
        """Return the next cell one can edit, row by row; none past the last."""
        model = self.model()
        rows, columns = model.rowCount(), model.columnCount()
        at = current.row() * columns + current.column() + step
        while 0 <= at < rows * columns:
            index = model.index(*divmod(at, columns))
            is_shown = not self.isColumnHidden(index.column())
            if is_shown and index.flags() & Qt.ItemFlag.ItemIsEditable:
                return index
            at += step
        return QModelIndex()

    def _set_up_rows(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        rows.setMinimumSectionSize(ROW_HEIGHT)
        rows.setDefaultSectionSize(ROW_HEIGHT)

    def _clear_native_highlight(self) -> None:
        palette = self.palette()
        clear = QColor(Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Highlight, clear)
        palette.setColor(QPalette.ColorRole.Base, clear)
        self.setPalette(palette)

    def _on_theme_changed(self) -> None:
        self.viewport().update()
