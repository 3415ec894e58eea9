"""Where each place's working week and public holidays stand on the Calendars sheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from planner.export.workbook.addresses import fixed, fixed_range, on_sheet
from planner.export.workbook.contents import Contents
from planner.market.working_calendar import calendar_of
from planner.plan.company_day import CompanyDay
from planner.quantities.identifiers import CountryCode, PlaceId

PLACE = 0
COUNTRY = 1
DAY = 2
NAME = 3
WEEKEND = 2


@dataclass(frozen=True)
class CalendarsLayout:
    """Rows of Calendars: the working weeks, then the days off of one place after another.

    Public holidays come first, so that a company day on one of them leaves it its name.
    """

    name: str
    holidays: Mapping[PlaceId, Mapping[date, str]]
    company_days: Mapping[PlaceId, tuple[CompanyDay, ...]]
    first_holidays: Mapping[PlaceId, int]
    first_week: int = 4

    @classmethod
    def of(cls, contents: Contents, name: str) -> "CalendarsLayout":
        """Lay the sheet out for a plan."""
        first, last = contents.holiday_span
        places = [place.id for place in contents.places]
        holidays = {place.id: calendar_of(place).holidays(first, last) for place in contents.places}
        company = {place.id: _company_days(contents, place.country) for place in contents.places}
        # A place without days off keeps an empty row, so that its formulas have a range.
        heights = (max(1, len(holidays[place]) + len(company[place])) for place in places)
        start = cls.first_week + max(1, len(places)) + 3
        rows = accumulate(heights, initial=start)
        return cls(name, holidays, company, dict(zip(places, rows, strict=False)))

    def week_row(self, place: PlaceId) -> int:
        """Return the row of a place's working week."""
        return self.first_week + list(self.holidays).index(place)

    def weekend(self, place: PlaceId) -> str:
        """Return the address of a place's weekend, as ``NETWORKDAYS.INTL`` reads it."""
        return on_sheet(self.name, fixed(self.week_row(place), WEEKEND))

    def days(self, place: PlaceId) -> str:
        """Return the range of a place's days off."""
        return self._column(place, DAY)

    def names(self, place: PlaceId) -> str:
        """Return the range of their names."""
        return self._column(place, NAME)

    def last_holiday(self, place: PlaceId) -> int:
        """Return the last row of a place's days off; its only row where it has none."""
        days = len(self.holidays[place]) + len(self.company_days[place])
        return self.first_holidays[place] + max(1, days) - 1

    def _column(self, place: PlaceId, column: int) -> str:
        first = self.first_holidays[place]
        last = self.last_holiday(place)
        return on_sheet(self.name, fixed_range((first, column), (last, column)))


def _company_days(contents: Contents, country: CountryCode) -> tuple[CompanyDay, ...]:
    """Return the company days of a country; its own one goes before that of everywhere."""
    by_day: dict[date, CompanyDay] = {}
    for each in contents.company_days:
        if each.country == country or (each.country is None and each.day not in by_day):
            by_day[each.day] = each
    return tuple(by_day.values())


def weekend_text(weekend: frozenset[int]) -> str:
    """Return the weekend as ``NETWORKDAYS.INTL`` reads it: Monday first, 1 for a day off."""
    return "".join("1" if day in weekend else "0" for day in range(7))
