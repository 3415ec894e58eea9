"""A pay band in local money: its quantiles, our offer and what we pay."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.pay.pay_evidence import PayRange, RangeMark
from planner.desktop.viewmodels.pay.pay_lines import PayMarks
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.desktop.widgets.pay_marks import paint_marks
from planner.localization.messages import _

_EDGE, _LINE, _HEIGHT = 34.0, 34.0, 98
_LABELS, _LABEL_LINE, _LABEL_ROWS = 49.0, 16.0, 3


class RangeChart(PaintedWidget):
    """Shows a ``PayRange``; the focus has its summary read out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._range: PayRange | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumSize(QSize(260, _HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Pay band"))

    @property
    def range(self) -> PayRange | None:
        """What is on show."""
        return self._range

    def show_range(self, shown: PayRange | None) -> None:
        """Show another band; None shows nothing."""
        self._range = shown
        self.describe(self.accessibleName(), "" if shown is None else shown.words)
        self.update()

    def paint(self, canvas: Canvas) -> None:
        """Paint the marks and their texts."""
        shown = self._range
        if shown is None:
            return
        inner = canvas.within(_EDGE, 0, canvas.width - 2 * _EDGE, canvas.height)
        offer = shown.offer.share if shown.offer is not None else 0.0
        shares = (0.0, offer, 1.0, *shown.seats)
        raised = None if shown.raised is None else shown.raised.share
        shares = (*shares, raised) if raised is not None else shares
        low, high = max(-0.4, min(shares)), min(1.6, max(shares))

        def x(share: float) -> float:
            return (min(max(share, low), high) - low) / (high - low) * inner.width

        quantiles = tuple(each.share for each in shown.quantiles)
        p10, p25, p50, p75, p90 = quantiles
        paint_marks(
            inner, _LINE, PayMarks((p10, p25, p50, p75, p90), offer, raised, shown.seats), x
        )
        ends = [0.0] * _LABEL_ROWS
        for mark in shown.quantiles:
            self._paint_label(canvas, _EDGE + x(mark.share), mark, ends)
        if shown.offer is not None:
            self._paint_offer(canvas, inner, x(shown.offer.share), shown.offer)
        if self.hasFocus():
            canvas.frame(canvas.bounds.adjusted(4, 1, -4, -1), canvas.tokens.acc, 4, 2)

    def _paint_label(self, canvas: Canvas, x: float, mark: RangeMark, ends: list[float]) -> None:
        """Paint a label in the first line it has room in, and note where that line ends now."""
        text = f"{mark.name} {mark.text}"
        width = text_width(text, FontRole.CAPTION) + 2
        start = min(max(8.0, x - width / 2), canvas.width - width - 8)
        line = next((n for n, end in enumerate(ends) if start > end + 6), len(ends) - 1)
        ends[line] = start + width
        box = canvas.box(start, _LABELS + line * _LABEL_LINE, width, _LABEL_LINE)
        canvas.text(box, text, FontRole.CAPTION, canvas.tokens.t2, Align.CENTER)

    def _paint_offer(self, canvas: Canvas, inner: Canvas, x: float, mark: RangeMark) -> None:
        text = f"{mark.name} {mark.text}"
        width = text_width(text, FontRole.STRONG_CAPTION) + 2
        start = min(max(4.0, _EDGE + x - width / 2), canvas.width - width - 4)
        box = canvas.box(start, 4, width, 18)
        inner.text(box, text, FontRole.STRONG_CAPTION, canvas.tokens.t1, Align.CENTER)
