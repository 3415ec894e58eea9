"""A form of labeled fields with captions; each edits its value in place."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.form_fields import FieldKind, FormField
from planner.desktop.widgets.entry_fields import EntryField, Names, OfferedField, Take
from planner.desktop.widgets.form_choice import FormChoice
from planner.desktop.widgets.notes_field import NotesField

EDITOR_WIDTH = 168
_GAP = 6

Editor = EntryField | OfferedField | FormChoice | NotesField
Late = tuple[str, str]
"""The key of a field and what was typed there."""


class FieldRow(QObject):
    """One field: label, editor, and beneath them a caption and an offer.

    Signals:
        refused: Why a choice, an offer or a note was not taken; a text says so at its field.
    """

    refused = Signal(str)

    def __init__(
        self, theme: Theme, icons: Icons, field: FormField, take: Take, names: Names, form: QWidget
    ) -> None:
        super().__init__(form)
        self._field = field
        self._take = take
        # All have the form as their parent: a label shown without one would be a window.
        self.label = Label(theme, FontRole.CELL, "t2", parent=form)
        self.label.setWordWrap(True)
        self.editor = self._editor(theme, field, take, names, form)
        self.caption = Label(theme, FontRole.CAPTION, "t3", parent=form)
        self.caption.setWordWrap(True)
        self.offer = Button(theme, icons, kind=ButtonKind.QUIET, parent=form)
        self.offer.clicked.connect(self._on_offer)
        self.label.setBuddy(self.editor)
        self.show_field(field)

    @property
    def is_wide(self) -> bool:
        """Whether the editor takes the whole width, under no label."""
        return self._field.kind is FieldKind.LINES

    def show_field(self, field: FormField) -> None:
        """Show the present value."""
        self._field = field
        self.label.setText(field.label)
        self.label.setVisible(not self.is_wide)
        self.editor.setAccessibleName(field.label)
        self.editor.show_field(field)
        self.caption.setText(field.caption)
        self.caption.setVisible(bool(field.caption))
        if not field.offer and self.offer.hasFocus():
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.offer.set_label(field.offer)
        self.offer.setAccessibleName(field.offer)
        self.offer.setVisible(bool(field.offer))
        if not getattr(self.editor, "is_refused", False):
            self.editor.setAccessibleDescription(field.caption)

    def _editor(
        self, theme: Theme, field: FormField, take: Take, names: Names, form: QWidget
    ) -> Editor:
        match field.kind:
            case FieldKind.CHOICE:
                choice = FormChoice(theme, field, form)
                choice.chosen.connect(self._on_chosen)
                return choice
            case FieldKind.LINES:
                notes = NotesField(theme, field.key, take, form)
                notes.refused.connect(self.refused)
                return notes
            case FieldKind.PLACE | FieldKind.PERSON:
                is_free = field.kind is FieldKind.PERSON
                return OfferedField(theme, field.key, take, names, form, is_free=is_free)
        return EntryField(theme, field.key, field.kind, take, form)

    def _on_chosen(self, key: str, value: object) -> None:
        reason = self._take(key, value)
        if reason is not None:
            self.editor.forget()
            self.refused.emit(reason)

    def _on_offer(self) -> None:
        reason = self._take(self._field.key, self._field.offered)
        if reason is not None:
            self.refused.emit(reason)


class FieldForm(QWidget):
    """Shows fields; widgets are kept as long as the fields are of the same keys.

    Signals:
        rebuilt: There are other fields than before.
        refused: Why a choice, an offer or a note was not taken.
    """

    rebuilt = Signal()
    refused = Signal(str)

    def __init__(
        self, theme: Theme, icons: Icons, take: Take, names: Names, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._take = take
        self._names = names
        self._rows: dict[str, FieldRow] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)

    @property
    def rows(self) -> dict[str, FieldRow]:
        """The rows by the key of their field."""
        return self._rows

    def show_fields(self, fields: Sequence[FormField]) -> None:
        """Show the present values."""
        if [field.key for field in fields] != list(self._rows):
            self._build(fields)
            return
        for field in fields:
            self._rows[field.key].show_field(field)

    def leave(self) -> Iterable[Late]:
        """Forget what was typed and not taken yet, and return it."""
        found = [(key, row.editor.typed) for key, row in self._rows.items()]
        for row in self._rows.values():
            row.editor.forget()
        return [(key, text) for key, text in found if text is not None]

    def _build(self, fields: Sequence[FormField]) -> None:
        for row in self._rows.values():
            for widget in (row.label, row.editor, row.caption, row.offer):
                widget.hide()
                widget.deleteLater()
            row.deleteLater()
        self._rows.clear()
        for number, field in enumerate(fields):
            self._add(field, 4 * number)
        self.rebuilt.emit()

    def _add(self, field: FormField, line: int) -> None:
        row = FieldRow(self._theme, self._icons, field, self._take, self._names, self)
        self._rows[field.key] = row
        row.refused.connect(self.refused)
        trailing = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        if row.is_wide:
            self._grid.addWidget(row.editor, line, 0, 1, 2)
        else:
            row.editor.setFixedWidth(EDITOR_WIDTH)
            self._grid.addWidget(row.label, line, 0)
            self._grid.addWidget(row.editor, line, 1, trailing)
        self._grid.addWidget(row.caption, line + 1, 0, 1, 2)
        self._grid.addWidget(row.offer, line + 2, 0, 1, 2, trailing)
        self._grid.setRowMinimumHeight(line + 3, _GAP)
