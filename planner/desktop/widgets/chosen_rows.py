"""Painted rows of which one is chosen: by arrow keys or the pointer; Enter opens it."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip

from planner.desktop.buttons import KEYBOARD_REASONS
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Canvas
from planner.desktop.widgets.rows_canvas import RowsCanvas

_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ChosenRows(RowsCanvas):
    """Subclasses paint rows, and say of each what it is called and what there is to say.

    Signals:
        row_chosen: The key of a row.
        row_opened: The key of a row, and where it is on the screen.
    """

    row_chosen = Signal(str)
    row_opened = Signal(str, QRect)

    def __init__(self, theme: Theme, head: int, row: int, name: str) -> None:
        super().__init__(theme, head, row, 0)
        self._head_height, self._row_height = head, row
        self._chosen = -1
        self._hovered = -1
        self._has_ring = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(name)

    @property
    def row(self) -> int:
        """The row chosen; -1 for none."""
        return self._chosen

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the rows; a row with an empty one cannot be chosen."""
        raise NotImplementedError

    def words(self, row: int) -> str:
        """Return all there is to say of a row."""
        raise NotImplementedError

    def paint_row(self, row: Canvas, number: int) -> None:
        """Paint what is in a row."""
        raise NotImplementedError

    def paint_head(self, canvas: Canvas) -> None:
        """Paint what stands above the rows."""
        raise NotImplementedError

    def minimumSizeHint(self) -> QSize:
        """Keep a few rows in sight."""
        return QSize(320, self._head_height + 3 * self._row_height)

    def show_rows(self, chosen: str | None) -> None:
        """Take over other rows, one of them chosen; the subclass holds them by now."""
        keys = self.keys()
        row = keys.index(chosen) if chosen is not None and chosen in keys else -1
        self.set_row_count(len(keys))
        if row != self._chosen and row >= 0:
            self.show_row(row)
        self._chosen = row
        self._tell()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the row chosen in sight where there is another height for the rows."""
        super().resizeEvent(event)
        if event.oldSize().height() != event.size().height() and self._chosen >= 0:
            self.show_row(self._chosen)

    def paint(self, canvas: Canvas) -> None:
        """Paint the head, and the rows in sight."""
        self.paint_head(canvas)
        canvas.painter.save()
        self.clip_to_rows(canvas)
        for number in self.rows_in_sight():
            row = canvas.within(0, self.row_top(number), canvas.width, self._row_height)
            self._paint_ground(row, number)
            self.paint_row(row, number)
            if number == self._chosen and self.hasFocus() and self._has_ring:
                ring = row.box(4, 1, row.width - 6, self._row_height - 3)
                row.frame(ring, row.tokens.acc, 4, 2)
        canvas.painter.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another row; Enter opens it."""
        key, last = Qt.Key(event.key()), self.row_count - 1
        page = max(1, len(self.rows_in_sight()) - 1)
        steps = {
            Qt.Key.Key_Up: (self._chosen - 1, -1),
            Qt.Key.Key_Down: (self._chosen + 1, 1),
            Qt.Key.Key_Home: (0, 1),
            Qt.Key.Key_End: (last, -1),
            Qt.Key.Key_PageUp: (self._chosen - page, -1),
            Qt.Key.Key_PageDown: (self._chosen + page, 1),
        }
        if key in _OPENING and self._chosen >= 0:
            self._open(self._chosen)
        elif key in steps and last >= 0:
            goal, direction = steps[key]
            self._has_ring = True
            self._choose(self._nearest(min(max(0, goal), last), direction))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row under the pointer."""
        row = self.row_at(event.position().y())
        if row is not None and event.button() == Qt.MouseButton.LeftButton and self.keys()[row]:
            self._choose(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row under the pointer."""
        row = self.row_at(event.position().y())
        if row is not None and self.keys()[row]:
            self._open(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which row is under the pointer."""
        self._hover(self.row_at(event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """Show none."""
        super().leaveEvent(event)
        self._hover(None)

    def event(self, event: QEvent) -> bool:
        """Say all of a row beside the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.row_at(event.pos().y())
            QToolTip.showText(event.globalPos(), "" if row is None else self.words(row), self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring where the keyboard brought the focus; begin with the first row."""
        super().focusInEvent(event)
        self._has_ring = event.reason() in KEYBOARD_REASONS
        if self._chosen < 0 and self.row_count:
            self._choose(self._nearest(0, 1))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self._has_ring = False
        self.update()

    def _paint_ground(self, row: Canvas, number: int) -> None:
        tokens = row.tokens
        if number == self._chosen:
            row.fill(row.bounds, tokens.acc_wash)
            row.fill(row.box(0, 0, 3, row.height), tokens.acc)
        elif number == self._hovered:
            row.fill(row.bounds, tokens.hover)
        row.rule(row.height - 1, tokens.grid)

    def _nearest(self, row: int, step: int) -> int:
        """Return the next row that can be chosen, in a direction; the present one without any."""
        keys = self.keys()
        while 0 <= row < len(keys):
            if keys[row]:
                return row
            row += step
        return self._chosen

    def _choose(self, row: int) -> None:
        if row == self._chosen or row < 0:
            return
        self._chosen = row
        self.show_row(row)
        self._tell()
        self.update()
        self.row_chosen.emit(self.keys()[row])

    def _open(self, row: int) -> None:
        corner = self.mapToGlobal(QPoint(0, self.row_top(row)))
        size = QSize(self.width(), self._row_height)
        self.row_opened.emit(self.keys()[row], QRect(corner, size))

    def _hover(self, row: int | None) -> None:
        hovered = -1 if row is None else row
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def _tell(self) -> None:
        self.describe(self.accessibleName(), self.words(self._chosen) if self._chosen >= 0 else "")
