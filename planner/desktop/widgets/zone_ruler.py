"""The working days of many places on one 24-hour ruler, to be ticked, pointed at and moved."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.overlap_day import DayRow, OverlapDay, RulerBar
from planner.desktop.viewmodels.overlap_hours import STEP_MINUTES, HoursMove
from planner.desktop.viewmodels.overlap_rows import row_in_words
from planner.desktop.viewmodels.overlap_words import (
    local_time,
    local_words,
    offset_text,
    people_text,
    stretch_text,
)
from planner.desktop.widgets.canvas import Canvas, text_width
from planner.desktop.widgets.rows_canvas import RowsCanvas
from planner.desktop.widgets.zone_ruler_painting import (
    EDGE,
    TICK,
    BarPainter,
    RulerColumns,
    RulerTexts,
    paint_cursor,
    paint_grid,
    paint_hours_head,
    paint_local_time,
    paint_people,
    paint_row_texts,
    paint_windows,
)
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import as_typed, listed

HEAD, ROW, FOOT = 32, 33, 46
CURSOR_STEP = 30
_GRIP = 6.0
_SLACK = 4.0
_TIME_WIDTH = 52.0
_MOST_WORDS = 130.0


@dataclass(frozen=True, slots=True)
class _Drag:
    """What the pointer holds: a bar of a row, by an end or as a whole, or the cursor (no row)."""

    key: str
    day: date
    pressed_x: float
    span: tuple[int, int]
    moves_start: bool
    moves_end: bool


class ZoneRuler(RowsCanvas):
    """Shows an ``OverlapDay``.

    Signals:
        row_ticked: The key of a row to take into the core group, or out of it.
        hours_moved: The key of a row, the local date and the ``HoursMove`` wanted.
        cursor_moved: The minute of the day the cursor stands at.
        keep_requested: Enter: keep the hours on trial of the row with this key.
        drop_requested: Escape: drop them.
    """

    row_ticked = Signal(str)
    hours_moved = Signal(str, object, object)
    cursor_moved = Signal(int)
    keep_requested = Signal(str)
    drop_requested = Signal(str)

    def __init__(self, theme: Theme, formatter: Formatter) -> None:
        super().__init__(theme, HEAD, ROW, FOOT)
        self._formatter = formatter
        self._day: OverlapDay | None = None
        self._texts: tuple[RulerTexts, ...] = ()
        self._columns: tuple[tuple[tuple[RulerTexts, ...], int], RulerColumns] | None = None
        self._are_texts_due = True
        words = max(text_width(word, FontRole.CAPTION) for word in local_words())
        self._local_width = _TIME_WIDTH + min(words, _MOST_WORDS)
        self._by_people = False
        self._cursor = 12 * 60
        self._current = 0
        self._drag: _Drag | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(_("Working hours through the day"))

    @property
    def shown(self) -> OverlapDay | None:
        """What is on show."""
        return self._day

    @property
    def cursor_minute(self) -> int:
        """Where the cursor stands, in minutes of the anchor's day."""
        return self._cursor

    @property
    def current_key(self) -> str:
        """The row the keys work on, empty where there is none."""
        row = self._current_row()
        return "" if row is None else row.row.key

    @property
    def columns(self) -> RulerColumns:
        """Where the columns stand."""
        key = self._texts, self.content_width()
        if self._columns is None or self._columns[0] != key:
            self._columns = key, RulerColumns.of(self._texts, self._local_width, key[1])
        return self._columns[1]

    def show_day(self, day: OverlapDay, *, by_people: bool) -> None:
        """Show another day, or other hours; the row with the keys stays the same one."""
        key, before = self.current_key, self._beside_bars()
        self._day, self._by_people = day, by_people
        self._texts = tuple(self._texts_of(each) for each in day.rows)
        keys = [each.row.key for each in day.rows]
        self._current = keys.index(key) if key in keys else 0
        self._cursor = min(self._cursor, day.axis.minutes - 1)
        self.set_row_count(len(day.rows))
        self._describe()
        if before == self._beside_bars():
            self.update(self._right_of_texts())
        else:
            self.update()

    def set_cursor(self, minute: int) -> None:
        """Move the cursor."""
        last = (self._day.axis.minutes if self._day is not None else 1440) - 1
        minute = min(max(0, minute), last)
        if minute != self._cursor:
            self._cursor = minute
            self._describe()
            self.update()
            self.cursor_moved.emit(minute)

    def make_current(self, key: str) -> None:
        """Let the keys work on a row."""
        for number, row in enumerate(self._day.rows if self._day is not None else ()):
            if row.row.key == key:
                self._go_to(number)

    def spoken(self, row: DayRow) -> str:
        """Say everything of a row."""
        day = self._day
        if day is None:
            return ""
        local = local_time(row, day, self._cursor, self._formatter)
        texts = self._texts_of(row)
        hours = [self._formatter.time_range(bar.start, bar.end) for bar in row.bars]
        parts = [
            row_in_words(row.row, self._formatter),
            _("in the core group") if row.is_ticked else _("not in the core group"),
            _("anchor") if row.is_anchor else "",
            texts.detail,
            texts.offset,
            *dict.fromkeys(hours),
            _("on trial") if row.row.is_on_trial else "",
            f"{local.time} {local.word}",
        ]
        return listed(part for part in parts if part)

    def paint(self, canvas: Canvas) -> None:
        """Paint head, rows, people at work and the cursor."""
        day = self._day
        if day is None:
            return
        canvas = canvas.within(0, 0, self.content_width(), canvas.height)
        columns, bottom = self.columns, self.rows_bottom()
        self._paint_head(canvas, columns, day)
        canvas.painter.save()
        self.clip_to_rows(canvas)
        self._paint_current(canvas, columns)
        paint_grid(canvas, columns, day, HEAD, bottom)
        bars = BarPainter(canvas, columns, day, self._formatter)
        for number in self.rows_in_sight():
            top, row = self.row_top(number), day.rows[number]
            bars.paint(row, top, ROW - 1)
            local = local_time(row, day, self._cursor, self._formatter)
            line = canvas.within(0, top, canvas.width, ROW - 1)
            if self._are_texts_due:
                paint_row_texts(line, columns, row, self._texts[number])
            paint_local_time(line, columns, local)
            canvas.rule(top + ROW - 1, canvas.tokens.grid, EDGE, canvas.width - EDGE)
        paint_windows(canvas, columns, day, HEAD, bottom)
        canvas.painter.restore()
        self._paint_foot(canvas, columns, day, bottom)
        x = columns.x(self._cursor, day.axis.minutes)
        paint_cursor(canvas, x, self._time_text(day), HEAD, bottom + FOOT - 6)

    def _paint_head(self, canvas: Canvas, columns: RulerColumns, day: OverlapDay) -> None:
        tokens = canvas.tokens
        canvas.rule(HEAD - 1, tokens.line, EDGE, canvas.width - EDGE)
        box = canvas.box(EDGE, HEAD - 22, columns.track - EDGE - 12, 16)
        canvas.text(box, self._group_text(day), FontRole.CAPTION, tokens.t2)
        paint_hours_head(canvas, columns, day, self._formatter, HEAD - 2)
        box = canvas.box(columns.local, HEAD - 22, columns.local_width, 16)
        canvas.text(box, _("Local time"), FontRole.CAPTION, tokens.t2)

    def _paint_current(self, canvas: Canvas, columns: RulerColumns) -> None:
        """Mark the row the keys work on."""
        if not self.hasFocus() or self._current_row() is None:
            return
        top, tokens = self.row_top(self._current), canvas.tokens
        canvas.fill(canvas.box(0, top, columns.track - 6, ROW - 1), tokens.acc_wash)
        end = columns.local - 8
        canvas.fill(canvas.box(end, top, canvas.width - end, ROW - 1), tokens.acc_wash)
        canvas.fill(canvas.box(0, top, 3, ROW - 1), tokens.acc)

    def _paint_foot(
        self, canvas: Canvas, columns: RulerColumns, day: OverlapDay, top: float
    ) -> None:
        tokens = canvas.tokens
        box = canvas.box(EDGE, top + 12, columns.track - EDGE - 12, 20)
        canvas.text(box, _("People at work"), FontRole.CAPTION, tokens.t2)
        paint_people(canvas, columns, day, top + 8, FOOT - 16)
        present, at = self._people_texts(day)
        width = canvas.width - columns.local - 4
        box = canvas.box(columns.local, top + 6, width, 16)
        canvas.text(box, present, FontRole.STRONG_CAPTION, tokens.t1)
        box = canvas.box(columns.local, top + 20, width, 16)
        canvas.text(box, at, FontRole.CAPTION, tokens.t2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Leave out the texts before the bars where only what is beside them changed."""
        self._are_texts_due = event.rect() != self._right_of_texts()
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor or the hours, go through the rows, tick, keep and drop."""
        if self._day is None or not self._acts(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which row the keys work on."""
        super().focusInEvent(event)
        self._describe()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide it."""
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick a row, take hold of a bar, or of the cursor."""
        if event.button() != Qt.MouseButton.LeftButton or self._day is None:
            super().mousePressEvent(event)
            return
        x = self.from_leading(event.position().x())
        number = self.row_at(event.position().y())
        columns = self.columns
        if number is not None:
            self._go_to(number)
        if number is not None and EDGE - 6 <= x < EDGE + TICK + 6:
            self.row_ticked.emit(self._day.rows[number].row.key)
        elif x >= columns.track - _GRIP and x <= columns.track + columns.track_width + _GRIP:
            self._drag = self._grabbed(number, x) or _Drag("", date.min, x, (0, 0), False, False)  # noqa: FBT003 -- a field's value
            if not self._drag.key:
                self._put_cursor(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held, or show what could be."""
        x = self.from_leading(event.position().x())
        if self._drag is None:
            self._show_grip(self.row_at(event.position().y()), x)
        elif self._drag.key:
            self._pull(self._drag, x)
        else:
            self._put_cursor(x)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; a click on a bar moves the cursor there."""
        drag, self._drag = self._drag, None
        if drag is not None and drag.key:
            x = self.from_leading(event.position().x())
            if abs(x - drag.pressed_x) < _SLACK:
                self._put_cursor(x)

    def event(self, event: QEvent) -> bool:
        """Say whose hours a bar is, in both times."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = self._tip(QPointF(event.pos()))
            if text:
                QToolTip.showText(event.globalPos(), text, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _beside_bars(self) -> tuple[object, ...]:
        """Return all that is painted before the bars."""
        rows = self._day.rows if self._day is not None else ()
        marks = tuple((row.is_ticked, row.is_anchor, row.row.is_on_trial) for row in rows)
        return self._texts, marks, self._current, self._by_people

    def _right_of_texts(self) -> QRect:
        """Return the bars and the local times."""
        start = round(self.columns.track) - 6
        left = 0 if self.is_right_to_left else start
        return QRect(left, 0, self.width() - start, self.height())

    def _acts(self, event: QKeyEvent) -> bool:
        key, keys = event.key(), Qt.Key
        later = keys.Key_Left if self.is_right_to_left else keys.Key_Right
        if key in (keys.Key_Left, keys.Key_Right):
            self._step(1 if key == later else -1, event.modifiers())
        elif key in (keys.Key_Up, keys.Key_Down) and not event.modifiers():
            self._go_to(self._current + (1 if key == keys.Key_Down else -1))
        elif key in (keys.Key_Home, keys.Key_End):
            self.set_cursor(0 if key == keys.Key_Home else 24 * 60)
        elif key == keys.Key_Space:
            self.row_ticked.emit(self.current_key)
        elif key in (keys.Key_Return, keys.Key_Enter, keys.Key_Escape) and self._has_trial():
            is_kept = key != keys.Key_Escape
            (self.keep_requested if is_kept else self.drop_requested).emit(self.current_key)
        else:
            return False
        return True

    def _step(self, sign: int, modifiers: Qt.KeyboardModifier) -> None:
        if not modifiers & Qt.KeyboardModifier.AltModifier:
            self.set_cursor(self._cursor // CURSOR_STEP * CURSOR_STEP + sign * CURSOR_STEP)
            return
        row = self._current_row()
        bar = None if row is None else row.main_bar
        if row is not None and bar is not None:
            is_end = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            by = sign * STEP_MINUTES
            self.hours_moved.emit(row.row.key, bar.day, HoursMove(0 if is_end else by, by))

    def _has_trial(self) -> bool:
        row = self._current_row()
        return row is not None and row.row.is_on_trial

    def _current_row(self) -> DayRow | None:
        rows = self._day.rows if self._day is not None else ()
        return rows[self._current] if self._current < len(rows) else None

    def _go_to(self, number: int) -> None:
        self._current = min(max(0, number), max(0, self.row_count - 1))
        self.show_row(self._current)
        self._describe()
        self.update()

    def _put_cursor(self, x: float) -> None:
        if self._day is not None:
            minute = self.columns.minute(x, self._day.axis.minutes)
            self.set_cursor(round(minute / STEP_MINUTES) * STEP_MINUTES)

    def _bar_at(self, number: int | None, x: float) -> tuple[DayRow, RulerBar] | None:
        if self._day is None or number is None:
            return None
        columns, minutes = self.columns, self._day.axis.minutes
        row = self._day.rows[number]
        for bar in row.bars:
            start, end = (columns.x(minute, minutes) for minute in bar.span)
            if start - _GRIP <= x <= end + _GRIP and bar.day_off is None:
                return row, bar
        return None

    def _grabbed(self, number: int | None, x: float) -> _Drag | None:
        found = self._bar_at(number, x)
        if found is None or self._day is None:
            return None
        row, bar = found
        start, end = (self.columns.x(minute, self._day.axis.minutes) for minute in bar.span)
        at_start, at_end = abs(x - start) <= _GRIP, abs(x - end) <= _GRIP
        is_whole = not at_start and not at_end
        return _Drag(row.row.key, bar.day, x, bar.span, is_whole or at_start, is_whole or at_end)

    def _pull(self, drag: _Drag, x: float) -> None:
        """Ask for what is missing between where the bar is and where it is pulled to."""
        day = self._day
        row = next((each for each in day.rows if each.row.key == drag.key), None) if day else None
        bar = next((each for each in row.bars if each.day == drag.day), None) if row else None
        if day is None or bar is None:
            return
        if abs(x - drag.pressed_x) < _SLACK and bar.span == drag.span:
            return
        per_minute = self.columns.track_width / day.axis.minutes
        by = round((x - drag.pressed_x) / per_minute / STEP_MINUTES) * STEP_MINUTES
        start = drag.span[0] + by - bar.span[0] if drag.moves_start else 0
        end = drag.span[1] + by - bar.span[1] if drag.moves_end else 0
        if start or end:
            whole = HoursMove(start, start) if drag.moves_start and drag.moves_end else None
            self.hours_moved.emit(drag.key, drag.day, whole or HoursMove(start, end))

    def _show_grip(self, number: int | None, x: float) -> None:
        drag = self._grabbed(number, x)
        shape = Qt.CursorShape.ArrowCursor
        if drag is not None:
            is_whole = drag.moves_start and drag.moves_end
            shape = Qt.CursorShape.OpenHandCursor if is_whole else Qt.CursorShape.SizeHorCursor
        if self.cursor().shape() != shape:
            self.setCursor(shape)

    def _tip(self, at: QPointF) -> str:
        if at.y() < HEAD and self.from_leading(at.x()) < self.columns.track:
            return _(
                "Counted is everybody who costs money within the horizon of the plan, hired or "
                "still to be hired."
            )
        found = self._bar_at(self.row_at(at.y()), self.from_leading(at.x()))
        if found is None or self._day is None:
            return ""
        row, bar = found
        return _("{who}: {hours} local time, {times} {anchor}").format(
            who=row_in_words(row.row, self._formatter),
            hours=self._formatter.time_range(bar.start, bar.end),
            times=stretch_text(self._day, bar.span, self._formatter),
            anchor=as_typed(self._day.anchor.name),
        )

    def _texts_of(self, row: DayRow) -> RulerTexts:
        day, count = self._day, len(row.row.seat_ids)
        place = row.row.place.name
        detail = place if self._by_people else people_text(count, self._formatter)
        noon = day.axis.moment(12 * 60) if day is not None else None
        return RulerTexts(row.row.name, detail, offset_text(row.row, noon) if noon else "")

    def _group_text(self, day: OverlapDay) -> str:
        template = _("Core group, {ticked} of {count} places")
        if self._by_people:
            template = _("Core group, {ticked} of {count} people")
        return template.format(
            ticked=self._formatter.integer(len(day.ticked)),
            count=self._formatter.integer(len(day.rows)),
        )

    def _time_text(self, day: OverlapDay) -> str:
        return self._formatter.time_of_day(day.axis.wall(self._cursor).time())

    def _people_texts(self, day: OverlapDay) -> tuple[str, str]:
        present = _("{present} of {all_people}").format(
            present=self._formatter.integer(day.people_at(self._cursor)),
            all_people=self._formatter.integer(day.people),
        )
        return present, _("at {time}").format(time=self._time_text(day))

    def _describe(self) -> None:
        row, day = self._current_row(), self._day
        if day is None or row is None:
            return
        summary = listed((self._time_text(day), self._people_texts(day)[0], self.spoken(row)))
        self.describe(_("Working hours through the day"), summary)
