"""One figure of several places as bars on one scale, whiskers where it has a range."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSizePolicy

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.places.comparing import Metric, MetricBar
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.localization.messages import _
from planner.localization.running_text import listed

_PADDING = 16.0
_TOP = 10
_HEADING = 19
_LINE = 15
_BOTTOM = 10
_BAR = 6.0
_DOT = 3.0
_PALE = 0.5


class MetricBars(PaintedWidget):
    """Paints a ``Metric``; as high as its places need."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._metric = Metric("", "", ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def shown(self) -> Metric:
        """What is on show."""
        return self._metric

    def show_metric(self, metric: Metric) -> None:
        """Show other figures."""
        if metric == self._metric:
            return
        is_resized = len(metric.bars) != len(self._metric.bars)
        self._metric = metric
        self.describe(metric.title, _spoken(metric))
        if is_resized:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of all bars."""
        return QSize(240, _TOP + _HEADING + _LINE * len(self._metric.bars) + _BOTTOM)

    def minimumSizeHint(self) -> QSize:
        """Never shorter than the bars."""
        return QSize(180, self.sizeHint().height())

    def paint(self, canvas: Canvas) -> None:
        """Paint title, unit and bars."""
        tokens = canvas.tokens
        canvas.rule(canvas.height - 1, tokens.line)
        inner = canvas.within(_PADDING, 0, canvas.width - 2 * _PADDING, canvas.height)
        unit = text_width(self._metric.unit, FontRole.CAPTION) + 2
        title = inner.box(0, _TOP - 2, inner.width - unit - 8, 16)
        inner.text(title, self._metric.title, FontRole.BUTTON, tokens.t1)
        end = inner.box(inner.width - unit, _TOP - 2, unit, 16)
        inner.text(end, self._metric.unit, FontRole.CAPTION, tokens.t2, Align.TRAILING)
        widths = (text_width(bar.text, FontRole.NAME) for bar in self._metric.bars)
        room = max(44.0, max(widths, default=0.0) + 8)
        for number, bar in enumerate(self._metric.bars):
            top = _TOP + _HEADING + number * _LINE
            self._paint_bar(inner.within(0, top, inner.width, _LINE), bar, room)

    def _paint_bar(self, canvas: Canvas, bar: MetricBar, room: float) -> None:
        tokens = canvas.tokens
        middle, start = canvas.height / 2, 4 * _DOT
        color = tokens.categorical[bar.slot]
        canvas.dot(_DOT, middle, _DOT, color)
        width = canvas.width - start - room
        track = canvas.box(start, middle - _BAR / 2, width, _BAR)
        canvas.fill(track, tokens.weekend, 2)
        if bar.share:
            fill = QColor(color)
            fill.setAlphaF(_PALE if bar.span else 1.0)
            canvas.fill(canvas.box(start, middle - _BAR / 2, width * bar.share, _BAR), fill, 2)
        if bar.span is not None:
            self._paint_span(canvas, start, width, bar.span)
        role = FontRole.SECTION if bar.is_best else FontRole.CELL
        text = canvas.box(canvas.width - room, 0, room, canvas.height)
        canvas.text(text, bar.text, role, tokens.t1, Align.TRAILING)

    def _paint_span(
        self, canvas: Canvas, start: float, width: float, span: tuple[float, float]
    ) -> None:
        low, high = (start + width * share for share in span)
        middle, color = canvas.height / 2, canvas.tokens.t1
        canvas.rule(middle - 0.5, color, low, high)
        for at in (low, high):
            canvas.upright(at, color, middle - 3, middle + 3)


def _spoken(metric: Metric) -> str:
    texts = [_("{place} {figure}").format(place=b.name, figure=b.text) for b in metric.bars]
    return listed((metric.unit, *texts))
