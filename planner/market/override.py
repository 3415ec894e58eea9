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
from itertools import pairwise

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

    @property
    def part_count(self) -> int:
        """How many parts a key of this kind has."""
        return _PART_COUNTS[self]


_VALUE_COUNTS = {
    FigureKind.PAY_BAND: 5,
    FigureKind.TALENT_POOL: 3,
    FigureKind.SKILL_POOL: 3,
}
_PART_COUNTS = {
    FigureKind.PAY_BAND: 4,
    FigureKind.CHARGE_RATE: 2,
    FigureKind.TALENT_POOL: 1,
    FigureKind.SKILL_POOL: 2,
    FigureKind.STATUTORY_TERM: 2,
    FigureKind.PRICE_LEVEL: 1,
}

TERMS = ("paid_leave_days", "notice_days", "probation_months", "weekly_hours")
"""Names of the statutory terms that can be overridden."""


@dataclass(frozen=True, slots=True, order=True)
class FigureKey:
    """The name of one published figure."""

    kind: FigureKind
    parts: tuple[str, ...]

    def __str__(self) -> str:
        """Return the key as one text that no other key has."""
        return "/".join((self.kind.value, *map(_quoted, self.parts)))

    @classmethod
    def parsed(cls, text: str) -> "FigureKey":
        """Read a key back from its text.

        Raises:
            ValueError: If the text names no kind of figure.
        """
        kind, *parts = text.split("/")
        return cls(FigureKind(kind), tuple(map(_unquoted, parts)))

    @property
    def is_sound(self) -> bool:
        """Whether the parts are as many as the kind asks for, and role, level, skill, term exist.

        Countries, charge lines and places are those of a data pack: a key may outlive them.
        """
        if len(self.parts) != self.kind.part_count:
            return False
        if self.kind is FigureKind.PAY_BAND:
            return self.parts[0] in _ROLES and self.parts[1] in _LEVELS
        if self.kind is FigureKind.SKILL_POOL:
            return self.parts[1] in _SKILLS
        return self.kind is not FigureKind.STATUTORY_TERM or self.parts[1] in TERMS

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


def _quoted(part: str) -> str:
    """Keep the stroke between parts apart from one inside a part."""
    return part.replace("~", "~0").replace("/", "~1")


def _unquoted(part: str) -> str:
    return part.replace("~1", "/").replace("~0", "~")


_ROLES = frozenset(role.value for role in RoleFamily)
_LEVELS = frozenset(level.value for level in Level)
_SKILLS = frozenset(skill.value for skill in Skill)


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


def can_stand(key: FigureKey, values: tuple[Decimal, ...]) -> bool:
    """Return whether values may stand for a figure.

    There have to be as many as the figure has, from the lowest to the highest, none negative;
    pay and price levels above zero.
    """
    if len(values) != key.kind.value_count or not all(value.is_finite() for value in values):
        return False
    is_ascending = all(lower <= higher for lower, higher in pairwise(values))
    above_zero = key.kind in (FigureKind.PAY_BAND, FigureKind.PRICE_LEVEL)
    return is_ascending and (values[0] > 0 if above_zero else values[0] >= 0)


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
