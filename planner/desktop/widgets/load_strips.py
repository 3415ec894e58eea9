"""Who helps new hires, week by week, along the same days as the chart of hires."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.onboarding.load_charts import LoadCell, LoadRow
from planner.desktop.widgets.canvas import Align, Canvas
from planner.desktop.widgets.day_scale import DayScale
from planner.desktop.widgets.hatching import hatch
from planner.desktop.widgets.rows_canvas import RowsCanvas
from planner.localization.messages import _

_ROW = 30
_WEEK = 7
_STEPS = 4
_PALE = 3


class LoadStrips(RowsCanvas):
    """Shows ``LoadRow``s; arrow keys or the pointer choose a week of somebody.

    Args:
        margin: Where days begin, from the leading edge; names stand before.

    Signals:
        cell_told: What there is to say of the week chosen; empty for none.
    """

    cell_told = Signal(str)

    def __init__(self, theme: Theme, margin: float) -> None:
        super().__init__(theme, 4, _ROW, 0)
        self._margin = margin
        self._rows: tuple[LoadRow, ...] = ()
        self._scale = DayScale(1, 7, 1.0)
        self._offset = 0
        self._at = 0, 0
        self._explain: Callable[[int, int], str] = _nothing
        self.setAccessibleName(_("Load of mentors and buddies"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def rows(self) -> tuple[LoadRow, ...]:
        """What is on show."""
        return self._rows

    def explain_with(self, explain: Callable[[int, int], str]) -> None:
        """Say what a week means by a function of its row and its number within."""
        self._explain = explain

    def show_rows(self, rows: tuple[LoadRow, ...]) -> None:
        """Show others."""
        self._rows = rows
        self._at = min(self._at[0], max(0, len(rows) - 1)), 0
        self.set_row_count(len(rows))
        self._tell()
        self.update()

    def follow(self, scale: DayScale, offset: int) -> None:
        """Lie along the days of another chart."""
        if (scale, offset) != (self._scale, self._offset):
            self._scale, self._offset = scale, offset
            self.update()

    def minimumSizeHint(self) -> QSize:
        """Keep two rows in sight."""
        return QSize(200, 2 * _ROW + 4)

    def paint(self, canvas: Canvas) -> None:
        """Paint names and weeks."""
        canvas = canvas.within(0, 0, self.content_width(), canvas.height)
        room = canvas.width - self._margin
        for number in self.rows_in_sight():
            row, top = self._rows[number], self.row_top(number)
            self._paint_name(canvas, row, top)
            canvas.painter.save()
            canvas.painter.setClipRect(canvas.box(self._margin, top, room, _ROW))
            days = canvas.within(self._margin, top, room, _ROW)
            seen = self._scale.in_sight(self._offset, room)
            for cell_number, cell in enumerate(row.cells):
                if seen.start - _WEEK < cell.first < seen.stop:
                    self._paint_cell(days, row, cell, (number, cell_number))
            canvas.painter.restore()
            canvas.rule(top + _ROW - 1, canvas.tokens.grid)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose another week, or somebody else's."""
        keys, key = Qt.Key, event.key()
        ahead = keys.Key_Left if self.is_right_to_left else keys.Key_Right
        row, cell = self._at
        if not self._rows:
            super().keyPressEvent(event)
        elif key in (keys.Key_Left, keys.Key_Right):
            self._choose(row, cell + (1 if key == ahead else -1))
        elif key in (keys.Key_Up, keys.Key_Down):
            self._choose(row + (1 if key == keys.Key_Down else -1), cell)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say what is chosen."""
        super().focusInEvent(event)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say nothing."""
        super().focusOutEvent(event)
        self.cell_told.emit("")
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the week under the pointer."""
        found = self._cell_at(event.position().x(), event.position().y())
        if found is not None:
            self._choose(*found)

    def event(self, event: QEvent) -> bool:
        """Say in a tip what is under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._cell_at(event.pos().x(), event.pos().y())
            text = self._explain(*found) if found is not None else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        number = self.row_at(y)
        if number is None:
            return None
        day = self._scale.day_at(self.from_leading(x) - self._margin + self._offset)
        cells = enumerate(self._rows[number].cells)
        found = next((n for n, each in cells if 0 <= day - each.first < _WEEK), None)
        return None if found is None else (number, found)

    def _choose(self, row: int, cell: int) -> None:
        row = min(max(0, row), len(self._rows) - 1)
        self._at = row, min(max(0, cell), len(self._rows[row].cells) - 1)
        self.show_row(row)
        self._tell()
        self.update()

    def _tell(self) -> None:
        text = self._explain(*self._at) if self._rows else ""
        self.describe(self.accessibleName(), text)
        self.cell_told.emit(text if self.hasFocus() else "")

    def _paint_name(self, canvas: Canvas, row: LoadRow, top: float) -> None:
        tokens = canvas.tokens
        name = canvas.box(16, top, self._margin - 90, _ROW - 1)
        color = tokens.warn if row.is_over else tokens.t1
        canvas.text(name, row.name, FontRole.CELL, color)
        kind = canvas.box(self._margin - 72, top, 62, _ROW - 1)
        canvas.text(kind, row.kind, FontRole.CAPTION, tokens.t2, Align.TRAILING)

    def _paint_cell(self, days: Canvas, row: LoadRow, cell: LoadCell, at: tuple[int, int]) -> None:
        tokens = days.tokens
        x = self._scale.x(cell.first) - self._offset
        box = days.box(x, 4, _WEEK * self._scale.pixels - 1, _ROW - 9)
        step = min(cell.people * _STEPS // max(1, row.capacity), _STEPS) if cell.people else 0
        if cell.is_over:
            hatch(days, box)
        else:
            days.fill(box, tokens.sequential[step] if cell.people else tokens.weekend)
        color = tokens.on_acc if step >= _PALE and not cell.is_over else tokens.t1
        text = str(cell.people) if cell.people else ""
        days.text(box, text, FontRole.CAPTION, color, Align.CENTER)
        if at == self._at and self.hasFocus():
            days.frame(box.adjusted(-1, -1, 1, 1), tokens.t1, 2, 2)


def _nothing(_row: int, _cell: int) -> str:
    return ""
