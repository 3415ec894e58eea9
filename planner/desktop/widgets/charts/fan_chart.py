"""A figure by month with how far chance may move it: a band, a line, and a limit in steps."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPen, QPolygonF

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.scenarios.chart_views import FanMonth, FanView
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.chart_tip import TipLine
from planner.desktop.widgets.charts.pointed_chart import STALE_OPACITY, PointedChart
from planner.desktop.widgets.charts.span_axis import tick_text
from planner.desktop.widgets.money_axis import axis_ticks
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import listed

_TOP, _BOTTOM, _EDGE = 24.0, 22.0, 16.0
_TICK_DISTANCE = 26
_HEADROOM = 1.06
_BAND_ALPHA = 0.22
_MONTH_WIDTHS = (34, 17)
"""From the first on each month is named, from the second on every other, below every third."""


class FanChart(PointedChart):
    """Shows a ``FanView``; the pointer or the arrow keys point at a month."""

    def __init__(self, theme: Theme, formatter: Formatter) -> None:
        super().__init__(theme, QSize(320, 140))
        self._formatter = formatter
        self._view: FanView | None = None
        self.setAccessibleName(_("Fan chart"))

    @property
    def view(self) -> FanView | None:
        """What is on show."""
        return self._view

    def show_view(self, view: FanView | None) -> None:
        """Show other figures; None shows nothing."""
        if view != self._view:
            self._view = view
            self.show_anew()

    def point_count(self) -> int:
        """Return how many months there are."""
        return 0 if self._view is None else len(self._view.months)

    def chart_words(self) -> tuple[str, str]:
        """Return the figure's name and what it comes to."""
        view = self._view
        return (self.accessibleName(), "") if view is None else (view.name, view.summary)

    def point_words(self, number: int) -> str:
        """Return a month's figures in a sentence."""
        title, lines = self.tip_of(number)
        words = self._months[number].words
        return words or listed((title, *(f"{each.name} {each.amount}" for each in lines)))

    def tip_of(self, number: int) -> tuple[str, Sequence[TipLine]]:
        """Return the month and its figures."""
        month = self._months[number]
        lines = [TipLine(each.name, each.text) for each in month.lines]
        return self._formatter.month_short(month.month), lines

    def place_of(self, number: int) -> tuple[QPointF, int]:
        """Return the middle of a month."""
        start, slot = self._span()
        return QPointF(start + (number + 0.5) * slot, _TOP), 8

    def point_at(self, x: float, y: float) -> int | None:
        """Return the month at a place."""
        start, slot = self._span()
        number = int((x - start) // slot)
        return number if 0 <= number < self.point_count() else None

    def paint(self, canvas: Canvas) -> None:
        """Paint axes, band, lines, the limit and the month pointed at."""
        view = self._view
        if view is None or not view.months:
            return
        start, slot = self._span()
        width, height = slot * len(view.months), canvas.height - _TOP - _BOTTOM
        plot = canvas.within(start, _TOP, width, max(20.0, height))
        self._paint_axis(canvas, plot)
        canvas.painter.save()
        canvas.painter.setOpacity(STALE_OPACITY if view.is_stale else 1.0)
        self._paint_band(plot)
        self._paint_lines(plot, view)
        canvas.painter.restore()
        self._paint_limit(plot, view)
        self._paint_months(canvas, plot)
        self._paint_pointed(plot)
        self.paint_focus(canvas)

    @property
    def _months(self) -> tuple[FanMonth, ...]:
        return () if self._view is None else self._view.months

    def _largest(self) -> float:
        found = (
            value
            for each in self._months
            for value in (each.high, each.middle, each.limit, each.before)
            if value is not None
        )
        return max(found, default=0.0) * _HEADROOM or 1.0

    def _ticks(self) -> tuple[Decimal, ...]:
        most = max(1, int(self.height() - _TOP - _BOTTOM) // _TICK_DISTANCE)
        return axis_ticks(Decimal(repr(self._largest())), most)

    def _tick_text(self, tick: Decimal) -> str:
        currency = None if self._view is None else self._view.currency
        return tick_text(tick, currency, self._formatter)

    def _span(self) -> tuple[float, float]:
        """Return where months begin, and how wide one is."""
        texts = (self._tick_text(tick) for tick in self._ticks())
        start = _EDGE + max(text_width(text, FontRole.CAPTION) for text in texts) + 10
        return start, max(40.0, self.width() - start - _EDGE) / max(1, len(self._months))

    def _point(self, plot: Canvas, number: int, value: float) -> QPointF:
        slot = plot.width / len(self._months)
        return QPointF((number + 0.5) * slot, plot.height * (1 - value / self._largest()))

    def _paint_axis(self, canvas: Canvas, plot: Canvas) -> None:
        tokens, start = canvas.tokens, self._span()[0]
        largest = self._largest()
        for tick in self._ticks():
            y = plot.height * (1 - float(tick) / largest)
            plot.rule(round(y), tokens.grid if tick else tokens.line2)
            label = canvas.box(_EDGE, _TOP + y - 8, start - _EDGE - 8, 16)
            align = Align.LEADING if canvas.is_right_to_left else Align.NUMBER
            canvas.text(label, self._tick_text(tick), FontRole.CAPTION, tokens.t2, align)

    def _paint_band(self, plot: Canvas) -> None:
        """Fill between low and high; where nothing was drawn there is no band."""
        for stretch in _stretches(self._months, _is_drawn):
            lows = [self._point(plot, n, self._months[n].low or 0.0) for n in stretch]
            highs = [self._point(plot, n, self._months[n].high or 0.0) for n in stretch]
            above = plot.bounds.top()
            corners = [QPointF(plot.x(p.x()), above + p.y()) for p in (*highs, *reversed(lows))]
            plot.fill(plot.box(0, 0, 0, 0), plot.tokens.acc, 1)  # no pen, smooth edges
            plot.painter.setBrush(_faded(plot.tokens.acc))
            plot.painter.drawPolygon(QPolygonF(corners))

    def _paint_lines(self, plot: Canvas, view: FanView) -> None:
        tokens = plot.tokens
        for stretch in _stretches(self._months, lambda each: each.before is not None):
            points = [self._point(plot, n, self._months[n].before or 0.0) for n in stretch]
            _dashed(plot, points, tokens.ctl)
        middles = [self._point(plot, n, each.middle) for n, each in enumerate(self._months)]
        plot.path(middles, tokens.acc, 2)
        if len(middles) == 1:
            plot.dot(middles[0].x(), middles[0].y(), 3, tokens.acc)
        self._paint_names(plot, view, middles[-1])

    def _paint_names(self, plot: Canvas, view: FanView, end: QPointF) -> None:
        """Name line and band over the plot, where nothing else is."""
        x = 2.0
        tokens = plot.tokens
        if view.band_text:
            plot.fill(plot.box(x, -15, 14, 8), _faded(tokens.acc), 2)
            x = self._named(plot, x + 20, view.band_text)
        if view.middle_text:
            plot.fill(plot.box(x, -12, 14, 2), tokens.acc)
            x = self._named(plot, x + 20, view.middle_text)
        if view.before_text:
            _dashed(plot, [QPointF(x, -11), QPointF(x + 14, -11)], tokens.ctl)
            x = self._named(plot, x + 20, view.before_text)
        if view.limit_text and not self._is_limit_named(plot, view):
            plot.fill(plot.box(x, -11.5, 14, 1.5), tokens.t1)
            self._named(plot, x + 20, view.limit_text)
        if _is_drawn(self._months[-1]):
            plot.dot(end.x(), end.y(), 3, tokens.acc)

    def _named(self, plot: Canvas, x: float, text: str) -> float:
        width = text_width(text, FontRole.CAPTION) + 2
        plot.text(plot.box(x, -19, width, 16), text, FontRole.CAPTION, plot.tokens.t2)
        return x + width + 16

    def _paint_limit(self, plot: Canvas, view: FanView) -> None:
        slot = plot.width / len(self._months)
        for stretch in _stretches(self._months, lambda each: each.limit is not None):
            points = []
            for number in stretch:
                y = round(self._point(plot, number, self._months[number].limit or 0.0).y()) + 0.5
                points += [QPointF(number * slot, y), QPointF((number + 1) * slot, y)]
            plot.path(points, plot.tokens.t1, 1.5)
        if self._is_limit_named(plot, view):
            box = self._limit_box(plot, view)
            plot.text(box, view.limit_text, FontRole.STRONG_CAPTION, plot.tokens.t1, Align.TRAILING)

    def _limit_box(self, plot: Canvas, view: FanView) -> QRectF:
        """Return where the limit's name stands: over the end of its line."""
        y = self._point(plot, len(self._months) - 1, self._months[-1].limit or 0.0).y()
        width = text_width(view.limit_text, FontRole.STRONG_CAPTION) + 2
        return plot.box(plot.width - width - 2, y - 18, width, 15)

    def _is_limit_named(self, plot: Canvas, view: FanView) -> bool:
        """Tell whether the limit's name stands over its line: where band and lines run below it.

        Elsewhere it would hide them, and stands among the other names.
        """
        last = self._months[-1].limit
        if last is None or not view.limit_text:
            return False
        slot = plot.width / len(self._months)
        covered = ceil(self._limit_box(plot, view).width() / slot + 1)
        return all(
            value is None or value <= last
            for each in self._months[-covered:]
            for value in (each.high, each.middle, each.before, each.limit)
        )

    def _paint_months(self, canvas: Canvas, plot: Canvas) -> None:
        slot = plot.width / len(self._months)
        every = next((n for n, width in enumerate(_MONTH_WIDTHS, 1) if slot >= width), 3)
        for number, each in enumerate(self._months):
            if number % every:
                continue
            has_year = number == 0 or each.month.number == 1
            name = self._formatter.month_short if has_year else self._formatter.month_name
            box = plot.box(number * slot - 10, plot.height + 4, slot + 20, 16)
            canvas.text(box, name(each.month), FontRole.CAPTION, canvas.tokens.t2, Align.CENTER)

    def _paint_pointed(self, plot: Canvas) -> None:
        number = self.pointed
        if number is None:
            return
        tokens, each = plot.tokens, self._months[number]
        at = self._point(plot, number, each.middle)
        plot.upright(at.x(), tokens.t1)
        plot.dot(at.x(), at.y(), 4, tokens.acc)
        for value in (each.low, each.high):
            if value is not None:
                y = self._point(plot, number, value).y()
                plot.fill(plot.box(at.x() - 4, y - 0.75, 8, 1.5), tokens.acc)


def _is_drawn(month: FanMonth) -> bool:
    return month.low is not None and month.high is not None


def _stretches(months: Iterable[FanMonth], holds: Callable[[FanMonth], bool]) -> list[list[int]]:
    """Return the numbers of months that lie side by side and have what is asked for."""
    found: list[list[int]] = [[]]
    for number, month in enumerate(months):
        if holds(month):
            found[-1].append(number)
        elif found[-1]:
            found.append([])
    return [stretch for stretch in found if stretch]


def _faded(color: QColor) -> QColor:
    faded = QColor(color)
    faded.setAlphaF(_BAND_ALPHA)
    return faded


def _dashed(plot: Canvas, points: Sequence[QPointF], color: QColor) -> None:
    pen = QPen(color, 1.5)
    pen.setDashPattern([3, 2])
    plot.painter.setPen(pen)
    above = plot.bounds.top()
    plot.painter.drawPolyline([QPointF(plot.x(p.x()), above + p.y()) for p in points])
