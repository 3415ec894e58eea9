"""Names with a box to tick before each."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.rows_canvas import RowsCanvas
from planner.localization.messages import _

TICK_HEIGHT = 27
_EDGE = 16.0
_BOX = 14.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A name with what stands at the end of its line."""

    key: str
    name: str
    detail: str
    is_on: bool


class TickList(RowsCanvas):
    """Shows ticks; Space or a click changes one.

    Signals:
        ticked: The key of the name whose box was pressed.
    """

    ticked = Signal(str)

    def __init__(self, theme: Theme, name: str, row_height: int = TICK_HEIGHT) -> None:
        super().__init__(theme, 0, row_height, 0)
        self._name = name
        self._ticks: tuple[Tick, ...] = ()
        self._current = 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """What is on show."""
        return self._ticks

    def show_ticks(self, ticks: tuple[Tick, ...]) -> None:
        """Show other names or boxes."""
        self._ticks = ticks
        self._current = min(self._current, max(0, len(ticks) - 1))
        self.set_row_count(len(ticks))
        self.updateGeometry()
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of all names."""
        return QSize(220, len(self._ticks) * self._row)

    def minimumSizeHint(self) -> QSize:
        """Keep all names in sight."""
        return self.sizeHint()

    def paint(self, canvas: Canvas) -> None:
        """Paint boxes and names."""
        canvas = canvas.within(0, 0, self.content_width(), canvas.height)
        for number in self.rows_in_sight():
            self.paint_tick(canvas, self._ticks[number], number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another name; Space ticks it."""
        key, last = Qt.Key(event.key()), len(self._ticks) - 1
        if key == Qt.Key.Key_Space and self._ticks:
            self.ticked.emit(self._ticks[self._current].key)
            return
        target = {
            Qt.Key.Key_Up: self._current - 1,
            Qt.Key.Key_Down: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(key)
        if target is None or last < 0:
            super().keyPressEvent(event)
            return
        self._go_to(min(max(0, target), last))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which name is current."""
        super().focusInEvent(event)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that none is."""
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick the name under the pointer."""
        number = self.row_at(event.position().y())
        if number is not None:
            self._go_to(number)
            self.ticked.emit(self._ticks[number].key)

    def _go_to(self, number: int) -> None:
        self._current = number
        self.show_row(number)
        self._tell()
        self.update()

    def _tell(self) -> None:
        if not self._ticks:
            self.describe(self._name, "")
            return
        tick = self._ticks[self._current]
        template = _("{name}, ticked") if tick.is_on else _("{name}, not ticked")
        self.describe(self._name, template.format(name=tick.name))

    def paint_tick(self, canvas: Canvas, tick: Tick, number: int) -> None:
        """Paint a box, its name and what stands at the end of the line."""
        tokens, top = canvas.tokens, self.row_top(number)
        start = self.paint_box(canvas, number, is_on=tick.is_on)
        detail = text_width(tick.detail, FontRole.CAPTION) + 2
        name = canvas.box(start, top, canvas.width - start - _EDGE - detail - 6, self._row)
        canvas.text(name, tick.name, FontRole.CELL, tokens.t1)
        end = canvas.box(canvas.width - _EDGE - detail, top, detail, self._row)
        canvas.text(end, tick.detail, FontRole.CAPTION, tokens.t2, Align.TRAILING)

    def paint_box(self, canvas: Canvas, number: int, *, is_on: bool) -> float:
        """Paint the ground of a row where it is current, and its box; return where text begins."""
        tokens, top = canvas.tokens, self.row_top(number)
        if self.hasFocus() and number == self._current:
            canvas.fill(canvas.box(0, top, canvas.width, self._row), tokens.acc_wash)
        box = canvas.box(_EDGE, top + (TICK_HEIGHT - _BOX) / 2, _BOX, _BOX)
        if is_on:
            canvas.fill(box, tokens.acc, 3)
            x, y = box.left(), box.top()
            points = [QPointF(x + 3, y + 7), QPointF(x + 6, y + 10), QPointF(x + 11, y + 4)]
            self._paint_check(canvas, points)
        else:
            canvas.frame(box, tokens.ctl, 3)
        return _EDGE + _BOX + 8

    def _paint_check(self, canvas: Canvas, points: list[QPointF]) -> None:
        painter = canvas.painter
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setPen(QPen(canvas.tokens.on_acc, 1.8))
        painter.drawPolyline(points)
