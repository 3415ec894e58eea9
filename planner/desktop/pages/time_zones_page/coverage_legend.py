"""What the colors and the hatch of the week mean."""

from PySide6.QtCore import QSize

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Canvas, text_width
from planner.desktop.widgets.hatching import hatch
from planner.desktop.widgets.painted_widget import PaintedWidget

_HEIGHT = 18
_SWATCH = 20.0
_MARK = 14.0
_GAP = 6.0
_BETWEEN = 14.0


class CoverageLegend(PaintedWidget):
    """The steps of the sequential palette, and the hatch."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._texts = ("", "")
        self.setFixedHeight(_HEIGHT)

    def say(self, steps: str, hatched: str) -> None:
        """Say what the steps are from and to, and what is hatched."""
        self._texts = steps, hatched
        self.setFixedSize(QSize(round(self._width()) + 2, _HEIGHT))
        self.describe(steps, hatched)
        self.update()

    def paint(self, canvas: Canvas) -> None:
        """Paint marks and texts."""
        tokens = canvas.tokens
        for number, color in enumerate(tokens.sequential):
            canvas.fill(canvas.box(number * _SWATCH, 5, _SWATCH, 8), color)
        start = 5 * _SWATCH + _GAP
        width = text_width(self._texts[0], FontRole.CAPTION)
        box = canvas.box(start, 0, width + 1, canvas.height)
        canvas.text(box, self._texts[0], FontRole.CAPTION, tokens.t2)
        start += width + _BETWEEN
        hatch(canvas, canvas.box(start, 3, _MARK, 12))
        rest = canvas.box(start + _MARK + _GAP, 0, canvas.width, canvas.height)
        rest.setWidth(text_width(self._texts[1], FontRole.CAPTION) + 1)
        if canvas.is_right_to_left:
            rest.moveRight(canvas.x(start + _MARK + _GAP))
        canvas.text(rest, self._texts[1], FontRole.CAPTION, tokens.t2)

    def _width(self) -> float:
        texts = sum(text_width(text, FontRole.CAPTION) for text in self._texts)
        return 5 * _SWATCH + 2 * _GAP + _BETWEEN + _MARK + texts
