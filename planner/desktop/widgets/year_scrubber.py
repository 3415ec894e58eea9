"""A year as a line to drag along: a handle at the date, marks where clocks change."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Canvas, text_width
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.quantities.month import Month

_HEIGHT = 40
_EDGE = 12.0
_LINE = 13.0
_HANDLE = 6.0
_MARK = 4.0


class YearScrubber(PaintedWidget):
    """Shows a date within its year.

    Signals:
        day_wanted: The date pointed at, dragged to or chosen by key.
    """

    day_wanted = Signal(object)

    def __init__(self, theme: Theme, formatter: Formatter) -> None:
        super().__init__(theme)
        self._formatter = formatter
        self._day = date(2000, 1, 1)
        self._marks: tuple[date, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumSize(QSize(220, _HEIGHT))
        self.setAccessibleName(_("Date within the year"))

    @property
    def day(self) -> date:
        """The date on show."""
        return self._day

    def show_day(self, day: date, marks: Sequence[date]) -> None:
        """Show a date, and the dates of its year on which clocks change."""
        if (day, tuple(marks)) == (self._day, self._marks):
            return
        self._day, self._marks = day, tuple(marks)
        changes = listed(self._formatter.day_and_month(each) for each in self._marks)
        parts = [self._formatter.date_long(day)]
        if changes:
            parts.append(_("Clock changes: {days}").format(days=changes))
        self.describe(_("Date within the year"), "; ".join(parts))
        self.setToolTip(parts[-1] if changes else "")
        self.update()

    def x_of(self, day: date) -> float:
        """Return where a date stands, from the leading edge."""
        share = (day - self._first).days / max(1, self._days - 1)
        return _EDGE + share * (self.width() - 2 * _EDGE)

    def paint(self, canvas: Canvas) -> None:
        """Paint line, months, marks and handle."""
        tokens = canvas.tokens
        canvas.rule(_LINE, tokens.line2, _EDGE, canvas.width - _EDGE)
        per_month = (canvas.width - 2 * _EDGE) / 12
        widest = max(text_width(self._name(number), FontRole.CAPTION) for number in range(1, 13))
        every = next((step for step in (1, 2, 3) if widest + 10 <= per_month * step), 6)
        for number in range(1, 13):
            x = self.x_of(date(self._day.year, number, 1))
            canvas.upright(x, tokens.line2, _LINE, _LINE + 10)
            if (number - 1) % every == 0:
                box = canvas.box(x + 5, _LINE + 7, per_month * every, 16)
                canvas.text(box, self._name(number), FontRole.CAPTION, tokens.t2)
        for mark in self._marks:
            self._paint_mark(canvas, self.x_of(mark))
        self._paint_handle(canvas)
        if self.hasFocus():
            canvas.frame(canvas.box(1, 0, canvas.width - 2, canvas.height), tokens.acc, 6, 2)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by a day, a month, to the ends of the year."""
        keys = Qt.Key
        ahead = keys.Key_Left if self.is_right_to_left else keys.Key_Right
        back = keys.Key_Right if self.is_right_to_left else keys.Key_Left
        steps = {
            ahead: self._day + timedelta(days=1),
            back: self._day - timedelta(days=1),
            keys.Key_Up: self._day + timedelta(days=7),
            keys.Key_Down: self._day - timedelta(days=7),
            keys.Key_PageUp: self._month_away(1),
            keys.Key_PageDown: self._month_away(-1),
            keys.Key_Home: self._first,
            keys.Key_End: date(self._day.year, 12, 31),
        }
        wanted = steps.get(keys(event.key()))
        if wanted is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        self.day_wanted.emit(wanted)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the date pointed at."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._go_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event.position().x())

    @property
    def _first(self) -> date:
        return date(self._day.year, 1, 1)

    @property
    def _days(self) -> int:
        return (date(self._day.year, 12, 31) - self._first).days + 1

    def _name(self, number: int) -> str:
        return self._formatter.month_name(Month(self._day.year, number))

    def _month_away(self, by: int) -> date:
        month = Month(self._day.year, self._day.month).plus(by)
        return min(date(month.year, month.number, 1) + timedelta(days=self._day.day - 1),
                   month.last_day)  # fmt: skip

    def _go_to(self, x: float) -> None:
        from_leading = self.width() - x if self.is_right_to_left else x
        share = (from_leading - _EDGE) / (self.width() - 2 * _EDGE)
        number = round(min(max(0.0, share), 1.0) * (self._days - 1))
        self.day_wanted.emit(self._first + timedelta(days=number))

    def _paint_mark(self, canvas: Canvas, x: float) -> None:
        painter, color = canvas.painter, canvas.tokens.warn_mark
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, 1))
        painter.setBrush(color)
        at, level = canvas.x(x), canvas.bounds.top() + _LINE
        corners = [(0, -_MARK), (_MARK, 0), (0, _MARK), (-_MARK, 0)]
        painter.drawPolygon(QPolygonF([QPointF(at + dx, level + dy) for dx, dy in corners]))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_handle(self, canvas: Canvas) -> None:
        x, tokens = self.x_of(self._day), canvas.tokens
        canvas.dot(x, _LINE + 0.5, _HANDLE, tokens.acc)
        canvas.dot(x, _LINE + 0.5, _HANDLE - 2, tokens.panel)
