"""What takes time before a new hire's first day, by country and engagement."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from planner.market.provenance import Provenance
from planner.quantities.identifiers import CountryCode


class LeadTimeKind(StrEnum):
    """What has to begin a while before the first day."""

    CONTRACT = "contract"
    """From an accepted offer to a signed contract."""
    PAYROLL = "payroll"
    """Putting a person on the payroll, by engagement."""
    EMPLOYER_REGISTRATION = "employer-registration"
    """Becoming an employer in a country, for the first hire of an own entity there."""
    EQUIPMENT = "equipment"
    """Shipping equipment, customs included."""
    BACKGROUND_CHECK = "background-check"
    """Checking what the law of the country lets an employer check."""


@dataclass(frozen=True, slots=True)
class LeadTime:
    """How long something takes, in working days of the country.

    Attributes:
        country: None where it is of all countries that have no figure of their own.
        engagement: The value of an ``Engagement``; empty for all without a figure of their own.
        low: At best.
        expected: What to plan with.
        high: At worst.
        is_assumption: Whether no source says so: check before relied on.
        note: What it rests on, or what may hold it up.
        provenance: Source, date and grade.
    """

    kind: LeadTimeKind
    country: CountryCode | None
    engagement: str
    low: int
    expected: int
    high: int
    is_assumption: bool
    note: str
    provenance: Provenance


LeadTimes = Mapping[tuple[LeadTimeKind, CountryCode | None, str], LeadTime]
"""Lead times by kind, country and engagement."""
