"""First days drawn for the seats to fill: time to fill, declined offers, recruiters, lead time."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.calculators.hiring.recruiter_queue import queued
from planner.calculators.hiring.seat_hiring import SeatHiring
from planner.calculators.risk.drawn_days import (
    NEVER,
    Days,
    days_of,
    decline_days,
    fill_days,
    whole,
)
from planner.calculators.risk.drawn_seat import RiskModel
from planner.calculators.risk.random_bits import LEVELS, mirrored_bits
from planner.calculators.risk.simulated import RiskKind

Risks = frozenset[RiskKind]

Dates = NDArray[np.int32]
"""Days counted from the first day of the horizon."""

_TIME, _DECLINES = RiskKind.TIME_TO_FILL, RiskKind.DECLINES


@dataclass(frozen=True, slots=True)
class Batch:
    """Which draws: of which seed, the how-manieth batch, and how many (an even number)."""

    seed: int
    number: int
    draws: int


@dataclass(frozen=True, slots=True, eq=False)
class FirstDays:
    """First days by seat to fill and draw, counted from the first day of the horizon.

    Attributes:
        drawn: With all risks that are drawn; ``NEVER`` or later where a seat is not filled.
        by_time: With times to fill alone, None where they are at rest.
        by_declines: With declined offers alone, None where they are at rest.
    """

    drawn: Dates
    by_time: Dates | None
    by_declines: Dates | None


def drawn_first_days(model: RiskModel, risks: Risks, batch: Batch) -> FirstDays:
    """Draw the first days of the seats to fill.

    Of time to fill and declines one alone moves the expected path by as much as it exceeds its own
    median. A thin pool's chance that the seat is not filled at all goes with the time to fill.

    Args:
        model: The plan.
        risks: What is drawn.
        batch: Which draws.
    """
    begins = np.array([seat.begins for seat in model.hired], np.int32)[:, np.newaxis]
    at_rest: Dates = np.broadcast_to(begins, (len(model.hired), batch.draws))
    if not model.hired or not risks & {_TIME, _DECLINES}:
        return FirstDays(at_rest, None, None)
    medians = np.array([[each.median_days] for each in _hirings(model)], np.float32)
    none = np.zeros_like(medians)
    fill = _drawn(model, fill_days, _TIME, batch) if _TIME in risks else None
    declines = _drawn(model, decline_days, _DECLINES, batch) if _DECLINES in risks else None
    never = np.zeros_like(begins) if fill is None else _never_filled(model, batch)
    centered = begins - _first_days(model, medians, none)
    by_time = by_declines = None
    if fill is not None:
        by_time = _first_days(model, fill, none) + centered + never
    if declines is not None:
        by_declines = _first_days(model, medians, declines) + centered
    if fill is not None and declines is not None:
        return FirstDays(_first_days(model, fill, declines) + never, by_time, by_declines)
    found = by_declines if by_time is None else by_time
    return FirstDays(at_rest if found is None else found, by_time, by_declines)


def _hirings(model: RiskModel) -> list[SeatHiring]:
    return [seat.hiring for seat in model.hired if seat.hiring is not None]


def _drawn(
    model: RiskModel, table_of: Callable[[SeatHiring], Days], kind: RiskKind, batch: Batch
) -> Days:
    bits = mirrored_bits(batch.seed, (kind, 0), batch.number, (len(model.hired), batch.draws))
    found = np.empty(bits.shape, np.float32)
    for row, hiring in enumerate(_hirings(model)):
        found[row] = days_of(table_of(hiring), bits[row])
    return found


def _first_days(model: RiskModel, fill: Days, declines: Days) -> Dates:
    """Return first days for days to fill and days of declines, by seat and draw."""
    hirings = _hirings(model)
    begin = model.horizon[0].first_day
    opened = np.array([[(each.opened - begin).days] for each in hirings], np.float32)
    lead = np.array([[each.days_to_start] for each in hirings], np.int32)
    duration = fill + declines
    begun = opened
    if model.slots is not None:
        begun = np.broadcast_to(opened, duration.shape).copy()
        waits = np.flatnonzero([each.needs_recruiter for each in hirings])
        ranks = [hirings[int(at)].rank for at in waits]
        found = queued(opened[waits, 0], duration[waits].astype(float), model.slots, ranks)
        begun[waits] = np.minimum(found, NEVER)
    return whole(np.minimum(begun + duration, np.float32(NEVER))) + lead


def _never_filled(model: RiskModel, batch: Batch) -> Dates:
    """Return ``NEVER`` for the seats and draws in which nobody is found, 0 for the others."""
    chances = np.array([[each.fill_probability] for each in _hirings(model)])
    if chances.min() >= 1:
        return np.zeros(chances.shape, np.int32)
    shape = len(chances), batch.draws
    bits = mirrored_bits(batch.seed, (_TIME, 1), batch.number, shape)
    return np.where(bits < np.rint(chances * LEVELS), 0, int(NEVER)).astype(np.int32)
