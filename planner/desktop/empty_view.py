"""What stands where a page will be while no plan is open: the choice of a first one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.marks import IconMark
from planner.desktop.theme import Theme
from planner.localization.messages import _

_ICON_SIZE = 28


class EmptyView(QWidget):
    """No plan is open: start from the sample, or open a file.

    Signals:
        new_requested: Start from nothing.
        sample_requested: Start from the sample.
        open_requested: Choose a plan file.
    """

    new_requested = Signal()
    sample_requested = Signal()
    open_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        picture = IconMark(theme, icons, "users-three", "t3", self, size=_ICON_SIZE)
        title = Label(theme, FontRole.TITLE, "t1", _("No plan open"), self)
        sentence = Label(
            theme,
            FontRole.BODY,
            "t2",
            _("Start from a real sample and change it, from nothing, or open a plan of yours."),
            self,
        )
        self.sample_button = Button(
            theme, icons, _("Start from sample"), kind=ButtonKind.PRIMARY, parent=self
        )
        self.new_button = Button(theme, icons, _("New plan"), parent=self)
        self.open_button = Button(theme, icons, _("Open a plan"), parent=self)
        self.sample_button.clicked.connect(self.sample_requested)
        self.new_button.clicked.connect(self.new_requested)
        self.open_button.clicked.connect(self.open_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self.sample_button, self.new_button, self.open_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setSpacing(4)
        layout.addStretch(2)
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(6)
        layout.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        layout.addLayout(buttons)
        layout.setAlignment(buttons, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
