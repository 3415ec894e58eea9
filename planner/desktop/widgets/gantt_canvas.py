"""The chart of hires: a row each, from the first task to the 90th day."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip

from planner.desktop.theme import Theme
from planner.desktop.viewmodels.onboarding.gantt_shapes import (
    NO_ITEM,
    GanttMark,
    GanttRow,
    ItemDays,
)
from planner.desktop.widgets.canvas import Canvas
from planner.desktop.widgets.day_scale import MONTHS_ZOOM, DayScale
from planner.desktop.widgets.gantt_painting import (
    FOOT,
    HEAD,
    HELPERS,
    NAMES,
    ROW,
    DaysWindow,
    paint_dates,
    paint_days_off,
    paint_flag,
    paint_heads,
    paint_helper,
    paint_month_lines,
    paint_names,
    paint_out_of_sight,
    paint_owner_days,
    paint_phases,
    paint_reviews,
    paint_ring,
    paint_tasks,
    paint_today,
    task_point,
)
from planner.desktop.widgets.rows_canvas import RowsCanvas
from planner.desktop.widgets.scroll_bar import SlimScrollBar
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.quantities.identifiers import SeatId, TaskId

_REACH = 7.0
_DRAG = 5.0
_SETTLED = 3


class GanttCanvas(RowsCanvas):
    """Shows ``GanttRow``s; in the row chosen the start or one of the tasks is chosen too.

    Signals:
        item_chosen: The ID of the hire, and of the task or None.
        start_dropped: The ID of the hire and the day the first one was dragged to.
        task_dropped: The IDs of hire and task, and the day it was dragged to.
        step_wanted: Alt and an arrow: by how many working days what is chosen is to move.
        tick_wanted: Space: the task chosen is done, or not.
        details_wanted: Enter: the tasks of the hire are to be seen.
        scrolled_across: How many pixels of the days lie before those in sight.
    """

    item_chosen = Signal(str, object)
    start_dropped = Signal(str, int)
    task_dropped = Signal(str, str, int)
    step_wanted = Signal(int)
    tick_wanted = Signal()
    details_wanted = Signal()
    scrolled_across = Signal(int)

    def __init__(self, theme: Theme, formatter: Formatter) -> None:
        super().__init__(theme, HEAD, ROW, FOOT)
        self._formatter = formatter
        self._rows: tuple[GanttRow, ...] = ()
        self._scale = DayScale(date(2000, 1, 3).toordinal(), 7, MONTHS_ZOOM)
        self._today = 0
        self._number = 0
        self._task: TaskId | None = None
        self._item = NO_ITEM
        self._explain: Callable[[SeatId, TaskId | None], str] = _nothing
        self._pressed: tuple[QPoint, int] | None = None
        self._dragged: int | None = None
        self._across = SlimScrollBar(theme, Qt.Orientation.Horizontal, self)
        self._across.valueChanged.connect(self._on_moved_across)
        self.setAccessibleName(_("Onboarding by hire"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)

    @property
    def rows(self) -> tuple[GanttRow, ...]:
        """The hires on show."""
        return self._rows

    @property
    def current(self) -> tuple[SeatId | None, TaskId | None]:
        """The hire chosen, and the task; None for the start."""
        row = self._current_row()
        return (row.key if row is not None else None), self._task

    @property
    def scale(self) -> DayScale:
        """Where days lie."""
        return self._scale

    @property
    def offset(self) -> int:
        """How many pixels of the days lie before those in sight."""
        return self._across.value()

    @property
    def dragged_to(self) -> int | None:
        """The day what is dragged would fall on."""
        return self._dragged

    def explain_with(self, explain: Callable[[SeatId, TaskId | None], str]) -> None:
        """Say what a hire or task is by a function of their IDs."""
        self._explain = explain

    def show_rows(self, rows: tuple[GanttRow, ...], scale: DayScale, today: date) -> None:
        """Show other hires or dates; what is chosen stays chosen where it is still there."""
        chosen, task = self.current
        self._rows, self._today = rows, today.toordinal()
        keys = [row.key for row in rows]
        self._number = (
            keys.index(chosen) if chosen in keys else min(self._number, max(0, len(rows) - 1))
        )
        row = self._current_row()
        is_known = row is not None and row.key == chosen and _mark(row, task) is not None
        self._task = task if is_known else None
        self.set_row_count(len(rows))
        self.show_scale(scale)
        self._tell()

    def show_scale(self, scale: DayScale) -> None:
        """Show the days at another scale; the day in the middle stays there."""
        if scale != self._scale:
            room = self._room_across()
            middle = self._scale.first + (self.offset + room / 2) / self._scale.pixels
            is_new = scale.first != self._scale.first or scale.count != self._scale.count
            self._scale = scale
            self._arrange_across()
            if not is_new:
                self._across.setValue(round(scale.x(middle) - room / 2))
        self.update()

    def show_item_days(self, item: ItemDays) -> None:
        """Show the days off of whoever the hire works with on what is chosen."""
        self._item = item
        self.update()

    def choose(self, seat_id: SeatId, task_id: TaskId | None = None) -> None:
        """Choose a hire, and one of its tasks."""
        for number, row in enumerate(self._rows):
            if row.key == seat_id:
                self._choose(number, task_id if _mark(row, task_id) is not None else None)

    def day_point(self, number: int, day: int) -> QPoint:
        """Return the middle of a row's bar on a day, in the widget."""
        x = NAMES + self._window().x(day + 0.5)
        x = self.width() - x if self.is_right_to_left else x
        return QPoint(round(x), self.row_top(number) + ROW // 2)

    def task_point(self, number: int, task_id: TaskId) -> QPoint:
        """Return the middle of a task's dot, in the widget."""
        mark = _mark(self._rows[number], task_id)
        x, y = task_point(self._window(), mark.day if mark is not None else 0)
        x += NAMES
        return QPoint(
            round(self.width() - x if self.is_right_to_left else x),
            self.row_top(number) + round(y),
        )

    def show_day(self, day: int) -> None:
        """Scroll across until a day is in sight."""
        x, room = self._scale.x(day), self._room_across()
        if not self.offset <= x < self.offset + room - 20:
            self._across.setValue(round(x - room / 3))

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(800, HEAD + min(len(self._rows), 12) * ROW + FOOT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another hire or task, move what is chosen, or scroll the days."""
        key, keys = Qt.Key(event.key()), Qt.Key
        ahead = keys.Key_Left if self.is_right_to_left else keys.Key_Right
        sign = 1 if key == ahead else -1
        is_sideways = key in (keys.Key_Left, keys.Key_Right)
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == keys.Key_Escape and self._dragged is not None:
            self._end_drag()
        elif not self._rows:
            super().keyPressEvent(event)
        elif is_sideways and is_alt:
            self.step_wanted.emit(sign)
        elif is_sideways and is_control:
            self._across.setValue(self.offset + round(sign * 7 * self._scale.pixels))
        elif is_alt or is_control:
            super().keyPressEvent(event)
        elif is_sideways:
            self._choose_item(sign)
        else:
            self._press_plain(event)

    def _press_plain(self, event: QKeyEvent) -> None:
        keys, last = Qt.Key, len(self._rows) - 1
        page = max(1, (self.height() - HEAD - FOOT) // ROW - 1)
        target = {
            keys.Key_Up: self._number - 1,
            keys.Key_Down: self._number + 1,
            keys.Key_PageUp: self._number - page,
            keys.Key_PageDown: self._number + page,
            keys.Key_Home: 0,
            keys.Key_End: last,
        }.get(keys(event.key()))
        if target is not None:
            self._choose(min(max(0, target), last), None)
        elif event.key() == keys.Key_Space and self._task is not None:
            self.tick_wanted.emit()
        elif event.key() in (keys.Key_Return, keys.Key_Enter):
            self.details_wanted.emit()
        elif event.key() == keys.Key_Escape and self._task is not None:
            self._choose(self._number, None)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer; a drag moves it."""
        number = self.row_at(event.position().y())
        if number is None or event.button() != Qt.MouseButton.LeftButton:
            return
        day = self._day_at(event.position().x())
        self._choose(number, self._task_at(number, event.position().x(), event.position().y()))
        row = self._rows[number]
        if day is not None and (self._task or row.begins <= day < row.ends):
            self._pressed = event.position().toPoint(), day

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where what is dragged would fall."""
        row = self._current_row()
        if self._pressed is None or row is None:
            return
        point, pressed_on = self._pressed
        if self._dragged is None and abs(event.position().x() - point.x()) < _DRAG:
            return
        day = self._scale.day_at(self.from_leading(event.position().x()) - NAMES + self.offset)
        wished = self._chosen_day(row) + day - pressed_on
        while wished in self._item.stepped_over:
            wished += 1
        self._dragged = wished
        self._tell()
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Hand on where it was dragged to."""
        row, dragged = self._current_row(), self._dragged
        self._end_drag()
        if row is None or dragged is None or dragged == self._chosen_day(row):
            return
        if self._task is None:
            self.start_dropped.emit(row.key, dragged)
        else:
            self.task_dropped.emit(row.key, self._task, dragged)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the tasks of the hire."""
        if self.row_at(event.position().y()) is not None:
            self.details_wanted.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show and say what is chosen."""
        super().focusInEvent(event)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it without the focus; a drag is over."""
        super().focusOutEvent(event)
        self._end_drag()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the days in."""
        super().resizeEvent(event)
        self._arrange_across()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the days with Shift or a sideways wheel, else the rows."""
        by, is_shifted = event.angleDelta(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if is_shifted or abs(by.x()) > abs(by.y()):
            sign = -1 if self.is_right_to_left and not is_shifted else 1
            self._across.setValue(self.offset - sign * (by.x() or by.y()))
            event.accept()
            return
        super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say in a tip what is under the pointer; keep Escape of a drag."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().event(event)

    def tip_at(self, point: QPoint) -> str:
        """Return what there is to say of a place in the widget."""
        number, day = self.row_at(point.y()), self._day_at(point.x())
        if number is None:
            return ""
        row = self._rows[number]
        task = self._task_at(number, point.x(), point.y())
        named = "" if day is None or task else row.days_off.named.get(day, "")
        if day is not None and named:
            when = self._formatter.date_short(date.fromordinal(day))
            return _("{day}: {holiday}").format(day=when, holiday=named)
        return self._explain(row.key, task)

    def paint(self, canvas: Canvas) -> None:
        """Paint dates, rows, the columns beside them and today."""
        canvas = canvas.within(0, 0, self.content_width(), canvas.height)
        tokens, window, bottom = canvas.tokens, self._window(), float(self.rows_bottom())
        paint_heads(canvas, window.room)
        days = canvas.within(NAMES, 0, window.room, canvas.height)
        canvas.painter.save()
        self.clip_days(canvas, bottom)
        for number in self.rows_in_sight():
            self._paint_days(days, window, number)
        canvas.painter.setClipRect(canvas.box(NAMES, 0, window.room, bottom))
        paint_month_lines(days, window, HEAD)
        paint_dates(days, window, self._formatter)
        paint_today(days, window, self._today, bottom)
        canvas.painter.restore()
        canvas.painter.save()
        self.clip_to_rows(canvas)
        for number in self.rows_in_sight():
            self._paint_sides(canvas, number)
        canvas.painter.restore()
        canvas.upright(NAMES - 1, tokens.line, 0, bottom)
        canvas.upright(NAMES + window.room, tokens.line, 0, bottom)
        canvas.rule(HEAD - 1, tokens.line)

    def clip_days(self, canvas: Canvas, bottom: float) -> None:
        """Let rows be painted under the dates only."""
        box = canvas.box(NAMES, HEAD, self._room_across(), bottom - HEAD)
        canvas.painter.setClipRect(box)

    def _paint_days(self, days: Canvas, window: DaysWindow, number: int) -> None:
        row, tokens = self._rows[number], days.tokens
        line = days.within(0, self.row_top(number), days.width, ROW)
        is_current = number == self._number
        if is_current:
            line.fill(line.box(0, 0, line.width, ROW - 1), tokens.acc_wash)
        color = tokens.line if is_current else tokens.weekend
        paint_days_off(line, window, row.days_off, 0, ROW - 1, color)
        if is_current and self._item.owner:
            paint_owner_days(line, window, self._item.days_off)
        paint_month_lines(line, window, ROW)
        paint_phases(line, window, row)
        paint_reviews(line, window, row)
        if is_current:
            paint_tasks(line, window, row)
            self._paint_choice(line, window, row)
        paint_out_of_sight(line, window, row)
        line.rule(ROW - 1, tokens.grid)

    def _paint_choice(self, line: Canvas, window: DaysWindow, row: GanttRow) -> None:
        mark = _mark(row, self._task)
        if self._dragged is not None:
            shift = self._dragged - self._chosen_day(row)
            if mark is None:
                paint_phases(line, window, row, is_ghost=True, shift=shift)
            else:
                x, y = task_point(window, self._dragged)
                line.dot(x, y, 5, line.tokens.acc)
            paint_flag(line, window, self._dragged, self._formatter)
        elif self.hasFocus() or mark is not None:
            paint_ring(line, window, row, mark)

    def _paint_sides(self, canvas: Canvas, number: int) -> None:
        row, tokens, top = self._rows[number], canvas.tokens, self.row_top(number)
        names = canvas.within(0, top, NAMES, ROW - 1)
        helper = canvas.within(NAMES + self._room_across(), top, HELPERS, ROW - 1)
        if number == self._number:
            for side in (names, helper):
                side.fill(side.bounds, tokens.acc_wash)
            canvas.fill(canvas.box(0, top, 3, ROW - 1), tokens.acc)
        paint_names(names, row)
        paint_helper(helper, row)
        for side in (names, helper):
            side.rule(ROW - 1, tokens.grid)

    def _choose_item(self, by: int) -> None:
        """Go along the row: the start, then its tasks that are not dimmed, by their day."""
        row = self._current_row()
        if row is None:
            return
        items: list[TaskId | None] = [None]
        items += [mark.task_id for mark in row.marks if not mark.is_dimmed]
        at = items.index(self._task) if self._task in items else 0
        self._choose(self._number, items[min(max(0, at + by), len(items) - 1)])
        self.show_day(self._chosen_day(row))

    def _choose(self, number: int, task_id: TaskId | None) -> None:
        before = self.current
        self._number, self._task = number, task_id
        self.show_row(number)
        if self.current != before:
            self._dragged = self._pressed = None
            self.item_chosen.emit(*self.current)
        self._tell()
        self.update()

    def _tell(self) -> None:
        row = self._current_row()
        text = "" if row is None else self._explain(row.key, self._task)
        if self._dragged is not None:
            text = self._formatter.date_short(date.fromordinal(self._dragged))
        self.describe(self.accessibleName(), text)

    def _current_row(self) -> GanttRow | None:
        return self._rows[self._number] if self._number < len(self._rows) else None

    def _chosen_day(self, row: GanttRow) -> int:
        mark = _mark(row, self._task)
        return row.first_day if mark is None else mark.day

    def _day_at(self, x: float) -> int | None:
        x = self.from_leading(x) - NAMES
        return self._scale.day_at(x + self.offset) if 0 <= x < self._room_across() else None

    def _task_at(self, number: int, x: float, y: float) -> TaskId | None:
        """Return the task under the pointer: a diamond of any row, a dot of the one chosen."""
        at, window = self.from_leading(x) - NAMES, self._window()
        below = y - self.row_top(number)
        best, nearest = None, _REACH
        row = self._rows[number]
        for mark in row.marks if number == self._number else row.reviews:
            dot_x, dot_y = task_point(window, mark.day)
            is_dot = number == self._number and abs(below - dot_y) <= _REACH
            is_diamond = mark.is_review and abs(below - ROW / 2) <= _REACH
            if (is_dot or is_diamond) and abs(at - dot_x) < nearest:
                best, nearest = mark.task_id, abs(at - dot_x)
        return best

    def _window(self) -> DaysWindow:
        return DaysWindow(self._scale, self.offset, self._room_across())

    def _room_across(self) -> float:
        return max(40.0, self.content_width() - NAMES - HELPERS)

    def _arrange_across(self) -> None:
        room = round(self._room_across())
        self._across.setRange(0, max(0, round(self._scale.width) - room))
        self._across.setPageStep(room)
        self._across.setSingleStep(round(7 * self._scale.pixels))
        left = round(NAMES)
        left = self.width() - left - room if self.is_right_to_left else left
        self._across.setGeometry(left, self.height() - FOOT, room, FOOT)
        self._across.setVisible(self._across.maximum() > 0)
        self.update()

    def _end_drag(self) -> None:
        self._pressed = self._dragged = None
        self._tell()
        self.update()

    def _on_moved_across(self, value: int) -> None:
        self.scrolled_across.emit(value)
        self.update()


def _mark(row: GanttRow, task_id: TaskId | None) -> GanttMark | None:
    return next((mark for mark in row.marks if mark.task_id == task_id), None)


def _nothing(_seat: SeatId, _task: TaskId | None) -> str:
    return ""
