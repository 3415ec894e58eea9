"""Where a figure comes from, as of when, and how sure it is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.quantities.identifiers import SourceId


class Grade(StrEnum):
    """Confidence in a figure: A solid, B usable with care, C weak, D model or assumption only."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


@dataclass(frozen=True, slots=True)
class Source:
    """A publication figures were taken from."""

    id: SourceId
    title: str
    publisher: str
    licence: str
    attribution: str
    as_of: date
    caveats: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """The source, date and confidence of one figure or row."""

    source_id: SourceId
    as_of: date
    grade: Grade
