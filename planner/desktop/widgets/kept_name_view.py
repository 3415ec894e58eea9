"""A tree whose first column, the name, stays in sight however far it is scrolled aside."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPalette, QRegion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from planner.desktop.theme import Theme
from planner.desktop.viewmodels.grouped_table_model import Index
from planner.desktop.widgets.canvas import Canvas
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars

_EDIT_TRIGGERS = (
    QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
)

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
_NOWHERE = QRegion(-2, -2, 1, 1)


class KeptNameView(QTreeView):
    """Shows rows of a model; paints the first column over those that are scrolled under it.

    Pointer, keyboard and editors find the first column where it is painted.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._set_up_behavior()
        self._clear_native_highlight()

    @property
    def is_scrolled_aside(self) -> bool:
        """Whether columns are scrolled under the first one."""
        return self.horizontalScrollBar().value() > 0

    def visualRect(self, index: Index) -> QRect:
        """Return where a cell stands; the name stays at the leading edge."""
        box = super().visualRect(index)
        if not index.column() and not box.isEmpty():
            box.moveLeft(self._name_left)
        return box

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the cell at a point, which is the name where that lies over another one."""
        index = super().indexAt(point)
        if index.column() > 0 and self.is_scrolled_aside and self._is_name_at(point.x()):
            return index.siblingAtColumn(0)
        return index

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll, and paint the names anew that do not go along."""
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()
            self.header().viewport().update()
            self._keep_editors_under_names()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Scroll to a cell until no name covers it; a name is never out of sight sideways."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if not index.column():
            bar.setValue(before)
        elif self.is_scrolled_aside:
            box, name = self.visualRect(index), self._name_width
            is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            free = self.viewport().width() - name
            covered = box.right() + 1 - free if is_rtl else name - box.left()
            bar.setValue(bar.value() - max(0, covered))

    def _keep_editors_under_names(self) -> None:
        """Cut away what an open editor would cover of the names: it scrolls under them."""
        names = QRect(self._name_left, 0, self._name_width, self.viewport().height())
        for editor in self.viewport().findChildren(QWidget, options=_DIRECT):
            is_under = self.currentIndex().column() > 0 and editor.geometry().intersects(names)
            if not is_under:
                editor.clearMask()
                continue
            free = QRegion(editor.rect()) - QRegion(names.translated(-editor.pos()))
            editor.setMask(free if not free.isEmpty() else _NOWHERE)

    @property
    def _name_width(self) -> int:
        return self.columnWidth(0)

    @property
    def _name_left(self) -> int:
        """Where names stand in the viewport, however far it is scrolled."""
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return self.viewport().width() - self._name_width if is_rtl else 0

    def _is_name_at(self, x: int) -> bool:
        return 0 <= x - self._name_left < self._name_width

    def canvas(self, painter: QPainter, box: QRectF) -> Canvas:
        """Return a canvas over a part of the viewport."""
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return Canvas(painter, self._theme.tokens, box, is_right_to_left=is_rtl)

    def draw_name(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row's name where it stays, over the cells that are scrolled under it."""
        name = index.sibling(index.row(), 0)
        states = QStyle.StateFlag
        cell = QStyleOptionViewItem(option)
        cell.rect = QRect(self._name_left, option.rect.y(), self._name_width, option.rect.height())
        state = states.State_Enabled
        if self.selectionModel().isSelected(name):
            state |= states.State_Selected
        if self.hasFocus() and self.currentIndex() == name:
            state |= states.State_HasFocus
        pointer = self.viewport().mapFromGlobal(QCursor.pos())
        if self.viewport().underMouse() and self.indexAt(pointer).siblingAtColumn(0) == name:
            state |= states.State_MouseOver
        cell.state = state
        canvas = self.canvas(painter, QRectF(cell.rect))
        painter.save()
        canvas.fill(canvas.bounds, self._theme.tokens.panel)
        self.itemDelegateForColumn(0).paint(painter, cell, name)
        canvas.upright(canvas.width - 1, self._theme.tokens.line)
        painter.restore()

    def _set_up_behavior(self) -> None:
        self.setFrameShape(QTreeView.Shape.NoFrame)
        use_slim_scroll_bars(self, self._theme)
        self.setCornerWidget(QWidget(self))  # else a frame shows between the bars
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setAllColumnsShowFocus(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(_EDIT_TRIGGERS)
        self.verticalScrollBar().setSingleStep(31)

    def _clear_native_highlight(self) -> None:
        palette = self.palette()
        clear = QColor(Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Highlight, clear)
        palette.setColor(QPalette.ColorRole.Base, clear)
        self.setPalette(palette)
