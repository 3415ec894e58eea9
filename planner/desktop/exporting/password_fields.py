"""A password for the workbook, typed twice and never shown."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from planner.desktop.buttons import FOCUS_MARGIN
from planner.desktop.theme import Theme
from planner.desktop.widgets.field import Field
from planner.intake.tables.workbook_password import UnfitPasswordError, check_password
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.problems import error_sentence


class PasswordFields(QWidget):
    """Two fields: empty, the workbook opens without a password."""

    def __init__(self, theme: Theme, formatter: Formatter, parent: QWidget) -> None:
        super().__init__(parent)
        self._formatter = formatter
        self.password = self._field(theme, _("Password"), _("No password"))
        self.repeated = self._field(theme, _("Repeat password"), _("Repeat"))
        row = QHBoxLayout(self)
        row.setContentsMargins(*(FOCUS_MARGIN,) * 4)
        row.setSpacing(8)
        row.addWidget(self.password)
        row.addWidget(self.repeated)

    def accepted(self) -> str | None:
        """Return the password; None after saying why it cannot be used."""
        password = self.password.text()
        if not password and not self.repeated.text():
            return ""
        try:
            check_password(password)
        except UnfitPasswordError as error:
            self.password.setFocus()
            self.password.refuse(error_sentence(error, self._formatter))
            return None
        if password != self.repeated.text():
            self.repeated.setFocus()
            self.repeated.selectAll()
            self.repeated.refuse(_("This is not the same. Type the password once more."))
            return None
        return password

    def _field(self, theme: Theme, name: str, placeholder: str) -> Field:
        field = Field(theme, self)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setAccessibleName(name)
        field.setPlaceholderText(placeholder)
        return field
