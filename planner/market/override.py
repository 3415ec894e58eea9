"""Figures of the market that the user replaced by their own, with who did so, when and why.

A published figure is named by a key that stays the same from one data pack to the next, so that an
override survives a newer pack. The published figure of the day of the override is kept beside it:
where a newer pack moved it by more than ``REVIEW_SHARE``, the override is due for review.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from planner.market.role import Level, RoleFamily
from planner.market.talent_pool import Skill
from planner.quantities.identifiers import CountryCode

REVIEW_SHARE = Decimal("0.05")
"""A published figure that moved by more than this fraction puts its override up for review."""


class FigureKind(StrEnum):
    """Which figure; the text below each names the parts of its key and its values."""

    PAY_BAND = "pay-band"
    """Role, level, country, area; P10, P25, P50, P75 and P90 in local currency. The area is empty
    for a whole country, the code of a metropolitan area, or the ID of one place."""
    CHARGE_RATE = "charge-rate"
    """Country, line; the rate as the charge line holds it."""
    TALENT_POOL = "talent-pool"
    """Country; low, expected and high number of professionals."""
    SKILL_POOL = "skill-pool"
    """Country, skill; low, expected and high number of professionals with the skill."""
    STATUTORY_TERM = "statutory-term"
    """Country, name of the term; its value."""
    PRICE_LEVEL = "price-level"
    """Country; local currency for one international dollar."""

    @property
    def value_count(self) -> int:
        """How many values an override of this kind holds."""
        return _VALUE_COUNTS.get(self, 1)


_VALUE_COUNTS = {
    FigureKind.PAY_BAND: 5,
    FigureKind.TALENT_POOL: 3,
    FigureKind.SKILL_POOL: 3,
}


@dataclass(frozen=True, slots=True, order=True)
class FigureKey:
    """The name of one published figure."""

    kind: FigureKind
    parts: tuple[str, ...]

    @classmethod
    def pay_band(
        cls, role: RoleFamily, level: Level, country: CountryCode, area: str = ""
    ) -> "FigureKey":
        """Name a pay band."""
        return cls(FigureKind.PAY_BAND, (role.value, level.value, country, area))

    @classmethod
    def charge_rate(cls, country: CountryCode, line_id: str) -> "FigureKey":
        """Name the rate of a charge line."""
        return cls(FigureKind.CHARGE_RATE, (country, line_id))

    @classmethod
    def talent_pool(cls, country: CountryCode) -> "FigureKey":
        """Name the number of professionals of a country."""
        return cls(FigureKind.TALENT_POOL, (country,))

    @classmethod
    def skill_pool(cls, country: CountryCode, skill: Skill) -> "FigureKey":
        """Name the number of professionals of a country who have a skill."""
        return cls(FigureKind.SKILL_POOL, (country, skill.value))

    @classmethod
    def statutory_term(cls, country: CountryCode, term: str) -> "FigureKey":
        """Name a term of employment of a country."""
        return cls(FigureKind.STATUTORY_TERM, (country, term))

    @classmethod
    def price_level(cls, country: CountryCode) -> "FigureKey":
        """Name the price level of a country."""
        return cls(FigureKind.PRICE_LEVEL, (country,))


@dataclass(frozen=True, slots=True)
class Reason:
    """Who replaced a figure, when and why, and what was published then.

    ``originals`` has as many values as the figure; it is empty where nothing was published.
    """

    author: str
    day: date
    why: str
    originals: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Override:
    """The user's own values for a published figure."""

    values: tuple[Decimal, ...]
    reason: Reason


Overrides = Mapping[FigureKey, Override]


def has_moved(originals: tuple[Decimal, ...], published: tuple[Decimal, ...]) -> bool:
    """Return whether a published figure moved enough to look at its override again.

    Any value that changed by more than ``REVIEW_SHARE`` of what it was counts, and so does a figure
    that appeared or went.
    """
    if len(originals) != len(published):
        return True
    return any(
        abs(now - before) > REVIEW_SHARE * abs(before)
        for before, now in zip(originals, published, strict=True)
    )
