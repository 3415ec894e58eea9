"""What the meetings count and show beside the tabs, and their calendar file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.widgets.switch import Switch
from planner.localization.messages import _


class MeetingsTools(QWidget):
    """Holds the choices in a row.

    Signals:
        people_chosen: Whether each person has a row.
        holidays_chosen: Whether holidays are days off.
        save_requested: The meetings are wanted as a calendar file.
    """

    people_chosen = Signal(bool)
    holidays_chosen = Signal(bool)
    save_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.holidays = Switch(theme, _("Count holidays as days off"))
        self.holidays.setToolTip(_("Count holidays as days off"))
        self.places = Button(theme, icons, _("Places"))
        self.people = Button(theme, icons, _("People"))
        self._group = QButtonGroup(self)
        for button in (self.places, self.people):
            button.setCheckable(True)
            self._group.addButton(button)
        self.save = Button(theme, icons, _("Save as .ics…"), icon_name="calendar-plus")
        self.begin_anew()
        self._lay_out(theme)
        self.holidays.toggled.connect(self.holidays_chosen)
        self._group.buttonClicked.connect(self._on_rows_chosen)
        self.save.clicked.connect(self.save_requested)

    def begin_anew(self) -> None:
        """Show places, and holidays as days off."""
        self.places.setChecked(True)
        self.holidays.setChecked(True)

    def _lay_out(self, theme: Theme) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Label(theme, FontRole.BUTTON, "t2", _("Holidays")))
        row.addSpacing(6)
        row.addWidget(self.holidays)
        row.addSpacing(14)
        row.addWidget(self.places)
        row.addWidget(self.people)
        row.addSpacing(8)
        row.addWidget(self.save)

    def _on_rows_chosen(self) -> None:
        self.people_chosen.emit(self.people.isChecked())
