"""What several places share with one, on every workday of a year: a strip each."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.rows_canvas import RowsCanvas
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.quantities.month import Month

HEAD, ROW, FOOT = 22, 46, 22
_EDGE = 16.0
_STRIP_TOP, _STRIP_HEIGHT = 5.0, 28.0
_TICK_TOP, _TICK_HEIGHT = 35.0, 6.0
_DAY = timedelta(days=1)
_LEAST_TOP_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Strip:
    """A year of one place.

    Attributes:
        name: What it is called.
        range_text: Its least and most.
        minutes: What is shared, by workday.
        lost: Dates on which days off cost something, with whose they are in words.
    """

    name: str
    range_text: str
    minutes: dict[date, int]
    lost: dict[date, str] = field(default_factory=dict)

    def runs(self) -> Iterator[tuple[date, date, int]]:
        """Yield stretches of neighboring days that share alike: first, last, minutes.

        Days of which days off leave nothing are gaps.
        """
        first = last = None
        for day, minutes in self.minutes.items():
            if day in self.lost and not minutes:
                continue
            if first is not None and last is not None:
                if day == last + _DAY and minutes == self.minutes[last]:
                    last = day
                    continue
                yield first, last, self.minutes[last]
            first = last = day
        if first is not None and last is not None:
            yield first, last, self.minutes[last]


class YearStrips(RowsCanvas):
    """Shows strips of one year, with the clock changes across all.

    Signals:
        day_told: What there is to say of the day pointed at; empty for none.
        day_wanted: The date chosen by a click or Enter.
    """

    day_told = Signal(str)
    day_wanted = Signal(object)

    def __init__(self, theme: Theme, formatter: Formatter) -> None:
        super().__init__(theme, HEAD, ROW, FOOT)
        self._formatter = formatter
        self._strips: tuple[Strip, ...] = ()
        self._changes: tuple[date, ...] = ()
        self._day = date(2000, 1, 1)
        self._year = 2000
        self._current = 0
        self._pointed: date | None = None
        self._name = ""
        self._is_stale = False
        self.setAccessibleName(_("Overlap through the year"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def strips(self) -> tuple[Strip, ...]:
        """What is on show."""
        return self._strips

    @property
    def pointed(self) -> tuple[int, date] | None:
        """The strip and the day the keys point at."""
        return None if self._pointed is None else (self._current, self._pointed)

    @property
    def is_stale(self) -> bool:
        """Whether newer figures are on their way."""
        return self._is_stale

    def show_strips(
        self, name: str, year: int, strips: tuple[Strip, ...], changes: tuple[date, ...]
    ) -> None:
        """Show a year.

        Args:
            name: What the chart is called.
            year: The calendar year.
            strips: From top to bottom.
            changes: The dates of the year on which clocks change.
        """
        if year != self._year:
            self._pointed = None
        self._name, self._year, self._strips, self._changes = name, year, strips, changes
        self._current = min(self._current, max(0, len(strips) - 1))
        self._is_stale = False
        self.set_row_count(len(strips))
        self._tell()
        self.update()

    def mark_day(self, day: date) -> None:
        """Show where the date is that is looked at."""
        if day != self._day:
            self._day = day
            self.update()

    def wait(self) -> None:
        """Pale what is shown until the figures come that are being worked out."""
        if not self._is_stale:
            self._is_stale = True
            self.update()

    def x_of(self, day: date) -> float:
        """Return where a date begins, from the leading edge."""
        first = date(self._year, 1, 1)
        days = (date(self._year, 12, 31) - first).days + 1
        track = self._names_width()
        return track + (self.content_width() - _EDGE - track) * (day - first).days / days

    def paint(self, canvas: Canvas) -> None:
        """Paint clock changes, strips, months and the date."""
        if not self._strips:
            return
        canvas = canvas.within(0, 0, self.content_width(), canvas.height)
        bottom = self.rows_bottom()
        if self._is_stale:
            canvas.painter.setOpacity(0.6)
        self._paint_changes(canvas, bottom)
        canvas.painter.save()
        self.clip_to_rows(canvas)
        for number in self.rows_in_sight():
            self._paint_strip(canvas, self._strips[number], number)
        canvas.painter.restore()
        self._paint_months(canvas, bottom)
        if self._day.year == self._year:
            canvas.upright(self.x_of(self._day), canvas.tokens.t1, HEAD - 4, bottom)
        if self._pointed is not None and self.hasFocus():
            top = self.row_top(self._current)
            x = self.x_of(self._pointed)
            canvas.fill(canvas.box(x - 1, top + 2, 2, ROW - 4), canvas.tokens.acc)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Point at another day or strip; Enter goes to the day."""
        keys, key = Qt.Key, event.key()
        ahead = keys.Key_Left if self.is_right_to_left else keys.Key_Right
        at = self._pointed or self._start()
        if key in (keys.Key_Left, keys.Key_Right):
            self._point_at(self._current, at + _DAY * (1 if key == ahead else -1))
        elif key in (keys.Key_PageUp, keys.Key_PageDown):
            self._point_at(self._current, at + _DAY * (28 if key == keys.Key_PageUp else -28))
        elif key in (keys.Key_Up, keys.Key_Down):
            self._point_at(self._current + (1 if key == keys.Key_Down else -1), at)
        elif key in (keys.Key_Home, keys.Key_End):
            ends = date(self._year, 1, 1), date(self._year, 12, 31)
            self._point_at(self._current, ends[key == keys.Key_End])
        elif key in (keys.Key_Return, keys.Key_Enter) and self._pointed is not None:
            self.day_wanted.emit(self._pointed)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Point at the date looked at."""
        super().focusInEvent(event)
        if self._pointed is None and self._strips:
            self._point_at(self._current, self._start())
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point at nothing."""
        super().focusOutEvent(event)
        self._pointed = None
        self._tell()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the day pointed at."""
        number = self.row_at(event.position().y())
        x = self.from_leading(event.position().x())
        track = self._names_width()
        if number is None or x < track or event.button() != Qt.MouseButton.LeftButton:
            return
        width = self.content_width() - _EDGE - track
        first = date(self._year, 1, 1)
        days = (date(self._year, 12, 31) - first).days + 1
        day = first + _DAY * min(int((x - track) / width * days), days - 1)
        self._point_at(number, day)
        self.day_wanted.emit(day)

    def sentence(self, strip: Strip, day: date) -> str:
        """Say what a strip is on a day."""
        date_text = self._formatter.date_short(day)
        if day in strip.minutes:
            hours = self._formatter.hours_and_minutes(strip.minutes[day])
            text = _("{name}, {day}: {hours}").format(name=strip.name, day=date_text, hours=hours)
        else:
            text = _("{name}, {day}: no common workday").format(name=strip.name, day=date_text)
        lost = strip.lost.get(day)
        return _("{text}; {reason}").format(text=text, reason=lost) if lost else text

    def _start(self) -> date:
        return self._day if self._day.year == self._year else date(self._year, 1, 1)

    def _point_at(self, number: int, day: date) -> None:
        if not self._strips:
            return
        self._current = min(max(0, number), len(self._strips) - 1)
        self._pointed = min(max(date(self._year, 1, 1), day), date(self._year, 12, 31))
        self.show_row(self._current)
        self._tell()
        self.update()

    def _tell(self) -> None:
        text = ""
        if self._pointed is not None and self._strips:
            text = self.sentence(self._strips[self._current], self._pointed)
        summary = text or "; ".join(f"{each.name} {each.range_text}" for each in self._strips)
        self.describe(self._name, summary)
        self.day_told.emit(text)

    def _names_width(self) -> float:
        names = (text_width(strip.name, FontRole.KEY_CELL) for strip in self._strips)
        ranges = (text_width(strip.range_text, FontRole.CAPTION) for strip in self._strips)
        return _EDGE + min(max((*names, *ranges), default=60.0), 150.0) + 16

    def _paint_changes(self, canvas: Canvas, bottom: float) -> None:
        """Draw the lines, with a date beside each; of two close ones the first stands before."""
        tokens, taken = canvas.tokens, 0.0
        pen = QPen(tokens.warn_mark, 1)
        pen.setDashPattern([1, 2])
        places = [self.x_of(day) for day in self._changes]
        for number, (day, x) in enumerate(zip(self._changes, places, strict=True)):
            canvas.painter.setRenderHint(canvas.painter.RenderHint.Antialiasing, on=False)
            canvas.painter.setPen(pen)
            at = canvas.x(x)
            canvas.painter.drawLine(QPointF(at, HEAD - 2), QPointF(at, bottom))
            text = self._formatter.day_and_month(day)
            width = text_width(text, FontRole.CAPTION) + 4
            is_next_close = any(x < other < x + width for other in places[number + 1 :])
            wished = x - width + 3 if is_next_close else x - width / 2
            start = min(max(wished, taken), canvas.width - width)
            if start <= x + 1:  # else it would stand beside another one's line
                box = canvas.box(start, 2, width, 16)
                canvas.text(box, text, FontRole.CAPTION, tokens.warn, Align.CENTER)
                taken = start + width

    def _paint_strip(self, canvas: Canvas, strip: Strip, number: int) -> None:
        tokens, top = canvas.tokens, self.row_top(number)
        track = self._names_width()
        is_current = self.hasFocus() and number == self._current
        name = canvas.box(_EDGE, top + 3, track - _EDGE - 12, 17)
        canvas.text(
            name, strip.name, FontRole.KEY_CELL, tokens.acc_text if is_current else tokens.t1
        )
        below = canvas.box(_EDGE, top + 20, track - _EDGE - 12, 15)
        canvas.text(below, strip.range_text, FontRole.CAPTION, tokens.t2)
        highest = max(_LEAST_TOP_MINUTES, *strip.minutes.values()) if strip.minutes else 1
        base = top + _STRIP_TOP + _STRIP_HEIGHT
        runs = [
            (self.x_of(first), self.x_of(last + _DAY), base - _STRIP_HEIGHT * minutes / highest)
            for first, last, minutes in strip.runs()
        ]
        for left, right, level in runs:
            canvas.fill(canvas.box(left, level, right - left, base - level), tokens.sequential[1])
        ends = [*(left for left, *_rest in runs[1:]), *(right for _left, right, _y in runs[-1:])]
        points = [
            QPointF(x, level)
            for (left, _right, level), end in zip(runs, ends, strict=True)
            for x in (left, end)
        ]
        if points:
            canvas.path(points, tokens.acc, 1.2)
        canvas.rule(base, tokens.line2, track, canvas.width - _EDGE)
        for day in strip.lost:
            mark = canvas.box(self.x_of(day), top + _TICK_TOP, 2, _TICK_HEIGHT)
            canvas.fill(mark, tokens.warn_mark)

    def _paint_months(self, canvas: Canvas, top: float) -> None:
        widest = max(
            text_width(self._formatter.month_name(Month(self._year, n)), FontRole.CAPTION)
            for n in range(1, 13)
        )
        room = (canvas.width - _EDGE - self._names_width()) / 12
        every = next((step for step in (1, 2, 3) if widest + 6 <= room * step), 6)
        for number in range(1, 13, every):
            x = self.x_of(date(self._year, number, 1))
            name = self._formatter.month_name(Month(self._year, number))
            box = canvas.box(x, top + 3, room * every, 16)
            align = Align.CENTER if every == 1 else Align.LEADING
            canvas.text(box, name, FontRole.CAPTION, canvas.tokens.t2, align)
