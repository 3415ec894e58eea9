"""Working days on one 24-hour ruler: who works when, and the hours they share."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.working_day import DAY_MINUTES, Stretch, WorkingDay
from planner.desktop.widgets.canvas import Align, Canvas
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.localization.messages import _
from planner.localization.running_text import listed

_PADDING = 16.0
_HEADING_TOP = 10.0
_SCALE_TOP = 38.0
_ROWS_TOP = 56.0
_ROW = 20.0
_BAR = 16.0
_NAME_WIDTH = 76.0
_HOURS = (0, 6, 12, 18, 24)


class DayRuler(PaintedWidget):
    """Paints a ``WorkingDay``: hours that are worked pale, shared ones in the accent."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._shown: WorkingDay | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def shown(self) -> WorkingDay | None:
        """What is on show."""
        return self._shown

    def show_day(self, day: WorkingDay) -> None:
        """Show another day."""
        if day == self._shown:
            return
        self._shown = day
        parts = (day.day_text, listed(day.names), day.shared_text, day.spread_text)
        self.describe(_("Working day"), listed(part for part in parts if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of heading, scale, rows and words."""
        rows = len(self._shown.names) if self._shown is not None else 2
        return QSize(200, round(_ROWS_TOP + rows * _ROW + 48))

    def minimumSizeHint(self) -> QSize:
        """Keep all rows in sight."""
        return QSize(160, self.sizeHint().height())

    def paint(self, canvas: Canvas) -> None:
        """Paint heading, scale, rows and words."""
        day = self._shown
        if day is None:
            return
        tokens = canvas.tokens
        inner = canvas.within(_PADDING, 0, canvas.width - 2 * _PADDING, canvas.height)
        head = inner.box(0, _HEADING_TOP, inner.width, 20)
        taken = inner.text(head, _("Working day"), FontRole.SECTION, tokens.t1)
        rest = inner.box(taken + 8, _HEADING_TOP, inner.width - taken - 8, 20)
        inner.text(rest, day.day_text, FontRole.CAPTION, tokens.t2, Align.TRAILING)
        self._paint_scale(inner)
        for number, (name, stretches) in enumerate(zip(day.names, day.working, strict=True)):
            top = _ROWS_TOP + number * _ROW
            label = inner.box(0, top, _NAME_WIDTH - 6, _BAR)
            inner.text(label, name, FontRole.CAPTION, tokens.t1)
            self._paint_row(inner, top, stretches, day.shared)
        self._paint_words(inner, day, _ROWS_TOP + len(day.names) * _ROW + 2)

    def _paint_scale(self, canvas: Canvas) -> None:
        track = canvas.width - _NAME_WIDTH
        for hour in _HOURS:
            at = _NAME_WIDTH + track * hour / 24
            width = 24.0
            # The outer figures stay inside the ruler.
            start = min(max(at - width / 2, _NAME_WIDTH), canvas.width - width)
            align = Align.CENTER
            if hour in (0, 24):
                align = Align.LEADING if hour == 0 else Align.TRAILING
            box = canvas.box(start, _SCALE_TOP, width, 14)
            canvas.text(box, f"{hour:02d}", FontRole.CAPTION, canvas.tokens.t2, align)

    def _paint_row(
        self,
        canvas: Canvas,
        top: float,
        working: tuple[Stretch, ...],
        shared: tuple[Stretch, ...],
    ) -> None:
        tokens = canvas.tokens
        track = canvas.within(_NAME_WIDTH, top, canvas.width - _NAME_WIDTH, _BAR)
        track.fill(track.bounds, tokens.weekend, 3)
        for color, stretches in ((tokens.sequential[1], working), (tokens.acc, shared)):
            for start, end in stretches:
                x = track.width * start / DAY_MINUTES
                width = track.width * (end - start) / DAY_MINUTES
                track.fill(track.box(x, 0, width, _BAR), color, 3)
        for hour in _HOURS[1:-1]:
            track.upright(track.width * hour / 24, tokens.panel)

    def _paint_words(self, canvas: Canvas, day: WorkingDay, top: float) -> None:
        tokens = canvas.tokens
        shared = canvas.box(0, top, canvas.width, 16)
        canvas.text(shared, day.shared_text, FontRole.STRONG_CAPTION, tokens.t1)
        below = canvas.box(0, top + 16, canvas.width, 16)
        canvas.text(below, day.spread_text, FontRole.CAPTION, tokens.t2)
