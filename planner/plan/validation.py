"""Finds what is wrong or doubtful in a plan, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from planner.quantities.identifiers import SeatId

Fact = str | int | Decimal | date


class ProblemKind(StrEnum):
    """What is wrong; the sentence for it lives in localization."""

    UNKNOWN_PLACE = "unknown-place"


class Severity(StrEnum):
    """Whether a problem blocks a result or only asks for a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: what, where, and the facts its sentence needs."""

    kind: ProblemKind
    severity: Severity
    seat_id: SeatId | None = None
    field_name: str | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)
