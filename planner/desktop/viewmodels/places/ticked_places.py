"""Which places are compared, each with a color of its own while it is."""

from collections.abc import Collection

from planner.desktop.viewmodels.places.comparing import MOST_COMPARED
from planner.quantities.identifiers import PlaceId

_SLOTS = (0, 1, 2, 3, 5)
"""The colors that can be told apart as lines and points, too."""


class TickedPlaces:
    """Up to five places in the order they were chosen."""

    def __init__(self) -> None:
        self._slots: dict[PlaceId, int] = {}

    @property
    def places(self) -> tuple[PlaceId, ...]:
        """The places, in their order."""
        return tuple(self._slots)

    @property
    def slots(self) -> dict[PlaceId, int]:
        """Their colors in the categorical palette."""
        return dict(self._slots)

    def toggle(self, place_id: PlaceId) -> bool:
        """Compare a place, or no longer.

        Returns:
            Whether that was possible: no more than five are compared.
        """
        if place_id in self._slots:
            del self._slots[place_id]
            return True
        if len(self._slots) >= MOST_COMPARED:
            return False
        taken = self._slots.values()
        self._slots[place_id] = next(slot for slot in _SLOTS if slot not in taken)
        return True

    def keep(self, known: Collection[PlaceId]) -> None:
        """Let go of places that are not known any more."""
        self._slots = {place: slot for place, slot in self._slots.items() if place in known}

    def forget(self) -> None:
        """Compare none."""
        self._slots.clear()
