"""What the tints of the meetings mean."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from planner.calculators.meeting_burden import BurdenKind, BurdenWeights
from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.meetings_words import points
from planner.desktop.widgets.canvas import Canvas, text_width
from planner.desktop.widgets.meeting_colors import fill_of
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import left_to_right

_HEIGHT, _MARK, _GAP, _BETWEEN = 18, 10.0, 5.0, 12.0


class MeetingsLegend(PaintedWidget):
    """Swatches with their words, as many as there is room for."""

    def __init__(self, theme: Theme, formatter: Formatter) -> None:
        super().__init__(theme)
        weights = BurdenWeights()
        self._entries = (
            (BurdenKind.WORKING, _("Working hours")),
            (BurdenKind.NEAR, _worth(_("Stretch"), weights.near, formatter)),
            (BurdenKind.FAR, _worth(_("Early or late"), weights.far, formatter)),
            (BurdenKind.DAY_OFF, _worth(_("Day off"), weights.day_off, formatter)),
            (BurdenKind.NIGHT, _worth(_("Night"), weights.night, formatter)),
        )
        width = sum(self._width(text) for _kind, text in self._entries)
        self.setMinimumSize(QSize(60, _HEIGHT))
        self.setMaximumSize(QSize(round(width), _HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.describe(", ".join(text for _kind, text in self._entries), "")

    def sizeHint(self) -> QSize:
        """Return the room of all entries."""
        return self.maximumSize()

    def paint(self, canvas: Canvas) -> None:
        """Paint swatches and words."""
        x, tokens = 0.0, canvas.tokens
        for kind, text in self._entries:
            if x + self._width(text) - _BETWEEN > canvas.width + 1:
                return
            box = canvas.box(x, 4, _MARK, _MARK)
            canvas.fill(box, fill_of(kind, tokens), 2)
            if kind in {BurdenKind.NEAR, BurdenKind.DAY_OFF}:
                canvas.frame(
                    box, tokens.warn_mark if kind is BurdenKind.DAY_OFF else tokens.warn_line, 2
                )
            label = canvas.box(x + _MARK + _GAP, 0, text_width(text, FontRole.CAPTION) + 1, _HEIGHT)
            canvas.text(label, text, FontRole.CAPTION, tokens.t2)
            x += self._width(text)

    def _width(self, text: str) -> float:
        return _MARK + _GAP + text_width(text, FontRole.CAPTION) + _BETWEEN


def _worth(name: str, weight: float, formatter: Formatter) -> str:
    worth = left_to_right(f"+{points(60 * weight, formatter)}")
    return f"{name} {worth}"
