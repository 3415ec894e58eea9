"""Scenarios side by side as a table: figures with their differences from the base before them."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planner.desktop.fonts import FontRole
from planner.desktop.labels import elided
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.scenarios.comparison_table import (
    ComparedCell,
    ComparedHead,
    ComparisonTable,
)
from planner.desktop.widgets.amounts_table import AmountsHeader, AmountsView
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.painting import tone_color
from planner.localization.messages import _
from planner.localization.running_text import listed

CELL_ROLE = Qt.ItemDataRole.UserRole + 2
HEAD_ROLE = Qt.ItemDataRole.UserRole + 3
ROW_HEIGHT = 29
_HEAD_HEIGHT, _HEAD_LINE = 34, 17
_NAMES_WIDTH = 190
_LEAST_COLUMN, _MOST_COLUMN, _MOST_HEAD = 132, 200, 280
_EDGE = 14.0
_GAP = 10.0
_DOT = 4.0
_HEAD_MARGIN = 2 * _EDGE + 2 * _DOT + 6

Index = QModelIndex | QPersistentModelIndex


class ComparisonModel(QAbstractTableModel):
    """Shows a ``ComparisonTable``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = ComparisonTable()

    @property
    def table(self) -> ComparisonTable:
        """What is on show."""
        return self._table

    def show_table(self, table: ComparisonTable) -> None:
        """Show other figures; the cell looked at stays where the shape is the same."""
        before, self._table = self._table, table
        is_same_shape = (len(before.heads), [row.name for row in before.rows]) == (
            len(table.heads),
            [row.name for row in table.rows],
        )
        if not is_same_shape:
            self.beginResetModel()
            self.endResetModel()
        elif table.rows and table != before:
            last = self.index(len(table.rows) - 1, len(table.heads) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(table.heads) - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- an invalid index is a constant
        """Count the figures."""
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- as above
        """Count the scenarios."""
        return 0 if parent.isValid() else len(self._table.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a figure with its difference; itself under its role."""
        cell = self._table.rows[index.row()].cells[index.column()]
        if role == CELL_ROLE:
            return cell
        if role == HEAD_ROLE:
            return self._table.heads[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _told(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            flag = Qt.AlignmentFlag
            return int(flag.AlignRight | flag.AlignVCenter | flag.AlignAbsolute)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a scenario or a figure's name; while it shrinks, Qt asks for what is gone."""
        across = orientation is Qt.Orientation.Horizontal
        found = self._table.heads if across else self._table.rows
        if section >= len(found):
            return None
        entry = found[section]
        if role == HEAD_ROLE:
            return entry
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(entry, ComparedHead):
            return entry.name
        return entry.name if role == Qt.ItemDataRole.DisplayRole else None


class ComparisonHeader(AmountsHeader):
    """Scenarios over their columns: a full dot for the one on show, a hollow one for others."""

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """Paint a heading."""
        head = self.model().headerData(logical_index, Qt.Orientation.Horizontal, HEAD_ROLE)
        if not isinstance(head, ComparedHead):
            return
        tokens = self._theme.tokens
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.save()
        canvas = Canvas(painter, tokens, QRectF(rect), is_right_to_left=is_rtl)
        canvas.fill(canvas.bounds, tokens.acc_wash if head.is_shown else tokens.sunk)
        canvas.rule(canvas.height - 1, tokens.line)
        lines = _head_lines(head.name, canvas.width)
        widths = [text_width(line, FontRole.SECTION) for line in lines]
        # On the right as the figures below, whatever the reading direction.
        right, middle = canvas.bounds.right() - _EDGE, canvas.bounds.center().y()
        top = middle - _HEAD_LINE * len(lines) / 2
        for number, (line, width) in enumerate(zip(lines, widths, strict=True)):
            box = QRectF(right - width, top + number * _HEAD_LINE, width + 1, _HEAD_LINE)
            canvas.text(box, line, FontRole.SECTION, tokens.t1)
        left = right - max(widths) - 2 * _DOT - 6
        dot = QRectF(left, middle - _DOT, 2 * _DOT, 2 * _DOT)
        if head.is_shown:
            canvas.fill(dot, tokens.acc, _DOT)
        elif head.is_trial:
            canvas.frame(dot, tokens.categorical[1], 1, 1.6)
        else:
            canvas.frame(dot, tokens.t1, _DOT, 1.6)
        painter.restore()


class NamesHeader(AmountsHeader):
    """What the figures are, before their rows."""

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """Paint a name."""
        tokens = self._theme.tokens
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.save()
        canvas = Canvas(painter, tokens, QRectF(rect), is_right_to_left=is_rtl)
        canvas.fill(canvas.bounds, tokens.panel)
        canvas.rule(canvas.height - 1, tokens.grid)
        text = str(self.model().headerData(logical_index, Qt.Orientation.Vertical))
        box = canvas.box(16, 0, canvas.width - 20, canvas.height)
        canvas.text(box, text, FontRole.CELL, tokens.t2)
        painter.restore()


class ComparisonDelegate(QStyledItemDelegate):
    """Paints a figure at the right and its difference before it.

    Attributes:
        figure_width: The room of the widest figure, so that differences stand under each other.
    """

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.figure_width = 0.0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell."""
        cell, head = index.data(CELL_ROLE), index.data(HEAD_ROLE)
        if not isinstance(cell, ComparedCell) or not isinstance(head, ComparedHead):
            return
        tokens = self._theme.tokens
        is_rtl = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        canvas = Canvas(painter, tokens, QRectF(option.rect), is_right_to_left=is_rtl)
        if head.is_shown:
            canvas.fill(canvas.bounds, tokens.acc_wash)
        canvas.rule(canvas.height - 1, tokens.grid)
        role = FontRole.SECTION if head.is_shown else FontRole.CELL
        box = canvas.bounds.adjusted(_EDGE, 0, -_EDGE, 0)
        canvas.text(box, cell.text, role, tokens.t1, Align.NUMBER)
        if cell.delta:
            before = box.adjusted(0, 0, -self.figure_width - _GAP, 0)
            color = tone_color(cell.tone, tokens)
            canvas.text(before, cell.delta, FontRole.CAPTION, color, Align.NUMBER)
        if option.state & QStyle.StateFlag.State_HasFocus:
            canvas.frame(canvas.bounds.adjusted(1, 0, -1, -2), tokens.acc, 4, 2)
        painter.restore()


class ComparisonView(AmountsView):
    """Shows a ``ComparisonModel``; Enter or a double click on a column shows its scenario.

    Signals:
        scenario_chosen: The number of the column.
    """

    scenario_chosen = Signal(int)

    def __init__(self, theme: Theme, model: ComparisonModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, parent)
        self._columns = model
        self._needed = _LEAST_COLUMN
        self.setAccessibleName(_("Comparison of scenarios"))
        header = ComparisonHeader(theme, Qt.Orientation.Horizontal, self)
        self.setHorizontalHeader(header)
        header.setMinimumSectionSize(_LEAST_COLUMN)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(True)
        names = NamesHeader(theme, Qt.Orientation.Vertical, self)
        self.setVerticalHeader(names)
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setDefaultSectionSize(ROW_HEIGHT)
        names.setFixedWidth(_NAMES_WIDTH)
        self._delegate = ComparisonDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        header.sectionDoubleClicked.connect(self.scenario_chosen)
        self.doubleClicked.connect(self._on_double_clicked)
        model.modelReset.connect(self._fit)
        model.dataChanged.connect(self._fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the scenario of the column on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.scenario_chosen.emit(self.currentIndex().column())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Make the columns as wide as there is room for, no narrower than their widest cell.

        Where there is room, names of scenarios get it; elsewhere they take a second line.
        """
        count = max(1, self._columns.columnCount())
        room = self.viewport().width() // count
        header, heads = self.horizontalHeader(), self._columns.table.heads
        named = max((text_width(head.name, FontRole.SECTION) for head in heads), default=0.0)
        most = max(self._needed, _MOST_COLUMN, min(round(named + _HEAD_MARGIN) + 1, _MOST_HEAD))
        width = min(max(self._needed, room), most)
        header.setDefaultSectionSize(width)
        lines = max((len(_head_lines(head.name, width)) for head in heads), default=1)
        header.setFixedHeight(_HEAD_HEIGHT + (lines - 1) * _HEAD_LINE)

    def _fit(self) -> None:
        """Give the columns at least the room of their widest cell, so that no money is cut."""
        table = self._columns.table
        cells = [cell for row in table.rows for cell in row.cells]
        figure = max((text_width(each.text, FontRole.SECTION) for each in cells), default=0.0)
        delta = max((text_width(each.delta, FontRole.CAPTION) for each in cells), default=0.0)
        self._delegate.figure_width = figure
        widest = figure + (delta + _GAP if delta else 0.0)
        self._needed = max(_LEAST_COLUMN, round(widest + 2 * _EDGE))
        names = (text_width(row.name, FontRole.CELL) for row in table.rows)
        width = max((round(name) + 30 for name in names), default=0)
        self.verticalHeader().setFixedWidth(min(max(_NAMES_WIDTH, width), 260))
        self._share_room()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.scenario_chosen.emit(index.column())


def _head_lines(name: str, width: float) -> list[str]:
    """Break a scenario's name into at most two lines; the last is cut where it is too long."""
    room = width - _HEAD_MARGIN
    words, first = name.split(), ""
    while words and text_width(f"{first} {words[0]}".strip(), FontRole.SECTION) <= room:
        first = f"{first} {words.pop(0)}".strip()
    rest = " ".join(words)
    return [elided(line, FontRole.SECTION, int(room)) for line in (first, rest) if line] or [""]


def _told(cell: ComparedCell) -> str:
    if not cell.delta:
        return cell.text
    return listed((cell.text, cell.delta), with_commas=True)
