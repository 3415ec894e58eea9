"""How the chart of hires looks: dates above, days off, the first 90 days, tasks."""

from bisect import bisect
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPen, QPolygonF

from planner.desktop.fonts import FontRole
from planner.desktop.viewmodels.onboarding.days_off import DaysOff
from planner.desktop.viewmodels.onboarding.gantt_shapes import (
    PHASE_DAYS,
    PHASES,
    GanttMark,
    GanttRow,
)
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.day_scale import WEEKS_ZOOM, DayScale
from planner.desktop.widgets.hatching import hatch
from planner.desktop.widgets.painting import CHIP_WIDTH, paint_country_chip
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.quantities.month import Month

HEAD, ROW, FOOT = 40, 47, 12
NAMES, HELPERS = 220.0, 180.0
"""Widths of the columns before and behind the days."""

_EDGE = 16.0
_BAR, _BAR_TOP = 19.0, 14.0
_DIAMOND = 5.0
_TICK_TOP = 39.0
_TICK = 2.5
_OWNER_STRIP = 6.0
_LABEL = 16.0
_DARK_PHASE = 2


@dataclass(frozen=True)
class DaysWindow:
    """The part of the days that shows: ``offset`` pixels of the scale lie before it."""

    scale: DayScale
    offset: float
    room: float

    @cached_property
    def days(self) -> range:
        """The days in sight."""
        return self.scale.in_sight(self.offset, self.room)

    @cached_property
    def months(self) -> tuple[tuple[int, Month], ...]:
        """The months in sight, each with the first of its days."""
        return tuple(self.scale.months(self.days))

    def x(self, day: float) -> float:
        """Return where a day begins, from the leading edge of the window."""
        return self.scale.x(day) - self.offset


def paint_heads(canvas: Canvas, room: float) -> None:
    """Paint what the columns beside the days hold.

    Args:
        canvas: Over the whole chart.
        room: The width of the days.
    """
    tokens, left = canvas.tokens, NAMES + room
    canvas.text(canvas.box(_EDGE, 20, 120, 16), _("Hire"), FontRole.HEADER, tokens.t2)
    start = canvas.box(NAMES - 100, 20, 90, 16)
    canvas.text(start, _("Start"), FontRole.HEADER, tokens.t2, Align.TRAILING)
    canvas.text(canvas.box(left + 12, 20, 80, 16), _("Buddy"), FontRole.HEADER, tokens.t2)
    hours = canvas.box(left + HELPERS - 94, 20, 80, 16)
    canvas.text(hours, _("Shared h"), FontRole.HEADER, tokens.t2, Align.TRAILING)


def paint_today(canvas: Canvas, window: DaysWindow, today: int, bottom: float) -> None:
    """Paint a line through today, named among the dates."""
    x = window.x(today)
    if not 0 <= x <= window.room:
        return
    canvas.upright(x, canvas.tokens.t1, HEAD - 4, bottom)
    text = _("Today")
    width = text_width(text, FontRole.STRONG_CAPTION) + 8
    box = canvas.box(min(max(0.0, x - width / 2), canvas.width - width), 20, width, 16)
    canvas.fill(box, canvas.tokens.panel)
    canvas.text(box, text, FontRole.STRONG_CAPTION, canvas.tokens.t1, Align.CENTER)


def paint_flag(canvas: Canvas, window: DaysWindow, day: int, shown: Formatter) -> None:
    """Paint the day that something dragged would fall on, above its row."""
    when = date.fromordinal(day)
    weekday = shown.weekday_name(when.weekday(), "abbreviated")
    text = f"{weekday} {shown.day_and_month(when)}"
    width = text_width(text, FontRole.STRONG_CAPTION) + 12
    x = min(max(0.0, window.x(day)), canvas.width - width)
    box = canvas.box(x, 0, width, 14)
    canvas.fill(box, canvas.tokens.t1, 4)
    canvas.text(box, text, FontRole.STRONG_CAPTION, canvas.tokens.panel, Align.CENTER)


def paint_month_lines(canvas: Canvas, window: DaysWindow, height: float) -> None:
    """Draw a line where each month begins."""
    days = window.days
    for day, _month in window.months:
        if day != days.start:
            canvas.upright(window.x(day), canvas.tokens.line2, 0, height)


def paint_dates(canvas: Canvas, window: DaysWindow, shown: Formatter) -> None:
    """Paint months over the days their weeks begin on."""
    tokens = canvas.tokens
    days = window.days
    for day, month in window.months:
        x = window.x(day)
        has_year = month.number == 1 or day == days.start
        text = shown.month_short(month) if has_year else shown.month_name(month)
        room = (32 - 1) * window.scale.pixels - 8
        if day == days.start:
            behind = next((at for at, _month in window.months if at > day), None)
            x = max(0.0, x)
            room = (window.x(behind) if behind is not None else canvas.width) - x - 8
        text = text if text_width(text, FontRole.STRONG_CAPTION) <= room else ""
        canvas.text(canvas.box(x + 5, 3, room, 16), text, FontRole.STRONG_CAPTION, tokens.t1)
    every = 1 if window.scale.pixels >= WEEKS_ZOOM else 2
    for monday in window.scale.mondays(days, every):
        number = str(_day_of_month(monday))
        x = window.x(monday)
        if x + text_width(number, FontRole.CAPTION) < canvas.width:
            canvas.text(canvas.box(x, 20, 24, 16), number, FontRole.CAPTION, tokens.t2)


def _day_of_month(day: int) -> int:
    return date.fromordinal(day).day


def paint_days_off(
    canvas: Canvas, window: DaysWindow, off: DaysOff, top: float, height: float, color: QColor
) -> None:
    """Shade weekends and hatch other days off between two heights."""
    days, pixels = window.days, window.scale.pixels
    first = max(0, bisect(off.weekends, (days.start,)) - 1)
    for start, length in islice(off.weekends, first, None):
        if start >= days.stop:
            break
        canvas.fill(canvas.box(window.x(start), top, length * pixels, height), color)
    for day in off.named:
        if days.start <= day < days.stop:
            hatch(canvas, canvas.box(window.x(day), top, max(pixels, 4.0), height))


def paint_phases(
    canvas: Canvas, window: DaysWindow, row: GanttRow, *, is_ghost: bool = False, shift: int = 0
) -> None:
    """Paint the time before the first day, then the phases of 30 days."""
    tokens = canvas.tokens
    before = window.x(row.begins + shift)
    first = window.x(row.first_day + shift)
    if is_ghost:
        width = window.x(row.ends + shift) - before
        canvas.frame(canvas.box(before, _BAR_TOP, width, _BAR), tokens.acc, 2, 2)
        return
    if row.begins < row.first_day:
        canvas.fill(canvas.box(before, _BAR_TOP, first - before, _BAR), tokens.line2)
    for phase in range(PHASES):
        x = window.x(row.first_day + phase * PHASE_DAYS)
        width = PHASE_DAYS * window.scale.pixels
        canvas.fill(canvas.box(x, _BAR_TOP, width, _BAR), tokens.sequential[phase + 1])
        color = tokens.on_acc if phase == _DARK_PHASE else tokens.t1
        label = str((phase + 1) * PHASE_DAYS)
        reviews = (window.x(each.day + 0.5) for each in row.reviews)
        near = (at + _DIAMOND + 3 for at in reviews if x - _DIAMOND <= at < x + 10 + _LABEL)
        start = max(x + 8, *near, x + 8)
        if start + _LABEL <= x + width:
            box = canvas.box(start, _BAR_TOP, _LABEL + 4, _BAR)
            canvas.text(box, label, FontRole.CAPTION, color)


def paint_reviews(canvas: Canvas, window: DaysWindow, row: GanttRow) -> None:
    """Paint a diamond on the day of each review, filled where it was held."""
    tokens = canvas.tokens
    for mark in row.reviews:
        x = window.x(mark.day + 0.5)
        if -_DIAMOND <= x <= window.room + _DIAMOND:
            paint_diamond(canvas, x, _BAR_TOP + _BAR / 2, mark, tokens.t1, tokens.panel)


def paint_diamond(
    canvas: Canvas, x: float, y: float, mark: GanttMark, line: QColor, ground: QColor
) -> None:
    """Paint a diamond around a point."""
    painter = canvas.painter
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    painter.setPen(QPen(canvas.tokens.bad if mark.is_late else line, 1.5))
    painter.setBrush(line if mark.is_closed else ground)
    middle = QPointF(canvas.x(x), canvas.bounds.top() + y)
    offsets = ((0, -_DIAMOND), (_DIAMOND, 0), (0, _DIAMOND), (-_DIAMOND, 0))
    painter.drawPolygon(QPolygonF([middle + QPointF(*each) for each in offsets]))


def paint_tasks(canvas: Canvas, window: DaysWindow, row: GanttRow) -> None:
    """Paint a dot under the phases for each task, hollow where it is done."""
    tokens, days = canvas.tokens, window.days
    for mark in row.marks:
        if not days.start <= mark.day < days.stop:
            continue
        color = tokens.bad if mark.is_late else tokens.acc
        if mark.is_dimmed:
            color = tokens.line2
        x = window.x(mark.day + 0.5)
        canvas.dot(x, _TICK_TOP, _TICK, color)
        if mark.is_closed:
            canvas.dot(x, _TICK_TOP, _TICK - 1.2, tokens.panel)


def task_point(window: DaysWindow, day: int) -> tuple[float, float]:
    """Return the middle of a task's dot in its row."""
    return window.x(day + 0.5), _TICK_TOP


def paint_ring(canvas: Canvas, window: DaysWindow, row: GanttRow, mark: GanttMark | None) -> None:
    """Paint the ring of the keys: around the bar, or around a task."""
    tokens = canvas.tokens
    if mark is None:
        x, width = window.x(row.first_day), (row.ends - row.first_day) * window.scale.pixels
        canvas.frame(canvas.box(x - 2, _BAR_TOP - 2, width + 4, _BAR + 4), tokens.acc, 4, 2)
        return
    x, y = task_point(window, mark.day)
    canvas.frame(canvas.box(x - 6, y - 6, 12, 12), tokens.acc, 6, 2)


def paint_owner_days(canvas: Canvas, window: DaysWindow, off: DaysOff) -> None:
    """Paint the days off of whoever the hire works with, in a strip at the foot of the row."""
    top = ROW - 1 - _OWNER_STRIP
    canvas.fill(canvas.box(0, top, canvas.width, _OWNER_STRIP), canvas.tokens.panel)
    paint_days_off(canvas, window, off, top, _OWNER_STRIP, canvas.tokens.line2)
    canvas.rule(top - 1, canvas.tokens.grid)


def paint_out_of_sight(canvas: Canvas, window: DaysWindow, row: GanttRow) -> None:
    """Say where the phases lie that do not show."""
    box = canvas.box(8, 0, canvas.width - 16, ROW - 1)
    if window.x(row.begins) >= window.room:
        arrow = "←" if canvas.is_right_to_left else "→"
        text = _("starts {day}").format(day=row.start) + f" {arrow}"
        _paint_plate(canvas, box, text, Align.TRAILING)
    elif window.x(row.ends) <= 0:
        arrow = "→" if canvas.is_right_to_left else "←"
        text = f"{arrow} " + _("started {day}").format(day=row.start)
        _paint_plate(canvas, box, text, Align.LEADING)


def _paint_plate(canvas: Canvas, box: QRectF, text: str, align: Align) -> None:
    """Write over days off."""
    width = text_width(text, FontRole.CAPTION) + 6
    is_left = (align is Align.LEADING) != canvas.is_right_to_left
    left = box.left() - 3 if is_left else box.right() + 3 - width
    canvas.fill(QRectF(left, box.center().y() - 8, width, 16), canvas.tokens.panel, 3)
    canvas.text(box, text, FontRole.CAPTION, canvas.tokens.t2, align)


def paint_names(canvas: Canvas, row: GanttRow) -> None:
    """Paint who comes, as what, in which country, from when."""
    tokens = canvas.tokens
    start = text_width(row.start, FontRole.CELL) + 2
    chip = canvas.width - 10 - max(start, 46.0) - 8 - CHIP_WIDTH
    name = canvas.box(_EDGE, 6, chip - _EDGE - 6, 18)
    canvas.text(name, row.name, FontRole.NAME, tokens.t1 if row.is_named else tokens.t2)
    detail = canvas.box(_EDGE, 24, chip - _EDGE - 6, 15)
    canvas.text(detail, row.detail, FontRole.CAPTION, tokens.t2)
    paint_country_chip(canvas, chip, row.country)
    box = canvas.box(canvas.width - 10 - start, 0, start, canvas.height)
    canvas.text(box, row.start, FontRole.CELL, tokens.t1, Align.TRAILING)


def paint_helper(canvas: Canvas, row: GanttRow) -> None:
    """Paint the buddy and the hours shared with the hire."""
    tokens = canvas.tokens
    name = canvas.box(12, 0, canvas.width - 92, canvas.height)
    canvas.text(
        name, row.buddy or _("Nobody"), FontRole.CELL, tokens.t1 if row.buddy else tokens.warn
    )
    if not row.shared:
        return
    hours = canvas.box(canvas.width - 82, 0, 32, canvas.height)
    color = tokens.warn if row.is_little else tokens.t1
    canvas.text(hours, row.shared, FontRole.CELL, color, Align.TRAILING)
    bar = canvas.within(canvas.width - 44, canvas.height / 2 - 3, 30, 6)
    canvas.fill(bar.bounds, tokens.line2)
    filled = bar.width * min(1.0, row.shared_share)
    canvas.fill(bar.box(0, 0, filled, 6), tokens.warn_mark if row.is_little else tokens.acc)
