"""Stacks along the same days as the chart of hires, against a line that should not be passed."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.onboarding.load_charts import Stack, Stacks
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.day_scale import DayScale
from planner.desktop.widgets.painted_widget import PaintedWidget

_HEAD, _FOOT = 20.0, 10.0
_LEAST_TOP = 4.0
_TICKS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


class DayStacks(PaintedWidget):
    """Shows ``Stacks``; arrow keys or the pointer choose one.

    Args:
        name: What the chart is called.
        margin: Where days begin, from the leading edge; the axis stands before.
        colors: Which of the sequential colors the parts have, from the lowest.

    Signals:
        stack_told: What there is to say of the stack chosen; empty for none.
    """

    stack_told = Signal(str)

    def __init__(
        self, theme: Theme, name: str, margin: float, colors: tuple[int, ...] = (1, 2, 3)
    ) -> None:
        super().__init__(theme)
        self._name = name
        self._margin = margin
        self._colors = colors
        self._shown = Stacks((), None, "", "")
        self._scale = DayScale(1, 7, 1.0)
        self._offset = 0
        self._chosen: int | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)

    @property
    def stacks(self) -> tuple[Stack, ...]:
        """What is on show."""
        return self._shown.stacks

    @property
    def chosen(self) -> int | None:
        """The number of the stack chosen."""
        return self._chosen

    def show_stacks(self, shown: Stacks) -> None:
        """Show other stacks."""
        if len(shown.stacks) != len(self.stacks):
            self._chosen = None
        self._shown = shown
        self._tell()
        self.update()

    def follow(self, scale: DayScale, offset: int) -> None:
        """Lie along the days of another chart."""
        if (scale, offset) != (self._scale, self._offset):
            self._scale, self._offset = scale, offset
            self.update()

    def sizeHint(self) -> QSize:
        """Return a low strip."""
        return QSize(500, 120)

    def minimumSizeHint(self) -> QSize:
        """Keep differences of height in sight."""
        return QSize(200, 80)

    def paint(self, canvas: Canvas) -> None:
        """Paint axis, stacks and line."""
        base, top = canvas.height - _FOOT, self._top()
        self._paint_axis(canvas, base, top)
        canvas.painter.save()
        room = canvas.width - self._margin
        canvas.painter.setClipRect(canvas.box(self._margin, 0, room, canvas.height))
        days = canvas.within(self._margin, 0, room, canvas.height)
        for number, stack in enumerate(self.stacks):
            self._paint_stack(days, stack, base, top, is_chosen=number == self._chosen)
        self._paint_limit(days, base, top)
        canvas.painter.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose another stack."""
        keys, key = Qt.Key, event.key()
        ahead = keys.Key_Left if self.is_right_to_left else keys.Key_Right
        last = len(self.stacks) - 1
        if last >= 0 and key in (keys.Key_Left, keys.Key_Right):
            at = -1 if self._chosen is None else self._chosen
            self._choose(min(max(0, at + (1 if key == ahead else -1)), last))
        elif last >= 0 and key in (keys.Key_Home, keys.Key_End):
            self._choose(0 if key == keys.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose a first stack."""
        super().focusInEvent(event)
        if self._chosen is None and self.stacks:
            self._choose(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Choose none."""
        super().focusOutEvent(event)
        self._choose(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the stack under the pointer."""
        self._choose(self._stack_at(event.position().x()))

    def event(self, event: QEvent) -> bool:
        """Say in a tip what is under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._stack_at(event.pos().x())
            text = self.stacks[number].words if number is not None else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _stack_at(self, x: float) -> int | None:
        x = self.width() - x if self.is_right_to_left else x
        day = self._scale.day_at(x - self._margin + self._offset)
        stacks = enumerate(self.stacks)
        return next((n for n, each in stacks if 0 <= day - each.first < each.days), None)

    def _choose(self, number: int | None) -> None:
        self._chosen = number
        self._tell()
        self.update()

    def _tell(self) -> None:
        text = "" if self._chosen is None else self.stacks[self._chosen].words
        self.describe(self._name, text or self._shown.summary)
        self.stack_told.emit(text)

    def _top(self) -> float:
        highest = max((sum(each.parts) for each in self.stacks), default=0.0)
        limit = self._shown.limit or 0.0
        # A line far above all stacks would only press them flat.
        near = limit if limit <= 1.5 * highest else 0.0
        return max(_LEAST_TOP, highest, near) * 1.05

    def _level(self, value: float, base: float, top: float) -> float:
        return base - (base - _HEAD) * value / top

    def _paint_axis(self, canvas: Canvas, base: float, top: float) -> None:
        tokens = canvas.tokens
        step = next((each for each in _TICKS if top / each <= 4), _TICKS[-1])
        for value in range(0, int(top) + 1, step):
            level = self._level(value, base, top)
            color = tokens.line2 if value == 0 else tokens.grid
            canvas.rule(level, color, self._margin)
            box = canvas.box(0, level - 8, self._margin - 8, 16)
            canvas.text(box, str(value), FontRole.CAPTION, tokens.t2, Align.TRAILING)

    def _paint_stack(
        self, days: Canvas, stack: Stack, base: float, top: float, *, is_chosen: bool
    ) -> None:
        tokens = days.tokens
        x = self._scale.x(stack.first) - self._offset
        width, below = stack.days * self._scale.pixels - 1, 0.0
        for number, part in enumerate(stack.parts):
            low, high = (self._level(each, base, top) for each in (below, below + part))
            color = tokens.sequential[self._colors[number]]
            days.fill(days.box(x, high, width, max(0.0, low - high - (1 if below else 0))), color)
            below += part
        if is_chosen:
            high = self._level(below, base, top)
            days.frame(days.box(x - 1, high - 2, width + 2, base - high + 3), tokens.t1, 2, 2)

    def _paint_limit(self, days: Canvas, base: float, top: float) -> None:
        limit, tokens = self._shown.limit, days.tokens
        if limit is None:
            return
        level = self._level(limit, base, top)
        is_in_sight = level >= _HEAD - 2
        text = self._shown.limit_text if is_in_sight else f"{self._shown.limit_text} ↑"
        width = text_width(text, FontRole.CAPTION) + 8
        box = days.box(4, level - 17 if is_in_sight else 1, width, 16)
        days.fill(box, tokens.panel)
        days.text(box, text, FontRole.CAPTION, tokens.t1)
        if is_in_sight:
            pen = QPen(tokens.t1, 1)
            pen.setDashPattern([3, 3])
            days.painter.setRenderHint(days.painter.RenderHint.Antialiasing, on=False)
            days.painter.setPen(pen)
            ends = QPointF(days.x(0), level), QPointF(days.x(days.width), level)
            days.painter.drawLine(*ends)
