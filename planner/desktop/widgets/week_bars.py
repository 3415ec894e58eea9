"""What is not covered in each week of a longer time: a bar for every week."""

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.coverage_shapes import WeekBar
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.localization.formatting import Formatter
from planner.quantities.month import Month

_EDGE = 16.0
_HEAD, _FOOT = 6.0, 18.0


class WeekBars(PaintedWidget):
    """Shows weeks; arrow keys point at one, Enter or a click looks at it.

    Signals:
        week_told: What there is to say of the week pointed at; empty for none.
        week_wanted: The first day of the week to look at.
    """

    week_told = Signal(str)
    week_wanted = Signal(object)

    def __init__(self, theme: Theme, formatter: Formatter, name: str) -> None:
        super().__init__(theme)
        self._formatter = formatter
        self._name = name
        self._summary = ""
        self._bars: tuple[WeekBar, ...] = ()
        self._pointed: int | None = None
        self._looked_at: date | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def bars(self) -> tuple[WeekBar, ...]:
        """What is on show."""
        return self._bars

    def show_bars(self, bars: tuple[WeekBar, ...], looked_at: date | None, summary: str) -> None:
        """Show other weeks, which of them is looked at, and what they come to in words."""
        if len(bars) != len(self._bars):
            self._pointed = None
        self._bars, self._looked_at, self._summary = bars, looked_at, summary
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a low strip."""
        return QSize(480, 84)

    def minimumSizeHint(self) -> QSize:
        """Keep differences of height in sight."""
        return QSize(300, 60)

    def paint(self, canvas: Canvas) -> None:
        """Paint bars, months and what is pointed at."""
        if not self._bars:
            return
        tokens = canvas.tokens
        room = canvas.height - _HEAD - _FOOT
        base, width = _HEAD + room, self._bar_width()
        most = max(1, *(bar.gap_minutes for bar in self._bars)) if self._bars else 1
        for number, bar in enumerate(self._bars):
            height = room * bar.gap_minutes / most
            x = _EDGE + number * width
            is_pointed = self._pointed == number and self.hasFocus()
            color = tokens.acc if is_pointed else tokens.warn_mark
            gap = 1 if width > 3 else 0
            canvas.fill(canvas.box(x, base - height, width - gap, height), color)
            if is_pointed:
                canvas.fill(canvas.box(x, base, width - gap, 3), tokens.acc)
            if bar.first_day == self._looked_at:
                canvas.upright(x, tokens.t1, 0, base)
        canvas.rule(base, tokens.line2, _EDGE, canvas.width - _EDGE)
        self._paint_months(canvas, base)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Point at another week; Enter looks at it."""
        keys, key = Qt.Key, event.key()
        ahead = keys.Key_Left if self.is_right_to_left else keys.Key_Right
        at = self._pointed or 0
        if not self._bars:
            super().keyPressEvent(event)
        elif key in (keys.Key_Left, keys.Key_Right):
            self._point_at(at + (1 if key == ahead else -1))
        elif key in (keys.Key_PageUp, keys.Key_PageDown):
            self._point_at(at + (4 if key == keys.Key_PageUp else -4))
        elif key in (keys.Key_Home, keys.Key_End):
            self._point_at(0 if key == keys.Key_Home else len(self._bars) - 1)
        elif key in (keys.Key_Return, keys.Key_Enter):
            self.week_wanted.emit(self._bars[at].first_day)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Point at the week looked at, else at the first one."""
        super().focusInEvent(event)
        if self._pointed is None and self._bars:
            days = [bar.first_day for bar in self._bars]
            self._point_at(days.index(self._looked_at) if self._looked_at in days else 0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point at nothing."""
        super().focusOutEvent(event)
        self._pointed = None
        self._tell()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at the week under the pointer."""
        x = event.position().x()
        x = self.width() - x if self.is_right_to_left else x
        number = int((x - _EDGE) // self._bar_width())
        if self._bars and 0 <= number < len(self._bars):
            self._point_at(number)
            self.week_wanted.emit(self._bars[number].first_day)

    def _point_at(self, number: int) -> None:
        self._pointed = min(max(0, number), len(self._bars) - 1)
        self._tell()
        self.update()

    def _tell(self) -> None:
        text = "" if self._pointed is None else self._bars[self._pointed].words
        self.describe(self._name, text or self._summary)
        self.week_told.emit(text)

    def _bar_width(self) -> float:
        return max((self.width() - 2 * _EDGE) / max(1, len(self._bars)), 0.5)

    def _paint_months(self, canvas: Canvas, top: float) -> None:
        behind = 0.0
        month = None
        for number, bar in enumerate(self._bars):
            here = Month(bar.first_day.year, bar.first_day.month)
            if here == month:
                continue
            month = here
            x = _EDGE + number * self._bar_width()
            name = self._formatter.month_short(here)
            width = text_width(name, FontRole.CAPTION)
            if x >= behind and x + width <= canvas.width - _EDGE + 4:
                box = canvas.box(x, top + 2, width + 2, _FOOT - 2)
                canvas.text(box, name, FontRole.CAPTION, canvas.tokens.t2, Align.LEADING)
                behind = x + width + 14
