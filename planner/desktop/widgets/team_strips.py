"""When each team covers a week: a strip each, with how much that is."""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.coverage_shapes import TeamStrip
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.rows_canvas import RowsCanvas
from planner.localization.messages import _

HEAD, ROW = 28, 32
_EDGE = 16.0
_MOST_NAME = 180.0
_BAR = 14.0
_SHARE, _HOURS = 62.0, 72.0
_DAYS = 7


class TeamStrips(RowsCanvas):
    """Shows strips; the up and down keys or the pointer choose one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, HEAD, ROW, 0)
        self._name = _("By team")
        self._days: tuple[str, ...] = ()
        self._strips: tuple[TeamStrip, ...] = ()
        self._current = 0
        self.setAccessibleName(self._name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def strips(self) -> tuple[TeamStrip, ...]:
        """What is on show."""
        return self._strips

    def show_strips(self, days: tuple[str, ...], strips: tuple[TeamStrip, ...]) -> None:
        """Show other strips under the names of the weekdays."""
        self._days, self._strips = days, strips
        self._current = min(self._current, max(0, len(strips) - 1))
        self.set_row_count(len(strips))
        self._tell()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Keep two teams in sight."""
        return QSize(480, HEAD + 2 * ROW)

    def paint(self, canvas: Canvas) -> None:
        """Paint headings and strips."""
        canvas = canvas.within(0, 0, self.content_width(), canvas.height)
        tokens, start, width = canvas.tokens, self._track(), self._track_width(canvas.width)
        canvas.fill(canvas.box(0, 0, canvas.width, HEAD), tokens.sunk)
        for day, name in enumerate(self._days):
            box = canvas.box(start + day * width / _DAYS, 0, width / _DAYS, HEAD)
            canvas.text(box, name, FontRole.CAPTION, tokens.t2)
        heads = self._heads()
        looks = ((FontRole.CAPTION, tokens.t2), (FontRole.CAPTION, tokens.t2))
        self._paint_figures(canvas, (0, HEAD), heads, looks)
        canvas.painter.save()
        self.clip_to_rows(canvas)
        for number in self.rows_in_sight():
            self._paint_strip(canvas, self._strips[number], number)
        canvas.painter.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another team."""
        target = {
            Qt.Key.Key_Up: self._current - 1,
            Qt.Key.Key_Down: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._strips) - 1,
        }.get(Qt.Key(event.key()))
        if target is None or not self._strips:
            super().keyPressEvent(event)
            return
        self._choose(min(max(0, target), len(self._strips) - 1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which team is chosen."""
        super().focusInEvent(event)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that none is."""
        super().focusOutEvent(event)
        self._tell()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the team under the pointer."""
        number = self.row_at(event.position().y())
        if number is not None:
            self._choose(number)

    def _choose(self, number: int) -> None:
        self._current = number
        self.show_row(number)
        self._tell()
        self.update()

    def _tell(self) -> None:
        told = self._strips[self._current : self._current + 1] if self.hasFocus() else self._strips
        words = (
            _("{team}: {share} covered, {hours}").format(
                team=strip.name, share=strip.share, hours=strip.hours
            )
            for strip in told
        )
        self.describe(self._name, "; ".join(words))

    def _track(self) -> float:
        names = (text_width(strip.name, FontRole.NAME) for strip in self._strips)
        widest = max(names, default=0.0)
        return _EDGE + min(widest, _MOST_NAME) + 16

    def _track_width(self, width: float) -> float:
        return max(width - self._track() - sum(self._columns()) - _EDGE - 8, 70.0)

    def _heads(self) -> tuple[str, str]:
        return _("Covered"), _("Hours a week")

    def _columns(self) -> tuple[float, float]:
        """Return the room of the share and of the hours, each with its heading."""
        share, hours = (text_width(head, FontRole.CAPTION) for head in self._heads())
        return max(_SHARE, share + 8), max(_HOURS, hours + 16)

    def _paint_strip(self, canvas: Canvas, strip: TeamStrip, number: int) -> None:
        tokens, top = canvas.tokens, self.row_top(number)
        is_current = self.hasFocus() and number == self._current
        start, width = self._track(), self._track_width(canvas.width)
        color = tokens.acc_text if is_current else tokens.t1
        name = canvas.box(_EDGE, top, start - _EDGE - 8, ROW - 1)
        canvas.text(name, strip.name, FontRole.NAME, color)
        day = width / _DAYS
        bar = top + (ROW - 1 - _BAR) / 2
        for number_of_day in range(_DAYS):
            box = canvas.box(start + number_of_day * day, bar, day - 2, _BAR)
            canvas.fill(box, tokens.weekend)
        slot = width / max(1, len(strip.covered))
        for first, behind in _covered_runs(strip.covered):
            box = canvas.box(start + first * slot, bar, (behind - first) * slot, _BAR)
            canvas.fill(box, tokens.sequential[3])
        figures = strip.share, strip.hours
        looks = ((FontRole.NAME, tokens.t1), (FontRole.CELL, tokens.t2))
        self._paint_figures(canvas, (top, ROW - 1), figures, looks)
        canvas.rule(top + ROW - 1, tokens.grid)

    def _paint_figures(
        self,
        canvas: Canvas,
        row: tuple[float, float],
        texts: tuple[str, str],
        looks: tuple[tuple[FontRole, QColor], tuple[FontRole, QColor]],
    ) -> None:
        """Write the share and the hours into a row, of which the top and the height are given."""
        end, (top, height) = canvas.width - _EDGE, row
        share, hours = self._columns()
        boxes = (
            canvas.box(end - hours - share, top, share, height),
            canvas.box(end - hours, top, hours, height),
        )
        for box, text, (role, color) in zip(boxes, texts, looks, strict=True):
            canvas.text(box, text, role, color, Align.NUMBER)


def _covered_runs(covered: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    """Yield the covered stretches: first, and behind the last."""
    start = None
    for at, is_covered in enumerate((*covered, False)):
        if is_covered and start is None:
            start = at
        elif not is_covered and start is not None:
            yield start, at
            start = None
