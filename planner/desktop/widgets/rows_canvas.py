"""A painted widget of many rows between a head and a foot that stay where they are."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent

from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Canvas
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.desktop.widgets.scroll_bar import SlimScrollBar

_LEAST_ROWS = 3


class RowsCanvas(PaintedWidget):
    """Scrolls its rows where they do not all fit; subclasses paint them.

    Args:
        head: Pixels above the rows.
        row: Pixels of a row.
        foot: Pixels below them.
    """

    def __init__(self, theme: Theme, head: int, row: int, foot: int) -> None:
        super().__init__(theme)
        self._head, self._row, self._foot = head, row, foot
        self._count = 0
        self._bar = SlimScrollBar(theme, Qt.Orientation.Vertical, self)
        self._bar.setSingleStep(row)
        self._bar.valueChanged.connect(self._on_scrolled)

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return self._count

    @property
    def scroll_bar(self) -> SlimScrollBar:
        """The bar beside the rows."""
        return self._bar

    def set_row_count(self, count: int) -> None:
        """Show so many rows."""
        if count != self._count:
            self._count = count
            self.updateGeometry()
            self._arrange()

    def sizeHint(self) -> QSize:
        """Return the height of everything."""
        return QSize(640, self._head + self._count * self._row + self._foot)

    def minimumSizeHint(self) -> QSize:
        """Keep a few rows in sight."""
        shown = min(self._count, _LEAST_ROWS)
        return QSize(480, self._head + shown * self._row + self._foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the bar in."""
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the rows."""
        if self._bar.maximum():
            self._bar.setValue(self._bar.value() - event.angleDelta().y() * self._row // 120)
            event.accept()
        else:
            event.ignore()

    def content_width(self) -> int:
        """Return the width beside the bar."""
        return self.width() - (self._bar.width() if self._bar.isVisibleTo(self) else 0)

    def from_leading(self, x: float) -> float:
        """Return the distance of a place from the leading edge."""
        return self.width() - x if self.is_right_to_left else x

    def row_top(self, number: int) -> int:
        """Return where a row begins, in the widget."""
        return self._head + number * self._row - self._bar.value()

    def row_at(self, y: float) -> int | None:
        """Return the row at a height, None outside of the rows."""
        if not self._head <= y < self.height() - self._foot:
            return None
        number = int(y - self._head + self._bar.value()) // self._row
        return number if number < self._count else None

    def show_row(self, number: int) -> None:
        """Scroll until a row is in sight."""
        top = number * self._row
        room = self._room()
        if top < self._bar.value():
            self._bar.setValue(top)
        elif top + self._row > self._bar.value() + room:
            self._bar.setValue(top + self._row - room)

    def rows_in_sight(self) -> range:
        """Return the rows of which anything is in sight."""
        first = self._bar.value() // self._row
        last = -(-(self._bar.value() + self._room()) // self._row)
        return range(first, min(self._count, last))

    def rows_bottom(self) -> int:
        """Return where the rows in sight end."""
        return min(self.row_top(self._count), self.height() - self._foot)

    def clip_to_rows(self, canvas: Canvas) -> None:
        """Let nothing be painted over head and foot until the painter is restored."""
        bounds = canvas.bounds
        canvas.painter.setClipRect(
            bounds.adjusted(0, self._head, 0, self.rows_bottom() - bounds.bottom())
        )

    def _room(self) -> int:
        return max(self._row, self.height() - self._head - self._foot)

    def _arrange(self) -> None:
        excess = max(0, self._count * self._row - self._room())
        self._bar.setRange(0, excess)
        self._bar.setPageStep(self._room())
        width = self._bar.sizeHint().width()
        left = 0 if self.is_right_to_left else self.width() - width
        self._bar.setGeometry(left, self._head, width, self._room())
        self._bar.setVisible(excess > 0)
        self.update()

    def _on_scrolled(self, _value: int) -> None:
        self.update()
