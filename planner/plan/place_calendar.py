"""The working days of a place under a plan: its own calendar with the company's days off."""

from collections.abc import Mapping

from planner.market.place import Place
from planner.market.working_calendar import NamedDay, WorkingCalendar, calendar_of
from planner.plan.company_day import CompanyDay
from planner.plan.identity_memo import IdentityMemo
from planner.plan.model import Plan
from planner.quantities.identifiers import CountryCode

_Days = tuple[NamedDay, ...]


def calendar_for(plan: Plan, place: Place) -> WorkingCalendar:
    """Return the calendar that a place works by under a plan.

    The same calendar comes again as the same object, so that what is worked out by it can be kept.
    """
    return calendar_of(place, company_days_in(plan, place.country))


def company_days_in(plan: Plan, country: CountryCode | None) -> _Days:
    """Return the company's days off in a country, in order, by a country's own names."""
    if not plan.company_days:
        return ()
    (by_country,) = _BY_COUNTRY.of((plan.company_days,))
    return by_country.get(country, by_country[None])


def _by_country(days: Mapping[CompanyDay, str]) -> Mapping[CountryCode | None, _Days]:
    """Return the days off by country, and under None those of every other one."""
    everywhere = {each.day: name for each, name in days.items() if each.country is None}
    found: dict[CountryCode | None, _Days] = {None: tuple(sorted(everywhere.items()))}
    for country in {each.country for each in days if each.country is not None}:
        own = {each.day: name for each, name in days.items() if each.country == country}
        found[country] = tuple(sorted({**everywhere, **own}.items()))
    return found


_BY_COUNTRY: IdentityMemo[Mapping[CompanyDay, str], Mapping[CountryCode | None, _Days]] = (
    IdentityMemo(_by_country)
)
