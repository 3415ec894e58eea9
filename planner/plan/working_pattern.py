"""When somebody works, in local wall time."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class WeekdayHours:
    """Other hours on one weekday (Monday = 0), such as a short Friday."""

    weekday: int
    start: time
    end: time


@dataclass(frozen=True, slots=True)
class DatedHours:
    """Other hours from one day to another, both included, such as those of Ramadan."""

    first_day: date
    last_day: date
    start: time
    end: time


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingPattern:
    """When somebody works, in local wall time.

    An ``end`` at or before ``start`` lies on the next local day; so do those of other hours. On a
    day that several rules speak of, dated hours win over those of a weekday, and the first dated
    ones that hold over later ones. They change hours, not which weekdays are worked.

    Attributes:
        start: When the working day begins.
        end: When it ends.
        weekdays: Weekday numbers, Monday = 0; None follows the working week of the place.
        break_start: When the break begins; None where nobody knows or there is none. The break
            counts on days whose hours hold all of it.
        break_minutes: How long it is.
        flex_minutes: How far start and end may each move, earlier or later, if that helps.
        weekday_hours: Hours of single weekdays that differ.
        dated_hours: Hours of certain weeks that differ.
        works_on_holidays: Whether public holidays and company days are worked.
    """

    start: time = time(9)
    end: time = time(17)
    weekdays: frozenset[int] | None = None
    break_start: time | None = None
    break_minutes: int = 0
    flex_minutes: int = 0
    weekday_hours: tuple[WeekdayHours, ...] = ()
    dated_hours: tuple[DatedHours, ...] = ()
    works_on_holidays: bool = False
