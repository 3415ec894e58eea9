"""Hours of every two places as a grid of cells, the darker the more."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.painted_widget import PaintedWidget

_EDGE = 16.0
_HEAD = 20.0
_LEAST_HEIGHT, _MOST_HEIGHT = 17.0, 21.0
_LEAST_CELL, _MOST_CELL = 30.0, 46.0
_MOST_NAME = 130.0
_STEP_MINUTES = 120
_STEPS = 5
_PALE = 3


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A row and the column of the same name."""

    name: str
    code: str
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class HeatShown:
    """What a grid shows: names, minutes by row and column, and their texts."""

    rows: tuple[HeatRow, ...]
    minutes: tuple[tuple[int, ...], ...]
    texts: tuple[tuple[str, ...], ...]


def step_of(minutes: int) -> int | None:
    """Return the step of the sequential palette: one every two hours; None for nothing."""
    return min(minutes // _STEP_MINUTES, _STEPS - 1) if minutes else None


class HeatGrid(PaintedWidget):
    """Shows a ``HeatShown``; arrow keys or the pointer choose a cell.

    Signals:
        cell_told: What there is to say of the cell chosen; empty for none.
    """

    cell_told = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme)
        self._name = name
        self._shown: HeatShown | None = None
        self._cell: tuple[int, int] | None = None
        self._names_width = _EDGE
        self._explain: Callable[[int, int], str] = _nothing
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setAccessibleName(name)

    @property
    def cell(self) -> tuple[int, int] | None:
        """Row and column of the cell chosen."""
        return self._cell

    def explain_with(self, explain: Callable[[int, int], str]) -> None:
        """Say what a cell means by a function of its row and column."""
        self._explain = explain

    def show_grid(self, shown: HeatShown) -> None:
        """Show other hours; the cell chosen stays."""
        self._shown = shown
        widest = max((text_width(row.name, FontRole.CAPTION) for row in shown.rows), default=0.0)
        self._names_width = min(widest, _MOST_NAME) + 9
        count = len(shown.rows)
        if self._cell is not None and max(self._cell) >= count:
            self._cell = None
        self.setMinimumSize(self.sizeHint())
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that all cells need at least."""
        count = len(self._shown.rows) if self._shown is not None else 0
        width = _EDGE + self._names_width + count * _LEAST_CELL + _EDGE
        return QSize(round(width), round(_HEAD + count * _LEAST_HEIGHT + 4))

    def paint(self, canvas: Canvas) -> None:
        """Paint names and cells."""
        shown = self._shown
        if shown is None:
            return
        tokens, names, width = canvas.tokens, self._names_width, self._cell_width()
        height = self._cell_height()
        for number, row in enumerate(shown.rows):
            color = tokens.t1 if row.is_ticked else tokens.t3
            label = canvas.box(_EDGE, _HEAD + number * height, names - 8, height)
            canvas.text(label, row.name, FontRole.CAPTION, color, Align.TRAILING)
            head = canvas.box(_EDGE + names + number * width, 0, width, _HEAD)
            canvas.text(head, row.code, FontRole.CAPTION, color, Align.CENTER)
        rows, columns = self.cells_in_sight()
        for row_number, column in product(rows, columns):
            self._paint_cell(canvas, shown, row_number, column)
        if self._cell is not None:
            box = canvas.box(*self._place(*self._cell))
            color = tokens.acc if self.hasFocus() else tokens.t1
            canvas.frame(box.adjusted(-1, -1, 1, 1), tokens.panel, 2, 3)
            canvas.frame(box.adjusted(-1, -1, 1, 1), color, 2, 2)

    def cells_in_sight(self) -> tuple[range, range]:
        """Return the rows and columns of which anything is in sight."""
        count = len(self._shown.rows) if self._shown is not None else 0
        seen, width, height = QRectF(self.visibleRegion().boundingRect()), *self._cell_size()
        left = self.width() - seen.right() if self.is_right_to_left else seen.left()
        start = left - _EDGE - self._names_width
        first_column, last_column = int(start // width), int((start + seen.width()) // width)
        first_row = int((seen.top() - _HEAD) // height)
        last_row = int((seen.bottom() - _HEAD) // height)
        return (
            range(max(0, first_row), min(count, last_row + 1)),
            range(max(0, first_column), min(count, last_column + 1)),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another cell."""
        count = len(self._shown.rows) if self._shown is not None else 0
        steps = {
            Qt.Key.Key_Left: (0, 1 if self.is_right_to_left else -1),
            Qt.Key.Key_Right: (0, -1 if self.is_right_to_left else 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Home: (0, -count),
            Qt.Key.Key_End: (0, count),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or not count:
            super().keyPressEvent(event)
            return
        row, column = self._cell or (0, 0)
        self._choose(
            min(max(0, row + step[0]), count - 1), min(max(0, column + step[1]), count - 1)
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose a first cell."""
        super().focusInEvent(event)
        if self._cell is None and self._shown is not None and self._shown.rows:
            self._choose(0, min(1, len(self._shown.rows) - 1))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the cell without the focus."""
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell under the pointer."""
        x = event.position().x()
        x = self.width() - x if self.is_right_to_left else x
        column = int((x - _EDGE - self._names_width) // self._cell_width())
        row = int((event.position().y() - _HEAD) // self._cell_height())
        count = len(self._shown.rows) if self._shown is not None else 0
        if 0 <= row < count and 0 <= column < count:
            self._choose(row, column)

    def _choose(self, row: int, column: int) -> None:
        self._cell = row, column
        self._tell()
        self.update()

    def _tell(self) -> None:
        text = ""
        if self._cell is not None and self._cell[0] != self._cell[1]:
            text = self._explain(*self._cell)
        elif self._cell is not None and self._shown is not None:
            text = self._shown.rows[self._cell[0]].name
        self.describe(self._name, text)
        self.cell_told.emit(text)

    def _cell_width(self) -> float:
        count = len(self._shown.rows) if self._shown is not None else 1
        room = (self.width() - 2 * _EDGE - self._names_width) / max(1, count)
        return min(max(room, _LEAST_CELL), _MOST_CELL)

    def _cell_height(self) -> float:
        count = len(self._shown.rows) if self._shown is not None else 1
        room = (self.height() - _HEAD - 4) / max(1, count)
        return float(int(min(max(room, _LEAST_HEIGHT), _MOST_HEIGHT)))

    def _cell_size(self) -> tuple[float, float]:
        return self._cell_width(), self._cell_height()

    def _place(self, row: int, column: int) -> tuple[float, float, float, float]:
        width, height = self._cell_size()
        left = _EDGE + self._names_width + column * width
        return left, _HEAD + row * height, width - 1, height - 1

    def _paint_cell(self, canvas: Canvas, shown: HeatShown, row: int, column: int) -> None:
        tokens, box = canvas.tokens, canvas.box(*self._place(row, column))
        if row == column:
            canvas.fill(box, tokens.weekend)
            return
        step = step_of(shown.minutes[row][column])
        color = tokens.t3
        canvas.fill(box, tokens.sunk if step is None else tokens.sequential[step])
        if step is not None:
            color = tokens.t1 if step < _PALE else tokens.on_acc
        canvas.text(box, shown.texts[row][column], FontRole.CAPTION, color, Align.CENTER)


def _nothing(_row: int, _column: int) -> str:
    return ""
