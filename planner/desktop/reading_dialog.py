"""Shows that a file is being read, where that takes long enough to be seen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.panel_dialog import PanelDialog
from planner.desktop.theme import Theme
from planner.localization.messages import _
from planner.localization.running_text import left_to_right

_WIDTH = 420


class ReadingDialog(PanelDialog):
    """Names the file and offers to stop; ``rejected`` says that the reader did."""

    def __init__(self, theme: Theme, icons: Icons, file_name: str, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Import"))
        self.setFixedWidth(_WIDTH)
        text = _("Reading {file}…").format(file=left_to_right(file_name))
        label = Label(theme, FontRole.BODY, "t1", text, self)
        label.setWordWrap(True)
        self.stop_button = Button(theme, icons, _("Stop"), parent=self)
        self.stop_button.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.stop_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(17, 16, 15, 12)
        column.setSpacing(12)
        column.addWidget(label)
        column.addLayout(row)
        self.stop_button.setFocus()
