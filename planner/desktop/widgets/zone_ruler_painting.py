"""How the 24-hour ruler of many places looks: columns, bars, shared time, people at work."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from planner.desktop.fonts import FontRole
from planner.desktop.viewmodels.overlap_day import DayRow, OverlapDay, RulerBar, Stretch
from planner.desktop.viewmodels.overlap_words import LocalTime
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.painting import CHIP_WIDTH, paint_country_chip
from planner.localization.formatting import Formatter

EDGE = 16.0
TICK = 14.0
_GAP = 8.0
_BAR_HEIGHT = 19.0
_BAR_RADIUS = 3.0
_WHISKER = 4.0
_HATCH_STEP = 6.0
_TRIAL_SLOT = 1
_CHIP_PADDING = 8.0


@dataclass(frozen=True, slots=True)
class RulerTexts:
    """The texts of a row beside its bars."""

    name: str
    detail: str
    offset: str


@dataclass(frozen=True, slots=True)
class RulerColumns:
    """Where the columns stand, from the leading edge: texts, the track of the day, local times."""

    name: float
    detail: float
    offset: float
    track: float
    track_width: float
    local: float
    local_width: float

    @classmethod
    def of(cls, texts: Sequence[RulerTexts], local_width: float, width: float) -> "RulerColumns":
        """Lay the columns out in a width."""
        names = max((text_width(each.name, FontRole.KEY_CELL) for each in texts), default=0) + 22
        details = max((text_width(each.detail, FontRole.CAPTION) for each in texts), default=0) + 2
        offsets = max((text_width(each.offset, FontRole.CAPTION) for each in texts), default=0) + 2
        start = EDGE + TICK + _GAP + CHIP_WIDTH + _GAP
        name = min(max(names, 90.0), 190.0)
        detail_at = start + name + _GAP
        detail = min(details, 110.0)
        offset_at = detail_at + detail + 10
        track = offset_at + offsets + 14
        local = width - local_width - EDGE
        return cls(
            start, detail_at, offset_at, track, max(120.0, local - 14 - track), local, local_width
        )

    def x(self, minute: float, minutes: int) -> float:
        """Return where a minute of a day of so many minutes stands."""
        return self.track + self.track_width * minute / minutes

    def minute(self, x: float, minutes: int) -> float:
        """Return the minute at a place."""
        return (x - self.track) / self.track_width * minutes


def paint_tick(canvas: Canvas, top: float, *, is_ticked: bool) -> None:
    """Paint a box, ticked or not, in a row of the canvas."""
    tokens = canvas.tokens
    box = canvas.box(EDGE, top, TICK, TICK)
    if not is_ticked:
        canvas.frame(box, tokens.ctl, 3)
        return
    canvas.fill(box, tokens.acc, 3)
    pen = QPen(tokens.on_acc, 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    canvas.painter.setPen(pen)
    left, upper = box.left(), box.top()
    points = [(3.6, 7.2), (6.1, 9.8), (10.6, 4.6)]
    canvas.painter.drawPolyline([QPointF(left + x, upper + y) for x, y in points])


def paint_diamond(canvas: Canvas, x: float, y: float, color: QColor, *, is_hollow: bool) -> None:
    """Paint a diamond around a point given from the leading edge and the top."""
    at, level, side = canvas.x(x), canvas.bounds.top() + y, 4.0
    canvas.painter.setRenderHint(canvas.painter.RenderHint.Antialiasing)
    canvas.painter.setPen(QPen(color, 1.4))
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush if is_hollow else color)
    corners = [(0, -side), (side, 0), (0, side), (-side, 0)]
    canvas.painter.drawPolygon(QPolygonF([QPointF(at + dx, level + dy) for dx, dy in corners]))
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_row_texts(canvas: Canvas, columns: RulerColumns, row: DayRow, texts: RulerTexts) -> None:
    """Paint tick, place, name, people and offset of a row as high as the canvas."""
    tokens = canvas.tokens
    height = canvas.height
    color = tokens.t1 if row.is_ticked else tokens.t2
    paint_tick(canvas, (height - TICK) / 2, is_ticked=row.is_ticked)
    chip_at = EDGE + TICK + _GAP
    paint_country_chip(canvas, chip_at, row.row.place.country)
    has_mark = row.is_anchor or row.row.is_on_trial
    room = columns.detail - columns.name - _GAP - (18 if has_mark else 0)
    box = canvas.box(columns.name, 0, room, height)
    taken = canvas.text(box, texts.name, FontRole.KEY_CELL, color)
    mark = columns.name + taken + 10
    if row.row.is_on_trial:
        orange = tokens.categorical[_TRIAL_SLOT]
        paint_diamond(canvas, mark, height / 2, orange, is_hollow=True)
    elif row.is_anchor:
        paint_diamond(canvas, mark, height / 2, tokens.t1, is_hollow=False)
    detail = canvas.box(columns.detail, 0, columns.offset - columns.detail - _GAP, height)
    canvas.text(detail, texts.detail, FontRole.CAPTION, tokens.t2)
    offset = canvas.box(columns.offset, 0, columns.track - columns.offset - 14, height)
    canvas.text(offset, texts.offset, FontRole.CAPTION, tokens.t2, Align.TRAILING)


def paint_local_time(canvas: Canvas, columns: RulerColumns, local: LocalTime) -> None:
    """Paint the local time of a row as high as the canvas, with its word."""
    tokens, height = canvas.tokens, canvas.height
    time = canvas.box(columns.local, 0, 40, height)
    role = FontRole.SECTION if local.is_at_work else FontRole.BODY
    canvas.text(time, local.time, role, tokens.t1 if local.is_at_work else tokens.t2)
    word = canvas.box(columns.local + 44, 0, columns.local_width - 44, height)
    canvas.text(word, local.word, FontRole.CAPTION, tokens.t2)


class BarPainter:
    """Paints the bars of a day in the track of a ruler.

    Args:
        canvas: Over the whole ruler.
        columns: Where the track stands.
        day: What is shown.
    """

    def __init__(
        self, canvas: Canvas, columns: RulerColumns, day: OverlapDay, formatter: Formatter
    ) -> None:
        self._canvas = canvas
        self._columns = columns
        self._day = day
        self._formatter = formatter

    def paint(self, row: DayRow, top: float, height: float) -> None:
        """Paint the bars of a row."""
        middle = top + height / 2
        for bar in row.bars:
            self._paint_flex(bar, row.row.worker.pattern.flex_minutes, middle)
        for bar in row.bars:
            if bar.day_off is not None:
                self._paint_day_off(bar, middle)
                continue
            self._paint_pieces(bar, row, middle)
            self._paint_hours(bar, row, middle)

    def _box(self, stretch: Stretch, top: float, height: float) -> QRectF | None:
        minutes = self._day.axis.minutes
        start, end = max(0, stretch[0]), min(minutes, stretch[1])
        if start >= end:
            return None
        left, right = (self._columns.x(minute, minutes) for minute in (start, end))
        return self._canvas.box(left, top, right - left, height)

    def _paint_flex(self, bar: RulerBar, flex: int, middle: float) -> None:
        start, end = bar.span
        box = self._box((start - flex, end + flex), middle - _WHISKER / 2, _WHISKER)
        if flex and box is not None:
            self._canvas.fill(box, self._canvas.tokens.line, 2)

    def _paint_pieces(self, bar: RulerBar, row: DayRow, middle: float) -> None:
        tokens, canvas = self._canvas.tokens, self._canvas
        top = middle - _BAR_HEIGHT / 2
        for piece in bar.pieces:
            box = self._box(piece, top, _BAR_HEIGHT)
            if box is None:
                continue
            if row.row.is_on_trial:
                canvas.fill(box, tokens.panel, _BAR_RADIUS)
            else:
                color = tokens.sequential[1] if row.is_ticked else tokens.line2
                canvas.fill(box, color, _BAR_RADIUS)
            for window in self._day.windows if row.is_ticked else ():
                common = max(piece[0], window[0]), min(piece[1], window[1])
                shared = self._box(common, top, _BAR_HEIGHT)
                if shared is not None:
                    canvas.fill(shared, tokens.acc)
            if row.row.is_on_trial:
                canvas.frame(box, tokens.categorical[_TRIAL_SLOT], _BAR_RADIUS, 2)

    def _paint_day_off(self, bar: RulerBar, middle: float) -> None:
        """Hatch the hours of a holiday, with its name."""
        tokens, canvas = self._canvas.tokens, self._canvas
        box = self._box(bar.span, middle - _BAR_HEIGHT / 2, _BAR_HEIGHT)
        if box is None:
            return
        painter = canvas.painter
        painter.save()
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        painter.fillRect(box, tokens.warn_wash)
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.warn_line, 1.2))
        x = box.left() - box.height()
        while x < box.right():
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
            x += _HATCH_STEP
        painter.restore()
        canvas.frame(box, tokens.warn_line, _BAR_RADIUS)
        name = bar.day_off or ""
        if box.width() > 40 and name:
            width = min(box.width() - 8, text_width(name, FontRole.CAPTION) + 10)
            left = box.right() - 4 - width if canvas.is_right_to_left else box.left() + 4
            plate = QRectF(left, box.top() + 2, width, box.height() - 4)
            canvas.fill(plate, tokens.warn_wash, 2)
            canvas.text(plate.adjusted(4, 0, -4, 0), name, FontRole.CAPTION, tokens.warn)

    def _paint_hours(self, bar: RulerBar, row: DayRow, middle: float) -> None:
        """Write the local hours where the bar has room beside the shared time, or on it."""
        tokens = self._canvas.tokens
        text = self._formatter.time_range(bar.start, bar.end)
        need = text_width(text, FontRole.CAPTION) + 14
        minutes = self._day.axis.minutes
        start, end = max(0, bar.span[0]), min(minutes, bar.span[1])
        windows = [w for w in self._day.windows if w[0] < end and w[1] > start]
        per_minute = self._columns.track_width / minutes
        on_window = None
        for left, right, is_shared in _segments(start, end, windows if row.is_ticked else []):
            if (right - left) * per_minute < need:
                continue
            if is_shared:
                on_window = on_window or (left, right)
                continue
            self._write(text, (left, right), middle, tokens.t1 if row.is_ticked else tokens.t2)
            return
        if on_window is not None:
            self._write(text, on_window, middle, tokens.on_acc)

    def _write(self, text: str, stretch: Stretch, middle: float, color: QColor) -> None:
        box = self._box(stretch, middle - _BAR_HEIGHT / 2, _BAR_HEIGHT)
        if box is not None:
            self._canvas.text(box.adjusted(7, 0, -7, 0), text, FontRole.CAPTION, color)


def _segments(start: int, end: int, windows: Sequence[Stretch]) -> Sequence[tuple[int, int, bool]]:
    """Return a bar's stretches, each with whether it is shared."""
    found, at = [], start
    for since, until in windows:
        if since > at:
            found.append((at, since, False))
        found.append((max(at, since), min(end, until), True))
        at = min(end, until)
    if at < end:
        found.append((at, end, False))
    return found


def paint_hours_head(
    canvas: Canvas, columns: RulerColumns, day: OverlapDay, formatter: Formatter, bottom: float
) -> None:
    """Write the hours of the anchor's clock above the track, fewer where there is no room."""
    axis = day.axis
    per_hour = columns.track_width * 60 / axis.minutes
    step = next((hours for hours in (2, 3, 6) if per_hour * hours >= 34), 12)
    for minute in range(0, axis.minutes + 1, 60 * step):
        hour = axis.wall(minute).hour if minute < axis.minutes else 24
        x = columns.x(minute, axis.minutes)
        start = min(max(x - 14, columns.track), columns.track + columns.track_width - 28)
        align = Align.CENTER
        if minute in (0, axis.minutes):
            align = Align.TRAILING if minute else Align.LEADING
        text = formatter.integer(hour).rjust(2, "0")
        box = canvas.box(start, bottom - 20, 28, 14)
        canvas.text(box, text, FontRole.CAPTION, canvas.tokens.t2, align)


def paint_grid(
    canvas: Canvas, columns: RulerColumns, day: OverlapDay, top: float, bottom: float
) -> None:
    """Draw a hairline an hour, stronger ones a quarter of a day, and tint what is shared."""
    axis, tokens = day.axis, canvas.tokens
    for start, end in day.windows:
        left, right = columns.x(start, axis.minutes), columns.x(end, axis.minutes)
        canvas.fill(canvas.box(left, top, right - left, bottom - top), tokens.acc_wash)
    for minute in range(0, axis.minutes + 1, 60):
        color = tokens.line if minute % 360 == 0 else tokens.grid
        canvas.upright(columns.x(minute, axis.minutes), color, top, bottom)


def paint_windows(
    canvas: Canvas, columns: RulerColumns, day: OverlapDay, top: float, bottom: float
) -> None:
    """Draw the edges of what is shared."""
    for window in day.windows:
        for minute in window:
            x = columns.x(minute, day.axis.minutes)
            canvas.upright(x, canvas.tokens.acc, top, bottom)


def paint_people(
    canvas: Canvas, columns: RulerColumns, day: OverlapDay, top: float, height: float
) -> None:
    """Paint the people at work by quarter of an hour, darker where all of the core group are."""
    tokens, axis = canvas.tokens, day.axis
    most = max((slot.person_minutes for slot in day.presence.slots), default=0)
    base = round(top + height)
    canvas.rule(base, tokens.line2, columns.track, columns.track + columns.track_width)
    slots = [axis.minute(slot.start_utc) for slot in day.presence.slots]
    for slot, start in zip(day.presence.slots, slots, strict=True):
        if not slot.person_minutes:
            continue
        end = min(start + 15, axis.minutes)
        tall = max(1.0, height * slot.person_minutes / most)
        left, right = columns.x(start, axis.minutes), columns.x(end, axis.minutes)
        is_shared = any(w[0] <= start and end <= w[1] for w in day.windows)
        box = canvas.box(left, base - tall, right - left - 0.5, tall)
        canvas.fill(box, tokens.acc if is_shared else tokens.sequential[1])


def paint_cursor(canvas: Canvas, x: float, text: str, head: float, bottom: float) -> None:
    """Paint the upright line of the cursor with its time in the head."""
    tokens = canvas.tokens
    canvas.fill(canvas.box(x - 0.5, head - 2, 1.5, bottom - head + 2), tokens.t1)
    width = text_width(text, FontRole.STRONG_CAPTION) + 2 * _CHIP_PADDING
    start = min(max(x - width / 2, 0), canvas.width - width)
    box = canvas.box(start, head - 23, width, 20)
    canvas.fill(box, tokens.t1, 4)
    canvas.text(box, text, FontRole.STRONG_CAPTION, tokens.panel, Align.CENTER)
