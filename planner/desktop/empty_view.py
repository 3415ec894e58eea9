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
    """No plan is open: start from a sample, or open a file.

    Signals:
        new_requested: Start from nothing.
        sample_requested: Start from the cloud provider's sample.
        healthcare_requested: Start from the healthcare start-up's.
        sun_requested: Start from that of operations around the clock.
        open_requested: Choose a plan file.
    """

    new_requested = Signal()
    sample_requested = Signal()
    healthcare_requested = Signal()
    sun_requested = Signal()
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
        more = Label(theme, FontRole.BODY, "t3", _("More samples:"), self)
        self.healthcare_button = Button(
            theme, icons, _("Healthcare start-up"), kind=ButtonKind.QUIET, parent=self
        )
        self.sun_button = Button(
            theme, icons, _("Follow the sun"), kind=ButtonKind.QUIET, parent=self
        )
        self.healthcare_button.clicked.connect(self.healthcare_requested)
        self.sun_button.clicked.connect(self.sun_requested)
        for button in (self.healthcare_button, self.sun_button):
            button.setAccessibleName(_("Start from sample: {name}").format(name=button.text()))
        layout = QVBoxLayout(self)
        layout.setSpacing(4)
        layout.addStretch(2)
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(6)
        layout.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        for row in (
            _row(self.sample_button, self.new_button, self.open_button),
            _row(more, self.healthcare_button, self.sun_button),
        ):
            layout.addLayout(row)
            layout.setAlignment(row, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    for widget in widgets:
        row.addWidget(widget)
    return row
