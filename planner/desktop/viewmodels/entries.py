"""Entries of a list in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A title, a figure at the end of its line, details below; ``words`` says all of it."""

    title: str
    figure: str
    detail: str
    words: str
