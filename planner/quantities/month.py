"""A calendar month, the grain of budgets."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One month of one year; orders and hashes by time."""

    year: int
    number: int

    def __post_init__(self) -> None:
        """Refuse a month outside 1-12 or a year outside 1-9999."""
        if not 1 <= self.number <= 12 or not 1 <= self.year <= 9999:
            raise ValueError(f"not a month: {self.year}-{self.number}")

    @classmethod
    def containing(cls, day: date) -> Self:
        """Return the month a day falls in."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``YYYY-MM``.

        Raises:
            ValueError: If the text has another form or names no month.
        """
        match = re.fullmatch(r"(\d{4})-(\d{2})", text, re.ASCII)
        if match is None:
            raise ValueError(f"not a month as YYYY-MM: {text!r}")
        return cls(int(match[1]), int(match[2]))

    @property
    def first_day(self) -> date:
        """The first day of the month."""
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        """The last day of the month."""
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    def plus(self, months: int) -> "Month":
        """Return the month ``months`` later (earlier if negative)."""
        ordinal = self.year * 12 + self.number - 1 + months
        return Month(ordinal // 12, ordinal % 12 + 1)

    def months_until(self, later: "Month") -> int:
        """Count the months from this one to ``later``; negative if it is earlier."""
        return (later.year - self.year) * 12 + later.number - self.number

    def __str__(self) -> str:
        """Return ``YYYY-MM``."""
        return f"{self.year:04d}-{self.number:02d}"
