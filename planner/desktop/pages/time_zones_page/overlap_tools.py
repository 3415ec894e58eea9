"""What the overlap shows and measures against: rows, holidays, the anchor."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.menus import Menu
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.overlap_board import OverlapBoard
from planner.desktop.widgets.chart_panel import table_button
from planner.desktop.widgets.switch import Switch
from planner.localization.input_errors import place_label
from planner.localization.messages import _
from planner.localization.running_text import as_typed
from planner.quantities.identifiers import PlaceId


class OverlapTools(QWidget):
    """Holds the choices in a row.

    Signals:
        people_chosen: Whether each person has a row.
        holidays_chosen: Whether holidays are days off.
        anchor_chosen: The ID of a place.
        hours_requested: The working hours of the plan are to be seen.
    """

    people_chosen = Signal(bool)
    holidays_chosen = Signal(bool)
    anchor_chosen = Signal(str)
    hours_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.places = Button(theme, icons, _("Places"))
        self.people = Button(theme, icons, _("People"))
        self._group = QButtonGroup(self)
        for button in (self.places, self.people):
            button.setCheckable(True)
            self._group.addButton(button)
        self.places.setChecked(True)
        self._group.buttonClicked.connect(self._on_rows_chosen)
        self.holidays = Switch(theme, _("Count holidays as days off"))
        self.holidays.setToolTip(_("Count holidays as days off"))
        self.holidays.toggled.connect(self.holidays_chosen)
        self.anchor = Button(theme, icons, icon_name="diamond-fill", has_caret=True)
        self.menu = Menu(theme, self)
        self.menu.triggered.connect(self._on_anchor_triggered)
        self.anchor.setMenu(self.menu)
        self.hours = Button(theme, icons, _("Working hours"), icon_name="sliders-horizontal")
        self.hours.clicked.connect(self.hours_requested)
        self.table = table_button(theme, icons, _("Working hours through the day"))
        self._lay_out(theme)

    def begin_anew(self) -> None:
        """Show places, and holidays as other days."""
        self.places.setChecked(True)
        self.holidays.setChecked(False)

    def show_board(self, board: OverlapBoard) -> None:
        """Show which anchor there is, and which there could be."""
        place = board.anchor
        self.anchor.set_label(_("Anchor: {place}").format(place=as_typed(place.name)))
        people = board.people
        self.menu.clear()
        group = QActionGroup(self.menu)
        for choice in people.anchor_choices() if people is not None else ():
            action = group.addAction(place_label(choice).replace("&", "&&"))
            action.setData(str(choice.id))
            action.setCheckable(True)
            action.setChecked(choice.id == place.id)
            self.menu.addAction(action)

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
        row.addWidget(self.anchor)
        row.addSpacing(4)
        row.addWidget(self.hours)
        row.addSpacing(4)
        row.addWidget(self.table)

    def _on_rows_chosen(self) -> None:
        self.people_chosen.emit(self.people.isChecked())

    def _on_anchor_triggered(self, action: QAction) -> None:
        self.anchor_chosen.emit(PlaceId(action.data()))
