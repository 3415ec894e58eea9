"""Until when a hire can be on probation, by the terms of employment of their country."""

from datetime import date, timedelta
from decimal import Decimal

from planner.market.country_facts import StatutoryTerms
from planner.market.place import Place
from planner.market.snapshot import Snapshot
from planner.plan.model import Engagement, Position
from planner.quantities.month import Month

_DAYS_OF_HALF_A_MONTH = 15


def probation_terms(position: Position, place: Place, market: Snapshot) -> StatutoryTerms | None:
    """Return the terms that bound a hire's probation.

    None for a contractor, and where the market data names no terms of the country or the law no
    probation. The terms were retyped and not read in the law: check before relied on.
    """
    terms = market.country_facts.terms.get(place.country)
    if terms is None or position.engagement is Engagement.CONTRACTOR:
        return None
    return terms if terms.probation_months > 0 else None


def probation_end(first_day: date, months: Decimal) -> date:
    """Return the last day of the longest probation.

    Args:
        first_day: The first day at work.
        months: The longest probation by law; a half counts 15 days.
    """
    whole = int(months)
    month = Month.containing(first_day).plus(whole)
    day = min(first_day.day, month.last_day.day)
    after = month.first_day + timedelta(days=day - 1)
    if months > whole:
        after += timedelta(days=_DAYS_OF_HALF_A_MONTH)
    return after - timedelta(days=1)
