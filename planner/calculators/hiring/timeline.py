"""When the seats of a plan are expected to fill, worked out without drawing anything.

The wait for a recruiter is that of the median; around it a seat's days follow their distribution.
"""

from datetime import date
from math import floor
from statistics import median

from planner.calculators.hiring.all_filled import LONGEST_DAYS, all_begun_by
from planner.calculators.hiring.coefficients import (
    FIRST_SLATE_SHARE,
    OFFER_SHARE,
    Coefficients,
    coefficients_of,
)
from planner.calculators.hiring.later_day import later_day
from planner.calculators.hiring.plan_hiring import median_waits, seat_hirings
from planner.calculators.hiring.ramp_up_days import ramp_up_days
from planner.calculators.hiring.recruiter_queue import recruiter_slots
from planner.calculators.hiring.seat_hiring import SeatHiring
from planner.calculators.hiring.seat_timeline import SeatClocks, SeatTimeline, Timeline
from planner.calculators.hiring.time_to_fill import days_at
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan

_LOW, _MEDIAN, _HIGH = 0.1, 0.5, 0.9
_HARDER_AFTER = (45, 75, 120, 180)
"""Days to fill after which a seat counts as one step harder: a choice."""
_SURE, _UNSURE = 0.99, 0.8
"""Chances to be filled below which a seat is one step, and two steps, harder: a choice."""
_HARDEST = 5


def expected_timeline(plan: Plan, market: Snapshot) -> Timeline:
    """Return when the open seats of a plan are expected to fill.

    Args:
        plan: The plan, with its levers as they are on.
        market: The market, with the plan's overrides in it.

    Raises:
        MarketDataError: If a table is damaged.
    """
    hirings = seat_hirings(plan, market)
    waits = median_waits(plan, hirings, recruiter_slots(plan, market))
    coefficients = coefficients_of(plan, market)
    ramps = ramp_up_days(plan, market, hirings)
    seats = {
        hiring.seat_id: _seat(hiring, wait, ramps[hiring.seat_id], coefficients)
        for hiring, wait in zip(hirings, waits, strict=True)
    }
    searched = [each for each in seats.values() if not each.hiring.has_offer]
    days = [each.expected.days_to_fill for each in searched]
    return Timeline(
        seats=seats,
        median_days_to_fill=float(median(days)) if days else None,
        filled_by_p50=all_begun_by(hirings, waits, _MEDIAN),
        filled_by_p90=all_begun_by(hirings, waits, _HIGH),
    )


def _seat(
    hiring: SeatHiring, wait: float, ramp_days: int, coefficients: Coefficients
) -> SeatTimeline:
    days = days_at(hiring, _MEDIAN)
    begun = later_day(hiring.opened, _whole(wait))
    accepted = later_day(hiring.opened, _whole(wait + days))
    offer = 0.0 if hiring.has_offer else min(coefficients.of(OFFER_SHARE), 1.0)
    slate = min(coefficients.of(FIRST_SLATE_SHARE), offer)
    first_day = _first_day(hiring, wait + days)
    expected = SeatClocks(
        opened=later_day(hiring.opened, -hiring.elapsed_days),
        begun=begun,
        first_slate=later_day(begun, _whole(days * slate)),
        offer=later_day(begun, _whole(days * offer)),
        accepted=accepted,
        first_day=first_day,
        productive=later_day(first_day, ramp_days),
    )
    return SeatTimeline(
        hiring=hiring,
        expected=expected,
        first_day_p10=_first_day(hiring, wait + days_at(hiring, _LOW)),
        first_day_p90=_first_day(hiring, wait + days_at(hiring, _HIGH)),
        difficulty=_difficulty(hiring, expected.days_to_fill),
        wait_days=wait,
        decline_days=days - hiring.median_days,
    )


def _first_day(hiring: SeatHiring, days: float) -> date:
    return later_day(hiring.opened, _whole(days) + hiring.days_to_start)


def _whole(days: float) -> int:
    """Round days half up, as a spreadsheet does."""
    return floor(min(days, LONGEST_DAYS) + 0.5)


def _difficulty(hiring: SeatHiring, days: int) -> int:
    harder = sum(days > step for step in _HARDER_AFTER)
    harder += (hiring.fill_probability < _SURE) + (hiring.fill_probability < _UNSURE)
    return min(1 + harder, _HARDEST)
