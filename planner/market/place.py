"""Places to hire in: a city with its country, zone and calendar."""

from dataclasses import dataclass

from planner.market.provenance import Provenance
from planner.quantities.identifiers import CountryCode, PlaceId, ZoneName


@dataclass(frozen=True, slots=True)
class Place:
    """A city one can hire in.

    ``holiday_subdivision`` is the ISO 3166-2 part the ``holidays`` library knows (``BY`` for
    Bavaria), or None where only national holidays apply. ``weekend`` holds weekday numbers,
    Monday = 0. ``aliases`` are other spellings people type (exonyms, former names).
    """

    id: PlaceId
    name: str
    aliases: tuple[str, ...]
    country: CountryCode
    latitude: float
    longitude: float
    population: int
    zone: ZoneName
    holiday_subdivision: str | None
    weekend: frozenset[int]
    is_capital: bool
    provenance: Provenance
