"""A flat table of any length: only the rows in sight are made; moves by cell, sorts by heading."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTableView, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Cell, Column, Tone
from planner.desktop.viewmodels.data_sources import Coverage
from planner.desktop.viewmodels.data_table_model import DataTableModel
from planner.desktop.viewmodels.grouped_table_model import CELL_ROLE
from planner.desktop.viewmodels.seat_cells import PlaceDetail
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.cell_delegates import CELL_PADDING, ROW_HEIGHT, CellDelegate
from planner.desktop.widgets.column_fit import fitted_widths
from planner.desktop.widgets.flat_table_view import FlatTableView
from planner.desktop.widgets.painting import CHIP_WIDTH, GRADE_SIDE, paint_grade, paint_place
from planner.desktop.widgets.table_copying import copy_selected_cells
from planner.desktop.widgets.table_header import TableHeader
from planner.market.provenance import Grade

Index = QModelIndex | QPersistentModelIndex

_NARROWEST = 56
_WIDEST = 300
_BAR_HEIGHT = 6.0
_COUNT_WIDTH = 26.0
_DOT = 2.5
_ELLIPSIS_FROM = 24
_GRADE_STEP = 22.0
_ENTER_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class DataCellDelegate(CellDelegate):
    """Paints a cell by what it holds: grades, a coverage, a country or text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell; of a number that is in sight only in part, that there is more."""
        view, cell = self.parent(), index.data(CELL_ROLE)
        if (
            not self._column.is_number
            or not isinstance(view, QTableView)
            or not isinstance(cell, Cell)
        ):
            super().paint(painter, option, index)
            return
        needed = text_width(cell.text, FontRole.CELL) + CELL_PADDING
        seen = option.rect.intersected(view.viewport().rect())
        is_cut = seen.width() < option.rect.width() and (
            seen.right() < option.rect.right() or seen.width() < needed
        )
        if not is_cut:
            super().paint(painter, option, index)
            return
        self._paint_cut(painter, option, seen)

    def _paint_cut(self, painter: QPainter, option: QStyleOptionViewItem, seen: QRect) -> None:
        """Paint an ellipsis in what is seen: a part of a number reads as another number."""
        painter.save()
        is_rtl = option.direction == Qt.LayoutDirection.RightToLeft
        whole = Canvas(painter, self._theme.tokens, QRectF(option.rect), is_right_to_left=is_rtl)
        self._paint_ground(whole, option, is_first=False)
        canvas = Canvas(painter, self._theme.tokens, QRectF(seen), is_right_to_left=is_rtl)
        box = canvas.box(CELL_PADDING, 0, canvas.width - CELL_PADDING, canvas.height - 1)
        if canvas.width > _ELLIPSIS_FROM:
            canvas.text(box, "…", FontRole.CELL, canvas.tokens.t3)
        painter.restore()

    def paint_cell(self, canvas: Canvas, cell: Cell, color: QColor) -> None:
        """Paint the content of a cell; a dot stands before a figure the user replaced."""
        if cell.tone is Tone.ACCENT:
            canvas = self._marked(canvas, cell)
        match cell.detail:
            case PlaceDetail(code=code, city=name):
                paint_place(canvas, code, name, color)
            case Coverage():
                self._paint_coverage(canvas, cell, cell.detail, color)
            case tuple():
                self._paint_grades(canvas, cell.detail)
            case _:
                super().paint_cell(canvas, cell, color)

    def _marked(self, canvas: Canvas, cell: Cell) -> Canvas:
        """Paint the dot where the text begins, and leave it its room."""
        accent = canvas.tokens.acc
        if self._column.is_number:
            role = FontRole.KEY_CELL if self._column.is_key_figure else FontRole.CELL
            left = canvas.bounds.right() - text_width(cell.text, role) - 8
            from_leading = canvas.bounds.right() - left if canvas.is_right_to_left else None
            x = from_leading if from_leading is not None else left - canvas.bounds.left()
            canvas.dot(x, canvas.height / 2, _DOT, accent)
            return canvas
        canvas.dot(_DOT, canvas.height / 2, _DOT, accent)
        return canvas.within(9, 0, canvas.width - 9, canvas.height)

    def _paint_coverage(
        self, canvas: Canvas, cell: Cell, coverage: Coverage, color: QColor
    ) -> None:
        box = canvas.box(0, 0, _COUNT_WIDTH, canvas.height)
        canvas.text(box, cell.text, FontRole.CELL, color, Align.NUMBER)
        start = _COUNT_WIDTH + 8
        top, width = (canvas.height - _BAR_HEIGHT) / 2, max(0.0, canvas.width - start)
        canvas.fill(canvas.box(start, top, width, _BAR_HEIGHT), canvas.tokens.line, 2)
        filled = width * min(1.0, coverage.share)
        if filled >= 1:
            canvas.fill(canvas.box(start, top, filled, _BAR_HEIGHT), canvas.tokens.t2, 2)

    def _paint_grades(self, canvas: Canvas, grades: tuple[object, ...]) -> None:
        for place, grade in enumerate(grades):
            if isinstance(grade, Grade):
                paint_grade(canvas, place * _GRADE_STEP, grade)


class DataTableView(FlatTableView):
    """Shows a ``DataTableModel``.

    Signals:
        opened: The index whose card is wanted: by Enter or a double click.
        pointed: The index with the focus, invalid once there is none.
    """

    opened = Signal(QModelIndex)
    pointed = Signal(QModelIndex)

    def __init__(
        self, theme: Theme, icons: Icons, model: DataTableModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._model = model
        self._stretched: int | None = None
        self.setModel(model)
        self._set_up_behavior()
        self._set_up_header(icons)
        model.modelReset.connect(self._on_reset)
        self.doubleClicked.connect(self.opened)

    def show_columns(self, stretched: int | None = None) -> None:
        """Give the model's columns their looks, and widths that fit headings and first rows.

        Args:
            stretched: The column that takes the room left over.
        """
        self._stretched = stretched
        for number, column in enumerate(self._model.columns):
            old = self.itemDelegateForColumn(number)
            self.setItemDelegateForColumn(
                number, DataCellDelegate(self._theme, column, parent=self)
            )
            if old is not None:
                old.deleteLater()
            self.setColumnWidth(number, column.width or self._fitting_width(number, column))
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._stretch()

    def copy_selection(self) -> None:
        """Put the selected cells into the clipboard, as text and as a table."""
        copy_selected_cells(self)

    def place_of(self, index: QModelIndex) -> QRect:
        """Return where a cell lies on the screen."""
        rect = self.visualRect(index).intersected(self.viewport().rect())
        return QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def row_of(self, index: QModelIndex) -> int:
        """Return the place of an index's row in the table's own order."""
        return self._model.number_of(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a card on Enter, copy on the system's keys."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
            return
        if event.key() in _ENTER_KEYS and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which cell is looked at."""
        super().currentChanged(current, previous)
        self._point()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say which cell is looked at."""
        super().focusInEvent(event)
        self._point()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that none is."""
        super().focusOutEvent(event)
        self.pointed.emit(QModelIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room left over to one column."""
        super().resizeEvent(event)
        self._stretch()

    def _stretch(self) -> None:
        if self._stretched is None or self._stretched >= len(self._model.columns):
            return
        columns, room = self._model.columns, self.viewport().width()
        own = columns[self._stretched]
        least = own.least_width or own.width or _WIDEST
        wished = {
            number: max(self.columnWidth(number), column.width)
            for number, column in enumerate(columns)
            if number != self._stretched
        }
        narrowest = {n: columns[n].least_width for n in wished if columns[n].least_width}
        fitted = fitted_widths(wished, narrowest, (), room, (least, own.width or least))
        for number, width in fitted.items():
            self.setColumnWidth(number, width)
        self.setColumnWidth(self._stretched, max(least, room - sum(fitted.values())))

    def _fitting_width(self, number: int, column: Column) -> int:
        needed = text_width(column.heading, FontRole.HEADER) + 16
        needed = max([needed, *map(_content_width, self._model.telling_cells(number))])
        edge = 16 if number == 0 else CELL_PADDING
        return round(min(_WIDEST, max(_NARROWEST, needed + edge + CELL_PADDING + 4)))

    def _set_up_behavior(self) -> None:
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT)

    def _set_up_header(self, icons: Icons) -> None:
        header = TableHeader(self._theme, icons, self._model, self)
        self.setHorizontalHeader(header)
        header.setSectionsClickable(True)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(_NARROWEST)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _point(self) -> None:
        if self.hasFocus():
            self.pointed.emit(self.currentIndex())

    def _on_reset(self) -> None:
        """Make the first cell current, so that the arrows move from there."""
        if self._model.rowCount():
            self.selectionModel().setCurrentIndex(
                self._model.index(0, 0), self.selectionModel().SelectionFlag.NoUpdate
            )
        self._point()  # also where the cell stays the first, of other rows


def _content_width(cell: Cell) -> float:
    if isinstance(cell.detail, PlaceDetail):
        return CHIP_WIDTH + 8 + text_width(cell.text, FontRole.CELL)
    if isinstance(cell.detail, tuple):
        return GRADE_SIDE + _GRADE_STEP * max(0, len(cell.detail) - 1)
    return text_width(cell.text, FontRole.CELL)
