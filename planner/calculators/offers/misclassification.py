"""What makes a contractor look like an employee: signs to have reviewed, never advice.

Courts and tax offices weigh such signs in most countries; none of them decides alone.
"""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Seat
from planner.plan.pattern_checks import length_minutes
from planner.plan.working_pattern import WorkingPattern

_FULL_SHARE = Decimal("0.9")
_YEAR = timedelta(days=366)
_WEEK = 7


class MisclassificationSign(StrEnum):
    """What makes a contractor look like an employee; a sign to have reviewed, never advice."""

    SET_HOURS = "set-hours"
    """Works the hours the team sets, without leave to move them."""
    FULL_TIME = "full-time"
    """Works nine tenths of the country's standard week, or more."""
    OPEN_ENDED = "open-ended"
    """No end is agreed."""
    OVER_A_YEAR = "over-a-year"
    """The end lies more than a year after the start."""


def misclassification_signs(
    seat: Seat, plan: Plan, market: Snapshot
) -> tuple[MisclassificationSign, ...]:
    """Return the signs of a seat, if a contractor filled it.

    Raises:
        KeyError: If the market lacks the place.
    """
    return tuple(_signs(seat, plan, market))


def _signs(seat: Seat, plan: Plan, market: Snapshot) -> Iterator[MisclassificationSign]:
    place, pattern = market.places[seat.place_id], plan.pattern_of(seat)
    if not pattern.flex_minutes:
        yield MisclassificationSign.SET_HOURS
    terms = market.country_facts.terms.get(place.country)
    weekdays = _WEEK - len(place.weekend) if pattern.weekdays is None else len(pattern.weekdays)
    if terms is not None and _worked(pattern) * weekdays >= terms.weekly_hours * 60 * _FULL_SHARE:
        yield MisclassificationSign.FULL_TIME
    if seat.end is None:
        yield MisclassificationSign.OPEN_ENDED
    elif seat.end - seat.start > _YEAR:
        yield MisclassificationSign.OVER_A_YEAR


def _worked(pattern: WorkingPattern) -> int:
    return length_minutes(pattern.start, pattern.end) - pattern.break_minutes
