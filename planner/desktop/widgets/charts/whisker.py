"""A dot with its whisker: the likely value and how far chance may move it; and a bar of costs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSizePolicy

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme, Tokens
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.whisker import WhiskerView
from planner.desktop.widgets.canvas import Align, Canvas
from planner.desktop.widgets.painted_widget import PaintedWidget

if TYPE_CHECKING:  # the positions table needs whiskers from the start, the rest waits
    from planner.desktop.viewmodels.scenarios.chart_views import CostBarView

_DOT, _CAP = 3.5, 3.5
_LINE = 1.5
_MARK_HEIGHT, _TEXT_HEIGHT = 16.0, 15.0
_BAR_HEIGHT = 6.0


def paint_whisker(canvas: Canvas, view: WhiskerView, color: QColor | None = None) -> None:
    """Paint dot, whisker and origin along the canvas, centered in height.

    Args:
        canvas: As wide as the scale.
        view: What to paint; beyond the scale it is cut off.
        color: Instead of its tone's, where the row is dimmed.
    """
    tokens = canvas.tokens
    color = color or _mark_color(view.tone, tokens)
    middle = canvas.height / 2
    room = canvas.width - 2 * _DOT
    span = max(view.most - view.least, 1e-9)

    def x(value: float) -> float:
        return _DOT + min(max((value - view.least) / span, 0.0), 1.0) * room

    if view.origin is not None:
        canvas.upright(x(view.origin), tokens.line2, middle - 7, middle + 7)
    low, high = x(min(view.low, view.high)), x(max(view.low, view.high))
    canvas.fill(canvas.box(low, middle - _LINE / 2, high - low, _LINE), color)
    for value, end in ((min(view.low, view.high), low), (max(view.low, view.high), high)):
        if view.least <= value <= view.most:  # no cap where it goes on
            canvas.fill(canvas.box(end - _LINE / 2, middle - _CAP, _LINE, 2 * _CAP), color)
    canvas.dot(x(view.likely), middle, _DOT, color)


class WhiskerMark(PaintedWidget):
    """Shows a ``WhiskerView``, its text below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._view: WhiskerView | None = None
        self.setMinimumSize(QSize(80, round(_MARK_HEIGHT + _TEXT_HEIGHT)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def view(self) -> WhiskerView | None:
        """What is on show."""
        return self._view

    def show_view(self, view: WhiskerView | None) -> None:
        """Show another one; None shows nothing."""
        if view != self._view:
            self._view = view
            self.describe("" if view is None else view.words, "")
            self.setToolTip("" if view is None else view.words)
            self.update()

    def paint(self, canvas: Canvas) -> None:
        """Paint mark and text."""
        view = self._view
        if view is None:
            return
        paint_whisker(canvas.within(0, 0, canvas.width, _MARK_HEIGHT), view)
        box = canvas.box(0, _MARK_HEIGHT, canvas.width, _TEXT_HEIGHT)
        color = canvas.tokens.t1
        canvas.text(box, view.text, FontRole.CAPTION, color, Align.TRAILING)


class CostBarMark(PaintedWidget):
    """Shows a ``CostBarView``: a bar from nothing, its text below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._view: CostBarView | None = None
        self.setMinimumSize(QSize(64, round(_MARK_HEIGHT + _TEXT_HEIGHT)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def view(self) -> "CostBarView | None":
        """What is on show."""
        return self._view

    def show_view(self, view: "CostBarView | None") -> None:
        """Show another one; None shows nothing."""
        if view != self._view:
            self._view = view
            self.describe("" if view is None else view.text, "")
            self.update()

    def paint(self, canvas: Canvas) -> None:
        """Paint bar and text."""
        view = self._view
        if view is None:
            return
        tokens = canvas.tokens
        canvas.upright(0, tokens.line2, 1, _MARK_HEIGHT - 1)
        width = canvas.width * min(1.0, max(0.0, view.amount / view.most)) if view.most else 0.0
        if width > 0:
            color = _mark_color(view.tone, tokens)
            top = (_MARK_HEIGHT - _BAR_HEIGHT) / 2
            canvas.fill(canvas.box(1, top, max(2.0, width - 1), _BAR_HEIGHT), color, 1)
        box = canvas.box(0, _MARK_HEIGHT, canvas.width, _TEXT_HEIGHT)
        canvas.text(box, view.text, FontRole.CAPTION, tokens.t1)


def _mark_color(tone: Tone, tokens: Tokens) -> QColor:
    colors = {Tone.ACCENT: tokens.acc, Tone.WARNING: tokens.warn_mark, Tone.QUIET: tokens.ctl}
    return colors.get(tone, tokens.t2)
