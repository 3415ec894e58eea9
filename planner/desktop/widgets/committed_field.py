"""A field that hands on what was typed once it is finished, and takes it back on Escape."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from planner.desktop.theme import Theme
from planner.desktop.widgets.field import Field

Take = Callable[[str, str], str | None]
"""Takes the key of a field and its text; returns why it cannot be used, None where it was."""


class CommittedField(Field):
    """Hands its text on by Enter or when it is left; a refused text stays, with the reason.

    Args:
        key: What the text is about.
        take: Takes the text.
    """

    def __init__(self, theme: Theme, key: str, take: Take, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.key = key
        self._take = take
        self._shown = ""
        self.editingFinished.connect(self._on_editing_finished)

    def show_text(self, text: str) -> None:
        """Show the present value, unless another text is being typed."""
        is_typing = self.hasFocus() and self.text() != self._shown
        if text != self._shown or not is_typing:
            self._shown = text
            if self.text() != text:
                self.accept_text()
                self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the present value on Escape, where another one was typed."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.accept_text()
            self.setText(self._shown)
            self.selectAll()
            return
        super().keyPressEvent(event)

    def _on_editing_finished(self) -> None:
        text = self.text()
        if text == self._shown or self.is_refused:
            return
        reason = self._take(self.key, text)
        if reason is None:
            self.setText(self._shown)
        else:
            self.refuse(reason)
