"""The editors of a form's text fields: free texts, figures, and names one can pick."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.desktop.theme import Theme
from planner.desktop.viewmodels.form_fields import FieldKind, FormField
from planner.desktop.widgets.cell_editors import PlaceField
from planner.desktop.widgets.committed_field import CommittedField

Take = Callable[[str, object], str | None]
"""Takes the key of a field and its value; returns why it cannot be used, None where it was."""

Names = Callable[[str, str], Sequence[str]]
"""The key of a field and a typed text to the names that fit."""


def stand(field: QLineEdit, *, at_right: bool) -> None:
    """Let a text stand at one side, whatever its script: Qt would follow its first letter."""
    side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
    field.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)


class EntryField(CommittedField):
    """A text or a figure; figures stand at the right in either reading direction."""

    def __init__(
        self, theme: Theme, key: str, kind: FieldKind, take: Take, parent: QWidget
    ) -> None:
        super().__init__(theme, key, take, parent)
        stand(self, at_right=kind is FieldKind.FIGURE or self.isRightToLeft())

    @property
    def typed(self) -> str | None:
        """What was typed and not taken yet."""
        return self.text() if self.text() != self._shown else None

    def show_field(self, field: FormField) -> None:
        """Show the present value."""
        self.setPlaceholderText(field.placeholder)
        self.show_text(field.text)

    def forget(self) -> None:
        """Take back what was typed."""
        self.accept_text()
        self.setText(self._shown)


class OfferedField(PlaceField):
    """A name, with those that fit on offer; taken when picked, by Enter or when it is left.

    Args:
        key: What the name is about.
        take: Takes the name.
        names: Finds the names on offer.
        is_free: Whether names are possible that are not on offer.
    """

    def __init__(
        self,
        theme: Theme,
        key: str,
        take: Take,
        names: Names,
        parent: QWidget,
        *,
        is_free: bool,
    ) -> None:
        super().__init__(theme, partial(names, key), parent)
        self.key = key
        self._take = take
        self._is_free = is_free
        self._shown = ""
        stand(self, at_right=self.isRightToLeft())
        self.place_chosen.connect(self._on_finished)
        self.editingFinished.connect(self._on_finished)

    @property
    def typed(self) -> str | None:
        """What was typed and not taken yet."""
        return self.text() if self.text() != self._shown else None

    def show_field(self, field: FormField) -> None:
        """Show the present value, unless another text is being typed."""
        self.setPlaceholderText(field.placeholder)
        is_typing = self.hasFocus() and self.typed is not None
        if field.text != self._shown or not is_typing:
            self._shown = field.text
            if self.text() != field.text:
                self.forget()

    def forget(self) -> None:
        """Take back what was typed."""
        self.accept_text()
        self.setText(self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the present value on Escape, where another one was typed."""
        if event.key() == Qt.Key.Key_Escape and self.typed is not None:
            self.forget()
            self.selectAll()
            return
        super().keyPressEvent(event)

    def _on_finished(self) -> None:
        if self.is_place_highlighted and self.hasFocus():
            return  # Enter comes here first and picks the name then; Tab picks none
        if not self._is_free:
            self.take_only_offer()
        if self.typed is None or self.is_refused:
            return
        reason = self._take(self.key, self.text())
        if reason is None:
            QTimer.singleShot(0, self, self._show_text)  # a list writes its words once more
        else:
            self.refuse(reason)

    def _show_text(self) -> None:
        if not self.is_refused:
            self.setText(self._shown)
