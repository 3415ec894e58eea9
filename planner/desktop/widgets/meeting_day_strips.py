"""A day by quarters of an hour: what each is to everybody, and what meeting then costs all."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy

from planner.calculators.meeting_burden import BurdenKind
from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.meetings_day import DayStrips
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.meeting_colors import fill_of
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.localization.messages import _

_EDGE, _GAP = 16.0, 8.0
_HEAD, _TOTALS, _FOOT = 18.0, 34.0, 6.0
_LEAST_ROW, _MOST_ROW = 15.0, 22.0
_MOST_NAME = 150.0
_STEPS_OF_LABEL = 12
"""Quarters of an hour between two labels."""


class MeetingDayStrips(PaintedWidget):
    """Shows ``DayStrips``; arrow keys or the pointer choose a step of somebody's day.

    Signals:
        step_told: What there is to say of it; empty for none.
    """

    step_told = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._shown: DayStrips | None = None
        self._step: tuple[int, int] | None = None
        self._explain: Callable[[int, int], str] = _nothing
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Where the times come from"))

    @property
    def shown(self) -> DayStrips | None:
        """What is on show."""
        return self._shown

    @property
    def step(self) -> tuple[int, int] | None:
        """Row and step chosen; the row after the last is the totals."""
        return self._step

    def explain_with(self, explain: Callable[[int, int], str]) -> None:
        """Say what a step means by a function of its row and step."""
        self._explain = explain

    def show_strips(self, shown: DayStrips | None) -> None:
        """Show another day, or none."""
        self._shown = shown
        if shown is None or (
            self._step is not None
            and (self._step[0] > len(shown.names) or self._step[1] >= len(shown.times))
        ):
            self._step = None
        self.setMinimumSize(self.sizeHint())
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the least room for all rows."""
        count = len(self._shown.names) if self._shown is not None else 0
        return QSize(480, round(_HEAD + count * _LEAST_ROW + _TOTALS + _FOOT))

    def paint(self, canvas: Canvas) -> None:
        """Paint hours, rows, totals and the meetings."""
        shown = self._shown
        if shown is None or not shown.times:
            return
        tokens, width = canvas.tokens, self._step_width()
        for step in range(0, len(shown.times) + 1, _STEPS_OF_LABEL):
            text = shown.times[step] if step < len(shown.times) else ""
            box = canvas.box(self._left() + step * width - 24, 0, 48, _HEAD)
            canvas.text(box, text, FontRole.CAPTION, tokens.t2, Align.CENTER)
        for row, name in enumerate(shown.names):
            top = _HEAD + row * self._row_height()
            label = canvas.box(_EDGE, top, self._left() - _EDGE - _GAP, self._row_height())
            canvas.text(label, name, FontRole.CAPTION, tokens.t1)
            for first, last, kind in _runs(shown.kinds[row]):
                color = _strip_color(kind, canvas)
                left = self._left() + first * width
                canvas.fill(
                    canvas.box(left, top, (last - first) * width, self._row_height() - 2), color
                )
        self._paint_totals(canvas, shown)
        for step in shown.marked:
            canvas.frame(self._meeting_box(canvas, shown, step), tokens.acc, 2, 1)
        canvas.frame(self._meeting_box(canvas, shown, shown.chosen), tokens.acc, 2, 2)
        if self._step is not None and self.hasFocus():
            box = canvas.box(*self._place(*self._step)).adjusted(-2, -1, 2, 1)
            canvas.frame(box, tokens.panel, 2, 3)
            canvas.frame(box, tokens.t1, 2, 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another step or row."""
        shown, ahead = self._shown, -1 if self.is_right_to_left else 1
        steps = {
            Qt.Key.Key_Left: (0, -ahead),
            Qt.Key.Key_Right: (0, ahead),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Home: (0, -1000),
            Qt.Key.Key_End: (0, 1000),
        }
        by = steps.get(Qt.Key(event.key()))
        if by is None or shown is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        row, step = self._step or (0, shown.chosen)
        self._choose(row + by[0], step + by[1])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the step under the pointer."""
        x = event.position().x()
        x = self.width() - x if self.is_right_to_left else x
        step = int((x - self._left()) // self._step_width())
        row = int((event.position().y() - _HEAD) // self._row_height())
        if self._shown is not None and 0 <= step < len(self._shown.times) and row >= 0:
            self._choose(row, step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the meeting."""
        super().focusInEvent(event)
        if self._step is None and self._shown is not None:
            self._choose(0, self._shown.chosen)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show no step without the focus."""
        super().focusOutEvent(event)
        self.update()

    def _choose(self, row: int, step: int) -> None:
        shown = self._shown
        if shown is not None and shown.times:
            self._step = (
                min(max(0, row), len(shown.names)),
                min(max(0, step), len(shown.times) - 1),
            )
            self._tell()
            self.update()

    def _tell(self) -> None:
        text = "" if self._step is None else self._explain(*self._step)
        self.describe(self.accessibleName(), text)
        self.step_told.emit(text)

    def _left(self) -> float:
        names = self._shown.names if self._shown is not None else ()
        widest = max((text_width(each, FontRole.CAPTION) for each in names), default=0.0)
        total = text_width(_("All people"), FontRole.CAPTION)
        return _EDGE + min(max(widest, total) + 4, _MOST_NAME) + _GAP

    def _step_width(self) -> float:
        count = len(self._shown.times) if self._shown is not None else 0
        return (self.width() - self._left() - _EDGE) / max(1, count)

    def _row_height(self) -> float:
        count = len(self._shown.names) if self._shown is not None else 0
        room = (self.height() - _HEAD - _TOTALS - _FOOT) / max(1, count)
        return float(int(min(max(room, _LEAST_ROW), _MOST_ROW)))

    def _place(self, row: int, step: int) -> tuple[float, float, float, float]:
        left, height = self._left() + step * self._step_width(), self._row_height()
        top = _HEAD + row * height
        count = len(self._shown.names) if self._shown is not None else 0
        tall = _TOTALS if row == count else height - 2
        return left, top, self._step_width(), tall

    def _meeting_box(self, canvas: Canvas, shown: DayStrips, step: int) -> QRectF:
        height = len(shown.names) * self._row_height()
        left, width = self._left() + step * self._step_width(), shown.length * self._step_width()
        return canvas.box(left, _HEAD - 2, width, height + 2)

    def _paint_totals(self, canvas: Canvas, shown: DayStrips) -> None:
        tokens, width = canvas.tokens, self._step_width()
        bottom = _HEAD + len(shown.names) * self._row_height() + _TOTALS
        label = canvas.box(_EDGE, bottom - 20, self._left() - _EDGE - _GAP, 20)
        canvas.text(label, _("All people"), FontRole.CAPTION, tokens.t2)
        most = max(shown.totals) or 1.0
        meetings = {*shown.marked, shown.chosen}
        for step, total in enumerate(shown.totals):
            height = max(1.0, (_TOTALS - 6) * total / most)
            color = tokens.acc if step in meetings else tokens.line2
            canvas.fill(
                canvas.box(self._left() + step * width, bottom - height, width, height), color
            )
        canvas.rule(bottom, tokens.line2, self._left(), canvas.width - _EDGE)


def _runs(kinds: tuple[int, ...]) -> list[tuple[int, int, BurdenKind]]:
    """Return stretches of the same kind, their first step and the one after the last."""
    found: list[tuple[int, int, BurdenKind]] = []
    for step, kind in enumerate(kinds):
        if found and found[-1][2] == kind:
            found[-1] = (found[-1][0], step + 1, BurdenKind(kind))
        else:
            found.append((step, step + 1, BurdenKind(kind)))
    return found


def _strip_color(kind: BurdenKind, canvas: Canvas) -> QColor:
    """Return a tint: here the nights are most of it, and stay in the background."""
    if kind is BurdenKind.NIGHT:
        return canvas.tokens.weekend
    return canvas.tokens.line if kind is BurdenKind.DAY_OFF else fill_of(kind, canvas.tokens)


def _nothing(_row: int, _step: int) -> str:
    return ""
