"""First days drawn for the seats to fill: time to fill, declined offers, recruiters, lead time."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.calculators.hiring.recruiter_queue import queued
from planner.calculators.risk.drawn_days import NEVER, Days, days_by_row, whole
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


def drawn_first_days(model: RiskModel, risks: Risks, batch: Batch) -> Dates:
    """Draw the first days of the seats to fill, ``NEVER`` or later where one is not filled.

    Args:
        model: The plan.
        risks: What is drawn; without time to fill and declines, all begin as expected.
        batch: Which draws.

    Returns:
        By seat to fill and draw.
    """
    wanted = risks & {_TIME, _DECLINES}
    if not model.hired or not wanted:
        begins = model.begins[model.hired_rows, np.newaxis]
        return np.broadcast_to(begins, (len(begins), batch.draws))
    if len(wanted) == 1:
        return first_days_by(model, next(iter(wanted)), batch)
    fill, declines = model.times_to_fill
    days = _drawn(fill, _TIME, batch)
    days += _drawn(declines, _DECLINES, batch)
    return _first_days(model, days, batch)


def first_days_by(model: RiskModel, kind: RiskKind, batch: Batch) -> Dates:
    """Draw the first days by time to fill or declines alone.

    One alone moves the expected path, by as much as it exceeds its own median.
    """
    medians = np.array([[each.median_days] for each in model.hirings], np.float32)
    if kind is _TIME:
        drawn = _drawn(model.times_to_fill[0], _TIME, batch)
    else:
        drawn = _drawn(model.times_to_fill[1], _DECLINES, batch) + medians
    begins = model.begins[model.hired_rows, np.newaxis]
    expected = _begun(model, medians)
    centered = begins - expected
    if kind is _TIME:
        centered[expected >= NEVER] = 0  # nobody ever takes these up: no draw brings them back
    return (_first_days(model, drawn, batch) if kind is _TIME else _begun(model, drawn)) + centered


def _drawn(tables: Days, kind: RiskKind, batch: Batch) -> Days:
    shape = len(tables), batch.draws
    return days_by_row(tables, mirrored_bits(batch.seed, (kind, 0), batch.number, shape))


def _first_days(model: RiskModel, days: Days, batch: Batch) -> Dates:
    """Return first days with the draws in which a seat is not filled.

    A thin pool's chance that nobody is found goes with the time to fill.
    """
    found = _begun(model, days)
    chances = np.array([[each.fill_probability] for each in model.hirings])
    if chances.min() < 1:
        bits = mirrored_bits(batch.seed, (_TIME, 1), batch.number, found.shape)
        found[bits >= np.rint(chances * LEVELS)] = int(NEVER)
    return found


def _begun(model: RiskModel, days: Days) -> Dates:
    """Return first days for days from work on a seat to its acceptance, by seat and draw."""
    begin = model.horizon[0].first_day
    opened = np.array([[(each.opened - begin).days] for each in model.hirings], np.float32)
    lead = np.array([[each.days_to_start] for each in model.hirings], np.int32)
    accepted = days + (opened if model.slots is None else _taken_up(model, opened, days))
    found = whole(np.minimum(accepted, np.float32(NEVER), out=accepted))
    found += lead
    return found


def _taken_up(model: RiskModel, opened: Days, days: Days) -> Days:
    """Return when recruiters take the seats up."""
    waits = np.flatnonzero([each.needs_recruiter for each in model.hirings])
    ranks = [model.hirings[int(at)].rank for at in waits]
    begun = np.broadcast_to(opened, days.shape).copy()
    found = queued(opened[waits, 0], days[waits].astype(float), model.slots or (), ranks)
    begun[waits] = np.minimum(found, NEVER)
    return begun
