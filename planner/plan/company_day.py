"""A day off that the company grants beyond public holidays."""

from dataclasses import dataclass
from datetime import date

from planner.quantities.identifiers import CountryCode


@dataclass(frozen=True, slots=True)
class CompanyDay:
    """A day off everywhere, or in one country only."""

    day: date
    country: CountryCode | None = None

    def __str__(self) -> str:
        """Return ``2026-12-24`` or ``2026-12-24/DE``; texts sort by date."""
        return f"{self.day}/{self.country}" if self.country else str(self.day)

    @classmethod
    def parsed(cls, text: str) -> "CompanyDay":
        """Read a company day back from its text.

        Raises:
            ValueError: If the text does not begin with a date.
        """
        day, _, country = text.partition("/")
        return cls(date.fromisoformat(day), CountryCode(country) if country else None)
