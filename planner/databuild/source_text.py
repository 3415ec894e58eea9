"""What is said about one source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceText:
    """What is said about one source; ``as_of`` is filled in by the build."""

    id: str
    title: str
    publisher: str
    licence: str
    attribution: str
    caveats: str
    feeds: str
