"""Finds places by what people type: names, other spellings, with or without the country."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache

from planner.market.place import Place
from planner.quantities.identifiers import CountryCode, PlaceId

_SUGGESTIONS = 3
_CLOSENESS = 0.6
# Letters whose plain form is a convention, not a decomposition.
_PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "\N{LATIN SMALL LETTER DOTLESS I}": "i", "ə": "e", "æ": "ae"}
)

_COMMAS = str.maketrans(dict.fromkeys("،\uff0c､、", ","))
"""Commas of other scripts, as a reader's own keyboard types them."""

CountryFinder = Callable[[str], CountryCode | None]
"""Turns the name or code of a country into its code, None if it is unknown."""


class UnknownPlaceError(LookupError):
    """No place goes by this name; ``suggestions`` are spelled closely, best first."""

    def __init__(self, text: str, suggestions: tuple[Place, ...]) -> None:
        super().__init__(text)
        self.text = text
        self.suggestions = suggestions


class AmbiguousPlaceError(LookupError):
    """Several places go by this name; ``candidates`` are ordered by population."""

    def __init__(self, text: str, candidates: tuple[Place, ...]) -> None:
        super().__init__(text)
        self.text = text
        self.candidates = candidates


def country_of_iso_code(text: str) -> CountryCode | None:
    """Read a two-letter ISO code in any case; the search's own notion of a country."""
    code = text.strip().upper()
    return CountryCode(code) if re.fullmatch("[A-Z]{2}", code) else None


def find_place(
    places: Mapping[PlaceId, Place],
    text: str,
    country_code: CountryFinder = country_of_iso_code,
) -> Place:
    """Return the one place a text means.

    The text is an id (``pl-krakow``), a name, another spelling, or one of these with a country
    after a comma. Accents, case and punctuation are forgiven. A name outranks another spelling:
    the place called so is meant rather than one that is also called so.

    Args:
        places: The places to search.
        text: What was typed.
        country_code: Turns the part after the comma into a country code.

    Raises:
        UnknownPlaceError: If no place goes by it.
        AmbiguousPlaceError: If several do.
    """
    by_id = places.get(PlaceId(text.strip().lower()))
    if by_id is not None:
        return by_id
    found = _named(places, text) or _named_in_country(places, text, country_code)
    if not found:
        raise UnknownPlaceError(text, _closest(places, text))
    if len(found) > 1:
        raise AmbiguousPlaceError(text, _by_population(found))
    return found[0]


def search_places(places: Mapping[PlaceId, Place], text: str, limit: int = 20) -> tuple[Place, ...]:
    """Return the places a beginning of a name may mean, for completion.

    Places with a name or spelling that begins with the text come first, then those with a later
    word that does, then those that hold it anywhere; each by population, largest first. An empty
    text means all places.
    """
    wanted = plain(text)
    ranked = [
        (rank, -place.population, place.id)
        for place in places.values()
        if (rank := _rank(place, wanted)) is not None
    ]
    return tuple(places[place_id] for _, _, place_id in sorted(ranked)[:limit])


@lru_cache(maxsize=8192)  # every spelling is compared at each keystroke of a completion
def plain(text: str) -> str:
    """Return a text in lower case without accents, with punctuation as single blanks."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN_LETTERS))
    letters = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join(re.sub(r"[\W_]+", " ", re.sub("['’.]", "", letters)).split())


def _named(places: Mapping[PlaceId, Place], text: str) -> list[Place]:
    wanted = plain(text)
    if not wanted:
        return []
    called = [place for place in places.values() if plain(place.name) == wanted]
    return called or [
        place for place in places.values() if wanted in {plain(alias) for alias in place.aliases}
    ]


def _named_in_country(
    places: Mapping[PlaceId, Place], text: str, country_code: CountryFinder
) -> list[Place]:
    name, comma, country_text = text.translate(_COMMAS).rpartition(",")
    country = country_code(country_text.strip()) if comma else None
    if country is None:
        return []
    inside = {key: place for key, place in places.items() if place.country == country}
    return _named(inside, name)


def _rank(place: Place, wanted: str) -> int | None:
    names = [plain(name) for name in _spellings(place)]
    if any(name.startswith(wanted) for name in names):
        return 0
    if any(f" {wanted}" in name for name in names):
        return 1
    return 2 if any(wanted in name for name in names) else None


def _closest(places: Mapping[PlaceId, Place], text: str) -> tuple[Place, ...]:
    by_spelling: dict[str, list[Place]] = {}
    for place in places.values():
        for name in _spellings(place):
            by_spelling.setdefault(plain(name), []).append(place)
    wanted = plain(text.translate(_COMMAS).partition(",")[0])
    spellings = get_close_matches(wanted, by_spelling, _SUGGESTIONS, _CLOSENESS)
    found = [place for name in spellings for place in _by_population(by_spelling[name])]
    return tuple(dict.fromkeys(found))[:_SUGGESTIONS]


def _spellings(place: Place) -> Iterator[str]:
    yield place.name
    yield from place.aliases


def _by_population(places: list[Place]) -> tuple[Place, ...]:
    return tuple(sorted(places, key=lambda place: (-place.population, place.id)))
