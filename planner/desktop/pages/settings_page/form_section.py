"""Sections that are forms: the plan itself, and the assumptions."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.form_fields import FormSection
from planner.desktop.widgets.entry_fields import Names, Take
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.field_form import FieldForm

_FORM_WIDTH = 560
_EDITOR_WIDTH = 250
_PADDING = 16


class FormSections(QWidget):
    """Forms under their headings, made once.

    Args:
        sections: Returns the present fields.
        refused: Says why a choice was not taken.
    """

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        sections: Callable[[], Sequence[FormSection]],
        take: Take,
        names: Names,
        *,
        refused: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._sections = sections
        self.forms: dict[str, FieldForm] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        for number, section in enumerate(sections()):
            if number:
                column.addWidget(Hairline(theme, parent=self))
            holder = QVBoxLayout()
            holder.setContentsMargins(_PADDING, 12, _PADDING, 8)
            holder.setSpacing(8)
            holder.addWidget(Label(theme, FontRole.SECTION, "t1", section.heading, self))
            form = FieldForm(theme, icons, take, names, self)
            form.setMaximumWidth(_FORM_WIDTH)
            form.refused.connect(refused)
            self.forms[section.key] = form
            holder.addWidget(form)
            column.addLayout(holder)
        column.addStretch()

    def show_fields(self) -> None:
        """Show the present values."""
        for section in self._sections():
            form = self.forms[section.key]
            form.show_fields(section.fields)
            for row in form.rows.values():
                if not row.is_wide:
                    row.editor.setFixedWidth(_EDITOR_WIDTH)

    def first_field(self) -> QWidget:
        """Return the first field."""
        rows = next(iter(self.forms.values())).rows
        return next((row.editor for row in rows.values()), self)
