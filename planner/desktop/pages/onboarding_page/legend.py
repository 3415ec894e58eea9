"""What the colors and marks of the chart of hires mean."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.onboarding.gantt_shapes import PHASE_DAYS, PHASES, GanttMark
from planner.desktop.widgets.canvas import Canvas, text_width
from planner.desktop.widgets.gantt_painting import paint_diamond
from planner.desktop.widgets.hatching import hatch
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.quantities.identifiers import TaskId

_HEIGHT = 18
_SWATCH, _GAP, _BETWEEN = 13.0, 5.0, 12.0
_REVIEW = GanttMark(TaskId(""), 0, True, False, False, False)  # noqa: FBT003 -- a mark to show


class GanttLegend(PaintedWidget):
    """Names the phases, reviews and days off; the last ones give way where room is short."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        phases = [str((number + 1) * PHASE_DAYS) for number in range(PHASES)]
        self._texts = [
            _("Before day 1"),
            *phases,
            _("Review"),
            _("Public holiday"),
            _("Weekend"),
        ]
        self.setMinimumSize(QSize(60, _HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.describe(listed(self._texts), "")
        self.setToolTip(
            _(
                "The strip at the foot of the row chosen shows the days off of whoever the hire "
                "works with."
            )
        )

    def sizeHint(self) -> QSize:
        """Return the room of all entries."""
        return QSize(round(sum(map(_width, self._texts))), _HEIGHT)

    def paint(self, canvas: Canvas) -> None:
        """Paint what fits."""
        x = 0.0
        for number, text in enumerate(self._texts):
            if x + _width(text) - _BETWEEN > canvas.width + 1:
                return
            self._paint_mark(canvas, number, x)
            width = text_width(text, FontRole.CAPTION) + 1
            box = canvas.box(x + _SWATCH + _GAP, 0, width, canvas.height)
            canvas.text(box, text, FontRole.CAPTION, canvas.tokens.t2)
            x += _width(text)

    def _paint_mark(self, canvas: Canvas, number: int, x: float) -> None:
        tokens, box = canvas.tokens, canvas.box(x, 5, _SWATCH, 8)
        if number <= PHASES:
            color = tokens.sequential[number] if number else tokens.line2
            canvas.fill(box, color)
        elif number == PHASES + 1:
            paint_diamond(canvas, x + _SWATCH / 2, 9, _REVIEW, tokens.t1, tokens.panel)
        elif number == PHASES + 2:
            hatch(canvas, box)
        else:
            canvas.fill(box, tokens.weekend)
            canvas.frame(box, tokens.line, 0)


def _width(text: str) -> float:
    return _SWATCH + _GAP + text_width(text, FontRole.CAPTION) + _BETWEEN
