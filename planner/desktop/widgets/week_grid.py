"""How many people are at work in every hour of a week; hatched where they are too few."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.coverage_shapes import Cell, WeekShown
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.hatching import hatch
from planner.desktop.widgets.painted_widget import PaintedWidget

DAYS, HOURS, SLOTS_AN_HOUR = 7, 24, 4
_EDGE = 16.0
_HEAD = 20.0
_LEAST_HEIGHT, _MOST_HEIGHT = 22.0, 36.0
_LEAST_CELL = 22.0
_STEPS = 5
_PALE = 3


def step_of(people: int, most: int) -> int | None:
    """Return the step of the sequential palette; the last is the most people, None is nobody."""
    return None if people <= 0 else min((people - 1) * _STEPS // max(1, most), _STEPS - 1)


class WeekGrid(PaintedWidget):
    """Shows a ``WeekShown``; arrow keys or the pointer choose an hour.

    Signals:
        cell_told: What there is to say of the hour chosen; empty for none.
    """

    cell_told = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme)
        self._name = name
        self._summary = ""
        self._shown: WeekShown | None = None
        self._cell: Cell | None = None
        self._marked: frozenset[Cell] = frozenset()
        self._explain: Callable[[int, int], str] = _nothing
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(name)

    @property
    def cell(self) -> Cell | None:
        """The hour chosen."""
        return self._cell

    @property
    def marked(self) -> frozenset[Cell]:
        """The hours framed."""
        return self._marked

    def explain_with(self, explain: Callable[[int, int], str]) -> None:
        """Say what an hour means by a function of its weekday and hour."""
        self._explain = explain

    def show_week(self, shown: WeekShown, summary: str) -> None:
        """Show another week, with what it comes to in words; the hour chosen stays."""
        self._shown, self._summary = shown, summary
        self._tell()
        self.update()

    def mark(self, cells: frozenset[Cell]) -> None:
        """Frame hours, such as those of a gap."""
        if cells != self._marked:
            self._marked = cells
            self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(640, round(_HEAD + DAYS * 28 + 4))

    def minimumSizeHint(self) -> QSize:
        """Keep the figures apart."""
        width = 2 * _EDGE + self._names_width() + HOURS * _LEAST_CELL
        return QSize(round(width), round(_HEAD + DAYS * _LEAST_HEIGHT + 4))

    def paint(self, canvas: Canvas) -> None:
        """Paint hours, weekdays and cells."""
        shown = self._shown
        if shown is None:
            return
        tokens, names, width = canvas.tokens, self._names_width(), self._cell_width()
        for hour in range(0, HOURS + 1, 2):
            box = canvas.box(_EDGE + names + hour * width - 20, 0, 40, _HEAD)
            canvas.text(box, f"{hour:02d}", FontRole.CAPTION, tokens.t2, Align.CENTER)
        for day, name in enumerate(shown.days):
            box = canvas.box(
                _EDGE, _HEAD + day * self._cell_height(), names - 8, self._cell_height()
            )
            canvas.text(box, name, FontRole.BUTTON, tokens.t1, Align.TRAILING)
        most = max(shown.least, default=0)
        for day in range(DAYS):
            for hour in range(HOURS):
                self._paint_cell(canvas, shown, (day, hour), most)
        for cell in self._marked:
            canvas.frame(canvas.box(*self._place(cell)), tokens.warn, 0, 2)
        if self._cell is not None:
            box = canvas.box(*self._place(self._cell))
            color = tokens.acc if self.hasFocus() else tokens.t1
            canvas.frame(box.adjusted(-1, -1, 1, 1), tokens.panel, 2, 3)
            canvas.frame(box.adjusted(-1, -1, 1, 1), color, 2, 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another hour."""
        steps = {
            Qt.Key.Key_Left: (0, 1 if self.is_right_to_left else -1),
            Qt.Key.Key_Right: (0, -1 if self.is_right_to_left else 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Home: (0, -HOURS),
            Qt.Key.Key_End: (0, HOURS),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or self._shown is None:
            super().keyPressEvent(event)
            return
        day, hour = self._cell or (0, 0)
        self.choose((min(max(0, day + step[0]), DAYS - 1), min(max(0, hour + step[1]), HOURS - 1)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose a first hour."""
        super().focusInEvent(event)
        if self._cell is None and self._shown is not None:
            self.choose((0, 0))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the hour without the focus."""
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the hour under the pointer."""
        x = event.position().x()
        x = self.width() - x if self.is_right_to_left else x
        hour = int((x - _EDGE - self._names_width()) // self._cell_width())
        day = int((event.position().y() - _HEAD) // self._cell_height())
        if 0 <= day < DAYS and 0 <= hour < HOURS:
            self.choose((day, hour))

    def choose(self, cell: Cell) -> None:
        """Choose an hour."""
        self._cell = cell
        self._tell()
        self.update()

    def cell_center(self, cell: Cell) -> tuple[int, int]:
        """Return where the middle of an hour lies in the widget."""
        x, y, width, height = self._place(cell)
        middle = x + width / 2
        return round(self.width() - middle if self.is_right_to_left else middle), round(
            y + height / 2
        )

    def _tell(self) -> None:
        text = self._explain(*self._cell) if self._cell is not None and self._shown else ""
        self.describe(self._name, text or self._summary)
        self.cell_told.emit(text)

    def _names_width(self) -> float:
        days = self._shown.days if self._shown is not None else ()
        return max((text_width(name, FontRole.BUTTON) for name in days), default=20.0) + 10

    def _cell_width(self) -> float:
        return max((self.width() - 2 * _EDGE - self._names_width()) / HOURS, 1.0)

    def _cell_height(self) -> float:
        room = (self.height() - _HEAD - 4) / DAYS
        return float(int(min(max(room, _LEAST_HEIGHT), _MOST_HEIGHT)))

    def _place(self, cell: Cell) -> tuple[float, float, float, float]:
        day, hour = cell
        width, height = self._cell_width(), self._cell_height()
        left = _EDGE + self._names_width() + hour * width
        return left, _HEAD + day * height, width - 1, height - 1

    def _paint_cell(self, canvas: Canvas, shown: WeekShown, cell: Cell, most: int) -> None:
        tokens, place = canvas.tokens, self._place(cell)
        box, first = canvas.box(*place), (cell[0] * HOURS + cell[1]) * SLOTS_AN_HOUR
        step = step_of(min(shown.least[first : first + SLOTS_AN_HOUR]), most)
        for start, end in _runs(shown.is_gap[first : first + SLOTS_AN_HOUR]):
            left, top, width, height = place
            quarter = width / SLOTS_AN_HOUR
            part = canvas.box(left + start * quarter, top, (end - start) * quarter, height)
            if shown.is_gap[first + start]:
                hatch(canvas, part)
            else:
                people = min(shown.least[first + start : first + end])
                canvas.fill(part, tokens.sequential[step_of(people, most) or 0])
        text = shown.texts[cell[0] * HOURS + cell[1]]
        if text:
            is_hatched = any(shown.is_gap[first : first + SLOTS_AN_HOUR])
            if is_hatched:
                width = text_width(text, FontRole.CAPTION) + 6
                plate = box.adjusted(
                    (box.width() - width) / 2, (box.height() - 15) / 2,
                    (width - box.width()) / 2, (15 - box.height()) / 2,
                )  # fmt: skip
                canvas.fill(plate, tokens.warn_wash, 2)
            is_dark = not is_hatched and step is not None and step >= _PALE
            color = tokens.on_acc if is_dark else tokens.t1
            canvas.text(box, text, FontRole.CAPTION, color, Align.CENTER)


def _runs(flags: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of equal flags: first, and behind the last."""
    start = 0
    for at in range(1, len(flags) + 1):
        if at == len(flags) or flags[at] != flags[start]:
            yield start, at
            start = at


def _nothing(_day: int, _hour: int) -> str:
    return ""
