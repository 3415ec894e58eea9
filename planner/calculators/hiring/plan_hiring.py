"""How the open seats of a plan are hired for, with what they do to each other.

Seats of one role in one country share its professionals while they are hired for at the same time,
and seats that wait for a recruiter are opened so much earlier, where they can be.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np

from planner.calculators.hiring.competition import competing
from planner.calculators.hiring.hiring_rules import HiringRules
from planner.calculators.hiring.recruiter_queue import queued, recruiter_slots
from planner.calculators.hiring.seat_hiring import SeatHiring
from planner.calculators.hiring.seat_search import SeatSearch
from planner.calculators.hiring.time_to_fill import days_at
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, PositionStatus

_MEDIAN = 0.5


def seat_hirings(plan: Plan, market: Snapshot) -> tuple[SeatHiring, ...]:
    """Return how each position that is neither on hold nor closed is hired for, in plan order.

    Positions in a place the market does not know are left out: their problem says so. Where nobody
    recruits at all, no seat that needs a recruiter is filled.

    Args:
        plan: The plan, with its levers as they are on.
        market: The market, with the plan's overrides in it.

    Raises:
        MarketDataError: If a table is damaged.
    """
    rules = HiringRules(plan, market)
    searches = rules.searches
    counts = competing([rules.window(search) for search in searches])
    found = [rules.hiring(search, seats) for search, seats in zip(searches, counts, strict=True)]
    slots = recruiter_slots(plan, market)
    if slots is None:
        return tuple(found)
    if not slots:
        return tuple(
            replace(each, fill_probability=0.0) if each.needs_recruiter else each for each in found
        )
    return _opened_earlier(plan, searches, found, slots)


def median_waits(
    plan: Plan, hirings: Sequence[SeatHiring], slots: Sequence[float] | None
) -> tuple[float, ...]:
    """Return the days that each seat waits for a recruiter if all goes at the median.

    Args:
        plan: Its horizon.
        hirings: The seats.
        slots: Of the recruiters (``recruiter_slots``); nobody waits without a limit or without
            any recruiter.
    """
    waits = [0.0] * len(hirings)
    first = plan.horizon_start.first_day
    waiting = [at for at, hiring in enumerate(hirings) if hiring.needs_recruiter]
    if not slots or not waiting:
        return tuple(waits)
    opened = [float((hirings[at].opened - first).days) for at in waiting]
    durations = np.array([days_at(hirings[at], _MEDIAN) for at in waiting])
    begun = queued(opened, durations, slots, [hirings[at].rank for at in waiting])
    for at, day, begin in zip(waiting, opened, begun, strict=True):
        waits[at] = float(begin) - day
    return tuple(waits)


def _opened_earlier(
    plan: Plan,
    searches: Sequence[SeatSearch],
    hirings: Sequence[SeatHiring],
    slots: Sequence[float],
) -> tuple[SeatHiring, ...]:
    """Open requisitions earlier by what they wait, as far back as the horizon goes.

    Once: that others wait longer for it is not gone after.
    """
    first = plan.horizon_start.first_day
    found = []
    waits = median_waits(plan, hirings, slots)
    for search, hiring, wait in zip(searches, hirings, waits, strict=True):
        position = search.position
        if wait and position.opened is None and position.status is PositionStatus.OPEN:
            opened = max(hiring.opened - timedelta(days=round(wait)), first)
            found.append(replace(hiring, opened=opened))
        else:
            found.append(hiring)
    return tuple(found)
