"""The form of a posting: a field for each part, under its heading."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.form_fields import FieldKind, FormField
from planner.desktop.widgets.entry_fields import EntryField, Take
from planner.desktop.widgets.form_choice import FormChoice
from planner.desktop.widgets.notes_field import NotesField
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars

_GAP = 10


class PostingForm(QScrollArea):
    """Shows the fields of one owner's posting.

    Signals:
        refused: Why a value was not taken.
    """

    refused = Signal(str)

    def __init__(self, theme: Theme, take: Take, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._take = take
        self.editors: dict[str, EntryField | FormChoice | NotesField] = {}
        self._captions: dict[str, Label] = {}
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        use_slim_scroll_bars(self, theme)
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(16, 12, 16, 16)
        self._column.setSpacing(4)
        self.setWidget(self._inside)
        # Only now: a scroll area fills its widget's ground when it takes it.
        self.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)

    def show_fields(self, fields: Sequence[FormField]) -> None:
        """Show the present values."""
        if not self.editors:
            for field in fields:
                self._add(field)
            self._column.addStretch()
        for field in fields:
            self.editors[field.key].show_field(field)
            self._captions[field.key].setText(field.caption)
            self._captions[field.key].setVisible(bool(field.caption))
            self.editors[field.key].setAccessibleDescription(field.caption)

    def hand_on(self) -> None:
        """Have what was typed taken before something else is shown."""
        for editor in self.editors.values():
            if isinstance(editor, NotesField):
                editor.hand_on()
            elif isinstance(editor, EntryField) and editor.typed is not None:
                editor.editingFinished.emit()

    def go_to(self, key: str) -> None:
        """Put the cursor into a field."""
        editor = self.editors.get(key)
        if editor is not None:
            editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(editor, 0, 40)

    def _add(self, field: FormField) -> None:
        if self.editors:
            self._column.addSpacing(_GAP)
        label = Label(self._theme, FontRole.NAME, "t1", field.label, self._inside)
        editor = self._editor(field)
        editor.setAccessibleName(field.label)
        label.setBuddy(editor)
        caption = Label(self._theme, FontRole.CAPTION, "t2", "", self._inside)
        caption.setWordWrap(True)
        self.editors[field.key] = editor
        self._captions[field.key] = caption
        for widget in (label, editor, caption):
            self._column.addWidget(widget)

    def _editor(self, field: FormField) -> EntryField | FormChoice | NotesField:
        match field.kind:
            case FieldKind.CHOICE:
                choice = FormChoice(self._theme, field, self._inside)
                choice.chosen.connect(self._on_chosen)
                return choice
            case FieldKind.LINES:
                notes = NotesField(self._theme, field.key, self._take, self._inside)
                notes.refused.connect(self.refused)
                return notes
        return EntryField(self._theme, field.key, field.kind, self._take, self._inside)

    def _on_chosen(self, key: str, value: object) -> None:
        reason = self._take(key, value)
        if reason is not None:
            self.editors[key].forget()
            self.refused.emit(reason)
