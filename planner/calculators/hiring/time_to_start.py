"""From an accepted offer to the first day: the notice somebody serves, or what has to be ready.

    days = max(notice, calendar days of (contract + the longest of what is done at the same time))

Notice is what the law asks of an employer after a year of service, for want of a source on what
employees give; where it asks for less than is usual, what is usual. Lead times are working days,
taken as five a week; public holidays are left out, as nobody knows yet in which month it will be.
Source: the tables of statutory terms and of lead times, with the plan's own lead times.
"""

from math import ceil

from planner.calculators.hiring.coefficients import (
    CONTRACTOR_NOTICE_DAYS,
    LEAST_NOTICE_DAYS,
    Coefficients,
)
from planner.calculators.hiring.last_known import LastKnown
from planner.calculators.onboarding.lead_times import lead_time
from planner.market.lead_time import LeadTimeKind
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Plan
from planner.quantities.identifiers import CountryCode

_WEEK, _WORKING_WEEK = 7, 5
_AT_THE_SAME_TIME = (
    LeadTimeKind.PAYROLL,
    LeadTimeKind.EQUIPMENT,
    LeadTimeKind.BACKGROUND_CHECK,
)


class StartTimes:
    """Finds the days from offer to first day; what has to be ready only once.

    Args:
        plan: Its own lead times and its members, who tell where it is an employer already.
        market: The market.
        coefficients: Of the plan.
    """

    def __init__(self, plan: Plan, market: Snapshot, coefficients: Coefficients) -> None:
        self._plan = plan
        self._market = market
        self._least_notice = coefficients.of(LEAST_NOTICE_DAYS)
        self._contractor_notice = coefficients.of(CONTRACTOR_NOTICE_DAYS)
        self._employs = own_entity_countries(plan, market)
        self._ready = _last_ready.of((market, plan.lead_days, plan.members), dict)

    def days(self, country: CountryCode, engagement: Engagement) -> int:
        """Return the calendar days from an accepted offer to the first day."""
        ready = self._ready.get((country, engagement))
        if ready is None:
            ready = ceil(self._working_days(country, engagement) * _WEEK / _WORKING_WEEK)
            self._ready[country, engagement] = ready
        return max(self._notice(country, engagement), ready)

    def _notice(self, country: CountryCode, engagement: Engagement) -> int:
        if engagement is Engagement.CONTRACTOR:
            return round(self._contractor_notice)
        terms = self._market.country_facts.terms.get(country)
        by_law = 0.0 if terms is None else float(terms.notice_days)
        return ceil(max(by_law, self._least_notice))

    def _working_days(self, country: CountryCode, engagement: Engagement) -> int:
        def of(kind: LeadTimeKind) -> int:
            return lead_time(self._plan, self._market, kind, country, engagement).days

        longest = max(of(kind) for kind in _AT_THE_SAME_TIME)
        if engagement is Engagement.OWN_ENTITY and country not in self._employs:
            registered = of(LeadTimeKind.EMPLOYER_REGISTRATION) + of(LeadTimeKind.PAYROLL)
            longest = max(longest, registered)
        return of(LeadTimeKind.CONTRACT) + longest


_last_ready: LastKnown[dict[tuple[CountryCode, Engagement], int]] = LastKnown({})
"""Days until all is ready by country and engagement, of the plan that was last asked for."""


def own_entity_countries(plan: Plan, market: Snapshot) -> frozenset[CountryCode]:
    """Return the countries where a member works for an entity of the company's own."""
    places = market.places
    return frozenset(
        places[member.place_id].country
        for member in plan.members
        if member.engagement is Engagement.OWN_ENTITY and member.place_id in places
    )
