"""The places as a map shows them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import sqrt

from planner.calculators.place_fit import PlaceFit
from planner.desktop.viewmodels.places.board import PlacesBoard
from planner.desktop.viewmodels.places.fit_words import fit_step
from planner.quantities.identifiers import CountryCode, PlaceId

LARGEST, SMALLEST = 13.0, 2.6
"""Radii in pixels, of the largest pool and of a place where hardly anybody is known."""

_OUTSIDE = 2.2


@dataclass(frozen=True, slots=True)
class MapMark:
    """One place on a map.

    Attributes:
        latitude: Degrees north.
        longitude: Degrees east.
        radius: Pixels; the area is the pool's size.
        step: Which of the five colors of a fit; None without a fit.
        is_outside: Whether it does not keep a limit.
        slot: Its color in the categorical palette while it is compared; None else.
        is_anchor: Whether shared hours are counted with it.
        is_starred: Whether it is on the shortlist.
    """

    place_id: PlaceId
    name: str
    country: CountryCode
    latitude: float
    longitude: float
    radius: float
    step: int | None
    is_outside: bool
    slot: int | None
    is_anchor: bool
    is_starred: bool


class MarkMaker:
    """Makes the marks of boards; a place that stands as it did keeps its mark."""

    def __init__(self) -> None:
        self._most = 0.0
        self._made: dict[PlaceId, tuple[PlaceFit, MapMark]] = {}

    def marks(
        self,
        board: PlacesBoard,
        shown: Collection[PlaceId],
        slots: Mapping[PlaceId, int],
        shortlist: Collection[PlaceId],
    ) -> tuple[MapMark, ...]:
        """Return the marks of places, the best first.

        Args:
            board: The places.
            shown: Which of them to show; the anchor always is.
            slots: Colors of those that are compared.
            shortlist: Those in closer choice.
        """
        pools = [fit.evidence.pool.people.expected for fit in board.fits if fit.evidence.pool]
        most, anchor_id = max(pools, default=1.0), board.question.anchor_id
        if most != self._most:
            self._most, self._made = most, {}
        found = []
        for fit in board.fits:
            place_id = fit.evidence.place.id
            if place_id in shown or place_id == anchor_id:
                look = slots.get(place_id), place_id == anchor_id, place_id in shortlist
                found.append(self._mark(fit, *look))
        return tuple(found)

    def _mark(
        self,
        fit: PlaceFit,
        slot: int | None,
        is_anchor: bool,  # noqa: FBT001 -- parts of one look
        is_starred: bool,  # noqa: FBT001 -- as above
    ) -> MapMark:
        kept_fit, kept = self._made.get(fit.evidence.place.id, (None, None))
        look = slot, is_anchor, is_starred
        if kept is not None and kept_fit is fit and look == _look(kept):
            return kept
        made = _mark(fit, self._most, slot, is_anchor=is_anchor, is_starred=is_starred)
        self._made[made.place_id] = fit, made
        return made


def _look(mark: MapMark) -> tuple[int | None, bool, bool]:
    return mark.slot, mark.is_anchor, mark.is_starred


def _mark(
    fit: PlaceFit, most: float, slot: int | None, *, is_anchor: bool, is_starred: bool
) -> MapMark:
    place, pool = fit.evidence.place, fit.evidence.pool
    share = sqrt(pool.people.expected / most) if pool is not None and most > 0 else 0.0
    radius = max(SMALLEST, LARGEST * share)
    is_outside = bool(fit.outside)
    return MapMark(
        place_id=place.id,
        name=place.name,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        radius=_OUTSIDE if is_outside and slot is None else radius,
        step=None if fit.fit is None else fit_step(fit.fit),
        is_outside=is_outside,
        slot=slot,
        is_anchor=is_anchor,
        is_starred=is_starred,
    )
