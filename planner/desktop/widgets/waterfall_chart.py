"""From base pay to a year fully loaded, as bars that stand on each other."""

from decimal import Decimal

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.pay.loaded_steps import LoadedStep, LoadedYear
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.money_axis import axis_ticks
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.quantities.identifiers import CurrencyCode

_TOP, _FOOT = 18.0, 34.0
_EDGE, _AXIS_GAP = 16.0, 10.0
_LEAST_AXIS = 40.0
_HEADROOM = Decimal("1.04")
_TICK_DISTANCE, _MOST_TICKS = 34, 6
_BAR_SHARE = 0.72


class WaterfallChart(PaintedWidget):
    """Shows a ``LoadedYear``; arrow keys or the pointer choose a step.

    Signals:
        step_told: What there is to say of the step chosen.
    """

    step_told = Signal(str)

    def __init__(self, theme: Theme, formatter: Formatter) -> None:
        super().__init__(theme)
        self._formatter = formatter
        self._year: LoadedYear | None = None
        self._currency = CurrencyCode("USD")
        self._step = 0
        self._axis = _LEAST_AXIS
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(320, 120))
        self.setAccessibleName(_("Fully loaded cost"))

    @property
    def year(self) -> LoadedYear | None:
        """What is on show."""
        return self._year

    @property
    def step(self) -> int:
        """The number of the step chosen, from 0."""
        return self._step

    def show_year(self, year: LoadedYear | None, currency: CurrencyCode) -> None:
        """Show another year; None shows nothing."""
        self._year, self._currency = year, currency
        self._step = min(self._step, len(year.steps) - 1) if year is not None else 0
        if year is not None:
            last = axis_ticks(max(_tops(year)) * _HEADROOM, _MOST_TICKS)[-1]
            text = self._formatter.axis_money(last, currency)
            self._axis = max(_LEAST_AXIS, text_width(text, FontRole.CAPTION) + _AXIS_GAP)
        self._tell()
        self.update()

    def paint(self, canvas: Canvas) -> None:
        """Paint axis, bars and texts."""
        year = self._year
        if year is None:
            return
        largest = float(max(*_tops(year), Decimal(1)) * _HEADROOM)
        plot = self._plot(canvas)
        self._paint_axis(canvas, plot, largest)
        level = Decimal(0)
        for number, step in enumerate(year.steps):
            foot = Decimal(0) if step.is_sum else level
            self._paint_step(plot, number, step, (float(foot), float(foot + step.amount)), largest)
            level = foot + step.amount
        if year.raised is not None:
            self._paint_raised(plot, year, float(year.raised), float(level), largest)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another step, to the first or the last."""
        ahead = Qt.Key.Key_Left if self.is_right_to_left else Qt.Key.Key_Right
        back = Qt.Key.Key_Right if self.is_right_to_left else Qt.Key.Key_Left
        count = len(self._year.steps) if self._year is not None else 0
        goals = {
            ahead: self._step + 1,
            back: self._step - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: count - 1,
        }
        goal = goals.get(Qt.Key(event.key()))
        if goal is None or not count:
            super().keyPressEvent(event)
            return
        self._choose(min(max(0, goal), count - 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the step under the pointer."""
        if self._year is None:
            return
        at = event.position().x()
        at = self.width() - at if self.is_right_to_left else at
        start, width = self._span()
        number = int((at - start) // (width / len(self._year.steps)))
        if 0 <= number < len(self._year.steps):
            self._choose(number)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say which step is chosen."""
        super().focusInEvent(event)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mark no step without the focus."""
        super().focusOutEvent(event)
        self._tell()
        self.update()

    def _choose(self, number: int) -> None:
        self._step = number
        self._tell()
        self.update()

    def _tell(self) -> None:
        year = self._year
        if year is None:
            self.describe(self.accessibleName(), "")
            self.step_told.emit("")
            return
        everything = listed((f"{each.name} {each.text}" for each in year.steps), with_commas=True)
        words = year.steps[self._step].words
        self.describe(self.accessibleName(), words if self.hasFocus() else everything)
        self.step_told.emit(words if self.hasFocus() or self._step else "")

    def _span(self) -> tuple[float, float]:
        return _EDGE + self._axis, max(60.0, self.width() - 2 * _EDGE - self._axis)

    def _plot(self, canvas: Canvas) -> Canvas:
        start, width = self._span()
        return canvas.within(start, _TOP, width, max(20.0, canvas.height - _TOP - _FOOT))

    def _paint_axis(self, canvas: Canvas, plot: Canvas, largest: float) -> None:
        tokens = canvas.tokens
        most = max(1, int(plot.height // _TICK_DISTANCE))
        start, width = self._span()
        for tick in axis_ticks(Decimal(round(largest)), most):
            y = _TOP + plot.height * (1 - float(tick) / largest)
            canvas.rule(round(y), tokens.grid if tick else tokens.line2, start, start + width)
            text = self._formatter.axis_money(tick, self._currency)
            box = canvas.box(0, y - 8, start - _AXIS_GAP, 16)
            canvas.text(box, text, FontRole.CAPTION, tokens.t2, Align.TRAILING)

    def _paint_step(
        self,
        plot: Canvas,
        number: int,
        step: LoadedStep,
        levels: tuple[float, float],
        largest: float,
    ) -> None:
        tokens, slot = plot.tokens, self._slot(plot)
        low, high = (plot.height * (1 - level / largest) for level in levels)
        left = number * slot + slot * (1 - _BAR_SHARE) / 2
        width = slot * _BAR_SHARE
        is_last = self._year is not None and number == len(self._year.steps) - 1
        color = tokens.acc if is_last else tokens.sequential[3 if step.is_sum else 2]
        plot.fill(plot.box(left, high, width, max(1.5, low - high)), color)
        if not is_last:
            self._paint_bridge(plot, left + width, (number + 1) * slot + slot * 0.14, high)
        if not is_last or self._year is None or self._year.raised is None:
            text = plot.box(left - slot * 0.14, high - 17, slot, 16)
            plot.text(text, step.text, FontRole.STRONG_CAPTION, tokens.t1, Align.CENTER)
        if self.hasFocus() and number == self._step:
            ring = plot.box(number * slot + 2, -_TOP + 2, slot - 4, plot.height + _TOP + _FOOT - 4)
            plot.frame(ring, tokens.acc, 4, 2)
        self._paint_names(plot, number, step, slot)

    def _paint_names(self, plot: Canvas, number: int, step: LoadedStep, slot: float) -> None:
        tokens = plot.tokens
        name = plot.box(number * slot + 2, plot.height + 3, slot - 4, 15)
        plot.text(name, step.name, FontRole.STRONG_CAPTION, tokens.t1, Align.CENTER)
        detail = plot.box(number * slot + 2, plot.height + 17, slot - 4, 15)
        plot.text(detail, step.detail, FontRole.CAPTION, tokens.t2, Align.CENTER)

    def _paint_bridge(self, plot: Canvas, start: float, end: float, y: float) -> None:
        pen = QPen(plot.tokens.ctl, 1)
        pen.setDashPattern([1, 2])
        plot.painter.setPen(pen)
        top = plot.bounds.top() + y + 0.5
        plot.painter.drawLine(QPointF(plot.x(start), top), QPointF(plot.x(end), top))

    def _paint_raised(
        self, plot: Canvas, year: LoadedYear, raised: float, level: float, largest: float
    ) -> None:
        tokens, slot = plot.tokens, self._slot(plot)
        low, high = (plot.height * (1 - each / largest) for each in (level, raised))
        left = (len(year.steps) - 1) * slot + slot * (1 - _BAR_SHARE) / 2
        width = slot * _BAR_SHARE
        pen = QPen(tokens.categorical[1], 1.4)
        pen.setDashPattern([3, 2])
        plot.painter.setPen(pen)
        plot.painter.setBrush(tokens.panel)
        plot.painter.drawRect(plot.box(left, high, width, max(1.0, low - high)))
        text = plot.box(left - slot * 0.14, high - 17, slot, 16)
        plot.text(text, year.raised_text, FontRole.STRONG_CAPTION, tokens.warn, Align.CENTER)
        inside = plot.box(left, low + 2, width, 16)
        sum_text = year.steps[-1].text
        if text_width(sum_text, FontRole.STRONG_CAPTION) <= width:
            plot.text(inside, sum_text, FontRole.STRONG_CAPTION, tokens.on_acc, Align.CENTER)

    def _slot(self, plot: Canvas) -> float:
        return plot.width / max(1, len(self._year.steps) if self._year is not None else 1)


def _tops(year: LoadedYear) -> list[Decimal]:
    return [each.amount for each in year.steps] + ([] if year.raised is None else [year.raised])
