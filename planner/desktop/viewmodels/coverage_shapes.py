"""What the charts of coverage show."""

from dataclasses import dataclass
from datetime import date

Cell = tuple[int, int]
"""A weekday, Monday = 0, and an hour."""


@dataclass(frozen=True, slots=True)
class WeekShown:
    """A week hour by hour.

    Attributes:
        days: The names of the weekdays.
        least: The fewest people of each quarter hour.
        is_gap: Whether they are too few at some time of it.
        texts: What stands in each hour, day by day.
    """

    days: tuple[str, ...]
    least: tuple[int, ...]
    is_gap: tuple[bool, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TeamStrip:
    """A team's week.

    Attributes:
        name: What it is called.
        share: How much it covers.
        hours: How many hours that is.
        covered: Of each quarter hour, whether all of it is covered.
    """

    name: str
    share: str
    hours: str
    covered: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class WeekBar:
    """A week: its first day, the minutes not covered, and all of it in words."""

    first_day: date
    gap_minutes: int
    words: str
