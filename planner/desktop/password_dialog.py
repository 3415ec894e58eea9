"""The question for the password of a workbook that is to be read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.marks import Rule
from planner.desktop.panel_dialog import PanelDialog
from planner.desktop.theme import Theme
from planner.desktop.widgets.field import Field
from planner.intake.tables.workbook_password import LONGEST_PASSWORD
from planner.localization.messages import _
from planner.localization.running_text import left_to_right

_WIDTH = 420


class PasswordDialog(PanelDialog):
    """Asks for the password; it is handed on, and kept nowhere.

    Args:
        theme: The window's theme.
        icons: Draws icons.
        file_name: The workbook.
        parent: The window.
        was_wrong: Whether one was given that does not open it.

    Signals:
        given: The password.
    """

    given = Signal(str)

    def __init__(
        self, theme: Theme, icons: Icons, file_name: str, parent: QWidget, *, was_wrong: bool
    ) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._was_wrong = was_wrong
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Password"))
        self.setFixedWidth(_WIDTH)
        self.password = Field(theme, self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(_("Password"))
        self.password.setPlaceholderText(_("Password"))
        self.password.setMaxLength(LONGEST_PASSWORD)
        self.password.textChanged.connect(self._on_text_changed)
        self._build(file_name)
        self.password.setFocus()

    @property
    def sentence(self) -> str:
        """What it says about the password."""
        return self._explained.text()

    def accept(self) -> None:
        """Hand the password on."""
        password = self.password.text()
        if password:
            super().accept()
            self.given.emit(password)

    def _build(self, file_name: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._heading(file_name))
        column.addWidget(Rule(self._theme, self))
        column.addLayout(self._footer())

    def _heading(self, file_name: str) -> QVBoxLayout:
        name = left_to_right(file_name)
        title = _("{file} is protected with a password").format(file=name)
        heading = Label(self._theme, FontRole.TITLE, "t1", title, self)
        heading.setWordWrap(True)
        said, color = _("It is used to read the file and is not kept."), "t2"
        if self._was_wrong:
            said, color = (
                _("This password does not open it. Capital and small letters count."),
                "bad",
            )
        self._explained = Label(self._theme, FontRole.BODY, color, said, self)
        self._explained.setWordWrap(True)
        self.password.setAccessibleDescription(said)
        layout = QVBoxLayout()
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        layout.addWidget(heading)
        layout.addWidget(self._explained)
        layout.addWidget(self.password)
        return layout

    def _footer(self) -> QHBoxLayout:
        self.cancel_button = Button(self._theme, self._icons, _("Cancel"), parent=self)
        self.open_button = Button(
            self._theme, self._icons, _("Open"), kind=ButtonKind.PRIMARY, parent=self
        )
        self.open_button.setEnabled(False)
        self.open_button.setDefault(True)
        self.cancel_button.clicked.connect(self.reject)
        self.open_button.clicked.connect(self.accept)
        layout = QHBoxLayout()
        layout.setContentsMargins(14, 9, 14, 9)
        layout.setSpacing(4)
        layout.addStretch()
        layout.addWidget(self.cancel_button)
        layout.addWidget(self.open_button)
        return layout

    def _on_text_changed(self, text: str) -> None:
        self.open_button.setEnabled(bool(text))
