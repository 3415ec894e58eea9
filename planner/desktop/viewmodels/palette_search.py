"""Finds what a few typed letters mean among everything the command palette can reach."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from planner.market.place_search import plain

_TYPO_FROM = 4
"""A word this long may hold one slip of the fingers; shorter ones would match anything."""


class EntryKind(Enum):
    """What an entry is; of groups that match equally well the earlier stands first."""

    PAGE = "page"
    ACTION = "action"
    POSITION = "position"
    PERSON = "person"
    SCENARIO = "scenario"
    SETTING = "setting"
    PLACE = "place"
    PLAN = "plan"
    LANGUAGE = "language"
    APPEARANCE = "appearance"


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """One thing the palette can reach.

    Attributes:
        key: Tells it from every other entry, also at another time.
        target: What whoever runs the entry needs to know.
        icon_name: A Phosphor icon.
        detail: A quieter text after the title.
        keys: The shortcut, as this system writes it.
        spellings: What else it is called.
        reason: Why it cannot be chosen now, empty where it can.
    """

    key: str
    kind: EntryKind
    title: str
    target: object
    icon_name: str = ""
    detail: str = ""
    keys: str = ""
    spellings: tuple[str, ...] = ()
    reason: str = ""

    @property
    def is_available(self) -> bool:
        """Whether it can be chosen now."""
        return not self.reason


@dataclass(frozen=True, slots=True)
class _Indexed:
    entry: PaletteEntry
    title: str
    """Folded, with a blank before each word, so that the start of a word can be looked for."""
    rest: str


class PaletteSearch:
    """Ranks entries by how well they match, forgiving accents, case, order, gaps and one typo."""

    def __init__(self, entries: Iterable[PaletteEntry]) -> None:
        self._indexed = tuple(_indexed(entry) for entry in entries)

    def find(self, text: str, limit_per_kind: int = 12) -> tuple[PaletteEntry, ...]:
        """Return the entries that hold every word typed, kind by kind.

        The kind with the best match comes first, and in it the best match. Between equals what
        can be chosen now comes first, then the order of the entries given decides. Nothing typed
        finds nothing. Where no entry holds the words, letters in their order with gaps between
        them count; where that finds nothing either, one slip of the fingers a word is forgiven.

        Args:
            text: What was typed.
            limit_per_kind: At most so many entries of a kind.
        """
        words = plain(text).split()
        if not words:
            return ()
        patterns = [_with_gaps(word) for word in words]
        found = (
            self._scored(lambda each: _sum(_distance(each, word) for word in words))
            or self._scored(lambda each: _sum(_gap_distance(each, gaps) for gaps in patterns))
            or self._scored(lambda each: _sum(_slip_distance(each, word) for word in words))
        )
        return _by_kind(found, limit_per_kind)

    def _scored(self, score: "_Scorer") -> list[tuple[int, int, PaletteEntry]]:
        return sorted(
            (
                (value, number, each.entry)
                for number, each in enumerate(self._indexed)
                if (value := score(each)) is not None
            ),
            key=lambda hit: (hit[0], not hit[2].is_available, hit[1]),
        )


_Scorer = Callable[[_Indexed], int | None]


def _indexed(entry: PaletteEntry) -> _Indexed:
    rest = " ".join((plain(entry.detail), *(plain(each) for each in entry.spellings)))
    return _Indexed(entry, f" {plain(entry.title)}", f" {rest}")


def _sum(distances: Iterable[int | None]) -> int | None:
    """Add up how far an entry is from each word, 0 the nearest; None where one is missing."""
    total = 0
    for distance in distances:
        if distance is None:
            return None
        total += distance
    return total


def _distance(each: _Indexed, word: str) -> int | None:
    begun = f" {word}"
    if begun in each.title:
        return 0 if each.title.startswith(begun) else 1
    if begun in each.rest:
        return 2
    if word in each.title:
        return 3
    return 4 if word in each.rest else None


def _with_gaps(word: str) -> re.Pattern[str]:
    """Match a word that begins with the same letter and holds the others in their order."""
    return re.compile(" " + "[^ ]*?".join(map(re.escape, word)))


def _gap_distance(each: _Indexed, gaps: re.Pattern[str]) -> int | None:
    if gaps.search(each.title):
        return 0
    return 1 if gaps.search(each.rest) else None


def _slip_distance(each: _Indexed, word: str) -> int | None:
    for distance, text in enumerate((each.title, each.rest)):
        if any(_begins(token, word) for token in text.split()):
            return distance
    return None


def _begins(token: str, word: str) -> bool:
    return token.startswith(word) or (len(word) >= _TYPO_FROM and _is_slip(word, token))


def _is_slip(typed: str, token: str) -> bool:
    """Whether one letter wrong, too many, missing or swapped makes it begin the token."""
    if typed[0] != token[0]:
        return False
    at = next(
        (n for n, (mine, its) in enumerate(zip(typed, token, strict=False)) if mine != its),
        min(len(typed), len(token)),
    )
    after = typed[at + 1 :]
    swapped = typed[at : at + 2] == token[at : at + 2][::-1]
    return (
        token.startswith(after, at + 1)
        or token.startswith(after, at)
        or token.startswith(typed[at:], at + 1)
        or (swapped and token.startswith(typed[at + 2 :], at + 2))
    )


def _by_kind(
    found: Sequence[tuple[int, int, PaletteEntry]], limit_per_kind: int
) -> tuple[PaletteEntry, ...]:
    groups: dict[EntryKind, list[PaletteEntry]] = {}
    best: dict[EntryKind, int] = {}
    for score, _number, entry in found:
        best.setdefault(entry.kind, score)
        groups.setdefault(entry.kind, []).append(entry)
    order = list(EntryKind)
    kinds = sorted(groups, key=lambda kind: (best[kind], order.index(kind)))
    return tuple(entry for kind in kinds for entry in groups[kind][:limit_per_kind])
