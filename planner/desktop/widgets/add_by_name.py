"""A field that adds what is named in it: a country, a place."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from planner.desktop.theme import Theme
from planner.desktop.widgets.cell_editors import PlaceField, Search

_WIDTH = 190


class AddByName(PlaceField):
    """Offers names as one types; Enter or a click takes one.

    Signals:
        chosen: The name.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, label: str, search: Search, parent: QWidget) -> None:
        super().__init__(theme, search, parent)
        self.setPlaceholderText(label)
        self.setAccessibleName(label)
        self.setFixedWidth(_WIDTH)
        self.place_chosen.connect(self._on_place_chosen)
        self.returnPressed.connect(self._on_return)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field on Escape."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.accept_text()
            self.clear()
            return
        super().keyPressEvent(event)

    def _on_return(self) -> None:
        if not self.is_place_highlighted and self.text().strip() and not self.is_refused:
            self.take_only_offer()
            self.chosen.emit(self.text())

    def _on_place_chosen(self) -> None:
        QTimer.singleShot(0, self, self._choose)  # the list writes its words once more

    def _choose(self) -> None:
        if self.text().strip():
            self.chosen.emit(self.text())
