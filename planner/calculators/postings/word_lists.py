"""Words that say nothing or keep people from applying, from the lists in ``resources/postings``.

A list's word matches whole words of a text in any case; ``*`` stands for any ending, a blank for a
blank, a hyphen or nothing between its parts.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from planner.locations import resources_folder

SOURCE_LANGUAGE = "en"


class WordKind(StrEnum):
    """Why a word is on a list."""

    VAGUE = "vague"
    MASCULINE = "masculine"
    """Coded masculine: it deters women where a text has more of them than of the others."""
    FEMININE = "feminine"
    """Coded feminine; counted against the masculine ones."""
    AGE = "age"
    GENDER_ONLY = "gender-only"
    """It names people of one sex."""


@dataclass(frozen=True, slots=True)
class ListedWord:
    """A word of a list.

    Attributes:
        kind: Why it is on the list.
        pattern: Finds it in a text.
        instead: What can stand in its place; empty to leave it out; None where only the writer
            knows.
        source: Where the list comes from.
    """

    kind: WordKind
    pattern: re.Pattern[str]
    instead: str | None
    source: str


@dataclass(frozen=True, slots=True)
class FoundWord:
    """A listed word in a text, from ``start`` to before ``end``."""

    listed: ListedWord
    start: int
    end: int
    text: str


@lru_cache(maxsize=8)
def listed_words(language: str) -> tuple[ListedWord, ...]:
    """Return the words of a language, longer ones first; those of English where it has no list."""
    folder = resources_folder() / "postings"
    path = folder / f"words-{language}.json"
    if not (language.isalpha() and path.is_file()):
        path = folder / f"words-{SOURCE_LANGUAGE}.json"
    raw = json.loads(path.read_text(encoding="utf-8"))
    words = [
        (word["word"], _listed(group, word)) for group in raw["groups"] for word in group["words"]
    ]
    return tuple(listed for _, listed in sorted(words, key=lambda each: (-len(each[0]), each[0])))


def _listed(group: Mapping[str, str], word: Mapping[str, str]) -> ListedWord:
    pattern = _pattern(word["word"])
    return ListedWord(WordKind(group["kind"]), pattern, word.get("use"), group["source"])


def found_words(text: str, language: str) -> tuple[FoundWord, ...]:
    """Return the listed words of a text in their order; of words that overlap, the longest."""
    found: list[FoundWord] = []
    taken = bytearray(len(text))
    for listed in listed_words(language):
        for match in listed.pattern.finditer(text):
            start, end = match.span()
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                found.append(FoundWord(listed, start, end, match[0]))
    return tuple(sorted(found, key=lambda each: each.start))


def _pattern(word: str) -> re.Pattern[str]:
    parts = r"[\s\-‑]*".join(_part(part) for part in re.split(r"[\s\-]+", word))
    stop = r"\.?" if word in _SHORT_FORMS else ""
    joined = _JOINED if _ARABIC.match(word) else ""
    return re.compile(rf"(?<!\w){joined}{parts}(?!\w){stop}", re.IGNORECASE)


def _part(part: str) -> str:
    return r"\w*".join(map(re.escape, part.split("*")))


_SHORT_FORMS = frozenset({"etc", "usw", "u. v. m"})
"""A full stop after these belongs to them."""

_ARABIC = re.compile(r"[\u0600-\u06ff]")
_JOINED = "(?:[وف]?(?:ال|لل|[بلك](?:ال)?)?)"
"""Arabic writes and, for, with and the article as one with the word."""
