"""Requisitions wait for a recruiter: so many are worked on at once, the others stand in line.

Each recruiter has slots for so many requisitions. A requisition takes a slot from the day it is
begun until its offer is accepted, and is never put aside for another. A slot that becomes free goes
to the waiting requisition of the lowest rank, among equals to the one opened first, then to the
first of the plan; with nobody waiting, to the next one opened. So adding seats slows others.
"""

from collections.abc import Sequence
from heapq import heappop, heappush, heapreplace
from math import inf

import numpy as np
from numpy.typing import NDArray

from planner.calculators.hiring.lever_effect import lever_effect
from planner.market.lever import LeverKind
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan

Days = NDArray[np.float64]
"""Days after the first of the horizon, or durations in days."""

_MOST_SLOTS = 10_000
"""More than any plan has requisitions for."""


def recruiter_slots(plan: Plan, market: Snapshot) -> tuple[float, ...] | None:
    """Return the day from which on each slot for a requisition is there; None without a limit.

    Days are counted from the first of the horizon. Recruiters of the lever come when it begins to
    work; without a limit on recruiters they change nothing.

    Raises:
        MarketDataError: If the table of levers is damaged.
    """
    hiring = plan.hiring
    if hiring.recruiters is None:
        return None
    slots = [0.0] * min(hiring.recruiters * hiring.requisitions_per_recruiter, _MOST_SLOTS)
    lever = lever_effect(plan, market, LeverKind.RECRUITERS)
    if lever.is_on and lever.strength is not None:
        more = max(int(lever.strength * hiring.requisitions_per_recruiter), 0)
        slots += [lever.works_from] * min(more, _MOST_SLOTS)
    return tuple(slots[:_MOST_SLOTS])


def queued(
    opened: Sequence[float] | Days,
    durations: Days,
    slots: Sequence[float],
    ranks: Sequence[int],
) -> Days:
    """Return the day on which each requisition is begun.

    Args:
        opened: By requisition, days after the first of the horizon.
        durations: Days from begun to accepted, by requisition, or by requisition and draw.
        slots: When each slot is there, likewise (``recruiter_slots``); infinite without any.
        ranks: By requisition: lower ones go first.

    Returns:
        Of the shape of ``durations``.
    """
    first = np.asarray(opened, dtype=np.float64)
    if not len(slots):
        return np.full(durations.shape, inf)
    if durations.ndim == 1:
        return np.array(_begun_once(first.tolist(), durations.tolist(), slots, ranks))
    if len(slots) >= len(first) and (not len(first) or max(slots) <= first.min()):
        return np.repeat(first[:, None], durations.shape[1], axis=1)
    return _begun(first, durations, slots, ranks)


def _begun_once(
    opened: Sequence[float],
    durations: Sequence[float],
    slots: Sequence[float],
    ranks: Sequence[int],
) -> list[float]:
    """Take one requisition after the other, in a single draw."""
    to_come = sorted(range(len(opened)), key=lambda seat: (opened[seat], ranks[seat], seat))
    waiting: list[tuple[int, float, int]] = []
    free, begun = sorted(slots), [0.0] * len(opened)
    at = 0
    while at < len(to_come) or waiting:
        day = free[0] if waiting else max(free[0], opened[to_come[at]])
        while at < len(to_come) and opened[to_come[at]] <= day:
            seat = to_come[at]
            heappush(waiting, (ranks[seat], opened[seat], seat))
            at += 1
        *_, seat = heappop(waiting)
        begun[seat] = max(day, opened[seat])
        heapreplace(free, begun[seat] + durations[seat])
    return begun


def _begun(opened: Days, durations: Days, slots: Sequence[float], ranks: Sequence[int]) -> Days:
    """Take one requisition after the other in every draw at once: they differ in which is next.

    The slots of a draw are kept in the order in which they become free: the first one is taken, and
    moves behind those that are free before it is again.
    """
    count, draws = durations.shape
    lines, days = _lines(opened, ranks)
    at, longest = np.arange(draws), lines.shape[1]
    free = np.repeat(np.sort(np.asarray(slots, dtype=np.float64))[:count, None], draws, axis=1)
    waiting = np.repeat(days[:, :1], draws, axis=1)
    heads = np.repeat(np.arange(len(lines)) * longest, draws)
    begun = np.empty(count * draws)
    busy = np.empty_like(free)
    of_lines, takes = waiting.reshape(-1), durations.reshape(-1)
    for _ in range(count):
        day = np.maximum(free[0], waiting.min(axis=0))
        line = (waiting <= day).argmax(axis=0) * draws + at
        head = heads.take(line)
        cell = lines.take(head) * draws + at
        begun[cell] = day
        np.maximum(free, day + takes.take(cell), out=busy)
        np.minimum(free[1:], busy[:-1], out=free[:-1])
        free[-1] = busy[-1]
        heads[line] = head + 1
        of_lines[line] = days.take(head + 1)
    return begun.reshape(count, draws)


def _lines(opened: Days, ranks: Sequence[int]) -> tuple[NDArray[np.intp], Days]:
    """Return the requisitions of each rank in their order, and when each was opened.

    Lines are filled up to one length, with requisitions that are never opened.
    """
    of_rank = np.asarray(ranks)
    found = [
        members[np.argsort(opened[members], kind="stable")]
        for members in (np.flatnonzero(of_rank == rank) for rank in sorted(set(ranks)))
    ]
    longest = max(len(line) for line in found) + 1
    lines = np.zeros((len(found), longest), dtype=np.intp)
    days = np.full((len(found), longest), inf)
    for number, line in enumerate(found):
        lines[number, : len(line)] = line
        days[number, : len(line)] = opened[line]
    return lines, days
