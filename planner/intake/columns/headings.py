"""Knows what headings of columns mean, by the names people give them in several languages."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from planner.intake.columns.heading_names import (
    FILLERS,
    HEADING_NAMES,
    LEFT_ASIDE,
    OF_PAY,
    PERCENTILE_NAMES,
    SIGNS,
)
from planner.intake.columns.seat_fields import QUANTILES, SeatField, seat_field_name
from planner.localization.messages import LANGUAGES, speaking
from planner.market.place_search import plain
from planner.quantities.identifiers import CurrencyCode

_LONGEST = 60
_SIGN = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, SIGNS))})(?!\w)")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading means.

    Attributes:
        field: None where the column is known and left aside.
        currency: A currency the heading names, such as in ``Salary (EUR)``.
    """

    field: SeatField | None
    currency: CurrencyCode | None = None


def heading_of(text: str, currencies: Iterable[CurrencyCode] = ()) -> Heading | None:
    """Return what a heading means, None where nobody knows.

    Args:
        text: The heading.
        currencies: The codes a heading may name.
    """
    if len(text) > _LONGEST:
        return None
    codes = {code.casefold(): code for code in currencies}
    sign = _SIGN.search(text)
    words = plain(_SIGN.sub(" ", text)).split()
    wanted = " ".join(words)
    if not words and sign is None:
        return None
    names = _fields_by_name()
    named = [codes[word] for word in words if word in codes]
    if sign is not None and SIGNS[sign[0]].casefold() in codes:
        named.append(CurrencyCode(SIGNS[sign[0]]))
    currency = named[0] if named else None
    if wanted in names:
        return Heading(names[wanted], currency)
    left = " ".join(word for word in words if word not in _fillers() and word not in codes)
    if left in names and left:
        return Heading(names[left], currency)
    if not left and currency is not None:
        return Heading(SeatField.BASE_PAY, currency)
    return None


@lru_cache(maxsize=1)
def _fields_by_name() -> dict[str, SeatField | None]:
    names: dict[str, SeatField | None] = {plain(name): None for name in _split(LEFT_ASIDE)}
    for field, text in HEADING_NAMES.items():
        names |= {plain(name): field for name in _split(text)}
    for field in QUANTILES:
        names |= dict.fromkeys(_percentile_names(field), field)
    for language in LANGUAGES:
        with speaking(language):
            names |= {plain(seat_field_name(field)): field for field in SeatField}
    return names


@lru_cache(maxsize=1)
def _fillers() -> frozenset[str]:
    return frozenset(map(plain, FILLERS.split()))


def _percentile_names(field: SeatField) -> Iterator[str]:
    own = _split(PERCENTILE_NAMES.format(n=field.value.removeprefix("p")))
    for name in (*own, *_split(HEADING_NAMES.get(field, ""))):
        for pay in OF_PAY:
            yield plain(f"{name} {pay}")
            yield plain(f"{pay} {name}")


def _split(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]
