"""Working days of a place: its working week minus its public holidays and company days.

The holidays are those of the ``holidays`` library: national ones and those of the place's
subdivision, of the category "public" only, with the substitute days the law grants. Three limits
of that source show in the results: Islamic and some other lunar dates of coming years are
estimates, and their names say so where the library marks them, and some are not known to the end
(Sri Lanka's from 2027 on, India's lunar ones from 2036 on); a country under martial law (Ukraine)
has no days off; and where the law grants a substitute day without fixing its date (Poland, for a
holiday on a Saturday) no day is taken off.
"""

import warnings
from calendar import isleap
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import accumulate
from types import MappingProxyType

from planner.market.place import Place
from planner.quantities.identifiers import CountryCode

_DAY = timedelta(days=1)
_ENGLISH = "en_US"

NamedDay = tuple[date, str]
"""A day off and what it is called; the name may be empty."""

_CALENDARS_KEPT = 1024
"""Each change of the company days makes calendars anew: some of the old ones have to go."""


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The working days of a country or one of its subdivisions.

    ``weekend`` holds weekday numbers, Monday = 0. Without a country, or in one the ``holidays``
    library does not know, only weekends are days off. A subdivision the library does not know
    has the national holidays. ``company_days`` are further days off, in order; one that is a
    public holiday as well keeps the holiday's name.
    """

    country: CountryCode | None
    subdivision: str | None
    weekend: frozenset[int]
    company_days: tuple[NamedDay, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a weekend without end."""
        if len(self.weekend) >= 7:
            raise ValueError("a week needs a working day")

    def is_working_day(self, day: date) -> bool:
        """Tell whether people work on a day."""
        return day.weekday() not in self.weekend and self.holiday_name(day) is None

    def holiday_name(self, day: date) -> str | None:
        """Return the English name of the public holiday on a day, None if there is none.

        A country whose holidays have no English name in the library keeps their own names; a
        company day has the name the plan gives it.
        """
        return self._holidays_of(day.year).get(day)

    def holidays(self, first: date, last: date) -> Mapping[date, str]:
        """Return the holidays and company days from ``first`` to ``last``, included, by date."""
        return {
            day: name
            for year in range(first.year, last.year + 1)
            for day, name in self._holidays_of(year).items()
            if first <= day <= last
        }

    def has_holidays(self, year: int) -> bool:
        """Tell whether a year has any public holiday here; without, only weekends are off."""
        return bool(self._public_holidays_of(year))

    def working_days(self, first: date, last: date) -> int:
        """Count the working days from ``first`` to ``last``, both included; 0 if last < first."""
        if last < first:
            return 0
        counts = _working_days_through(self, first.year)
        worked = -counts[_day_number(first) - 1]
        for year in range(first.year + 1, last.year + 1):
            worked += counts[-1]
            counts = _working_days_through(self, year)
        return worked + counts[_day_number(last)]

    def next_working_day(self, day: date) -> date:
        """Return the first working day on or after a day."""
        while not self.is_working_day(day):
            day += _DAY
        return day

    def _holidays_of(self, year: int) -> Mapping[date, str]:
        if self.company_days:
            return _days_off(self, year)
        return self._public_holidays_of(year)

    def _public_holidays_of(self, year: int) -> Mapping[date, str]:
        if self.country is None:
            return {}
        return _public_holidays(self.country, self.subdivision, year)


def calendar_of(place: Place, company_days: tuple[NamedDay, ...] = ()) -> WorkingCalendar:
    """Return the calendar a place works by.

    Args:
        place: The place.
        company_days: Days off there beyond public holidays, in order.
    """
    return _calendar(place.country, place.holiday_subdivision, place.weekend, company_days)


@lru_cache(maxsize=_CALENDARS_KEPT)
def _calendar(
    country: CountryCode,
    subdivision: str | None,
    weekend: frozenset[int],
    company_days: tuple[NamedDay, ...],
) -> WorkingCalendar:
    return WorkingCalendar(country, subdivision, weekend, company_days)


def holiday_subdivisions(country: CountryCode) -> frozenset[str]:
    """Return the subdivisions of a country for which the library knows holidays of their own."""
    import holidays

    known = getattr(holidays, country, None)
    return frozenset() if known is None else frozenset(known.subdivisions)


@cache
def _public_holidays(
    country: CountryCode, subdivision: str | None, year: int
) -> Mapping[date, str]:
    import holidays

    known = getattr(holidays, country, None)
    if known is None:
        return MappingProxyType({})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # years the library only half knows: see the module's text
        named = known(
            years=year,
            expand=False,
            subdiv=subdivision if subdivision in known.subdivisions else None,
            language=_english_of(known.supported_languages, known.default_language),
        )
    return MappingProxyType(dict(sorted(named.items())))


def _english_of(supported: tuple[str, ...], own: str | None) -> str | None:
    """Return the English variant to ask for, else the country's own language.

    Asking for a language the library lacks would let the machine's environment decide.
    """
    if _ENGLISH in supported:
        return _ENGLISH
    return next((language for language in supported if language.startswith("en")), own)


@lru_cache(maxsize=4 * _CALENDARS_KEPT)
def _days_off(calendar: WorkingCalendar, year: int) -> Mapping[date, str]:
    """Return the public holidays of a year and the company days among its other days."""
    company = {day: name for day, name in calendar.company_days if day.year == year}
    public = replace(calendar, company_days=()).holidays(date(year, 1, 1), date(year, 12, 31))
    return MappingProxyType(dict(sorted({**company, **public}.items())))


@lru_cache(maxsize=4 * _CALENDARS_KEPT)
def _working_days_through(calendar: WorkingCalendar, year: int) -> tuple[int, ...]:
    """Return, for each day number of a year from 0 on, the working days up to and with it."""
    first = date(year, 1, 1)
    works = (calendar.is_working_day(first + n * _DAY) for n in range(365 + isleap(year)))
    return tuple(accumulate(works, initial=0))


def _day_number(day: date) -> int:
    return day.toordinal() - date(day.year, 1, 1).toordinal() + 1
