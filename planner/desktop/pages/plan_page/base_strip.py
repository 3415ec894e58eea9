"""The inspector's foot in a scenario: what differs from the base, and the way back."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.seat_marks import SeatMark
from planner.desktop.widgets.field import Hairline
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.plan.model import Seat
from planner.quantities.identifiers import SeatId


class BaseStrip(QWidget):
    """Hidden where all is as in the base.

    Signals:
        seats_back_requested: The IDs of the seats, a tuple.
        plan_back_requested: The settings of the plan are to be the base's.
    """

    seats_back_requested = Signal(object)
    plan_back_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._seats: tuple[SeatId, ...] = ()
        self.text = Label(theme, FontRole.CAPTION, "t2", parent=self)
        self.text.setWordWrap(True)
        self.button = Button(
            theme, icons, _("Back to the base"), kind=ButtonKind.QUIET, parent=self
        )
        self.button.clicked.connect(self._on_clicked)
        row = QHBoxLayout()
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline(theme))
        column.addLayout(row)
        self.hide()

    def show_seats(self, seats: Sequence[Seat], marks: Mapping[SeatId, SeatMark]) -> None:
        """Say how seats differ from the base."""
        found = [(seat.id, marks[seat.id]) for seat in seats if seat.id in marks]
        self._seats = tuple(seat_id for seat_id, _mark in found)
        self.text.setText(_difference([mark for _seat_id, mark in found]))
        self.setVisible(bool(found))

    def show_plan(self, text: str) -> None:
        """Say how the settings of the plan differ; an empty text says that they do not."""
        self._seats = ()
        self.text.setText(text)
        self.setVisible(bool(text))

    def _on_clicked(self) -> None:
        if self._seats:
            self.seats_back_requested.emit(self._seats)
        else:
            self.plan_back_requested.emit()


def _difference(marks: Sequence[SeatMark]) -> str:
    names = dict.fromkeys(value.name for mark in marks for value in mark.values)
    if names:
        return _("Not as in the base: {fields}").format(fields=listed(names))
    return _("Not in the base")
