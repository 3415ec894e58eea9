"""Which chart color each place has: given once and kept while the plan is open."""

from collections.abc import Iterable, Mapping, Sequence

from planner.quantities.identifiers import PlaceId

EXISTING_SLOT = 7
OTHER_SLOT = 4
_SLOTS = (0, 1, 2, 3, 5, 6, OTHER_SLOT)
"""In the order they are given; the pale one that also means "other" comes last."""


class PlaceColors:
    """Hands out slots of the categorical palette."""

    def __init__(self) -> None:
        self._slots: dict[PlaceId, int] = {}

    def forget(self) -> None:
        """Start anew, for another plan."""
        self._slots.clear()

    def assign(
        self, places: Iterable[PlaceId], costs: Mapping[PlaceId, float]
    ) -> Sequence[PlaceId]:
        """Give colors to places, the costliest where there are more than seven.

        Args:
            places: In the plan's order, each once.
            costs: What each costs; decides who keeps a color of its own.

        Returns:
            The places with a color of their own, in the order of ``places``; the others share
            ``OTHER_SLOT``.
        """
        wanted = list(places)
        has_other = len(wanted) > len(_SLOTS)
        available = [slot for slot in _SLOTS if not (has_other and slot == OTHER_SLOT)]
        costliest = sorted(wanted, key=lambda place: -costs[place])[: len(available)]
        kept = [place for place in wanted if place in costliest]
        self._slots = {
            place: slot
            for place, slot in self._slots.items()
            if place in costliest and slot in available
        }
        free = [slot for slot in available if slot not in self._slots.values()]
        for place in kept:
            if place not in self._slots:
                self._slots[place] = free.pop(0)
        return kept

    def slot(self, place: PlaceId) -> int:
        """Return the slot of a place in the categorical palette."""
        return self._slots.get(place, OTHER_SLOT)
