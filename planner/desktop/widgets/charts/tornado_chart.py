"""What drives the spread of a figure: a bar a risk, the widest first."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QPointF, QSize

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.scenarios.chart_views import TornadoBar, TornadoView
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.chart_tip import TipLine
from planner.desktop.widgets.charts.pointed_chart import STALE_OPACITY, PointedChart
from planner.desktop.widgets.charts.span_axis import span_ticks, tick_text
from planner.localization.formatting import Formatter
from planner.localization.messages import _

_TOP, _BOTTOM, _EDGE = 26.0, 22.0, 16.0
_ROW, _MOST_ROW = 22.0, 36.0
_MOST_NAME = 190.0
_BAR = 12.0
_TICK_DISTANCE = 84


class TornadoChart(PointedChart):
    """Shows a ``TornadoView``; the pointer or the arrow keys point at a risk."""

    is_upright = True

    def __init__(self, theme: Theme, formatter: Formatter) -> None:
        super().__init__(theme, QSize(320, 150))
        self._formatter = formatter
        self._view: TornadoView | None = None
        self.setAccessibleName(_("Tornado"))

    @property
    def view(self) -> TornadoView | None:
        """What is on show."""
        return self._view

    def show_view(self, view: TornadoView | None) -> None:
        """Show other risks; None shows nothing."""
        if view == self._view:
            return
        self._view = view
        self.setMinimumHeight(max(150, round(_TOP + _BOTTOM + _ROW * len(self._bars))))
        self.show_anew()

    def point_count(self) -> int:
        """Return how many risks there are."""
        return len(self._bars)

    def chart_words(self) -> tuple[str, str]:
        """Return the chart's name and what it comes to."""
        view = self._view
        return (self.accessibleName(), "") if view is None else (view.name, view.summary)

    def point_words(self, number: int) -> str:
        """Return a risk in a sentence."""
        return self._bars[number].words

    def tip_of(self, number: int) -> tuple[str, Sequence[TipLine]]:
        """Return nothing: a bar says all of it itself, and a tip would hide others."""
        return "", ()

    def place_of(self, number: int) -> tuple[QPointF, int]:
        """Return the beginning of a row."""
        return QPointF(_EDGE, _TOP + number * self._row()), 0

    def point_at(self, x: float, y: float) -> int | None:
        """Return the risk at a height."""
        number = int((y - _TOP) // self._row())
        return number if 0 <= number < self.point_count() else None

    def paint(self, canvas: Canvas) -> None:
        """Paint axis, bars and the upright in the middle."""
        view = self._view
        if view is None or not view.bars:
            return
        start, width = self._span()
        plot = canvas.within(start, _TOP, width, self._row() * len(view.bars))
        self._paint_axis(canvas, plot)
        canvas.painter.save()
        canvas.painter.setOpacity(STALE_OPACITY if view.is_stale else 1.0)
        for number, bar in enumerate(view.bars):
            self._paint_bar(canvas, plot, number, bar)
        canvas.painter.restore()
        middle = self._share(view.middle) * plot.width
        plot.fill(plot.box(middle - 0.75, -4, 1.5, plot.height + 4), canvas.tokens.t1)
        text = text_width(view.middle_text, FontRole.STRONG_CAPTION) + 2
        left = min(max(-start + _EDGE, middle - text / 2), plot.width - text)
        box = plot.box(left, -20, text, 15)
        plot.text(box, view.middle_text, FontRole.STRONG_CAPTION, canvas.tokens.t1, Align.CENTER)
        self.paint_focus(canvas)

    @property
    def _bars(self) -> tuple[TornadoBar, ...]:
        return () if self._view is None else self._view.bars

    def _ends(self) -> tuple[float, float]:
        view = self._view
        if view is None or not view.bars:
            return 0.0, 1.0
        values = [each for bar in view.bars for each in (bar.low, bar.high)]
        low, high = min(view.middle, *values), max(view.middle, *values)
        return (low, high) if high > low else (low - 1, high + 1)

    def _share(self, value: float) -> float:
        low, high = self._ends()
        return (value - low) / (high - low)

    def _row(self) -> float:
        room = self.height() - _TOP - _BOTTOM
        return min(_MOST_ROW, max(_ROW, room / max(1, len(self._bars))))

    def _text_room(self) -> float:
        """Return the width kept for the texts at the ends of bars."""
        texts = [each for bar in self._bars for each in (bar.low_text, bar.high_text)]
        return max((text_width(text, FontRole.CAPTION) for text in texts), default=0.0) + 8

    def _name_room(self) -> float:
        names = (text_width(bar.name, FontRole.CELL) for bar in self._bars)
        return min(max(names, default=0.0) + 2, _MOST_NAME, self.width() * 0.36)

    def _span(self) -> tuple[float, float]:
        """Return where the scale begins, and how long it is."""
        room = self._text_room()
        start = _EDGE + self._name_room() + 12 + room
        return start, max(60.0, self.width() - start - room - _EDGE)

    def _paint_axis(self, canvas: Canvas, plot: Canvas) -> None:
        view, tokens = self._view, canvas.tokens
        low, high = self._ends()
        for tick in span_ticks(low, high, max(1, int(plot.width) // _TICK_DISTANCE)):
            x = self._share(float(tick)) * plot.width
            plot.upright(x, tokens.grid)
            box = plot.box(x - 40, plot.height + 4, 80, 16)
            canvas.text(box, self._tick(tick, view), FontRole.CAPTION, tokens.t2, Align.CENTER)

    def _tick(self, tick: Decimal, view: TornadoView | None) -> str:
        return tick_text(tick, None if view is None else view.currency, self._formatter)

    def _paint_bar(self, canvas: Canvas, plot: Canvas, number: int, bar: TornadoBar) -> None:
        tokens, row = canvas.tokens, self._row()
        top = number * row
        if number == self.pointed:
            ground = canvas.box(8, _TOP + top, canvas.width - 16, row)
            canvas.fill(ground, tokens.hover, 4)
        name = canvas.box(_EDGE, _TOP + top, self._name_room(), row)
        canvas.text(name, bar.name, FontRole.CELL, tokens.t1)
        low, high = sorted(self._share(each) * plot.width for each in (bar.low, bar.high))
        middle = self._share(self._view.middle if self._view is not None else 0.0) * plot.width
        middle = min(max(middle, low), high)
        y = top + (row - _BAR) / 2
        plot.fill(plot.box(low, y, middle - low, _BAR), tokens.sequential[2])
        plot.fill(plot.box(middle, y, high - middle, _BAR), tokens.sequential[3])
        room = self._text_room()
        below = plot.box(low - room, top, room - 5, row)
        plot.text(below, bar.low_text, FontRole.CAPTION, tokens.t2, Align.TRAILING)
        above = plot.box(high + 5, top, room - 5, row)
        plot.text(above, bar.high_text, FontRole.CAPTION, tokens.t2)
