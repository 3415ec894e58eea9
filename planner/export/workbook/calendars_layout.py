"""Where each place's working week and public holidays stand on the Calendars sheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from planner.export.workbook.addresses import fixed, fixed_range, on_sheet
from planner.export.workbook.contents import Contents
from planner.market.working_calendar import calendar_of
from planner.quantities.identifiers import PlaceId

PLACE = 0
COUNTRY = 1
DAY = 2
NAME = 3
WEEKEND = 2


@dataclass(frozen=True)
class CalendarsLayout:
    """Rows of Calendars: the working weeks, then the holidays of one place after another."""

    name: str
    holidays: Mapping[PlaceId, Mapping[date, str]]
    first_holidays: Mapping[PlaceId, int]
    first_week: int = 4

    @classmethod
    def of(cls, contents: Contents, name: str) -> "CalendarsLayout":
        """Lay the sheet out for a plan."""
        first, last = contents.holiday_span
        places = [place.id for place in contents.places]
        holidays = {place.id: calendar_of(place).holidays(first, last) for place in contents.places}
        # A place without holidays keeps an empty row, so that its formulas have a range.
        heights = (max(1, len(days)) for days in holidays.values())
        start = cls.first_week + max(1, len(places)) + 3
        rows = accumulate(heights, initial=start)
        return cls(name, holidays, dict(zip(places, rows, strict=False)))

    def week_row(self, place: PlaceId) -> int:
        """Return the row of a place's working week."""
        return self.first_week + list(self.holidays).index(place)

    def weekend(self, place: PlaceId) -> str:
        """Return the address of a place's weekend, as ``NETWORKDAYS.INTL`` reads it."""
        return on_sheet(self.name, fixed(self.week_row(place), WEEKEND))

    def days(self, place: PlaceId) -> str:
        """Return the range of a place's holidays."""
        return self._column(place, DAY)

    def names(self, place: PlaceId) -> str:
        """Return the range of their names."""
        return self._column(place, NAME)

    def _column(self, place: PlaceId, column: int) -> str:
        first = self.first_holidays[place]
        last = first + max(1, len(self.holidays[place])) - 1
        return on_sheet(self.name, fixed_range((first, column), (last, column)))


def weekend_text(weekend: frozenset[int]) -> str:
    """Return the weekend as ``NETWORKDAYS.INTL`` reads it: Monday first, 1 for a day off."""
    return "".join("1" if day in weekend else "0" for day in range(7))
