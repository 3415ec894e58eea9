"""The place one looks at, the same on every page."""

from PySide6.QtCore import QObject, Signal

from planner.quantities.identifiers import PlaceId


class PlaceSelection(QObject):
    """Holds a place while a plan is open.

    Signals:
        place_selected: The ID of the place, empty for none.
    """

    place_selected = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place_id: PlaceId | None = None

    @property
    def place_id(self) -> PlaceId | None:
        """The place; None where none was chosen yet."""
        return self._place_id

    def select(self, place_id: PlaceId | None) -> None:
        """Look at another place, or at none."""
        if place_id != self._place_id:
            self._place_id = place_id
            self.place_selected.emit(place_id or "")
