"""What everybody bears at a fixed time and in turn, as two dots on a line."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.localization.messages import _

_EDGE, _HEAD, _ROW = 16.0, 22.0, 24.0
_MOST_NAME, _LEAST_TRACK = 110.0, 60.0
_RADIUS = 4.0


@dataclass(frozen=True, slots=True)
class FairnessRow:
    """Somebody's burden at the fixed time, None where there is none, and in turn."""

    name: str
    fixed: float | None
    rotated: float | None
    fixed_text: str
    rotated_text: str
    words: str


class FairnessChart(PaintedWidget):
    """Shows ``FairnessRow``s on one scale; arrow keys or the pointer choose one.

    Signals:
        row_told: What there is to say of it.
    """

    row_told = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._rows: tuple[FairnessRow, ...] = ()
        self._row = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Points at the fixed time and in turn"))

    @property
    def rows(self) -> tuple[FairnessRow, ...]:
        """What is on show."""
        return self._rows

    @property
    def row(self) -> int:
        """The row chosen."""
        return self._row

    def show_rows(self, rows: tuple[FairnessRow, ...]) -> None:
        """Show other burdens."""
        self._rows = rows
        self._row = min(self._row, max(0, len(rows) - 1))
        self.setMinimumSize(self.sizeHint())
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of all rows."""
        return QSize(240, round(_HEAD + len(self._rows) * _ROW + 4))

    def paint(self, canvas: Canvas) -> None:
        """Paint the head and the rows."""
        if not self._rows:
            return
        heads, tokens = self._heads(), canvas.tokens
        fixed, rotated = self._columns()
        for text, (left, width) in zip(heads, (fixed, rotated), strict=True):
            box = canvas.box(left, 0, width, _HEAD)
            canvas.text(box, text, FontRole.CAPTION, tokens.t2, Align.TRAILING)
        self._paint_legend(canvas)
        most = max(value or 0.0 for row in self._rows for value in (row.fixed, row.rotated)) or 1.0
        for number, row in enumerate(self._rows):
            self._paint_row(canvas, number, row, most)
        if self.hasFocus():
            top = _HEAD + self._row * _ROW
            box = canvas.box(_EDGE - 6, top, canvas.width - 2 * _EDGE + 12, _ROW)
            canvas.frame(box, tokens.acc, 4, 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another row."""
        step = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Home: -len(self._rows),
            Qt.Key.Key_End: len(self._rows),
        }.get(Qt.Key(event.key()))
        if step is None or not self._rows:
            super().keyPressEvent(event)
            return
        self._choose(self._row + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row under the pointer."""
        row = int((event.position().y() - _HEAD) // _ROW)
        if 0 <= row < len(self._rows):
            self._choose(row)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show and say which row is chosen."""
        super().focusInEvent(event)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show no row without the focus."""
        super().focusOutEvent(event)
        self.update()

    def _choose(self, row: int) -> None:
        self._row = min(max(0, row), len(self._rows) - 1)
        self._tell()
        self.update()

    def _tell(self) -> None:
        text = self._rows[self._row].words if self._rows else ""
        self.describe(self.accessibleName(), text)
        self.row_told.emit(text)

    def _heads(self) -> tuple[str, str]:
        return _("Fixed"), _("In turn")

    def _columns(self) -> tuple[tuple[float, float], tuple[float, float]]:
        fixed, rotated = (
            max(44.0, text_width(text, FontRole.CAPTION) + 8) for text in self._heads()
        )
        end = self.width() - _EDGE
        return (end - rotated - fixed, fixed), (end - rotated, rotated)

    def _track(self) -> tuple[float, float]:
        names = max(text_width(row.name, FontRole.BODY) for row in self._rows)
        start = _EDGE + min(names + 4, _MOST_NAME) + 12
        return start, max(_LEAST_TRACK, self._columns()[0][0] - start - 10)

    def _paint_legend(self, canvas: Canvas) -> None:
        tokens, x = canvas.tokens, _EDGE + _RADIUS
        room = self._columns()[0][0]
        for is_rotated, text in enumerate((_("Fixed time"), _("In turn"))):
            width = text_width(text, FontRole.CAPTION)
            if x + width + 14 > room:
                return
            self._paint_dot(canvas, x, _HEAD / 2, is_filled=bool(is_rotated))
            box = canvas.box(x + 9, 0, width + 2, _HEAD)
            canvas.text(box, text, FontRole.CAPTION, tokens.t2)
            x += width + 26

    def _paint_row(self, canvas: Canvas, number: int, row: FairnessRow, most: float) -> None:
        tokens, top = canvas.tokens, _HEAD + number * _ROW
        start, width = self._track()
        middle = top + _ROW / 2
        name = canvas.box(_EDGE, top, start - _EDGE - 8, _ROW)
        canvas.text(name, row.name, FontRole.BODY, tokens.t1)
        canvas.rule(middle, tokens.grid, start, start + width)
        places = [
            start + value / most * width for value in (row.fixed, row.rotated) if value is not None
        ]
        if len(places) > 1:
            ends = [QPointF(x, middle) for x in sorted(places)]
            canvas.path(ends, tokens.line2, 3)
        if row.fixed is not None:
            self._paint_dot(canvas, places[0], middle, is_filled=False)
        if row.rotated is not None:
            self._paint_dot(canvas, places[-1], middle, is_filled=True)
        for text, (left, wide), role in zip(
            (row.fixed_text, row.rotated_text),
            self._columns(),
            (FontRole.BODY, FontRole.SECTION),
            strict=True,
        ):
            box = canvas.box(left, top, wide, _ROW)
            canvas.text(box, text, role, tokens.t1, Align.TRAILING)

    def _paint_dot(self, canvas: Canvas, x: float, y: float, *, is_filled: bool) -> None:
        tokens = canvas.tokens
        if is_filled:
            canvas.dot(x, y, _RADIUS, tokens.acc)
            return
        canvas.dot(x, y, _RADIUS + 0.5, tokens.t2)
        canvas.dot(x, y, _RADIUS - 1, tokens.panel)
