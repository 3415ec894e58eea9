"""Days counted on from a date, as far as there are dates."""

from datetime import date

_LAST = date.max.toordinal()


def later_day(day: date, days: int) -> date:
    """Return the date so many days later, or earlier; the first or last date there is beyond it."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), _LAST))
