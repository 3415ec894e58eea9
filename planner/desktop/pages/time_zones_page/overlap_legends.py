"""What the colors and marks of the two lower charts mean."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QSizePolicy

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Canvas, text_width
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.localization.messages import _

_HEIGHT = 18
_SWATCH = 20.0
_GAP = 6.0
_BETWEEN = 12.0
_MARK = 10.0


class HoursLegend(PaintedWidget):
    """The steps of the sequential palette, from nothing to eight hours and more."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._text = _("0 to 8+ h")
        width = 5 * _SWATCH + _GAP + text_width(self._text, FontRole.CAPTION) + 2
        self.setFixedSize(QSize(round(width), _HEIGHT))
        self.describe(self._text, "")

    def paint(self, canvas: Canvas) -> None:
        """Paint the steps and the text."""
        tokens = canvas.tokens
        for number, color in enumerate(tokens.sequential):
            canvas.fill(canvas.box(number * _SWATCH, 5, _SWATCH, 8), color)
        start = 5 * _SWATCH + _GAP
        box = canvas.box(start, 0, canvas.width - start, canvas.height)
        canvas.text(box, self._text, FontRole.CAPTION, tokens.t2)


class YearLegend(PaintedWidget):
    """Bar, tick and dotted line of the strips."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._texts = (_("Hours on a workday"), _("Holiday"), _("Clock change"))
        width = sum(_MARK + _GAP + text_width(text, FontRole.CAPTION) for text in self._texts)
        self.setMinimumSize(QSize(80, _HEIGHT))
        self.setMaximumSize(QSize(round(width + 2 * _BETWEEN) + 2, _HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.describe(", ".join(self._texts), "")

    def sizeHint(self) -> QSize:
        """Return the room of all entries."""
        return self.maximumSize()

    def paint(self, canvas: Canvas) -> None:
        """Paint marks and texts."""
        tokens, x = canvas.tokens, 0.0
        for number, text in enumerate(self._texts):
            if number == 0:
                canvas.fill(canvas.box(x, 5, _MARK, 8), tokens.sequential[1])
            elif number == 1:
                canvas.fill(canvas.box(x + 4, 5, 2, 8), tokens.warn_mark)
            else:
                pen = QPen(tokens.warn_mark, 1)
                pen.setDashPattern([1, 2])
                canvas.painter.setPen(pen)
                at = canvas.x(x + 5)
                canvas.painter.drawLine(QPointF(at, 3), QPointF(at, 15))
            width = text_width(text, FontRole.CAPTION)
            box = canvas.box(x + _MARK + _GAP - 2, 0, width + 1, canvas.height)
            canvas.text(box, text, FontRole.CAPTION, tokens.t2)
            x += _MARK + _GAP + width + _BETWEEN
