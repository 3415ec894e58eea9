"""How one sum becomes another: bars that stand on each other, exactly."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPen

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.scenarios.chart_views import WaterfallBar, WaterfallView
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.chart_tip import TipLine
from planner.desktop.widgets.charts.pointed_chart import PointedChart
from planner.desktop.widgets.charts.span_axis import span_ticks, tick_text
from planner.localization.formatting import Formatter
from planner.localization.messages import _

_TOP, _FOOT, _EDGE = 24.0, 36.0, 16.0
_TICK_DISTANCE = 30
_BAR_SHARE = 0.66
_TIP_HEIGHT = 54
"""Of the tip, which stands at the foot so as to hide no amount."""
_SLOT = 58
"""The least width of a bar with its name."""
_CUT_BELOW = 0.6
"""Where all levels lie above this share of the highest, the axis begins above zero."""
_LEAST_SPREAD = 0.02
_MOST_TICKS = 6


class ScenarioWaterfall(PointedChart):
    """Shows a ``WaterfallView``; the pointer or the arrow keys point at a bar."""

    def __init__(self, theme: Theme, formatter: Formatter) -> None:
        super().__init__(theme, QSize(320, 150))
        self._formatter = formatter
        self._view: WaterfallView | None = None
        self.setAccessibleName(_("Waterfall"))

    @property
    def view(self) -> WaterfallView | None:
        """What is on show."""
        return self._view

    @property
    def axis_start(self) -> float:
        """Where the axis begins; above zero the bars on the ground are cut."""
        tops = [level for _foot, level in self.levels]
        if not tops or min(tops) < max(tops) * _CUT_BELOW or min(tops) <= 0:
            return min(0.0, *tops) if tops else 0.0
        begin = max(0.0, min(tops) - max(max(tops) - min(tops), max(tops) * _LEAST_SPREAD))
        first = float(span_ticks(begin, max(tops), _MOST_TICKS)[0])
        return first if first < min(tops) else begin

    @property
    def levels(self) -> tuple[tuple[float, float], ...]:
        """Where each bar begins and ends; one on the ground begins at zero."""
        found, level = [], Decimal(0)
        for bar in self._bars:
            foot = Decimal(0) if bar.is_sum else level
            level = foot + bar.amount
            found.append((float(foot), float(level)))
        return tuple(found)

    def show_view(self, view: WaterfallView | None) -> None:
        """Show other sums; None shows nothing."""
        if view == self._view:
            return
        self._view = view
        width = round(self._axis_width() + 2 * _EDGE + _SLOT * max(2, len(self._bars)))
        self.setMinimumWidth(max(320, width))
        self.show_anew()

    def point_count(self) -> int:
        """Return how many bars there are."""
        return len(self._bars)

    def chart_words(self) -> tuple[str, str]:
        """Return the chart's name and what it comes to."""
        view = self._view
        return (self.accessibleName(), "") if view is None else (view.name, view.summary)

    def point_words(self, number: int) -> str:
        """Return a bar in a sentence."""
        return self._bars[number].words

    def tip_of(self, number: int) -> tuple[str, Sequence[TipLine]]:
        """Return a bar's name and amount."""
        bar = self._bars[number]
        return bar.name, [TipLine(bar.detail, bar.text)]

    def place_of(self, number: int) -> tuple[QPointF, int]:
        """Return the middle of a bar."""
        start, slot = self._span()
        low = max(_TOP, self.height() - _FOOT - _TIP_HEIGHT)
        return QPointF(start + (number + 0.5) * slot, low), round(slot * _BAR_SHARE)

    def point_at(self, x: float, y: float) -> int | None:
        """Return the bar at a place."""
        start, slot = self._span()
        number = int((x - start) // slot)
        return number if 0 <= number < self.point_count() else None

    def paint(self, canvas: Canvas) -> None:
        """Paint axis, bars and texts."""
        if not self._bars:
            return
        start, slot = self._span()
        height = max(20.0, canvas.height - _TOP - _FOOT)
        plot = canvas.within(start, _TOP, slot * len(self._bars), height)
        low, high = self._ends()
        self._paint_axis(canvas, plot, low, high)
        for number, (bar, ends) in enumerate(zip(self._bars, self.levels, strict=True)):
            feet = [plot.height * (1 - (max(each, low) - low) / (high - low)) for each in ends]
            self._paint_bar(plot, number, bar, (feet[0], feet[1]), is_cut=low > 0)
        self.paint_focus(canvas)

    @property
    def _bars(self) -> tuple[WaterfallBar, ...]:
        return () if self._view is None else self._view.bars

    def _ends(self) -> tuple[float, float]:
        low = self.axis_start
        high = max((max(each) for each in self.levels), default=1.0)
        return low, low + (max(high - low, 1e-9)) * 1.04

    def _ticks(self) -> tuple[Decimal, ...]:
        low, high = self._ends()
        most = max(1, int(self.height() - _TOP - _FOOT) // _TICK_DISTANCE)
        return span_ticks(low, high, most)

    def _tick_text(self, tick: Decimal) -> str:
        currency = None if self._view is None else self._view.currency
        return tick_text(tick, currency, self._formatter)

    def _axis_width(self) -> float:
        widths = (text_width(self._tick_text(tick), FontRole.CAPTION) for tick in self._ticks())
        return max(widths, default=30.0) + 10

    def _span(self) -> tuple[float, float]:
        start = _EDGE + self._axis_width()
        return start, max(60.0, self.width() - start - _EDGE) / max(1, len(self._bars))

    def _paint_axis(self, canvas: Canvas, plot: Canvas, low: float, high: float) -> None:
        tokens, start = canvas.tokens, self._span()[0]
        for tick in self._ticks():
            y = plot.height * (1 - (float(tick) - low) / (high - low))
            plot.rule(round(y), tokens.grid if tick else tokens.line2)
            label = canvas.box(_EDGE, _TOP + y - 8, start - _EDGE - 8, 16)
            align = Align.LEADING if canvas.is_right_to_left else Align.NUMBER
            canvas.text(label, self._tick_text(tick), FontRole.CAPTION, tokens.t2, align)

    def _paint_bar(
        self,
        plot: Canvas,
        number: int,
        bar: WaterfallBar,
        ends: tuple[float, float],
        *,
        is_cut: bool,
    ) -> None:
        slot = plot.width / len(self._bars)
        left, width = (number + (1 - _BAR_SHARE) / 2) * slot, slot * _BAR_SHARE
        top, foot = min(ends), max(ends)
        plot.fill(plot.box(left, top, width, max(1.5, foot - top)), self._color(plot, number, bar))
        if bar.is_sum and is_cut:
            self._paint_cut(plot, left, width, foot)
        if number < len(self._bars) - 1:
            self._paint_bridge(plot, left + width, left + slot, ends[1])
        text = plot.box(number * slot - 6, top - 17, slot + 12, 16)
        plot.text(text, bar.text, FontRole.STRONG_CAPTION, plot.tokens.t1, Align.CENTER)
        name = plot.box(number * slot + 2, plot.height + 3, slot - 4, 15)
        plot.text(name, bar.name, FontRole.STRONG_CAPTION, plot.tokens.t1, Align.CENTER)
        detail = plot.box(number * slot + 2, plot.height + 17, slot - 4, 15)
        plot.text(detail, bar.detail, FontRole.CAPTION, plot.tokens.t2, Align.CENTER)
        if number == self.pointed:
            ring = plot.box(number * slot + 1, -_TOP + 5, slot - 2, plot.height + _TOP + _FOOT - 9)
            plot.frame(ring, plot.tokens.ctl, 4, 1)

    def _color(self, plot: Canvas, number: int, bar: WaterfallBar) -> QColor:
        """Return the color: only differences are favorable or not."""
        tokens = plot.tokens
        if bar.is_sum:
            return tokens.acc if number == len(self._bars) - 1 else tokens.sequential[2]
        return tokens.good if bar.amount < 0 else tokens.warn_mark

    def _paint_cut(self, plot: Canvas, left: float, width: float, foot: float) -> None:
        """Show by a slanted gap that a bar begins below the axis."""
        painter, above = plot.painter, plot.bounds.top()
        painter.setPen(QPen(plot.tokens.panel, 3))
        ends = (QPointF(left - 2, foot - 7), QPointF(left + width + 2, foot - 12))
        first, last = (QPointF(plot.x(each.x()), above + each.y()) for each in ends)
        painter.drawLine(first, last)

    def _paint_bridge(self, plot: Canvas, start: float, end: float, y: float) -> None:
        pen = QPen(plot.tokens.ctl, 1)
        pen.setDashPattern([1, 2])
        plot.painter.setPen(pen)
        top = plot.bounds.top() + y + 0.5
        plot.painter.drawLine(QPointF(plot.x(start), top), QPointF(plot.x(end), top))
