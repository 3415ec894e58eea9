"""A choice of a few, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy

from planner.desktop.buttons import KEYBOARD_REASONS
from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Align, Canvas
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.localization.running_text import listed

_HEIGHT = 28


class Segments(PaintedWidget):
    """Shows names beside each other, one of them chosen; arrows choose the next.

    Args:
        name: What the choice is about.
        choices: Values with their names.

    Signals:
        chosen: The value.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, name: str, choices: Sequence[tuple[object, str]]) -> None:
        super().__init__(theme)
        self._name, self._choices = name, tuple(choices)
        self._at, self._has_ring = 0, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumSize(QSize(120, _HEIGHT))
        self._tell()

    @property
    def value(self) -> object:
        """What is chosen."""
        return self._choices[self._at][0]

    def show_value(self, value: object) -> None:
        """Show another choice; the first where there is no such one."""
        values = [each for each, _text in self._choices]
        self._at = values.index(value) if value in values else 0
        self._tell()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the next one, or the one before."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        is_aside = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        self._choose(self._at + (-step if is_aside and self.is_right_to_left else step))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer."""
        x = event.position().x()
        along = self.width() - x if self.is_right_to_left else x
        self._choose(int(along / self.width() * len(self._choices)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring only where the keyboard brought the focus."""
        self._has_ring = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        self._has_ring = False
        super().focusOutEvent(event)
        self.update()

    def paint(self, canvas: Canvas) -> None:
        """Paint a frame, the chosen one in the accent's wash, hairlines between."""
        tokens, count = canvas.tokens, len(self._choices)
        width = canvas.width / count
        whole = QRectF(canvas.bounds)
        canvas.frame(whole, tokens.line2, 6)
        for number, (_value, text) in enumerate(self._choices):
            box = canvas.box(number * width, 0, width, canvas.height)
            is_on = number == self._at
            if is_on:
                canvas.fill(box.adjusted(1, 1, -1, -1), tokens.acc_wash, 5)
                canvas.frame(box, tokens.acc_line, 6)
            elif number not in (0, self._at + 1):
                canvas.upright(number * width, tokens.line2, 1, canvas.height - 1)
            role = FontRole.STRONG_BUTTON if is_on else FontRole.BUTTON
            color = tokens.acc_text if is_on else tokens.t2
            canvas.text(box.adjusted(3, 0, -3, 0), text, role, color, Align.CENTER)
        if self._has_ring:
            canvas.frame(whole, tokens.acc, 6, 2)

    def _choose(self, number: int) -> None:
        number = min(max(0, number), len(self._choices) - 1)
        if number != self._at:
            self._at = number
            self._tell()
            self.update()
            self.chosen.emit(self.value)

    def _tell(self) -> None:
        _value, text = self._choices[self._at]
        self.describe(self._name, text)
        self.setToolTip(listed(name for _each, name in self._choices))
