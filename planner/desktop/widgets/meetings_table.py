"""Meetings across dates: everybody's local time, tinted by what it is to them, and its points."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip

from planner.calculators.meeting_burden import BurdenKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.meetings_grid import GridCell, GridRow, MeetingsGrid
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.meeting_colors import fill_of, text_on
from planner.desktop.widgets.painting import CHIP_WIDTH, paint_country_chip
from planner.desktop.widgets.rows_canvas import RowsCanvas
from planner.desktop.widgets.scroll_bar import SlimScrollBar
from planner.desktop.widgets.table_copying import is_copy, put_rows
from planner.localization.messages import _

_HEAD, _ROW, _FOOT = 42, 28, 12
_EDGE, _TICK, _GAP = 16.0, 14.0, 8.0
_SHIELD, _PEOPLE = 16.0, 24.0
_LEAST_NAME, _MOST_NAME = 70.0, 130.0
_LEAST_COLUMN, _MOST_COLUMN = 92.0, 150.0

Cell = tuple[int, int]
"""Row and column; column -1 is the name."""


class MeetingsTable(RowsCanvas):
    """Shows a ``MeetingsGrid``; arrow keys or the pointer choose a cell.

    Signals:
        row_ticked: The key of a row to let meet, or to leave out (Space).
        row_protected: The key of a row to protect, or no longer (P).
        column_chosen: The meeting looked at.
        cell_told: What there is to say of the cell chosen.
    """

    row_ticked = Signal(str)
    row_protected = Signal(str)
    column_chosen = Signal(int)
    cell_told = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, _HEAD, _ROW, _FOOT)
        self._icons = icons
        self._grid = MeetingsGrid((), (), ())
        self._cell: Cell = (0, -1)
        self._is_pale = False
        self._across = SlimScrollBar(theme, Qt.Orientation.Horizontal, self)
        self._across.valueChanged.connect(self._on_moved_across)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Local time of each meeting"))

    @property
    def cell(self) -> Cell:
        """Row and column of the cell chosen; column -1 is the name."""
        return self._cell

    @property
    def grid(self) -> MeetingsGrid:
        """What is on show."""
        return self._grid

    @property
    def is_pale(self) -> bool:
        """Whether what is on show is being worked out anew."""
        return self._is_pale

    def show_grid(self, grid: MeetingsGrid) -> None:
        """Show other meetings; the row with the keys stays the same one."""
        keys = [row.key for row in grid.rows]
        row, column = self._cell
        before = self._grid.rows[row].key if row < len(self._grid.rows) else ""
        row = keys.index(before) if before in keys else min(row, max(0, len(keys) - 1))
        self._grid, self._is_pale = grid, False
        self._cell = row, min(column, len(grid.columns) - 1)
        self.set_row_count(len(grid.rows))
        self._arrange_across()
        self._tell()
        self.update()

    def wait(self) -> None:
        """Look like something that is being worked out."""
        self._is_pale = True
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of all rows."""
        return QSize(640, _HEAD + len(self._grid.rows) * _ROW + _FOOT)

    def cell_box(self, row: int, column: int) -> QRectF:
        """Return where a cell is, in the widget."""
        left, width = self._names_width(), self._column_width()
        if column < 0:
            box = QRectF(0, self.row_top(row), left, _ROW - 1)
        else:
            x = left + column * width - self._across.value()
            box = QRectF(x, self.row_top(row) + 2, width - 4, _ROW - 5)
        if self.is_right_to_left:
            box.moveLeft(self.width() - box.right())
        return box

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, tick with Space, protect with P."""
        rows = self._grid.rows
        key = Qt.Key(event.key())
        ahead = -1 if self.is_right_to_left else 1
        steps = {
            Qt.Key.Key_Left: (0, -ahead),
            Qt.Key.Key_Right: (0, ahead),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Home: (0, -len(self._grid.columns) - 1),
            Qt.Key.Key_End: (0, len(self._grid.columns)),
        }
        if rows and is_copy(event):
            self._copy()
        elif not rows or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in steps:
            self._choose(self._cell[0] + steps[key][0], self._cell[1] + steps[key][1])
        elif key == Qt.Key.Key_Space:
            self.row_ticked.emit(rows[self._cell[0]].key)
        elif key == Qt.Key.Key_P:
            self.row_protected.emit(rows[self._cell[0]].key)
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        """Copy everybody's local times under the dates and times of the anchor."""
        grid = self._grid
        rows = [["", *(f"{column.day} {column.time}".strip() for column in grid.columns)]]
        for row, cells in zip(grid.rows, grid.cells, strict=True):
            rows.append([row.name, *(cell.time for cell in cells)])
        put_rows(rows, heading_rows=1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer; tick box and shield do their work."""
        row = self.row_at(event.position().y())
        if row is None:
            return
        x, names = self.from_leading(event.position().x()), self._names_width()
        if x < names:
            self._choose(row, -1)
            if x < _EDGE + _TICK + _GAP / 2:
                self.row_ticked.emit(self._grid.rows[row].key)
            elif x >= names - _SHIELD - _GAP * 1.5:
                self.row_protected.emit(self._grid.rows[row].key)
            return
        column = int((x - names + self._across.value()) // self._column_width())
        if column < len(self._grid.columns):
            self._choose(row, column)

    def event(self, event: QEvent) -> bool:
        """Say in a tip what is under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().event(event)

    def tip_at(self, point: QPoint) -> str:
        """Return what there is to say of a place in the widget."""
        row, x = self.row_at(point.y()), self.from_leading(point.x())
        if row is None:
            return ""
        names = self._names_width()
        if x < _EDGE + _TICK + _GAP / 2:
            return _("Meets, or is left out (Space)")
        if x < names:
            is_shield = x >= names - _SHIELD - _GAP * 1.5
            tip = _("Never outside working hours (P)")
            return tip if is_shield else self._grid.rows[row].words
        column = int((x - names + self._across.value()) // self._column_width())
        cells = self._grid.cells[row]
        return cells[column].words if column < len(cells) else ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the meetings with Shift or a sideways wheel, else the rows."""
        by = event.angleDelta()
        is_across = event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(by.x()) > abs(
            by.y()
        )
        if is_across and self._across.maximum():
            self._across.setValue(self._across.value() - (by.x() or by.y()))
            event.accept()
            return
        super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cell chosen, and say what it is."""
        super().focusInEvent(event)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the cell without the focus."""
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the meetings in."""
        super().resizeEvent(event)
        self._arrange_across()

    def paint(self, canvas: Canvas) -> None:
        """Paint head, rows and the cell chosen."""
        canvas.fill(canvas.box(0, 0, canvas.width, _HEAD), canvas.tokens.sunk)
        self._paint_columns(canvas)
        label = canvas.box(_EDGE, 0, self._names_width() - _EDGE, _HEAD)
        canvas.text(label, _("Who meets"), FontRole.HEADER, canvas.tokens.t2)
        canvas.rule(_HEAD - 1, canvas.tokens.line)
        canvas.painter.save()
        self.clip_to_rows(canvas)
        for row in self.rows_in_sight():
            self._paint_names(canvas, row)
            canvas.rule(self.row_top(row) + _ROW - 1, canvas.tokens.grid)
        self._clip_to_meetings(canvas)
        canvas.painter.setOpacity(0.45 if self._is_pale else 1.0)
        for row in self.rows_in_sight():
            for column in self._columns_in_sight():
                if column < len(self._grid.cells[row]):
                    self._paint_cell(canvas, row, column)
        canvas.painter.restore()
        self._paint_ring(canvas)

    def _choose(self, row: int, column: int) -> None:
        column = min(max(-1, column), len(self._grid.columns) - 1)
        before, self._cell = self._cell, (min(max(0, row), len(self._grid.rows) - 1), column)
        self.show_row(self._cell[0])
        if column >= 0:
            width, room = self._column_width(), self.content_width() - self._names_width()
            left, value = column * width, self._across.value()
            self._across.setValue(round(min(left, max(value, left + width - room))))
            if column != before[1]:
                self.column_chosen.emit(column)
        self._tell()
        self.update()

    def _tell(self) -> None:
        row, column = self._cell
        text = ""
        if row < len(self._grid.rows):
            cells = self._grid.cells[row]
            is_cell = 0 <= column < len(cells)
            text = cells[column].words if is_cell else self._grid.rows[row].words
        self.describe(self.accessibleName(), text)
        self.cell_told.emit(text)

    def _names_width(self) -> float:
        widest = max(
            (text_width(row.name, FontRole.KEY_CELL) for row in self._grid.rows), default=0
        )
        name = min(max(widest + 4, _LEAST_NAME), _MOST_NAME)
        return _EDGE + _TICK + _GAP + CHIP_WIDTH + _GAP + name + _PEOPLE + _SHIELD + 2 * _GAP

    def _column_width(self) -> float:
        count = max(1, len(self._grid.columns))
        room = (self.content_width() - self._names_width() - _GAP) / count
        heads = (
            max(
                text_width(each.day, FontRole.NAME) + 32,
                text_width(each.time, FontRole.CAPTION) + 20,
            )
            for each in self._grid.columns
        )
        return min(max(room, _LEAST_COLUMN, *heads), max(_MOST_COLUMN, _LEAST_COLUMN))

    def _arrange_across(self) -> None:
        names, foot = round(self._names_width()), self._across.sizeHint().height()
        room = max(1, self.content_width() - names)
        excess = round(len(self._grid.columns) * self._column_width()) - room
        self._across.setRange(0, max(0, excess))
        self._across.setPageStep(room)
        self._across.setSingleStep(round(self._column_width()))
        left = self.width() - names - room if self.is_right_to_left else names
        self._across.setGeometry(left, self.height() - foot, room, foot)
        self._across.setVisible(excess > 0)
        self.update()

    def _columns_in_sight(self) -> range:
        width, value = self._column_width(), self._across.value()
        last = -(-(value + self.content_width() - self._names_width()) // width)
        return range(int(value // width), min(len(self._grid.columns), int(last)))

    def _clip_to_meetings(self, canvas: Canvas) -> None:
        names = self._names_width()
        box = canvas.box(names - 2, 0, self.content_width() - names + 2, canvas.height)
        canvas.painter.setClipRect(box, Qt.ClipOperation.IntersectClip)

    def _paint_columns(self, canvas: Canvas) -> None:
        tokens, width = canvas.tokens, self._column_width()
        canvas.painter.save()
        self._clip_to_meetings(canvas)
        for number in self._columns_in_sight():
            column = self._grid.columns[number]
            x = self._names_width() + number * width - self._across.value() + 8
            taken = canvas.text(
                canvas.box(x, 4, width - 28, 18), column.day, FontRole.NAME, tokens.t1
            )
            if column.is_moved:
                box = canvas.box(x + taken + 5, 6, 14, 14)
                self._icons.paint(canvas.painter, box, "clock-clockwise", tokens.warn_mark)
            time = canvas.box(x, 22, width - 10, 16)
            canvas.text(time, column.time, FontRole.CAPTION, tokens.t2)
        canvas.painter.restore()

    def _paint_names(self, canvas: Canvas, number: int) -> None:
        row, tokens = self._grid.rows[number], canvas.tokens
        line = canvas.within(0, self.row_top(number), self._names_width(), _ROW - 1)
        self._paint_tick(line, row)
        x = _EDGE + _TICK + _GAP
        x = paint_country_chip(line, x, row.country)
        end = line.width - _SHIELD - 2 * _GAP
        color = tokens.t1 if row.is_ticked else tokens.t3
        box = line.box(x, 0, end - _PEOPLE - x, line.height)
        line.text(box, row.name, FontRole.KEY_CELL, color)
        people = line.box(end - _PEOPLE, 0, _PEOPLE - 2, line.height)
        line.text(people, row.people, FontRole.CAPTION, tokens.t2, Align.TRAILING)
        shield = line.box(end + 2, (line.height - 14) / 2, 14, 14)
        icon = "shield-check" if row.is_protected else "shield"
        tint = tokens.acc if row.is_protected else tokens.line2
        self._icons.paint(line.painter, shield, icon, tint)

    def _paint_tick(self, line: Canvas, row: GridRow) -> None:
        tokens = line.tokens
        box = line.box(_EDGE, (line.height - _TICK) / 2, _TICK, _TICK)
        if row.is_ticked:
            line.fill(box, tokens.acc, 3)
            self._icons.paint(line.painter, box.adjusted(2, 2, -2, -2), "check", tokens.on_acc)
        else:
            line.frame(box, tokens.ctl, 3)

    def _paint_cell(self, canvas: Canvas, row: int, column: int) -> None:
        cell, tokens = self._grid.cells[row][column], canvas.tokens
        box = self.cell_box(row, column)
        inner = Canvas(canvas.painter, tokens, box, is_right_to_left=self.is_right_to_left)
        kind = BurdenKind.DAY_OFF if cell.day_off else cell.kind
        inner.fill(box, fill_of(kind, tokens), 3)
        if kind is BurdenKind.DAY_OFF:
            pen = QPen(tokens.warn_mark, 1, Qt.PenStyle.DashLine)
            inner.painter.setPen(pen)
            inner.painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        self._paint_cell_texts(inner, cell, kind)

    def _paint_cell_texts(self, inner: Canvas, cell: GridCell, kind: BurdenKind) -> None:
        color = text_on(kind, inner.tokens)
        cost = text_width(cell.points, FontRole.CAPTION) + 2
        end = inner.width - 8
        inner.text(
            inner.box(end - cost, 0, cost, inner.height),
            cell.points,
            FontRole.CAPTION,
            color,
            Align.TRAILING,
        )
        text = f"{cell.time} {cell.day_off}" if cell.day_off else cell.time
        inner.text(inner.box(8, 0, end - cost - 10, inner.height), text, FontRole.CELL, color)

    def _paint_ring(self, canvas: Canvas) -> None:
        if not self._grid.rows or not self.hasFocus():
            return
        canvas.painter.save()
        self.clip_to_rows(canvas)
        if self._cell[1] >= 0:
            self._clip_to_meetings(canvas)
        box = self.cell_box(*self._cell).adjusted(-1, -1, 1, 1)
        canvas.frame(box, canvas.tokens.panel, 4, 3)
        canvas.frame(box, canvas.tokens.acc, 4, 2)
        canvas.painter.restore()

    def tick_point(self, row: int) -> QPoint:
        """Return the middle of a row's tick box, in the widget."""
        return self._point(row, _EDGE + _TICK / 2)

    def shield_point(self, row: int) -> QPoint:
        """Return the middle of a row's shield, in the widget."""
        return self._point(row, self._names_width() - _GAP - _SHIELD / 2 - 4)

    def _point(self, row: int, x: float) -> QPoint:
        x = self.width() - x if self.is_right_to_left else x
        return QPoint(round(x), self.row_top(row) + _ROW // 2)

    def _on_moved_across(self, _value: int) -> None:
        self.update()
