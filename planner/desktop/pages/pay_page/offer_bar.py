"""An offer of one's own: typed in any currency, held against the market, set as pay."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.menus import Menu
from planner.desktop.theme import Theme
from planner.desktop.widgets.committed_field import CommittedField
from planner.localization.messages import _, ngettext
from planner.localization.running_text import as_typed


class OfferBar(QWidget):
    """A field for the offer, for whom it is, and a button that sets it.

    Args:
        read: Takes a typed offer, or returns why it cannot be.

    Signals:
        seats_ticked: The IDs of the positions it is for, as a tuple.
        set_wanted: The offer is to become their pay.
    """

    seats_ticked = Signal(object)
    set_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons, read: Callable[[str], str | None]) -> None:
        super().__init__()
        self._read = read
        self.name = Label(theme, FontRole.BUTTON, "t1")
        self.field = CommittedField(theme, "offer", self._take)
        self.field.setToolTip(_("An amount a year; another currency is converted at plan rates"))
        self.seats = Button(theme, icons, has_caret=True)
        self.menu = Menu(theme, self)
        self.menu.triggered.connect(self._on_triggered)
        self.seats.setMenu(self.menu)
        self.set = Button(theme, icons, _("Set base pay"), icon_name="check")
        self.set.clicked.connect(self.set_wanted)
        self.sentence = Label(theme, FontRole.CAPTION, "t2")
        self.sentence.setWordWrap(True)
        self.concern = Label(theme, FontRole.CAPTION, "warn")
        self.concern.setWordWrap(True)
        self._lay_out()

    def show_offer(self, place: str, text: str, sentence: str, concern: str) -> None:
        """Show an offer and how it stands."""
        name = _("Offer in {place}").format(place=as_typed(place))
        self.name.setText(name)
        self.field.setAccessibleName(name)
        self.field.show_text(text)
        self.sentence.setText(sentence)
        self.concern.setText(concern)
        self.concern.setVisible(bool(concern))

    def show_seats(self, names: Sequence[tuple[str, str]], ticked: frozenset[str]) -> None:
        """Show which positions there are, and which ones the offer is for."""
        self.menu.clear()
        for seat_id, name in names:
            action = self.menu.addAction(name.replace("&", "&&"))
            action.setData(seat_id)
            action.setCheckable(True)
            action.setChecked(seat_id in ticked)
        count = len(ticked)
        label = ngettext("{count} position", "{count} positions", count).format(count=count)
        self.seats.set_label(label if names else _("No open position here"))
        self.seats.setEnabled(bool(names))

    def show_step(self, *, is_possible: bool, is_asked_twice: bool, reason: str) -> None:
        """Show whether the offer can be set, and whether that is asked for a second time."""
        self.set.set_label(_("Set it all the same") if is_asked_twice else _("Set base pay"))
        self.set.setEnabled(is_possible)
        self.set.setToolTip(reason)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self.name, 1)
        above.addWidget(self.seats)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        row.addWidget(self.set)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 12, 8)
        column.setSpacing(4)
        column.addLayout(above)
        column.addLayout(row)
        column.addWidget(self.sentence)
        column.addWidget(self.concern)

    def _take(self, _key: str, text: str) -> str | None:
        return self._read(text)

    def _on_triggered(self, _action: QAction) -> None:
        actions = self.menu.actions()
        self.seats_ticked.emit(tuple(each.data() for each in actions if each.isChecked()))
