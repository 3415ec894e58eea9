"""Editors that open inside a table cell: text, a place, a choice, a role with its level."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPointF,
    QRectF,
    QSize,
    QStringListModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QComboBox, QCompleter, QHBoxLayout, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Canvas, font_of, text_width
from planner.desktop.widgets.field import Field

_CARET_ROOM = 22

Choices = Sequence[tuple[object, str]]
"""Values with their names, in the order they are offered."""

Search = Callable[[str], Sequence[str]]
"""A typed text to the names that fit it."""


class PlaceField(Field):
    """A field that offers places as one types, whatever accents are used.

    Signals:
        place_chosen: A place was picked from the list.
    """

    place_chosen = Signal()

    def __init__(
        self, theme: Theme, search: Search, parent: QWidget | None = None, *, in_cell: bool = False
    ) -> None:
        super().__init__(theme, parent, in_cell=in_cell)
        self._search = search
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(10)
        if popup := completer.popup():
            popup.setFont(font_of(FontRole.CELL))
        self.setCompleter(completer)
        completer.activated.connect(self._on_activated)
        self.textEdited.connect(self._on_place_text_edited)

    @property
    def offered(self) -> list[str]:
        """The places on offer."""
        return self._names.stringList()

    @property
    def is_list_open(self) -> bool:
        """Whether the places on offer are shown."""
        popup = self.completer().popup()
        return popup is not None and popup.isVisible()

    @property
    def is_place_highlighted(self) -> bool:
        """Whether Enter picks a place from the open list."""
        popup = self.completer().popup()
        return popup is not None and popup.isVisible() and popup.currentIndex().isValid()

    def take_only_offer(self) -> None:
        """Complete a typed text that a single place fits."""
        if self.isModified() and len(self.offered) == 1:
            self.setText(self.offered[0])

    def event(self, event: QEvent) -> bool:
        """Take Tab back from the open list: through it the focus would leave past all who watch."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            and (popup := self.completer().popup()) is not None
            and popup.isVisible()
        ):
            popup.hide()
            again = QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers())
            QApplication.postEvent(self, again)
            return True
        return super().event(event)

    def _on_place_text_edited(self, text: str) -> None:
        self._names.setStringList(list(self._search(text)) if text.strip() else [])

    def _on_activated(self, text: str) -> None:
        self.setText(text)  # Qt does so too, but after telling
        self.accept_text()
        self.place_chosen.emit()


class ChoiceField(QComboBox):
    """A list of choices that opens at once when it is put into a cell.

    Signals:
        choice_made: The reader picked a choice.
    """

    choice_made = Signal()

    def __init__(
        self,
        theme: Theme,
        choices: Choices,
        parent: QWidget | None = None,
        *,
        opens_at_once: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._opens_at_once = opens_at_once
        self._is_opening = False
        self._typed = ""
        self.setFont(font_of(FontRole.CELL))
        self._values: list[object] = []
        self.offer(choices)
        self.activated.connect(self._on_activated)

    def offer(self, choices: Choices) -> None:
        """Offer these choices in place of those before; the first one is the current."""
        self.clear()
        self.addItems([name for _value, name in choices])
        self._values = [value for value, _name in choices]

    @property
    def value(self) -> object:
        """The value of the current choice, None where there is none yet."""
        at = self.currentIndex()
        return self._values[at] if at >= 0 else None

    def choose(self, value: object) -> None:
        """Make a value the current choice; none where it is not on offer."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that open the list from being a shortcut."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_alone = event.modifiers() == Qt.KeyboardModifier.AltModifier
            if is_alone and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                event.accept()
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the choice with a caret, in the look of a field."""
        painter = QPainter(self)
        tokens = self._theme.tokens
        bounds = QRectF(self.rect())
        canvas = Canvas(painter, tokens, bounds, is_right_to_left=self.isRightToLeft())
        canvas.fill(bounds, tokens.panel, 4)
        has_focus = self.hasFocus()
        edge, ink, caret = tokens.line2, tokens.t1, tokens.t2
        if not self.isEnabled():
            edge, ink, caret = tokens.line, tokens.dis, tokens.dis
        canvas.frame(bounds, tokens.acc if has_focus else edge, 4, 2 if has_focus else 1)
        text = canvas.box(8, 0, canvas.width - 8 - _CARET_ROOM, canvas.height)
        canvas.text(text, self.currentText(), FontRole.CELL, ink)
        tip, middle = canvas.width - _CARET_ROOM / 2, canvas.height / 2
        sides = ((tip - 3.5, middle - 2), (tip, middle + 2), (tip + 3.5, middle - 2))
        canvas.path([QPointF(x, y) for x, y in sides], caret, 1.3)
        painter.end()

    def sizeHint(self) -> QSize:
        """Return the room the longest choice needs."""
        names = (self.itemText(number) for number in range(self.count()))
        widest = max((text_width(name, FontRole.CELL) for name in names), default=0.0)
        return QSize(round(widest) + 12 + _CARET_ROOM, 28)

    def showEvent(self, event: QShowEvent) -> None:
        """Open the list once the editor is in its place."""
        super().showEvent(event)
        if self._opens_at_once:
            self._opens_at_once = False
            self._is_opening = True
            QTimer.singleShot(0, self, self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what is typed for the list about to open: Qt would choose by it at once."""
        if self._is_opening and event.text().isalnum():
            self._typed += event.text()
            return
        super().keyPressEvent(event)

    def _open(self) -> None:
        self._is_opening = False
        self.showPopup()
        if self._typed:
            self.view().keyboardSearch(self._typed)

    def _on_activated(self, _index: int) -> None:
        self.choice_made.emit()


class RoleField(QWidget):
    """Two lists side by side: the role and its level.

    Signals:
        choice_made: The reader is done: picked a level, or left both lists.
    """

    choice_made = Signal()

    def __init__(
        self, theme: Theme, roles: Choices, levels: Choices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_done = False
        self.role = ChoiceField(theme, roles, self)
        self.level = ChoiceField(theme, levels, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.role, 3)
        layout.addWidget(self.level, 2)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.role)
        for part in (self.role, self.level):
            part.installEventFilter(self)
        self.level.choice_made.connect(self._finish)

    @property
    def value(self) -> tuple[object, object]:
        """The role and the level."""
        return self.role.value, self.level.value

    def choose(self, role: object, level: object) -> None:
        """Make a role and a level the current choice."""
        self.role.choose(role)
        self.level.choose(level)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be done on Enter or when the focus leaves both lists; Tab goes from one to the other."""
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            to = QApplication.focusWidget()
            is_inside = to is not None and (to is self or self.isAncestorOf(to))
            if not is_inside and event.reason() != Qt.FocusReason.PopupFocusReason:
                self._finish()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._handles(event.key(), watched)
        return super().eventFilter(watched, event)

    def _handles(self, key: int, watched: QObject) -> bool:
        is_within = {Qt.Key.Key_Tab: self.role, Qt.Key.Key_Backtab: self.level}.get(Qt.Key(key))
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
        elif is_within is not None and watched is is_within:
            other = self.level if watched is self.role else self.role
            other.setFocus(Qt.FocusReason.TabFocusReason)
        elif is_within is not None:
            self._finish()  # else the focus leaves the table
        else:
            # Leaving by Escape takes the focus along, which is no choice then.
            self._is_done = self._is_done or key == Qt.Key.Key_Escape
            return False
        return True

    def _finish(self) -> None:
        if not self._is_done:
            self._is_done = True
            if self.level.hasFocus():  # a view takes the focus back from the proxy only
                self.role.setFocus(Qt.FocusReason.OtherFocusReason)
            self.choice_made.emit()
