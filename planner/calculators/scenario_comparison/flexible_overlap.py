"""What people share with the place they are measured against if everybody uses their flex.

Flexible hours as a lever let open seats move their day by its strength, in minutes, where they may
not do so yet: that widens what can be shared, while the hours that are agreed stay as they are.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from statistics import median

from planner.calculators.evaluation import Evaluation
from planner.calculators.hiring.lever_effect import LeverEffect, levers_on
from planner.calculators.monthly_budget import is_budgeted
from planner.calculators.overlap import Worker, known_horizon
from planner.calculators.overlap_horizon import pair_overlap
from planner.calculators.team_groups import plan_worker
from planner.market.lever import LeverKind
from planner.plan.model import Position, Seat
from planner.plan.working_pattern import WorkingPattern

_KEPT = 512
"""Pairs of hours that are remembered: a plan's scenarios share most of them."""


def flexible_overlap_minutes(evaluation: Evaluation) -> float | None:
    """Return the median of the seats' median minutes within everybody's flex.

    The seats and the days are those of ``Headline.median_overlap_minutes``, which it equals where
    nobody has flex; None where that is None.

    Raises:
        MarketDataError: If the table of levers is damaged.
    """
    days = known_horizon(evaluation.plan)
    if days is None:
        return None
    found = [_most_shared(*pair, *days) for pair in _pairs(evaluation)]
    return float(median(found)) if found else None


def _pairs(evaluation: Evaluation) -> Iterator[tuple[Worker, Worker]]:
    """Yield the anchor of each counted seat away from it, and the seat."""
    plan, market = evaluation.plan, evaluation.market
    lever = next(
        (each for each in levers_on(plan, market) if each.kind is LeverKind.FLEXIBLE_HOURS), None
    )
    for seat in plan.seats:
        anchor_id = plan.anchor_of(seat.team_id)
        if seat.id not in evaluation.overlaps or not is_budgeted(seat):
            continue
        if seat.place_id != anchor_id:
            anchor, place = market.places[anchor_id], market.places[seat.place_id]
            pattern = _widened(plan.pattern_of(seat), seat, lever)
            yield (
                plan_worker(plan, anchor, plan.pattern_at(anchor_id)),
                plan_worker(plan, place, pattern),
            )


def _widened(pattern: WorkingPattern, seat: Seat, lever: LeverEffect | None) -> WorkingPattern:
    if lever is None or lever.strength is None or not isinstance(seat, Position):
        return pattern
    minutes = int(lever.strength)
    if minutes <= pattern.flex_minutes or not lever.changes(seat):
        return pattern
    return replace(pattern, flex_minutes=minutes)


@lru_cache(_KEPT)
def _most_shared(anchor: Worker, other: Worker, first: date, last: date) -> float:
    return pair_overlap(anchor, other, first, last).with_flex.median_minutes
