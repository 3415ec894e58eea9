"""A choice within a form: it opens on the arrow keys, and the wheel and shortcuts pass it by."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.form_fields import FormField
from planner.desktop.widgets.canvas import Canvas
from planner.desktop.widgets.cell_editors import ChoiceField

_CARET_ROOM = 22
_PADDING = 11
_RADIUS = 6.0
_TYPED = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.ShiftModifier


class FormChoice(ChoiceField):
    """Shows the choice of one or several records; where they differ it says so.

    Signals:
        chosen: The key of the field and the value picked.
    """

    chosen = Signal(str, object)

    def __init__(self, theme: Theme, field: FormField, parent: QWidget) -> None:
        super().__init__(theme, field.choices, parent)
        self._key = field.key
        self._offered = tuple(field.choices)
        self._placeholder = ""
        self._shown: object = None
        self._looks: tuple[object, str, str] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.choice_made.connect(self._on_choice_made)

    @property
    def typed(self) -> str | None:
        """Nothing: a choice is taken at once."""
        return None

    def show_field(self, field: FormField) -> None:
        """Show the present choice."""
        if (field.value, field.placeholder, field.text) == self._looks and (
            tuple(field.choices) == self._offered and self.value == field.value
        ):
            return
        self._looks = field.value, field.placeholder, field.text
        if tuple(field.choices) != self._offered:
            self._offered = tuple(field.choices)
            self._values = [value for value, _name in field.choices]
            self.clear()
            self.addItems([name for _value, name in field.choices])
        self._shown, self._placeholder = field.value, field.placeholder
        self.setCurrentIndex(-1 if field.value is None else self._values.index(field.value))
        self.setToolTip(field.text)
        self.update()

    def forget(self) -> None:
        """Show the present choice again."""
        index = -1 if self._shown is None else self._values.index(self._shown)
        self.setCurrentIndex(index)

    def event(self, event: QEvent) -> bool:
        """Keep letters and Delete from actions of the window: they would edit the seat."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_plain = not event.modifiers() & ~_TYPED
            if is_plain and (event.text().isprintable() or event.key() == Qt.Key.Key_Delete):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list on the arrow keys instead of changing the choice unseen."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showPopup()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the choice with a caret in the look of a form's field; or that records differ."""
        painter = QPainter(self)
        tokens, bounds = self._theme.tokens, QRectF(self.rect())
        canvas = Canvas(painter, tokens, bounds, is_right_to_left=self.isRightToLeft())
        has_focus, is_chosen = self.hasFocus(), self.currentIndex() >= 0
        canvas.fill(bounds, tokens.panel, _RADIUS)
        border = tokens.acc if has_focus else tokens.line2
        canvas.frame(bounds, border, _RADIUS, 2 if has_focus else 1)
        box = canvas.box(_PADDING, 0, canvas.width - _PADDING - _CARET_ROOM, canvas.height)
        text = self.currentText() if is_chosen else self._placeholder
        canvas.text(box, text, FontRole.BUTTON, tokens.t1 if is_chosen else tokens.t3)
        tip, middle = canvas.width - _CARET_ROOM / 2 - 1, canvas.height / 2
        sides = ((tip - 3.5, middle - 2), (tip, middle + 2), (tip + 3.5, middle - 2))
        canvas.path([QPointF(x, y) for x, y in sides], tokens.t2, 1.3)
        painter.end()

    def _on_choice_made(self) -> None:
        if self.value != self._shown:
            self.chosen.emit(self._key, self.value)
